//! The handlers of the operations, one file per area.

pub(crate) mod accounts;
pub(crate) mod automations;
pub(crate) mod campaigns;
pub(crate) mod channels;
pub(crate) mod contacts;
pub(crate) mod custom_fields;
pub(crate) mod embedding;
pub(crate) mod invitations;
pub(crate) mod lists;
pub(crate) mod media;
pub(crate) mod messages;
pub(crate) mod partner_credit;
pub(crate) mod partners;
pub(crate) mod reports;
pub(crate) mod roles;
pub(crate) mod starters;
pub(crate) mod tags;
pub(crate) mod templates;
pub(crate) mod tickets;
pub(crate) mod webhooks;

mod automation_form;
mod contact_rows;
mod message_form;
mod onboarding;
mod template_form;
