//! One exchange: a request goes out, and the answer is read to its end.

use super::wait::{Interrupt, Interrupted};
use super::{ClientOptions, Payload};
use crate::api::{AnswerKind, Operation};
use crate::error::Phase;
use crate::protocol::{Outcome, Reply};
use crate::redact;
use crate::rules::{joined, lossy};
use core::cell::Cell;
use core::pin::Pin;
use wasm_bindgen::JsValue;
use web_sys::Headers;

/// The longest list that is read, or answer of a shape that nobody knows; in bytes, after decompression.
const LONGEST_LIST: usize = 32 << 20;

/// The longest single object that is read.
const LONGEST_OBJECT: usize = 8 << 20;

/// How much is read of an answer that is only shown, as a refusal is, beside as much as was sent:
/// a refused batch may say something of each of its rows.
const LONGEST_SHOWN: usize = 64 << 10;

/// What a refusal ends with that was longer than that.
const CUT: &str = " … [the rest was not read]";

/// Shorter keys and secrets are not hidden: they are parts of many words, so that hiding them would
/// garble an answer and still show them.
const SHORTEST_SECRET: usize = 4;

/// The most bytes by which one byte of a secret is written: `\u00e9`.
const LONGEST_ESCAPE: usize = 6;

/// A request as it goes out.
#[derive(Clone, Copy)]
pub struct Outgoing<'a> {
    /// The operation.
    pub operation: &'static Operation,
    /// The whole address.
    pub url: &'a str,
    /// The key, if one is sent.
    pub key: Option<&'a str>,
    /// The body.
    pub body: Payload<'a>,
    /// How many bytes of a good answer are read.
    pub longest: usize,
    /// How many bytes of any other answer are read, and how many are kept of one that is longer than
    /// what is read of it.
    pub shown: usize,
}

/// What became of a request.
pub struct Incoming {
    /// The status, or 0 where no answer came.
    pub status: u16,
    /// The headers, if an answer came.
    pub headers: Option<Headers>,
    /// The end of it.
    pub end: End,
}

/// How an exchange ended.
pub enum End {
    /// An answer came.
    Answered(Answered),
    /// The request did not leave. This is why.
    NotSent(String),
    /// The connection failed, or what came cannot be read. This is why.
    Broken(String),
}

/// What an answer holds beside its status.
pub struct Answered {
    /// The `Retry-After` header.
    pub retry_after: Option<String>,
    /// The `Content-Type` header.
    pub content_type: Option<String>,
    /// The body.
    pub body: Vec<u8>,
    /// Whether the body is longer, and was not read to its end.
    pub is_cut: bool,
}

/// An exchange under way. To drop it is to stop it.
pub type Exchange<'a> = Pin<Box<dyn Future<Output = Incoming> + 'a>>;

/// What sends requests.
pub trait Transport {
    /// Sends a request, and reads the answer. It follows no redirect. It notes in `phase` when the
    /// headers have come, at the latest when it is dropped.
    fn exchange<'a>(&'a self, request: Outgoing<'a>, phase: &'a Cell<Phase>) -> Exchange<'a>;
}

/// The key and the secrets of a request, which nothing that comes back may show.
struct Hidden<'a> {
    key: Option<&'a str>,
    secrets: &'a [String],
}

impl Hidden<'_> {
    fn erased_from(&self, mut text: String) -> String {
        for secret in self.all() {
            text = redact::without(&text, secret);
        }
        text
    }

    /// The same for a text that was cut: a secret at its end may be cut, too, and is not recognised.
    fn erased_from_cut(&self, text: String) -> String {
        let longest = self.all().map(str::len).max().unwrap_or_default();
        let text = self.erased_from(text);
        let mut end = text.len().saturating_sub(longest * LONGEST_ESCAPE);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        joined(&[text.get(..end).unwrap_or_default(), CUT], "")
    }

    fn all(&self) -> impl Iterator<Item = &str> {
        let secrets = self.secrets.iter().map(String::as_str);
        let all = self.key.into_iter().chain(secrets);
        all.filter(|secret| secret.len() >= SHORTEST_SECRET)
    }
}

/// What became of an attempt.
pub(super) struct Sent {
    pub(super) outcome: Outcome,
    /// The status, or 0 where no answer came.
    pub(super) status: u16,
    pub(super) headers: Option<Headers>,
}

impl Sent {
    pub(super) const fn failed(outcome: Outcome) -> Self {
        Self {
            outcome,
            status: 0,
            headers: None,
        }
    }
}

/// Sends one request and reads the answer.
///
/// An `Err` is the reason of the caller's abort.
pub(super) async fn exchange(
    options: &ClientOptions,
    operation: &'static Operation,
    target: &str,
    key: Option<&str>,
    body: Payload<'_>,
    interrupt: &Interrupt,
) -> Result<Sent, JsValue> {
    let hidden = &Hidden {
        key,
        secrets: body.secrets(),
    };
    let shown = LONGEST_SHOWN.saturating_add(body.len());
    let (is_used, longest) = match operation.answer {
        AnswerKind::Nothing | AnswerKind::Batches => (false, shown),
        AnswerKind::One | AnswerKind::Maybe => (true, LONGEST_OBJECT),
        AnswerKind::Many | AnswerKind::Page | AnswerKind::Unpublished => (true, LONGEST_LIST),
    };
    let url = joined(&[options.origin.as_str(), target], "");
    let request = Outgoing {
        operation,
        url: &url,
        key,
        body,
        longest,
        shown,
    };
    let phase = Cell::new(Phase::Headers);
    let work = options.transport.exchange(request, &phase);
    let incoming = match interrupt.until(work).await {
        Ok(incoming) => incoming,
        Err(Interrupted::Aborted(reason)) => return Err(reason),
        Err(Interrupted::Deadline) => {
            return Ok(Sent::failed(Outcome::TimedOut { phase: phase.get() }));
        }
    };
    let status = incoming.status;
    let is_good = (200..300).contains(&status);
    let outcome = match incoming.end {
        End::NotSent(message) => Outcome::NotSent {
            message: hidden.erased_from(message),
        },
        End::Broken(message) => Outcome::Broken {
            message: hidden.erased_from(message),
        },
        End::Answered(answer) if answer.is_cut && is_good && is_used => {
            Outcome::TooLarge { status }
        }
        End::Answered(answer) => Outcome::Reply(Reply {
            status,
            retry_after: answer.retry_after,
            content_type: answer.content_type,
            // Errors show the body of a refusal. Bytes that are no text are shown as text all the same.
            body: match (is_good, answer.is_cut) {
                (true, _) => answer.body,
                (false, false) => hidden.erased_from(lossy(&answer.body)).into_bytes(),
                (false, true) => hidden.erased_from_cut(lossy(&answer.body)).into_bytes(),
            },
        }),
    };
    Ok(Sent {
        outcome,
        status,
        headers: incoming.headers,
    })
}
