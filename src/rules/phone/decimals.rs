//! The decimals that a spreadsheet writes behind a number.
//!
//! A column that a spreadsheet or a data frame took for numbers comes out as `3351234567.00` or, in
//! most of Europe, `3351234567,00`. People write a point between groups of digits as well:
//! `335.1234567`. What stands before the last point or comma decides:
//!
//! - It is no number by itself: the point separates, and a comma stands in no phone number.
//! - It is a number by itself, and the decimals are all zeros: it is that number.
//! - It is a number by itself, and the decimals are others: they are refused, and never read as
//!   digits of the number.
//!
//! Landlines vary in length, so that `06 4567` and `06 4567.890` can both be numbers. Three or more
//! digits behind a point are a group there, if the whole is a number too; in a bare run of digits,
//! zeros are decimals even then.

use super::{E164, Kind, Phone, Refusal};
use crate::Code;

/// A text that may end in decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Decimals<'a> {
    /// What stands before the point or comma.
    whole: &'a [u8],
    /// The digits behind it.
    tail: &'a [u8],
    is_comma: bool,
}

impl<'a> Decimals<'a> {
    /// Splits a text whose last point or comma has nothing but digits behind it. With points
    /// before that point, all of them separate groups.
    pub(super) fn of(text: &'a [u8]) -> Option<Self> {
        let is_mark = |byte: &u8| matches!(byte, b'.' | b',');
        let text = text.trim_ascii();
        let (whole, behind) = text.split_at_checked(text.iter().rposition(is_mark)?)?;
        let (mark, tail) = behind.split_first()?;
        let is_comma = *mark == b',';
        let is_group = whole.contains(&b',') || (!is_comma && whole.contains(&b'.'));
        let is_number = !tail.is_empty() && tail.iter().all(u8::is_ascii_digit);
        (is_number && !is_group).then_some(Self {
            whole,
            tail,
            is_comma,
        })
    }

    /// The number of a text that was split, by the rule above. `read` reads a text in which points
    /// separate; `text` is the whole text.
    #[cold]
    pub(super) fn resolve(
        self,
        text: &[u8],
        read: &dyn Fn(&[u8]) -> Result<E164, Refusal>,
    ) -> Result<E164, Refusal> {
        let are_zeros = self.tail.iter().all(|byte| *byte == b'0');
        let joined = || read(text);
        let number = match read(self.whole) {
            Ok(number) => number,
            // The digits of the decimals are none of the number, so they do not count as too many.
            Err(refusal) if are_zeros && (self.is_comma || self.is_bare()) => {
                return joined().map_err(|_| refusal);
            }
            Err(_) => return joined(),
        };
        let may_be_group = !self.is_comma
            && self.tail.len() >= 3
            && !(are_zeros && self.is_bare())
            && Phone::of(number).is_some_and(|phone| phone.kind() == Kind::FixedLine);
        match joined() {
            Ok(joined) if may_be_group => Ok(joined),
            _ if are_zeros => Ok(number),
            _ => Err(Code::PhoneDecimals.into()),
        }
    }

    /// Whether a spreadsheet may have written it: a run of digits, perhaps behind `+` or an
    /// apostrophe.
    fn is_bare(self) -> bool {
        let digits = self.whole.strip_prefix(b"'").unwrap_or(self.whole);
        let digits = digits.strip_prefix(b"+").unwrap_or(digits);
        digits.iter().all(u8::is_ascii_digit)
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::Decimals;

    #[test]
    fn only_the_last_mark_can_begin_decimals() {
        for (text, expected) in [
            ("3351234567.00", Some(("3351234567", "00"))),
            (" 3351234567,5 ", Some(("3351234567", "5"))),
            ("3.351.234.567,00", Some(("3.351.234.567", "00"))),
            ("335.1234567", Some(("335", "1234567"))),
            (".5", Some(("", "5"))),
            ("335.123.4567", None),
            ("3,351,234.00", None),
            ("335.", None),
            ("335.12-34", None),
            ("335", None),
            ("", None),
        ] {
            let split = Decimals::of(text.as_bytes());
            let parts = split.map(|split| (split.whole, split.tail));
            let expected =
                expected.map(|(whole, tail): (&str, &str)| (whole.as_bytes(), tail.as_bytes()));
            assert_eq!(parts, expected, "{text}");
        }
    }
}
