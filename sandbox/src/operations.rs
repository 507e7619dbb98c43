//! The operations that this sandbox serves: one line each, and everything that calls them follows.

use axum::http::Method;
use rusqlite::Connection;

use crate::call::Call;
use crate::problem::{Answer, Problem};
use crate::routes::{
    automations, campaigns, contacts, custom_fields, lists, media, messages, starters, tags,
    templates, tickets, webhooks,
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
    "contacts.list"             GET    "/api/1/contacts/"                           Some(120), contacts::list;
    "contacts.sync"             POST   "/api/1/contacts/sync/"                      Some(120), contacts::sync;
    "contacts.sync_all"         POST   "/api/1/contacts/sync_all/"                  Some(1),   contacts::sync_all;
    "contacts.retrieve"         GET    "/api/1/contacts/{id}/"                      None,      contacts::retrieve;
    "contacts.update"           PATCH  "/api/1/contacts/{id}/"                      None,      contacts::update;
    "contacts.delete"           DELETE "/api/1/contacts/{id}/"                      None,      contacts::delete;
    "contacts.add_operator"     POST   "/api/1/contacts/{id}/add_operator/"         Some(5),   contacts::add_operator;
    "contacts.remove_operator"  POST   "/api/1/contacts/{id}/remove_operator/"      Some(5),   contacts::remove_operator;
    "custom_fields.list"        GET    "/api/1/custom-fields/"                      Some(5),   custom_fields::list;
    "custom_fields.create"      POST   "/api/1/custom-fields/"                      None,      custom_fields::create;
    "custom_fields.retrieve"    GET    "/api/1/custom-fields/{id}/"                 None,      custom_fields::retrieve;
    "custom_fields.update"      PATCH  "/api/1/custom-fields/{id}/"                 None,      custom_fields::update;
    "custom_fields.delete"      DELETE "/api/1/custom-fields/{id}/"                 Some(5),   custom_fields::delete;
    "lists.list"                GET    "/api/1/lists/"                              Some(5),   lists::list;
    "lists.create"              POST   "/api/1/lists/"                              Some(10),  lists::create;
    "lists.retrieve"            GET    "/api/1/lists/{id}/"                         Some(5),   lists::retrieve;
    "lists.delete"              DELETE "/api/1/lists/{id}/"                         Some(5),   lists::delete;
    "lists.sync_contacts"       POST   "/api/1/lists/{id}/sync_contacts/"           Some(1),   lists::sync_contacts;
    "lists.remove_contacts"     POST   "/api/1/lists/{id}/remove_contacts/"         Some(5),   lists::remove_contacts;
    "lists.remove_all_contacts" POST   "/api/1/lists/{id}/remove_all_contacts/"     Some(5),   lists::remove_all_contacts;
    "tags.list"                 GET    "/api/1/tags/"                               None,      tags::list;
    "tags.retrieve"             GET    "/api/1/tags/{id}/"                          None,      tags::retrieve;
    "messages.send"             POST   "/api/1/messages/send/"                      Some(240), messages::send;
    "templates.list"            GET    "/api/1/templates/"                          None,      templates::list;
    "templates.create"          POST   "/api/1/templates/"                          Some(10),  templates::create;
    "templates.retrieve"        GET    "/api/1/templates/{id}/"                     None,      templates::retrieve;
    "templates.update"          PATCH  "/api/1/templates/{id}/"                     Some(10),  templates::update;
    "templates.delete"          DELETE "/api/1/templates/{id}/"                     Some(10),  templates::delete;
    "templates.clone"           GET    "/api/1/templates/{id}/clone/"               None,      templates::clone;
    "templates.submit"          POST   "/api/1/templates/{id}/submit/"              None,      templates::submit;
    "templates.back_to_draft"   POST   "/api/1/templates/{id}/back_to_draft/"       None,      templates::back_to_draft;
    "webhooks.list"             GET    "/api/1/external-webhooks/"                  Some(30),  webhooks::list;
    "webhooks.create"           POST   "/api/1/external-webhooks/"                  Some(30),  webhooks::create;
    "webhooks.retrieve"         GET    "/api/1/external-webhooks/{id}/"             Some(30),  webhooks::retrieve;
    "webhooks.update"           PATCH  "/api/1/external-webhooks/{id}/"             Some(30),  webhooks::update;
    "webhooks.delete"           DELETE "/api/1/external-webhooks/{id}/"             Some(30),  webhooks::delete;
    "webhooks.get_expands"      GET    "/api/1/external-webhooks/{id}/expands/"     Some(30),  webhooks::get_expands;
    "webhooks.set_expands"      POST   "/api/1/external-webhooks/{id}/expands/"     Some(30),  webhooks::set_expands;
    "webhooks.test"             POST   "/api/1/external-webhooks/{id}/test/"        Some(30),  webhooks::test;
    "webhooks.rotate_secret"    POST   "/api/1/external-webhooks/{id}/rotate_secret/" Some(30), webhooks::rotate_secret;
    "automations.start"         POST   "/wh/ap/{uuid}/"                             None,      starters::start;
    "automations.start_bulk"    POST   "/wh/ap/{uuid}/bulk/"                        None,      starters::start_bulk;
    "automations.list"          GET    "/api/1/automations/"                        None,      automations::list;
    "automations.create"        POST   "/api/1/automations/"                        None,      automations::create;
    "automations.retrieve"      GET    "/api/1/automations/{id}/"                   None,      automations::retrieve;
    "automations.custom_fields_used" GET "/api/1/automations/{id}/custom-fields-used/" None,   automations::custom_fields_used;
    "campaigns.list"            GET    "/api/1/campaigns/"                          None,      campaigns::list;
    "campaigns.create"          POST   "/api/1/campaigns/"                          None,      campaigns::create;
    "campaigns.retrieve"        GET    "/api/1/campaigns/{id}/"                     None,      campaigns::retrieve;
    "campaigns.update"          PATCH  "/api/1/campaigns/{id}/"                     Some(5),   campaigns::update;
    "campaigns.delete"          DELETE "/api/1/campaigns/{id}/"                     None,      campaigns::delete;
    "media.list"                GET    "/api/1/media/"                              None,      media::list;
    "media.create"              POST   "/api/1/media/"                              Some(120), media::create;
    "media.retrieve"            GET    "/api/1/media/{id}/"                         None,      media::retrieve;
    "media.update"              PATCH  "/api/1/media/{id}/"                         Some(120), media::update;
    "media.delete"              DELETE "/api/1/media/{id}/"                         Some(60),  media::delete;
    "tickets.list"              GET    "/api/1/tickets/"                            None,      tickets::list;
    "tickets.create"            POST   "/api/1/tickets/"                            Some(120), tickets::create;
    "tickets.retrieve"          GET    "/api/1/tickets/{id}/"                       None,      tickets::retrieve;
    "tickets.update"            PATCH  "/api/1/tickets/{id}/"                       None,      tickets::update;
    "tickets.delete"            DELETE "/api/1/tickets/{id}/"                       Some(60),  tickets::delete;
}

pub(crate) fn find(method: &Method, path: &str) -> Option<&'static Operation> {
    OPERATIONS
        .iter()
        .find(|operation| operation.path == path && operation.method == method)
}
