//! JSON strings, written straight from the bytes of a cell.

use crate::rules::Code;

/// Appends `text` as a JSON string with its quotes.
///
/// Control characters other than tab and line breaks are refused: no form of Spoki takes them, and
/// NUL alone would make its server refuse the batch.
pub(super) fn string(text: &str, out: &mut Vec<u8>) -> Result<(), Code> {
    out.push(b'"');
    let mut rest = text.as_bytes();
    loop {
        let (plain, special) = rest
            .split_at_checked(plain_length(rest))
            .unwrap_or_default();
        out.extend_from_slice(plain);
        let Some((first, tail)) = special.split_first() else {
            break;
        };
        out.extend_from_slice(match first {
            b'"' => b"\\\"",
            b'\\' => b"\\\\",
            b'\n' => b"\\n",
            b'\r' => b"\\r",
            b'\t' => b"\\t",
            _ => return Err(Code::ControlCharacter),
        });
        rest = tail;
    }
    out.push(b'"');
    Ok(())
}

/// How many bytes can be copied as they are.
fn plain_length(bytes: &[u8]) -> usize {
    let (words, rest) = bytes.as_chunks::<8>();
    let plain = words
        .iter()
        .take_while(|word| !has_special(u64::from_le_bytes(**word)))
        .count();
    match words.get(plain) {
        Some(word) => plain * 8 + word.iter().take_while(|byte| !is_special(**byte)).count(),
        None => plain * 8 + rest.iter().take_while(|byte| !is_special(**byte)).count(),
    }
}

const fn is_special(byte: u8) -> bool {
    byte < b' ' || byte == b'"' || byte == b'\\' || byte == 0x7f
}

/// Whether any of eight bytes is special, by arithmetic on all of them at once.
const fn has_special(word: u64) -> bool {
    const ONES: u64 = u64::MAX / 255;
    const HIGH: u64 = ONES << 7;
    // The high bit of a byte is set where it was below `limit`, if no lower byte was. Only whether
    // there is any such byte counts here.
    const fn below(word: u64, limit: u64) -> u64 {
        word.wrapping_sub(ONES * limit) & !word & HIGH
    }
    const fn same(word: u64, byte: u8) -> u64 {
        below(word ^ (ONES * byte as u64), 1)
    }
    below(word, 32) | same(word, b'"') | same(word, b'\\') | same(word, 0x7f) != 0
}

#[cfg(test)]
mod tests {
    use super::{has_special, is_special, string};
    use proptest::prelude::*;

    #[test]
    fn control_characters_are_refused() {
        for text in ["a\0", "\u{1b}", "\u{7f}"] {
            assert!(string(text, &mut Vec::new()).is_err());
        }
    }

    #[test]
    fn eight_bytes_at_once_are_as_one_by_one() {
        for byte in 0..=255 {
            for place in 0..8 {
                for filler in [b'a', 0xff, b' ', b'~'] {
                    let mut word = [filler; 8];
                    word[place] = byte;
                    assert_eq!(
                        has_special(u64::from_le_bytes(word)),
                        is_special(byte),
                        "{word:?}"
                    );
                }
            }
        }
    }

    proptest! {
        #[test]
        fn a_json_parser_reads_it_back(text in "[ -~\t\r\nà-ÿ€😀]{0,40}") {
            prop_assume!(!text.contains('\u{7f}'));
            let mut out = Vec::new();
            string(&text, &mut out).unwrap();
            prop_assert_eq!(serde_json::from_slice::<String>(&out).unwrap(), text);
        }
    }
}
