//! Texts, numbers and lists with bounds.

use crate::schema::{FieldType, Type};
use serde::Serialize;

/// A text of at most `MAX` characters; it may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct ShortText<const MAX: usize>(String);

/// A text of at most `MAX` characters that must not be blank.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Label<const MAX: usize>(String);

/// A list of at least `MIN` and at most `MAX` items.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Items<T, const MIN: usize, const MAX: usize>(pub Vec<T>);

/// A list that may be empty.
pub type AnyNumber<T> = Items<T, 0, { usize::MAX }>;

/// A whole number between two others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Whole<const MIN: i64, const MAX: i64>(pub i64);

/// The greatest whole number that every reader of JSON keeps exactly.
const GREATEST: i64 = (1 << 53) - 1;

/// A number of things, also none.
pub type Count = Whole<0, GREATEST>;

/// A number of things, at least one; of money, in thousandths of a euro: 10000 are 10 EUR.
pub type Amount = Whole<1, GREATEST>;

impl<T: Into<String>, const MAX: usize> From<T> for ShortText<MAX> {
    fn from(text: T) -> Self {
        Self(text.into())
    }
}

impl<T: Into<String>, const MAX: usize> From<T> for Label<MAX> {
    fn from(text: T) -> Self {
        Self(text.into())
    }
}

impl<const MIN: i64, const MAX: i64> From<i64> for Whole<MIN, MAX> {
    fn from(number: i64) -> Self {
        Self(number)
    }
}

impl<T, const MIN: usize, const MAX: usize> From<Vec<T>> for Items<T, MIN, MAX> {
    fn from(items: Vec<T>) -> Self {
        Self(items)
    }
}

impl<T, const MIN: usize, const MAX: usize> Default for Items<T, MIN, MAX> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: FieldType, const MIN: usize, const MAX: usize> FieldType for Items<T, MIN, MAX> {
    const TYPE: Type = Type::List {
        of: &T::TYPE,
        min: MIN,
        max: MAX,
    };
}

impl<const MAX: usize> FieldType for ShortText<MAX> {
    const TYPE: Type = Type::ShortText { max: MAX };
}

impl<const MAX: usize> FieldType for Label<MAX> {
    const TYPE: Type = Type::Label { max: MAX };
}

impl<const MIN: i64, const MAX: i64> FieldType for Whole<MIN, MAX> {
    const TYPE: Type = Type::Integer { min: MIN, max: MAX };
}
