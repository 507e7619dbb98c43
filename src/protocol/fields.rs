//! What Spoki says about single fields: nested objects and arrays of messages, as Django REST
//! Framework writes them.

use crate::error::{FieldError, Segment};
use crate::rules::joined;
use crate::schema::Value;

/// More messages than a person reads help nobody; the body keeps them all.
const MOST: usize = 100;

/// The longest message that is kept whole, in characters.
const LONGEST: usize = 1_000;

/// The words of an error body that are not about a field.
const WORDS: [&str; 7] = [
    "code",
    "title",
    "detail",
    "message",
    "error",
    "error_code",
    "errors",
];

/// What an error body says is told in it, or in an object that is all of it or under one of its words.
pub(super) fn told(body: &Value) -> impl Iterator<Item = &Value> {
    let below = WORDS.iter().filter_map(|word| body.get(word));
    core::iter::once(body).chain(below.filter(|value| matches!(value, Value::Object(_))))
}

/// A message as errors show it.
pub(super) fn shown(message: &str) -> String {
    match message.char_indices().nth(LONGEST) {
        Some((end, _)) => joined(&[message.get(..end).unwrap_or_default(), "…"], ""),
        None => message.to_owned(),
    }
}

/// The messages about fields, with their paths. Messages that are about an object as a whole
/// (`non_field_errors`) carry the path of that object.
pub(super) fn messages(body: &Value) -> Vec<FieldError> {
    let mut found = Vec::new();
    let mut path = Vec::new();
    match body {
        Value::Object(_) => {
            for object in told(body) {
                words_apart(object, &mut path, &mut found);
            }
        }
        _ => walk(body, &mut path, &mut found),
    }
    found
}

/// What an object that may also hold words says of fields.
fn words_apart(object: &Value, path: &mut Vec<Segment>, found: &mut Vec<FieldError>) {
    let Value::Object(fields) = object else {
        return;
    };
    for (name, value) in fields {
        if !WORDS.contains(&name.as_str()) || matches!(value, Value::List(_)) {
            below(name, value, path, found);
        }
    }
}

fn below(name: &str, value: &Value, path: &mut Vec<Segment>, found: &mut Vec<FieldError>) {
    if name == "non_field_errors" {
        walk(value, path, found);
    } else {
        path.push(Segment::Field(name.to_owned()));
        walk(value, path, found);
        path.pop();
    }
}

fn walk(value: &Value, path: &mut Vec<Segment>, found: &mut Vec<FieldError>) {
    if found.len() >= MOST {
        return;
    }
    match value {
        Value::Text(message) => found.push(FieldError {
            path: path.clone(),
            message: shown(message),
        }),
        // A list of strings is several messages about one field; a list of anything else has one
        // entry for each item that was sent.
        Value::List(items) => {
            let messages = items.iter().all(|item| item.as_text().is_some());
            for (index, item) in items.iter().enumerate() {
                if messages {
                    walk(item, path, found);
                } else {
                    path.push(Segment::Index(index));
                    walk(item, path, found);
                    path.pop();
                }
            }
        }
        Value::Object(fields) => {
            for (name, value) in fields {
                below(name, value, path, found);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::messages;

    fn told(body: &str) -> Vec<String> {
        messages(&serde_json::from_str(body).unwrap())
            .into_iter()
            .map(|error| {
                let path: Vec<String> = error.path.iter().map(|step| format!("{step:?}")).collect();
                format!("{} {}", path.join("/"), error.message)
            })
            .collect()
    }

    #[test]
    fn nested_fields_keep_their_paths() {
        assert_eq!(
            told(r#"{"phone":["a","b"],"contacts":[{},{"email":["c"]}]}"#),
            [
                r#"Field("phone") a"#,
                r#"Field("phone") b"#,
                r#"Field("contacts")/Index(1)/Field("email") c"#,
            ]
        );
        assert_eq!(
            told(r#"[{},{"phone":["x"]}]"#),
            [r#"Index(1)/Field("phone") x"#]
        );
    }

    #[test]
    fn words_of_the_error_are_no_fields_unless_they_hold_messages() {
        assert!(told(r#"{"code":"spoki::3014","title":"t","detail":"d"}"#).is_empty());
        assert_eq!(told(r#"{"title":["must not be blank"]}"#).len(), 1);
        assert_eq!(told(r#"{"non_field_errors":["wrong"]}"#), [" wrong"]);
    }

    #[test]
    fn fields_under_a_word_are_those_of_the_input() {
        for word in ["detail", "error", "errors", "message"] {
            let body = format!(r#"{{"{word}":{{"phone":["x"],"contacts":[{{"email":["y"]}}]}}}}"#);
            let expected = [
                r#"Field("phone") x"#,
                r#"Field("contacts")/Index(0)/Field("email") y"#,
            ];
            assert_eq!(told(&body), expected, "{word}");
        }
        let words = r#"{"error":{"code":"spoki::1","message":"m","non_field_errors":["n"]}}"#;
        assert_eq!(told(words), [" n"]);
        assert_eq!(told(r#""text""#), [" text"]);
        assert!(told("7").is_empty());
    }

    #[test]
    fn no_more_is_told_than_a_person_reads() {
        let many = format!("[{}]", vec![r#"{"phone":["x"]}"#; 5_000].join(","));
        assert_eq!(told(&many).len(), 100);
        let long = format!(r#"{{"phone":["{}"]}}"#, "è".repeat(5_000));
        let expected = format!(r#"Field("phone") {}…"#, "è".repeat(1_000));
        assert_eq!(told(&long), [expected]);
    }
}
