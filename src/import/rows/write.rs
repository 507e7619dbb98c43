//! JSON strings, written straight from the bytes of a cell.

use crate::bytes::{is_unprintable, unprintable};
use crate::out::Out;
use spoki_rules::Code;

/// Appends the first `length` bytes of `text` as the rest of a JSON string whose first quote is there;
/// what follows them is read with them, and not taken.
///
/// Control characters other than tab and line breaks are refused: no form of Spoki takes them, and
/// NUL alone would make its server refuse the batch.
#[inline]
pub(crate) fn string(text: &[u8], length: usize, out: &mut Out) -> Result<(), Code> {
    let done = out.extend_until(text, length, unprintable);
    if done < length {
        escaped(text.get(done..length).unwrap_or_default(), out)?;
    }
    out.push(b'"');
    Ok(())
}

#[cold]
fn escaped(bytes: &[u8], out: &mut Out) -> Result<(), Code> {
    for byte in bytes {
        let letter = match byte {
            b'"' | b'\\' => *byte,
            b'\n' => b'n',
            b'\r' => b'r',
            b'\t' => b't',
            _ if is_unprintable(*byte) => return Err(Code::ControlCharacter),
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

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{Out, string};
    use proptest::prelude::*;

    #[test]
    fn control_characters_are_refused() {
        for text in ["a\0", "\u{1b}", "\u{7f}"] {
            assert!(string(text.as_bytes(), text.len(), &mut Out::default()).is_err());
        }
    }

    #[test]
    fn what_follows_is_not_taken() {
        let mut out = Out::default();
        string(b"Ada;\"\0", 3, &mut out).unwrap();
        assert_eq!(out.as_slice(), b"Ada\"");
    }

    proptest! {
        #[test]
        fn a_json_parser_reads_it_back(text in "[ -~\t\r\nà-ÿ€😀]{0,40}", behind in "[ -~]{0,20}") {
            prop_assume!(!text.contains('\u{7f}'));
            let mut out = Out::default();
            out.extend(b"kept\"");
            string(format!("{text}{behind}").as_bytes(), text.len(), &mut out).unwrap();
            let written = out.as_slice().strip_prefix(b"kept").unwrap();
            prop_assert_eq!(serde_json::from_slice::<String>(written).unwrap(), text);
        }
    }
}
