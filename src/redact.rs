//! What logs, errors and observers get instead of keys and phone numbers.

mod spellings;

use crate::rules::{decimal, phone};
use spellings::Spellings;

const MASK: &str = "•••••";

/// A phone number with its calling code and its last two digits only.
///
/// What is no international number is masked as a whole.
///
/// ```
/// assert_eq!(spoki::redact::phone("+39 333 123 4567"), "+39•••••67");
/// assert_eq!(spoki::redact::phone("333 123 4567"), "•••••");
/// ```
pub fn phone(text: &str) -> String {
    let Ok(phone) = phone::parse(text, None) else {
        return MASK.to_owned();
    };
    let number = phone.e164().text();
    let last = number.get(number.len().saturating_sub(2)..);
    let code = decimal(phone.calling_code().into());
    "+".to_owned() + &code + MASK + last.unwrap_or_default()
}

/// A key or a secret: only its length can be seen.
///
/// ```
/// assert_eq!(spoki::redact::secret("sk_live_51H"), "[redacted, 11 characters]");
/// ```
pub fn secret(text: &str) -> String {
    format!("[redacted, {} characters]", text.chars().count())
}

/// What stands where a secret was.
const REDACTED: &str = "[redacted]";

/// A text with a secret taken out of it, wherever it stands and however an encoder spells it: as
/// JSON with its escapes, also within other JSON, percent-encoded, as entities of HTML, or as hexadecimal
/// digits. Base64 is none of these.
///
/// ```
/// assert_eq!(spoki::redact::without("no key k-12345", "k-12345"), "no key [redacted]");
/// assert_eq!(spoki::redact::without(r"no key caf\u00e9-12345", "café-12345"), "no key [redacted]");
/// ```
pub fn without(text: &str, secret: &str) -> String {
    let spellings = Spellings::of(secret);
    let mut out = String::with_capacity(text.len());
    let (mut from, mut at) = (0, 0);
    while at < text.len() {
        // What is taken out begins and ends at characters.
        let found = text.is_char_boundary(at).then(|| spellings.end(text, at));
        match found.flatten() {
            Some(end) => {
                out.push_str(text.get(from..at).unwrap_or_default());
                out.push_str(REDACTED);
                (from, at) = (end, end);
            }
            None => at += 1,
        }
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}

/// Free text, such as a server's message, with every phone number in it masked.
///
/// A phone number is a run of at least seven digits; a `+` in front and single separators
/// (space, dot, dash, slash, parenthesis) within belong to it.
///
/// ```
/// let text = "The phone +39 333 123 4567 exists already (code 1029).";
/// assert_eq!(spoki::redact::phones_in(text), "The phone +39•••••67 exists already (code 1029).");
/// ```
pub fn phones_in(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(|symbol: char| symbol == '+' || symbol.is_ascii_digit()) {
        let (before, candidate) = rest.split_at_checked(start).unwrap_or((rest, ""));
        let length = run_length(candidate);
        let (run, after) = candidate
            .split_at_checked(length)
            .unwrap_or((candidate, ""));
        out.push_str(before);
        if run.bytes().filter(u8::is_ascii_digit).count() >= 7 {
            out.push_str(&phone(run));
        } else {
            out.push_str(run);
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// How far digits, with at most one separator between two of them, reach. At least one byte.
fn run_length(text: &str) -> usize {
    let mut end = 1;
    for (position, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            b'0'..=b'9' => end = position + 1,
            b' ' | b'.' | b'-' | b'/' | b'(' | b')' if position == end => {}
            _ => break,
        }
    }
    end
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{phone, phones_in, secret, without};

    #[test]
    fn a_secret_is_taken_out_wherever_it_stands() {
        for (text, expected) in [
            ("", ""),
            ("none", "none"),
            ("key", "[redacted]"),
            ("keykey key", "[redacted][redacted] [redacted]"),
            ("kekey ke", "ke[redacted] ke"),
        ] {
            assert_eq!(without(text, "key"), expected);
        }
        assert_eq!(without("as it was", ""), "as it was");
        assert_eq!(without("a\\b ab", "a\\b"), "[redacted] ab");
    }

    #[test]
    fn no_mask_keeps_more_than_code_and_two_digits() {
        for number in ["+393331234567", "+12125551234", "+351912345678"] {
            let masked = phone(number);
            let digits = masked.chars().filter(char::is_ascii_digit).count();
            assert!(digits <= 5, "{masked}");
            assert!(number.ends_with(&masked[masked.len() - 2..]));
        }
        assert_eq!(phone("no number"), "•••••");
    }

    #[test]
    fn text_keeps_what_is_no_phone() {
        assert_eq!(
            phones_in("2026-01 at 9:00, error 131047"),
            "2026-01 at 9:00, error 131047"
        );
        assert_eq!(phones_in("3331234567"), "•••••");
        assert_eq!(
            phones_in("(+393331234567,+12125551234)"),
            "(+39•••••67,+1•••••34)"
        );
        assert_eq!(phones_in(""), "");
        assert_eq!(phones_in("+"), "+");
    }

    #[test]
    fn a_secret_leaves_no_character_of_itself() {
        assert!(!secret("zq").contains(['z', 'q']));
    }
}
