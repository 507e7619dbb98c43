//! Phone numbers: from what people write to E.164, the only form that Spoki takes.
//!
//! Source: ITU-T E.164, and the metadata of Google's libphonenumber for calling codes, national
//! and international prefixes and the lengths of numbers. A number passes when valid numbers of
//! its calling code with these first two digits have its length.
//!
//! Digits without `+` that begin with the default country's own calling code can be read in two
//! ways. Where people dial a prefix before a national number (0 in Germany), digits without that
//! prefix are international if they can be: with Germany, `4915123456789` is +49 151 23456789.
//! Where they do not, as in Italy, the national reading comes first: with Italy, `3931234567` is
//! +39 393 123 4567, and `393331234567`, which is no Italian number as it stands, is
//! +39 333 123 4567. libphonenumber takes the national reading in both kinds of countries.

mod plan;
mod read;
mod table;

pub use plan::Country;

use crate::{Code, Problem};
use core::fmt;
use plan::{Mismatch, Plan, check};
use read::Digits;

/// A phone number in E.164: at most 15 digits, the calling code first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct E164(u64);

impl E164 {
    /// The digits as one number: +39 333 123 4567 is 393331234567. It is never 0.
    pub const fn as_u64(self) -> u64 {
        self.0
    }

    fn plan(self) -> Option<&'static Plan> {
        let text = self.0.to_string();
        let values: Vec<u8> = text.bytes().map(|byte| byte - b'0').collect();
        Plan::of_international(&values).map(|(plan, _)| plan)
    }

    /// The digits as text, without `+`, in a buffer of the caller's.
    ///
    /// ```
    /// let number = spoki::rules::phone::parse_bytes(b"+39 333 1234567", None).unwrap();
    /// assert_eq!(number.digits(&mut [0; 16]), b"393331234567");
    /// ```
    #[inline]
    pub fn digits(self, buffer: &mut [u8; 16]) -> &[u8] {
        // In halves: division of 32 bits is much cheaper than of 64, above all in wasm.
        const HALF: u64 = 100_000_000;
        if let [front, back] = buffer.as_chunks_mut().0 {
            (*front, *back) = (eight_digits(self.0 / HALF), eight_digits(self.0 % HALF));
        }
        let start = buffer.iter().position(|digit| *digit != b'0').unwrap_or(0);
        buffer.get(start..).unwrap_or_default()
    }
}

/// A number below 100,000,000 as text: halved three times, with all halves side by side in one word.
#[inline]
const fn eight_digits(number: u64) -> [u8; 8] {
    // The highest digits come first in memory, so they are the lowest bits. Instead of divided by
    // 100 and 10 it is multiplied and shifted, which is exact for numbers this small.
    let fours = (number / 10_000) | ((number % 10_000) << 32);
    let hundreds = ((fours * 10_486) >> 20) & 0x7f_0000_007f;
    let twos = hundreds | ((fours - hundreds * 100) << 16);
    let tens = ((twos * 103) >> 10) & 0x000f_000f_000f_000f;
    let ones = tens | ((twos - tens * 10) << 8);
    (ones | 0x3030_3030_3030_3030).to_le_bytes()
}

impl E164 {
    /// The number as text. `to_string` gives the same, and brings all that formatting can do along.
    ///
    /// ```
    /// let number = spoki::rules::phone::parse("+39 333 123 4567", None).unwrap();
    /// assert_eq!(number.e164().text(), "+393331234567");
    /// ```
    pub fn text(self) -> String {
        let mut buffer = [0; 16];
        let mut text = "+".to_owned();
        for digit in self.digits(&mut buffer) {
            text.push(char::from(*digit));
        }
        text
    }
}

impl fmt::Display for E164 {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "+{}", self.0)
    }
}

/// Shows the calling code and the last two digits only, so that no log gets the number.
impl fmt::Debug for E164 {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = self.plan().map_or(0, |plan| plan.calling_code);
        write!(out, "+{code}•••••{:02}", self.0 % 100)
    }
}

/// A phone number, taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phone {
    e164: E164,
    calling_code: u16,
    country: Option<Country>,
}

impl Phone {
    /// The whole number.
    pub const fn e164(&self) -> E164 {
        self.e164
    }

    /// The calling code, such as 39.
    pub const fn calling_code(&self) -> u16 {
        self.calling_code
    }

    /// The main country of the calling code: the United States for every number that begins with
    /// +1. None for the world-wide services such as +800.
    pub const fn country(&self) -> Option<Country> {
        self.country
    }

    /// The digits after the calling code; Italian landlines keep their 0.
    pub fn national_number(&self) -> String {
        let whole = self.e164.0.to_string();
        let code = self.calling_code.to_string();
        whole.strip_prefix(&code).unwrap_or_default().to_owned()
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
/// use spoki::rules::phone::{Country, parse};
/// let italy = Country::from_code("IT").ok();
/// let phone = parse("333 123-4567", italy).unwrap();
/// assert_eq!(phone.e164().to_string(), "+393331234567");
/// assert_eq!(parse("+39 06 6982", None).unwrap().national_number(), "066982");
/// assert_eq!(parse("333 123-4567", None).unwrap_err().code.name(), "phone.no_country");
/// assert_eq!(parse("3,93331E+11", italy).unwrap_err().code.name(), "phone.scientific");
/// ```
pub fn parse(input: &str, default_country: Option<Country>) -> Result<Phone, Problem> {
    let (plan, e164) = resolve(input.as_bytes(), default_country)?;
    Ok(Phone {
        e164,
        calling_code: plan.calling_code,
        country: plan.main_country(),
    })
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
    resolve(input, default_country).map(|(_, e164)| e164)
}

/// Why an input is no phone number. It becomes a [`Problem`] when somebody wants the figures in
/// words; an import, which lists few of the rows that it rejects, does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    code: Code,
    calling_code: u16,
    digits: usize,
    /// The nearest possible number of digits.
    bound: u32,
}

impl Refusal {
    /// The code.
    pub const fn code(self) -> Code {
        self.code
    }
}

impl From<Code> for Refusal {
    fn from(code: Code) -> Self {
        Self {
            code,
            calling_code: 0,
            digits: 0,
            bound: 0,
        }
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        let problem = Self::new(refusal.code);
        if refusal.calling_code == 0 {
            return problem;
        }
        let problem = problem.with("callingCode", refusal.calling_code);
        let problem = match refusal.code {
            Code::PhoneUnassigned => problem,
            _ => problem.with("digits", refusal.digits),
        };
        match refusal.code {
            Code::PhoneTooShort => problem.with("min", refusal.bound),
            Code::PhoneTooLong => problem.with("max", refusal.bound),
            _ => problem,
        }
    }
}

#[inline]
fn resolve(
    input: &[u8],
    default_country: Option<Country>,
) -> Result<(&'static Plan, E164), Refusal> {
    let mut digits = Digits::none();
    read::read(input, &mut digits)?;
    let values = digits.values();
    let international = if digits.plus {
        Some(values)
    } else {
        international_rest(values, default_country)
    };
    let (plan, national) = match (international, default_country) {
        (Some(rest), _) => {
            let (plan, rest) = Plan::of_international(rest).ok_or(Code::PhoneUnknownCallingCode)?;
            (plan, plan.without_trunk(plan.main_country(), rest))
        }
        (None, Some(country)) => {
            let plan = country.plan().ok_or(Code::PhoneUnknownCountry)?;
            (plan, national_part(plan, country, values))
        }
        (None, None) => return Err(Code::PhoneNoCountry.into()),
    };
    match check(plan, national) {
        Ok(()) => Ok((plan, joined(plan, national))),
        Err(mismatch) => Err(refusal(plan, national.len() + digits.surplus, mismatch)),
    }
}

/// What follows an international prefix: the default country's own, or `00`.
#[inline]
fn international_rest(values: &[u8], default_country: Option<Country>) -> Option<&[u8]> {
    default_country
        .and_then(|country| country.strip_international(values))
        .or_else(|| values.strip_prefix(&[0, 0]))
        // No calling code begins with 0: then it was no prefix.
        .filter(|rest| !rest.is_empty() && !rest.starts_with(&[0]))
}

#[inline]
fn national_part<'a>(plan: &Plan, country: Country, values: &'a [u8]) -> &'a [u8] {
    let national = plan.without_trunk(Some(country), values);
    let after_code = Plan::of_international(values)
        .filter(|(other, _)| other.calling_code == plan.calling_code)
        .map(|(_, rest)| plan.without_trunk(Some(country), rest));
    match after_code {
        Some(rest)
            if check(plan, rest).is_ok()
                && (country.has_trunk() || check(plan, national).is_err()) =>
        {
            rest
        }
        _ => national,
    }
}

#[inline]
fn joined(plan: &Plan, national: &[u8]) -> E164 {
    let code = u64::from(plan.calling_code);
    E164(
        national
            .iter()
            .fold(code, |sum, digit| sum * 10 + u64::from(*digit)),
    )
}

#[cold]
const fn refusal(plan: &Plan, digits: usize, mismatch: Mismatch) -> Refusal {
    let (code, bound) = match mismatch {
        Mismatch::TooShort { min } => (Code::PhoneTooShort, min),
        Mismatch::TooLong { max } => (Code::PhoneTooLong, max),
        Mismatch::NoSuchLength => (Code::PhoneInvalidLength, 0),
        Mismatch::Unassigned => (Code::PhoneUnassigned, 0),
    };
    Refusal {
        code,
        calling_code: plan.calling_code,
        digits,
        bound,
    }
}

#[cfg(test)]
mod tests;
