//! The handlers of the operations, one file per area.

pub(crate) mod contacts;
pub(crate) mod custom_fields;
pub(crate) mod lists;
pub(crate) mod tags;

mod contact_rows;
