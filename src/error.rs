//! What a caller gets when something cannot be done: issues with their paths, and errors by kind.

use crate::rules::Problem;
use core::fmt;

/// One step of a path into the caller's input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Segment {
    /// The name of a field.
    Field(String),
    /// A position in a list, counted from 0.
    Index(usize),
}

/// One thing that is wrong with the caller's input, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// Where, from the outside in. Empty when it is the input as a whole.
    pub path: Vec<Segment>,
    /// What is wrong.
    pub problem: Problem,
}

impl Issue {
    /// An issue at one named field.
    pub fn at(field: &str, problem: impl Into<Problem>) -> Self {
        Self {
            path: vec![Segment::Field(field.to_owned())],
            problem: problem.into(),
        }
    }
}

impl fmt::Display for Issue {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, segment) in self.path.iter().enumerate() {
            match segment {
                Segment::Field(name) if position == 0 => out.write_str(name)?,
                Segment::Field(name) => write!(out, ".{name}")?,
                Segment::Index(index) => write!(out, "[{index}]")?,
            }
        }
        if !self.path.is_empty() {
            out.write_str(" ")?;
        }
        write!(out, "{}", self.problem)
    }
}

/// Where in the life of one attempt a deadline passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// While the caller's function looked for the API key.
    Key,
    /// Before the headers of the answer had come.
    Headers,
    /// While the body of the answer was coming.
    Body,
}

impl Phase {
    /// Its name for callers.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Key => "key",
            Self::Headers => "headers",
            Self::Body => "body",
        }
    }
}

/// Why an answer could not be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecodeFault {
    /// There is none, though one is declared: it was cut off.
    Empty,
    /// Its bytes are no UTF-8.
    NotUtf8,
    /// It is a page for people: a proxy or a captive portal answered in Spoki's place.
    Html,
    /// It is no JSON, or it broke off.
    NotJson,
    /// It is JSON of another shape than this operation answers.
    WrongShape,
    /// It is longer than the client reads.
    TooLarge,
}

impl DecodeFault {
    /// Its name for callers.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NotUtf8 => "not_utf8",
            Self::Html => "html",
            Self::NotJson => "not_json",
            Self::WrongShape => "wrong_shape",
            Self::TooLarge => "too_large",
        }
    }
}

/// What kind of trouble Spoki's answer tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApiClass {
    /// 401 or 403: the key is missing, unknown or disabled, or does not allow this.
    Authentication,
    /// 402, or code `spoki::1029`: the account has no credit left.
    Credit,
    /// 404: no such object, or the feature is not enabled.
    NotFound,
    /// 429: too many calls.
    RateLimit,
    /// 5xx: the trouble is on the other side.
    Server,
    /// A redirect. It is never followed: the key would go along to the other host.
    Redirect,
    /// Any other refusal, such as the 400 of a failed validation.
    Other,
}

/// One message of Spoki about one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// Where, from the outside in.
    pub path: Vec<Segment>,
    /// What Spoki says, in its own words.
    pub message: String,
}

/// A refusal by Spoki.
#[derive(Clone, PartialEq)]
pub struct ApiError {
    /// What kind of trouble it is.
    pub class: ApiClass,
    /// The HTTP status.
    pub status: u16,
    /// Spoki's own code, such as `spoki::3014`.
    pub code: Option<String>,
    /// Spoki's words, if it said any.
    pub detail: Option<String>,
    /// What it says about single fields.
    pub fields: Vec<FieldError>,
    /// How long to wait, in milliseconds, if the answer says so.
    pub retry_after_ms: Option<f64>,
    /// The body as it came.
    pub body: String,
}

/// No body: it may repeat what the caller sent.
impl fmt::Debug for ApiError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("ApiError")
            .field("class", &self.class)
            .field("status", &self.status)
            .field("code", &self.code)
            .field("retry_after_ms", &self.retry_after_ms)
            .finish_non_exhaustive()
    }
}

/// What went wrong.
#[derive(Clone, Debug, PartialEq)]
pub enum ErrorKind {
    /// The input is wrong; nothing was sent.
    Validation(Vec<Issue>),
    /// Spoki refused.
    Api(Box<ApiError>),
    /// The client's own rate limit: waiting would take longer than is allowed. Nothing was sent.
    RateLimit {
        /// When a call would be free again, in milliseconds.
        retry_after_ms: f64,
    },
    /// The deadline of an attempt passed.
    Timeout {
        /// How far the attempt had come.
        phase: Phase,
    },
    /// The connection failed or broke.
    Network {
        /// What the runtime said.
        message: String,
    },
    /// The answer could not be used.
    Decode {
        /// Why.
        fault: DecodeFault,
        /// The HTTP status of the answer.
        status: u16,
    },
}

/// Why a call failed, and what may be done about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Error {
    /// What went wrong.
    pub kind: ErrorKind,
    /// The operation, such as `contacts.sync`.
    pub operation: &'static str,
    /// How many requests were sent.
    pub attempts: u32,
    /// Whether the same call may be made again: it may succeed later, and doing it twice does no
    /// harm.
    pub retryable: bool,
    /// Whether it is open if Spoki did what was asked. Look before sending again.
    pub ambiguous: bool,
}

impl Error {
    /// A refused input: nothing was sent.
    pub const fn validation(operation: &'static str, issues: Vec<Issue>) -> Self {
        Self {
            kind: ErrorKind::Validation(issues),
            operation,
            attempts: 0,
            retryable: false,
            ambiguous: false,
        }
    }

    /// The issues, if the input was refused.
    pub fn issues(&self) -> &[Issue] {
        match &self.kind {
            ErrorKind::Validation(issues) => issues,
            _ => &[],
        }
    }

    /// How long to wait before trying again, in milliseconds, if that is known.
    pub fn retry_after_ms(&self) -> Option<f64> {
        match &self.kind {
            ErrorKind::RateLimit { retry_after_ms } => Some(*retry_after_ms),
            ErrorKind::Api(error) => error.retry_after_ms,
            _ => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: ", self.operation)?;
        match &self.kind {
            ErrorKind::Validation(issues) => {
                for (index, issue) in issues.iter().enumerate() {
                    let separator = if index == 0 { "" } else { "; " };
                    write!(out, "{separator}{issue}")?;
                }
                Ok(())
            }
            ErrorKind::Api(error) => {
                write!(out, "Spoki answered {}", error.status)?;
                if let Some(code) = &error.code {
                    write!(out, " ({code})")?;
                }
                Ok(())
            }
            ErrorKind::RateLimit { retry_after_ms } => write!(
                out,
                "the rate limit allows the next call in {retry_after_ms} ms"
            ),
            ErrorKind::Timeout { phase } => {
                write!(out, "the deadline passed (phase: {})", phase.name())
            }
            ErrorKind::Network { message } => write!(out, "the connection failed: {message}"),
            ErrorKind::Decode { fault, status } => {
                write!(
                    out,
                    "the answer ({status}) could not be used: {}",
                    fault.name()
                )
            }
        }
    }
}

impl core::error::Error for Error {}
