//! The operations that this sandbox serves: one line each, and everything that calls them follows.

use axum::http::Method;
use rusqlite::Connection;

use crate::call::Call;
use crate::problem::{Answer, Problem};
use crate::routes::{
    accounts, automations, campaigns, channels, contacts, custom_fields, embedding, invitations,
    lists, media, messages, partner_credit, partners, reports, roles, starters, tags, templates,
    tickets, webhooks,
};

pub(crate) type Handler = fn(&Connection, &Call) -> Result<Answer, Problem>;

pub(crate) struct Operation {
    pub(crate) id: &'static str,
    pub(crate) method: Method,
    pub(crate) path: &'static str,
    /// Calls a minute. `None` where no source states a limit.
    pub(crate) per_minute: Option<usize>,
    pub(crate) handler: Handler,
}

impl Operation {
    /// The starters are called by forms and shops: their secret is in the body. [doc]
    pub(crate) fn needs_key(&self) -> bool {
        !self.path.starts_with("/wh/")
    }
}

macro_rules! operations {
    ($($id:literal $method:ident $path:literal $per_minute:expr, $handler:path;)*) => {
        /// The limits of `contacts.*` without the operators', of `custom_fields.list` and of
        /// `messages.send` are [doc], those of `webhooks.*` are [inferred], the others [seed].
        pub(crate) static OPERATIONS: &[Operation] = &[$(Operation {
            id: $id,
            method: Method::$method,
            path: $path,
            per_minute: $per_minute,
            handler: $handler,
        },)*];
    };
}

operations! {
    "contacts.list"                             GET    "/api/1/contacts/"                                  Some(120), contacts::list;
    "contacts.sync"                             POST   "/api/1/contacts/sync/"                             Some(120), contacts::sync;
    "contacts.sync_all"                         POST   "/api/1/contacts/sync_all/"                         Some(1),   contacts::sync_all;
    "contacts.retrieve"                         GET    "/api/1/contacts/{id}/"                             None,      contacts::retrieve;
    "contacts.update"                           PATCH  "/api/1/contacts/{id}/"                             None,      contacts::update;
    "contacts.delete"                           DELETE "/api/1/contacts/{id}/"                             None,      contacts::delete;
    "contacts.add_operator"                     POST   "/api/1/contacts/{id}/add_operator/"                Some(5),   contacts::add_operator;
    "contacts.remove_operator"                  POST   "/api/1/contacts/{id}/remove_operator/"             Some(5),   contacts::remove_operator;
    "custom_fields.list"                        GET    "/api/1/custom-fields/"                             Some(5),   custom_fields::list;
    "custom_fields.create"                      POST   "/api/1/custom-fields/"                             None,      custom_fields::create;
    "custom_fields.retrieve"                    GET    "/api/1/custom-fields/{id}/"                        None,      custom_fields::retrieve;
    "custom_fields.update"                      PATCH  "/api/1/custom-fields/{id}/"                        None,      custom_fields::update;
    "custom_fields.delete"                      DELETE "/api/1/custom-fields/{id}/"                        Some(5),   custom_fields::delete;
    "lists.list"                                GET    "/api/1/lists/"                                     Some(5),   lists::list;
    "lists.create"                              POST   "/api/1/lists/"                                     Some(10),  lists::create;
    "lists.retrieve"                            GET    "/api/1/lists/{id}/"                                Some(5),   lists::retrieve;
    "lists.delete"                              DELETE "/api/1/lists/{id}/"                                Some(5),   lists::delete;
    "lists.sync_contacts"                       POST   "/api/1/lists/{id}/sync_contacts/"                  Some(1),   lists::sync_contacts;
    "lists.remove_contacts"                     POST   "/api/1/lists/{id}/remove_contacts/"                Some(5),   lists::remove_contacts;
    "lists.remove_all_contacts"                 POST   "/api/1/lists/{id}/remove_all_contacts/"            Some(5),   lists::remove_all_contacts;
    "tags.list"                                 GET    "/api/1/tags/"                                      None,      tags::list;
    "tags.retrieve"                             GET    "/api/1/tags/{id}/"                                 None,      tags::retrieve;
    "messages.send"                             POST   "/api/1/messages/send/"                             Some(240), messages::send;
    "templates.list"                            GET    "/api/1/templates/"                                 None,      templates::list;
    "templates.create"                          POST   "/api/1/templates/"                                 Some(10),  templates::create;
    "templates.retrieve"                        GET    "/api/1/templates/{id}/"                            None,      templates::retrieve;
    "templates.update"                          PATCH  "/api/1/templates/{id}/"                            Some(10),  templates::update;
    "templates.delete"                          DELETE "/api/1/templates/{id}/"                            Some(10),  templates::delete;
    "templates.clone"                           GET    "/api/1/templates/{id}/clone/"                      None,      templates::clone;
    "templates.submit"                          POST   "/api/1/templates/{id}/submit/"                     None,      templates::submit;
    "templates.back_to_draft"                   POST   "/api/1/templates/{id}/back_to_draft/"              None,      templates::back_to_draft;
    "automations.start"                         POST   "/wh/ap/{uuid}/"                                    None,      starters::start;
    "automations.start_bulk"                    POST   "/wh/ap/{uuid}/bulk/"                               None,      starters::start_bulk;
    "automations.list"                          GET    "/api/1/automations/"                               None,      automations::list;
    "automations.create"                        POST   "/api/1/automations/"                               None,      automations::create;
    "automations.retrieve"                      GET    "/api/1/automations/{id}/"                          None,      automations::retrieve;
    "automations.custom_fields_used"            GET    "/api/1/automations/{id}/custom-fields-used/"       None,      automations::custom_fields_used;
    "campaigns.list"                            GET    "/api/1/campaigns/"                                 None,      campaigns::list;
    "campaigns.create"                          POST   "/api/1/campaigns/"                                 None,      campaigns::create;
    "campaigns.retrieve"                        GET    "/api/1/campaigns/{id}/"                            None,      campaigns::retrieve;
    "campaigns.update"                          PATCH  "/api/1/campaigns/{id}/"                            Some(5),   campaigns::update;
    "campaigns.delete"                          DELETE "/api/1/campaigns/{id}/"                            None,      campaigns::delete;
    "media.list"                                GET    "/api/1/media/"                                     None,      media::list;
    "media.create"                              POST   "/api/1/media/"                                     Some(120), media::create;
    "media.retrieve"                            GET    "/api/1/media/{id}/"                                None,      media::retrieve;
    "media.update"                              PATCH  "/api/1/media/{id}/"                                Some(120), media::update;
    "media.delete"                              DELETE "/api/1/media/{id}/"                                Some(60),  media::delete;
    "tickets.list"                              GET    "/api/1/tickets/"                                   None,      tickets::list;
    "tickets.create"                            POST   "/api/1/tickets/"                                   Some(120), tickets::create;
    "tickets.retrieve"                          GET    "/api/1/tickets/{id}/"                              None,      tickets::retrieve;
    "tickets.update"                            PATCH  "/api/1/tickets/{id}/"                              None,      tickets::update;
    "tickets.delete"                            DELETE "/api/1/tickets/{id}/"                              Some(60),  tickets::delete;
    "webhooks.list"                             GET    "/api/1/external-webhooks/"                         Some(30),  webhooks::list;
    "webhooks.create"                           POST   "/api/1/external-webhooks/"                         Some(30),  webhooks::create;
    "webhooks.retrieve"                         GET    "/api/1/external-webhooks/{id}/"                    Some(30),  webhooks::retrieve;
    "webhooks.update"                           PATCH  "/api/1/external-webhooks/{id}/"                    Some(30),  webhooks::update;
    "webhooks.delete"                           DELETE "/api/1/external-webhooks/{id}/"                    Some(30),  webhooks::delete;
    "webhooks.get_expands"                      GET    "/api/1/external-webhooks/{id}/expands/"            Some(30),  webhooks::get_expands;
    "webhooks.set_expands"                      POST   "/api/1/external-webhooks/{id}/expands/"            Some(30),  webhooks::set_expands;
    "webhooks.test"                             POST   "/api/1/external-webhooks/{id}/test/"               Some(30),  webhooks::test;
    "webhooks.rotate_secret"                    POST   "/api/1/external-webhooks/{id}/rotate_secret/"      Some(30),  webhooks::rotate_secret;
    "accounts.list"                             GET    "/api/1/accounts/"                                  Some(5),   accounts::list;
    "accounts.retrieve"                         GET    "/api/1/accounts/{id}/"                             None,      accounts::retrieve;
    "accounts.retrieve_by_phone"                GET    "/api/1/accounts/phone/{phone}/"                    None,      accounts::retrieve_by_phone;
    "accounts.current_report"                   GET    "/api/1/accounts/{id}/current_report/"              None,      reports::current_of_account;
    "accounts.create_onboarding_link"           POST   "/api/1/accounts/{id}/onboarding/"                  None,      accounts::create_onboarding_link;
    "agencies.list"                             GET    "/api/1/agencies/"                                  None,      accounts::list_agencies;
    "agencies.retrieve"                         GET    "/api/1/agencies/{id}/"                             None,      accounts::retrieve_agency;
    "channels.list"                             GET    "/api/1/channel/"                                   None,      channels::list;
    "channels.retrieve"                         GET    "/api/1/channel/{id}/"                              None,      channels::retrieve;
    "channels.create"                           POST   "/api/1/channel/"                                   None,      channels::create;
    "channels.rename"                           PATCH  "/api/1/channel/{id}/"                              None,      channels::rename;
    "channels.set_primary"                      POST   "/api/1/channel/{id}/set-primary/"                  None,      channels::set_primary;
    "channels.refresh_wa_status"                POST   "/api/1/channel/{id}/refresh-wa-status/"            None,      channels::refresh_wa_status;
    "channels.retrieve_by_phone"                GET    "/api/1/channel/phone/{identifier}/"                None,      channels::retrieve_by_phone;
    "roles.list"                                GET    "/api/1/roles/"                                     None,      roles::list;
    "roles.retrieve"                            GET    "/api/1/roles/{id}/"                                Some(5),   roles::retrieve;
    "roles.add_service_user"                    POST   "/api/1/roles/add_service_user/"                    Some(10),  roles::add_service_user;
    "roles.generate_private_key"                POST   "/api/1/roles/{id}/generate_private_key/"           Some(10),  roles::generate_private_key;
    "roles.has_private_key"                     GET    "/api/1/roles/{id}/has_private_key/"                Some(10),  roles::has_private_key;
    "roles.update_role"                         POST   "/api/1/roles/{id}/update_role/"                    Some(10),  roles::update_role;
    "roles.delete"                              DELETE "/api/1/roles/{id}/"                                Some(5),   roles::delete;
    "invitations.list"                          GET    "/api/1/invitations/"                               None,      invitations::list;
    "invitations.retrieve"                      GET    "/api/1/invitations/{id}/"                          None,      invitations::retrieve;
    "invitations.create"                        POST   "/api/1/invitations/"                               None,      invitations::create;
    "invitations.send"                          POST   "/api/1/invitations/{id}/send/"                     Some(5),   invitations::send;
    "invitations.update_role"                   POST   "/api/1/invitations/{id}/update_role/"              Some(5),   invitations::update_role;
    "invitations.delete"                        DELETE "/api/1/invitations/{id}/"                          None,      invitations::delete;
    "embedding.get_authentication_token"        POST   "/api/1/auth/get_authentication_token/"             None,      embedding::get_authentication_token;
    "reports.list"                              GET    "/api/1/reports/"                                   None,      reports::list;
    "reports.detailed"                          GET    "/api/1/reports/detailed/"                          None,      reports::detailed;
    "partners.create_conversations_subrecharge" POST   "/api/1/partners/create_conversations_subrecharge/" None,      partner_credit::create_conversations_subrecharge;
    "partners.list"                             GET    "/api/1/partners/"                                  None,      partners::list;
    "partners.accounts"                         GET    "/api/1/partners/accounts/"                         None,      partners::accounts;
    "partners.onboarding"                       POST   "/api/1/partners/onboarding/"                       None,      partners::onboarding;
    "partners.create_api_key_for_account"       POST   "/api/1/partners/create_api_key_for_account/"       None,      partners::create_api_key_for_account;
    "partners.revoke_api_key_for_account"       POST   "/api/1/partners/revoke_api_key_for_account/"       None,      partners::revoke_api_key_for_account;
    "partners.add_sv_clients"                   POST   "/api/1/partners/add_sv_clients/"                   None,      partners::add_sv_clients;
    "partners.create_subrecharge"               POST   "/api/1/partners/create_subrecharge/"               None,      partner_credit::create_subrecharge;
    "partners.set_profits"                      POST   "/api/1/partners/set_profits/"                      None,      partner_credit::set_profits;
    "partners.move_credit_from_account"         POST   "/api/1/partners/move_credit_from_account/"         None,      partner_credit::move_credit_from_account;
    "partners.get_account_report"               GET    "/api/1/partners/get_account_report/"               None,      partners::get_account_report;
    "partners.get_account_forecasts"            GET    "/api/1/partners/get_account_forecasts/"            None,      partners::get_account_forecasts;
    "partner_roles.list"                        GET    "/api/1/partner-roles/"                             None,      roles::list;
    "partner_roles.retrieve"                    GET    "/api/1/partner-roles/{id}/"                        None,      roles::retrieve;
    "partner_roles.generate_private_key"        POST   "/api/1/partner-roles/{id}/generate_private_key/"   None,      roles::generate_private_key;
    "partner_roles.has_private_key"             GET    "/api/1/partner-roles/{id}/has_private_key/"        None,      roles::has_private_key;
    "partner_roles.update_role"                 POST   "/api/1/partner-roles/{id}/update_role/"            None,      roles::update_role;
    "partner_roles.delete"                      DELETE "/api/1/partner-roles/{id}/"                        None,      roles::delete;
    "partner_invitations.list"                  GET    "/api/1/partner-invitations/"                       None,      invitations::list;
    "partner_invitations.retrieve"              GET    "/api/1/partner-invitations/{id}/"                  None,      invitations::retrieve;
    "partner_invitations.create"                POST   "/api/1/partner-invitations/"                       None,      invitations::create;
    "partner_invitations.send"                  POST   "/api/1/partner-invitations/{id}/send/"             None,      invitations::send;
    "partner_invitations.update_role"           POST   "/api/1/partner-invitations/{id}/update_role/"      None,      invitations::update_role;
    "partner_invitations.delete"                DELETE "/api/1/partner-invitations/{id}/"                  None,      invitations::delete;
}

pub(crate) fn find(method: &Method, path: &str) -> Option<&'static Operation> {
    OPERATIONS
        .iter()
        .find(|operation| operation.path == path && operation.method == method)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::Value;

    use super::OPERATIONS;

    #[test]
    fn every_operation_is_served_as_specified() {
        let spec: Value = serde_json::from_str(include_str!("../../spec/operations.json")).unwrap();
        let text = |specified: &Value, name: &str| specified[name].as_str().unwrap().to_owned();
        let row = |specified: &Value| {
            (
                text(specified, "id"),
                text(specified, "method"),
                text(specified, "path"),
                specified["rate_limit_per_minute"].as_u64(),
            )
        };
        let specified: BTreeSet<_> = spec
            .as_array()
            .unwrap()
            .iter()
            .filter(|row| row["variant_of"].is_null())
            .map(row)
            .collect();
        let served: BTreeSet<_> = OPERATIONS
            .iter()
            .map(|served| {
                (
                    served.id.to_owned(),
                    served.method.to_string(),
                    served.path.to_owned(),
                    served.per_minute.map(|limit| limit as u64),
                )
            })
            .collect();
        assert_eq!(served, specified);
    }
}
