//! Language codes, of contacts (`it`) and of templates (`it`, `pt_BR`).

use crate::{Code, Problem};

/// Every code of ISO 639-1, in order.
const ISO_639_1: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy \
da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik \
io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt \
my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so \
sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// The language of a contact, as Spoki takes it: two small letters of ISO 639-1.
///
/// Case does not count. Source: Spoki's documentation of `contacts.sync` (`language`, ISO 639-1).
///
/// # Errors
/// `language.invalid`; a region is not taken here.
///
/// ```
/// use spoki::rules::language;
/// assert_eq!(language::of_contact("IT").unwrap(), *b"it");
/// assert!(language::of_contact("it_IT").is_err());
/// ```
pub fn of_contact(code: &str) -> Result<[u8; 2], Problem> {
    of_contact_bytes(code.as_bytes()).map_err(Into::into)
}

/// The same for bytes.
///
/// # Errors
/// As [`of_contact`].
#[inline]
pub fn of_contact_bytes(code: &[u8]) -> Result<[u8; 2], Code> {
    let &[first, second] = code else {
        return Err(Code::LanguageInvalid);
    };
    let code = [first.to_ascii_lowercase(), second.to_ascii_lowercase()];
    let [first, second] = code.map(|letter| letter.wrapping_sub(b'a'));
    let row = KNOWN.get(usize::from(first)).copied().unwrap_or_default();
    if second < 26 && row >> second & 1 == 1 {
        Ok(code)
    } else {
        Err(Code::LanguageInvalid)
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
    if normal != "fil" {
        of_contact(&normal)?;
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
            ("ita", None),
            ("", None),
            ("t ", None),
            ("1t", None),
            ("é", None),
        ] {
            assert_eq!(of_contact(code).ok(), expected, "{code}");
        }
    }

    #[test]
    fn templates_may_have_a_region() {
        for (code, expected) in [
            ("it", Some("it")),
            ("fil", Some("fil")),
            ("EN_us", Some("en_US")),
            ("zh-HK", Some("zh_HK")),
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
