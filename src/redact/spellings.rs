//! How encoders spell a secret.
//!
//! The text is not decoded: whoever repeats a secret may have encoded it once or twice, and other
//! parts of the text not at all. So a secret is looked for character by character, and each of its
//! characters in every spelling. The work for one place of the text is bounded.

use crate::rules::surrogates;

/// A secret that is longer counts as found where so many of its characters stand.
const ENOUGH: usize = 256;

/// How many backslashes may stand before a character: JSON within JSON has 1, 3, 7 and so on.
const MOST_BACKSLASHES: usize = 16;

/// How many backslashes in a row a secret may have, each in a spelling of its own.
const MOST_ROW: usize = 8;

/// The most ends that are followed at once. More than one is rare: it takes a secret that looks like
/// an escape.
const MOST_ENDS: usize = 8;

/// Digits of a secret that is shorter stand in many numbers.
const SHORTEST_IN_HEX: usize = 4;

const NAMED: [(&str, char); 5] = [
    ("&quot;", '"'),
    ("&amp;", '&'),
    ("&lt;", '<'),
    ("&gt;", '>'),
    ("&apos;", '\''),
];

/// A secret, ready to be looked for.
pub(super) struct Spellings<'a> {
    secret: &'a str,
    /// Its characters; backslashes in a row count as one, since encoders double them.
    characters: Vec<char>,
}

impl<'a> Spellings<'a> {
    pub(super) fn of(secret: &'a str) -> Self {
        let mut characters: Vec<char> = secret.chars().collect();
        characters.dedup_by(|next, before| *next == '\\' && *before == '\\');
        Self { secret, characters }
    }

    /// Where the secret ends that begins at a place of the text.
    pub(super) fn end(&self, text: &str, start: usize) -> Option<usize> {
        let rest = text.as_bytes().get(start..)?;
        let plain = common(rest, self.secret.as_bytes());
        let end = if plain > 0 && is_enough(plain, self.secret.len()) {
            Some(start + plain)
        } else {
            None
        };
        let end = end.or_else(|| self.escaped(text.as_bytes(), start));
        let end = end.or_else(|| self.in_hex(rest).map(|length| start + length));
        end.map(|end| next_boundary(text, end))
    }

    /// Any mixture of characters as they are and their escapes.
    fn escaped(&self, text: &[u8], start: usize) -> Option<usize> {
        let (first, others) = self.characters.split_first()?;
        let mut ends = Vec::new();
        follow(text, start, *first, &mut ends);
        if ends.is_empty() {
            return None;
        }
        let mut next = Vec::new();
        for (count, &character) in others.iter().enumerate() {
            for &end in &ends {
                follow(text, end, character, &mut next);
            }
            if next.is_empty() {
                let furthest = ends.iter().copied().max();
                return furthest.filter(|_| count >= ENOUGH);
            }
            core::mem::swap(&mut ends, &mut next);
            next.clear();
        }
        ends.into_iter().max().filter(|end| *end > start)
    }

    /// Two hexadecimal digits for each byte: how many of the text's bytes that takes.
    fn in_hex(&self, text: &[u8]) -> Option<usize> {
        let secret = self.secret.as_bytes();
        let mut count = 0;
        for (digits, byte) in text.chunks_exact(2).zip(secret) {
            if number(digits, 16, 2) != Some((u32::from(*byte), 2)) {
                break;
            }
            count += 1;
        }
        let is_found = secret.len() >= SHORTEST_IN_HEX && is_enough(count, secret.len());
        is_found.then_some(2 * count)
    }
}

fn is_enough(found: usize, length: usize) -> bool {
    found == length || found >= ENOUGH
}

/// How many bytes two texts have in common.
fn common(left: &[u8], right: &[u8]) -> usize {
    left.iter()
        .zip(right)
        .take_while(|(left, right)| left == right)
        .count()
}

fn next_boundary(text: &str, mut place: usize) -> usize {
    while !text.is_char_boundary(place) {
        place += 1;
    }
    place
}

/// Every place where a character may end; for a backslash also where a row of them ends.
fn follow(text: &[u8], start: usize, character: char, ends: &mut Vec<usize>) {
    after(text, start, character, ends);
    if character != '\\' {
        return;
    }
    let mut row = ends.clone();
    for _ in 0..MOST_ROW {
        let Some(end) = row.iter().copied().max() else {
            return;
        };
        if !ends.contains(&end) {
            ends.push(end);
        }
        row.clear();
        after(text, end, character, &mut row);
    }
}

/// Every place where a character that begins at a place may end.
fn after(text: &[u8], start: usize, character: char, ends: &mut Vec<usize>) {
    let mut push = |end: usize| {
        if !ends.contains(&end) && ends.len() < MOST_ENDS {
            ends.push(end);
        }
    };
    let is_backslash = character == '\\';
    let most = if is_backslash {
        MOST_ROW * MOST_BACKSLASHES
    } else {
        MOST_BACKSLASHES
    };
    let rest = text.get(start..).unwrap_or_default();
    let backslashes = rest
        .iter()
        .take(most)
        .take_while(|byte| **byte == b'\\')
        .count();
    let behind = start + backslashes;
    let rest = text.get(behind..).unwrap_or_default();
    if backslashes > 0 {
        if is_backslash {
            push(behind);
            // The last of them may belong to the escape of what follows.
            if backslashes > 1 {
                push(behind - 1);
            }
        }
        // `\xc3\x83` is one character in bytes, and two by their numbers.
        let escapes = [escape(rest, character), escape_of_bytes(rest, character)];
        for length in escapes.into_iter().flatten() {
            push(behind + length);
        }
    }
    let mut plain = [0; 4];
    let plain = character.encode_utf8(&mut plain).as_bytes();
    if !is_backslash && rest.starts_with(plain) {
        push(behind + plain.len());
    }
    let rest = text.get(start..).unwrap_or_default();
    if let Some(length) = in_marks(rest, plain, b"%") {
        push(start + length);
    }
    if let Some(length) = entity(rest, character) {
        push(start + length);
    }
    if character == ' ' && rest.starts_with(b"+") {
        push(start + 1);
    }
}

/// How long the escape of a character is that stands behind a backslash.
fn escape(text: &[u8], character: char) -> Option<usize> {
    let (mark, rest) = text.split_first()?;
    let wanted = u32::from(character);
    match (mark, character) {
        (b'n', '\n') | (b'r', '\r') | (b't', '\t') | (b'b', '\u{8}') | (b'f', '\u{c}') => {
            return Some(1);
        }
        (b'u' | b'U' | b'x', _) => {}
        _ => return None,
    }
    if *mark == b'u' && rest.first() == Some(&b'{') {
        let (value, length) = number(rest.get(1..)?, 16, 6)?;
        let is_closed = rest.get(1 + length) == Some(&b'}');
        return (is_closed && value == wanted).then_some(length + 3);
    }
    let digits = match mark {
        b'u' => 4,
        b'U' => 8,
        _ => 2,
    };
    let (value, length) = number(rest, 16, digits)?;
    if length == digits && value == wanted {
        return Some(1 + length);
    }
    // The two halves of a character beyond 16 bits.
    let low = rest.get(length..)?;
    let backslashes = low
        .iter()
        .take(MOST_BACKSLASHES)
        .take_while(|byte| **byte == b'\\')
        .count();
    let digits_of_low = low.get(backslashes..)?.strip_prefix(b"u")?;
    let (second, length_of_low) = number(digits_of_low, 16, 4)?;
    let halves = (u16::try_from(value).ok()?, u16::try_from(second).ok()?);
    let is_pair = backslashes > 0 && length == 4 && length_of_low == 4;
    (is_pair && surrogates(halves.0, halves.1) == Some(character)).then_some(10 + backslashes)
}

/// The same for an escape of each of its bytes in UTF-8.
fn escape_of_bytes(text: &[u8], character: char) -> Option<usize> {
    let rest = text.strip_prefix(b"x")?;
    let mut bytes = [0; 4];
    let (first, others) = character.encode_utf8(&mut bytes).as_bytes().split_first()?;
    if number(rest, 16, 2)? != (u32::from(*first), 2) {
        return None;
    }
    Some(3 + in_marks(rest.get(2..)?, others, b"\\x")?)
}

/// How long bytes are that are spelled as hexadecimal digits, a mark before each.
fn in_marks(text: &[u8], bytes: &[u8], mark: &[u8]) -> Option<usize> {
    let mut rest = text;
    for byte in bytes {
        rest = rest.strip_prefix(mark)?;
        if number(rest, 16, 2)? != (u32::from(*byte), 2) {
            return None;
        }
        rest = rest.get(2..)?;
    }
    Some(text.len() - rest.len())
}

/// How long the entity of HTML is that stands for a character.
fn entity(text: &[u8], character: char) -> Option<usize> {
    for (name, known) in NAMED {
        if known == character && text.starts_with(name.as_bytes()) {
            return Some(name.len());
        }
    }
    let rest = text.strip_prefix(b"&#")?;
    let (digits, base) = match rest.strip_prefix(b"x").or_else(|| rest.strip_prefix(b"X")) {
        Some(digits) => (digits, 16),
        None => (rest, 10),
    };
    let (value, length) = number(digits, base, 8)?;
    let is_closed = digits.get(length) == Some(&b';');
    let before = text.len() - digits.len();
    (is_closed && value == u32::from(character)).then_some(before + length + 1)
}

/// The number that a text begins with, and how many digits it has.
fn number(text: &[u8], base: u32, most: usize) -> Option<(u32, usize)> {
    let (mut value, mut length) = (0_u32, 0);
    for byte in text.iter().take(most) {
        let Some(digit) = char::from(*byte).to_digit(base) else {
            break;
        };
        value = value.wrapping_mul(base).wrapping_add(digit);
        length += 1;
    }
    (length > 0).then_some((value, length))
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use crate::redact::without;
    use proptest::prelude::*;
    use std::fmt::Write;

    fn each(secret: &str, spell: impl Fn(&mut String, char)) -> String {
        let mut out = String::new();
        secret.chars().for_each(|symbol| spell(&mut out, symbol));
        out
    }

    /// As encoders write JSON, without the quotation marks around it.
    fn json(secret: &str, is_ascii: bool, is_upper: bool) -> String {
        let quoted = serde_json::to_string(secret).unwrap();
        each(&quoted[1..quoted.len() - 1], |out, symbol| {
            if symbol.is_ascii() || !is_ascii {
                return out.push(symbol);
            }
            let mut units = [0; 2];
            for unit in symbol.encode_utf16(&mut units) {
                if is_upper {
                    write!(out, "\\u{unit:04X}").unwrap();
                } else {
                    write!(out, "\\u{unit:04x}").unwrap();
                }
            }
        })
    }

    fn in_bytes(secret: &str, mark: &str, is_upper: bool, keeps: impl Fn(u8) -> bool) -> String {
        let mut out = String::new();
        for byte in secret.bytes() {
            if keeps(byte) {
                out.push(char::from(byte));
            } else if is_upper {
                write!(out, "{mark}{byte:02X}").unwrap();
            } else {
                write!(out, "{mark}{byte:02x}").unwrap();
            }
        }
        out
    }

    fn spellings(secret: &str) -> Vec<String> {
        let mut all = vec![secret.to_owned()];
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
        for is_upper in [false, true] {
            let ascii = json(secret, true, is_upper);
            all.push(json(&ascii, false, false));
            all.push(in_bytes(secret, "%", is_upper, plain));
            all.push(in_bytes(secret, "%", is_upper, |_| false));
            all.push(in_bytes(secret, "", is_upper, |_| false));
            all.push(in_bytes(secret, "\\x", is_upper, |byte| {
                byte.is_ascii_alphanumeric()
            }));
            all.push(ascii);
        }
        let utf8 = json(secret, false, false);
        all.push(utf8.replace('/', "\\/"));
        all.push(json(&utf8, false, false));
        all.push(each(secret, |out, symbol| {
            write!(out, "&#{};", u32::from(symbol)).unwrap();
        }));
        all.push(each(secret, |out, symbol| {
            write!(out, "&#x{:x};", u32::from(symbol)).unwrap();
        }));
        all.push(each(secret, |out, symbol| match symbol {
            '"' => out.push_str("&quot;"),
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\'' => out.push_str("&#x27;"),
            other => out.push(other),
        }));
        all.push(each(secret, |out, symbol| {
            write!(out, "\\u{{{:x}}}", u32::from(symbol)).unwrap();
        }));
        all.push(utf8);
        all
    }

    proptest! {
        #[test]
        fn no_spelling_of_any_secret_stays(
            secret in "[ -~é🍕ßΩ\n\t]{8,24}|\\PC{8,16}|[\\\\u0-9a-f\"%&;]{8,20}",
            before in "[a-z :,\"]{0,6}",
            after in "[ .,\"}<]{0,6}",
        ) {
            for spelling in spellings(&secret) {
                let text = format!("{before}{spelling}{after}");
                let shown = without(&text, &secret);
                prop_assert!(!shown.contains(&spelling), "{spelling:?} in {shown:?}");
                prop_assert!(shown.contains("[redacted]"), "{spelling:?} in {shown:?}");
            }
        }

        #[test]
        fn other_texts_stay(text in "[a-z0-9 .,\"\\\\%&;]{0,40}") {
            prop_assert_eq!(without(&text, "QWERTZUIOP"), text);
        }
    }

    #[test]
    fn a_long_secret_is_found_by_its_beginning() {
        let secret = "k".repeat(100_000);
        let text = "k".repeat(300) + " and " + &"k".repeat(200);
        assert_eq!(
            without(&text, &secret),
            "[redacted] and ".to_owned() + &"k".repeat(200)
        );
    }
}
