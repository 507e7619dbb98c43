//! WhatsApp's verdict on a template, by a small set of its public rules.

mod rules;

use rusqlite::{Connection, Result};
use serde_json::json;

use super::placeholders::{Part, parts};
use crate::store::agenda::{self, Task};
use crate::store::templates;

/// Sandbox seconds from submission to verdict. Minutes to a day in reality.
const REVIEW_SECONDS: f64 = 30.0;

/// Hands a template in.
pub(crate) fn submit(store: &Connection, template: i64, now: f64) -> Result<()> {
    templates::set_status(store, template, "PENDING", now)?;
    agenda::add(store, now + REVIEW_SECONDS, Task::Review, template)
}

/// Takes a template back.
pub(crate) fn withdraw(store: &Connection, template: i64, now: f64) -> Result<()> {
    agenda::cancel(store, Task::Review, template)?;
    templates::set_status(store, template, "DRAFT", now)
}

/// Judges every language of a template apart.
pub(super) fn judge(store: &Connection, id: i64, now: f64) -> Result<()> {
    let Some(template) = templates::find(store, id)? else {
        return Ok(());
    };
    for localization in templates::localizations(store, id)? {
        let broken = rules::broken(&template, &localization.content);
        let rejection = broken.map(|(detail, recommendation)| {
            json!({ "reason": "INVALID_FORMAT", "detail": detail, "recommendation": recommendation })
        });
        templates::judge(store, localization.id, rejection.as_ref(), now)?;
    }
    Ok(())
}

/// Whether a text has so few words around its variables that Spoki itself refuses it, with
/// `spoki::3014`. The code is [live]; that there must be more words than variables is WhatsApp's
/// rule, as far as it is known. [inferred]
pub(crate) fn has_too_many_variables(text: &str) -> bool {
    let (mut words, mut variables) = (0, 0);
    for part in parts(text) {
        match part {
            Part::Variable(_) => variables += 1,
            Part::Literal(literal) => {
                let is_word = |word: &&str| word.chars().any(char::is_alphanumeric);
                words += literal.split_whitespace().filter(is_word).count();
            }
        }
    }
    variables > 0 && words <= variables
}

#[cfg(test)]
mod tests {
    use super::has_too_many_variables;

    #[test]
    fn there_are_more_words_than_variables() {
        for enough in [
            "Ciao",
            "",
            "Ordine %%A%% in viaggio",
            "Il %%A%% è %%B%% per lei",
        ] {
            assert!(!has_too_many_variables(enough), "{enough}");
        }
        for few in ["Ciao %%A%%!", "%%A%% - il %%B%%", "%%A%%"] {
            assert!(has_too_many_variables(few), "{few}");
        }
    }
}
