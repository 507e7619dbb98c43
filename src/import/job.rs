//! The machine that turns a file into batches and keeps account of what became of them.

mod outlook;

use super::batch::Batch;
use super::checkpoint::{Checkpoint, RefusedRow};
use super::columns::Mapping;
use super::flight::{Flight, Outcome, sum};
use super::heading::Heading;
use super::report::Tally;
use super::settings::{Checked, Settings};
use super::source::{Source, flaw};
use crate::error::Issue;
use crate::rules::{Code, Problem};
use spoki_rows::{Digest, Flaw, Form, Next, Phones, Rejection};

/// What the driver does next.
#[derive(Debug, PartialEq, Eq)]
pub enum Step {
    /// Push more of the file, or finish it.
    NeedInput,
    /// Send this, then say how it was answered.
    Send(Outgoing),
    /// The import is over.
    Done,
}

/// A request body to be sent.
#[derive(Debug, PartialEq, Eq)]
pub struct Outgoing {
    /// Which batch of the file it belongs to, counted from 1. A batch that is sent in parts has the
    /// same number in each of them.
    pub number: u64,
    /// How many contacts it holds.
    pub contacts: usize,
    /// The body, as JSON.
    pub body: Vec<u8>,
}

/// What happens to the rows of a refused contact of which only the number is known.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Others {
    Count,
    AreInTheCheckpoint,
}

/// One import. See the [module](super) for how it is driven.
pub struct Job {
    settings: Settings,
    checked: Checked,
    source: Source,
    heading: Heading,
    columns: Option<(Mapping, Form)>,
    phones: Phones,
    batch: Batch,
    flight: Flight,
    tally: Tally,
    /// How many batches were made of the file, and a digest of them.
    made: u64,
    digest: Digest,
    /// What is done, as a checkpoint has it.
    state: Checkpoint,
    /// What an earlier run did, until this one has caught up with it.
    resume: Option<Checkpoint>,
    at_end: bool,
    failed: Option<Vec<Issue>>,
}

impl Job {
    /// A job with those settings, or the rest of one whose checkpoint is given. Either way the file
    /// is read from its start; what the checkpoint says is done is not sent again.
    ///
    /// # Errors
    /// Issues with the settings or with the checkpoint.
    pub fn new(settings: Settings, checkpoint: Option<&str>) -> Result<Self, Vec<Issue>> {
        let checked = settings.check()?;
        let start = Checkpoint::new(&settings.identity());
        let resume = checkpoint
            .map(|text| Checkpoint::read(text, &start))
            .transpose()?;
        let batch_size = usize::try_from(settings.batch_size).unwrap_or(1);
        let state = Checkpoint {
            digest: Digest::default().text(),
            contacts_per_call: resume
                .as_ref()
                .map_or(batch_size, |resume| resume.contacts_per_call),
            ..start
        };
        Ok(Self {
            source: Source::new(settings.encoding, checked.delimiter),
            heading: Heading::default(),
            columns: None,
            phones: Phones::new(settings.seed),
            batch: Batch::default(),
            flight: Flight::default(),
            tally: Tally::new(settings.max_rejects),
            made: 0,
            digest: Digest::default(),
            state,
            resume: resume.filter(|resume| resume.batches > 0),
            at_end: false,
            failed: None,
            settings,
            checked,
        })
    }

    /// Takes the next bytes of the file, however they are cut.
    ///
    /// # Errors
    /// The issues that the import has failed with.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), Vec<Issue>> {
        self.source.push(bytes);
        self.failed.clone().map_or(Ok(()), Err)
    }

    /// Says that the file has no more bytes.
    pub fn finish(&mut self) {
        self.source.finish();
    }

    /// What to do next. Until a batch is answered, it is the answer again and again.
    ///
    /// # Errors
    /// What is wrong with the file as a whole; the import cannot go on then.
    pub fn step(&mut self) -> Result<Step, Vec<Issue>> {
        if !self.run()? {
            return Ok(if self.at_end {
                Step::Done
            } else {
                Step::NeedInput
            });
        }
        let part = self.flight.current().unwrap_or_default();
        Ok(Step::Send(Outgoing {
            number: self.made,
            contacts: part.len(),
            body: self.batch.body(part, self.settings.target),
        }))
    }

    /// Reads on as if every batch were applied, and says whether the end is reached.
    ///
    /// # Errors
    /// As [`Job::step`].
    pub fn skim(&mut self) -> Result<bool, Vec<Issue>> {
        while self.run()? {
            self.applied(b"");
        }
        Ok(self.at_end)
    }

    /// Whether nothing is left to do: the file has ended, and every batch is answered.
    pub const fn is_over(&self) -> bool {
        self.at_end
    }

    /// Works until there is something to send. If there is not, the file has ended or goes on.
    pub(crate) fn run(&mut self) -> Result<bool, Vec<Issue>> {
        if let Some(issues) = &self.failed {
            return Err(issues.clone());
        }
        while self.flight.current().is_none() && !self.at_end {
            match self.fill().and_then(|full| {
                if full {
                    self.dispatch().map(|()| true)
                } else {
                    Ok(false)
                }
            }) {
                Ok(true) => {}
                Ok(false) => return Ok(false),
                Err(issues) => {
                    self.failed = Some(issues.clone());
                    return Err(issues);
                }
            }
        }
        Ok(self.flight.current().is_some())
    }

    /// Reads rows until a batch is full or the file ends. Without a batch there is need for input.
    fn fill(&mut self) -> Result<bool, Vec<Issue>> {
        let size = usize::try_from(self.settings.batch_size).unwrap_or(1);
        while self.batch.len() < size {
            match self.source.next().map_err(of_source)? {
                Next::Record => self.record()?,
                Next::Broken(flaw) => self.broken(flaw)?,
                Next::NeedInput => return Ok(false),
                Next::End if self.columns.is_none() => {
                    return Err(self.heading.missing());
                }
                Next::End => {
                    self.at_end = self.batch.is_empty();
                    if self.at_end && self.resume.is_some() {
                        return Err(mismatch());
                    }
                    return Ok(!self.at_end);
                }
            }
            self.source.advance();
        }
        Ok(true)
    }

    fn record(&mut self) -> Result<(), Vec<Issue>> {
        if (self.columns.is_none() || self.heading.is_open()) && self.is_of_heading()? {
            return Ok(());
        }
        let Some((_, form)) = &self.columns else {
            return Ok(());
        };
        let (line, cells) = self.source.record();
        let is_damaged =
            !self.source.is_sound() && (!cells.are_text() || form.has_lost_letters(&cells));
        if is_damaged {
            self.tally.rows += 1;
            let problem = self.source.invalid_encoding();
            if self.tally.reject(problem.code, 1) {
                self.tally.list(line, "", problem, cells.to_vec());
            }
            return Ok(());
        }
        let mut dropped = Vec::new();
        match self
            .batch
            .append(|out| form.render(&cells, out, &mut dropped))
        {
            Ok(phone) => {
                self.tally.rows += 1;
                self.tally.accepted += 1;
                if !dropped.is_empty() {
                    self.tally.warn(line, &dropped, &cells);
                }
                let earlier = self.phones.note(phone, line);
                if let Some(earlier) = earlier {
                    self.tally.duplicate(line, earlier);
                }
                self.batch.add(phone, line, &cells, earlier.is_some());
            }
            // A row without a phone may have nothing else either.
            Err(_) if cells.are_empty() => self.tally.empty += 1,
            Err(Rejection { field, reason }) => {
                self.tally.rows += 1;
                if self.tally.reject(reason.code(), 1) {
                    self.tally.list(line, field, reason.into(), cells.to_vec());
                }
            }
        }
        Ok(())
    }

    /// Reads a record at the head of the file, and says whether it is no contact.
    #[cold]
    fn is_of_heading(&mut self) -> Result<bool, Vec<Issue>> {
        let (line, cells) = self.source.record();
        let country = self.checked.country;
        let is_first = self.columns.is_none();
        if is_first && !self.source.is_sound() && !cells.are_text() {
            return Err(of_source(self.source.invalid_encoding()));
        }
        let (texts, settings) = (cells.texts(), &self.settings);
        let mapping = if is_first {
            self.heading.read(line, &texts, settings, country)?
        } else {
            self.heading.read_again(line, &texts, settings, country)
        };
        let columns = mapping.and_then(|mapping| {
            let form = mapping.form(country, self.checked.language)?;
            Some((mapping, form))
        });
        let is_header = columns.is_some();
        if is_header {
            self.columns = columns;
        }
        Ok(is_first || is_header)
    }

    fn broken(&mut self, found: Flaw) -> Result<(), Vec<Issue>> {
        if self.columns.is_none() {
            return Err(of_source(flaw(found)));
        }
        self.tally.rows += 1;
        let problem = flaw(found);
        if self.tally.reject(problem.code, 1) {
            let (line, cells) = self.source.record();
            self.tally.list(line, "", problem, cells.to_vec());
        }
        Ok(())
    }

    /// Puts the batch on its way, unless an earlier run has done with it.
    fn dispatch(&mut self) -> Result<(), Vec<Issue>> {
        self.made += 1;
        self.digest.update(self.batch.bytes());
        let Some(resume) = self.resume.take() else {
            self.flight
                .start(self.batch.len(), self.state.contacts_per_call);
            return Ok(());
        };
        self.settle(Others::AreInTheCheckpoint, |line, _| {
            let index = resume
                .refused
                .binary_search_by_key(&line, |row| row.line)
                .ok()?;
            resume
                .refused
                .get(index)
                .map(|row| (row.field.as_str(), row.message.as_str()))
        });
        if self.made < resume.batches {
            self.resume = Some(resume);
            return Ok(());
        }
        if self.digest.text() != resume.digest {
            return Err(mismatch());
        }
        self.tally
            .reject(Code::ServerRefused, resume.refused_unlisted);
        self.tally.accepted = self.tally.accepted.saturating_sub(resume.refused_unlisted);
        self.state.refused_unlisted += resume.refused_unlisted;
        (self.state.created, self.state.updated) = (resume.created, resume.updated);
        Ok(())
    }

    /// Spoki took what was sent. Its answer may tell how many contacts it `created` and `updated`.
    pub fn applied(&mut self, reply: &[u8]) {
        if self.flight.current().is_some() {
            self.flight.applied(reply);
            self.settle_if_done();
        }
    }

    /// Spoki refused what was sent, with 400, 413 or 422. The rows that its answer names are
    /// rejected and the rest is sent again; if it names none, halves are sent until the bad rows
    /// are found. [`Job::progress`] tells what that will cost.
    ///
    /// # Errors
    /// Any other status. The batch stays as it is: it can be sent again.
    pub fn refused(&mut self, status: u16, reply: &[u8]) -> Result<(), Vec<Issue>> {
        let Some(sent) = self.flight.current().map(<[usize]>::len) else {
            return Ok(());
        };
        self.flight.refused(status, reply).map_err(of_source)?;
        if status == 413 {
            self.state.contacts_per_call = sent.div_ceil(2).max(1);
        }
        self.settle_if_done();
        Ok(())
    }

    fn settle_if_done(&mut self) {
        if self.flight.current().is_some() {
            return;
        }
        let Outcome {
            refused,
            created,
            updated,
        } = self.flight.outcome();
        self.state.created = sum(self.state.created, created);
        self.state.updated = sum(self.state.updated, updated);
        if refused.is_empty() {
            return self.close();
        }
        self.settle(Others::Count, |_, contact| {
            let index = refused
                .binary_search_by_key(&contact, |row| row.contact)
                .ok()?;
            refused
                .get(index)
                .map(|row| (row.field.as_str(), row.message.as_str()))
        });
    }

    /// Closes the account of a batch: `refused` gives field and message by line and contact.
    fn settle<'a>(
        &mut self,
        mode: Others,
        refused: impl Fn(u64, usize) -> Option<(&'a str, &'a str)>,
    ) {
        for (line, contact, cells, others) in self.batch.rows() {
            let Some((field, message)) = refused(line, contact) else {
                continue;
            };
            self.tally.accepted -= 1;
            if mode == Others::Count {
                self.tally.accepted = self.tally.accepted.saturating_sub(others);
                self.state.refused_unlisted += others;
                self.tally.reject(Code::ServerRefused, others);
            }
            if !self.tally.has_room() {
                self.state.refused_unlisted += 1;
                self.tally.reject(Code::ServerRefused, 1);
                continue;
            }
            self.state.refused.push(RefusedRow {
                line,
                field: field.to_owned(),
                message: message.to_owned(),
            });
            let problem = Problem::new(Code::ServerRefused).with("message", message);
            self.tally.reject(Code::ServerRefused, 1);
            self.tally.list(line, field, problem, cells.to_vec());
        }
        self.close();
    }

    /// Lets go of a batch that is done.
    fn close(&mut self) {
        self.batch.clear();
        self.state.batches = self.made;
        self.state.digest = self.digest.text();
    }

    /// How many contacts are in the body that was handed out and not yet answered.
    pub fn pending_contacts(&self) -> usize {
        self.flight.current().map_or(0, <[usize]>::len)
    }

    /// Where the import stands, as text for [`Job::new`]. Worth keeping after each answer.
    pub fn checkpoint(&self) -> String {
        // A run that has not caught up yet knows less than the one before.
        self.resume.as_ref().unwrap_or(&self.state).write()
    }
}

pub(super) fn of_source(problem: Problem) -> Vec<Issue> {
    vec![Issue::at("source", problem)]
}

fn mismatch() -> Vec<Issue> {
    vec![Issue::at("checkpoint", Code::CheckpointMismatch)]
}
