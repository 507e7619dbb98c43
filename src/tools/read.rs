//! A finished request, read again: what a policy looks at is what would be sent.

use crate::protocol::Request;
use crate::schema::{Value, json};

/// The parts of a request.
pub(super) struct Finished {
    pub(super) path: String,
    /// The names and values of the query.
    pub(super) query: Vec<(String, Value)>,
    /// The body of each of its requests.
    pub(super) bodies: Vec<Value>,
}

impl Finished {
    pub(super) fn of(request: &Request) -> Self {
        let (path, query) = request
            .target
            .split_once('?')
            .unwrap_or((&request.target, ""));
        let pairs = query.split('&').filter(|pair| !pair.is_empty());
        let texts = request.body.iter().chain(&request.more);
        Self {
            path: path.to_owned(),
            query: pairs
                .map(|pair| {
                    let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
                    (decoded(name), Value::Text(decoded(value)))
                })
                .collect(),
            bodies: texts
                .map(|text| json::parse(text).unwrap_or(Value::Null))
                .collect(),
        }
    }
}

/// A name or value of a query without its percent-encoding.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let hex = |place: usize| {
            let digit = char::from(*after.get(place)?).to_digit(16)?;
            u8::try_from(digit).ok()
        };
        if let (b'%', Some(high), Some(low)) = (first, hex(0), hex(1)) {
            bytes.push(high << 4 | low);
            rest = after.get(2..).unwrap_or_default();
        } else {
            bytes.push(first);
            rest = after;
        }
    }
    crate::rules::lossy(&bytes)
}
