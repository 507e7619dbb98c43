//! Which operations a finished request amounts to.
//!
//! Several operations share a route and differ only in what the body says, and extras of a caller
//! can change what it says. So a policy that names operations is held against the request that
//! would be sent, and not against the name of the tool that made it.

use super::read::Finished;
use crate::api::{Body, Operation, find, operations};
use crate::protocol::matches_path;
use crate::schema::{Field, Type, Value};

/// The operations that a request amounts to.
#[derive(Debug, Default)]
pub(super) struct Amounts {
    /// All of them. A policy that denies one of these denies the request.
    pub(super) all: Vec<&'static Operation>,
    /// Those on the route of the request that know every field which any of its operations knows.
    /// A policy that allows one of these allows the request.
    pub(super) exact: Vec<&'static Operation>,
}

impl Amounts {
    pub(super) fn of(operation: &Operation, request: &Finished) -> Self {
        let on_route: Vec<&'static Operation> = operations()
            .filter(|other| {
                other.method == operation.method && matches_path(other.path, &request.path)
            })
            .collect();
        let mut found = Self::default();
        for &other in &on_route {
            let makes = |body: &Value| is_made_by(other, &on_route, body);
            if !request.bodies.is_empty() && !request.bodies.iter().any(makes) {
                continue;
            }
            found.all.push(other);
            let knows = |body: &Value| makes(body) && knows_all(other, &on_route, body);
            if request.bodies.iter().all(knows) {
                found.exact.push(other);
            }
            if let Some(included) = other.includes.and_then(find) {
                found.all.push(included);
            }
        }
        found
    }
}

/// The fields that a body of the operation may have, once for each of its kinds.
fn kinds(operation: &Operation) -> Vec<&'static [Field]> {
    match operation.body {
        Body::Object(fields) => vec![fields],
        Body::Variants(variants) => variants.shapes.iter().map(|shape| shape.fields).collect(),
        Body::None | Body::Empty | Body::List { .. } => Vec::new(),
    }
}

fn knows(operation: &Operation, name: &str) -> bool {
    kinds(operation)
        .iter()
        .any(|fields| fields.iter().any(|field| field.name == name))
}

/// Whether the operation knows each field that some operation of the route knows.
fn knows_all(operation: &Operation, on_route: &[&Operation], body: &Value) -> bool {
    let Value::Object(given) = body else {
        return true;
    };
    given
        .iter()
        .all(|(name, _)| knows(operation, name) || !on_route.iter().any(|other| knows(other, name)))
}

/// Whether a body says what the operation always says, and has what tells it from its siblings.
fn is_made_by(operation: &Operation, on_route: &[&Operation], body: &Value) -> bool {
    let Body::Object(fields) = operation.body else {
        return true;
    };
    fields.iter().all(|field| {
        if is_fixed(field) {
            // A name that is given twice: the last one counts for most readers, and any may.
            return given(body, field.name).any(|value| says(field, value));
        }
        let tells_apart = field.required
            && on_route
                .iter()
                .any(|other| has_same_marks(fields, other) && !knows(other, field.name));
        !tells_apart || given(body, field.name).any(|value| *value != Value::Null)
    })
}

/// Whether a field says which operation it is: callers cannot choose what it holds.
const fn is_fixed(field: &Field) -> bool {
    match field.holds {
        Type::Constant(_) => true,
        Type::OneOf(_) => field.required,
        _ => false,
    }
}

/// Whether another operation always says the same.
fn has_same_marks(fields: &[Field], other: &Operation) -> bool {
    let Body::Object(others) = other.body else {
        return false;
    };
    let is_among = |field: &Field, fields: &[Field]| {
        fields
            .iter()
            .any(|known| known.name == field.name && is_same(&known.holds, &field.holds))
    };
    let marks = |fields: &'static [Field]| fields.iter().filter(|field| is_fixed(field));
    fields
        .iter()
        .filter(|field| is_fixed(field))
        .all(|field| is_among(field, others))
        && marks(others).all(|field| is_among(field, fields))
}

fn is_same(left: &Type, right: &Type) -> bool {
    match (left, right) {
        (Type::Constant(left), Type::Constant(right)) => left == right,
        (Type::OneOf(left), Type::OneOf(right)) => left == right,
        _ => false,
    }
}

fn given<'a>(body: &'a Value, name: &'a str) -> impl Iterator<Item = &'a Value> {
    let fields = match body {
        Value::Object(fields) => fields.as_slice(),
        _ => &[],
    };
    let named = move |(key, value): &'a (String, Value)| (key == name).then_some(value);
    fields.iter().filter_map(named)
}

/// Whether a value says what the field always says, in any spelling that Django reads so.
fn says(field: &Field, value: &Value) -> bool {
    let text = match value {
        Value::Text(text) => text.trim().to_ascii_lowercase(),
        Value::Boolean(true) | Value::Integer(1) => "true".to_owned(),
        Value::Boolean(false) | Value::Integer(0) | Value::Null => "false".to_owned(),
        _ => return false,
    };
    match field.holds {
        Type::Constant(true) => matches!(text.as_str(), "true" | "t" | "1" | "yes" | "y" | "on"),
        Type::Constant(false) => {
            matches!(
                text.as_str(),
                "false" | "f" | "0" | "no" | "n" | "off" | "" | "null" | "none"
            )
        }
        Type::OneOf(known) => known.iter().any(|known| known.eq_ignore_ascii_case(&text)),
        _ => false,
    }
}
