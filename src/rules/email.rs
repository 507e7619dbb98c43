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
pub fn check_bytes(address: &[u8]) -> Result<(), Code> {
    if address.len() > 254 {
        return Err(Code::EmailTooLong);
    }
    let at = address.iter().rposition(|byte| *byte == b'@');
    let (local, rest) = at
        .and_then(|at| address.split_at_checked(at))
        .ok_or(Code::EmailInvalid)?;
    if local.len() > 64 {
        return Err(Code::EmailTooLong);
    }
    let domain = rest.get(1..).unwrap_or_default();
    if is_local_part(local) && is_domain(domain) {
        Ok(())
    } else {
        Err(Code::EmailInvalid)
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

fn kind(byte: u8) -> Kind {
    KINDS.get(usize::from(byte)).copied().unwrap_or(Kind::Other)
}

fn is_local_part(local: &[u8]) -> bool {
    let mut after_dot = true;
    for byte in local {
        match kind(*byte) {
            Kind::Word | Kind::Hyphen | Kind::Sign => after_dot = false,
            Kind::Dot if !after_dot => after_dot = true,
            _ => return false,
        }
    }
    !after_dot
}

fn is_domain(domain: &[u8]) -> bool {
    let mut labels = 0;
    let mut length = 0;
    let mut before = Kind::Hyphen;
    let mut is_ascii = true;
    for byte in domain {
        let kind = kind(*byte);
        match kind {
            Kind::Word => length += 1,
            Kind::Foreign => {
                length += 1;
                is_ascii = false;
            }
            Kind::Hyphen if length > 0 => length += 1,
            Kind::Dot if length > 0 && before != Kind::Hyphen => {
                labels += 1;
                length = 0;
            }
            _ => return false,
        }
        if length > 63 {
            return false;
        }
        before = kind;
    }
    // Letters of other scripts: all but the signs and spaces below them and in their midst.
    let of_letters = |symbol: char| {
        symbol.is_ascii()
            || (symbol >= 'ª'
                && !matches!(symbol, '\u{ab}'..='\u{b4}' | '\u{b6}'..='\u{b9}' | '\u{bb}'..='\u{bf}' | '×' | '÷' | '\u{2000}'..='\u{206f}' | '\u{3000}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff0}'..='\u{ffff}'))
    };
    labels >= 1
        && length >= 2
        && before != Kind::Hyphen
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
