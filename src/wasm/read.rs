//! From JavaScript to [`Value`]: each property is read once, nothing is changed, and what JSON
//! cannot hold becomes a leaf that says so, for the checker to report with its path.
//!
//! Every look at an object may run code of the caller (a getter, a trap of a proxy), which may throw.
//! So each import that looks at one is declared with `catch`: an exception that unwound the module
//! would take the handles of this walk with it.

use crate::error::{Issue, Segment};
use crate::rules::{Code, Problem, whole};
use crate::schema::{MAX_DEPTH, Value};
use js_sys::{Array, JsString, Reflect};
use wasm_bindgen::prelude::*;

/// The most items, or fields, that are read of one value: far more than any operation takes.
const MOST: u32 = 100_000;

/// The most values that are read of one input in all: twenty for each contact of the longest list. An
/// object counts as often as it is found, so that a few objects that share each other cannot
/// unfold into more than memory holds.
const MOST_IN_ALL: u32 = 2_000_000;

/// The most text that is read of one input in all, in UTF-16 units, for the same reason.
const MOST_TEXT: u32 = 1 << 28;

/// How many more values are read once one was found that no input may hold. The input is refused anyway,
/// and to read on takes long where each value throws or each path is as deep as can be.
const MOST_AFTER_FAULT: u32 = 10_000;

/// The most fields of an object of options.
const MOST_OPTIONS: usize = 1_000;

/// The greatest whole number up to which JavaScript's numbers are exact.
const GREATEST_SAFE: f64 = 9_007_199_254_740_991.0;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = Array, js_name = isArray)]
    fn is_array(value: &JsValue) -> Result<bool, JsValue>;
    #[wasm_bindgen(catch, js_namespace = Object, js_name = keys)]
    fn keys(value: &JsValue) -> Result<Array, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["Object", "prototype", "toString"], js_name = call)]
    fn tag(value: &JsValue) -> Result<JsString, JsValue>;
}

/// Reads a value. `undefined` as a whole is `None`; as a field it is left out.
pub(super) fn read(value: &JsValue) -> Option<Value> {
    (!value.is_undefined()).then(|| Walk::new().value(value))
}

/// Reads a value where only a simple one is taken: of an object only the kind is told.
pub(super) fn read_simple(value: &JsValue) -> Value {
    leaf(value).unwrap_or_else(|| match is_array(value) {
        Ok(true) => Value::List(Vec::new()),
        Ok(false) => Value::Object(Vec::new()),
        Err(_) => Value::Unusable(Code::Unreadable.into()),
    })
}

/// Reads the fields of an object that may hold functions: each name with its value as it is.
pub(super) fn fields(value: &JsValue) -> Result<Vec<(String, JsValue)>, Issue> {
    if value.is_undefined() {
        return Ok(Vec::new());
    }
    let at = |path, problem| Issue { path, problem };
    let unreadable = || Problem::new(Code::Unreadable);
    if !value.is_object() {
        return Err(at(Vec::new(), expected("an object", value)));
    }
    match is_array(value) {
        Ok(false) => {}
        Ok(true) => return Err(at(Vec::new(), expected("an object", value))),
        Err(_) => return Err(at(Vec::new(), unreadable())),
    }
    let names = keys(value).map_err(|_| at(Vec::new(), unreadable()))?;
    let mut fields = Vec::new();
    for name in names.iter().take(MOST_OPTIONS) {
        let text = name.as_string().unwrap_or_default();
        match Reflect::get(value, &name) {
            Ok(field) if field.is_undefined() => {}
            Ok(field) => fields.push((text, field)),
            Err(_) => return Err(at(vec![Segment::Field(text)], unreadable())),
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

/// What is not an object; `None` of an object.
fn leaf(value: &JsValue) -> Option<Value> {
    if let Some(text) = value.as_string() {
        return Some(read_text(text, value));
    }
    if let Some(number) = value.as_f64() {
        return Some(read_number(number));
    }
    if let Some(boolean) = value.as_bool() {
        return Some(Value::Boolean(boolean));
    }
    if value.is_null() {
        return Some(Value::Null);
    }
    if value.is_bigint() {
        return Some(read_bigint(value));
    }
    if !value.is_object() {
        return Some(Value::Unusable(expected(
            "a value that JSON can hold",
            value,
        )));
    }
    None
}

/// One input on its way.
struct Walk {
    /// The objects around the place that is read, from the outermost on.
    around: Vec<JsValue>,
    /// How many values, and how much text, may still be read.
    values: u32,
    text: u32,
    /// Whether there was more than that.
    is_spent: bool,
    /// What is wrong with an input that is not read to its end.
    fault: Option<Problem>,
}

impl Walk {
    const fn new() -> Self {
        Self {
            around: Vec::new(),
            values: MOST_IN_ALL,
            text: MOST_TEXT,
            is_spent: false,
            fault: None,
        }
    }

    fn value(&mut self, value: &JsValue) -> Value {
        match self.values.checked_sub(1) {
            Some(rest) => self.values = rest,
            None => self.is_spent = true,
        }
        if let Some(text) = value.dyn_ref::<JsString>() {
            // Before it is copied: the memory of an instance never shrinks.
            let Some(rest) = self.text.checked_sub(text.length()) else {
                self.is_spent = true;
                return self.not_read();
            };
            self.text = rest;
        }
        if let Some(leaf) = leaf(value) {
            return leaf;
        }
        if self.is_spent {
            return self.not_read();
        }
        if self.around.contains(value) {
            return self.fault(Code::Circular);
        }
        if self.around.len() >= MAX_DEPTH {
            return self.fault(Problem::new(Code::TooDeep).with("max", MAX_DEPTH));
        }
        let Ok(is_array) = is_array(value) else {
            return self.fault(Code::Unreadable);
        };
        self.around.push(value.clone());
        let read = if is_array {
            self.list(value)
        } else {
            self.object(value)
        };
        self.around.pop();
        // Where too much was found is of no use to anyone: the field of the input that holds it is.
        if self.is_spent && !self.around.is_empty() {
            return self.not_read();
        }
        read
    }

    /// A place that no input may hold.
    fn fault(&mut self, problem: impl Into<Problem>) -> Value {
        let problem = problem.into();
        self.values = self.values.min(MOST_AFTER_FAULT);
        self.fault.get_or_insert_with(|| problem.clone());
        Value::Unusable(problem)
    }

    /// What stands for a value that is not read to its end.
    fn not_read(&self) -> Value {
        Value::Unusable(self.fault.clone().unwrap_or_else(|| {
            Problem::new(Code::TooLarge)
                .with("max", MOST_IN_ALL)
                .with("characters", MOST_TEXT)
        }))
    }

    /// Whether the rest of an object or a list is left alone. Of the input itself the other fields are
    /// still read, as far as they are simple: what was given must not be told to be missing.
    fn is_over(&self) -> bool {
        self.is_spent && self.around.len() > 1
    }

    fn list(&mut self, list: &JsValue) -> Value {
        let length = Reflect::get(list, &"length".into()).ok();
        let Some(length) = length.and_then(|length| length.as_f64()) else {
            return self.fault(Code::Unreadable);
        };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a length, and `as` saturates"
        )]
        let length = length as u32;
        if length > MOST {
            return too_many(length);
        }
        let mut items = Vec::with_capacity(length as usize);
        for index in 0..length {
            items.push(match Reflect::get_u32(list, index) {
                Ok(item) => self.value(&item),
                Err(_) => self.fault(Code::Unreadable),
            });
            if self.is_spent {
                items.pop();
                items.push(self.not_read());
                break;
            }
        }
        Value::List(items)
    }

    fn object(&mut self, object: &JsValue) -> Value {
        // A Map, a Date, a Promise or a typed array would come out as an object without fields.
        match tag(object) {
            Ok(tag) if tag == "[object Object]" => {}
            Ok(_) => return Value::Unusable(expected("a plain object", object)),
            Err(_) => return self.fault(Code::Unreadable),
        }
        let Ok(names) = keys(object) else {
            return self.fault(Code::Unreadable);
        };
        if names.length() > MOST {
            return too_many(names.length());
        }
        let mut fields = Vec::with_capacity(names.length() as usize);
        for name in names.iter() {
            let Some(text) = name.as_string() else {
                continue;
            };
            let field = match Reflect::get(object, &name) {
                _ if !is_well_formed(&text, &name) => Value::Unusable(Code::LoneSurrogate.into()),
                Ok(field) if field.is_undefined() => continue,
                Ok(field) => self.value(&field),
                Err(_) => self.fault(Code::Unreadable),
            };
            if self.is_over() {
                break;
            }
            fields.push((text, field));
        }
        Value::Object(fields)
    }
}

fn too_many(actual: u32) -> Value {
    let problem = Problem::new(Code::TooMany).with("max", MOST);
    Value::Unusable(problem.with("actual", actual))
}

fn read_text(text: String, given: &JsValue) -> Value {
    if is_well_formed(&text, given) {
        Value::Text(text)
    } else {
        Value::Unusable(Code::LoneSurrogate.into())
    }
}

/// Whether a string has no half of a surrogate pair, by its copy and by itself.
fn is_well_formed(copy: &str, given: &JsValue) -> bool {
    // A lone surrogate arrives as U+FFFD, which is EF BF BD; only then is the second look worth its price.
    !copy.as_bytes().contains(&0xef) || given.unchecked_ref::<JsString>().is_valid_utf16()
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
