//! Reads values that stand alone: texts, numbers, rows.

use serde_json::{Value, json};

use super::{NOT_TEXT, NULL};

/// All rows of an array, or the errors of all rows in their positions: `[{}, {"phone": [...]}]`.
/// [live]
pub(crate) fn rows<T>(
    value: &Value,
    read: impl Fn(&Value) -> Result<T, Value>,
) -> Result<Vec<T>, Value> {
    let Value::Array(values) = value else {
        return Err(non_field(&not_a_list(value)));
    };
    let mut rows = Vec::with_capacity(values.len());
    let mut errors = Vec::with_capacity(values.len());
    for value in values {
        match read(value) {
            Ok(row) => {
                rows.push(row);
                errors.push(json!({}));
            }
            Err(error) => errors.push(error),
        }
    }
    if rows.len() == values.len() {
        Ok(rows)
    } else {
        Err(Value::Array(errors))
    }
}

/// An object without its members that are null or empty: where they may be left out, clients in
/// production send them so. [live]
pub(crate) fn without_empty(value: &Value) -> Value {
    let Value::Object(members) = value else {
        return value.clone();
    };
    let is_empty = |value: &Value| match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
        _ => false,
    };
    let kept = members.iter().filter(|(_, value)| !is_empty(value));
    kept.map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}

pub(crate) fn non_field(message: &str) -> Value {
    json!({ "non_field_errors": [message] })
}

/// The rows of a batch, which is neither empty nor longer than `most`.
pub(crate) fn batch<T>(
    value: &Value,
    most: usize,
    read: impl Fn(&Value) -> Result<T, Value>,
) -> Result<Vec<T>, Value> {
    let count = value.as_array().map(Vec::len);
    if count == Some(0) {
        return Err(non_field("This list may not be empty."));
    }
    if count > Some(most) {
        return Err(non_field(&format!(
            "Ensure this field has no more than {most} elements."
        )));
    }
    rows(value, read)
}

pub(crate) fn not_a_list(value: &Value) -> String {
    let got = python_type(value);
    format!("Expected a list of items but got type \"{got}\".")
}

/// Numbers are taken as text and spaces at the ends are dropped, as the framework does.
pub(crate) fn text_of(value: &Value) -> Result<String, &'static str> {
    match value {
        Value::String(text) if text.contains('\0') => Err("Null characters are not allowed."),
        Value::String(text) => Ok(text.trim().to_owned()),
        Value::Number(number) => Ok(number.to_string()),
        Value::Null => Err(NULL),
        _ => Err(NOT_TEXT),
    }
}

/// An id: a whole number, or its digits in a string.
pub(crate) fn integer_of(value: &Value) -> Result<i64, &'static str> {
    let number = match value {
        Value::Number(number) => number.as_i64(),
        Value::String(digits) => digits.trim().parse().ok(),
        _ => None,
    };
    number.ok_or("A valid integer is required.")
}

/// The framework names Python's types in its messages.
pub(super) fn python_type(value: &Value) -> &'static str {
    match value {
        Value::Null => "NoneType",
        Value::Bool(_) => "bool",
        Value::Number(number) if number.is_f64() => "float",
        Value::Number(_) => "int",
        Value::String(_) => "str",
        Value::Array(_) => "list",
        Value::Object(_) => "dict",
    }
}
