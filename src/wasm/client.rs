//! Calls.

use super::read::{read, read_simple};
use super::transport::{Sender, Shell};
use super::{options, past, write};
use crate::api::{AnswerKind, Method, Operation, operation};
use crate::boundary;
use crate::client::{CallOptions, Client, Failure, Success};
use crate::error::Issue;
use crate::protocol::{Content, Extra, Missed, Reach, Request, next_target, other, prepare};
use crate::rules::{Code, Problem};
use crate::schema::Value;
use crate::schema::json::{Next, exact};
use crate::tools;
use core::pin::Pin;
use js_sys::{Array, Promise, Reflect};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

/// A client, held by the shell's `Spoki`.
#[wasm_bindgen]
pub struct Core {
    pub(super) client: Client,
}

#[wasm_bindgen]
impl Core {
    /// Makes a client of the options that `new Spoki` was given, of the shell's function that sends,
    /// and of what `past` gave of the client whose place it takes.
    #[wasm_bindgen(constructor)]
    pub fn new(options: &JsValue, sender: Sender, past: Option<Array>) -> Result<Core, JsValue> {
        let options = options::client(options, Rc::new(Shell(sender)))
            .map_err(|issues| write::refused("client", issues))?;
        let client = match past {
            Some(past) => past::resume(options, &past),
            None => Client::new(options),
        };
        Ok(Self { client })
    }

    /// What must outlive the instance: a list that another instance's constructor takes.
    pub fn past(&self) -> Array {
        past::tell(&self.client)
    }

    /// Calls an operation by its number.
    pub fn call(&self, number: usize, ids: &Array, input: &JsValue, options: &JsValue) -> Promise {
        self.start(number, options, false, |operation, extra| {
            let ids = ids.iter().map(|id| {
                // Forgotten arguments are told like `null`.
                let given = (!id.is_undefined()).then(|| read_simple(&id));
                given.unwrap_or(Value::Null)
            });
            prepare(operation, ids.collect(), read(input), extra)
        })
    }

    /// Calls an operation by its number, with the arguments of its tool. With `dry`, nothing is sent: the
    /// answer is what would be.
    #[wasm_bindgen(js_name = callTool)]
    pub fn call_tool(
        &self,
        number: usize,
        arguments: &JsValue,
        options: &JsValue,
        dry: bool,
    ) -> Promise {
        self.start(number, options, dry, |operation, extra| {
            let arguments = read(arguments).unwrap_or(Value::Null);
            tools::prepare(operation, arguments, extra)
        })
    }

    /// Calls a route that has no operation. The input is an object with `query` and `body`.
    pub fn request(&self, method: &str, path: &str, input: &JsValue, options: &JsValue) -> Promise {
        let refuse = |issues| rejected(&write::refused("request", issues));
        let method = match method.to_ascii_uppercase().as_str() {
            "GET" => Method::Get,
            "POST" => Method::Post,
            "PATCH" => Method::Patch,
            "DELETE" => Method::Delete,
            _ => {
                let problem =
                    Problem::new(Code::NotOneOf).with("allowed", "GET, POST, PATCH, DELETE");
                return refuse(vec![Issue::at("method", problem)]);
            }
        };
        let options = match options::call(options) {
            Ok((options, _)) => options,
            Err(issues) => return refuse(issues),
        };
        let (query, body) = match (part(input, "query"), part(input, "body")) {
            (Ok(query), Ok(body)) => (query, body),
            (query, body) => {
                return refuse([query.err(), body.err()].into_iter().flatten().collect());
            }
        };
        match other(method, path, query, body) {
            Ok((operation, request)) => self.run(operation, request, options),
            Err(issues) => refuse(issues),
        }
    }

    /// Calls a listing again, for the page at that target.
    pub fn page(&self, number: usize, target: String, options: &JsValue) -> Promise {
        let Some(operation) = operation(number) else {
            return rejected(&write::refused("request", Vec::new()));
        };
        let request = Request {
            target,
            body: None,
            more: Vec::new(),
            items: 0,
            secrets: Vec::new(),
        };
        match options::call(options) {
            Ok((options, _)) => self.run(operation, request, options),
            Err(issues) => rejected(&write::refused(operation.id, issues)),
        }
    }

    fn start(
        &self,
        number: usize,
        options: &JsValue,
        dry: bool,
        prepare: impl FnOnce(&'static Operation, Extra) -> Result<Request, Vec<Issue>>,
    ) -> Promise {
        let Some(operation) = operation(number) else {
            return rejected(&write::refused("request", Vec::new()));
        };
        let (options, extra) = match options::call(options) {
            Ok(options) => options,
            Err(issues) => return rejected(&write::refused(operation.id, issues)),
        };
        match prepare(operation, extra) {
            Ok(request) if dry => Promise::resolve(&shown(operation, request)),
            Ok(request) => self.run(operation, request, options),
            Err(issues) => rejected(&write::refused(operation.id, issues)),
        }
    }

    fn run(
        &self,
        operation: &'static Operation,
        request: Request,
        options: CallOptions,
    ) -> Promise {
        let client = self.client.clone();
        promise(Box::pin(async move {
            match client.run(operation, &request, &options).await {
                Ok(success) => Ok(answer(&client, operation, &request, success)),
                Err(failure) => Err(write::failure(failure)),
            }
        }))
    }
}

/// What the input of a free request has of that name.
fn part(input: &JsValue, name: &str) -> Result<Option<Value>, Issue> {
    if input.is_undefined() || input.is_null() {
        return Ok(None);
    }
    let part = Reflect::get(input, &name.into());
    part.map(|part| read(&part))
        .map_err(|_| Issue::at(name, Code::Unreadable))
}

fn shown(operation: &Operation, request: Request) -> JsValue {
    let judged = tools::Judged::of(operation, &request).to_json();
    let bodies = Array::new();
    for body in request.body.into_iter().chain(request.more) {
        bodies.push(&body.into());
    }
    let told = boundary::DryRun {
        judged: Some(judged.into()),
        method: Some(operation.method.name().into()),
        target: Some(request.target.into()),
        bodies: Some(bodies.into()),
    };
    write::list(&mut told.in_order())
}

fn answer(client: &Client, operation: &Operation, request: &Request, success: Success) -> JsValue {
    let (text, count, next) = match success.content {
        Content::Nothing => (None, None, Next::None),
        Content::Json(text) => (Some(text), None, Next::None),
        Content::Page { text, count, next } => (Some(text), count, next),
    };
    let (next, fault) = match next {
        Next::None => (None, None),
        Next::Unusable => (None, Some("next_unusable")),
        Next::At(next) => match next_target(&client.options().origin, &request.target, &next) {
            None => (None, Some("next_refused")),
            next => (next, None),
        },
    };
    let reach = (operation.answer == AnswerKind::Batches)
        .then(|| reach(request.items, success.requests, success.ended));
    #[expect(clippy::cast_precision_loss, reason = "a count of items")]
    let count = count.map(|count| count as f64);
    let told = boundary::Answer {
        text: text.map(|text| exact(text).into()),
        status: Some(success.status.into()),
        headers: Some(success.headers.into()),
        attempts: Some(success.attempts.into()),
        count: count.map(JsValue::from),
        target: next.is_some().then(|| request.target.as_str().into()),
        next: next.map(JsValue::from),
        fault: fault.map(JsValue::from),
        reach,
    };
    write::list(&mut told.in_order())
}

fn reach(items: usize, requests: usize, ended: Option<(Missed, Failure)>) -> JsValue {
    let reach = Reach::new(items, requests, ended.is_some());
    let (reason, error) = ended.unzip();
    let told = boundary::Reach {
        reached: Some(reach.reached.into()),
        tried: Some(reach.tried.into()),
        items: Some(reach.items.into()),
        reason: reason.map(|reason| reason.name().into()),
        error: error.map(write::failure),
    };
    write::list(&mut told.in_order())
}

/// One instance of the machinery for all futures: it is a large one.
pub(super) fn promise(work: Pin<Box<dyn Future<Output = Result<JsValue, JsValue>>>>) -> Promise {
    future_to_promise(work)
}

fn rejected(failure: &JsValue) -> Promise {
    Promise::reject(failure)
}
