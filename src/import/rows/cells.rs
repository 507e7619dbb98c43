//! The cells of a row, without what a spreadsheet needs around them.

use crate::bytes::behind;
use crate::formula;
use crate::out::Out;
use crate::records::Span;
use spoki_rules::lossy;

/// The cells of one record.
#[derive(Clone, Copy)]
pub struct Cells<'a> {
    /// The record, and what of the file follows it.
    text: &'a [u8],
    length: usize,
    spans: &'a [Span],
}

/// One cell, with what of the file follows it.
#[derive(Clone, Copy)]
pub(crate) struct Cell<'a> {
    pub text: &'a [u8],
    pub length: usize,
    /// Whether each quote of its text is written twice.
    pub doubled: bool,
}

impl<'a> Cell<'a> {
    pub(crate) const EMPTY: Self = Self {
        text: &[],
        length: 0,
        doubled: false,
    };

    /// The first value of a cell into which Google Contacts has put several: `one ::: two`.
    pub(crate) fn first_of_several(self) -> Option<Self> {
        const BETWEEN: &[u8] = b":::";
        let bytes = self.bytes();
        let length = bytes
            .windows(BETWEEN.len())
            .position(|part| part == BETWEEN)?;
        Some(Self { length, ..self }.trimmed())
    }

    #[inline]
    pub(crate) fn bytes(self) -> &'a [u8] {
        let length = self.length.min(self.text.len());
        self.text.get(..length).unwrap_or_default()
    }

    pub(crate) const fn is_empty(self) -> bool {
        self.length == 0
    }

    /// Whether one look at each end tells that the text is all there is, as for most cells.
    #[inline]
    fn is_bare(self) -> bool {
        let bytes = self.bytes();
        let (Some(first), Some(last)) = (bytes.first(), bytes.last()) else {
            return true;
        };
        // Of the characters of two bytes only those that begin with 0xC2 hold spaces.
        matches!(first, b'('..=b'~' | 0xc3..=0xdf)
            && *first != b'='
            && (matches!(last, b'!'..=b'~') || matches!(bytes, [.., 0xc3..=0xdf, 0x80..=0xbf]))
    }

    /// The cell without spaces around it.
    fn trimmed(self) -> Self {
        let (start, length) = spoki_rules::trimmed(self.bytes());
        self.part(start, length)
    }

    /// The cell without spaces around it, and without what keeps a spreadsheet from changing it.
    #[cold]
    fn bared(self) -> Self {
        let cell = self.trimmed();
        match cell.bytes() {
            [b'=' | b'\'', ..] => cell.as_text(),
            _ => cell,
        }
    }

    /// The text of a cell that was written so that a spreadsheet takes it for text: `="0039"`, `=+39`,
    /// or an apostrophe before what would be a formula. Any other cell as it is.
    fn as_text(self) -> Self {
        let without_mark = match self.bytes() {
            [b'\'', rest @ ..] if formula::is_one(rest) => self.part(1, rest.len()).trimmed(),
            _ => self,
        };
        match formula::text(without_mark.bytes()) {
            Some((range, doubled)) => {
                let text = without_mark.part(range.start, range.len()).trimmed();
                Self { doubled, ..text }
            }
            None => without_mark,
        }
    }

    fn part(self, start: usize, length: usize) -> Self {
        Self {
            text: behind(self.text, start),
            length,
            ..self
        }
    }

    /// The text, with a mark where it is none.
    fn to_text(self) -> String {
        if self.doubled {
            lossy(&formula::single(self.bytes()))
        } else {
            lossy(self.bytes())
        }
    }
}

impl<'a> Cells<'a> {
    /// The cells of a record that is the first `length` bytes of `text`.
    pub const fn new(text: &'a [u8], length: usize, spans: &'a [Span]) -> Self {
        Self {
            text,
            length,
            spans,
        }
    }

    /// The record.
    pub fn bytes(&self) -> &'a [u8] {
        self.text.get(..self.length).unwrap_or_default()
    }

    /// Appends the record to `out`.
    pub fn copy_to(&self, out: &mut Out) {
        out.extend_until(self.text, self.length, |_| 0);
    }

    /// Where the cells are in the record.
    pub const fn spans(&self) -> &'a [Span] {
        self.spans
    }

    /// Whether the record is text. What stands between two cells is ASCII, so that no two broken
    /// halves can pass as one character.
    pub fn are_text(&self) -> bool {
        core::str::from_utf8(self.bytes()).is_ok()
    }

    /// The cell at `index` without spaces around it, and without what keeps a spreadsheet from
    /// changing it; a missing one is empty.
    #[inline]
    pub(crate) fn get(&self, index: usize) -> Cell<'a> {
        let cell = self.raw(index);
        if cell.is_bare() { cell } else { cell.bared() }
    }

    #[inline]
    fn raw(&self, index: usize) -> Cell<'a> {
        let (start, end) = self.spans.get(index).copied().unwrap_or_default();
        Cell {
            text: behind(self.text, start as usize),
            length: (end - start) as usize,
            doubled: false,
        }
    }

    /// All cells, as they are in the file, with a mark where they are no text.
    pub fn to_vec(&self) -> Vec<String> {
        (0..self.count())
            .map(|index| lossy(self.raw(index).bytes()))
            .collect()
    }

    /// The texts of all cells, as the import reads them.
    pub fn texts(&self) -> Vec<String> {
        (0..self.count())
            .map(|index| self.get(index).to_text())
            .collect()
    }

    /// Whether nothing but spaces is in any cell.
    pub fn are_empty(&self) -> bool {
        (0..self.count()).all(|index| self.get(index).is_empty())
    }

    /// How many cells there are.
    pub const fn count(&self) -> usize {
        self.spans.len()
    }
}
