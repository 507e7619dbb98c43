//! The catalogue against the reference: what tool platforms call a tool and its arguments.
#![cfg(not(target_arch = "wasm32"))]

use serde_json::Value;
use spoki::api::{Operation, find, operations};
use spoki::protocol::Extra;
use spoki::schema::json;
use spoki::tools::{FILTERS, Judged, aliases, arguments_schema, prepare, slug, tool};
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

fn judged(id: &str, arguments: &str, extra: &str) -> Judged {
    let operation = find(id).unwrap();
    let extra = Extra {
        query: None,
        body: (!extra.is_empty()).then(|| json::parse(extra).unwrap()),
    };
    let request = prepare(operation, json::parse(arguments).unwrap(), extra);
    Judged::of(
        operation,
        &request.unwrap_or_else(|issues| panic!("{id}: {issues:?}")),
    )
}

#[test]
fn a_request_amounts_to_every_operation_that_would_send_it() {
    const TEXT: &str =
        r#"{"type":"Message","content_type":"Text","phone":"+393331234567","text":"a"}"#;
    const TEMPLATE: &str = r#"{"type":"Template","phone":"+393331234567","template":1}"#;
    for (id, arguments, extra, expected) in [
        (
            "contacts.update",
            r#"{"id":1,"is_blocked":true}"#,
            "",
            &["contacts.update", "contacts.block"][..],
        ),
        (
            "contacts.update",
            r#"{"id":1,"first_name":"A"}"#,
            "",
            &["contacts.update"],
        ),
        (
            "contacts.update",
            r#"{"id":1}"#,
            r#"{"is_blocked":"True"}"#,
            &["contacts.update", "contacts.block"],
        ),
        (
            "contacts.block",
            r#"{"id":1}"#,
            r#"{"is_blocked":0}"#,
            &["contacts.update", "contacts.unlock"],
        ),
        (
            "messages.send",
            TEXT,
            "",
            &["messages.send", "messages.send_text"],
        ),
        (
            "messages.send",
            TEMPLATE,
            "",
            &["messages.send", "messages.send_template"],
        ),
        (
            "messages.send_text",
            r#"{"phone":"+393331234567","text":"a"}"#,
            r#"{"type":"template","content_type":null}"#,
            &["messages.send", "messages.send_template"],
        ),
        (
            "contacts.sync_all",
            r#"{"contacts":[{"phone":"+393331234567"}]}"#,
            "",
            &["contacts.sync_all", "contacts.sync"],
        ),
        ("tags.list", "{}", "", &["tags.list"]),
    ] {
        assert_eq!(
            judged(id, arguments, extra).amounts_to,
            expected,
            "{id} {arguments} {extra}"
        );
    }
}

#[test]
fn what_a_request_says_beyond_an_operation_is_not_made_by_it() {
    let made_by = |id, arguments, extra| judged(id, arguments, extra).made_by;
    assert_eq!(
        made_by("contacts.block", r#"{"id":1}"#, ""),
        ["contacts.update", "contacts.block"]
    );
    assert_eq!(
        made_by("contacts.block", r#"{"id":1}"#, r#"{"first_name":"A"}"#),
        ["contacts.update"]
    );
    assert_eq!(
        made_by("contacts.block", r#"{"id":1}"#, r#"{"new_field":"A"}"#),
        ["contacts.update", "contacts.block"]
    );
}

#[test]
fn every_phone_of_a_request_is_found_and_what_is_none_is_told() {
    const START: &str = r#"{"uuid":"c0ffee00-1111-4222-8333-444455556666","secret":"a-secret","phone":"+393331234567"}"#;
    const FIRST: &str = "+393331234567";
    const OTHER: &str = "+393337654321";
    for extra in [
        r#"{"contacts":[{"phone":"+393331234567"}],"phone":"0039 333 7654321"}"#,
        r#"{"to":393337654321}"#,
        r#"{"to":"393337654321"}"#,
        r#"{"recipient":{"phone_number":"+39 333 765 4321"}}"#,
        r#"{"deep":{"deeper":[["tel:+393337654321"]]}}"#,
        r#"{"metadata":{"forward":["+393337654321"]}}"#,
        r#"{"custom_fields":{"OTHER":"+393337654321"}}"#,
        r#"{"WhatsAppNumber":"+３９３３３７６５４３２１"}"#,
    ] {
        let judged = judged("automations.start", START, extra);
        let mut phones: Vec<&str> = judged
            .phones
            .iter()
            .map(|(_, phone)| phone.as_str())
            .collect();
        phones.dedup();
        assert!(phones.contains(&OTHER), "{extra}: {phones:?}");
        assert_eq!(judged.unclear, None, "{extra}");
    }
    for extra in [
        r#"{"phone":null}"#,
        r#"{"phone":true}"#,
        r#"{"phone":["3337654321"]}"#,
        r#"{"contact_id":5}"#,
        r#"{"contacts":[5]}"#,
        r#"{"contacts":[{"id":5,"phone":"+393331234567"}]}"#,
        r#"{"contacts":[{"first_name":"A"}]}"#,
        r#"{"lists":[12]}"#,
        r#"{"to":"+393331234567, +393337654321"}"#,
        r#"{"emails":["a@example.com"]}"#,
        r#"{"phone":3.93337654321e11}"#,
    ] {
        assert!(
            judged("automations.start", START, extra).unclear.is_some(),
            "{extra}"
        );
    }
    // What goes along and reaches nobody.
    for extra in [
        "",
        r#"{"metadata":{"order":42,"customer_id":7}}"#,
        r#"{"first_name":"A","new":"b","to":null}"#,
    ] {
        let judged = judged("automations.start", START, extra);
        assert_eq!(judged.phones.len(), 1, "{extra}");
        assert_eq!(
            (judged.phones[0].1.as_str(), judged.unclear),
            (FIRST, None),
            "{extra}"
        );
    }
}

#[test]
fn a_tool_with_any_number_of_arguments_tells_a_bounded_number_of_issues() {
    let operation = find("contacts.update").unwrap();
    let fields = (0..40_000).map(|index| format!("\"emial{index}\":1"));
    let arguments = format!("{{\"id\":1,{}}}", fields.collect::<Vec<_>>().join(","));
    let issues = prepare(
        operation,
        json::parse(&arguments).unwrap(),
        Extra::default(),
    )
    .unwrap_err();
    assert_eq!(issues.len(), 101);
    assert!(
        issues[100].to_string().contains("39900 more"),
        "{}",
        issues[100]
    );
}

#[test]
fn a_whole_number_may_be_written_as_text() {
    let operation = find("custom_fields.create").unwrap();
    let made = |field_type: &str| {
        let arguments =
            format!(r#"{{"code":"A","label":"a","example":"x","field_type":{field_type}}}"#);
        prepare(
            operation,
            json::parse(&arguments).unwrap(),
            Extra::default(),
        )
    };
    assert_eq!(made("\"1\"").unwrap().body, made("1").unwrap().body);
    for wrong in ["\"9\"", "\"one\"", "\"1.0\"", "\"\""] {
        assert!(made(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn half_of_a_surrogate_pair_in_json_text_is_refused() {
    let operation = find("automations.start").unwrap();
    for (metadata, is_taken) in [
        (r#"{\"a\": 1}"#, true),
        (r#"{\"\\ud83c\\udf55\": 1}"#, true),
        (r#"{\"\\ud83c\": 1}"#, false),
        (r#"{\"a\": \"\\udf55\"}"#, false),
    ] {
        let arguments = format!(
            r#"{{"uuid":"c0ffee00-1111-4222-8333-444455556666","secret":"a-secret","phone":"+393331234567","metadata":"{metadata}"}}"#
        );
        let made = prepare(
            operation,
            json::parse(&arguments).unwrap(),
            Extra::default(),
        );
        assert_eq!(made.is_ok(), is_taken, "{metadata}: {made:?}");
    }
}
