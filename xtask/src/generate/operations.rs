//! The table of operations, from which the shell makes the methods of its resources.

use spoki::api::{AREAS, AnswerKind, Body, Operation};

/// What makes objects of the table: 126 of them written out would be a kilobyte more to download.
const EXPANSION: &str = r#"
const camelCase = (name) => name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());

export const operations = {};
let number = 0;
for (const [area, ...verbs] of table.split("\n").map((line) => line.split(" "))) {
  const methods = (operations[camelCase(area)] = {});
  for (const entry of verbs) {
    const [verb, marks] = entry.split(":");
    methods[camelCase(verb)] = {
      id: `${area}.${verb}`,
      number: number++,
      ids: marks.includes("/") ? 1 : 0,
      input: marks.includes("i"),
      page: marks.includes("p"),
    };
  }
}
"#;

/// An ES module with one entry for each operation: its number in the core, how many path ids its
/// method takes, whether an input follows them, and whether the answer is a page.
pub(crate) fn operations_js() -> String {
    format!("const table = `{}`;\n{EXPANSION}", table())
}

/// A line for each area: its name, then `verb:marks` for each operation in the order of the core,
/// where `/` is a path id, `i` an input and `p` a page.
fn table() -> String {
    let lines: Vec<String> = AREAS
        .iter()
        .map(|(area, operations)| {
            let entries = operations.iter().map(|operation| {
                let marks = [
                    ("/", !operation.ids.is_empty()),
                    ("i", takes_input(operation)),
                    ("p", operation.answer == AnswerKind::Page),
                ];
                let marks: String = marks
                    .iter()
                    .filter(|(_, applies)| *applies)
                    .map(|(mark, _)| *mark)
                    .collect();
                format!(" {}:{marks}", operation.verb())
            });
            format!("{area}{}", entries.collect::<String>())
        })
        .collect();
    lines.join("\n")
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
                let (verb, _) = entry.split_once(':').unwrap();
                ids.push(format!("{area}.{verb}"));
            }
        }
        let expected: Vec<&str> = operations().map(|operation| operation.id).collect();
        assert_eq!(ids, expected);
        assert!(text.contains(" block:/ ") && text.contains(" sync:i "));
        assert!(text.contains("\ncustom_fields list:ip "));
    }

    #[test]
    fn no_operation_has_more_than_one_path_id() {
        assert!(operations().all(|operation| operation.ids.len() <= 1));
    }
}
