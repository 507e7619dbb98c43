//! The table of operations, from which the shell makes the methods of its resources.

use spoki::api::{AREAS, AnswerKind, Body, Operation, Reach};
use spoki::tools::slug;

/// What makes objects of the table: 126 of them written out would be a kilobyte more to download.
const EXPANSION: &str = r#"
const camelCase = (name) => name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());
const noun = (area, verb) => (verb === "list" ? area : area.replace(/s$/, ""));

export const operations = {};
let number = 0;
for (const [area, ...verbs] of table.split("\n").map((line) => line.split(" "))) {
  const methods = (operations[camelCase(area)] = {});
  for (const entry of verbs) {
    const [verb, marks = "", base, name] = entry.split(":");
    const slug = name ?? (marks.includes("n") ? `${verb}_${noun(area, verb)}` : `${area}_${verb}`);
    methods[camelCase(verb)] = {
      id: `${area}.${verb}`,
      slug: `SPOKI_${slug.toUpperCase()}`,
      variantOf: base && `${area}.${base}`,
      reach: /[rR]/.exec(marks)?.[0],
      number: number++,
      ids: marks.includes("/") ? 1 : 0,
      input: marks.includes("i"),
      page: marks.includes("p"),
    };
  }
}
"#;

/// An ES module with one entry for each operation: its number in the core, how many path ids its
/// method takes, whether an input follows them, whether the answer is a page, and what its tool is
/// called.
pub(crate) fn operations_js() -> String {
    format!("const table = `{}`;\n{EXPANSION}", table())
}

/// A line for each area: its name, then `verb:marks` for each operation in the order of the core,
/// where `/` is a path id, `i` an input, `p` a page, `n` a tool that is named by the verb first, `r`
/// and `R` one that reaches people, named or not. The verb that it is a variant of follows, and the
/// name of its tool if nothing else tells it.
fn table() -> String {
    let lines: Vec<String> = AREAS
        .iter()
        .map(|(area, operations)| {
            let entries = operations.iter().map(|operation| {
                let marks = [
                    ("/", !operation.ids.is_empty()),
                    ("i", takes_input(operation)),
                    ("p", operation.answer == AnswerKind::Page),
                    ("n", is_verb_first(operation)),
                    ("r", operation.reaches.get() == Reach::Named),
                    ("R", operation.reaches.get() == Reach::Unnamed),
                ];
                let marks: String = marks
                    .iter()
                    .filter(|(_, applies)| *applies)
                    .map(|(mark, _)| *mark)
                    .collect();
                let base = operation.variant_of.map(verb_of).unwrap_or_default();
                let name = own_name(operation);
                let entry = format!(" {}:{marks}:{base}:{name}", operation.verb());
                entry.trim_end_matches(':').to_owned()
            });
            format!("{area}{}", entries.collect::<String>())
        })
        .collect();
    lines.join("\n")
}

fn verb_of(id: &str) -> &str {
    id.rsplit_once('.').map_or(id, |(_, verb)| verb)
}

/// The name of the tool, where neither of the two rules gives it.
fn own_name(operation: &Operation) -> String {
    let name = slug(operation).replace("SPOKI_", "");
    if is_verb_first(operation) || name == derived(operation) {
        String::new()
    } else {
        name.to_lowercase()
    }
}

/// `CONTACTS_BLOCK` of `contacts.block`.
fn derived(operation: &Operation) -> String {
    operation.id.replace('.', "_").to_uppercase()
}

/// Whether the tool is called such as `LIST_CONTACTS` or `RETRIEVE_CONTACT`.
fn is_verb_first(operation: &Operation) -> bool {
    let verb = operation.verb();
    let area = operation.area();
    let noun = if verb == "list" {
        area
    } else {
        area.strip_suffix('s').unwrap_or(area)
    };
    slug(operation) == format!("SPOKI_{verb}_{noun}").to_uppercase()
}

/// Whether the method takes an input; what an operation always sends is not given.
pub(super) fn takes_input(operation: &Operation) -> bool {
    let given =
        |field: &&spoki::schema::Field| !matches!(field.holds, spoki::schema::Type::Constant(_));
    matches!(operation.body, Body::List { .. } | Body::Variants(_))
        || operation.input_fields().any(|field| given(&field))
}

#[cfg(test)]
mod tests {
    use super::table;
    use spoki::api::operations;

    #[test]
    fn entries_stand_in_the_order_of_the_core() {
        let text = table();
        let mut ids = Vec::new();
        for line in text.lines() {
            let (area, verbs) = line.split_once(' ').unwrap();
            for entry in verbs.split(' ') {
                let (verb, _) = entry.split_once(':').unwrap_or((entry, ""));
                ids.push(format!("{area}.{verb}"));
            }
        }
        let expected: Vec<&str> = operations().map(|operation| operation.id).collect();
        assert_eq!(ids, expected);
        assert!(text.contains(" block:/:update ") && text.contains(" retrieve:/n "));
        assert!(text.contains(" sync:i::create_or_update_contact "));
        assert!(text.contains("\ncustom_fields list:ipn "));
        assert!(text.contains(" send_text:ir:send "));
    }

    #[test]
    fn no_operation_has_more_than_one_path_id() {
        assert!(operations().all(|operation| operation.ids.len() <= 1));
    }
}
