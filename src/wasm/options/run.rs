//! The options of an import, and of a plan.

use super::Reader;
use crate::client::CallOptions;
use crate::error::{Issue, Segment};
use crate::schema::{Field, Value};
use crate::wasm::read::{expected, read};
use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// What holds for a run of an import, and not for how its file is read.
#[derive(Default)]
pub(in crate::wasm) struct RunOptions {
    /// The caller's signal.
    pub(in crate::wasm) call: CallOptions,
    /// A longer wait than this ends the import, in milliseconds; none unless given.
    pub(in crate::wasm) max_wait_ms: Option<f64>,
}

/// Reads the options of an import, or of a plan: how it is run, and the settings with those names,
/// which are still to be checked.
pub(in crate::wasm) fn import(
    value: &JsValue,
    settings: &[Field],
    is_plan: bool,
) -> Result<(RunOptions, Value), Vec<Issue>> {
    let mut reader = Reader::default();
    let mut options = RunOptions::default();
    let mut given = Vec::new();
    let mut known: Vec<&'static str> = settings.iter().map(|field| field.name).collect();
    known.push("signal");
    if !is_plan {
        known.extend(["onProgress", "checkpoint", "maxWaitMs"]);
    }
    for (name, value) in reader.fields(value) {
        match name.as_str() {
            name if !known.contains(&name) => reader.unknown(name, &known),
            "signal" => options.call.signal = reader.signal(&value),
            "onProgress" => {
                reader.function(&name, &value);
            }
            "checkpoint" => reader.checkpoint(&value),
            "maxWaitMs" => {
                let mut longest = 0.0;
                reader.number(&name, &value, 0, &mut longest);
                options.max_wait_ms = Some(longest);
            }
            _ => given.extend(read(&value).map(|value| (name, value))),
        }
    }
    reader.finish((options, Value::Object(given)))
}

impl Reader {
    fn checkpoint(&mut self, value: &JsValue) {
        let is_function = |name: &str| {
            Reflect::get(value, &name.into()).is_ok_and(|function| function.is_function())
        };
        if !value.is_object() || !is_function("load") || !is_function("save") {
            let what = "an object with the functions load and save";
            self.report("checkpoint", expected(what, value));
            return;
        }
        let lock = Reflect::get(value, &"lock".into()).unwrap_or(JsValue::NULL);
        if !lock.is_undefined() && !lock.is_function() {
            self.issues.push(Issue {
                path: ["checkpoint", "lock"]
                    .map(|name| Segment::Field(name.to_owned()))
                    .to_vec(),
                problem: expected("a function", &lock),
            });
        }
    }
}
