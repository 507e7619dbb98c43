//! The endpoints: one declaration each, in the file of its area.
//!
//! A declaration is the only place where an endpoint is told. From it come the typed request
//! (`contacts::Sync`), the row that the client interprets ([`Operation`]), the JavaScript method
//! with its typing, and the documentation. `spec/operations.json` holds the same facts from the
//! reference, and a test compares the two both ways.
//!
//! The example of each area makes a request ready ([`request`](crate::protocol::request)). On wasm32
//! a `client::Client` sends it:
//! `client.call(tags::Retrieve { id: 5.into() }, &CallOptions::default()).await`.

#[macro_use]
mod declare;
mod operation;
pub mod outline;

pub mod accounts;
pub mod agencies;
pub mod automations;
pub mod campaigns;
pub mod channels;
pub mod contacts;
pub mod custom_fields;
pub mod embedding;
pub mod invitations;
pub mod lists;
pub mod media;
pub mod messages;
pub mod partner_invitations;
pub mod partner_roles;
pub mod partners;
pub mod reports;
pub mod roles;
pub mod tags;
pub mod templates;
pub mod tickets;
pub mod webhooks;

pub use operation::{
    Answer, AnswerKind, Auth, Batches, Body, Endpoint, Maybe, Method, Nothing, Operation, Reach,
    Retry, Unpublished,
};

/// Every area: the name of its resource, and its operations in the order of their declarations.
pub const AREAS: &[(&str, &[Operation])] = &[
    ("accounts", accounts::OPERATIONS),
    ("agencies", agencies::OPERATIONS),
    ("automations", automations::OPERATIONS),
    ("campaigns", campaigns::OPERATIONS),
    ("channels", channels::OPERATIONS),
    ("contacts", contacts::OPERATIONS),
    ("custom_fields", custom_fields::OPERATIONS),
    ("embedding", embedding::OPERATIONS),
    ("invitations", invitations::OPERATIONS),
    ("lists", lists::OPERATIONS),
    ("media", media::OPERATIONS),
    ("messages", messages::OPERATIONS),
    ("partner_invitations", partner_invitations::OPERATIONS),
    ("partner_roles", partner_roles::OPERATIONS),
    ("partners", partners::OPERATIONS),
    ("reports", reports::OPERATIONS),
    ("roles", roles::OPERATIONS),
    ("tags", tags::OPERATIONS),
    ("templates", templates::OPERATIONS),
    ("tickets", tickets::OPERATIONS),
    ("webhooks", webhooks::OPERATIONS),
];

/// The schemas that the npm package shows: their names, and the operations whose inputs they are.
pub const SCHEMAS: &[(&str, &str)] = &[
    ("automation", "automations.create"),
    ("automationStart", "automations.start"),
    ("campaign", "campaigns.create"),
    ("channel", "channels.create"),
    ("contact", "contacts.update"),
    ("contactSync", "contacts.sync"),
    ("customField", "custom_fields.create"),
    ("invitation", "invitations.create"),
    ("list", "lists.create"),
    ("media", "media.create"),
    ("message", "messages.send"),
    ("partnerInvitation", "partner_invitations.create"),
    ("role", "roles.add_service_user"),
    ("template", "templates.create"),
    ("ticket", "tickets.create"),
    ("webhook", "webhooks.create"),
];

/// Every operation, area by area.
pub fn operations() -> impl Iterator<Item = &'static Operation> {
    AREAS.iter().flat_map(|(_, operations)| operations.iter())
}

/// The operation at a place in [`operations`]: the number by which the npm package calls it.
pub fn operation(number: usize) -> Option<&'static Operation> {
    operations().nth(number)
}

/// The operation of that id.
///
/// ```
/// let operation = spoki::api::find("contacts.sync").unwrap();
/// assert_eq!(operation.path, "/api/1/contacts/sync/");
/// ```
pub fn find(id: &str) -> Option<&'static Operation> {
    operations().find(|operation| operation.id == id)
}
