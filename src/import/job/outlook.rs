//! What a job tells of itself: outcome, plan, progress, memory.

use super::Job;
use crate::import::report::{Plan, Probing, Progress, Report};

impl Job {
    /// The outcome so far.
    pub fn report(&self) -> Report {
        let state = &self.state;
        let mut report = self
            .tally
            .report(state.batches, state.created, state.updated);
        if let Some((line, problem, word)) = self.source.doubt() {
            report.warn_first(line, problem, word);
        }
        report
    }

    /// What the file is and what would be sent; nothing before the header was read.
    pub fn plan(&self) -> Option<Plan> {
        let (mapping, _) = self.columns.as_ref()?;
        Some(Plan {
            encoding: self.source.encoding(),
            delimiter: char::from(self.source.delimiter()),
            header_line: self.heading.line(),
            columns: mapping.columns.clone(),
            report: self.report(),
            // The first batch need not wait for its turn.
            eta_ms: self.eta(self.made.saturating_sub(1)),
        })
    }

    /// How far the import is, of a file of `total` bytes if that is known.
    pub fn progress(&self, total: Option<u64>) -> Progress {
        let bytes = self.source.consumed();
        let estimate = total
            .filter(|_| bytes > 0 && self.made > 0)
            .map(|total| self.made.saturating_mul(total.max(bytes)) / bytes);
        let all = if self.at_end {
            Some(self.made)
        } else {
            estimate
        };
        Progress {
            bytes,
            rows: self.tally.rows,
            accepted: self.tally.accepted,
            rejected: self.tally.rejected_count,
            duplicates: self.tally.duplicate_count,
            batches_made: self.made,
            batches_done: self.state.batches,
            eta_ms: all.map(|all| self.eta(all.saturating_sub(self.state.batches))),
            probing: self.flight.probing().map(|(rows, calls)| Probing {
                rows,
                calls_at_most: calls as u64,
                eta_ms: self.eta(calls as u64),
            }),
        }
    }

    fn eta(&self, batches: u64) -> u64 {
        self.settings.calls_per_minute.map_or(0, |calls| {
            batches.saturating_mul(60_000) / u64::from(calls.max(1))
        })
    }

    /// The memory that the job holds, in bytes, without the set of phones: that alone grows with
    /// the file. It includes the part of the file that was pushed and not yet read.
    pub fn buffered_bytes(&self) -> usize {
        self.source.capacity() + self.batch.capacity()
    }
}
