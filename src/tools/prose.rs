//! What is said of an operation, for people and for models.

use crate::api::{Auth, Operation};
use crate::schema::{Prose, Type};

/// What an operation does and what it costs, a paragraph each.
pub fn paragraphs(operation: &Operation) -> Vec<String> {
    let mut paragraphs = vec![operation.doc.text().trim_end().to_owned()];
    if operation.auth == Auth::PartnerKey {
        paragraphs.push("It takes the partner's key, not that of an account.".to_owned());
    }
    if operation.secret {
        paragraphs.push("The answer holds a secret: keep it out of logs and pages.".to_owned());
    }
    if let Some(limit) = operation.per_minute {
        paragraphs.push(format!("At most {limit} calls a minute."));
    }
    if let Some(seconds) = operation.cached_seconds.get() {
        let minutes = seconds / 60;
        paragraphs.push(format!(
            "Spoki answers the same for up to {minutes} minutes."
        ));
    }
    paragraphs
}

/// Prose in one line.
pub(super) fn line(prose: Prose) -> String {
    in_one_line(prose.text())
}

pub(super) fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A description of a field, with what its schema cannot say.
pub(super) fn of_field(doc: Prose, holds: &Type) -> String {
    let mut text = line(doc);
    let more = match holds {
        Type::Numbered(known) => {
            let meanings: Vec<String> = known
                .iter()
                .map(|(number, meaning)| format!("{number} is {meaning}"))
                .collect();
            format!("{}.", meanings.join(", "))
        }
        Type::Phone => "With the calling code, such as +393331234567.".to_owned(),
        _ => String::new(),
    };
    if !more.is_empty() {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&more);
    }
    text
}
