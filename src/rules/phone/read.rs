//! The digits of a phone number as people and spreadsheets write it.

use super::Refusal;
use crate::Code;
use spoki_numbering::is_separator;
use spoki_numbering::written::{self, Flaw};

/// More than the longest international prefix, calling code and number together.
const MOST: usize = 32;

/// The digits of an input, as values from 0 to 9.
pub(super) struct Digits {
    values: [u8; MOST],
    length: usize,
    /// Whether the first digit was preceded by `+`.
    pub(super) plus: bool,
    /// How many more digits there were than any number has.
    pub(super) surplus: usize,
}

impl Digits {
    /// No digits yet; [`read`] fills them in. (A value this large is better not moved around.)
    pub(super) const fn none() -> Self {
        Self {
            values: [0; MOST],
            length: 0,
            plus: false,
            surplus: 0,
        }
    }

    #[inline]
    pub(super) fn values(&self) -> &[u8] {
        self.values.get(..self.length).unwrap_or_default()
    }

    #[inline]
    fn push(&mut self, value: u8) {
        match self.values.get_mut(self.length) {
            Some(place) => {
                *place = value;
                self.length += 1;
            }
            None => self.surplus += 1,
        }
    }
}

/// Reads the digits of a text in ASCII; separators that people use are passed over.
#[inline]
pub(super) fn read(input: &[u8], digits: &mut Digits) -> Result<(), Refusal> {
    *digits = Digits::none();
    for &byte in input {
        match byte {
            b'0'..=b'9' => digits.push(byte - b'0'),
            separator if is_separator(separator) => {}
            b'+' if digits.length == 0 && !digits.plus => digits.plus = true,
            // A leading apostrophe makes a spreadsheet keep a cell as text.
            b'\'' if digits.length == 0 && !digits.plus => {}
            _ => return Err(flaw(input)),
        }
    }
    if digits.length == 0 {
        return Err(Code::PhoneEmpty.into());
    }
    Ok(())
}

/// Why a text with a character that no phone number has is none.
#[cold]
fn flaw(input: &[u8]) -> Refusal {
    match written::flaw(input) {
        Flaw::Scientific => Code::PhoneScientific.into(),
        Flaw::Extension => Code::PhoneExtension.into(),
        Flaw::Other => Code::PhoneNotANumber.into(),
    }
}
