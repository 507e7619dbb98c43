//! What people and their programs write besides digits.

/// Why a text with a character that no phone number has is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// A spreadsheet has made it shorter: `3,93331E+11`.
    Scientific,
    /// An extension follows it.
    Extension,
    /// It is something else.
    Other,
}

/// The ASCII characters that stand for those of a text, without the invisible ones; none if it is no
/// text, or longer than any number is written.
pub fn ascii(input: &[u8]) -> Option<Vec<u8>> {
    const LONGEST: usize = 250;
    let text = core::str::from_utf8(input).ok()?;
    (text.len() <= LONGEST).then(|| text.chars().filter_map(equivalent).collect())
}

/// Whether nothing is seen of a character: what Unicode calls default ignorable, which marks of
/// direction, joiners, byte order marks and selectors of variants are.
pub const fn is_invisible(symbol: char) -> bool {
    matches!(
        symbol,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fff8}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// The ASCII character that stands for `symbol` in a phone number, none for what is invisible.
fn equivalent(symbol: char) -> Option<u8> {
    // What no phone number has.
    const OTHER: u8 = b'?';
    let digit_from = |zero: char| {
        u8::try_from(u32::from(symbol) - u32::from(zero)).map_or(OTHER, |value| b'0' + value)
    };
    Some(match symbol {
        // They come with copied numbers.
        _ if is_invisible(symbol) => return None,
        '\u{ff10}'..='\u{ff19}' => digit_from('\u{ff10}'),
        '\u{660}'..='\u{669}' => digit_from('\u{660}'),
        '\u{6f0}'..='\u{6f9}' => digit_from('\u{6f0}'),
        '\u{ff0b}' => b'+',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{30fc}' | '\u{ff0d}' => b'-',
        '\u{ff08}' | '\u{ff3b}' => b'(',
        '\u{ff09}' | '\u{ff3d}' => b')',
        '\u{2053}' | '\u{223c}' | '\u{ff5e}' => b'~',
        '\u{ff0e}' => b'.',
        '\u{ff0f}' => b'/',
        '\u{2018}' | '\u{2019}' => b'\'',
        _ if symbol.is_whitespace() => b' ',
        _ => u8::try_from(symbol)
            .ok()
            .filter(u8::is_ascii)
            .unwrap_or(OTHER),
    })
}

/// A text without blanks around it and, if it is a link (RFC 3966), without its scheme.
pub fn without_scheme(input: &[u8]) -> &[u8] {
    let input = input.trim_ascii();
    match input.split_at_checked(4) {
        Some((scheme, number)) if scheme.eq_ignore_ascii_case(b"tel:") => number,
        _ => input,
    }
}

/// What is wrong with a text that holds a character which no phone number has.
pub fn flaw(input: &[u8]) -> Flaw {
    if is_scientific(input) {
        return Flaw::Scientific;
    }
    let is_of_number = |byte: &&u8| {
        matches!(
            byte,
            b'0'..=b'9' | b' ' | b'.' | b'-' | b'/' | b'(' | b')' | b'+'
        )
    };
    let head_length = input.iter().take_while(is_of_number).count();
    let (head, tail) = input.split_at_checked(head_length).unwrap_or_default();
    if head.iter().filter(|byte| byte.is_ascii_digit()).count() >= 5 && is_extension(tail) {
        return Flaw::Extension;
    }
    Flaw::Other
}

/// `3,93331E+11`, as a spreadsheet shows a long number; the comma is a point in most of Europe.
fn is_scientific(text: &[u8]) -> bool {
    let Some(at) = text
        .iter()
        .position(|byte| byte.eq_ignore_ascii_case(&b'e'))
    else {
        return false;
    };
    let (mantissa, exponent) = text.split_at_checked(at).unwrap_or_default();
    let exponent = exponent.get(1..).unwrap_or_default();
    let exponent = exponent
        .strip_prefix(b"+")
        .or(exponent.strip_prefix(b"-"))
        .unwrap_or(exponent);
    let points = mantissa
        .iter()
        .filter(|byte| matches!(byte, b'.' | b','))
        .count();
    let digits = |part: &[u8]| !part.is_empty() && part.iter().all(u8::is_ascii_digit);
    points <= 1
        && mantissa.first().is_some_and(u8::is_ascii_digit)
        && mantissa
            .iter()
            .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','))
        && digits(exponent)
}

/// `x12`, `ext. 12`, `int. 12`, `#12`, `;ext=12`: a mark, then digits.
fn is_extension(tail: &[u8]) -> bool {
    const MARKS: [&[u8]; 8] = [
        b";ext=",
        b"extension",
        b"ext",
        b"interno",
        b"int",
        b"x",
        b"#",
        b"poste",
    ];
    let Some(rest) = MARKS.iter().find_map(|mark| {
        let (head, rest) = tail.split_at_checked(mark.len())?;
        head.eq_ignore_ascii_case(mark).then_some(rest)
    }) else {
        return false;
    };
    let rest = rest.trim_ascii_start();
    let rest = rest
        .strip_prefix(b".")
        .or(rest.strip_prefix(b":"))
        .unwrap_or(rest)
        .trim_ascii();
    !rest.is_empty() && rest.iter().all(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{Flaw, ascii, flaw, without_scheme};

    #[test]
    fn a_flaw_is_told_from_another() {
        for (input, expected) in [
            ("3,93331E+11", Flaw::Scientific),
            ("4e11", Flaw::Scientific),
            ("e11", Flaw::Other),
            ("3,9,3E+11", Flaw::Other),
            ("06 1234567 int. 12", Flaw::Extension),
            ("+39061234567;ext=3", Flaw::Extension),
            ("06 1234567 x", Flaw::Other),
            ("123 x4", Flaw::Other),
            ("telefono", Flaw::Other),
        ] {
            assert_eq!(flaw(input.as_bytes()), expected, "{input}");
        }
    }

    #[test]
    fn a_link_has_a_scheme() {
        for (input, expected) in [
            (" TEL:+39-06-1234567 ", "+39-06-1234567"),
            ("tel:", ""),
            ("tel", "tel"),
            (" 06 ", "06"),
        ] {
            assert_eq!(
                without_scheme(input.as_bytes()),
                expected.as_bytes(),
                "{input}"
            );
        }
    }

    #[test]
    fn characters_have_equivalents() {
        let text = "＋３９\u{a0}٣٣٣‑۱۲۳\u{200e}４５６７";
        assert_eq!(ascii(text.as_bytes()).unwrap(), b"+39 333-1234567");
        let marked = "\u{61c}39\u{180e}3\u{fe0f}3\u{e0020}3\u{206f}\u{34f}";
        assert_eq!(ascii(marked.as_bytes()).unwrap(), b"39333");
        assert_eq!(ascii("３９é".as_bytes()).unwrap(), b"39?");
        assert_eq!(ascii(b"39\xff"), None);
        assert_eq!(ascii("３".repeat(200).as_bytes()), None);
    }
}
