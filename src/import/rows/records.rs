//! The records of a CSV file, with the numbers of their lines.
//!
//! RFC 4180, as spreadsheets read it. A quote opens a quoted cell only at the cell's start, where
//! spaces and tabs before it are passed over. Within one, two quotes are one. The closing quote is
//! followed by a delimiter, by the end of the line or by the end of the file; spaces and tabs between
//! them are passed over. If anything else follows, or the closing quote never comes, the cell was not
//! a quoted one: the record is broken up to the end of the line on which the quote opened, and reading
//! goes on at the next line. Lines end with LF, CRLF or CR. A byte order mark at the start of a record
//! is passed over. Cells are found sixteen bytes at a time and are not copied.
//!
//! The text of a record is kept until the record ends, at most [`LONGEST`] bytes of it: this is how
//! far reading goes back after a quote that does not close. No byte is looked at more than three
//! times: what the scan of an unclosed cell has passed holds no other quote that could open one.

use crate::cells::Cells;
use crate::separators::Separators;

/// The longest record, in bytes. A quoted cell that does not end within it counts as unclosed.
pub const LONGEST: usize = 1 << 20;

/// How much of a broken record is told, in bytes.
const SHOWN: usize = 1000;

/// The byte order mark in UTF-8.
const MARK: [u8; 3] = [0xef, 0xbb, 0xbf];

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
    /// Line breaks within its cells, and how many there were when the last quote opened.
    breaks: u64,
    breaks_before_quote: u64,
    /// The line on which the current record begins.
    line: u64,
    /// The rest of a line that was given up is passed over.
    skipping: bool,
    /// How many bytes were gone back, to be read again.
    #[cfg(test)]
    gone_back: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    CellStart,
    /// Behind spaces at the start of a cell.
    Indent,
    Bare,
    Quoted,
    /// Behind the closing quote.
    Closed,
    /// A line with a quote that does not close: only the end of the line is looked for.
    Flawed,
}

/// What reading on gives.
#[derive(Debug, PartialEq, Eq)]
pub enum Next {
    /// A record, as [`Records::cells`] has it.
    Record,
    /// A record that cannot be read. Its text is the only cell, and reading goes on at the line
    /// behind the one that is wrong.
    Broken(Flaw),
    /// Nothing until more text comes.
    NeedInput,
    /// No more records.
    End,
}

/// Why a record cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// A quoted cell does not end, or its closing quote is followed by more text.
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
            breaks_before_quote: 0,
            line: 1,
            skipping: false,
            #[cfg(test)]
            gone_back: 0,
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

    /// Whether the record that was read last goes to the end of the text.
    pub fn is_at_end(&self) -> bool {
        self.read >= self.text.len()
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
        let no_more = last || too_long;
        let text = core::mem::take(&mut self.text);
        let record = text.get(..end).unwrap_or_default();
        let whole = self.within != Within::Flawed && self.scan(record, last && !too_long);
        if !whole && no_more && self.within == Within::Quoted {
            self.go_back();
        }
        let flawed = self.within == Within::Flawed && (self.ends_line(record) || no_more);
        self.text = text;
        if flawed {
            return self.give_up(Flaw::UnclosedQuote);
        }
        if !whole {
            return if no_more {
                self.give_up(Flaw::TooLong)
            } else {
                Next::NeedInput
            };
        }
        if !self.escaped.is_empty() {
            self.unescape_all();
        }
        Next::Record
    }

    /// Reads cells, and says whether the record is whole; if `last`, the end of the text ends it.
    fn scan(&mut self, text: &[u8], last: bool) -> bool {
        let mut separators = Separators::new(text, self.read, self.delimiter);
        loop {
            if self.within == Within::Closed {
                match self.leave_quoted(text, last) {
                    Left::Cell => {}
                    Left::Record => return true,
                    Left::Unfinished => return false,
                }
            }
            if self.within == Within::CellStart {
                if self.read_bare(text, &mut separators) {
                    return true;
                }
                self.cell = self.read;
                match text.get(self.read) {
                    Some(b'"') => self.open_quoted(),
                    Some(b' ' | b'\t') => self.within = Within::Indent,
                    None if !last => return false,
                    _ => self.within = Within::Bare,
                }
            }
            if self.within == Within::Indent && !self.pass_indent(text, last) {
                return false;
            }
            self.read = separators.first_from(self.read);
            let found = text.get(self.read);
            if self.within != Within::Quoted {
                match found {
                    // Within a bare cell a quote is a letter like any other.
                    Some(b'"') => self.read += 1,
                    None if !last => return false,
                    _ => {
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
                    self.push_cell(self.read);
                    self.within = Within::Closed;
                    self.read += 1;
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

    /// Reads cells without quotes or spaces before them, which most are, and says whether that ends
    /// the record. What is no such cell, or does not end yet, is left.
    #[inline]
    fn read_bare(&mut self, text: &[u8], separators: &mut Separators<'_>) -> bool {
        let (delimiter, start) = (self.delimiter, self.start);
        let mut cell = self.read;
        // Those within the quoted cell before it, if there was one.
        separators.first_from(cell);
        let ends_record = loop {
            if matches!(text.get(cell), Some(b'"' | b' ' | b'\t')) {
                break false;
            }
            let end = separators.first();
            let found = text.get(end);
            let goes_on = found == Some(&delimiter);
            if !goes_on && !matches!(found, Some(b'\n' | b'\r')) {
                break false;
            }
            self.cells.push((place(cell - start), place(end - start)));
            if !goes_on {
                cell = end;
                break true;
            }
            separators.pass();
            cell = end + 1;
        };
        self.read = cell;
        ends_record
    }

    #[inline]
    fn open_quoted(&mut self) {
        self.within = Within::Quoted;
        self.read += 1;
        self.cell = self.read;
        self.breaks_before_quote = self.breaks;
    }

    /// Passes spaces at the start of a cell, and says whether what follows them is there.
    #[cold]
    fn pass_indent(&mut self, text: &[u8], last: bool) -> bool {
        self.pass_spaces(text);
        match text.get(self.read) {
            Some(b'"') => self.open_quoted(),
            None if !last => return false,
            _ => self.within = Within::Bare,
        }
        true
    }

    /// Passes spaces behind a closing quote, and says what the cell ends with.
    #[cold]
    fn leave_quoted(&mut self, text: &[u8], last: bool) -> Left {
        self.pass_spaces(text);
        match text.get(self.read) {
            Some(byte) if *byte == self.delimiter => {
                self.read += 1;
                self.within = Within::CellStart;
                Left::Cell
            }
            Some(b'\n' | b'\r') => Left::Record,
            None if last => Left::Record,
            None => Left::Unfinished,
            Some(_) => {
                self.go_back();
                Left::Unfinished
            }
        }
    }

    fn pass_spaces(&mut self, text: &[u8]) {
        let rest = text.get(self.read..).unwrap_or_default();
        let is_space = |byte: &&u8| matches!(byte, b' ' | b'\t') && **byte != self.delimiter;
        self.read += rest.iter().take_while(is_space).count();
    }

    /// Goes back to the quote that opened last: it does not close.
    #[cold]
    fn go_back(&mut self) {
        #[cfg(test)]
        {
            self.gone_back += self.read - self.cell;
        }
        self.within = Within::Flawed;
        self.read = self.cell;
        self.breaks = self.breaks_before_quote;
    }

    /// Reads on to the end of the line, and says whether it is there.
    #[cold]
    fn ends_line(&mut self, text: &[u8]) -> bool {
        let rest = text.get(self.read..).unwrap_or_default();
        let end = rest.iter().position(|byte| matches!(byte, b'\r' | b'\n'));
        let length = end.unwrap_or(rest.len());
        self.read += length;
        end.is_some()
    }

    /// Ends the cell at `end`, where `behind` is what follows. The answer is whether that ends the
    /// record.
    #[inline]
    fn end_cell(&mut self, text: &[u8], end: usize, behind: usize) -> bool {
        self.push_cell(end);
        self.within = Within::CellStart;
        self.read = behind;
        let goes_on = text.get(behind) == Some(&self.delimiter);
        self.read += usize::from(goes_on);
        !goes_on
    }

    #[inline]
    fn push_cell(&mut self, end: usize) {
        let start = self.start;
        self.cells
            .push((place(self.cell - start), place(end - start)));
    }

    #[cold]
    fn unescape_all(&mut self) {
        let escaped = core::mem::take(&mut self.escaped);
        for index in &escaped {
            self.unescape(*index);
        }
        self.escaped = escaped;
    }

    /// Makes one quote of each two in a quoted cell, in place; spaces fill what it no longer needs.
    fn unescape(&mut self, index: usize) {
        let Some((start, end)) = self.cells.get_mut(index) else {
            return;
        };
        let range = self.start + *start as usize..self.start + *end as usize;
        let cell = self.text.get_mut(range).unwrap_or_default();
        // Up to the first of them nothing changes.
        let first = cell.iter().position(|byte| *byte == b'"');
        let (mut to, mut from) = (first.unwrap_or(cell.len()), first.unwrap_or(cell.len()));
        while let Some(&byte) = cell.get(from) {
            from += 1 + usize::from(byte == b'"');
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
        let mut whole = true;
        loop {
            match self.text.get(self.start) {
                Some(b'\r') => self.start += 1,
                Some(b'\n') => {
                    self.line += 1;
                    self.start += 1;
                }
                Some(0xef) if self.starts_with_mark(&MARK) => self.start += MARK.len(),
                Some(0xef) => {
                    // Perhaps the first bytes of a mark whose rest is still to come.
                    let seen = self.text.len() - self.start;
                    whole = last
                        || seen >= MARK.len()
                        || !self.starts_with_mark(MARK.get(..seen).unwrap_or_default());
                    break;
                }
                _ => break,
            }
        }
        (self.read, self.cell) = (self.start, self.start);
        whole && self.start < self.text.len()
    }

    #[cold]
    fn starts_with_mark(&self, mark: &[u8]) -> bool {
        let rest = self.text.get(self.start..).unwrap_or_default();
        rest.starts_with(mark)
    }

    /// Lets go of the record that was read last: the next call begins behind it.
    pub fn advance(&mut self) {
        self.line += self.breaks;
        self.start = self.read;
        self.within = Within::CellStart;
        self.breaks = 0;
        self.cells.clear();
        self.escaped.clear();
    }

    /// Makes one cell of what was read of the record, and passes over the rest of the line.
    #[cold]
    fn give_up(&mut self, flaw: Flaw) -> Next {
        let record = self.text.get(self.start..self.read).unwrap_or_default();
        let mut shown = record.len().min(SHOWN);
        // A character is not cut in two.
        while matches!(record.get(shown), Some(0x80..=0xbf)) && shown > 0 {
            shown -= 1;
        }
        self.cells.clear();
        self.escaped.clear();
        self.cells
            .push((0, u32::try_from(shown).unwrap_or_default()));
        let behind = self.text.get(self.read);
        self.skipping = !matches!(behind, Some(b'\r' | b'\n'));
        Next::Broken(flaw)
    }
}

/// A place within a record, of which none is as long as that.
#[inline]
fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// What the spaces behind a closing quote end with.
enum Left {
    /// A delimiter.
    Cell,
    /// The end of the record.
    Record,
    /// The end of the text, or something that shows that the cell was not a quoted one.
    Unfinished,
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{Flaw, LONGEST, Next, Records};
    use proptest::prelude::*;

    /// Lines, each with its cells, or why it is broken and what is shown of it.
    type Found = Vec<(u64, Result<Vec<String>, (Flaw, String)>)>;

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
                    Next::Broken(flaw) => {
                        found.push((records.line(), Err((flaw, cells.concat()))));
                    }
                    Next::NeedInput | Next::End => break,
                }
                records.advance();
            }
        }
        found
    }

    fn lines(text: &str) -> Vec<(u64, String)> {
        let shown = |cells: Result<Vec<String>, (Flaw, String)>| {
            cells.map_or_else(|(flaw, _)| format!("{flaw:?}"), |cells| cells.join("|"))
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
        expect(
            "a; \t\"b;c\" ;  \"d\"\t\n \"e\" ",
            &[(1, "a|b;c|d"), (2, "e")],
        );
        expect("  a; b\"c\" ", &[(1, "  a| b\"c\" ")]);
    }

    #[test]
    fn a_quoted_cell_with_text_behind_it_is_none() {
        expect(
            "n\nMario;\"ciao;333\nAnna;ok;334\nLea;\"x\";335",
            &[
                (1, "n"),
                (2, "UnclosedQuote"),
                (3, "Anna|ok|334"),
                (4, "Lea|x|335"),
            ],
        );
        expect("\"a\" b;c\nd", &[(1, "UnclosedQuote"), (2, "d")]);
        expect("\"\"a;c\nd", &[(1, "UnclosedQuote"), (2, "d")]);
        // The record goes on to the line on which the quote opened that does not close.
        expect(
            "a;\"b\nc\";\"d\ne\nf\n",
            &[(1, "UnclosedQuote"), (3, "e"), (4, "f")],
        );
    }

    #[test]
    fn what_is_shown_of_a_broken_record_does_not_depend_on_chunks() {
        let text = format!("\"a\"b{};c\nd", "à".repeat(600));
        let whole = read_in(&[text.as_bytes()]);
        let (_, shown) = whole[0].1.clone().unwrap_err();
        assert!(shown.len() <= 1000 && text.starts_with(&shown));
        for cut in [1, 7, 500] {
            let pieces: Vec<&[u8]> = text.as_bytes().chunks(cut).collect();
            assert_eq!(read_in(&pieces), whole);
        }
    }

    #[test]
    fn a_byte_order_mark_before_a_record_is_passed_over() {
        let text = "\u{feff}\u{feff}\"a\";b\n\u{feff}c\n\u{fefe}d\n\u{feff}";
        expect(text, &[(1, "a|b"), (2, "c"), (3, "\u{fefe}d")]);
        let pieces: Vec<&[u8]> = text.as_bytes().chunks(1).collect();
        assert_eq!(read_in(&pieces), read_in(&[text.as_bytes()]));
    }

    /// Each of these made every line be read again up to the longest record.
    #[test]
    fn reading_again_stays_linear() {
        for line in [
            "\"b;c\n",
            "b\";\"c\n",
            "\";\"\n",
            "\"\"\"\n",
            "\"\"\"x\n",
            "\"\"x\n",
            "a;\"\"\"b\n",
            "x\"\";\"\n",
            " \" \n",
        ] {
            let text = format!("\"{}", line.repeat((LONGEST + LONGEST / 2) / line.len()));
            let mut records = Records::new(b';');
            for chunk in text.as_bytes().chunks(64 * 1024) {
                records.text().extend_from_slice(chunk);
                while !matches!(records.next(false), Next::NeedInput) {
                    records.advance();
                }
            }
            while records.next(true) != Next::End {
                records.advance();
            }
            assert!(
                records.gone_back <= 2 * text.len(),
                "{} of {} bytes again: {line:?}",
                records.gone_back,
                text.len()
            );
        }
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

    /// The rules of the module, one byte at a time over a whole file.
    fn by_the_rules(text: &[u8]) -> Found {
        let is_end = |byte: &u8| matches!(byte, b'\n' | b'\r');
        let breaks = |part: &[u8]| part.split(|byte| *byte == b'\n').count() as u64 - 1;
        let spaces = |at: usize| {
            let rest = text[at..].iter();
            at + rest.take_while(|byte| **byte == b' ').count()
        };
        let (mut found, mut at) = (Vec::new(), 0);
        while at < text.len() {
            if is_end(&text[at]) {
                at += 1;
                continue;
            }
            let (start, line) = (at, 1 + breaks(&text[..at]));
            let (mut cells, mut broken) = (Vec::new(), None);
            loop {
                let opening = spaces(at);
                if text.get(opening) == Some(&b'"') {
                    let (mut end, mut cell) = (opening + 1, Vec::new());
                    while let Some(byte) = text.get(end) {
                        if *byte == b'"' {
                            end += 1;
                            if text.get(end) != Some(&b'"') {
                                break;
                            }
                        }
                        cell.push(*byte);
                        end += 1;
                    }
                    let closes = end > opening + 1 && text[end - 1] == b'"' && {
                        let quotes = text[opening + 1..end].iter().filter(|byte| **byte == b'"');
                        quotes.count() % 2 == 1
                    };
                    at = spaces(end);
                    if !closes
                        || text
                            .get(at)
                            .is_some_and(|byte| *byte != b';' && !is_end(byte))
                    {
                        broken = Some(opening);
                        break;
                    }
                    cells.push(String::from_utf8(cell).unwrap());
                } else {
                    let rest = text[at..].iter();
                    let length = rest
                        .take_while(|byte| **byte != b';' && !is_end(byte))
                        .count();
                    cells.push(String::from_utf8(text[at..at + length].to_vec()).unwrap());
                    at += length;
                }
                if text.get(at) != Some(&b';') {
                    break;
                }
                at += 1;
            }
            match broken {
                None => found.push((line, Ok(cells))),
                Some(opening) => {
                    let rest = text[opening..].iter();
                    at = opening + rest.take_while(|byte| !is_end(byte)).count();
                    let raw = String::from_utf8(text[start..at].to_vec()).unwrap();
                    found.push((line, Err((Flaw::UnclosedQuote, raw))));
                }
            }
        }
        found
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
        fn any_chunking_gives_the_same(text in "[a; \"\r\n\u{feff}]{0,60}", cut in 1usize..9) {
            let pieces: Vec<&[u8]> = text.as_bytes().chunks(cut).collect();
            prop_assert_eq!(read_in(&pieces), read_in(&[text.as_bytes()]));
        }

        #[test]
        fn records_are_those_of_the_rules(text in "[ab; \"\r\n]{0,60}") {
            prop_assert_eq!(read_in(&[text.as_bytes()]), by_the_rules(text.as_bytes()));
        }

        #[test]
        fn cells_are_those_that_csv_core_reads(
            rows in prop::collection::vec(prop::collection::vec("([ab][ab\"]{0,3}|\"([ab;\n]|\"\"){0,4}\")?", 1..4), 0..6),
        ) {
            let lines: Vec<String> = rows.iter().map(|cells| cells.join(";")).collect();
            let text = lines.join("\n");
            let found = read_in(&[text.as_bytes()]).into_iter();
            let found: Vec<Vec<String>> = found.map(|(_, cells)| cells.unwrap()).collect();
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
