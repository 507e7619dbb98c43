//! What an import tells: rejected rows, duplicates, counts, progress.

use super::decode::Encoding;
use crate::rules::{Code, Problem};
use crate::schema::json::Writer;
use spoki_rows::{Cells, Rejection};

/// One column of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its header.
    pub header: String,
    /// The field it goes to; nothing if the column is not imported.
    pub field: Option<String>,
    /// The field it fills in for, where the column of that field is empty.
    pub fallback_for: Option<String>,
}

/// One row that did not get to Spoki, or that Spoki refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reject {
    /// The row's first line in the file; the header is on line 1.
    pub line: u64,
    /// The field that is wrong, as Spoki names it; empty when it is the row as a whole.
    pub field: String,
    /// What is wrong, by a stable code.
    pub code: &'static str,
    /// The figures for the code's message.
    pub params: Vec<(&'static str, String)>,
    /// The cells as they are in the file.
    pub raw: Vec<String>,
}

/// A cell that could not be read and was left out; the rest of its row was imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// The row's first line in the file.
    pub line: u64,
    /// The field that was left out, as Spoki names it.
    pub field: String,
    /// What is wrong with the cell, by a stable code.
    pub code: &'static str,
    /// The figures for the code's message.
    pub params: Vec<(&'static str, String)>,
    /// The cells as they are in the file.
    pub raw: Vec<String>,
}

/// A row whose phone an earlier row has too. Both were sent: the later one wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duplicate {
    /// The row's first line in the file.
    pub line: u64,
    /// The line of the first row with this phone.
    pub duplicate_of: u64,
}

/// The outcome of an import, so far or in the end.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// Rows that hold anything, without the header.
    pub rows: u64,
    /// Rows that became a contact, or part of one, and were not refused.
    pub accepted: u64,
    /// The rejected rows by line, as many as the settings allow.
    pub rejected: Vec<Reject>,
    /// How many rows were rejected.
    pub rejected_count: u64,
    /// How many rows were rejected for which reason.
    pub rejected_by_code: Vec<(&'static str, u64)>,
    /// Cells that were left out, as many as the settings allow.
    pub warnings: Vec<Warning>,
    /// How many cells were left out.
    pub warning_count: u64,
    /// How many cells were left out for which reason.
    pub warnings_by_code: Vec<(&'static str, u64)>,
    /// Rows that hold nothing but spaces.
    pub empty: u64,
    /// Accepted rows with the phone of an earlier row, as many as the settings allow.
    pub duplicates: Vec<Duplicate>,
    /// How many such rows there are.
    pub duplicate_count: u64,
    /// Batches that are done.
    pub batches: u64,
    /// Contacts that Spoki says it created, if it says.
    pub created: Option<u64>,
    /// Contacts that Spoki says it updated, if it says.
    pub updated: Option<u64>,
}

/// What an import would do, and what the file is.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// How the text is encoded.
    pub encoding: Encoding,
    /// The character between the cells.
    pub delimiter: char,
    /// The line of the header; what stands above it was skipped.
    pub header_line: u64,
    /// The columns, in the order of the file.
    pub columns: Vec<Column>,
    /// The counts and the rows that would be rejected.
    pub report: Report,
    /// How long the sending takes at the allowed rate, in milliseconds.
    pub eta_ms: u64,
}

/// How far an import is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// Bytes of the file that were read.
    pub bytes: u64,
    /// Rows that were read.
    pub rows: u64,
    /// Rows that became a contact, or part of one.
    pub accepted: u64,
    /// Rows that were rejected.
    pub rejected: u64,
    /// Rows with the phone of an earlier row.
    pub duplicates: u64,
    /// Batches that were made.
    pub batches_made: u64,
    /// Batches that are done.
    pub batches_done: u64,
    /// How long the rest takes at the allowed rate, in milliseconds; known when the file was read
    /// to its end, or when its size is given.
    pub eta_ms: Option<u64>,
    /// The search for refused rows, while there is one.
    pub probing: Option<Probing>,
}

/// Spoki refused a batch and did not say for which rows: ever smaller parts of it are sent until
/// they are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Probing {
    /// How many contacts of the batch are still to be sent.
    pub rows: usize,
    /// How many calls that takes at most: if all of them are refused.
    pub calls_at_most: u64,
    /// How long these take at the allowed rate, in milliseconds.
    pub eta_ms: u64,
}

impl Report {
    /// Puts a warning about the file as a whole before all others.
    pub(super) fn warn_first(&mut self, line: u64, problem: Problem, raw: String) {
        let code = problem.code.name();
        self.warning_count += 1;
        self.warnings_by_code.push((code, 1));
        self.warnings_by_code.sort_unstable();
        let warning = Warning {
            line,
            field: String::new(),
            code,
            params: problem.params,
            raw: vec![raw],
        };
        self.warnings.insert(0, warning);
    }

    /// The outcome as JSON, with the names that JavaScript callers know.
    pub fn to_json(&self) -> String {
        let mut out = Writer::default();
        out.open('{');
        self.write_fields(&mut out);
        out.close('}');
        out.finish()
    }

    fn write_fields(&self, out: &mut Writer) {
        out.name("rows").count(self.rows);
        out.name("accepted").count(self.accepted);
        out.name("rejected").open('[');
        for reject in &self.rejected {
            let Reject {
                line,
                field,
                code,
                params,
                raw,
            } = reject;
            write_finding(out, *line, field, code, params, raw);
        }
        out.close(']');
        out.name("rejectedCount").count(self.rejected_count);
        out.name("rejectedByCode");
        write_counts(out, &self.rejected_by_code);
        out.name("warnings").open('[');
        for warning in &self.warnings {
            let Warning {
                line,
                field,
                code,
                params,
                raw,
            } = warning;
            write_finding(out, *line, field, code, params, raw);
        }
        out.close(']');
        out.name("warningCount").count(self.warning_count);
        out.name("warningsByCode");
        write_counts(out, &self.warnings_by_code);
        out.name("empty").count(self.empty);
        out.name("duplicates").open('[');
        for Duplicate { line, duplicate_of } in &self.duplicates {
            out.open('{').name("line").count(*line);
            out.name("duplicateOf").count(*duplicate_of).close('}');
        }
        out.close(']');
        out.name("duplicateCount").count(self.duplicate_count);
        out.name("batches").count(self.batches);
        // What Spoki did not say is left out, and so `undefined` in JavaScript.
        for (name, count) in [("created", self.created), ("updated", self.updated)] {
            if let Some(count) = count {
                out.name(name).count(count);
            }
        }
    }
}

/// Writes what is wrong with a row or with a cell of it.
fn write_finding(
    out: &mut Writer,
    line: u64,
    field: &str,
    code: &str,
    params: &[(&'static str, String)],
    raw: &[String],
) {
    out.open('{').name("line").count(line);
    out.name("field").text(field).name("code").text(code);
    out.name("params").open('{');
    for (name, value) in params {
        out.name(name).text(value);
    }
    out.close('}').name("raw").open('[');
    for cell in raw {
        out.text(cell);
    }
    out.close(']').close('}');
}

fn write_counts(out: &mut Writer, counts: &[(&'static str, u64)]) {
    out.open('{');
    for (code, count) in counts {
        out.name(code).count(*count);
    }
    out.close('}');
}

impl Plan {
    /// The plan as JSON, with the names that JavaScript callers know.
    pub fn to_json(&self) -> String {
        let mut out = Writer::default();
        out.open('{').name("encoding").text(self.encoding.name());
        out.name("delimiter")
            .text(self.delimiter.encode_utf8(&mut [0; 4]));
        out.name("headerLine").count(self.header_line);
        out.name("columns").open('[');
        for column in &self.columns {
            out.open('{').name("header").text(&column.header);
            if let Some(field) = &column.field {
                out.name("field").text(field);
            }
            if let Some(field) = &column.fallback_for {
                out.name("fallbackFor").text(field);
            }
            out.close('}');
        }
        out.close(']');
        self.report.write_fields(&mut out);
        out.name("etaMs").count(self.eta_ms).close('}');
        out.finish()
    }
}

impl Progress {
    /// The progress as JSON, with the names that JavaScript callers know.
    pub fn to_json(&self) -> String {
        let mut out = Writer::default();
        out.open('{').name("bytes").count(self.bytes);
        out.name("rows").count(self.rows);
        out.name("accepted").count(self.accepted);
        out.name("rejected").count(self.rejected);
        out.name("duplicates").count(self.duplicates);
        out.name("batchesMade").count(self.batches_made);
        out.name("batchesDone").count(self.batches_done);
        if let Some(eta) = self.eta_ms {
            out.name("etaMs").count(eta);
        }
        if let Some(probing) = self.probing {
            out.name("probing").open('{');
            out.name("rows").count(probing.rows as u64);
            out.name("callsAtMost").count(probing.calls_at_most);
            out.name("etaMs").count(probing.eta_ms).close('}');
        }
        out.close('}');
        out.finish()
    }
}

/// Counts all and keeps the first few.
pub(super) struct Tally {
    most: usize,
    pub(super) rows: u64,
    pub(super) accepted: u64,
    pub(super) empty: u64,
    pub(super) duplicate_count: u64,
    pub(super) rejected_count: u64,
    rejected_by_code: Vec<(Code, u64)>,
    rejected: Vec<Reject>,
    warning_count: u64,
    warnings_by_code: Vec<(Code, u64)>,
    warnings: Vec<Warning>,
    duplicates: Vec<Duplicate>,
}

impl Tally {
    pub(super) fn new(most: u32) -> Self {
        Self {
            most: usize::try_from(most).unwrap_or(usize::MAX),
            rows: 0,
            accepted: 0,
            empty: 0,
            duplicate_count: 0,
            rejected_count: 0,
            rejected_by_code: Vec::new(),
            rejected: Vec::new(),
            warning_count: 0,
            warnings_by_code: Vec::new(),
            warnings: Vec::new(),
            duplicates: Vec::new(),
        }
    }

    /// Whether one more rejected row would be listed.
    pub(super) fn has_room(&self) -> bool {
        self.rejected.len() < self.most
    }

    /// Counts rejected rows, and says whether one more would be listed.
    pub(super) fn reject(&mut self, code: Code, rows: u64) -> bool {
        self.rejected_count += rows;
        count(&mut self.rejected_by_code, code, rows);
        self.has_room()
    }

    /// Lists a rejected row. Rows that the server refuses are told after rows behind them were read.
    pub(super) fn list(&mut self, line: u64, field: &str, problem: Problem, raw: Vec<String>) {
        let place = self
            .rejected
            .partition_point(|earlier| earlier.line <= line);
        let reject = Reject {
            line,
            field: field.to_owned(),
            code: problem.code.name(),
            params: problem.params,
            raw,
        };
        self.rejected.insert(place, reject);
    }

    /// Counts the cells of a row that were left out, and lists them while there is room.
    #[cold]
    pub(super) fn warn(&mut self, line: u64, dropped: &[Rejection<'_>], cells: &Cells<'_>) {
        for Rejection { field, reason } in dropped {
            let problem = Problem::from(*reason);
            self.warning_count += 1;
            count(&mut self.warnings_by_code, problem.code, 1);
            if self.warnings.len() < self.most {
                self.warnings.push(Warning {
                    line,
                    field: (*field).to_owned(),
                    code: problem.code.name(),
                    params: problem.params,
                    raw: cells.to_vec(),
                });
            }
        }
    }

    pub(super) fn duplicate(&mut self, line: u64, duplicate_of: u64) {
        self.duplicate_count += 1;
        if self.duplicates.len() < self.most {
            self.duplicates.push(Duplicate { line, duplicate_of });
        }
    }

    pub(super) fn report(
        &self,
        batches: u64,
        created: Option<u64>,
        updated: Option<u64>,
    ) -> Report {
        Report {
            rows: self.rows,
            accepted: self.accepted,
            rejected: self.rejected.clone(),
            rejected_count: self.rejected_count,
            rejected_by_code: by_name(&self.rejected_by_code),
            warnings: self.warnings.clone(),
            warning_count: self.warning_count,
            warnings_by_code: by_name(&self.warnings_by_code),
            empty: self.empty,
            duplicates: self.duplicates.clone(),
            duplicate_count: self.duplicate_count,
            batches,
            created,
            updated,
        }
    }
}

fn count(counts: &mut Vec<(Code, u64)>, code: Code, more: u64) {
    let known = counts.iter_mut().find(|(known, _)| *known == code);
    match known {
        Some((_, count)) => *count += more,
        None if more > 0 => counts.push((code, more)),
        None => {}
    }
}

/// Counts by the names of their codes, in the order of these.
fn by_name(counts: &[(Code, u64)]) -> Vec<(&'static str, u64)> {
    let mut named: Vec<_> = counts
        .iter()
        .map(|(code, count)| (code.name(), *count))
        .collect();
    named.sort_unstable();
    named
}
