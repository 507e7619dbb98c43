//! Examples of values: WhatsApp's reviewers want one for each placeholder.

use super::codes::Codes;
use super::finding::{Linter, Spot};
use super::rules::Rule;
use super::template::Context;
use super::values::is_encoded;
use crate::schema::Value;

pub(super) fn check(linter: &mut Linter, localization: &Value, context: &Context) {
    let codes = &context.codes;
    let name = "example_custom_fields";
    let given = linter.fields(localization, name);
    linter.enter(name);
    let mut covered = Codes::default();
    for (code, example) in given {
        let text = example.as_text().unwrap_or_default();
        linter.enter(code);
        if !codes.has(code) {
            let is_unused = !codes.is_full() && !context.others.has(code);
            linter.flag(Rule::ExampleUnused, is_unused);
        } else if !text.trim().is_empty() {
            covered.add(code);
        }
        let is_in_address = context.url_codes.has(code);
        linter.flag(Rule::ValueNotEncoded, is_in_address && !is_encoded(text));
        linter.leave();
    }
    for code in codes.all() {
        if !covered.has(code) {
            linter.name(Rule::ExampleMissing, Spot::NONE, code);
        }
    }
    linter.leave();
}
