//! Fields of an answer that this version does not know.

use crate::schema::Value;
use core::fmt;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What an answer holds beyond the fields that are known, by name. Nothing of it is lost when the
/// model is serialised again.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct UnknownFields(BTreeMap<String, Value>);

impl UnknownFields {
    /// The value of one such field.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }

    /// The names, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

/// Names only: the values may be personal.
impl fmt::Debug for UnknownFields {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_set().entries(self.0.keys()).finish()
    }
}
