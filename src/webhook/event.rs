//! The envelope of a delivery, in whichever of its shapes.

use super::Reason;
use crate::rules::decimal;
use crate::schema::{Value, json};
use core::fmt;

/// What Spoki tells: that something happened, and to what.
///
/// Versions 1 and 2 have `event` and `data`; one integration in use also reads other names for them
/// `[live]`. Here they have the documented names, whatever they were delivered as, and all other
/// fields stay as they are.
#[derive(Clone, PartialEq)]
pub struct Event {
    envelope: Value,
}

impl Event {
    /// Reads an envelope, **without** checking who sent it: that is for [`verify`](super::verify).
    ///
    /// The name of the event is in `event` or `type`, what it tells in `data`, `message`, `payload`
    /// or `result`: the first of them that is usable. In a message without `uuid`, a text `id` is one.
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
        let name = called(&mut fields, &["event", "type"], is_name).ok_or(Reason::NotAnEvent)?;
        let is_message = name
            .as_text()
            .is_some_and(|name| name.starts_with("message."));
        let data = called(
            &mut fields,
            &["data", "message", "payload", "result"],
            is_object,
        )
        .ok_or(Reason::NotAnEvent)?;
        if let (true, Value::Object(message)) = (is_message, data) {
            called(message, &["uuid", "id"], is_name);
        }
        let envelope = Value::Object(fields);
        Ok(Self { envelope })
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
            Value::Integer(seconds) => decimal(*seconds).parse().ok(),
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

/// The value of the first of these names that is usable. It takes over the documented name, the first
/// of them; what had that changes with it.
fn called<'a>(
    fields: &'a mut [(String, Value)],
    names: &[&str],
    is_usable: fn(&Value) -> bool,
) -> Option<&'a mut Value> {
    let (place, given) = names.iter().find_map(|wanted| {
        let is_it = |(name, value): &(String, Value)| name == wanted && is_usable(value);
        Some((fields.iter().position(is_it)?, *wanted))
    })?;
    let documented = *names.first()?;
    for (name, _) in fields.iter_mut().filter(|(name, _)| name == documented) {
        given.clone_into(name);
    }
    let (name, value) = fields.get_mut(place)?;
    documented.clone_into(name);
    Some(value)
}
