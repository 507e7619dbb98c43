//! Calls.

use super::read::{read, read_simple};
use super::transport::{Sender, Shell};
use super::{options, past, write};
use crate::api::{AnswerKind, Method, Operation, operation};
use crate::client::{CallOptions, Client, Failure, Success};
use crate::error::Issue;
use crate::protocol::{Content, Extra, Reach, Request, next_target, other, prepare};
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
    /// answer is what would be, `[judged, method, target, ...bodies]`, where `judged` is what a policy must
    /// know of it, as JSON.
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
                Ok(success) => Ok(answer(&client, operation, &request, success).into()),
                Err(failed) => Err(failure(failed)),
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
    let shown = Array::new();
    let judged = tools::Judged::of(operation, &request);
    shown.push(&judged.to_json(write::path).into());
    shown.push(&operation.method.name().into());
    shown.push(&request.target.into());
    for body in request.body.into_iter().chain(request.more) {
        shown.push(&body.into());
    }
    shown.into()
}

/// `[text, status, headers, attempts, count, next]`; what there is not is `undefined`. `next` is the
/// target of this page and of the one that follows. Where going on is an error, though the page
/// itself is good, it is the name of the fault.
///
/// A call that may take several requests adds how many it reached, how many it tried to reach, of
/// how many, and, if these differ, why those between the first two were missed: a reason and an
/// error.
fn answer(client: &Client, operation: &Operation, request: &Request, success: Success) -> Array {
    let (text, count, next) = match success.content {
        Content::Nothing => (None, None, Next::None),
        Content::Json(text) => (Some(text), None, Next::None),
        Content::Page { text, count, next } => (Some(text), count, next),
    };
    let next = match next {
        Next::None => JsValue::UNDEFINED,
        Next::Unusable => "next_unusable".into(),
        Next::At(next) => match next_target(&client.options().origin, &request.target, &next) {
            None => "next_refused".into(),
            Some(next) => Array::of2(&request.target.as_str().into(), &next.into()).into(),
        },
    };
    #[expect(clippy::cast_precision_loss, reason = "a count of items")]
    let count = count.map_or(JsValue::UNDEFINED, |count| JsValue::from(count as f64));
    let told = [
        text.map_or(JsValue::UNDEFINED, |text| exact(text).into()),
        success.status.into(),
        success.headers.into(),
        success.attempts.into(),
        count,
        next,
    ];
    let answer = Array::new();
    for value in &told {
        answer.push(value);
    }
    if operation.answer == AnswerKind::Batches {
        let reach = Reach::new(request.items, success.requests, success.ended.is_some());
        for place in [reach.reached, reach.tried, reach.items] {
            answer.push(&place.into());
        }
        if let Some((reason, error)) = success.ended {
            answer.push(&reason.name().into());
            answer.push(&failure(error));
        }
    }
    answer
}

/// One instance of the machinery for all futures: it is a large one.
pub(super) fn promise(work: Pin<Box<dyn Future<Output = Result<JsValue, JsValue>>>>) -> Promise {
    future_to_promise(work)
}

/// A failure as the shell takes it: `[description]` of an error of this library as JSON, or
/// `[undefined, thrown]` for what the caller's own code threw.
pub(super) fn failure(failure: Failure) -> JsValue {
    match failure {
        Failure::Error(error) => write::described(&error),
        Failure::Thrown(thrown) => Array::of2(&JsValue::UNDEFINED, &thrown).into(),
    }
}

fn rejected(failure: &JsValue) -> Promise {
    Promise::reject(failure)
}
