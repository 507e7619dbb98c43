//! JSON strings, written straight from the bytes of a cell.
#![allow(
    clippy::inline_always,
    reason = "the crate is built for size, where calls of this hot loop would stay calls"
)]

use super::out::Out;
use super::words::{below, same};
use crate::rules::Code;

/// Appends `text` as a JSON string with its quotes.
///
/// Control characters other than tab and line breaks are refused: no form of Spoki takes them, and
/// NUL alone would make its server refuse the batch.
pub(super) fn string(text: &str, out: &mut Out) -> Result<(), Code> {
    let bytes = text.as_bytes();
    out.push(b'"');
    if is_plain(bytes) {
        out.extend(bytes);
    } else {
        escaped(bytes, out)?;
    }
    out.push(b'"');
    Ok(())
}

/// Whether nothing has to be escaped.
fn is_plain(bytes: &[u8]) -> bool {
    let (words, rest) = bytes.as_chunks::<8>();
    if words
        .iter()
        .any(|word| has_special(u64::from_le_bytes(*word)))
    {
        return false;
    }
    match bytes.last_chunk::<8>() {
        Some(last) => !has_special(u64::from_le_bytes(*last)),
        None => !rest.iter().any(|byte| is_special(*byte)),
    }
}

fn escaped(bytes: &[u8], out: &mut Out) -> Result<(), Code> {
    for byte in bytes {
        let letter = match byte {
            b'"' | b'\\' => *byte,
            b'\n' => b'n',
            b'\r' => b'r',
            b'\t' => b't',
            _ if is_special(*byte) => return Err(Code::ControlCharacter),
            _ => {
                out.push(*byte);
                continue;
            }
        };
        out.push(b'\\');
        out.push(letter);
    }
    Ok(())
}

#[inline(always)]
const fn is_special(byte: u8) -> bool {
    byte < b' ' || byte == b'"' || byte == b'\\' || byte == 0x7f
}

/// Whether any of eight bytes is special.
#[inline(always)]
const fn has_special(word: u64) -> bool {
    below(word, b' ') | same(word, b'"') | same(word, b'\\') | same(word, 0x7f) != 0
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{Out, has_special, is_special, string};
    use proptest::prelude::*;

    #[test]
    fn control_characters_are_refused() {
        for text in ["a\0", "\u{1b}", "\u{7f}"] {
            assert!(string(text, &mut Out::default()).is_err());
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
            let mut out = Out::default();
            out.extend(b"kept");
            string(&text, &mut out).unwrap();
            let written = out.as_slice().strip_prefix(b"kept").unwrap();
            prop_assert_eq!(serde_json::from_slice::<String>(written).unwrap(), text);
        }
    }
}
