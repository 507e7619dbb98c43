//! The catalogue: each operation as the tool that models see.

use super::json_schema::{described, input_schema, list, map, of, of_variants, text, texts};
use super::prose::{in_one_line, paragraphs};
use super::{aliases, is_destructive, is_idempotent, is_read_only, slug, title};
use crate::api::{Body, Operation, Reach};
use crate::schema::{Field, Type, Value};

/// Arguments by which the shell chooses among the items of an answer: Spoki's own `search` looks
/// into several fields at once.
pub const FILTERS: &[(&str, &[&str])] = &[("custom_fields.list", &["code", "label"])];

/// The tool of an operation, as the catalogue has it.
pub fn tool(operation: &Operation) -> Value {
    let mut description = in_one_line(&paragraphs(operation).join(" "));
    for condition in conditions(operation) {
        description.push(' ');
        description.push_str(&condition);
    }
    map([
        ("slug", text(&slug(operation))),
        ("aliases", texts(aliases(operation))),
        ("operation", text(operation.id)),
        ("area", text(operation.area())),
        ("title", text(&title(operation))),
        ("description", Value::Text(description)),
        ("annotations", annotations(operation)),
        ("input", arguments_schema(operation)),
    ])
}

/// In the words of the Model Context Protocol.
fn annotations(operation: &Operation) -> Value {
    let reaches_out = operation.reaches.get() != Reach::Nobody;
    map([
        ("readOnlyHint", Value::Boolean(is_read_only(operation))),
        ("destructiveHint", Value::Boolean(is_destructive(operation))),
        ("idempotentHint", Value::Boolean(is_idempotent(operation))),
        ("openWorldHint", Value::Boolean(reaches_out)),
    ])
}

/// What holds between fields, in words: some dialects have no other way to say it.
fn conditions(operation: &Operation) -> Vec<String> {
    let mut said = Vec::new();
    let names = |fields: &[&str]| {
        let names: Vec<&str> = fields
            .iter()
            .map(|field| argument(operation, field))
            .collect();
        names.join(", ")
    };
    if !operation.conditions.one_of.is_empty() {
        said.push(format!(
            "At least one of {} is needed.",
            names(operation.conditions.one_of)
        ));
    }
    for need in operation.conditions.needs {
        let (field, value) = (argument(operation, need.field), need.value);
        said.push(format!(
            "With {field} {value}, {} is needed.",
            names(need.fields)
        ));
    }
    if !operation.deprecated.text().is_empty() {
        said.push(format!("Deprecated: {}", operation.deprecated.text()));
    }
    said
}

/// The schema of a tool's arguments: path ids and input side by side, by the names that
/// [`prepare`](super::prepare) takes.
pub fn arguments_schema(operation: &Operation) -> Value {
    let ids = operation.ids.iter().map(|id| {
        let name = argument(operation, id.name).to_owned();
        (name, described(of(&id.holds), of_id(operation, id)))
    });
    let ids: Vec<(String, Value)> = ids.collect();
    let schema = match operation.body {
        Body::List { of, min, max } => {
            let name = argument(operation, "items");
            let items = described(list(of, min, max), format!("The {name}."));
            map([
                ("type", text("object")),
                ("properties", map([(name, items)])),
                ("required", texts(&[name])),
                ("additionalProperties", Value::Boolean(false)),
            ])
        }
        Body::Variants(variants) => of_variants(variants),
        _ => input_schema(operation),
    };
    with_arguments(operation, &ids, schema)
}

/// Puts the ids first, and names fields as the tool does.
fn with_arguments(operation: &Operation, ids: &[(String, Value)], schema: Value) -> Value {
    let Value::Object(mut parts) = schema else {
        return schema;
    };
    let id_names: Vec<Value> = ids.iter().map(|(name, _)| text(name)).collect();
    for (name, part) in &mut parts {
        match (name.as_str(), part) {
            ("properties", Value::Object(fields)) => {
                for (field, _) in fields.iter_mut() {
                    *field = argument(operation, field).to_owned();
                }
                fields.splice(0..0, ids.iter().cloned());
                fields.extend(filters(operation));
            }
            ("required", Value::List(required)) => {
                required.splice(0..0, id_names.iter().cloned());
            }
            ("anyOf", Value::List(choices)) if !operation.conditions.one_of.is_empty() => {
                let fields = operation.conditions.one_of.iter();
                *choices = fields
                    .map(|field| map([("required", texts(&[argument(operation, field)]))]))
                    .collect();
            }
            _ => {}
        }
    }
    if !id_names.is_empty() && !parts.iter().any(|(name, _)| name == "required") {
        let place = parts.len().min(2);
        parts.insert(place, ("required".to_owned(), Value::List(id_names)));
    }
    Value::Object(parts)
}

fn filters(operation: &Operation) -> Vec<(String, Value)> {
    let known = FILTERS.iter().find(|(id, _)| *id == operation.id);
    let names = known.map_or(&[][..], |(_, names)| names);
    let filter = |name: &&str| {
        let doc = format!("Those with exactly this {name} only; looks through all pages.");
        ((*name).to_owned(), described(of(&Type::Text), doc))
    };
    names.iter().map(filter).collect()
}

/// What the tool calls a field.
fn argument<'a>(operation: &Operation, field: &'a str) -> &'a str {
    let known = operation
        .arguments
        .iter()
        .find(|(known, _)| *known == field);
    known.map_or(field, |(_, argument)| *argument)
}

fn of_id(operation: &Operation, id: &Field) -> String {
    let noun = operation.area().replace('_', " ");
    let noun = noun.strip_suffix("ies").map_or_else(
        || noun.strip_suffix('s').unwrap_or(&noun).to_owned(),
        |stem| format!("{stem}y"),
    );
    match id.name {
        "uuid" => "The UUID of the automation's trigger.".to_owned(),
        "identifier" => format!("The phone or other identifier of the {noun}."),
        name => format!("The {name} of the {noun}."),
    }
}
