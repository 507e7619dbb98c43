//! From JavaScript to [`Value`]: each property is read once, nothing is changed, and what JSON
//! cannot hold becomes a leaf that says so, for the checker to report with its path.

use crate::rules::{Code, Problem, whole};
use crate::schema::{MAX_DEPTH, Value};
use js_sys::{Array, JsString, Reflect};
use wasm_bindgen::prelude::*;

/// The most items, or fields, that are read of one value: far more than any operation takes.
const MOST: u32 = 100_000;

/// The greatest whole number up to which JavaScript's numbers are exact.
const GREATEST_SAFE: f64 = 9_007_199_254_740_991.0;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = Object, js_name = keys)]
    fn keys(value: &JsValue) -> Result<Array, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["Object", "prototype", "toString"], js_name = call)]
    fn tag(value: &JsValue) -> Result<JsString, JsValue>;
}

/// Reads a value. `undefined` as a whole is `None`; as a field it is left out.
pub(super) fn read(value: &JsValue) -> Option<Value> {
    (!value.is_undefined()).then(|| read_at(value, 0))
}

/// Reads the fields of an object that may hold functions: each name with its value as it is.
pub(super) fn fields(value: &JsValue) -> Result<Vec<(String, JsValue)>, Problem> {
    if value.is_undefined() {
        return Ok(Vec::new());
    }
    if !value.is_object() || Array::is_array(value) {
        return Err(expected("an object", value));
    }
    let names = keys(value).map_err(|_| Problem::new(Code::Unreadable))?;
    let mut fields = Vec::new();
    for name in names.iter().take(1_000) {
        let field = Reflect::get(value, &name).map_err(|_| Problem::new(Code::Unreadable))?;
        if !field.is_undefined() {
            fields.push((name.as_string().unwrap_or_default(), field));
        }
    }
    Ok(fields)
}

/// A problem of type, with the name of what was given.
pub(super) fn expected(what: &'static str, actual: &JsValue) -> Problem {
    Problem::new(Code::WrongType)
        .with("expected", what)
        .with("actual", kind(actual))
}

fn read_at(value: &JsValue, depth: usize) -> Value {
    if let Some(text) = value.as_string() {
        return read_text(text, value);
    }
    if let Some(number) = value.as_f64() {
        return read_number(number);
    }
    if let Some(boolean) = value.as_bool() {
        return Value::Boolean(boolean);
    }
    if value.is_null() {
        return Value::Null;
    }
    if value.is_bigint() {
        return read_bigint(value);
    }
    if !value.is_object() {
        return Value::Unusable(expected("a value that JSON can hold", value));
    }
    if depth >= MAX_DEPTH {
        return Value::Unusable(Problem::new(Code::TooDeep).with("max", MAX_DEPTH));
    }
    if Array::is_array(value) {
        read_list(value, depth)
    } else {
        read_object(value, depth)
    }
}

fn read_text(text: String, given: &JsValue) -> Value {
    if has_half_a_pair(&text, given) {
        return Value::Unusable(Code::LoneSurrogate.into());
    }
    Value::Text(text)
}

/// A lone surrogate arrives as U+FFFD, which is EF BF BD; only then is the second look worth its price.
fn has_half_a_pair(text: &str, given: &JsValue) -> bool {
    text.as_bytes().contains(&0xef) && !given.unchecked_ref::<JsString>().is_valid_utf16()
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the number is whole and within 53 bits"
)]
fn read_number(number: f64) -> Value {
    if !number.is_finite() {
        let actual = if number.is_nan() { "NaN" } else { "Infinity" };
        return Value::Unusable(
            Problem::new(Code::WrongType)
                .with("expected", "a finite number")
                .with("actual", actual),
        );
    }
    if number.trunc().total_cmp(&number).is_ne() {
        return Value::Decimal(digits(number));
    }
    if number.abs() > GREATEST_SAFE {
        return Value::Unusable(Code::NotExact.into());
    }
    Value::Integer(number as i64)
}

/// As JavaScript writes it, which is as JSON has it.
fn digits(number: f64) -> String {
    let text = js_sys::Number::from(number).to_string_with_radix(10);
    text.map(String::from).unwrap_or_default()
}

fn read_bigint(value: &JsValue) -> Value {
    let digits = value
        .unchecked_ref::<js_sys::BigInt>()
        .to_string(10)
        .ok()
        .map(String::from)
        .unwrap_or_default();
    match whole(&digits) {
        Some(number) => Value::Integer(number),
        None => Value::Text(digits),
    }
}

fn read_list(value: &JsValue, depth: usize) -> Value {
    let list: &Array = value.unchecked_ref();
    let length = list.length();
    if length > MOST {
        let problem = Problem::new(Code::TooMany).with("max", MOST);
        return Value::Unusable(problem.with("actual", length));
    }
    let items = (0..length).map(|index| match Reflect::get_u32(value, index) {
        Ok(item) => read_at(&item, depth + 1),
        Err(_) => Value::Unusable(Code::Unreadable.into()),
    });
    Value::List(items.collect())
}

fn read_object(value: &JsValue, depth: usize) -> Value {
    // A Map, a Date, a Promise or a typed array would come out as an object without fields.
    match tag(value) {
        Ok(tag) if tag == "[object Object]" => {}
        Ok(_) => return Value::Unusable(expected("a plain object", value)),
        Err(_) => return Value::Unusable(Code::Unreadable.into()),
    }
    let Ok(names) = keys(value) else {
        return Value::Unusable(Code::Unreadable.into());
    };
    if names.length() > MOST {
        let problem = Problem::new(Code::TooMany).with("max", MOST);
        return Value::Unusable(problem.with("actual", names.length()));
    }
    let mut fields = Vec::new();
    for name in names.iter() {
        let Some(text) = name.as_string() else {
            continue;
        };
        match Reflect::get(value, &name) {
            Ok(field) if field.is_undefined() => {}
            // Two such names could become one.
            Ok(_) if has_half_a_pair(&text, &name) => {
                fields.push((text, Value::Unusable(Code::LoneSurrogate.into())));
            }
            Ok(field) => fields.push((text, read_at(&field, depth + 1))),
            Err(_) => fields.push((text, Value::Unusable(Code::Unreadable.into()))),
        }
    }
    Value::Object(fields)
}

fn kind(value: &JsValue) -> String {
    if value.is_null() {
        return "null".to_owned();
    }
    let name = value.js_typeof().as_string().unwrap_or_default();
    match name.as_str() {
        "undefined" => name,
        "object" => match tag(value) {
            // "[object Map]" → "a Map"
            Ok(tag) => {
                let tag = String::from(tag);
                let name = tag.strip_prefix("[object ").unwrap_or(&tag);
                "a ".to_owned() + name.strip_suffix(']').unwrap_or(name)
            }
            Err(_) => "an object".to_owned(),
        },
        _ => "a ".to_owned() + &name,
    }
}
