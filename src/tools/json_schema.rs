//! JSON Schema (2020-12) of what the checker takes.

use super::{patterns, prose};
use crate::api::{Body, Operation};
use crate::rules::{custom_field, url};
use crate::schema::{Conditions, Field, Need, Type, Value, Variants};

/// The greatest whole number that every reader of JSON keeps exactly.
const GREATEST: i64 = (1 << 53) - 1;

/// The schema of an operation's input, as its method takes it: without the path ids.
pub fn input_schema(operation: &Operation) -> Value {
    match operation.body {
        Body::List { of, min, max, .. } => list(of, min, max),
        Body::Variants(variants) => of_variants(variants),
        _ => {
            let fields: Vec<Field> = operation.input_fields().copied().collect();
            object(&fields, false, operation.conditions, &[])
        }
    }
}

/// An object of several kinds.
pub(super) fn of_variants(variants: &Variants) -> Value {
    let kinds = variants.shapes.iter().map(|kind| {
        let schema = object(kind.fields, kind.open, &Conditions::NONE, variants.by);
        described(schema, prose::line(kind.doc))
    });
    let kinds = kinds.collect();
    map([("type", text("object")), ("anyOf", Value::List(kinds))])
}

/// An object of known fields. Strings that tell its kind must be given where they are `decisive`.
pub(super) fn object(
    fields: &[Field],
    open: bool,
    conditions: &Conditions,
    decisive: &[&str],
) -> Value {
    let given = fields
        .iter()
        .filter(|field| !matches!(field.holds, Type::Constant(_)));
    let mut properties = Vec::new();
    let mut required = Vec::new();
    for field in given {
        let doc = prose::of_field(field.doc, &field.holds);
        properties.push((field.name.to_owned(), described(of(&field.holds), doc)));
        let is_filled_in =
            matches!(field.holds, Type::OneOf([_])) && !decisive.contains(&field.name);
        if field.required && !is_filled_in {
            required.push(field.name);
        }
    }
    let mut schema = map([
        ("type", text("object")),
        ("properties", Value::Object(properties)),
        ("required", texts(&required)),
        ("additionalProperties", Value::Boolean(open)),
    ]);
    if let Value::Object(parts) = &mut schema {
        if required.is_empty() {
            parts.retain(|(name, _)| name != "required");
        }
        add_conditions(parts, fields, conditions);
    }
    schema
}

fn add_conditions(parts: &mut Vec<(String, Value)>, fields: &[Field], conditions: &Conditions) {
    if !conditions.one_of.is_empty() {
        let each = conditions.one_of.iter();
        let each = each.map(|name| map([("required", texts(&[name]))]));
        parts.push(("anyOf".to_owned(), Value::List(each.collect())));
    }
    let needs: Vec<Value> = conditions
        .needs
        .iter()
        .map(|need| when(fields, need))
        .collect();
    match <[Value; 1]>::try_from(needs) {
        Ok([Value::Object(only)]) => parts.extend(only),
        Ok(_) => {}
        Err(needs) if needs.is_empty() => {}
        Err(needs) => parts.push(("allOf".to_owned(), Value::List(needs))),
    }
}

/// What must be given when another field has a certain value.
fn when(fields: &[Field], need: &Need) -> Value {
    let other = fields.iter().find(|field| field.name == need.field);
    let number = other
        .filter(|field| matches!(field.holds, Type::Numbered(_) | Type::Integer { .. }))
        .and_then(|_| need.value.parse().ok());
    let value = number.map_or_else(|| text(need.value), Value::Integer);
    let is = map([("const", value)]);
    let applies = map([
        (
            "properties",
            Value::Object(vec![(need.field.to_owned(), is)]),
        ),
        ("required", texts(&[need.field])),
    ]);
    map([
        ("if", applies),
        ("then", map([("required", texts(need.fields))])),
    ])
}

/// A list.
pub(super) fn list(of_item: &Type, min: usize, max: usize) -> Value {
    let mut parts = vec![("type", text("array")), ("items", of(of_item))];
    let bound = |bound: usize| i64::try_from(bound).map(Value::Integer);
    if min > 0 {
        parts.extend(bound(min).map(|min| ("minItems", min)));
    }
    if max < usize::MAX {
        parts.extend(bound(max).map(|max| ("maxItems", max)));
    }
    map(parts)
}

/// A value of that type.
pub fn of(holds: &Type) -> Value {
    match *holds {
        Type::Text => string([]),
        // Locales and names of languages are no pattern.
        Type::Name | Type::Secret | Type::ContactLanguage => matching(patterns::NOT_BLANK),
        Type::ShortText { max } => string([("maxLength", count(max))]),
        Type::Label { max } => string([
            ("pattern", text(patterns::NOT_BLANK)),
            ("maxLength", count(max)),
        ]),
        Type::Phone => matching(patterns::PHONE),
        Type::Email => matching(patterns::EMAIL),
        Type::ContactEmail => matching(patterns::CONTACT_EMAIL),
        Type::Language => matching(patterns::LANGUAGE),
        Type::CustomFieldLabel => string([
            ("pattern", text(patterns::NOT_BLANK)),
            ("not", map([("pattern", text(&reserved()))])),
        ]),
        Type::CustomFieldCode => custom_field_code(),
        Type::Country => matching(patterns::COUNTRY),
        Type::Url => string([
            ("pattern", text(patterns::URL)),
            ("maxLength", count(url::LONGEST)),
        ]),
        Type::MimeType => matching(patterns::MIME_TYPE),
        Type::Date => formatted("date", patterns::DATE),
        Type::DateTime => formatted("date-time", patterns::DATE_TIME),
        Type::DateOrDateTime => any_of(vec![of(&Type::Date), of(&Type::DateTime)]),
        Type::Uuid => formatted("uuid", patterns::UUID),
        Type::Identifier => string([
            ("pattern", text(patterns::IDENTIFIER)),
            ("not", map([("pattern", text(patterns::DOTS))])),
        ]),
        Type::Id => map([
            ("type", texts(&["integer", "string"])),
            ("minimum", Value::Integer(1)),
            ("maximum", Value::Integer(GREATEST)),
            ("pattern", text(patterns::ID)),
        ]),
        Type::Integer { min, max } => map([
            ("type", text("integer")),
            ("minimum", Value::Integer(min)),
            ("maximum", Value::Integer(max)),
        ]),
        Type::Boolean | Type::Constant(_) => map([("type", text("boolean"))]),
        Type::OneOf(known) => string([("enum", texts(known))]),
        Type::Open(known) => open(known),
        Type::Numbered(known) => {
            let numbers = known.iter().map(|(number, _)| Value::Integer(*number));
            map([
                ("type", text("integer")),
                ("enum", Value::List(numbers.collect())),
            ])
        }
        Type::CustomFields => object_of_texts(Some(patterns::CUSTOM_FIELD)),
        Type::Texts => object_of_texts(None),
        Type::Any => map([]),
        Type::AnyObject => map([("type", text("object"))]),
        Type::Null => map([("type", text("null"))]),
        Type::Nullable(other) => any_of(vec![of(other), map([("type", text("null"))])]),
        Type::Object(shape) => object(shape.fields, shape.open, &Conditions::NONE, &[]),
        Type::List { of, min, max } => list(of, min, max),
    }
}

/// The codes that Spoki keeps.
fn reserved() -> String {
    format!("^({})$", custom_field::RESERVED.join("|"))
}

fn custom_field_code() -> Value {
    let reserved = format!("{}|^{}", reserved(), custom_field::RESERVED_PREFIX);
    string([
        ("pattern", text(patterns::CUSTOM_FIELD)),
        ("not", map([("pattern", text(&reserved))])),
    ])
}

/// Known strings, or others that do not differ from them in nothing but case.
fn open(known: &[&str]) -> Value {
    any_of(vec![
        string([("enum", texts(known))]),
        string([
            ("pattern", text(patterns::NOT_BLANK)),
            (
                "not",
                map([("pattern", text(&patterns::in_any_case(known)))]),
            ),
        ]),
    ])
}

fn object_of_texts(names: Option<&str>) -> Value {
    let mut parts = vec![("type", text("object"))];
    parts.extend(names.map(|pattern| ("propertyNames", map([("pattern", text(pattern))]))));
    parts.push(("additionalProperties", string([])));
    map(parts)
}

/// The schema with a description, if there is something to say.
pub(super) fn described(schema: Value, description: String) -> Value {
    match schema {
        Value::Object(mut parts) if !description.is_empty() => {
            parts.push(("description".to_owned(), Value::Text(description)));
            Value::Object(parts)
        }
        schema => schema,
    }
}

fn matching(pattern: &str) -> Value {
    string([("pattern", text(pattern))])
}

fn formatted(format: &str, pattern: &str) -> Value {
    string([("format", text(format)), ("pattern", text(pattern))])
}

fn string<const N: usize>(parts: [(&str, Value); N]) -> Value {
    map([("type", text("string"))].into_iter().chain(parts))
}

fn any_of(schemas: Vec<Value>) -> Value {
    map([("anyOf", Value::List(schemas))])
}

pub(super) fn map<'a>(parts: impl IntoIterator<Item = (&'a str, Value)>) -> Value {
    let parts = parts.into_iter();
    Value::Object(
        parts
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
    )
}

pub(super) fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

pub(super) fn texts(names: &[&str]) -> Value {
    Value::List(names.iter().map(|name| text(name)).collect())
}

fn count(count: usize) -> Value {
    i64::try_from(count).map_or(Value::Null, Value::Integer)
}
