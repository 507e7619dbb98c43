//! Cells that are written so that a spreadsheet leaves them alone.

use core::ops::Range;
use spoki_rules::is_invisible;

/// Whether a spreadsheet may take a cell for a formula: then an apostrophe before it is no part of it.
/// `shell/rejects.js` writes one before the same cells.
pub(crate) fn is_one(cell: &[u8]) -> bool {
    let Ok(text) = core::str::from_utf8(cell) else {
        return false;
    };
    let passed_over =
        |symbol: char| symbol.is_whitespace() || symbol.is_control() || is_invisible(symbol);
    text.starts_with(['\t', '\r', '\n'])
        || text.trim_start_matches(passed_over).starts_with([
            '=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}', '\u{fe66}',
            '\u{fe62}', '\u{fe63}', '\u{fe6b}',
        ])
}

/// Where the text is in a formula that is nothing but a text, and whether its quotes are doubled:
/// `="0039 333"`, or `=+39 333`.
pub(crate) fn text(cell: &[u8]) -> Option<(Range<usize>, bool)> {
    let formula = cell.strip_prefix(b"=")?;
    let quoted = formula
        .strip_prefix(b"\"")
        .and_then(|rest| rest.strip_suffix(b"\""));
    if let Some(quoted) = quoted {
        let mut rest = quoted.iter();
        let mut doubled = false;
        while let Some(byte) = rest.next() {
            if *byte == b'"' {
                doubled = true;
                rest.next().filter(|next| **next == b'"')?;
            }
        }
        return Some((2..cell.len() - 1, doubled));
    }
    let is_of_number = |byte: &u8| {
        byte.is_ascii_digit() || matches!(byte, b' ' | b'.' | b',' | b'-' | b'/' | b'(' | b')')
    };
    let number = formula.strip_prefix(b"+").unwrap_or(formula);
    let is_number = number.iter().all(is_of_number) && number.iter().any(u8::is_ascii_digit);
    is_number.then_some((1..cell.len(), false))
}

/// A text without the second quote of each two.
pub(crate) fn single(text: &[u8]) -> Vec<u8> {
    let mut before = false;
    let mut keep = |byte: &u8| {
        before = *byte == b'"' && !before;
        before || *byte != b'"'
    };
    text.iter().copied().filter(|byte| keep(byte)).collect()
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{is_one, single, text};

    #[test]
    fn only_a_formula_that_is_a_text_has_one() {
        for (cell, expected) in [
            ("=\"a\"", Some("a")),
            ("=\"\"", Some("")),
            ("=+39 333", Some("+39 333")),
            ("=0039", Some("0039")),
            ("=-5,5", Some("-5,5")),
            ("=\"a \"\"b\"\"\"", Some("a \"\"b\"\"")),
            ("=\"a\"&\"b\"", None),
            ("=A1+B2", None),
            ("=1+2", None),
            ("=\"", None),
            ("=", None),
            ("+39", None),
        ] {
            let found = text(cell.as_bytes());
            let found = found.map(|(range, _)| &cell[range]);
            assert_eq!(found, expected, "{cell}");
        }
        assert_eq!(single(b"a \"\"b\"\"\"\""), b"a \"b\"\"");
    }

    #[test]
    fn signs_of_any_width_begin_a_formula() {
        for cell in [
            "=1",
            " +1",
            "\n-1",
            "\u{feff}@a",
            "＝1",
            "\u{200b}＠a",
            "\tAda",
        ] {
            assert!(is_one(cell.as_bytes()), "{cell}");
        }
        for cell in ["", "Ada", "t Hooft", "3+4"] {
            assert!(!is_one(cell.as_bytes()), "{cell}");
        }
    }
}
