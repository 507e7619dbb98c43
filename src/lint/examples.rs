//! Examples of values: WhatsApp's reviewers want one for each placeholder.

use super::codes::Codes;
use super::finding::Linter;
use super::rules::Rule;
use crate::schema::Value;

pub(super) fn check(linter: &mut Linter, localization: &Value, codes: &Codes) {
    let name = "example_custom_fields";
    let given = match localization.get(name) {
        None | Some(Value::Null) => &[][..],
        Some(Value::Object(given)) => given,
        Some(_) => {
            linter.flag_field(name, Rule::TypeWrong, true);
            return;
        }
    };
    linter.enter(name);
    let mut covered = Codes::default();
    for (code, example) in given {
        let is_named = codes.has(code);
        linter.flag_field(code, Rule::ExampleUnused, !is_named && !codes.is_full());
        if is_named
            && example
                .as_text()
                .is_some_and(|text| !text.trim().is_empty())
        {
            covered.add(code);
        }
    }
    for code in codes.all() {
        if !covered.has(code) {
            linter.name(Rule::ExampleMissing, None, code);
        }
    }
    linter.leave();
}
