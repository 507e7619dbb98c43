//! What Spoki says about single fields: nested objects and arrays of messages, as Django REST
//! Framework writes them.

use crate::error::{FieldError, Segment};
use crate::schema::Value;

/// More messages than this help nobody; the body keeps them all.
const MOST: usize = 1_000;

/// The words of an error body that are not about a field.
const WORDS: [&str; 6] = ["code", "title", "detail", "message", "error", "error_code"];

/// Every message about a field, with its path. Messages that are about an object as a whole
/// (`non_field_errors`) carry the path of that object.
pub(super) fn messages(body: &Value) -> Vec<FieldError> {
    let mut found = Vec::new();
    let mut path = Vec::new();
    match body {
        Value::Object(fields) => {
            for (name, value) in fields {
                if !WORDS.contains(&name.as_str()) || matches!(value, Value::List(_)) {
                    below(name, value, &mut path, &mut found);
                }
            }
        }
        Value::List(_) => walk(body, &mut path, &mut found),
        _ => {}
    }
    found
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
            message: message.clone(),
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
}
