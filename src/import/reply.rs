//! What Spoki's answers to a batch say.

use crate::rules::{joined, lossy, whole};
use crate::schema::{Value, json};

/// The longest message that is kept of an answer.
const LONGEST: usize = 300;

fn parsed(reply: &[u8]) -> Option<Value> {
    json::parse(core::str::from_utf8(reply).ok()?).ok()
}

/// How many contacts an answer says were created and updated. Spoki does not document the answer,
/// so both may be missing.
pub(super) fn counts(reply: &[u8]) -> (Option<u64>, Option<u64>) {
    let reply = parsed(reply).unwrap_or(Value::Null);
    let count = |name: &str| reply.get(name).and_then(Value::as_count);
    (count("created"), count("updated"))
}

/// What a refusal says of one contact.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    /// The contact's position in the body.
    pub(super) position: usize,
    pub(super) field: String,
    pub(super) message: String,
}

/// The contacts that a refusal names by position, for a body of `sent` contacts.
///
/// Django REST framework answers with a list as long as the one it got, `{}` for what is right, or
/// with an object by index; at the root or under `contacts`. Any other form names nobody.
pub(super) fn refusals(reply: &[u8], sent: usize) -> Vec<Refusal> {
    let reply = parsed(reply).unwrap_or(Value::Null);
    let entries: Vec<(usize, &Value)> = match reply.get("contacts").unwrap_or(&reply) {
        Value::List(items) if items.len() == sent => items.iter().enumerate().collect(),
        Value::Object(items) if !items.is_empty() => {
            let parsed = items.iter().map(|(key, value)| {
                whole(key)
                    .and_then(|index| usize::try_from(index).ok())
                    .filter(|index| *index < sent)
                    .map(|index| (index, value))
            });
            parsed.collect::<Option<_>>().unwrap_or_default()
        }
        _ => Vec::new(),
    };
    let errors = entries.into_iter().map(|(position, errors)| match errors {
        Value::Object(errors) => Some((position, errors)),
        _ => None,
    });
    let errors: Vec<_> = errors.collect::<Option<_>>().unwrap_or_default();
    errors
        .into_iter()
        .filter_map(|(position, errors)| refusal(position, errors))
        .collect()
}

fn refusal(position: usize, errors: &[(String, Value)]) -> Option<Refusal> {
    let (field, value) = errors.first()?;
    let field = if field == "non_field_errors" {
        String::new()
    } else {
        field.clone()
    };
    Some(Refusal {
        position,
        field,
        message: message(value),
    })
}

/// The text of a refusal that names nobody.
pub(super) fn text(reply: &[u8]) -> String {
    match parsed(reply) {
        Some(value @ Value::Object(_)) => {
            let known = ["detail", "message", "error", "title", "non_field_errors"]
                .iter()
                .find_map(|name| value.get(name));
            message(known.unwrap_or(&value))
        }
        Some(value) => message(&value),
        None => shortened(&lossy(reply)),
    }
}

fn message(value: &Value) -> String {
    match value {
        Value::Text(text) => shortened(text),
        Value::List(items) => items.first().map_or_else(String::new, message),
        Value::Object(fields) => first_message(fields),
        other => json::write(other),
    }
}

fn first_message(fields: &[(String, Value)]) -> String {
    let named =
        |(name, value): &(String, Value)| shortened(&joined(&[name, ": ", &message(value)], ""));
    fields.first().map_or_else(String::new, named)
}

fn shortened(text: &str) -> String {
    text.trim().chars().take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{counts, refusals, text};

    fn shown(reply: &str, sent: usize) -> Vec<String> {
        let all = refusals(reply.as_bytes(), sent).into_iter();
        all.map(|refusal| format!("{} {} {}", refusal.position, refusal.field, refusal.message))
            .collect()
    }

    #[test]
    fn positions_are_read_in_every_known_form() {
        for reply in [
            r#"{"contacts":[{},{"phone":["Not valid."]},{}]}"#,
            r#"[{},{"phone":["Not valid.","Too long."]},{}]"#,
            r#"{"contacts":{"1":{"phone":["Not valid."]}}}"#,
            r#"{"1":{"phone":"Not valid."}}"#,
        ] {
            assert_eq!(shown(reply, 3), ["1 phone Not valid."], "{reply}");
        }
        assert_eq!(
            shown(
                r#"[{"custom_fields":{"X":["Unknown."]}},{"non_field_errors":["No."]}]"#,
                2
            ),
            ["0 custom_fields X: Unknown.", "1  No."]
        );
    }

    #[test]
    fn a_form_that_names_nobody_is_not_guessed_at() {
        for reply in [
            r#"{"contacts":[{"phone":["Not valid."]}]}"#,
            r#"{"contacts":["This field is required."]}"#,
            r#"{"detail":"No."}"#,
            r#"{"7":{"phone":["Not valid."]}}"#,
            r#"["a","b","c"]"#,
            "[{},{},{}]",
            "<html>",
            "",
        ] {
            assert_eq!(shown(reply, 3), [""; 0], "{reply}");
        }
    }

    #[test]
    fn texts_and_counts_are_found() {
        for (reply, expected) in [
            (r#"{"detail":"No."}"#, "No."),
            (
                r#"{"code":"spoki::1","title":"Bad","detail":"Worse"}"#,
                "Worse",
            ),
            (r#"{"phone":["Wrong."]}"#, "phone: Wrong."),
            (r#"["a"]"#, "a"),
            (" oops ", "oops"),
            ("", ""),
        ] {
            assert_eq!(text(reply.as_bytes()), expected, "{reply}");
        }
        assert_eq!(counts(br#"{"created":3,"updated":0}"#), (Some(3), Some(0)));
        assert_eq!(counts(br#"{"created":"3"}"#), (None, None));
        assert_eq!(counts(b""), (None, None));
        assert_eq!(text("é".repeat(1000).as_bytes()).chars().count(), 300);
    }
}
