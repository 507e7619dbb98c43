//! Templates and messages, held against what WhatsApp and Spoki are known to refuse.
//!
//! What a call checks is whether Spoki can read it; this is about whether it will be approved, and
//! arrive. Each [`Rule`] has a name, a level, a source and a date: Meta changes them, and sources
//! contradict each other. Where they do, the stricter bound is a warning and the looser one an error.
//!
//! Not looked at is what cannot be seen in a template: whether its name or text is taken already, how
//! many templates an account has, and what a reviewer thinks of it.
//!
//! ```
//! use spoki::lint::{self, Level};
//! use spoki::schema::json;
//!
//! let template = json::parse(r#"{
//!     "name": "ordine_spedito",
//!     "category": "UTILITY",
//!     "templatelocalization_set": [{
//!         "language": "it",
//!         "body_template_component": {"text": "%%FIRST_NAME%%, il pacco parte oggi."},
//!         "example_custom_fields": {"FIRST_NAME": "Mario"}
//!     }]
//! }"#).unwrap();
//! let findings = lint::template(&template);
//! let [finding] = findings.as_slice() else { panic!() };
//! assert_eq!(finding.rule.name(), "body.variable_at_edge");
//! assert_eq!(finding.level(false), Level::Error);
//! assert_eq!(finding.to_string(), "must neither start nor end with a variable: put words there");
//! ```

mod buttons;
mod carousel;
pub(crate) mod codes;
mod component;
mod examples;
mod filled;
mod finding;
mod links;
mod media;
mod message;
mod rules;
mod scan;
mod sources;
pub(crate) mod symbols;
mod template;
mod texts;
mod values;
mod words;

pub(crate) use buttons::in_order;
pub(crate) use component::{BODY, BUTTONS, FOOTER, HEADER, Names, either};
pub use finding::{Finding, Place};
pub use message::Known;
pub use rules::{Level, Rule};
pub use sources::Source;

use crate::schema::Value;
use finding::Linter;

/// Checks a template, as `templates.create` and `templates.update` take it, or as Spoki answers it. At
/// most 1,000 findings are told.
pub fn template(template: &Value) -> Vec<Finding> {
    let mut linter = Linter::default();
    template::template(&mut linter, template);
    linter.finish()
}

/// Checks a message, as `messages.send` takes it.
///
/// ```
/// use spoki::lint;
/// use spoki::schema::json;
///
/// let message = json::parse(r#"{"type": "Template", "custom_fields": {"ORDER_ID": ""}}"#).unwrap();
/// let findings = lint::message(&message, lint::Known::default());
/// assert_eq!(findings[0].rule.name(), "value.empty");
/// ```
pub fn message(message: &Value, known: Known) -> Vec<Finding> {
    let mut linter = Linter::default();
    message::message(&mut linter, message, known);
    linter.finish()
}
