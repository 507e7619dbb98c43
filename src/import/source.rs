//! The file as it comes in: first bytes, decoding, records.

use super::decode::{Decoder, Encoding};
use super::delimiter::{Shape, shape};
use super::detect::{self, SAMPLE};
use crate::rules::{Code, Problem};
use spoki_rows::{Cells, Flaw, Next, Records};

/// The records of a file whose bytes come in chunks.
pub(super) struct Source {
    encoding: Option<Encoding>,
    delimiter: Option<u8>,
    /// The first bytes, until there are enough to see what the file is.
    head: Vec<u8>,
    open: Option<Open>,
    finished: bool,
    pushed: u64,
}

struct Open {
    decoder: Decoder,
    records: Records,
    delimiter: u8,
}

impl Source {
    pub(super) fn new(encoding: Option<Encoding>, delimiter: Option<u8>) -> Self {
        Self {
            encoding,
            delimiter,
            head: Vec::new(),
            open: None,
            finished: false,
            pushed: 0,
        }
    }

    pub(super) fn push(&mut self, bytes: &[u8]) {
        self.pushed += bytes.len() as u64;
        match &mut self.open {
            Some(open) => open.decoder.decode(bytes, false, open.records.text()),
            None => self.head.extend_from_slice(bytes),
        }
    }

    /// Says that nothing follows.
    pub(super) fn finish(&mut self) {
        if let Some(open) = self.open.as_mut().filter(|_| !self.finished) {
            open.decoder.decode(&[], true, open.records.text());
        }
        self.finished = true;
    }

    /// Reads on to the next record.
    pub(super) fn next(&mut self) -> Result<Next, Problem> {
        if self.open.is_none() {
            if self.head.len() < SAMPLE && !self.finished {
                return Ok(Next::NeedInput);
            }
            self.open()?;
        }
        let finished = self.finished;
        Ok(self
            .open
            .as_mut()
            .map_or(Next::End, |open| open.records.next(finished)))
    }

    fn open(&mut self) -> Result<(), Problem> {
        let head = core::mem::take(&mut self.head);
        let sample = head.get(..head.len().min(SAMPLE)).unwrap_or_default();
        let (found, mark) = detect::encoding(sample)?;
        let encoding = self.encoding.or(found);
        let whole = self.finished && sample.len() == head.len();
        let mut text = Vec::new();
        // Delimiters and line ends are ASCII: a character that the sample cuts off does no harm.
        Decoder::new(encoding, false).decode(
            sample.get(mark..).unwrap_or_default(),
            true,
            &mut text,
        );
        let Shape {
            delimiter,
            separator_line,
            lone_carriage_returns,
        } = shape(&text, whole, self.delimiter);

        let mut decoder = Decoder::new(encoding, lone_carriage_returns);
        let mut records = Records::new(delimiter);
        decoder.decode(
            head.get(mark..).unwrap_or_default(),
            self.finished,
            records.text(),
        );
        if separator_line && records.next(self.finished) == Next::Record {
            records.advance();
        }
        self.open = Some(Open {
            decoder,
            records,
            delimiter,
        });
        Ok(())
    }

    /// The record that was read last: its line and its cells.
    pub(super) fn record(&self) -> (u64, Cells<'_>) {
        self.open
            .as_ref()
            .map_or((0, Cells::new(&[], 0, &[])), |open| {
                (open.records.line(), open.records.cells())
            })
    }

    /// Whether all records so far are text of the file's encoding and have lost no letter: see
    /// [`spoki_rows::sound_utf8`]. If not, each has to be looked at.
    pub(super) fn is_sound(&self) -> bool {
        self.open
            .as_ref()
            .is_some_and(|open| open.decoder.is_sound())
    }

    /// Lets go of the record that was read last.
    pub(super) fn advance(&mut self) {
        if let Some(open) = &mut self.open {
            open.records.advance();
        }
    }

    /// Why the encoding that was found out may be another one: the line where that shows, the problem,
    /// and the word.
    pub(super) fn doubt(&self) -> Option<(u64, Problem, String)> {
        let doubt = self.open.as_ref()?.decoder.doubt()?;
        let problem = Problem::new(Code::CsvDoubtfulEncoding)
            .with("encoding", self.encoding_name())
            .with("word", doubt.word.as_str());
        Some((doubt.line, problem, doubt.word.clone()))
    }

    fn encoding_name(&self) -> String {
        self.encoding().name().to_ascii_uppercase()
    }

    /// The encoding, as far as it is settled.
    pub(super) fn encoding(&self) -> Encoding {
        self.open
            .as_ref()
            .map_or(Encoding::Utf8, |open| open.decoder.encoding())
    }

    pub(super) fn delimiter(&self) -> u8 {
        self.open.as_ref().map_or(b',', |open| open.delimiter)
    }

    /// How many bytes of the file were read.
    pub(super) fn consumed(&self) -> u64 {
        let unread = self.open.as_ref().map_or(self.head.len(), |open| {
            open.records.unread() + open.decoder.pending()
        });
        self.pushed.saturating_sub(unread as u64)
    }

    /// The memory in use, in bytes.
    pub(super) fn capacity(&self) -> usize {
        self.head.capacity()
            + self
                .open
                .as_ref()
                .map_or(0, |open| open.records.capacity() + open.decoder.pending())
    }

    /// The problem of a record whose bytes are no text of the file's encoding.
    pub(super) fn invalid_encoding(&self) -> Problem {
        let (_, cells) = self.record();
        let is_surrogate = |bytes: &[u8]| matches!(bytes, [0xed, 0xa0..=0xbf, 0x80..=0xbf]);
        if cells.bytes().windows(3).any(is_surrogate) {
            // What the shell makes of half of a pair in a string.
            return Code::LoneSurrogate.into();
        }
        Problem::new(Code::CsvInvalidEncoding).with("encoding", self.encoding_name())
    }
}

/// The problem of a record that cannot be read.
pub(super) fn flaw(flaw: Flaw) -> Problem {
    match flaw {
        Flaw::UnclosedQuote => Code::CsvUnclosedQuote.into(),
        Flaw::TooLong => Problem::new(Code::CsvRecordTooLong).with("max", spoki_rows::LONGEST),
    }
}
