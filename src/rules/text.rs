//! Texts made of parts, in little code: what the standard library has for it is made for speed, and
//! brings two kilobytes into the package.

/// A whole number in decimal digits.
///
/// ```
/// assert_eq!(spoki_rules::decimal(-1029), "-1029");
/// ```
pub fn decimal(number: i64) -> String {
    let mut digits = Vec::with_capacity(20);
    let mut rest = number.unsigned_abs();
    while rest > 0 || digits.is_empty() {
        digits.push(char::from(b'0' + u8::try_from(rest % 10).unwrap_or(0)));
        rest /= 10;
    }
    if number < 0 {
        digits.push('-');
    }
    digits.iter().rev().collect()
}

/// Parts one after another, with a separator between them.
///
/// ```
/// assert_eq!(spoki_rules::joined(&["phone", "email"], ", "), "phone, email");
/// assert_eq!(spoki_rules::joined(&["https", "://", "api.spoki.com"], ""), "https://api.spoki.com");
/// ```
pub fn joined(parts: &[impl AsRef<str>], separator: &str) -> String {
    let mut text = String::new();
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            text.push_str(separator);
        }
        text.push_str(part.as_ref());
    }
    text
}

/// A whole number from its decimal digits, if it is one of at most 63 bits.
///
/// ```
/// assert_eq!(spoki_rules::whole("-1029"), Some(-1029));
/// assert_eq!(spoki_rules::whole("1.5"), None);
/// ```
pub fn whole(digits: &str) -> Option<i64> {
    digits.parse().ok()
}

/// The character that the two halves of a surrogate pair make.
///
/// ```
/// assert_eq!(spoki_rules::surrogates(0xd83c, 0xdf55), Some('🍕'));
/// assert_eq!(spoki_rules::surrogates(0xdf55, 0xd83c), None);
/// ```
pub fn surrogates(high: u16, low: u16) -> Option<char> {
    let halves = (0xd800..0xdc00).contains(&high) && (0xdc00..0xe000).contains(&low);
    let character = 0x1_0000 + (u32::from(high & 0x3ff) << 10) + u32::from(low & 0x3ff);
    halves.then(|| char::from_u32(character)).flatten()
}

/// The text that bytes are, with U+FFFD for what is none.
///
/// ```
/// assert_eq!(spoki_rules::lossy(b"caff\xe8 con"), "caff\u{fffd} con");
/// ```
pub fn lossy(mut bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    loop {
        let error = match core::str::from_utf8(bytes) {
            Ok(rest) => {
                text.push_str(rest);
                return text;
            }
            Err(error) => error,
        };
        let (valid, rest) = bytes
            .split_at_checked(error.valid_up_to())
            .unwrap_or_default();
        text.push_str(core::str::from_utf8(valid).unwrap_or_default());
        text.push(char::REPLACEMENT_CHARACTER);
        let flaw = error.error_len().unwrap_or(rest.len());
        bytes = rest.get(flaw..).unwrap_or_default();
    }
}

/// Where a text begins and how long it is without the spaces around it; bytes that are no text have
/// none.
///
/// ```
/// assert_eq!(spoki_rules::trimmed("\u{a0} Ada ".as_bytes()), (3, 3));
/// assert_eq!(spoki_rules::trimmed(b" \xff"), (0, 2));
/// ```
pub fn trimmed(bytes: &[u8]) -> (usize, usize) {
    let Ok(text) = core::str::from_utf8(bytes) else {
        return (0, bytes.len());
    };
    let from_start = text.trim_start();
    (text.len() - from_start.len(), from_start.trim_end().len())
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{decimal, lossy, surrogates};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn decimal_is_to_string(number in any::<i64>()) {
            prop_assert_eq!(decimal(number), number.to_string());
        }

        #[test]
        fn lossy_is_from_utf8_lossy(
            bytes in prop::collection::vec(prop_oneof![any::<u8>(), 0x80u8..0xc0, 0xe0u8..0xf8], 0..24)
        ) {
            prop_assert_eq!(lossy(&bytes), String::from_utf8_lossy(&bytes));
        }

        #[test]
        fn surrogates_are_as_the_standard_library_reads_them(high in any::<u16>(), low in any::<u16>()) {
            let is_pair = (0xd800..0xe000).contains(&high);
            let expected = char::decode_utf16([high, low]).next().and_then(Result::ok);
            prop_assert_eq!(surrogates(high, low), expected.filter(|_| is_pair));
        }

        #[test]
        fn every_character_beyond_16_bits_is_a_pair(character in prop::char::range('\u{10000}', char::MAX)) {
            let mut units = [0; 2];
            character.encode_utf16(&mut units);
            prop_assert_eq!(surrogates(units[0], units[1]), Some(character));
        }
    }

    #[test]
    fn the_borders_are_written_too() {
        for number in [0, 1, 9, 10, -1, i64::MIN, i64::MAX] {
            assert_eq!(decimal(number), number.to_string());
        }
    }
}
