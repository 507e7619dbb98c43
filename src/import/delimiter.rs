//! Which character stands between the cells.

use spoki_rows::{Next, Records};

const CANDIDATES: [u8; 4] = [b';', b',', b'\t', b'|'];
const RECORDS: usize = 20;

/// What the first lines say about the form of the file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Shape {
    pub(super) delimiter: u8,
    /// The first line is `sep=;`, which Excel writes for itself.
    pub(super) separator_line: bool,
    /// Lines end with a lone CR.
    pub(super) lone_carriage_returns: bool,
}

/// Reads the shape from the decoded first bytes of a file. `whole` says that nothing follows.
pub(super) fn shape(sample: &[u8], whole: bool, delimiter: Option<u8>) -> Shape {
    let lone_carriage_returns = sample.contains(&b'\r') && !sample.contains(&b'\n');
    let declared = declared(sample);
    Shape {
        delimiter: delimiter
            .or(declared)
            .unwrap_or_else(|| most_consistent(sample, whole)),
        separator_line: declared.is_some(),
        lone_carriage_returns,
    }
}

/// The delimiter that the first line names, however many byte order marks are before it.
fn declared(sample: &[u8]) -> Option<u8> {
    const MARK: &[u8] = b"\xef\xbb\xbf";
    let mut line = sample.split(|byte| matches!(byte, b'\r' | b'\n')).next()?;
    while let Some(rest) = line.strip_prefix(MARK) {
        line = rest;
    }
    if let Some(quoted) = line.strip_prefix(b"\"") {
        line = quoted.strip_suffix(b"\"")?;
        line = line.strip_prefix(MARK).unwrap_or(line);
    }
    let (name, value) = line.split_at_checked(4)?;
    match value {
        [delimiter] if name.eq_ignore_ascii_case(b"sep=") && can_be(*delimiter) => Some(*delimiter),
        _ => None,
    }
}

/// Whether cells can have this character between them.
pub(super) fn can_be(delimiter: u8) -> bool {
    delimiter.is_ascii_punctuation() && delimiter != b'"' || matches!(delimiter, b'\t' | b' ')
}

/// The candidate by which the most of the first records have one number of cells; among equals the one
/// that the first record has, then the one that makes the most cells. A title above the header has
/// none of them, and a file of one column neither: then the comma is as good as any.
fn most_consistent(sample: &[u8], whole: bool) -> u8 {
    let mut best = ((0, false, 0), b',');
    for delimiter in CANDIDATES {
        let counts = counts(sample, whole, delimiter);
        for &cells in counts.iter().filter(|cells| **cells > 1) {
            let alike = counts.iter().filter(|count| **count == cells).count();
            let rank = (alike, counts.first() == Some(&cells), cells);
            if rank > best.0 {
                best = (rank, delimiter);
            }
        }
    }
    best.1
}

/// How many cells each of the first records has with that delimiter.
fn counts(sample: &[u8], whole: bool, delimiter: u8) -> Vec<usize> {
    let (mut records, mut counts) = (Records::new(delimiter), Vec::new());
    records.text().extend_from_slice(sample);
    while counts.len() < RECORDS {
        match records.next(true) {
            // A record that the sample cuts off would be counted too low.
            Next::Record if !whole && records.is_at_end() && !counts.is_empty() => break,
            Next::Record => counts.push(records.cells().spans().len()),
            Next::Broken(_) => {}
            Next::NeedInput | Next::End => break,
        }
        records.advance();
    }
    counts
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::shape;

    #[test]
    fn the_delimiter_is_the_one_that_is_consistent() {
        for (sample, expected) in [
            ("Nome;Cellulare;Importo\nAda;333;1,50\nLea;334;2,50\n", b';'),
            ("name,phone\nAda,333\n", b','),
            ("name\tphone\nAda, Lea\t333\n", b'\t'),
            ("name|phone|a;b\nx|y|z\n", b'|'),
            ("\"a;b;c\",phone\n\"d;e;f\",333\n", b','),
            ("\"a\nb;c\",phone\n\"d\"\"e;;f\",333\n", b','),
            ("Nome; Cellulare\nAda \"la; bella\"; 333\n", b';'),
            ("phone\n333\n", b','),
            ("Nome;Note, altro;Tel\nAda;\"a, b;333\nLea;x;334\n", b';'),
            ("Clienti, ottobre\n\nNome;Tel\nAda;333\n", b';'),
            ("Clienti\nNome;Tel\nAda;333,5\n", b';'),
            (" ; ; \nNome;Tel\nAda;333\n", b';'),
            ("", b','),
        ] {
            assert_eq!(
                shape(sample.as_bytes(), true, None).delimiter,
                expected,
                "{sample:?}"
            );
        }
    }

    #[test]
    fn a_separator_line_is_honoured_and_an_option_wins() {
        let sample = b"sep=|\r\na;b|c\r\n";
        let found = shape(sample, true, None);
        assert_eq!((found.delimiter, found.separator_line), (b'|', true));
        let found = shape(sample, true, Some(b';'));
        assert_eq!((found.delimiter, found.separator_line), (b';', true));
        assert!(!shape(b"sep=;x\n", true, None).separator_line);
        assert!(!shape(b"sep=\"\n", true, None).separator_line);
        for sample in [
            "\u{feff}\u{feff}sep=|\n",
            "\u{feff}\"sep=|\"\n",
            "\"\u{feff}sep=|\"\n",
        ] {
            let found = shape(sample.as_bytes(), true, None);
            assert_eq!((found.delimiter, found.separator_line), (b'|', true));
        }
    }

    #[test]
    fn lone_carriage_returns_are_seen() {
        assert!(shape(b"a;b\rc;d\r", true, None).lone_carriage_returns);
        assert!(!shape(b"a;b\r\nc;d\r\n", true, None).lone_carriage_returns);
    }
}
