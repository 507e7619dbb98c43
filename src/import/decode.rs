//! From the bytes of a file to UTF-8, chunk by chunk.

use crate::rules::surrogates;
use spoki_rows::valid_utf8;

/// How the text of a file is encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark; ASCII is the same.
    Utf8,
    /// UTF-16, the low byte first.
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
    /// Windows-1252, which spreadsheets of western Europe write; Latin-1 is part of it.
    Windows1252,
}

impl Encoding {
    const ALL: [Self; 4] = [Self::Utf8, Self::Utf16Le, Self::Utf16Be, Self::Windows1252];

    /// The encoding of that name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|encoding| encoding.name() == name)
    }

    /// The name that browsers know it by.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Windows1252 => "windows-1252",
        }
    }
}

/// Appears in the output where the input cannot be decoded. It is in no UTF-8 text, so the check
/// of each record finds it.
const INVALID: u8 = 0xff;

/// A decoder that goes on where the last chunk ended.
///
/// When the encoding is not given, the first sequence outside ASCII settles it: UTF-8 if it is
/// well-formed, Windows-1252 if not. UTF-8 passes through as it is, and [`Decoder::is_sound`] tells
/// whether the records have to be looked at.
pub(super) struct Decoder {
    encoding: Option<Encoding>,
    /// Files of old Macs end lines with a lone CR, which becomes LF.
    lone_carriage_returns: bool,
    /// The start of a sequence whose end is still to come.
    pending: Vec<u8>,
    high_surrogate: Option<u16>,
    /// Something in the text was no text, somewhere.
    is_flawed: bool,
}

impl Decoder {
    pub(super) fn new(encoding: Option<Encoding>, lone_carriage_returns: bool) -> Self {
        Self {
            encoding,
            lone_carriage_returns,
            pending: Vec::new(),
            high_surrogate: None,
            is_flawed: false,
        }
    }

    /// The encoding, as far as it is settled: plain ASCII counts as UTF-8.
    pub(super) fn encoding(&self) -> Encoding {
        self.encoding.unwrap_or(Encoding::Utf8)
    }

    /// Whether all text so far is well-formed; if it is not, each record has to be looked at.
    pub(super) const fn is_sound(&self) -> bool {
        !self.is_flawed
    }

    /// Appends `chunk` to `out` as UTF-8. `last` says that nothing follows.
    pub(super) fn decode(&mut self, chunk: &[u8], last: bool, out: &mut Vec<u8>) {
        let start = out.len();
        if self.pending.is_empty() {
            self.decode_joined(chunk, last, out);
        } else {
            let mut joined = core::mem::take(&mut self.pending);
            joined.extend_from_slice(chunk);
            self.decode_joined(&joined, last, out);
        }
        if self.lone_carriage_returns {
            for byte in out.iter_mut().skip(start).filter(|byte| **byte == b'\r') {
                *byte = b'\n';
            }
        }
    }

    fn decode_joined(&mut self, mut bytes: &[u8], last: bool, out: &mut Vec<u8>) {
        if self.encoding.is_none() {
            let ascii = bytes
                .iter()
                .position(|byte| !byte.is_ascii())
                .unwrap_or(bytes.len());
            let (head, rest) = bytes.split_at_checked(ascii).unwrap_or((bytes, &[]));
            out.extend_from_slice(head);
            bytes = rest;
            self.encoding = settled(rest, last);
        }
        match self.encoding {
            None => self.pending.extend_from_slice(bytes),
            Some(Encoding::Utf8) => self.utf_8(bytes, last, out),
            Some(Encoding::Windows1252) => windows_1252(bytes, out),
            Some(Encoding::Utf16Le) => self.utf_16(bytes, last, u16::from_le_bytes, out),
            Some(Encoding::Utf16Be) => self.utf_16(bytes, last, u16::from_be_bytes, out),
        }
    }

    fn utf_8(&mut self, bytes: &[u8], last: bool, out: &mut Vec<u8>) {
        let (valid, rest) = bytes
            .split_at_checked(valid_utf8(bytes))
            .unwrap_or((bytes, &[]));
        out.extend_from_slice(valid);
        match core::str::from_utf8(rest) {
            // A character goes on in the next chunk.
            Err(error) if error.error_len().is_none() && error.valid_up_to() == 0 && !last => {
                self.pending.extend_from_slice(rest);
            }
            checked => {
                self.is_flawed |= checked.is_err();
                out.extend_from_slice(rest);
            }
        }
    }

    fn utf_16(&mut self, bytes: &[u8], last: bool, unit: fn([u8; 2]) -> u16, out: &mut Vec<u8>) {
        let (pairs, odd) = bytes.as_chunks::<2>();
        for pair in pairs {
            let unit = unit(*pair);
            if let Some(high) = self.high_surrogate.take() {
                if let Some(symbol) = surrogates(high, unit) {
                    push(symbol, out);
                    continue;
                }
                self.flaw(out);
            }
            match (char::from_u32(u32::from(unit)), unit) {
                (Some(symbol), _) => push(symbol, out),
                (None, 0xd800..=0xdbff) => self.high_surrogate = Some(unit),
                (None, _) => self.flaw(out),
            }
        }
        if !last {
            self.pending.extend_from_slice(odd);
        } else if !odd.is_empty() || self.high_surrogate.is_some() {
            self.flaw(out);
        }
    }

    fn flaw(&mut self, out: &mut Vec<u8>) {
        self.is_flawed = true;
        out.push(INVALID);
    }
}

/// What the first bytes outside ASCII say of the encoding; nothing while they may still go on.
fn settled(rest: &[u8], last: bool) -> Option<Encoding> {
    let first = rest
        .get(..rest.len().min(4))
        .filter(|first| !first.is_empty())?;
    match core::str::from_utf8(first) {
        Err(error) if error.valid_up_to() == 0 => match error.error_len() {
            None if !last => None,
            _ => Some(Encoding::Windows1252),
        },
        _ => Some(Encoding::Utf8),
    }
}

/// 0x80 to 0x9F as the WHATWG Encoding Standard maps them: five stand for themselves.
const WINDOWS_1252: [char; 32] = [
    '\u{20ac}', '\u{81}', '\u{201a}', '\u{192}', '\u{201e}', '\u{2026}', '\u{2020}', '\u{2021}',
    '\u{2c6}', '\u{2030}', '\u{160}', '\u{2039}', '\u{152}', '\u{8d}', '\u{17d}', '\u{8f}',
    '\u{90}', '\u{2018}', '\u{2019}', '\u{201c}', '\u{201d}', '\u{2022}', '\u{2013}', '\u{2014}',
    '\u{2dc}', '\u{2122}', '\u{161}', '\u{203a}', '\u{153}', '\u{9d}', '\u{17e}', '\u{178}',
];

fn windows_1252(bytes: &[u8], out: &mut Vec<u8>) {
    for run in bytes.chunk_by(|left, right| left.is_ascii() && right.is_ascii()) {
        match run {
            [byte] if !byte.is_ascii() => {
                let special = WINDOWS_1252.get(usize::from(*byte - 0x80)).copied();
                push(special.unwrap_or(char::from(*byte)), out);
            }
            ascii => out.extend_from_slice(ascii),
        }
    }
}

fn push(symbol: char, out: &mut Vec<u8>) {
    out.extend_from_slice(symbol.encode_utf8(&mut [0; 4]).as_bytes());
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{Decoder, Encoding};
    use proptest::prelude::*;

    fn whole(encoding: Option<Encoding>, bytes: &[u8]) -> (Vec<u8>, Encoding) {
        let (mut decoder, mut out) = (Decoder::new(encoding, false), Vec::new());
        decoder.decode(bytes, true, &mut out);
        (out, decoder.encoding())
    }

    #[test]
    fn the_first_sequence_outside_ascii_settles_the_encoding() {
        assert_eq!(whole(None, b"abc"), (b"abc".to_vec(), Encoding::Utf8));
        assert_eq!(
            whole(None, "città".as_bytes()),
            ("città".into(), Encoding::Utf8)
        );
        assert_eq!(
            whole(None, b"citt\xe0;\x80"),
            ("città;€".into(), Encoding::Windows1252)
        );
        assert_eq!(
            whole(None, b"citt\xc3"),
            ("cittÃ".into(), Encoding::Windows1252)
        );
        assert_eq!(
            whole(None, b"\xc3\xa0\xe0"),
            (b"\xc3\xa0\xe0".to_vec(), Encoding::Utf8)
        );
    }

    #[test]
    fn the_five_undefined_bytes_stand_for_themselves() {
        let (out, _) = whole(Some(Encoding::Windows1252), b"\x81\x8d\x8f\x90\x9d");
        assert_eq!(out, "\u{81}\u{8d}\u{8f}\u{90}\u{9d}".as_bytes());
    }

    #[test]
    fn broken_utf_16_leaves_a_mark() {
        assert_eq!(
            whole(Some(Encoding::Utf16Le), b"a\0\x00\xd8b\0").0,
            b"a\xffb"
        );
        assert_eq!(whole(Some(Encoding::Utf16Le), b"a\0b").0, b"a\xff");
        assert_eq!(whole(Some(Encoding::Utf16Be), b"\xdc\x00\0b").0, b"\xffb");
    }

    proptest! {
        #[test]
        fn any_chunking_gives_the_same(bytes: Vec<u8>, cuts in prop::collection::vec(1usize..5, 1..20), kind in 0usize..5) {
            let encoding = [None, Some(Encoding::Utf8), Some(Encoding::Utf16Le), Some(Encoding::Utf16Be), Some(Encoding::Windows1252)][kind];
            let (mut decoder, mut out) = (Decoder::new(encoding, false), Vec::new());
            let (mut rest, mut cuts) = (&bytes[..], cuts.iter().cycle());
            while !rest.is_empty() {
                let (head, tail) = rest.split_at((*cuts.next().unwrap()).min(rest.len()));
                decoder.decode(head, false, &mut out);
                rest = tail;
            }
            decoder.decode(&[], true, &mut out);
            prop_assert_eq!((out, decoder.encoding()), whole(encoding, &bytes));
        }

        #[test]
        fn utf_16_reads_back(text: String) {
            let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            prop_assert_eq!(whole(Some(Encoding::Utf16Le), &bytes).0, text.into_bytes());
        }
    }
}
