//! Calls that take more items than one request carries.
//!
//! The requests go out one after the other, and what goes wrong ends it: an outcome that leaves
//! open if Spoki did the work must not be made worse, and a refusal (no credit, a wrong secret)
//! would meet the next request too.

use super::request::Request;
use crate::api::{AnswerKind, Operation};
use crate::error::{Error, ErrorKind};
use crate::schema::Value;
use crate::schema::json;

/// The most items of one request: the limit of Spoki's other batches of contacts.
const ITEMS: usize = 500;

/// Writes a body into a request, or into as many as its list needs.
pub(super) fn write(operation: &Operation, mut body: Value, request: &mut Request) {
    let mut rest = Vec::new().into_iter();
    if let Some(list) = list_of(operation, &mut body) {
        request.items = list.len();
        rest = core::mem::take(list).into_iter();
    }
    loop {
        if let Some(list) = list_of(operation, &mut body) {
            list.clear();
            // Not `extend`, of which this would be the only instance for such an iterator.
            for item in rest.by_ref().take(ITEMS) {
                list.push(item);
            }
        }
        let text = json::write(&body);
        match request.body {
            None => request.body = Some(text),
            Some(_) => request.more.push(text),
        }
        if rest.len() == 0 {
            break;
        }
    }
}

/// What is spread over the requests: the one list of the body.
fn list_of<'a>(operation: &Operation, body: &'a mut Value) -> Option<&'a mut Vec<Value>> {
    match body {
        Value::Object(fields) if operation.answer == AnswerKind::Batches => {
            fields.iter_mut().find_map(|(_, value)| match value {
                Value::List(items) => Some(items),
                _ => None,
            })
        }
        _ => None,
    }
}

/// Why an item was not reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missed {
    /// Spoki refused the request that it was in.
    Refused,
    /// It is open if Spoki did what was asked: look before sending it again.
    Uncertain,
    /// It was not sent.
    NotSent,
}

impl Missed {
    /// Its name for callers.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::Uncertain => "uncertain",
            Self::NotSent => "not_sent",
        }
    }

    /// What an error means for the items of its request.
    pub fn by(error: &Error) -> Self {
        match error.kind {
            _ if error.ambiguous => Self::Uncertain,
            ErrorKind::Api(_) => Self::Refused,
            _ => Self::NotSent,
        }
    }
}

/// Who was reached. The requests go out in the order of the input, so places in it, counted from 0,
/// tell it all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// Spoki took over those before this place.
    pub reached: usize,
    /// From there to this place are those of the request that failed.
    pub tried: usize,
    /// From there to this place, the end, are those to whom nothing was sent.
    pub items: usize,
}

impl Reach {
    /// After so many requests that succeeded, and perhaps one that did not.
    pub fn new(items: usize, requests: usize, has_failed: bool) -> Self {
        let before = |requests| items.min(requests * ITEMS);
        Self {
            reached: before(requests),
            tried: before(requests + usize::from(has_failed)),
            items,
        }
    }
}
