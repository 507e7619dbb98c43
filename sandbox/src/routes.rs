//! The handlers of the operations, one file per area.

pub(crate) mod automations;
pub(crate) mod campaigns;
pub(crate) mod contacts;
pub(crate) mod custom_fields;
pub(crate) mod lists;
pub(crate) mod media;
pub(crate) mod messages;
pub(crate) mod starters;
pub(crate) mod tags;
pub(crate) mod templates;
pub(crate) mod tickets;
pub(crate) mod webhooks;

mod automation_form;
mod contact_rows;
mod message_form;
mod template_form;
