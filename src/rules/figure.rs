//! What a message tells of a value: a number or a word.

use crate::decimal;

/// A figure for a message, as text. Made from strings and whole numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure(pub(crate) String);

impl From<String> for Figure {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for Figure {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<i64> for Figure {
    fn from(number: i64) -> Self {
        Self(decimal(number))
    }
}

macro_rules! from_smaller {
    ($($number:ty),*) => {$(
        impl From<$number> for Figure {
            fn from(number: $number) -> Self {
                Self(decimal(i64::from(number)))
            }
        }
    )*};
}

from_smaller!(u8, u16, u32, i32);

/// A count that does not fit in 63 bits is told as the largest that does.
impl From<usize> for Figure {
    fn from(count: usize) -> Self {
        Self(decimal(i64::try_from(count).unwrap_or(i64::MAX)))
    }
}
