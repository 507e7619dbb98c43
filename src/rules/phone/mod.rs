//! Phone numbers: from what people write to E.164, the only form that Spoki takes.
//!
//! A number passes when libphonenumber says that it is valid, and is then the number that
//! libphonenumber reads: its metadata and its rules of parsing are followed to the letter, but for what
//! says more than a number. Letters that stand for digits and extensions are refused, and without a
//! default country `00` is read as `+`.
//!
//! Decimals of zeros, which spreadsheets write (`3331234567.00`), are passed over; other decimals are
//! refused. A point between groups of digits (`333.1234567`) separates, as people write it: what
//! stands before it is no number by itself.
//!
//! Digits without `+` that begin with the default country's own calling code are a national number if
//! they look like one. With Italy, `3931234567` is +39 393 123 4567, and `393331234567`, which is no
//! Italian number as it stands, is +39 333 123 4567. Where both readings are valid, [`Phone::warnings`]
//! says so.

mod advice;
mod country;
mod decimals;
mod read;
mod refusal;
mod resolve;

pub use advice::match_keys;
pub use country::{Country, NO_COUNTRY};
pub use refusal::Refusal;
pub use spoki_numbering::{E164, Kind, Style, layout};

use crate::{Code, Problem};
use spoki_numbering::{Reading, plans};

/// A phone number, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone {
    e164: E164,
    calling_code: u16,
    country: Option<Country>,
    kind: Kind,
    /// Whether the input, with `+` in front, would be another number of the same country.
    has_other_reading: bool,
}

impl Phone {
    /// A valid number, taken apart; nothing else is valid in its plan.
    fn of(e164: E164) -> Option<Self> {
        let (plan, national) = e164.apart()?;
        let (territory, kind) = plans().classify(plan, &national)?;
        Some(Self {
            e164,
            calling_code: plan.calling_code(),
            country: Country::from_number(territory),
            kind,
            has_other_reading: false,
        })
    }

    /// A number that is in E.164 already, `+` and digits: nothing of it is taken for a trunk prefix.
    pub fn from_e164(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('+')?.bytes();
        let values: Vec<u8> = digits.map(|digit| digit.wrapping_sub(b'0')).collect();
        let is_number = values.len() < E164::MOST_DIGITS
            && values.first() != Some(&0)
            && values.iter().all(|value| *value < 10);
        is_number
            .then(|| E164::joined(0, &values))
            .and_then(Self::of)
    }

    /// The whole number.
    pub const fn e164(&self) -> E164 {
        self.e164
    }

    /// The calling code, such as 39.
    pub const fn calling_code(&self) -> u16 {
        self.calling_code
    }

    /// The country of the number; none for the world-wide services such as +800.
    pub const fn country(&self) -> Option<Country> {
        self.country
    }

    /// What the number is for.
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// The number as people write it.
    ///
    /// ```
    /// use spoki::rules::phone::{Style, parse};
    /// let phone = parse("+12125552368", None).unwrap();
    /// assert_eq!(phone.written(Style::National), "(212) 555-2368");
    /// assert_eq!(phone.written(Style::International), "+1 212-555-2368");
    /// assert_eq!(phone.written(Style::Rfc3966), "tel:+1-212-555-2368");
    /// ```
    pub fn written(&self, style: Style) -> String {
        match self.e164.apart() {
            Some((plan, national)) => plan.written(&national, style),
            None => self.e164.text(),
        }
    }

    /// The digits after the calling code; Italian landlines keep their 0.
    pub fn national_number(&self) -> String {
        let national = self.e164.apart().map(|(_, national)| national);
        let digits = national.unwrap_or_default().into_iter();
        digits.map(|digit| char::from(b'0' + digit)).collect()
    }
}

/// Reads a phone number.
///
/// Without `default_country` the number must be international, with `+` or `00` in front.
///
/// # Errors
/// One of the `phone.` codes.
///
/// ```
/// use spoki::rules::phone::{Country, Kind, parse};
/// let italy = Country::from_code("IT").ok();
/// let phone = parse("333 123-4567", italy).unwrap();
/// assert_eq!(phone.e164().to_string(), "+393331234567");
/// assert_eq!(phone.kind(), Kind::Mobile);
/// assert_eq!(parse("+39 06 6982", None).unwrap().national_number(), "066982");
/// assert_eq!(parse("333 123-4567", None).unwrap_err().code.name(), "phone.no_country");
/// assert_eq!(parse("3,93331E+11", italy).unwrap_err().code.name(), "phone.scientific");
/// ```
pub fn parse(input: &str, default_country: Option<Country>) -> Result<Phone, Problem> {
    let e164 = parse_bytes(input.as_bytes(), default_country)?;
    let mut phone = Phone::of(e164).ok_or(Code::PhoneUnassigned)?;
    phone.has_other_reading = advice::has_other_reading(input, e164, default_country);
    Ok(phone)
}

/// Reads a phone number from bytes and allocates nothing, unless there is a problem.
///
/// # Errors
/// As [`parse`]; bytes that are not UTF-8 are `phone.not_a_number`.
///
/// ```
/// use spoki::rules::phone::parse_bytes;
/// assert_eq!(parse_bytes(b"+39 333 1234567", None).unwrap().as_u64(), 393_331_234_567);
/// ```
#[inline]
pub fn parse_bytes(input: &[u8], default_country: Option<Country>) -> Result<E164, Refusal> {
    match plans().read(input, default_country.map(Country::number)) {
        Reading::Number(number) => Ok(number),
        // The long way says why.
        Reading::Invalid | Reading::Unsure => resolve::resolve(input, default_country),
    }
}

/// Whether [`parse`] takes an input; it does not ask why, and is faster.
///
/// ```
/// use spoki::rules::phone::is_valid;
/// assert!(is_valid(b"+39 333 1234567", None));
/// assert!(!is_valid(b"+39 333", None));
/// ```
#[inline]
pub fn is_valid(input: &[u8], default_country: Option<Country>) -> bool {
    match plans().read(input, default_country.map(Country::number)) {
        Reading::Number(_) => true,
        Reading::Invalid => false,
        Reading::Unsure => resolve::resolve(input, default_country).is_ok(),
    }
}

/// What [`is_valid`] asks, for who cannot ask it for each number: see
/// [`Plans::table`](spoki_numbering::Plans::table). Countries go by their [`Country::number`], or
/// [`NO_COUNTRY`].
pub fn table() -> Vec<u16> {
    plans().table()
}

#[cfg(test)]
mod tests;
