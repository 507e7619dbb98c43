//! The table of operations, from which the shell makes the methods of its resources.

use super::camel_case;
use serde_json::{Map, Value, json};
use spoki::api::{AREAS, AnswerKind, Body, Operation};

/// An ES module with one entry for each operation: its number in the core, how many path ids its
/// method takes, whether an input follows them, and whether the answer is a page.
pub(crate) fn operations_js() -> String {
    let mut number = 0;
    let resources: Map<String, Value> = AREAS
        .iter()
        .map(|(area, operations)| {
            let methods: Map<String, Value> = operations
                .iter()
                .map(|operation| {
                    let entry = json!({
                        "id": operation.id,
                        "number": number,
                        "ids": operation.ids.len(),
                        "input": takes_input(operation),
                        "page": operation.answer == AnswerKind::Page,
                    });
                    number += 1;
                    (camel_case(operation.verb()), entry)
                })
                .collect();
            (camel_case(area), Value::from(methods))
        })
        .collect();
    format!("export const operations = {};\n", Value::from(resources))
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
    use super::operations_js;

    #[test]
    fn numbers_are_places_in_the_core() {
        let text = operations_js();
        let json = text
            .trim_start_matches("export const operations = ")
            .trim_end_matches(";\n");
        let table: serde_json::Value = serde_json::from_str(json).unwrap();
        for methods in table.as_object().unwrap().values() {
            for entry in methods.as_object().unwrap().values() {
                let number = usize::try_from(entry["number"].as_u64().unwrap()).unwrap();
                assert_eq!(spoki::api::operation(number).unwrap().id, entry["id"]);
            }
        }
        assert_eq!(table["contacts"]["block"]["input"], false);
        assert_eq!(table["customFields"]["list"]["page"], true);
    }
}
