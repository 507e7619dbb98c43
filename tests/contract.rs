//! The table of endpoints against `spec/operations.json`, both ways: the facts of the reference are
//! there, and whatever the client says differently must be named below with its reason.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use serde_json::Value;
use spoki::api::{AREAS, AnswerKind, Auth, Body, Operation, find, operations};
use spoki::schema::{Field, Type};
use std::collections::BTreeMap;

/// Fields of the reference that the client does not offer.
const NOT_OFFERED: [(&str, &str, &str); 3] = [
    (
        "custom_fields.list",
        "query.label",
        "a connector's name: the documentation has search only",
    ),
    (
        "custom_fields.list",
        "query.code",
        "a connector's name: the documentation has search only",
    ),
    (
        "lists.remove_contacts",
        "body.contacts",
        "a connector's name of ids (contradiction 1)",
    ),
];

fn spec() -> Vec<Value> {
    serde_json::from_str(include_str!("../spec/operations.json")).unwrap()
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_default()
}

/// The facts of one operation, by names such as `query.search` or `body.contacts[].phone`.
type Facts = BTreeMap<String, String>;

fn facts_of_spec(entry: &Value) -> Facts {
    let mut facts = Facts::new();
    for name in ["method", "path", "auth"] {
        facts.insert(name.to_owned(), text(entry, name).to_owned());
    }
    facts.insert(
        "per minute".to_owned(),
        entry["rate_limit_per_minute"].to_string(),
    );
    facts.insert("pages".to_owned(), entry["pagination"].to_string());
    facts.insert("slugs".to_owned(), entry["slugs"].to_string());
    facts.insert("body".to_owned(), text(entry, "body_kind").to_owned());
    for field in entry["path_params"].as_array().unwrap() {
        facts.insert(
            format!("path.{}", text(field, "name")),
            text(field, "type").to_owned(),
        );
    }
    for field in entry["query"].as_array().unwrap() {
        facts.insert(format!("query.{}", text(field, "name")), spec_field(field));
    }
    let body = &entry["body"];
    if let Some(items) = body["items"].as_array() {
        facts.insert(
            "items".to_owned(),
            format!("{}..{}", body["min_items"], body["max_items"]),
        );
        for field in items {
            facts.insert(format!("body[].{}", text(field, "name")), spec_field(field));
        }
    } else {
        for field in body.as_array().unwrap() {
            facts.insert(format!("body.{}", text(field, "name")), spec_field(field));
        }
    }
    facts
}

fn spec_field(field: &Value) -> String {
    let constraints = text(field, "constraints");
    let is_choice = constraints.contains(" | ");
    let is_range = constraints.contains("..");
    let rule = match constraints {
        "email" => " email".to_owned(),
        _ if is_choice || is_range || constraints.starts_with("const ") => {
            format!(" {constraints}")
        }
        _ => String::new(),
    };
    let required = if field["required"] == true {
        " required"
    } else {
        ""
    };
    format!("{}{required}{rule}", text(field, "type"))
}

fn facts_of_table(operation: &Operation) -> Facts {
    let mut facts = Facts::new();
    let mut put = |name: &str, value: String| facts.insert(name.to_owned(), value);
    put("method", operation.method.name().to_owned());
    put("path", operation.path.to_owned());
    put(
        "auth",
        match operation.auth {
            Auth::ApiKey => "api_key".to_owned(),
        },
    );
    put(
        "per minute",
        operation
            .per_minute
            .map_or("null".to_owned(), |limit| limit.to_string()),
    );
    put("pages", (operation.answer == AnswerKind::Page).to_string());
    put("slugs", serde_json::to_string(operation.slugs).unwrap());
    put(
        "body",
        match operation.body {
            Body::None => "none",
            Body::Empty => "empty_object",
            Body::Object(_) => "object",
            Body::List { .. } => "array",
        }
        .to_owned(),
    );
    for field in operation.ids {
        facts.insert(format!("path.{}", field.name), type_text(field).0);
    }
    add_fields("query.", operation.query, &mut facts);
    match operation.body {
        Body::Object(fields) => add_fields("body.", fields, &mut facts),
        Body::List {
            of: Type::Object(shape),
            min,
            max,
        } => {
            facts.insert("items".to_owned(), format!("{min}..{max}"));
            add_fields("body[].", shape.fields, &mut facts);
        }
        _ => {}
    }
    facts
}

fn add_fields(prefix: &str, fields: &[Field], facts: &mut Facts) {
    for field in fields {
        let (kind, rule) = type_text(field);
        let required = if field.required { " required" } else { "" };
        facts.insert(
            format!("{prefix}{}", field.name),
            format!("{kind}{required}{rule}"),
        );
        if let Type::List {
            of: Type::Object(shape),
            ..
        } = field.holds
        {
            add_fields(&format!("{prefix}{}[].", field.name), shape.fields, facts);
        }
    }
}

/// A type and its rule, in the words of the reference.
fn type_text(field: &Field) -> (String, String) {
    let (kind, rule) = match field.holds {
        Type::Text | Type::Name | Type::Phone | Type::Language | Type::CustomFieldCode => {
            ("string", String::new())
        }
        Type::Email => ("string", " email".to_owned()),
        Type::Id | Type::Integer { .. } => ("integer", String::new()),
        Type::Boolean => ("boolean", String::new()),
        Type::Constant(value) => ("boolean", format!(" const {value}")),
        Type::OneOf(allowed) => ("string", format!(" {}", allowed.join(" | "))),
        Type::Numbered(allowed) => {
            let names: Vec<String> = allowed
                .iter()
                .map(|(number, name)| format!("{number} {name}"))
                .collect();
            ("integer", format!(" {}", names.join(" | ")))
        }
        Type::CustomFields | Type::Texts => ("object<string,string>", String::new()),
        Type::Object(_) => ("object", String::new()),
        Type::List { of, min, max } => {
            let item = Field {
                holds: *of,
                ..*field
            };
            let bounds = if max == usize::MAX {
                String::new()
            } else {
                format!(" {min}..{max}")
            };
            return (format!("array<{}>", type_text(&item).0), bounds);
        }
    };
    (kind.to_owned(), rule)
}

/// What the two say differently, but for what is not offered. An e-mail address in a filter or a
/// list is checked like any other, whether or not the reference repeats the word.
fn differences(entry: &Value, operation: &Operation) -> Vec<String> {
    let (mut spec, table) = (facts_of_spec(entry), facts_of_table(operation));
    for (id, field, _) in NOT_OFFERED {
        if id == operation.id {
            assert!(
                spec.remove(field).is_some(),
                "{id} {field} is not in the reference any more"
            );
        }
    }
    let names: std::collections::BTreeSet<&String> = spec.keys().chain(table.keys()).collect();
    names
        .into_iter()
        .filter(|name| {
            let without_rule = |fact: Option<&String>| fact.map(|fact| fact.replace(" email", ""));
            without_rule(spec.get(*name)) != without_rule(table.get(*name))
                || (spec.get(*name).is_some_and(|fact| fact.contains(" email"))
                    && !table.get(*name).is_some_and(|fact| fact.contains(" email")))
        })
        .map(|name| {
            format!(
                "{} {name}: {:?}, the table says {:?}",
                operation.id,
                spec.get(name),
                table.get(name)
            )
        })
        .collect()
}

#[test]
fn the_table_says_what_the_reference_says() {
    let mut found = Vec::new();
    for entry in spec() {
        let id = text(&entry, "id").to_owned();
        let is_built = AREAS
            .iter()
            .any(|(area, _)| *area == text(&entry, "resource"));
        match find(&id) {
            Some(operation) => found.extend(differences(&entry, operation)),
            None if is_built => found.push(format!("{id} is missing in the table")),
            None => {}
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn the_table_has_nothing_that_the_reference_does_not_have() {
    let spec = spec();
    for operation in operations() {
        let entry = spec.iter().find(|entry| entry["id"] == operation.id);
        assert!(entry.is_some(), "{} is not in the reference", operation.id);
    }
}

#[test]
fn ids_are_unique_and_belong_to_their_area() {
    let mut seen = std::collections::BTreeSet::new();
    for (area, operations) in AREAS {
        for operation in *operations {
            assert!(seen.insert(operation.id), "{} twice", operation.id);
            assert_eq!(operation.id.split_once('.').unwrap().0, *area);
            let in_path = operation.path.matches('{').count();
            assert_eq!(in_path, operation.ids.len(), "{}", operation.id);
            assert!(operation.path.starts_with('/') && operation.path.ends_with('/'));
        }
    }
}

#[test]
fn the_contract_notices_a_difference() {
    let spec = spec();
    let entry = spec
        .iter()
        .find(|entry| entry["id"] == "contacts.sync")
        .unwrap();
    let mut changed = *find("contacts.sync").unwrap();
    changed.per_minute = Some(121);
    changed.body = Body::None;
    let found = differences(entry, &changed);
    assert!(
        found.iter().any(|line| line.contains("per minute")),
        "{found:?}"
    );
    assert!(
        found.iter().any(|line| line.contains("body.phone")),
        "{found:?}"
    );
}
