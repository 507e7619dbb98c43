//! The options of a client and of a call, as JavaScript gives them.

#[cfg(feature = "package")]
mod run;

#[cfg(feature = "package")]
pub(super) use run::{RunOptions, import};

use super::read::{expected, fields, read, read_simple};
use crate::client::{CallOptions, ClientOptions, Key, RateMode, Transport};
use crate::error::{Issue, Segment};
use crate::protocol::{Extra, Limits, Origin, check_api_key};
use crate::rules::suggest::nearest;
use crate::rules::{Code, Problem, joined};
use crate::schema::Value;
use js_sys::{Function, Reflect};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};

const CLIENT: [&str; 12] = [
    "apiKey",
    "baseUrl",
    "fetch",
    "timeoutMs",
    "maxRetries",
    "rateLimit",
    "maxWaitMs",
    "dangerouslyAllowBrowser",
    "onRequest",
    "onResponse",
    "onRetry",
    "onRateLimit",
];

const CALL: [&str; 5] = [
    "signal",
    "timeoutMs",
    "maxRetries",
    "extraBody",
    "extraQuery",
];

/// Reads the options of a client: all issues at once.
pub(super) fn client(
    value: &JsValue,
    transport: Rc<dyn Transport>,
) -> Result<ClientOptions, Vec<Issue>> {
    let mut reader = Reader::default();
    let mut options = ClientOptions::over(transport);
    let mut allow_browser = false;
    for (name, value) in reader.fields(value) {
        match name.as_str() {
            "apiKey" => options.key = reader.key(&value),
            "baseUrl" => {
                let origin = reader.text(&name, &value).map(|text| Origin::parse(&text));
                match origin {
                    Some(Ok(origin)) => options.origin = origin,
                    Some(Err(problem)) => reader.report(&name, problem),
                    None => {}
                }
            }
            // The shell has it already: its transport calls it.
            "fetch" => {
                reader.function(&name, &value);
            }
            "timeoutMs" => reader.number(&name, &value, 1, &mut options.timeout_ms),
            "maxRetries" => reader.count(&name, &value, &mut options.max_retries),
            "rateLimit" => reader.rate_limit(&value, &mut options),
            "maxWaitMs" => reader.number(&name, &value, 0, &mut options.max_wait_ms),
            "dangerouslyAllowBrowser" => match value.as_bool() {
                Some(allowed) => allow_browser = allowed,
                None => reader.report(&name, expected("true or false", &value)),
            },
            "onRequest" => options.hooks.on_request = reader.function(&name, &value),
            "onResponse" => options.hooks.on_response = reader.function(&name, &value),
            "onRetry" => options.hooks.on_retry = reader.function(&name, &value),
            "onRateLimit" => options.hooks.on_rate_limit = reader.function(&name, &value),
            _ => reader.unknown(&name, &CLIENT),
        }
    }
    if options.key.is_some() && !allow_browser && is_window() {
        reader.report("apiKey", Code::ApiKeyInBrowser);
    }
    reader.finish(options)
}

/// Reads the options of one call.
pub(super) fn call(value: &JsValue) -> Result<(CallOptions, Extra), Vec<Issue>> {
    let mut reader = Reader::default();
    let mut options = CallOptions::default();
    let mut extra = Extra::default();
    for (name, value) in reader.fields(value) {
        match name.as_str() {
            "signal" => options.signal = reader.signal(&value),
            "timeoutMs" => {
                let mut timeout = 0.0;
                reader.number(&name, &value, 1, &mut timeout);
                options.timeout_ms = Some(timeout);
            }
            "maxRetries" => {
                let mut retries = 0;
                reader.count(&name, &value, &mut retries);
                options.max_retries = Some(retries);
            }
            "extraBody" => extra.body = read(&value),
            "extraQuery" => extra.query = read(&value),
            _ => reader.unknown(&name, &CALL),
        }
    }
    reader.finish((options, extra))
}

/// A raw key in a window can be read by everyone who opens the page.
fn is_window() -> bool {
    let global = js_sys::global();
    let member = |of: &JsValue, name: &str| Reflect::get(of, &name.into());
    // What cannot be told is taken for a window.
    let Ok(window) = member(&global, "window") else {
        return true;
    };
    window.is_object() && member(&window, "document").map_or(true, |document| document.is_object())
}

#[derive(Default)]
struct Reader {
    issues: Vec<Issue>,
}

impl Reader {
    fn finish<T>(self, options: T) -> Result<T, Vec<Issue>> {
        if self.issues.is_empty() {
            Ok(options)
        } else {
            Err(self.issues)
        }
    }

    fn report(&mut self, name: &str, problem: impl Into<Problem>) {
        self.issues.push(Issue::at(name, problem));
    }

    fn unknown(&mut self, name: &str, known: &[&'static str]) {
        let meant = nearest(name, known.iter().copied());
        let problem =
            Problem::new(Code::UnknownOption).with("suggestion", meant.unwrap_or_default());
        self.report(name, problem);
    }

    fn fields(&mut self, value: &JsValue) -> Vec<(String, JsValue)> {
        fields(value).unwrap_or_else(|issue| {
            self.issues.push(issue);
            Vec::new()
        })
    }

    fn key(&mut self, value: &JsValue) -> Option<Key> {
        if let Some(function) = value.dyn_ref::<Function>() {
            return Some(Key::Asked(function.clone()));
        }
        let Some(key) = value.as_string() else {
            self.report("apiKey", expected("a string or a function", value));
            return None;
        };
        if let Err(problem) = check_api_key(&key) {
            self.report("apiKey", problem);
        }
        Some(Key::Given(key))
    }

    fn text(&mut self, name: &str, value: &JsValue) -> Option<String> {
        let text = value.as_string();
        if text.is_none() {
            self.report(name, expected("a string", value));
        }
        text
    }

    fn function(&mut self, name: &str, value: &JsValue) -> Option<Function> {
        let function = value.dyn_ref::<Function>().cloned();
        if function.is_none() {
            self.report(name, expected("a function", value));
        }
        function
    }

    fn signal(&mut self, value: &JsValue) -> Option<web_sys::AbortSignal> {
        let has = |name: &str| Reflect::get(value, &name.into());
        let listens = |name| has(name).is_ok_and(|method| method.is_function());
        let listens = listens("addEventListener") && listens("removeEventListener");
        if value.is_object() && listens && has("aborted").is_ok_and(|flag| flag.as_bool().is_some())
        {
            return Some(value.clone().unchecked_into());
        }
        self.report("signal", expected("an AbortSignal", value));
        None
    }

    fn number(&mut self, name: &str, value: &JsValue, min: u8, into: &mut f64) {
        match value.as_f64() {
            Some(number) if number >= f64::from(min) => *into = number,
            Some(_) => {
                let problem = Problem::new(Code::OutOfRange).with("min", min);
                self.report(name, problem.with("max", "Infinity"));
            }
            None => self.report(name, expected("a number of milliseconds", value)),
        }
    }

    fn count(&mut self, name: &str, value: &JsValue, into: &mut u32) {
        const MOST: i64 = 100;
        match read_simple(value) {
            Value::Integer(number) if (0..=MOST).contains(&number) => {
                *into = u32::try_from(number).unwrap_or(0);
            }
            Value::Integer(_) => {
                let problem = Problem::new(Code::OutOfRange).with("min", 0);
                self.report(name, problem.with("max", MOST));
            }
            _ => self.report(name, expected("a whole number", value)),
        }
    }

    fn rate_limit(&mut self, value: &JsValue, options: &mut ClientOptions) {
        const MODES: [&str; 3] = ["wait", "error", "off"];
        if let Some(mode) = value.as_string() {
            options.rate_mode = match mode.as_str() {
                "wait" => RateMode::Wait,
                "error" => RateMode::Error,
                "off" => RateMode::Off,
                _ => {
                    let problem =
                        Problem::new(Code::NotOneOf).with("allowed", joined(&MODES, ", "));
                    self.report("rateLimit", problem);
                    return;
                }
            };
            return;
        }
        let given = match fields(value) {
            Ok(given) => given,
            Err(mut issue) => {
                if issue.problem.code == Code::WrongType {
                    let what = "\"wait\", \"error\", \"off\" or an object of calls a minute";
                    issue.problem = expected(what, value);
                }
                issue.path.insert(0, Segment::Field("rateLimit".to_owned()));
                self.issues.push(issue);
                return;
            }
        };
        let mut limits = Limits::default();
        for (id, per_minute) in given {
            let problem = match (crate::api::find(&id), read_simple(&per_minute)) {
                (Some(operation), Value::Integer(count @ 1..=1_000_000)) => {
                    limits.set(operation, u32::try_from(count).unwrap_or(1));
                    continue;
                }
                (Some(_), _) => Problem::new(Code::OutOfRange)
                    .with("min", 1)
                    .with("max", 1_000_000),
                (None, _) => {
                    let known = crate::api::operations().map(|operation| operation.id);
                    let meant = nearest(&id, known);
                    Problem::new(Code::UnknownOperation)
                        .with("suggestion", meant.unwrap_or_default())
                }
            };
            self.issues.push(Issue {
                path: vec![Segment::Field("rateLimit".to_owned()), Segment::Field(id)],
                problem,
            });
        }
        options.limits = limits;
    }
}
