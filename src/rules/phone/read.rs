//! The digits of a phone number as people and spreadsheets write it.

use super::Refusal;
use crate::Code;

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

/// Reads the digits; separators that people use are passed over.
#[inline]
pub(super) fn read(input: &[u8], digits: &mut Digits) -> Result<(), Refusal> {
    let input = without_float_tail(input);
    *digits = Digits::none();
    for &byte in input {
        match byte {
            b'0'..=b'9' => digits.push(byte - b'0'),
            b' ' | b'.' | b'-' | b'/' | b'(' | b')' | b'\t' | b'\r' | b'\n' => {}
            b'+' if digits.length == 0 && !digits.plus => digits.plus = true,
            // A leading apostrophe makes a spreadsheet keep a cell as text.
            b'\'' if digits.length == 0 && !digits.plus => {}
            0x80.. => return read_unicode(input, digits),
            _ => return Err(diagnosis(input).into()),
        }
    }
    if digits.length == 0 {
        return Err(Code::PhoneEmpty.into());
    }
    Ok(())
}

/// A column of numbers that went through floating point ends in `.0`; nothing is lost by that.
#[inline]
fn without_float_tail(input: &[u8]) -> &[u8] {
    match input.strip_suffix(b".0") {
        Some(whole) if !whole.is_empty() && whole.iter().all(u8::is_ascii_digit) => whole,
        _ => input,
    }
}

/// Reads the digits of an input with other than ASCII characters, by their ASCII equivalents.
#[cold]
fn read_unicode(input: &[u8], digits: &mut Digits) -> Result<(), Refusal> {
    const LONGEST: usize = 128;
    let text = core::str::from_utf8(input).map_err(|_| Code::PhoneNotANumber)?;
    let mut ascii = [0; LONGEST];
    let mut length = 0;
    for symbol in text.chars().filter_map(equivalent) {
        *ascii.get_mut(length).ok_or(Code::PhoneNotANumber)? = symbol;
        length += 1;
    }
    read(ascii.get(..length).unwrap_or_default(), digits)
}

/// The ASCII character that stands for `symbol` in a phone number, none for what is invisible.
fn equivalent(symbol: char) -> Option<u8> {
    // What no phone number has; `read` refuses it.
    const OTHER: u8 = b'?';
    let digit_from = |zero: char| {
        u8::try_from(u32::from(symbol) - u32::from(zero)).map_or(OTHER, |value| b'0' + value)
    };
    Some(match symbol {
        // Zero-width characters and marks of direction, which come with copied numbers.
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}'
        | '\u{ad}' => {
            return None;
        }
        '\u{ff10}'..='\u{ff19}' => digit_from('\u{ff10}'),
        '\u{660}'..='\u{669}' => digit_from('\u{660}'),
        '\u{6f0}'..='\u{6f9}' => digit_from('\u{6f0}'),
        '\u{ff0b}' => b'+',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ff0d}' => b'-',
        '\u{ff08}' => b'(',
        '\u{ff09}' => b')',
        '\u{ff0e}' => b'.',
        '\u{ff0f}' => b'/',
        '\u{2018}' | '\u{2019}' => b'\'',
        _ if symbol.is_whitespace() => b' ',
        _ => u8::try_from(symbol)
            .ok()
            .filter(u8::is_ascii)
            .unwrap_or(OTHER),
    })
}

/// What is wrong with an input that holds a character which no phone number has.
#[cold]
fn diagnosis(input: &[u8]) -> Code {
    let input = input.trim_ascii();
    let end = input
        .iter()
        .rposition(u8::is_ascii_digit)
        .map_or(0, |last| last + 1);
    let number = input.get(..end).unwrap_or_default();
    if is_scientific(number) && number.len() == input.len() {
        return Code::PhoneScientific;
    }
    let head_length = input
        .iter()
        .take_while(|byte| {
            matches!(
                byte,
                b'0'..=b'9' | b' ' | b'.' | b'-' | b'/' | b'(' | b')' | b'+'
            )
        })
        .count();
    let (head, tail) = input.split_at_checked(head_length).unwrap_or_default();
    if head.iter().filter(|byte| byte.is_ascii_digit()).count() >= 5 && is_extension(tail) {
        return Code::PhoneExtension;
    }
    Code::PhoneNotANumber
}

/// `3,93331E+11`, as a spreadsheet shows a long number; the comma is a point in most of Europe.
fn is_scientific(text: &[u8]) -> bool {
    let Some(at) = text
        .iter()
        .position(|byte| byte.eq_ignore_ascii_case(&b'e'))
    else {
        return false;
    };
    let (mantissa, exponent) = text.split_at_checked(at).unwrap_or_default();
    let exponent = exponent.get(1..).unwrap_or_default();
    let exponent = exponent
        .strip_prefix(b"+")
        .or(exponent.strip_prefix(b"-"))
        .unwrap_or(exponent);
    let points = mantissa
        .iter()
        .filter(|byte| matches!(byte, b'.' | b','))
        .count();
    let digits = |part: &[u8]| !part.is_empty() && part.iter().all(u8::is_ascii_digit);
    points <= 1
        && mantissa.first().is_some_and(u8::is_ascii_digit)
        && mantissa
            .iter()
            .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','))
        && digits(exponent)
}

/// `x12`, `ext. 12`, `int. 12`, `#12`, `;ext=12`: a mark, then digits.
fn is_extension(tail: &[u8]) -> bool {
    const MARKS: [&[u8]; 8] = [
        b";ext=",
        b"extension",
        b"ext",
        b"interno",
        b"int",
        b"x",
        b"#",
        b"poste",
    ];
    let Some(rest) = MARKS.iter().find_map(|mark| {
        let (head, rest) = tail.split_at_checked(mark.len())?;
        head.eq_ignore_ascii_case(mark).then_some(rest)
    }) else {
        return false;
    };
    let rest = rest.trim_ascii_start();
    let rest = rest
        .strip_prefix(b".")
        .or(rest.strip_prefix(b":"))
        .unwrap_or(rest)
        .trim_ascii();
    !rest.is_empty() && rest.iter().all(u8::is_ascii_digit)
}
