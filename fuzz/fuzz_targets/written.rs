//! Any valid phone number: however it is written, it is read as the same number.
#![no_main]

use libfuzzer_sys::fuzz_target;
use spoki::rules::phone::{Country, Phone, Style, is_valid, match_keys, parse};

/// The calling codes whose rules of dialling and of writing contradict each other for some numbers, in
/// libphonenumber as here: Argentina's `15` in national numbers that begin with it, the 8 and 80 of
/// Belarus, which are both trunk prefixes and the beginnings of numbers, and Gabon's old 7 digits, which
/// with their 0 in front look like new ones.
const CONTRADICTORY: [u16; 3] = [54, 241, 375];

fn check(text: &str, country: Option<Country>) {
    let found = parse(text, country).ok();
    assert_eq!(
        is_valid(text.as_bytes(), country),
        found.is_some(),
        "{text}"
    );
    let keys = match_keys(text, country);
    if let Some(phone) = &found {
        assert_eq!(keys, phone.match_keys());
        assert_eq!(
            Phone::from_e164(&keys[0]).map(|again| again.e164()),
            Some(phone.e164())
        );
        for style in [Style::International, Style::Rfc3966, Style::National] {
            let home = if style == Style::National {
                phone.country()
            } else {
                None
            };
            let written = phone.written(style);
            if style == Style::National && home.is_none()
                || CONTRADICTORY.contains(&phone.calling_code())
            {
                continue;
            }
            let again = parse(&written, home).map(|again| again.e164().text());
            assert_eq!(
                again.as_deref(),
                Ok(keys[0].as_str()),
                "{written:?} in {home:?}"
            );
        }
    }
}

fuzz_target!(|input: (u8, u64, u8, &str)| {
    let (place, digits, length, text) = input;
    let country = Country::from_number(place);
    check(text, country);
    let Some(country) = country else {
        return;
    };
    let digits = format!("{digits:020}");
    let digits = &digits[digits.len() - usize::from(length % 14 + 4)..];
    check(&format!("+{}{digits}", country.calling_code()), None);
    check(digits, Some(country));
    check(&format!("0{digits}"), Some(country));
});
