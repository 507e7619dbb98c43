//! E-mail addresses, by the grammar that Spoki's server most likely applies.
//!
//! Source: Django's `EmailValidator`, which Django REST framework uses for e-mail fields. What
//! passes here passes there. Refused here though Django takes them: quoted local parts
//! (`"a b"@example.com`), IP literals (`a@[192.0.2.1]`), `localhost`, and a last label that begins with
//! a hyphen, which no contact has.
//!
//! Local part: runs of letters, digits and ``!#$%&'*+/=?^_`{|}~-`` with single dots between.
//! Domain: at least two labels of letters (of any script), digits and inner hyphens; the last has
//! two characters or more. Lengths: RFC 5321, 64 before the `@` and 254 in all.

use crate::{Code, Problem};

/// Checks an address; it must come without spaces around it.
///
/// # Errors
/// `email.too_long` or `email.invalid`.
///
/// ```
/// use spoki::rules::email;
/// assert!(email::check("mario.rossi@example.com").is_ok());
/// assert!(email::check("mario@münchen.de").is_ok());
/// assert_eq!(email::check("mario@example").unwrap_err().code.name(), "email.invalid");
/// ```
pub fn check(address: &str) -> Result<(), Problem> {
    check_bytes(address.as_bytes()).map_err(Into::into)
}

/// The same for bytes, which must be UTF-8 to pass.
///
/// # Errors
/// As [`check`].
#[inline]
pub fn check_bytes(address: &[u8]) -> Result<(), Code> {
    if address.len() <= MOST && is_address(address) {
        Ok(())
    } else {
        Err(flaw(address))
    }
}

/// The most bytes of an address, and of what stands before its `@`.
const MOST: usize = 254;
const MOST_BEFORE: usize = 64;

#[inline]
fn is_address(address: &[u8]) -> bool {
    // A second `@` is no part of a domain.
    let domain = behind_local_part(address);
    domain.is_some_and(is_domain)
}

/// Why a text is no address.
#[cold]
fn flaw(address: &[u8]) -> Code {
    let before = address.iter().rposition(|byte| *byte == b'@');
    if address.len() > MOST || before.is_some_and(|length| length > MOST_BEFORE) {
        Code::EmailTooLong
    } else {
        Code::EmailInvalid
    }
}

/// What a byte may be part of. Looked up instead of compared: an import asks for every byte of every
/// address.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Letters and digits.
    Word,
    /// Any byte of a character beyond ASCII.
    Foreign,
    Hyphen,
    Dot,
    At,
    /// What only the local part may hold.
    Sign,
    Other,
}

#[expect(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "it is done when the crate is compiled"
)]
static KINDS: [Kind; 256] = {
    let mut kinds = [Kind::Other; 256];
    let mut byte = 0;
    while byte < kinds.len() {
        kinds[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => Kind::Word,
            b'-' => Kind::Hyphen,
            b'.' => Kind::Dot,
            b'@' => Kind::At,
            b'!' | b'#'..=b'\'' | b'*' | b'+' | b'/' | b'=' | b'?' | b'^'..=b'`' | b'{'..=b'~' => {
                Kind::Sign
            }
            0x80.. => Kind::Foreign,
            _ => Kind::Other,
        };
        byte += 1;
    }
    kinds
};

#[inline]
fn kind(byte: u8) -> Kind {
    KINDS.get(usize::from(byte)).copied().unwrap_or(Kind::Other)
}

/// What follows the `@`, if a local part stands before it.
#[inline]
fn behind_local_part(address: &[u8]) -> Option<&[u8]> {
    let mut behind_dot = 0;
    for (place, byte) in address.iter().enumerate() {
        match kind(*byte) {
            Kind::Word | Kind::Hyphen | Kind::Sign => {}
            Kind::Dot if place != behind_dot => behind_dot = place + 1,
            Kind::At if place != behind_dot && place <= MOST_BEFORE => {
                return address.get(place + 1..);
            }
            _ => return None,
        }
    }
    None
}

#[inline]
fn is_domain(domain: &[u8]) -> bool {
    let (mut start, mut behind_hyphen, mut is_ascii) = (0, 0, true);
    for (place, byte) in domain.iter().enumerate() {
        match kind(*byte) {
            Kind::Word => {}
            Kind::Foreign => is_ascii = false,
            Kind::Hyphen if place > start => behind_hyphen = place + 1,
            Kind::Dot if place > start && place - start <= 63 && place != behind_hyphen => {
                start = place + 1;
            }
            _ => return false,
        }
    }
    let last = domain.len() - start;
    // Letters of other scripts: all but the signs and spaces below them and in their midst.
    let of_letters = |symbol: char| {
        symbol.is_ascii()
            || (symbol >= 'ª'
                && !matches!(symbol, '\u{ab}'..='\u{b4}' | '\u{b6}'..='\u{b9}' | '\u{bb}'..='\u{bf}' | '×' | '÷' | '\u{2000}'..='\u{206f}' | '\u{3000}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff0}'..='\u{ffff}'))
    };
    start > 0
        && (2..=63).contains(&last)
        && domain.len() != behind_hyphen
        && (is_ascii
            || core::str::from_utf8(domain).is_ok_and(|domain| domain.chars().all(of_letters)))
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::check;
    use proptest::prelude::*;

    #[test]
    fn what_passes() {
        let label = "a".repeat(63);
        let long = format!("{}@{label}.{label}.{}.com", "a".repeat(64), "a".repeat(57));
        assert_eq!(long.len(), 254);
        for address in [
            "a@b.co",
            "a.b+c@sub.example.it",
            "o'neil@example.com",
            "_@x-y.museum",
            "A1@EXAMPLE.COM",
            "me@почта.рф",
            &long,
        ] {
            assert!(check(address).is_ok(), "{address}");
        }
    }

    #[test]
    fn what_does_not() {
        let long = format!("{}@example.com", "a".repeat(65));
        for address in [
            "",
            "@",
            "a",
            "a@",
            "@b.it",
            "a@b",
            "a@b.c",
            "a b@c.it",
            "a@b c.it",
            ".a@b.it",
            "a.@b.it",
            "a..b@c.it",
            "a@b..it",
            "a@-b.it",
            "a@b-.it",
            "a@b.it.",
            "a@b_c.it",
            "a@b@c.it",
            "è@b.it",
            "a@[192.0.2.1]",
            "\"a\"@b.it",
            "a@b.it\n",
            "a\u{a0}@b.it",
            "mailto:a@b.it",
            "<a@b.it>",
            "a@b,it",
            &long,
        ] {
            assert!(check(address).is_err(), "{address}");
        }
    }

    #[test]
    fn a_local_part_has_the_signs_of_rfc_5322_and_no_others() {
        for sign in (0..=127u8)
            .map(char::from)
            .filter(|sign| !sign.is_ascii_alphanumeric())
        {
            let verdict = check(&format!("a{sign}b@example.com")).is_ok();
            assert_eq!(verdict, ".!#$%&'*+/=?^_`{|}~-".contains(sign), "{sign:?}");
        }
    }

    #[test]
    fn lengths_have_their_own_code() {
        let address = format!("a@{}.it", "b".repeat(260));
        assert_eq!(check(&address).unwrap_err().code.name(), "email.too_long");
    }

    /// The stated grammar of Django's `EmailValidator`, but for quoted local parts and IP literals.
    fn passes_in_django(address: &str) -> bool {
        let Some((local, domain)) = address.rsplit_once('@') else {
            return false;
        };
        let is_atom = |atom: &str| {
            !atom.is_empty()
                && atom.chars().all(|symbol| {
                    symbol.is_ascii_alphanumeric() || "!#$%&'*+/=?^_`{}|~-".contains(symbol)
                })
        };
        let of_words = |label: &str| {
            label
                .chars()
                .all(|symbol| symbol.is_ascii_alphanumeric() || symbol == '-')
        };
        let is_inner = |label: &str| {
            (1..=63).contains(&label.len())
                && of_words(label)
                && !label.starts_with('-')
                && !label.ends_with('-')
        };
        let is_last = |label: &str| {
            (2..=63).contains(&label.len()) && of_words(label) && !label.ends_with('-')
        };
        let is_domain = domain
            .rsplit_once('.')
            .is_some_and(|(inner, last)| inner.split('.').all(is_inner) && is_last(last));
        address.len() <= 320
            && local.split('.').all(is_atom)
            && (is_domain || domain == "localhost")
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4096))]

        /// Refused here alone: lengths that mail does not have, `localhost`, and a last label that
        /// begins with a hyphen.
        #[test]
        fn what_passes_here_passes_in_django_and_the_rest_is_known(
            address in "[a-z0-9.!+_-]{0,8}@?[a-z0-9-]{0,4}(\\.[a-z0-9-]{0,4}){0,3}|[aZ0.@\"\\[\\] é-]{0,12}|a{60,66}@(b{61,64}\\.)?it|a@localhost"
        ) {
            let (_, domain) = address.rsplit_once('@').unwrap_or_default();
            let (_, last) = domain.rsplit_once('.').unwrap_or_default();
            let is_stricter = check(&address).is_err_and(|problem| problem.code.name() == "email.too_long")
                || domain == "localhost"
                || last.starts_with('-');
            if address.is_ascii() {
                prop_assert_eq!(check(&address).is_ok(), passes_in_django(&address) && !is_stricter);
            }
        }
    }
}
