//! Calls as tools: one flat object of arguments.

use super::client::Core;
use super::read::read;
use super::{options, write};
use crate::api::{Operation, operation};
use crate::client::CallOptions;
use crate::error::Issue;
use crate::protocol::Request;
use crate::schema::Value;
use crate::tools::prepare;
use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;

type Prepared = (&'static Operation, Request, CallOptions);

#[wasm_bindgen]
impl Core {
    /// What a tool would send, with all that it would check: `[method, target, body]`.
    pub fn preview(
        &self,
        number: usize,
        arguments: &JsValue,
        options: &JsValue,
    ) -> Result<Array, JsValue> {
        let (operation, request, _) = prepared(number, arguments, options)?;
        let method = JsValue::from_str(operation.method.name());
        let body = request.body.map_or(JsValue::UNDEFINED, JsValue::from);
        Ok(Array::of3(&method, &request.target.into(), &body))
    }

    /// Calls an operation by its number, with the arguments of its tool.
    pub fn tool(&self, number: usize, arguments: &JsValue, options: &JsValue) -> Promise {
        match prepared(number, arguments, options) {
            Ok((operation, request, options)) => self.run(operation, request, options),
            Err(refusal) => Promise::reject(&refusal),
        }
    }
}

fn prepared(number: usize, arguments: &JsValue, options: &JsValue) -> Result<Prepared, JsValue> {
    let refuse = |id: &'static str| move |issues: Vec<Issue>| write::refused(id, issues);
    let operation = operation(number).ok_or_else(|| refuse("request")(Vec::new()))?;
    let (options, extra) = options::call(options).map_err(refuse(operation.id))?;
    let arguments = read(arguments).unwrap_or(Value::Null);
    let request = prepare(operation, arguments, extra).map_err(refuse(operation.id))?;
    Ok((operation, request, options))
}
