//! Which character stands between the cells.

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

fn declared(sample: &[u8]) -> Option<u8> {
    let line = sample.split(|byte| matches!(byte, b'\r' | b'\n')).next()?;
    let line = line
        .strip_prefix(b"\"")
        .and_then(|line| line.strip_suffix(b"\""))
        .unwrap_or(line);
    let (name, value) = line.split_at_checked(4)?;
    match value {
        [delimiter] if name.eq_ignore_ascii_case(b"sep=") => Some(*delimiter),
        _ => None,
    }
}

/// The candidate that the most records have as often as the first one does; among equals the one
/// that makes the most cells. A file of one column has none: then the comma is as good as any.
fn most_consistent(sample: &[u8], whole: bool) -> u8 {
    let counts = counts(sample, whole);
    let Some(first) = counts.first() else {
        return b',';
    };
    let mut best = (0, 0, b',');
    for (index, delimiter) in CANDIDATES.into_iter().enumerate() {
        let of = |record: &[usize; 4]| record.get(index).copied().unwrap_or(0);
        let cells = of(first);
        let alike = counts.iter().filter(|record| of(record) == cells).count();
        if cells > 0 && (alike, cells) > (best.0, best.1) {
            best = (alike, cells, delimiter);
        }
    }
    best.2
}

/// How often each candidate stands outside quotes, for each of the first records.
fn counts(sample: &[u8], whole: bool) -> Vec<[usize; 4]> {
    let (mut records, mut current) = (Vec::new(), [0; 4]);
    let (mut quoted, mut cell_start, mut empty) = (false, true, true);
    for &byte in sample {
        match byte {
            // A quote within a bare cell is text; within quotes, a doubled one closes and opens.
            b'"' if quoted || cell_start => {
                quoted = !quoted;
                cell_start = !quoted;
            }
            b'\r' | b'\n' if !quoted => {
                if !empty {
                    records.push(current);
                }
                (current, cell_start, empty) = ([0; 4], true, true);
                if records.len() == RECORDS {
                    return records;
                }
                continue;
            }
            _ if quoted => {}
            _ => {
                let candidate = CANDIDATES.iter().position(|known| *known == byte);
                if let Some(count) = candidate.and_then(|index| current.get_mut(index)) {
                    *count += 1;
                }
                cell_start = candidate.is_some();
            }
        }
        empty = false;
    }
    // A record that the sample cuts off would be counted too low.
    if !empty && (whole || records.is_empty()) {
        records.push(current);
    }
    records
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
    }

    #[test]
    fn lone_carriage_returns_are_seen() {
        assert!(shape(b"a;b\rc;d\r", true, None).lone_carriage_returns);
        assert!(!shape(b"a;b\r\nc;d\r\n", true, None).lone_carriage_returns);
    }
}
