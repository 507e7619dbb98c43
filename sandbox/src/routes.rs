//! The handlers of the operations, one file per area.

pub(crate) mod accounts;
pub(crate) mod channels;
pub(crate) mod contacts;
pub(crate) mod custom_fields;
pub(crate) mod embedding;
pub(crate) mod invitations;
pub(crate) mod lists;
pub(crate) mod partner_credit;
pub(crate) mod partners;
pub(crate) mod reports;
pub(crate) mod roles;
pub(crate) mod tags;

mod contact_rows;
mod onboarding;
