//! The records of a CSV file, with the numbers of their lines.
//!
//! RFC 4180, as spreadsheets read it: a quote opens a quoted cell only at the cell's start; within
//! one, two quotes are one; what follows the closing quote belongs to the cell as it is. Lines end
//! with LF, CRLF or CR. Cells are found sixteen bytes at a time and are not copied.

use crate::bytes::{BLOCK, Mask, separators};
use crate::row::Cells;

/// The longest record. One that goes on beyond it most likely lacks a quote.
pub const LONGEST: usize = 1 << 20;

/// Where a cell begins and ends, counted from the start of its record.
pub type Span = (u32, u32);

/// Splits text into records. It owns the text from the start of the current record on.
pub struct Records {
    delimiter: u8,
    text: Vec<u8>,
    /// Where the current record begins in `text`, and how far it has been read.
    start: usize,
    read: usize,
    /// Where the current cell begins, and what reading is within.
    cell: usize,
    within: Within,
    /// Cells that hold quotes to be taken out, as indices of `cells`.
    escaped: Vec<usize>,
    cells: Vec<Span>,
    /// Line breaks within its cells.
    breaks: u64,
    /// The line on which the current record begins.
    line: u64,
    /// The rest of a line that was given up is passed over.
    skipping: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    CellStart,
    Bare,
    Quoted,
    /// Behind the closing quote, with text that belongs to the cell.
    Tail,
}

/// What reading on gives.
#[derive(Debug, PartialEq, Eq)]
pub enum Next {
    /// A record, as [`Records::cells`] has it.
    Record,
    /// A record that cannot be read: its first line stands for it, and reading goes on behind that.
    Broken(Flaw),
    /// Nothing until more text comes.
    NeedInput,
    /// No more records.
    End,
}

/// Why a record cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// A quoted cell does not end.
    UnclosedQuote,
    /// It goes on beyond [`LONGEST`].
    TooLong,
}

impl Records {
    /// A reader of cells with that character between them.
    pub fn new(delimiter: u8) -> Self {
        Self {
            delimiter,
            text: Vec::new(),
            start: 0,
            read: 0,
            cell: 0,
            within: Within::CellStart,
            escaped: Vec::new(),
            cells: Vec::new(),
            breaks: 0,
            line: 1,
            skipping: false,
        }
    }

    /// Where decoded text is appended. What was read is dropped first.
    pub fn text(&mut self) -> &mut Vec<u8> {
        self.text.drain(..self.start.min(self.text.len()));
        self.read -= self.start;
        self.cell = self.cell.saturating_sub(self.start);
        self.start = 0;
        &mut self.text
    }

    /// How many bytes are still to be read.
    pub fn unread(&self) -> usize {
        self.text.len() - self.start
    }

    /// The memory in use, in bytes.
    pub fn capacity(&self) -> usize {
        self.text.capacity() + self.cells.capacity() * size_of::<Span>()
    }

    /// The line on which the record begins that was read last.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// The cells of the record that was read last.
    pub fn cells(&self) -> Cells<'_> {
        let length = self.cells.last().map_or(0, |(_, end)| *end as usize);
        let text = self.text.get(self.start..).unwrap_or_default();
        Cells::new(text, length, &self.cells)
    }

    /// Reads on to the next record. `last` says that no more text will come.
    pub fn next(&mut self, last: bool) -> Next {
        if self.read == self.start && !self.begin(last) {
            return if last { Next::End } else { Next::NeedInput };
        }
        // Reading never goes beyond what decides that a record is too long, so that the answer does
        // not depend on how the text came in.
        let end = self.text.len().min(self.start + LONGEST + 1);
        let too_long = end - self.start > LONGEST;
        let text = core::mem::take(&mut self.text);
        let whole = self.scan(text.get(..end).unwrap_or_default(), last && !too_long);
        self.text = text;
        if !whole && (last || too_long) {
            let quoted = self.within == Within::Quoted;
            return self.give_up(if quoted {
                Flaw::UnclosedQuote
            } else {
                Flaw::TooLong
            });
        }
        if !whole {
            return Next::NeedInput;
        }
        let escaped = core::mem::take(&mut self.escaped);
        for index in &escaped {
            self.unescape(*index);
        }
        self.escaped = escaped;
        Next::Record
    }

    /// Reads cells, and says whether the record is whole; if `last`, the end of the text ends it.
    fn scan(&mut self, text: &[u8], last: bool) -> bool {
        let mut separators = Separators::new(text, self.read, self.delimiter);
        loop {
            if self.within == Within::CellStart {
                self.cell = self.read;
                match text.get(self.read) {
                    Some(b'"') => {
                        self.within = Within::Quoted;
                        self.read += 1;
                        self.cell = self.read;
                    }
                    None if !last => return false,
                    _ => self.within = Within::Bare,
                }
            }
            self.read = separators.next(self.read);
            let found = text.get(self.read);
            if self.within != Within::Quoted {
                match found {
                    // Within a bare cell a quote is a letter like any other.
                    Some(b'"') => self.read += 1,
                    None if !last => return false,
                    _ => {
                        if self.within == Within::Tail {
                            self.escaped.push(self.cells.len());
                        }
                        let place = self.read;
                        if self.end_cell(text, place, place) {
                            return true;
                        }
                    }
                }
                continue;
            }
            if found != Some(&b'"') {
                if found.is_none() {
                    return false;
                }
                self.breaks += u64::from(found == Some(&b'\n'));
                self.read += 1;
                continue;
            }
            match text.get(self.read + 1) {
                Some(b'"') => {
                    if self.escaped.last() != Some(&self.cells.len()) {
                        self.escaped.push(self.cells.len());
                    }
                    self.read += 2;
                }
                Some(byte) if *byte != self.delimiter && !matches!(byte, b'\n' | b'\r') => {
                    self.read += 1;
                    self.escaped.retain(|index| *index != self.cells.len());
                    self.within = Within::Tail;
                }
                None if !last => return false,
                _ => {
                    let quote = self.read;
                    if self.end_cell(text, quote, quote + 1) {
                        return true;
                    }
                }
            }
        }
    }

    /// Ends the cell at `end`, where `behind` is what follows. The answer is whether that ends the
    /// record.
    #[inline]
    fn end_cell(&mut self, text: &[u8], end: usize, behind: usize) -> bool {
        let place = |at: usize| u32::try_from(at - self.start).unwrap_or(u32::MAX);
        self.cells.push((place(self.cell), place(end)));
        self.within = Within::CellStart;
        self.read = behind;
        let goes_on = text.get(behind) == Some(&self.delimiter);
        self.read += usize::from(goes_on);
        !goes_on
    }

    /// Takes the quotes out of a quoted cell, in place; spaces fill what it no longer needs.
    #[cold]
    fn unescape(&mut self, index: usize) {
        let Some((start, end)) = self.cells.get_mut(index) else {
            return;
        };
        let range = self.start + *start as usize..self.start + *end as usize;
        let cell = self.text.get_mut(range).unwrap_or_default();
        let (mut to, mut from, mut quoted) = (0, 0, true);
        while let Some(&byte) = cell.get(from) {
            from += 1;
            if quoted && byte == b'"' {
                quoted = cell.get(from) == Some(&b'"');
                from += usize::from(quoted);
                if !quoted {
                    continue;
                }
            }
            if let Some(place) = cell.get_mut(to) {
                *place = byte;
            }
            to += 1;
        }
        cell.get_mut(to..).unwrap_or_default().fill(b' ');
        *end = *start + u32::try_from(to).unwrap_or_default();
    }

    /// Goes past what separates two records. Whether there is one more is the answer.
    fn begin(&mut self, last: bool) -> bool {
        if self.skipping {
            let rest = self.text.get(self.start..).unwrap_or_default();
            let end = rest.iter().position(|byte| matches!(byte, b'\r' | b'\n'));
            self.start += end.unwrap_or(rest.len());
            self.skipping = end.is_none() && !last;
        }
        while let Some(byte @ (b'\r' | b'\n')) = self.text.get(self.start) {
            self.line += u64::from(*byte == b'\n');
            self.start += 1;
        }
        (self.read, self.cell) = (self.start, self.start);
        self.start < self.text.len()
    }

    /// Lets go of the record that was read last: the next call begins behind it.
    pub fn advance(&mut self) {
        self.line += self.breaks;
        self.start = self.read;
        self.forget();
    }

    fn forget(&mut self) {
        self.within = Within::CellStart;
        self.breaks = 0;
        self.cells.clear();
        self.escaped.clear();
    }

    /// Takes the first line of the record for all of it, and reads on behind that line.
    #[cold]
    fn give_up(&mut self, flaw: Flaw) -> Next {
        self.forget();
        let record = self.text.get(self.start..).unwrap_or_default();
        let head = record.get(..record.len().min(LONGEST)).unwrap_or_default();
        let end = head.iter().position(|byte| matches!(byte, b'\r' | b'\n'));
        let length = end.unwrap_or(head.len());
        self.cells
            .push((0, u32::try_from(length.min(1000)).unwrap_or_default()));
        self.skipping = end.is_none();
        self.read = self.start + length;
        Next::Broken(flaw)
    }
}

/// The places of the bytes that end a cell or decide how it is read.
struct Separators<'a> {
    text: &'a [u8],
    delimiter: u8,
    /// Where the block begins that was looked at last, and what of it is still to be given.
    block: usize,
    mask: Mask,
}

impl<'a> Separators<'a> {
    fn new(text: &'a [u8], start: usize, delimiter: u8) -> Self {
        let mut places = Self {
            text,
            delimiter,
            block: start,
            mask: 0,
        };
        places.look();
        places
    }

    /// The first place from `start` on; the length of the text if there is none.
    #[inline]
    fn next(&mut self, start: usize) -> usize {
        loop {
            while self.mask != 0 {
                let place = self.block + self.mask.trailing_zeros() as usize;
                self.mask &= self.mask - 1;
                if place >= start {
                    return place;
                }
            }
            self.block += BLOCK;
            if self.block >= self.text.len() {
                return self.text.len();
            }
            self.look();
        }
    }

    #[inline]
    fn look(&mut self) {
        let rest = self.text.get(self.block..).unwrap_or_default();
        self.mask = match rest.first_chunk() {
            Some(block) => separators(block, self.delimiter),
            None => self.look_at_the_end(rest),
        };
    }

    #[cold]
    fn look_at_the_end(&self, rest: &[u8]) -> Mask {
        let mut block = [0; BLOCK];
        for (place, byte) in block.iter_mut().zip(rest) {
            *place = *byte;
        }
        separators(&block, self.delimiter)
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{Flaw, LONGEST, Next, Records};
    use proptest::prelude::*;

    type Found = Vec<(u64, Result<Vec<String>, Flaw>)>;

    fn read_in(chunks: &[&[u8]]) -> Found {
        let (mut records, mut found) = (Records::new(b';'), Vec::new());
        for index in 0..=chunks.len() {
            if let Some(chunk) = chunks.get(index) {
                records.text().extend_from_slice(chunk);
            }
            loop {
                let next = records.next(index == chunks.len());
                let cells = records.cells().to_vec();
                match next {
                    Next::Record => found.push((records.line(), Ok(cells))),
                    Next::Broken(flaw) => found.push((records.line(), Err(flaw))),
                    Next::NeedInput | Next::End => break,
                }
                records.advance();
            }
        }
        found
    }

    fn lines(text: &str) -> Vec<(u64, String)> {
        let shown = |cells: Result<Vec<String>, Flaw>| {
            cells.map_or_else(|flaw| format!("{flaw:?}"), |cells| cells.join("|"))
        };
        read_in(&[text.as_bytes()])
            .into_iter()
            .map(|(line, cells)| (line, shown(cells)))
            .collect()
    }

    fn expect(text: &str, expected: &[(u64, &str)]) {
        let expected: Vec<(u64, String)> = expected
            .iter()
            .map(|(line, cells)| (*line, (*cells).to_owned()))
            .collect();
        assert_eq!(lines(text), expected, "{text:?}");
    }

    #[test]
    fn lines_are_those_of_the_file() {
        expect("a;b\nc;d\n", &[(1, "a|b"), (2, "c|d")]);
        expect("a\r\n\r\nb\r\n\nc", &[(1, "a"), (3, "b"), (5, "c")]);
        expect("\"a\nb\";c\nd\n", &[(1, "a\nb|c"), (3, "d")]);
        expect("\n\n\"a\r\nb\"\r\nd", &[(3, "a\r\nb"), (5, "d")]);
        expect("", &[]);
        expect("\n\r\n", &[]);
    }

    #[test]
    fn quotes_are_read_as_spreadsheets_write_them() {
        expect("\"a \"\"b\"\" c\";d", &[(1, "a \"b\" c|d")]);
        expect("5\" pipe;x\ny", &[(1, "5\" pipe|x"), (2, "y")]);
        expect("\"\";\n;", &[(1, "|"), (2, "|")]);
    }

    #[test]
    fn an_unclosed_quote_costs_one_line() {
        expect(
            "a\n\"b;c\nd\ne\n",
            &[(1, "a"), (2, "UnclosedQuote"), (3, "d"), (4, "e")],
        );
        expect("a\n\"b", &[(1, "a"), (2, "UnclosedQuote")]);
        let long = format!("a\n\"b;c\n{}", "some;row\n".repeat(200_000));
        let found = lines(&long);
        assert_eq!(found.len(), 200_002);
        assert_eq!(found[1], (2, "UnclosedQuote".to_owned()));
        assert_eq!(found[200_001], (200_002, "some|row".to_owned()));
    }

    #[test]
    fn an_endless_line_is_passed_over() {
        let text = format!("a\n{}\nb\n", "x".repeat(3 * LONGEST));
        expect(&text, &[(1, "a"), (2, "TooLong"), (3, "b")]);
        let pieces: Vec<&[u8]> = text.as_bytes().chunks(70_000).collect();
        assert_eq!(read_in(&pieces), read_in(&[text.as_bytes()]));
    }

    fn by_csv_core(text: &[u8]) -> Vec<Vec<String>> {
        let mut reader = csv_core::ReaderBuilder::new().delimiter(b';').build();
        let (mut records, mut rest) = (Vec::new(), text);
        loop {
            let (mut cells, mut ends) = ([0; 100], [0; 100]);
            let (result, read, _, count) = reader.read_record(rest, &mut cells, &mut ends);
            rest = &rest[read..];
            let (result, count) = match result {
                // The end of the input has to be told, and may end one more record.
                csv_core::ReadRecordResult::InputEmpty => {
                    let written = text.len();
                    let (result, _, _, more) =
                        reader.read_record(b"", &mut cells[written.min(100)..], &mut ends[count..]);
                    (result, count + more)
                }
                other => (other, count),
            };
            if result == csv_core::ReadRecordResult::End {
                return records;
            }
            let starts = core::iter::once(0).chain(ends.iter().copied());
            let spans = starts.zip(ends).take(count);
            records.push(
                spans
                    .map(|(start, end)| String::from_utf8_lossy(&cells[start..end]).into_owned())
                    .collect(),
            );
        }
    }

    proptest! {
        #[test]
        fn any_chunking_gives_the_same(text in "[a;\"\r\n]{0,60}", cut in 1usize..9) {
            let pieces: Vec<&[u8]> = text.as_bytes().chunks(cut).collect();
            prop_assert_eq!(read_in(&pieces), read_in(&[text.as_bytes()]));
        }

        #[test]
        fn cells_are_those_that_csv_core_reads(text in "[ab;\"\n]{0,60}") {
            let found: Vec<Vec<String>> = read_in(&[text.as_bytes()]).into_iter().filter_map(|(_, cells)| cells.ok()).collect();
            let broken = read_in(&[text.as_bytes()]).iter().any(|(_, cells)| cells.is_err());
            prop_assume!(!broken);
            prop_assert_eq!(found, by_csv_core(text.as_bytes()));
        }

        #[test]
        fn every_line_break_is_counted(rows in prop::collection::vec("[a-c]{1,5}(\n[a-c]{1,5}){0,3}", 1..20)) {
            let text = format!("\"{}\"\r\n", rows.join("\"\r\n\""));
            let mut line = 1;
            for (found, row) in lines(&text).into_iter().zip(&rows) {
                prop_assert_eq!(found, (line, row.clone()));
                line += 1 + row.matches('\n').count() as u64;
            }
        }
    }
}
