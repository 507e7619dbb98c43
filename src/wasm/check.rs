//! Checks without a call, and outlines of what is checked.
#![expect(
    unreachable_pub,
    reason = "the macro exports functions that are public"
)]

use super::read::{expected, read, read_simple};
use super::write;
use crate::api::{operation, outline};
use crate::boundary;
use crate::error::Issue;
use crate::protocol::check;
use crate::rules::{Code, Problem, custom_field, decimal, email, language, template_name, url};
use crate::schema::json::Writer;
use crate::schema::{Nulls, Value};
use wasm_bindgen::prelude::*;

/// The greatest whole number up to which JavaScript's numbers are exact.
const GREATEST_EXACT: u64 = (1 << 53) - 1;

/// Checks the input of an operation by its number.
#[wasm_bindgen(js_name = checkInput)]
pub fn check_input(number: usize, input: &JsValue) -> String {
    let given = read(input).unwrap_or_else(|| Value::Unusable(expected("an object", input)));
    let checked = match operation(number) {
        Some(operation) => check(operation, given, Nulls::LeftOut),
        None => Err(Vec::new()),
    };
    let (value, fault) = match checked {
        Ok(mut value) => {
            keep_exact(&mut value);
            (Some(value), None)
        }
        Err(issues) => (None, Some(issues)),
    };
    write::json(&boundary::Verdict { value, fault })
}

/// The outline of the input of an operation, by its number.
#[wasm_bindgen(js_name = inputOutline)]
pub fn input_outline(number: usize) -> String {
    let mut out = Writer::default();
    if let Some(operation) = operation(number) {
        outline::write(&mut out, operation);
    }
    out.finish()
}

/// Ids beyond what numbers hold stay digits, which every operation takes as well.
fn keep_exact(value: &mut Value) {
    match value {
        Value::Integer(number) if number.unsigned_abs() > GREATEST_EXACT => {
            *value = Value::Text(decimal(*number));
        }
        Value::List(items) => items.iter_mut().for_each(keep_exact),
        Value::Object(fields) => fields.iter_mut().for_each(|(_, field)| keep_exact(field)),
        _ => {}
    }
}

/// What a text is to be.
#[wasm_bindgen]
#[derive(Clone, Copy, Debug)]
pub enum TextRule {
    /// The code of a custom field.
    CustomFieldCode,
    /// The name of a template.
    TemplateName,
    /// An e-mail address.
    Email,
    /// A language.
    Language,
    /// The address of a file.
    MediaUrl,
}

/// Checks a text by a rule: the issues as JSON.
#[wasm_bindgen(js_name = checkText)]
pub fn check_text(rule: TextRule, input: &JsValue) -> String {
    issues_of(input, |text| match rule {
        TextRule::CustomFieldCode => custom_field::check_code(text),
        TextRule::TemplateName => template_name::check(text),
        TextRule::Email => email::check(text),
        TextRule::Language => language::check(text),
        TextRule::MediaUrl => url::check(text),
    })
}

/// Checks the value of a custom field by the number that Spoki gives its type: the issues as JSON.
#[wasm_bindgen(js_name = checkFieldValue)]
pub fn check_field_value(kind: u8, input: &JsValue) -> String {
    issues_of(input, |text| {
        custom_field::check_value(i64::from(kind), text)
    })
}

fn issues_of(input: &JsValue, check: impl FnOnce(&str) -> Result<(), Problem>) -> String {
    let verdict = match read_simple(input) {
        Value::Text(text) => check(&text),
        Value::Unusable(problem) if problem.code != Code::WrongType => Err(problem),
        _ => Err(expected("a string", input)),
    };
    let path = Vec::new();
    let issues = verdict.err().map(|problem| Issue { path, problem });
    write::json(&issues.as_slice())
}
