//! Values put into a text.

use crate::lint::codes::Codes;
use crate::placeholders::{Kind, Part, parts};
use crate::schema::Value;

/// A placeholder without a value: it stays, and this is where.
pub(super) struct Gap {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) code: String,
}

/// A text with its values.
#[derive(Default)]
pub(super) struct Filled {
    pub(super) text: String,
    pub(super) missing: Vec<Gap>,
}

/// The values that are looked through for each placeholder: more than a template can name.
const MOST: usize = 1_024;

/// The most bytes that values may add: a long one for each of many placeholders would need the square of
/// what was given. WhatsApp takes a thousandth of it.
const ROOM: usize = 1 << 20;

/// Puts values in, and notes which are missing.
pub(super) struct Filler<'a> {
    values: &'a [(String, Value)],
    room: usize,
    known: Codes<'a>,
    pub(super) missing: Vec<String>,
}

impl<'a> Filler<'a> {
    pub(super) fn new(values: &'a Value) -> Self {
        let values = match values {
            Value::Object(values) => values.get(..MOST).unwrap_or(values),
            _ => &[],
        };
        Self {
            values,
            room: ROOM,
            known: Codes::default(),
            missing: Vec::new(),
        }
    }

    pub(super) fn fill(&mut self, text: &'a str) -> Filled {
        let mut filled = Filled::default();
        for part in parts(text) {
            let found = match part {
                Part::Literal(text) => {
                    filled.text.push_str(text);
                    continue;
                }
                Part::Placeholder(found) => found,
            };
            let value = self.values.iter().find(|(code, _)| code == found.name);
            let value = value.and_then(|(_, value)| value.as_text());
            match value.filter(|value| !value.is_empty() && value.len() <= self.room) {
                Some(value) if found.kind == Kind::Code => {
                    filled.text.push_str(value);
                    self.room -= value.len();
                }
                _ => {
                    let start = filled.text.len();
                    filled.text.push_str(found.text);
                    if found.kind == Kind::Code {
                        let code = found.name.to_owned();
                        let end = filled.text.len();
                        filled.missing.push(Gap { start, end, code });
                        if self.known.add(found.name) {
                            self.missing.push(found.name.to_owned());
                        }
                    }
                }
            }
        }
        filled
    }
}
