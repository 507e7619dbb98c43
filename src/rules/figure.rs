//! What a message tells of a value: a number or a word.

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

/// A whole number in decimal digits.
///
/// The standard library's `to_string` brings all that formatting can do along, which would be 1.3 KB of the
/// package.
///
/// ```
/// assert_eq!(spoki_rules::decimal(-1029), "-1029");
/// ```
pub fn decimal(number: i64) -> String {
    let mut digits = Vec::with_capacity(20);
    let mut rest = number.unsigned_abs();
    while rest > 0 || digits.is_empty() {
        digits.push(char::from(b'0' + u8::try_from(rest % 10).unwrap_or(0)));
        rest /= 10;
    }
    if number < 0 {
        digits.push('-');
    }
    digits.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::decimal;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn decimal_is_to_string(number in any::<i64>()) {
            prop_assert_eq!(decimal(number), number.to_string());
        }
    }

    #[test]
    fn the_borders_are_written_too() {
        for number in [0, 1, 9, 10, -1, i64::MIN, i64::MAX] {
            assert_eq!(decimal(number), number.to_string());
        }
    }
}
