//! The envelope of a delivery, in whichever of its shapes.

use super::Reason;
use crate::schema::{Value, json};
use core::fmt;

/// What Spoki tells: that something happened, and to what.
///
/// Versions 1 and 2 have `event` and `data`; one integration in use also reads other names for them
/// `[live]`. Here they have one name each, whatever they were delivered as, and all other fields stay
/// as they are.
#[derive(Clone, PartialEq)]
pub struct Event {
    envelope: Value,
}

impl Event {
    /// Reads an envelope, **without** checking who sent it: that is for [`verify`](super::verify).
    ///
    /// The name of the event is in `event` or `type`, what it tells in `data`, `message`, `payload`
    /// or `result`: the first of them that is usable. A message whose `uuid` is missing has its `id`
    /// as such.
    ///
    /// # Errors
    /// [`Reason::NotJson`], [`Reason::NotAnEvent`].
    ///
    /// ```
    /// use spoki::webhook::Event;
    /// let event = Event::read(br#"{"type": "contact.created", "payload": {"id": 7}}"#)?;
    /// assert_eq!(event.name(), "contact.created");
    /// assert_eq!(event.data().get("id").and_then(|id| id.as_count()), Some(7));
    /// # Ok::<(), spoki::webhook::Reason>(())
    /// ```
    pub fn read(payload: &[u8]) -> Result<Self, Reason> {
        let text = str::from_utf8(payload).map_err(|_| Reason::NotJson)?;
        let envelope = json::parse(text).map_err(|_| Reason::NotJson)?;
        let Value::Object(mut fields) = envelope else {
            return Err(Reason::NotAnEvent);
        };
        let name = first(&fields, &["event", "type"], is_name)?;
        let mut data = first(
            &fields,
            &["data", "message", "payload", "result"],
            is_object,
        )?;
        let is_message = name
            .as_text()
            .is_some_and(|name| name.starts_with("message."));
        if let (true, Value::Object(message)) = (is_message, &mut data)
            && let Ok(id) = first(message, &["uuid", "id"], is_id)
        {
            let uuid = match id {
                Value::Integer(number) => Value::Text(number.to_string()),
                text => text,
            };
            put(message, "uuid", uuid);
        }
        put(&mut fields, "event", name);
        put(&mut fields, "data", data);
        Ok(Self {
            envelope: Value::Object(fields),
        })
    }

    /// The name of the event, such as `message.inbound`.
    pub fn name(&self) -> &str {
        self.text("event").unwrap_or_default()
    }

    /// What identifies the event, if it has that: one that was seen before is a repetition.
    pub fn uuid(&self) -> Option<&str> {
        self.text("event_uuid")
    }

    /// The version of the envelope, if it tells it.
    pub fn version(&self) -> Option<u64> {
        self.envelope.get("version").and_then(Value::as_count)
    }

    /// When it happened, in unix seconds, if it tells it; sometimes with a fraction `[live]`.
    pub fn timestamp(&self) -> Option<f64> {
        match self.envelope.get("timestamp")? {
            Value::Integer(seconds) => seconds.to_string().parse().ok(),
            Value::Decimal(digits) => digits.parse().ok(),
            _ => None,
        }
    }

    /// What it tells: an object.
    pub fn data(&self) -> &Value {
        self.envelope.get("data").unwrap_or(&Value::Null)
    }

    /// The whole envelope.
    pub const fn envelope(&self) -> &Value {
        &self.envelope
    }

    fn text(&self, name: &str) -> Option<&str> {
        self.envelope.get(name).and_then(Value::as_text)
    }
}

/// No data: they hold phones.
impl fmt::Debug for Event {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Event")
            .field("name", &self.name())
            .field("uuid", &self.uuid())
            .finish_non_exhaustive()
    }
}

fn is_name(value: &Value) -> bool {
    value.as_text().is_some_and(|name| !name.is_empty())
}

fn is_object(value: &Value) -> bool {
    matches!(value, Value::Object(_))
}

fn is_id(value: &Value) -> bool {
    is_name(value) || matches!(value, Value::Integer(_))
}

/// The value of the first of these names that is usable.
fn first(
    fields: &[(String, Value)],
    names: &[&str],
    is_usable: fn(&Value) -> bool,
) -> Result<Value, Reason> {
    for wanted in names {
        for (name, value) in fields {
            if name == wanted && is_usable(value) {
                return Ok(value.clone());
            }
        }
    }
    Err(Reason::NotAnEvent)
}

/// Sets a field. Should it have been there twice, it is there once.
fn put(fields: &mut Vec<(String, Value)>, name: &str, value: Value) {
    fields.retain(|(found, _)| found != name);
    fields.push((name.to_owned(), value));
}
