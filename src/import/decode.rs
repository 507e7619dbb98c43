//! From the bytes of a file to UTF-8, chunk by chunk.

use super::detect::SAMPLE;
use super::doubt::{self, Doubt};
use crate::rules::surrogates;
use spoki_rows::{ascii_prefix, count, sound_utf8};

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
    /// Mac Roman, which old Macs write. It is never found out, only named.
    Macintosh,
}

impl Encoding {
    const ALL: [Self; 5] = [
        Self::Utf8,
        Self::Utf16Le,
        Self::Utf16Be,
        Self::Windows1252,
        Self::Macintosh,
    ];

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
            Self::Macintosh => "macintosh",
        }
    }
}

/// Appears in the output where the input cannot be decoded. It is in no UTF-8 text, so the check
/// of each record finds it.
const INVALID: u8 = 0xff;

/// A decoder that goes on where the last chunk ended.
///
/// When the encoding is not given, what follows the first byte outside ASCII settles it, however late
/// in the file that is: as many bytes as a sample has are kept back and weighed. UTF-8 passes through
/// as it is, and [`Decoder::is_sound`] tells whether the records have to be looked at.
pub(super) struct Decoder {
    encoding: Option<Encoding>,
    /// Files of old Macs end lines with a lone CR, which becomes LF.
    lone_carriage_returns: bool,
    /// What cannot be decoded yet: the start of a sequence, or what the encoding is to be seen from.
    pending: Vec<u8>,
    high_surrogate: Option<u16>,
    /// Something in the text was no text, somewhere.
    is_flawed: bool,
    /// Line breaks before the first byte outside ASCII, and what is directly before it.
    breaks: u64,
    before: Vec<u8>,
    doubt: Option<Doubt>,
}

impl Decoder {
    pub(super) fn new(encoding: Option<Encoding>, lone_carriage_returns: bool) -> Self {
        Self {
            encoding,
            lone_carriage_returns,
            pending: Vec::new(),
            high_surrogate: None,
            is_flawed: false,
            breaks: 0,
            before: Vec::new(),
            doubt: None,
        }
    }

    /// The encoding, as far as it is settled: plain ASCII counts as UTF-8.
    pub(super) fn encoding(&self) -> Encoding {
        self.encoding.unwrap_or(Encoding::Utf8)
    }

    /// Whether all text so far is well-formed and has lost no letter; if it is not, each record has to
    /// be looked at.
    pub(super) const fn is_sound(&self) -> bool {
        !self.is_flawed
    }

    /// Why the encoding that was found out may be another one.
    pub(super) const fn doubt(&self) -> Option<&Doubt> {
        self.doubt.as_ref()
    }

    /// How many bytes wait for more.
    pub(super) fn pending(&self) -> usize {
        self.pending.len()
    }

    /// Appends `chunk` to `out` as UTF-8. `last` says that nothing follows.
    pub(super) fn decode(&mut self, chunk: &[u8], last: bool, out: &mut Vec<u8>) {
        let start = out.len();
        let mut joined = core::mem::take(&mut self.pending);
        let mut bytes = chunk;
        if !joined.is_empty() {
            joined.extend_from_slice(chunk);
            bytes = &joined;
        }
        if self.encoding.is_none() {
            let (ascii, rest) = bytes
                .split_at_checked(ascii_prefix(bytes))
                .unwrap_or((bytes, &[]));
            out.extend_from_slice(ascii);
            self.breaks += count(ascii, self.line_break());
            self.keep_end_of(ascii);
            if rest.is_empty() {
                bytes = &[];
            } else if rest.len() < SAMPLE && !last {
                self.pending = if ascii.is_empty() && !joined.is_empty() {
                    joined
                } else {
                    rest.to_vec()
                };
                bytes = &[];
            } else {
                self.settle(rest, last);
                bytes = rest;
            }
        }
        match self.encoding {
            None => {}
            Some(Encoding::Utf8) => self.utf_8(bytes, last, out),
            Some(Encoding::Windows1252) => by_table(bytes, windows_1252, out),
            Some(Encoding::Macintosh) => by_table(bytes, macintosh, out),
            Some(Encoding::Utf16Le) => self.utf_16(bytes, last, u16::from_le_bytes, out),
            Some(Encoding::Utf16Be) => self.utf_16(bytes, last, u16::from_be_bytes, out),
        }
        if self.lone_carriage_returns {
            for byte in out.iter_mut().skip(start).filter(|byte| **byte == b'\r') {
                *byte = b'\n';
            }
        }
    }

    /// Keeps the start of the word that goes on with what follows.
    fn keep_end_of(&mut self, ascii: &[u8]) {
        const LONGEST: usize = 40;
        let new = ascii.len().saturating_sub(LONGEST);
        self.before
            .extend_from_slice(ascii.get(new..).unwrap_or_default());
        let old = self.before.len().saturating_sub(LONGEST);
        self.before.drain(..old);
    }

    const fn line_break(&self) -> u8 {
        if self.lone_carriage_returns {
            b'\r'
        } else {
            b'\n'
        }
    }

    /// Settles the encoding by what follows the first byte outside ASCII.
    fn settle(&mut self, rest: &[u8], last: bool) {
        let sample = rest.get(..rest.len().min(SAMPLE)).unwrap_or_default();
        let encoding = most_likely(sample, last && sample.len() == rest.len());
        self.encoding = Some(encoding);
        let mut text = core::mem::take(&mut self.before);
        let breaks = self.breaks - count(&text, self.line_break());
        if encoding == Encoding::Utf8 {
            text.extend_from_slice(sample);
        } else {
            by_table(sample, windows_1252, &mut text);
        }
        self.doubt = doubt::find(&crate::rules::lossy(&text)).map(|(place, word)| Doubt {
            line: 1 + breaks + count(place.as_bytes(), self.line_break()),
            word: word.to_owned(),
        });
    }

    fn utf_8(&mut self, bytes: &[u8], last: bool, out: &mut Vec<u8>) {
        let (valid, rest) = bytes
            .split_at_checked(sound_utf8(bytes))
            .unwrap_or((bytes, &[]));
        out.extend_from_slice(valid);
        match core::str::from_utf8(rest) {
            // A character goes on in the next chunk.
            Err(error) if error.error_len().is_none() && error.valid_up_to() == 0 && !last => {
                self.pending.extend_from_slice(rest);
            }
            checked => {
                self.is_flawed |= checked.is_err() || !rest.is_empty();
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

/// UTF-8 or Windows-1252, by the weight of the evidence. A sequence of UTF-8 hardly ever comes about
/// by accident: one of them outweighs two bytes that are in none. `whole` says that the sample does
/// not cut a sequence off.
fn most_likely(sample: &[u8], whole: bool) -> Encoding {
    let (mut sequences, mut strays) = (0_usize, 0_usize);
    for part in sample.utf8_chunks() {
        sequences += part.valid().chars().filter(|c| !c.is_ascii()).count();
        strays += usize::from(!part.invalid().is_empty());
    }
    let is_cut_off =
        |part: &[u8]| core::str::from_utf8(part).is_err_and(|error| error.error_len().is_none());
    let end = sample.utf8_chunks().last();
    if !whole && end.is_some_and(|part| is_cut_off(part.invalid())) {
        strays -= 1;
    }
    if strays <= sequences * 2 {
        Encoding::Utf8
    } else {
        Encoding::Windows1252
    }
}

/// 0x80 to 0x9F as the WHATWG Encoding Standard maps them: five stand for themselves.
const WINDOWS_1252: [char; 32] = [
    '\u{20ac}', '\u{81}', '\u{201a}', '\u{192}', '\u{201e}', '\u{2026}', '\u{2020}', '\u{2021}',
    '\u{2c6}', '\u{2030}', '\u{160}', '\u{2039}', '\u{152}', '\u{8d}', '\u{17d}', '\u{8f}',
    '\u{90}', '\u{2018}', '\u{2019}', '\u{201c}', '\u{201d}', '\u{2022}', '\u{2013}', '\u{2014}',
    '\u{2dc}', '\u{2122}', '\u{161}', '\u{203a}', '\u{153}', '\u{9d}', '\u{17e}', '\u{178}',
];

/// 0x80 to 0xFF as the WHATWG Encoding Standard maps them.
const MACINTOSH: [char; 128] = [
    '\u{c4}', '\u{c5}', '\u{c7}', '\u{c9}', '\u{d1}', '\u{d6}', '\u{dc}', '\u{e1}', '\u{e0}',
    '\u{e2}', '\u{e4}', '\u{e3}', '\u{e5}', '\u{e7}', '\u{e9}', '\u{e8}', '\u{ea}', '\u{eb}',
    '\u{ed}', '\u{ec}', '\u{ee}', '\u{ef}', '\u{f1}', '\u{f3}', '\u{f2}', '\u{f4}', '\u{f6}',
    '\u{f5}', '\u{fa}', '\u{f9}', '\u{fb}', '\u{fc}', '\u{2020}', '\u{b0}', '\u{a2}', '\u{a3}',
    '\u{a7}', '\u{2022}', '\u{b6}', '\u{df}', '\u{ae}', '\u{a9}', '\u{2122}', '\u{b4}', '\u{a8}',
    '\u{2260}', '\u{c6}', '\u{d8}', '\u{221e}', '\u{b1}', '\u{2264}', '\u{2265}', '\u{a5}',
    '\u{b5}', '\u{2202}', '\u{2211}', '\u{220f}', '\u{3c0}', '\u{222b}', '\u{aa}', '\u{ba}',
    '\u{3a9}', '\u{e6}', '\u{f8}', '\u{bf}', '\u{a1}', '\u{ac}', '\u{221a}', '\u{192}', '\u{2248}',
    '\u{2206}', '\u{ab}', '\u{bb}', '\u{2026}', '\u{a0}', '\u{c0}', '\u{c3}', '\u{d5}', '\u{152}',
    '\u{153}', '\u{2013}', '\u{2014}', '\u{201c}', '\u{201d}', '\u{2018}', '\u{2019}', '\u{f7}',
    '\u{25ca}', '\u{ff}', '\u{178}', '\u{2044}', '\u{20ac}', '\u{2039}', '\u{203a}', '\u{fb01}',
    '\u{fb02}', '\u{2021}', '\u{b7}', '\u{201a}', '\u{201e}', '\u{2030}', '\u{c2}', '\u{ca}',
    '\u{c1}', '\u{cb}', '\u{c8}', '\u{cd}', '\u{ce}', '\u{cf}', '\u{cc}', '\u{d3}', '\u{d4}',
    '\u{f8ff}', '\u{d2}', '\u{da}', '\u{db}', '\u{d9}', '\u{131}', '\u{2c6}', '\u{2dc}', '\u{af}',
    '\u{2d8}', '\u{2d9}', '\u{2da}', '\u{b8}', '\u{2dd}', '\u{2db}', '\u{2c7}',
];

fn windows_1252(byte: u8) -> char {
    let special = WINDOWS_1252.get(usize::from(byte.wrapping_sub(0x80)));
    special.copied().unwrap_or(char::from(byte))
}

fn macintosh(byte: u8) -> char {
    let special = MACINTOSH.get(usize::from(byte.wrapping_sub(0x80)));
    special.copied().unwrap_or(char::from(byte))
}

/// Decodes an encoding of one byte for each character.
fn by_table(bytes: &[u8], symbol: fn(u8) -> char, out: &mut Vec<u8>) {
    for run in bytes.chunk_by(|left, right| left.is_ascii() && right.is_ascii()) {
        match run {
            [byte] if !byte.is_ascii() => push(symbol(*byte), out),
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

    use super::{Decoder, Encoding, SAMPLE};
    use proptest::prelude::*;

    fn whole(encoding: Option<Encoding>, bytes: &[u8]) -> (Vec<u8>, Encoding) {
        let (mut decoder, mut out) = (Decoder::new(encoding, false), Vec::new());
        decoder.decode(bytes, true, &mut out);
        (out, decoder.encoding())
    }

    #[test]
    fn the_weight_of_the_evidence_settles_the_encoding() {
        let found = |bytes: &[u8]| whole(None, bytes).1;
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
        assert_eq!(found(b"\xc3\xa0\xe0"), Encoding::Utf8);
        let sound = "Zoè;".repeat(500);
        assert_eq!(
            found(&[b"Nicol\xf2;", sound.as_bytes()].concat()),
            Encoding::Utf8
        );
        assert_eq!(
            found(&[sound.as_bytes(), b"Nicol\xf2"].concat()),
            Encoding::Utf8
        );
        // An accidental sequence: a capital letter before a closing quotation mark.
        assert_eq!(
            found(b"Nicol\xf2;Zo\xeb;citt\xe0;\xabCAFF\xc8\xbb"),
            Encoding::Windows1252
        );
    }

    #[test]
    fn what_follows_the_first_byte_outside_ascii_is_weighed_wherever_it_is() {
        let ascii = "Ada;3331234567\n".repeat(5_000);
        let late = |bytes: &[u8]| whole(None, &[ascii.as_bytes(), bytes].concat()).1;
        assert_eq!(late(b"Nicol\xf2"), Encoding::Windows1252);
        let sound = "Zoè;".repeat(5);
        assert_eq!(
            late(&[b"Nicol\xf2;", sound.as_bytes()].concat()),
            Encoding::Utf8
        );
    }

    #[test]
    fn a_sequence_that_the_sample_cuts_off_counts_for_nothing() {
        for length in SAMPLE - 3..SAMPLE + 3 {
            let text = format!("{}€€", "à".repeat(length / 2 - 1));
            assert_eq!(whole(None, text.as_bytes()).1, Encoding::Utf8);
            let one = [b"\xf2".to_vec(), vec![b'a'; length - 2], "€".into()].concat();
            let (mut decoder, mut out) = (Decoder::new(None, false), Vec::new());
            decoder.decode(&one, false, &mut out);
            decoder.decode(&[b'a'; 9], true, &mut out);
            let inside = length - 1 + 3 <= SAMPLE;
            let expected = if inside {
                Encoding::Utf8
            } else {
                Encoding::Windows1252
            };
            assert_eq!(decoder.encoding(), expected, "{length}");
        }
    }

    #[test]
    fn letters_that_no_name_has_are_a_doubt_about_the_encoding() {
        let doubt = |bytes: &[u8]| {
            let (mut decoder, mut out) = (Decoder::new(None, false), Vec::new());
            decoder.decode(bytes, true, &mut out);
            decoder
                .doubt()
                .map(|doubt| (doubt.line, doubt.word.clone()))
        };
        assert_eq!(
            doubt(b"Nome;Tel\nAda;3\n\nNicol\x98;3\n"),
            Some((4, "Nicol˜".to_owned()))
        );
        assert_eq!(doubt("Nome;Tel\nNicolò;3\n".as_bytes()), None);
        let (text, _) = whole(Some(Encoding::Macintosh), b"Nicol\x98;Zo\x8f;citt\x88;\xdb");
        assert_eq!(text, "Nicolò;Zoè;città;€".as_bytes());
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
        fn any_chunking_gives_the_same(bytes: Vec<u8>, cuts in prop::collection::vec(1usize..5, 1..20), kind in 0usize..6) {
            let encoding = [None, Some(Encoding::Macintosh), Some(Encoding::Utf8), Some(Encoding::Utf16Le), Some(Encoding::Utf16Be), Some(Encoding::Windows1252)][kind];
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
