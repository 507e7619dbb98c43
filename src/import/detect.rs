//! What a file is, by its first bytes: its encoding, or why it is no CSV file.

use super::decode::Encoding;
use crate::rules::{Code, Problem};

/// How many bytes are looked at. Decisions never depend on how the input was cut into chunks.
pub(super) const SAMPLE: usize = 16 * 1024;

/// The encoding as far as the first bytes tell it, and how long the byte order mark is.
///
/// Nothing is returned for the encoding when only the text can tell: UTF-8 or Windows-1252.
pub(super) fn encoding(head: &[u8]) -> Result<(Option<Encoding>, usize), Problem> {
    if let Some((kind, spreadsheet)) = foreign(head) {
        let code = if spreadsheet {
            Code::CsvSpreadsheet
        } else {
            Code::CsvNotText
        };
        return Err(Problem::new(code).with("kind", kind));
    }
    match head {
        [0xef, 0xbb, 0xbf, ..] => Ok((Some(Encoding::Utf8), 3)),
        [0xff, 0xfe, ..] => Ok((Some(Encoding::Utf16Le), 2)),
        [0xfe, 0xff, ..] => Ok((Some(Encoding::Utf16Be), 2)),
        _ => without_mark(head).map(|encoding| (encoding, 0)),
    }
}

/// UTF-16 without a mark shows by its NULs: mostly Latin text has one in every second byte.
fn without_mark(head: &[u8]) -> Result<Option<Encoding>, Problem> {
    let nulls = |offset: usize| {
        head.iter()
            .skip(offset)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (even, odd) = (nulls(0), nulls(1));
    let most = head.len() / 4;
    match (even, odd) {
        (0, 0) => Ok(None),
        (0, _) if odd > most => Ok(Some(Encoding::Utf16Le)),
        (_, 0) if even > most => Ok(Some(Encoding::Utf16Be)),
        _ => Err(Problem::new(Code::CsvNotText).with("kind", "binary data")),
    }
}

/// Files that people give instead of CSV: what they are, and whether a spreadsheet opens them.
fn foreign(head: &[u8]) -> Option<(&'static str, bool)> {
    const MAGIC: [(&[u8], &str, bool); 9] = [
        (
            b"PK\x03\x04",
            "an Excel workbook (.xlsx) or another ZIP archive",
            true,
        ),
        (b"\xd0\xcf\x11\xe0", "an old Excel workbook (.xls)", true),
        (b"%PDF-", "a PDF document", false),
        (b"\x1f\x8b", "compressed with gzip", false),
        (b"\x89PNG", "a PNG image", false),
        (b"\xff\xd8\xff", "a JPEG image", false),
        (b"GIF8", "a GIF image", false),
        (b"{\\rtf", "an RTF document", false),
        (b"SQLite format 3\0", "an SQLite database", false),
    ];
    if let Some((_, kind, spreadsheet)) = MAGIC.iter().find(|(magic, _, _)| head.starts_with(magic))
    {
        return Some((kind, *spreadsheet));
    }
    let text = head
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(head)
        .trim_ascii_start();
    let begins = |tag: &[u8]| {
        text.get(..tag.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(tag))
    };
    if [&b"<!doctype"[..], b"<html", b"<?xml", b"<table"]
        .into_iter()
        .any(begins)
    {
        return Some(("an HTML or XML document", false));
    }
    let mut tokens = text.iter().filter(|byte| !byte.is_ascii_whitespace());
    match (tokens.next(), tokens.next()) {
        (Some(b'{'), Some(b'"' | b'}')) | (Some(b'['), Some(b'{' | b'"' | b'[')) => {
            Some(("JSON", false))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::encoding;
    use crate::import::Encoding;

    #[test]
    fn marks_and_nulls_tell_the_encoding() {
        for (head, expected) in [
            (&b"\xef\xbb\xbfNome"[..], (Some(Encoding::Utf8), 3)),
            (b"\xff\xfeN\0", (Some(Encoding::Utf16Le), 2)),
            (b"\xfe\xff\0N", (Some(Encoding::Utf16Be), 2)),
            (b"N\0o\0m\0e\0;\0", (Some(Encoding::Utf16Le), 0)),
            (b"\0N\0o\0m\0e\0;", (Some(Encoding::Utf16Be), 0)),
            (b"Nome;Telefono", (None, 0)),
            (b"[Nome];{Telefono}", (None, 0)),
            (b"", (None, 0)),
        ] {
            assert_eq!(encoding(head).unwrap(), expected, "{head:?}");
        }
    }

    #[test]
    fn what_is_no_csv_is_named() {
        for (head, words) in [
            (&b"%PDF-1.7"[..], "is a PDF document, not a CSV file"),
            (b"PK\x03\x04\x14\0", ".xlsx"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1", "save it as CSV"),
            (b"\x1f\x8b\x08", "gzip"),
            (b"\x89PNG\r\n", "PNG"),
            (b"\xff\xd8\xff\xe0", "JPEG"),
            (b"\n <!DOCTYPE html>", "HTML"),
            (b"{ \"phone\": 1 }", "JSON"),
            (b"[\n  {\"phone\": 1}]", "JSON"),
            (b"Nome;\0\0\0Tel", "binary"),
        ] {
            let text = encoding(head).unwrap_err().to_string();
            assert!(text.contains(words), "{text}");
        }
    }
}
