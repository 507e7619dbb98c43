//! What a valid number's owner should know, and under which other numbers WhatsApp may know them.

use super::{Country, E164, Phone, parse_bytes};
use crate::{Code, Problem};
use spoki_numbering::{Kind, other_identity};

impl Phone {
    /// What to know about a number although it is valid: codes such as `phone.landline`.
    ///
    /// ```
    /// use spoki::rules::phone::parse;
    /// let codes = |text| parse(text, None).unwrap().warnings().into_iter().map(|one| one.code.name()).collect::<Vec<_>>();
    /// assert_eq!(codes("+39 06 1234 5678"), ["phone.landline"]);
    /// assert_eq!(codes("+55 11 96123 4567"), ["phone.other_identity"]);
    /// assert!(codes("+39 333 123 4567").is_empty());
    /// ```
    pub fn warnings(&self) -> Vec<Problem> {
        let mut warnings = Vec::new();
        match self.kind {
            Kind::Mobile | Kind::FixedLineOrMobile | Kind::Voip | Kind::PersonalNumber => {}
            Kind::FixedLine => warnings.push(Code::PhoneLandline.into()),
            _ => warnings.push(Code::PhoneService.into()),
        }
        if self.other_identity().is_some() {
            warnings.push(Code::PhoneOtherIdentity.into());
        }
        if self.has_other_reading {
            let problem = Problem::new(Code::PhoneOtherReading);
            warnings.push(problem.with("callingCode", self.calling_code));
        }
        warnings
    }

    /// The numbers under which WhatsApp may know the phone, its own first.
    ///
    /// Accounts made before a country changed its numbers keep the old form: Brazilians without the ninth
    /// digit, Mexicans with a 1 behind the calling code, Argentinians with or without a 9.
    ///
    /// ```
    /// use spoki::rules::phone::parse;
    /// let phone = parse("+55 11 96123 4567", None).unwrap();
    /// assert_eq!(phone.match_keys(), ["+5511961234567", "+551161234567"]);
    /// ```
    pub fn match_keys(&self) -> Vec<String> {
        let mut keys = vec![self.e164.text()];
        keys.extend(self.other_identity().map(E164::text));
        keys
    }

    fn other_identity(&self) -> Option<E164> {
        let (plan, national) = self.e164.apart()?;
        let other = other_identity(plan, self.kind, &national)?;
        Some(E164::joined(self.calling_code, &other))
    }
}

/// The numbers under which WhatsApp may know the phone of an input in an old form, which is refused as
/// `phone.old_form`; for every other input as [`Phone::match_keys`], or none.
///
/// ```
/// use spoki::rules::phone::{match_keys, parse};
/// assert_eq!(parse("+52 1 55 1234 5678", None).unwrap_err().code.name(), "phone.old_form");
/// assert_eq!(match_keys("+52 1 55 1234 5678", None), ["+525512345678", "+5215512345678"]);
/// ```
pub fn match_keys(input: &str, default_country: Option<Country>) -> Vec<String> {
    let number = parse_bytes(input.as_bytes(), default_country);
    let modern = match number {
        Ok(number) => Some(number),
        Err(refusal) => refusal.modern_form(),
    };
    let phone = modern.and_then(Phone::of);
    phone.map(|phone| phone.match_keys()).unwrap_or_default()
}

/// Whether digits without `+` that were read as a national number are a valid number of the same
/// country with `+` in front, too.
pub(super) fn has_other_reading(input: &str, read: E164, country: Option<Country>) -> bool {
    let input = without_decimals(input, read, country);
    let digits = input.trim_start_matches(|symbol: char| !symbol.is_ascii_digit());
    let code = country.map_or(0, Country::calling_code);
    if input.contains(['+', '\u{ff0b}']) {
        return false;
    }
    parse_bytes(["+", digits].concat().as_bytes(), None)
        .is_ok_and(|other| other != read && other.calling_code() == code)
}

/// The input without decimals, where those were passed over: with `+` in front, what stands before
/// the point may be no number, and so the decimals would be read as its digits.
fn without_decimals(input: &str, read: E164, country: Option<Country>) -> &str {
    let whole = input.rsplit_once(['.', ',']).map(|(whole, _)| whole);
    whole
        .filter(|whole| parse_bytes(whole.as_bytes(), country) == Ok(read))
        .unwrap_or(input)
}
