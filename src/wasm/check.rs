//! Checks without a call.
#![expect(
    unreachable_pub,
    reason = "the macro exports functions that are public"
)]

use super::read::{expected, read, read_simple};
use super::write;
use crate::api::operation;
use crate::error::Issue;
use crate::protocol::check;
use crate::rules::{Code, Problem, custom_field, decimal, email, language, template_name, url};
use crate::schema::json::Writer;
use crate::schema::{Nulls, Value};
use wasm_bindgen::prelude::*;

/// The greatest whole number up to which JavaScript's numbers are exact.
const GREATEST_EXACT: u64 = (1 << 53) - 1;

/// Checks the input of an operation by its number: `{"value": …}` or `{"issues": […]}` as JSON.
#[wasm_bindgen(js_name = checkInput)]
pub fn check_input(number: usize, input: &JsValue) -> String {
    let given = read(input).unwrap_or_else(|| Value::Unusable(expected("an object", input)));
    let checked = match operation(number) {
        Some(operation) => check(operation, given, Nulls::LeftOut),
        None => Err(Vec::new()),
    };
    let mut out = Writer::default();
    out.open('{');
    match checked {
        Ok(mut value) => {
            keep_exact(&mut value);
            out.name("value").value(&value);
        }
        Err(issues) => {
            out.name("issues");
            write::issues(&mut out, &issues);
        }
    }
    out.close('}');
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

/// Checks a text by the number of a rule: the issues as JSON. The rules of values of custom fields
/// are the last, each by the number of its type.
#[wasm_bindgen(js_name = checkText)]
pub fn check_text(rule: u8, input: &JsValue) -> String {
    let verdict = match read_simple(input) {
        Value::Text(text) => match rule {
            0 => custom_field::check_code(&text),
            1 => template_name::check(&text),
            2 => email::check(&text),
            3 => language::check(&text),
            4 => url::check(&text),
            _ => custom_field::check_value(i64::from(rule) - 4, &text),
        },
        Value::Unusable(problem) if problem.code != Code::WrongType => Err(problem),
        _ => Err::<(), Problem>(expected("a string", input)),
    };
    let path = Vec::new();
    let issues = verdict.err().map(|problem| Issue { path, problem });
    let mut out = Writer::default();
    write::issues(&mut out, issues.as_slice());
    out.finish()
}
