//! Every operation, by its own declaration: it takes what it must take, and refuses a break of each
//! rule at the right place.

mod operations_support;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use operations_support::{Wrong, right, right_object, wrong, wrong_objects};
use spoki::api::{Body, Operation, find, operations};
use spoki::protocol::{Extra, Request, prepare};
use spoki::schema::{Field, Type, Value, json};

fn right_ids(operation: &Operation) -> Vec<Value> {
    operation.ids.iter().map(|id| right(&id.holds)).collect()
}

/// The request, or each issue as its path and its code.
fn outcome(operation: &Operation, ids: Vec<Value>, input: Value) -> Result<Request, Vec<String>> {
    prepare(operation, ids, Some(input), Extra::default()).map_err(|issues| {
        issues
            .iter()
            .map(|issue| {
                let message = format!(" {}", issue.problem);
                let path = issue.to_string();
                let path = path.strip_suffix(&message).unwrap_or_default().to_owned();
                format!("{path} {}", issue.problem.code.name())
            })
            .collect()
    })
}

/// The right inputs of an operation, one for each kind, and the wrong ones.
fn inputs(operation: &Operation) -> (Vec<Value>, Vec<Wrong>) {
    match operation.body {
        Body::Variants(variants) => (
            variants
                .shapes
                .iter()
                .map(|shape| right_object(shape.fields))
                .collect(),
            variants
                .shapes
                .iter()
                .flat_map(|shape| wrong_objects(shape.fields, shape.open, variants.by))
                // Without its media, a template is one of the plain kind.
                .filter(|wrong| wrong.code != "required" || !wrong.below.starts_with(".header_"))
                .collect(),
        ),
        Body::List { of, min, max } => {
            let list = Type::List { of, min, max };
            (vec![right(&list)], wrong(&list))
        }
        _ => {
            let fields: Vec<Field> = operation.input_fields().copied().collect();
            (
                vec![right_object(&fields)],
                wrong_objects(&fields, false, &[]),
            )
        }
    }
}

#[test]
fn every_operation_takes_all_of_its_fields() {
    for operation in operations() {
        for input in inputs(operation).0 {
            let made = outcome(operation, right_ids(operation), input);
            let made = made.unwrap_or_else(|issues| panic!("{}: {issues:?}", operation.id));
            assert!(!made.target.contains(['{', '}']), "{}", made.target);
        }
    }
}

#[test]
fn every_rule_is_told_at_its_place_and_nowhere_else() {
    let mut compared = 0;
    for operation in operations() {
        // Some rules depend on a field that would be missing.
        let depends = |wrong: &Wrong| {
            let conditions = &operation.conditions;
            let name = wrong.below.trim_start_matches('.');
            wrong.code == "required" && conditions.needs.iter().any(|need| need.field == name)
        };
        for wrong in inputs(operation)
            .1
            .into_iter()
            .filter(|wrong| !depends(wrong))
        {
            let input = wrong.value.unwrap_or(Value::Null);
            let shown = json::write(&input);
            let issues = outcome(operation, right_ids(operation), input).unwrap_err();
            let path = wrong.below.trim_start_matches('.');
            let expected = format!("{path} {}", wrong.code);
            assert_eq!(issues, [expected], "{} {shown}", operation.id);
            compared += 1;
        }
    }
    assert!(compared > 1_500, "{compared}");
}

#[test]
fn an_id_that_is_wrong_never_reaches_the_path() {
    for operation in operations() {
        for (place, id) in operation.ids.iter().enumerate() {
            for wrong in wrong(&id.holds) {
                let mut ids = right_ids(operation);
                ids[place] = wrong.value.unwrap_or(Value::Null);
                let input = inputs(operation).0.swap_remove(0);
                let issues = outcome(operation, ids, input).unwrap_err();
                assert_eq!(
                    issues,
                    [format!("{} {}", id.name, wrong.code)],
                    "{}",
                    operation.id
                );
            }
        }
    }
}

/// Bodies of the reference (section 16), which must go through as they are.
const EXAMPLES: &str = include_str!("../spec/examples.json");

#[test]
fn the_examples_of_the_reference_go_through_unchanged() {
    let Ok(Value::List(examples)) = json::parse(EXAMPLES) else {
        panic!("spec/examples.json is no list");
    };
    assert_eq!(examples.len(), 18);
    for example in &examples {
        let id = example.get("operation").and_then(Value::as_text).unwrap();
        let body = example.get("body").unwrap();
        let operation = find(id).unwrap();
        let made = outcome(operation, right_ids(operation), body.clone());
        let made = made.unwrap_or_else(|issues| panic!("{id}: {issues:?}"));
        assert_eq!(made.body, Some(json::write(body)), "{id}");
    }
}
