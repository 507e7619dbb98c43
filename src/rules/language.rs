//! Language codes, of contacts (`it`) and of templates (`it`, `pt_BR`).

mod names;

use crate::{Code, Problem, folded};

/// Every code of ISO 639-1, in order.
const ISO_639_1: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy \
da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik \
io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt \
my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so \
sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// The language of a contact, as Spoki takes it: two small letters of ISO 639-1.
///
/// Other systems write more than that. The language is taken of a locale (`it-IT`, `it_IT`), of a
/// name (`Italiano`, `italian`, `Italian (Italy)`) and of a code of three letters (`ita`); case does
/// not count. Source: Spoki's documentation of `contacts.sync` (`language`, ISO 639-1).
///
/// # Errors
/// `language.invalid`, also for a text that names two languages.
///
/// ```
/// use spoki::rules::language;
/// assert_eq!(language::of_contact("IT").unwrap(), *b"it");
/// assert_eq!(language::of_contact("it_IT").unwrap(), *b"it");
/// assert_eq!(language::of_contact("Italiano").unwrap(), *b"it");
/// assert!(language::of_contact("xx_IT").is_err());
/// ```
pub fn of_contact(text: &str) -> Result<[u8; 2], Problem> {
    of_contact_bytes(text.as_bytes()).map_err(Into::into)
}

/// The same for bytes.
///
/// # Errors
/// As [`of_contact`].
#[inline]
pub fn of_contact_bytes(text: &[u8]) -> Result<[u8; 2], Code> {
    match *text {
        [first, second] => of_letters(first, second),
        _ => of_written(text),
    }
}

/// The code of two letters, if it is one of ISO 639-1.
#[inline]
fn of_letters(first: u8, second: u8) -> Result<[u8; 2], Code> {
    let code = [first.to_ascii_lowercase(), second.to_ascii_lowercase()];
    let [first, second] = code.map(|letter| letter.wrapping_sub(b'a'));
    let row = KNOWN.get(usize::from(first)).copied().unwrap_or_default();
    if second < 26 && row >> second & 1 == 1 {
        Ok(code)
    } else {
        Err(Code::LanguageInvalid)
    }
}

/// The language of a locale or a name.
#[cold]
fn of_written(text: &[u8]) -> Result<[u8; 2], Code> {
    /// Longer than any name of a language with its country.
    const LONGEST: usize = 100;
    let text = core::str::from_utf8(text).map_err(|_| Code::LanguageInvalid)?;
    let text = text.trim();
    if text.len() > LONGEST {
        return Err(Code::LanguageInvalid);
    }
    let mut words = text
        .split(|symbol: char| !symbol.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let first = words.next().unwrap_or_default();
    let behind = text.get(first.len()..).unwrap_or_default();
    if let [one, two] = *first.as_bytes() {
        // Words follow in a sentence such as "no, thanks", which is not Norwegian.
        return if is_region(behind) {
            of_letters(one, two)
        } else {
            Err(Code::LanguageInvalid)
        };
    }
    let named = |name: &str| {
        let name = folded(name);
        let place = names::NAMES.binary_search_by(|(known, _)| (*known).cmp(name.as_str()));
        place.ok().and_then(|place| names::NAMES.get(place))
    };
    let &(_, code) = named(text)
        .or_else(|| named(first))
        .ok_or(Code::LanguageInvalid)?;
    // A country's name may be that of a language in another one: only names that differ count.
    let has_other =
        words.any(|word| word.len() > 3 && named(word).is_some_and(|(_, other)| *other != code));
    if has_other && named(text).is_none() {
        return Err(Code::LanguageInvalid);
    }
    Ok(code)
}

/// Whether a text is what follows the language in a locale, such as `-IT`, `_IT.UTF-8` or
/// `-Hans-CN`, or a remark such as ` (Italia)`.
fn is_region(text: &str) -> bool {
    let is_part =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let remark = text.trim_start();
    match text.strip_prefix(['-', '_']) {
        Some(parts) => parts.split(['-', '_', '.', '@']).all(is_part),
        None => text.is_empty() || (remark.starts_with('(') && remark.ends_with(')')),
    }
}

/// The same codes as bits: by first letter, bit 0 for a second letter `a`. An import asks for each
/// of its rows.
#[expect(
    clippy::indexing_slicing,
    reason = "it is done when the crate is compiled"
)]
const KNOWN: [u32; 26] = {
    let codes = ISO_639_1.as_bytes();
    let mut known = [0; 26];
    let mut at = 0;
    while at < codes.len() {
        known[(codes[at] - b'a') as usize] |= 1 << (codes[at + 1] - b'a');
        at += 3;
    }
    known
};

/// Checks a language code in any form that [`normalise`] takes.
///
/// # Errors
/// `language.invalid`.
///
/// ```
/// use spoki::rules::language;
/// assert!(language::check("pt_BR").is_ok());
/// assert!(language::check("Portuguese").is_err());
/// ```
pub fn check(code: &str) -> Result<(), Problem> {
    normalise(code).map(|_| ())
}

/// A language code in the form that templates have: `it`, or with a region `pt_BR`.
///
/// Case does not count, and `-` is taken for `_`. The language is one of ISO 639-1, or `fil`, the
/// one code of three letters that WhatsApp has. Source: Meta, "Supported languages" of templates.
///
/// # Errors
/// `language.invalid`.
///
/// ```
/// use spoki::rules::language;
/// assert_eq!(language::normalise("pt-br").unwrap(), "pt_BR");
/// assert_eq!(language::normalise("IT").unwrap(), "it");
/// assert!(language::normalise("italiano").is_err());
/// ```
pub fn normalise(code: &str) -> Result<String, Problem> {
    let (language, region) = match code.split_once(['_', '-']) {
        Some((language, region)) => (language, Some(region)),
        None => (code, None),
    };
    let mut normal = language.to_ascii_lowercase();
    match *normal.as_bytes() {
        [first, second] => {
            of_letters(first, second)?;
        }
        _ if normal == "fil" => {}
        _ => return Err(Code::LanguageInvalid.into()),
    }
    if let Some(region) = region {
        if region.len() != 2 || !region.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            return Err(Code::LanguageInvalid.into());
        }
        normal.push('_');
        normal.push_str(&region.to_ascii_uppercase());
    }
    Ok(normal)
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{ISO_639_1, KNOWN, normalise, of_contact};
    use proptest::prelude::*;

    #[test]
    fn the_bits_are_the_list() {
        let bits: u32 = KNOWN.iter().map(|row| row.count_ones()).sum();
        let listed: Vec<&str> = ISO_639_1.split(' ').collect();
        assert_eq!(usize::try_from(bits).unwrap(), listed.len());
        for code in listed {
            assert_eq!(of_contact(code).unwrap(), code.as_bytes(), "{code}");
        }
    }

    #[test]
    fn contacts_have_two_letters() {
        for (code, expected) in [
            ("it", Some(*b"it")),
            ("EN", Some(*b"en")),
            ("xx", None),
            ("i", None),
            ("", None),
            ("t ", None),
            ("1t", None),
            ("é", None),
        ] {
            assert_eq!(of_contact(code).ok(), expected, "{code}");
        }
    }

    #[test]
    fn the_language_of_a_contact_is_taken_of_what_other_systems_write() {
        for (text, expected) in [
            ("it-IT", "it"),
            ("it_IT", "it"),
            ("IT_it", "it"),
            ("it-ITA", "it"),
            ("it_IT.UTF-8", "it"),
            ("zh-Hans-CN", "zh"),
            ("es-419", "es"),
            ("it (Italia)", "it"),
            (" it ", "it"),
            ("Italiano", "it"),
            ("ITALIAN", "it"),
            ("italian", "it"),
            ("Italian (Italy)", "it"),
            ("Italiano - Italia", "it"),
            ("italiano_IT", "it"),
            ("Français", "fr"),
            ("Franc\u{327}ais", "fr"),
            ("Español (Latinoamérica)", "es"),
            ("Português do Brasil", "pt"),
            ("Brazilian Portuguese", "pt"),
            ("English, United States", "en"),
            ("Chinese (Simplified)", "zh"),
            ("日本語", "ja"),
            ("ita", "it"),
            ("deu", "de"),
        ] {
            let code = of_contact(text).map_err(|problem| problem.code.name());
            assert_eq!(code, Ok(expected.as_bytes().try_into().unwrap()), "{text}");
        }
        for text in [
            "xx-IT",
            "it-",
            "it-IT-",
            "no, grazie",
            "no idea",
            "so so",
            "it/en",
            "Italian, English",
            "Klingon",
            "-IT",
            "italian speaker of some other languages, too, with a remark that is longer than any of a language's names",
            "\0",
        ] {
            assert!(of_contact(text).is_err(), "{text}");
        }
    }

    #[test]
    fn templates_may_have_a_region() {
        for (code, expected) in [
            ("it", Some("it")),
            ("fil", Some("fil")),
            ("EN_us", Some("en_US")),
            ("zh-HK", Some("zh_HK")),
            ("italiano", None),
            ("ita", None),
            ("xx_IT", None),
            ("it_", None),
            ("it_ITA", None),
            ("it_I1", None),
            ("_IT", None),
        ] {
            assert_eq!(normalise(code).ok().as_deref(), expected, "{code}");
        }
    }

    proptest! {
        #[test]
        fn the_normal_form_is_its_own(code in "[a-zA-Z]{0,4}([_-][a-zA-Z0-9]{0,3})?|.{0,8}") {
            if let Ok(normal) = normalise(&code) {
                prop_assert_eq!(normalise(&normal), Ok(normal.clone()));
                prop_assert!(normal.eq_ignore_ascii_case(&code.replace('-', "_")));
            }
        }
    }
}
