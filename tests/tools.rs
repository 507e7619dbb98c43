//! The catalogue against the reference: what tool platforms call a tool and its arguments.
#![cfg(not(target_arch = "wasm32"))]

use serde_json::Value;
use spoki::api::{Operation, find, operations};
use spoki::schema::json;
use spoki::tools::{FILTERS, aliases, arguments_schema, slug, tool};
use std::collections::BTreeMap;

const REFERENCE: &str = include_str!("../spec/operations.json");

/// Arguments that platforms ask for, and that can as well be left out here: what the tool takes
/// instead is in its schema.
const NOT_REQUIRED: &[(&str, &str)] = &[
    // Phones or e-mail addresses do as well.
    ("SPOKI_REMOVE_LIST_CONTACTS", "contacts"),
];

/// The arguments of each tool that platforms know, as the reference lists them.
fn reference() -> BTreeMap<String, (String, Vec<Value>)> {
    let operations: Vec<Value> = serde_json::from_str(REFERENCE).unwrap();
    let mut tools = BTreeMap::new();
    for operation in &operations {
        for (slug, tool) in operation["slug_inputs"].as_object().unwrap() {
            let id = operation["id"].as_str().unwrap().to_owned();
            let inputs = tool["inputs"].as_array().unwrap().clone();
            tools.insert(slug.clone(), (id, inputs));
        }
    }
    tools
}

fn schema(operation: &Operation) -> Value {
    serde_json::from_str(&json::write(&arguments_schema(operation))).unwrap()
}

fn requires(schema: &Value, name: &str) -> bool {
    let required = schema["required"].as_array();
    required.is_some_and(|names| names.iter().any(|known| known == name))
}

/// Whether a schema takes that type of JSON.
fn takes(schema: &Value, kind: &str) -> bool {
    let own = match &schema["type"] {
        Value::String(own) => own == kind,
        Value::Array(several) => several.iter().any(|own| own == kind),
        _ => false,
    };
    let choices = schema["anyOf"].as_array();
    own || choices.is_some_and(|choices| choices.iter().any(|choice| takes(choice, kind)))
}

#[test]
fn the_tools_of_platforms_are_there_by_their_names_and_no_others_claim_to_be() {
    let reference = reference();
    assert_eq!(reference.len(), 62);
    let mut known = 0;
    for operation in operations() {
        for name in operation.slugs.get() {
            let (id, _) = reference.get(*name).unwrap_or_else(|| panic!("{name}"));
            assert_eq!(id, operation.id, "{name}");
            known += 1;
        }
        if operation.slugs.get().is_empty() {
            assert!(
                !reference.contains_key(&slug(operation)),
                "{}",
                operation.id
            );
        }
        assert_eq!(
            aliases(operation).len(),
            operation.slugs.get().len().saturating_sub(1)
        );
    }
    assert_eq!(known, 62);
}

#[test]
fn they_take_the_arguments_of_platforms_by_their_names() {
    for (name, (id, inputs)) in reference() {
        let schema = schema(find(&id).unwrap());
        for input in &inputs {
            let argument = input["name"].as_str().unwrap();
            let property = &schema["properties"][argument];
            assert!(property.is_object(), "{name} has no {argument}");
            let kind = input["type"].as_str().unwrap();
            assert!(
                takes(property, kind),
                "{name} takes no {kind} as {argument}"
            );
            let is_listed = NOT_REQUIRED.contains(&(name.as_str(), argument));
            let expected = input["required"] == true && !is_listed;
            assert_eq!(requires(&schema, argument), expected, "{name} {argument}");
        }
        for (argument, _) in schema["properties"].as_object().unwrap() {
            let is_known = inputs
                .iter()
                .any(|input| input["name"] == argument.as_str());
            assert!(
                is_known || !requires(&schema, argument),
                "{name} wants {argument}"
            );
        }
    }
}

#[test]
fn every_other_name_of_an_argument_is_one_of_the_reference() {
    let reference = reference();
    for operation in operations() {
        let [first, ..] = operation.slugs.get() else {
            let whole = ["items", "input"];
            assert!(
                operation
                    .arguments
                    .iter()
                    .all(|(field, _)| whole.contains(field))
            );
            continue;
        };
        let (_, inputs) = &reference[*first];
        for (field, argument) in operation.arguments {
            let input = inputs
                .iter()
                .find(|input| input["name"] == *argument)
                .unwrap();
            let target = input["maps_to"].as_str().unwrap();
            let target = target.split(' ').next().unwrap();
            let target = target.split_once('.').map_or("items", |(_, field)| field);
            assert_eq!(target, *field, "{first} {argument}");
        }
    }
    for (id, filters) in FILTERS {
        let (_, inputs) = &reference[find(id).unwrap().slugs.get()[0]];
        let names: Vec<&str> = inputs
            .iter()
            .map(|input| input["name"].as_str().unwrap())
            .collect();
        assert_eq!(names, *filters);
    }
}

#[test]
fn every_tool_is_described_and_takes_one_object() {
    for operation in operations() {
        let tool: Value = serde_json::from_str(&json::write(&tool(operation))).unwrap();
        assert_eq!(tool["input"]["type"], "object", "{}", operation.id);
        assert!(
            tool["description"].as_str().unwrap().len() > 15,
            "{}",
            operation.id
        );
        assert!(
            !tool["title"].as_str().unwrap().contains('_'),
            "{}",
            operation.id
        );
        let properties = tool["input"]["properties"].as_object();
        for (name, property) in properties.into_iter().flatten() {
            let description = property["description"].as_str().unwrap_or_default();
            assert!(!description.is_empty(), "{} {name}", operation.id);
        }
    }
}
