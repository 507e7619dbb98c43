//! The records of a CSV file, with the numbers of their lines.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// The longest record. One that goes on beyond it most likely lacks a quote.
pub(super) const LONGEST: usize = 1 << 20;

/// Splits text into records. It owns the text from the start of the current record on.
pub(super) struct Records {
    reader: Reader,
    text: Vec<u8>,
    /// Where the current record begins in `text`, and how far it has been read.
    start: usize,
    read: usize,
    cells: Vec<u8>,
    cells_length: usize,
    ends: Vec<usize>,
    ends_length: usize,
    /// The line on which the current record begins.
    line: u64,
    /// The rest of a line that was given up is passed over.
    skipping: bool,
}

/// What reading on gives.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Next {
    Record,
    /// A record that cannot be read: its first line stands for it, and reading goes on behind that.
    Broken(Flaw),
    NeedInput,
    End,
}

/// Why a record cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flaw {
    UnclosedQuote,
    TooLong,
}

impl Records {
    pub(super) fn new(delimiter: u8) -> Self {
        Self {
            reader: ReaderBuilder::new().delimiter(delimiter).build(),
            text: Vec::new(),
            start: 0,
            read: 0,
            cells: vec![0; 4096],
            cells_length: 0,
            ends: vec![0; 64],
            ends_length: 0,
            line: 1,
            skipping: false,
        }
    }

    /// Where decoded text is appended. What was read is dropped first.
    pub(super) fn text(&mut self) -> &mut Vec<u8> {
        self.text.drain(..self.start.min(self.text.len()));
        self.read -= self.start;
        self.start = 0;
        &mut self.text
    }

    /// How many bytes are still to be read.
    pub(super) fn unread(&self) -> usize {
        self.text.len() - self.start
    }

    /// The memory in use, in bytes.
    pub(super) fn capacity(&self) -> usize {
        self.text.capacity() + self.cells.capacity() + self.ends.capacity() * size_of::<usize>()
    }

    /// The line on which the record begins that was read last.
    pub(super) fn line(&self) -> u64 {
        self.line
    }

    /// The bytes of all cells of the record, and where each of them ends.
    pub(super) fn cells(&self) -> (&[u8], &[usize]) {
        (
            self.cells.get(..self.cells_length).unwrap_or_default(),
            self.ends.get(..self.ends_length).unwrap_or_default(),
        )
    }

    /// Reads on to the next record. `last` says that no more text will come.
    pub(super) fn next(&mut self, last: bool) -> Next {
        if self.read == self.start && !self.begin(last) {
            return if last { Next::End } else { Next::NeedInput };
        }
        loop {
            // The reader never sees more than decides that a record is too long, so that the answer
            // does not depend on how the text came in.
            let end = self.text.len().min(self.start + LONGEST + 1);
            let unread = self.text.get(self.read..end).unwrap_or_default();
            if unread.is_empty() && !last {
                return Next::NeedInput;
            }
            if unread.is_empty() {
                return if self.end_line() {
                    Next::Record
                } else {
                    self.give_up(Flaw::UnclosedQuote)
                };
            }
            let (result, taken, written, ended) = self.reader.read_record(
                unread,
                self.cells.get_mut(self.cells_length..).unwrap_or_default(),
                self.ends.get_mut(self.ends_length..).unwrap_or_default(),
            );
            self.read += taken;
            self.cells_length += written;
            self.ends_length += ended;
            if self.read - self.start > LONGEST {
                let whole = matches!(result, ReadRecordResult::Record) || self.end_line();
                return self.give_up(if whole {
                    Flaw::TooLong
                } else {
                    Flaw::UnclosedQuote
                });
            }
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => self.cells.resize(self.cells.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::Record => return Next::Record,
                ReadRecordResult::End => return Next::End,
            }
        }
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
        self.read = self.start;
        self.start < self.text.len()
    }

    /// Hands the record over to the caller's view: the next call begins behind it.
    pub(super) fn advance(&mut self) {
        self.line += self.reader.line() - 1;
        self.reader.set_line(1);
        self.start = self.read;
        (self.cells_length, self.ends_length) = (0, 0);
    }

    /// Ends the line where reading stands. Whether that ends the record is the answer: it does not
    /// within quotes. The record cannot be read on after this.
    fn end_line(&mut self) -> bool {
        // Room for the line break as part of a cell, and for the end of a cell.
        self.cells
            .resize(self.cells.len().max(self.cells_length + 1), 0);
        self.ends
            .resize(self.ends.len().max(self.ends_length + 1), 0);
        let (result, _, written, ended) = self.reader.read_record(
            b"\n",
            self.cells.get_mut(self.cells_length..).unwrap_or_default(),
            self.ends.get_mut(self.ends_length..).unwrap_or_default(),
        );
        self.cells_length += written;
        self.ends_length += ended;
        matches!(result, ReadRecordResult::Record)
    }

    /// Takes the first line of the record for all of it, and reads on behind that line.
    fn give_up(&mut self, flaw: Flaw) -> Next {
        self.reader.reset();
        let record = self.text.get(self.start..).unwrap_or_default();
        let head = record.get(..record.len().min(LONGEST)).unwrap_or_default();
        let end = head.iter().position(|byte| matches!(byte, b'\r' | b'\n'));
        let shown = head
            .get(..end.unwrap_or(head.len()).min(1000))
            .unwrap_or_default();
        self.cells
            .splice(..shown.len().min(self.cells.len()), shown.iter().copied());
        self.cells_length = shown.len();
        self.ends_length = 1;
        if let Some(place) = self.ends.first_mut() {
            *place = shown.len();
        }
        self.skipping = end.is_none();
        self.read = self.start + end.unwrap_or(head.len());
        Next::Broken(flaw)
    }
}

#[cfg(test)]
mod tests {
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
                let (bytes, ends) = records.cells();
                let mut start = 0;
                let cells = ends.iter().map(|end| {
                    let cell = String::from_utf8_lossy(&bytes[start..*end]).into_owned();
                    start = *end;
                    cell
                });
                match next {
                    Next::Record => found.push((records.line(), Ok(cells.collect()))),
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

    proptest! {
        #[test]
        fn any_chunking_gives_the_same(text in "[a;\"\r\n]{0,60}", cut in 1usize..9) {
            let pieces: Vec<&[u8]> = text.as_bytes().chunks(cut).collect();
            prop_assert_eq!(read_in(&pieces), read_in(&[text.as_bytes()]));
        }

        #[test]
        fn every_line_break_is_counted(rows in prop::collection::vec("[a-c]{1,5}(\n[a-c]{1,5}){0,3}", 1..20)) {
            let text: String = rows.iter().map(|row| format!("\"{row}\"\r\n")).collect();
            let mut line = 1;
            for (found, row) in lines(&text).into_iter().zip(&rows) {
                prop_assert_eq!(found, (line, row.clone()));
                line += 1 + row.matches('\n').count() as u64;
            }
        }
    }
}
