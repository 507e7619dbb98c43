//! The module as text, for the entry that carries it inlined.
//!
//! It is written in digits to the base of 88, most bytes as one and any other as two. So each byte stays a
//! unit of its own, and a server's gzip or brotli makes of the text what it makes of the bytes (3 % more). In
//! base64, where three bytes become four characters, it finds next to nothing to repeat (24 % more).

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// Letters of ASCII that stand for themselves in a string and in a page, the digits in their order. The last
/// two begin a byte of two characters.
const ALPHABET: &[u8; 90] =
    b" !#%&'()*+,-./0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~";

/// A JavaScript module that exports the text, and what it takes to read it (`pkg-template/entry/text.js`).
pub(super) fn module(wasm: &Path) -> Result<String> {
    let bytes = fs::read(wasm).with_context(|| format!("{} cannot be read", wasm.display()))?;
    Ok(format!(
        "// The module as text: see text.js.\n\
         export const alphabet = \"{}\";\nexport const length = {};\nexport const text = \"{}\";\n",
        String::from_utf8_lossy(ALPHABET),
        bytes.len(),
        text(&bytes)
    ))
}

fn text(bytes: &[u8]) -> String {
    let digit = |digit: usize| char::from(ALPHABET[digit]);
    let base = ALPHABET.len() - 2;
    let mut text = String::with_capacity(bytes.len() * 5 / 4);
    for &byte in bytes {
        let (high, low) = (usize::from(byte) / base, usize::from(byte) % base);
        if high > 0 {
            text.push(digit(base + high - 1));
        }
        text.push(digit(low));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{ALPHABET, text};

    /// As `text.js` reads it.
    fn bytes(text: &str) -> Vec<u8> {
        let base = ALPHABET.len() - 2;
        let digit = |character| ALPHABET.iter().position(|known| *known == character);
        let mut digits = text.bytes().map(|character| digit(character).unwrap());
        let mut bytes = Vec::new();
        while let Some(digit) = digits.next() {
            let value = match digit.checked_sub(base) {
                Some(high) => (high + 1) * base + digits.next().unwrap(),
                None => digit,
            };
            bytes.push(u8::try_from(value).unwrap());
        }
        bytes
    }

    #[test]
    fn every_byte_is_read_back() {
        let all: Vec<u8> = (0..=255).chain((0..=255).rev()).collect();
        assert_eq!(bytes(&text(&all)), all);
    }

    #[test]
    fn characters_stand_for_themselves() {
        let mut sorted = ALPHABET.to_vec();
        sorted.dedup();
        assert_eq!(sorted, ALPHABET);
        assert!(ALPHABET.is_sorted());
        assert!(ALPHABET.iter().all(|byte| (b' '..=b'~').contains(byte)));
        assert!(!ALPHABET.iter().any(|byte| b"\"\\`$<".contains(byte)));
    }
}
