//! What the caller's own data is made of, and the two ways to say that there is nothing.

use crate::schema::{FieldType, Type, Value};
use core::fmt;
use serde::Serialize;

/// An object of anything that JSON can hold, in the order in which its fields were added.
#[derive(Clone, Default, PartialEq)]
pub struct AnyObject(Vec<(String, Value)>);

impl AnyObject {
    /// Adds one field.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: Value) -> Self {
        self.0.push((name.into(), value));
        self
    }
}

impl Serialize for AnyObject {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

/// Names only: the values may be personal.
impl fmt::Debug for AnyObject {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_set()
            .entries(self.0.iter().map(|(name, _)| name))
            .finish()
    }
}

impl FieldType for AnyObject {
    const TYPE: Type = Type::AnyObject;
}

impl FieldType for Value {
    const TYPE: Type = Type::Any;
}

/// A value, or `null`, which empties the field in Spoki. A field that is left out stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(untagged)]
pub enum OrNull<T> {
    /// `null`.
    #[default]
    Null,
    /// A value.
    Value(T),
}

impl<T: FieldType> FieldType for OrNull<T> {
    const TYPE: Type = Type::Nullable(&T::TYPE);
}

/// `null` and nothing else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Null;

impl FieldType for Null {
    const TYPE: Type = Type::Null;
}
