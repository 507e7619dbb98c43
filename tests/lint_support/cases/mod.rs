//! For each rule a place, a value there that breaks it, and one that does not.

mod buttons;
mod messages;
mod templates;
mod texts;

pub(crate) use messages::{SIZES, of_filled, of_messages};

use serde_json::{Value, json};

/// The rule, what is changed, where, the value that is refused and the one that is taken.
pub(crate) type Case = (&'static str, &'static str, &'static str, Value, Value);

/// Every rule of templates.
pub(crate) fn of_templates() -> Vec<Case> {
    [
        templates::identity(),
        templates::special(),
        texts::variables(),
        texts::headers_and_footers(),
        texts::bodies(),
        buttons::together(),
        buttons::single(),
    ]
    .concat()
}

/// A place in the first language.
fn at(rest: &str) -> &'static str {
    format!("/templatelocalization_set/0{rest}").leak()
}

fn long(length: usize) -> Value {
    json!("a".repeat(length))
}

fn items(item: &Value, count: usize) -> Value {
    Value::Array(vec![item.clone(); count])
}

fn replies(count: usize) -> Value {
    (0..count)
        .map(|index| json!({"text": format!("Sì {index}"), "order": index, "button_type": "quick_reply"}))
        .collect()
}

fn kinds(kinds: &[&str]) -> Value {
    let button = |(index, kind): (usize, &&str)| {
        json!({
            "text": format!("Vai {index}"), "order": index, "button_type": kind,
            "url": "https://example.com", "phone_number": "+390612345678"
        })
    };
    kinds.iter().enumerate().map(button).collect()
}
