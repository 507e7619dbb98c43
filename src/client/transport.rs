//! One exchange: a request goes out through `fetch`, and the answer is read to its end.

use super::wait::{Interrupt, Interrupted};
use super::{ClientOptions, Payload};
use crate::api::Operation;
use crate::error::Phase;
use crate::protocol::{API_KEY_HEADER, Outcome, Reply};
use crate::redact;
use crate::rules::{joined, lossy};
use gloo_net::http::Response;
use js_sys::{Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    AbortController, Headers, ReadableStreamDefaultReader, RequestInit, RequestRedirect,
};

/// The longest answer that is read, in bytes, after decompression.
const LONGEST_BODY: usize = 32 << 20;

/// Shorter keys and secrets are not hidden: they are parts of many words, so that hiding them would
/// garble an answer and still show them.
const SHORTEST_SECRET: usize = 4;

/// The key and the secrets of a request, which nothing that comes back may show.
struct Hidden<'a> {
    key: Option<&'a str>,
    secrets: &'a [String],
}

impl Hidden<'_> {
    fn erased_from(&self, mut text: String) -> String {
        let mut erase = |secret: &str| {
            if secret.len() >= SHORTEST_SECRET {
                text = redact::without(&text, secret);
            }
        };
        self.key.map(&mut erase);
        self.secrets.iter().for_each(|secret| erase(secret));
        text
    }
}

/// What became of an exchange.
pub(super) struct Sent {
    pub(super) outcome: Outcome,
    /// The status, or 0 where no answer came.
    pub(super) status: u16,
    pub(super) headers: Option<Headers>,
}

impl Sent {
    pub(super) const fn failed(outcome: Outcome) -> Self {
        Self {
            outcome,
            status: 0,
            headers: None,
        }
    }
}

/// Aborts the request when the exchange ends before it was read, whatever the reason.
struct Abort {
    controller: AbortController,
    read: bool,
}

impl Drop for Abort {
    fn drop(&mut self) {
        if !self.read {
            self.controller.abort();
        }
    }
}

/// Sends one request and reads the answer.
///
/// An `Err` is the reason of the caller's abort.
pub(super) async fn exchange(
    options: &ClientOptions,
    operation: &Operation,
    target: &str,
    key: Option<&str>,
    body: Payload<'_>,
    interrupt: &Interrupt,
) -> Result<Sent, JsValue> {
    let hidden = &Hidden {
        key,
        secrets: match body {
            Payload::Text { secrets, .. } => secrets,
            Payload::None | Payload::Bytes(_) => &[],
        },
    };
    let controller = match AbortController::new() {
        Ok(controller) => controller,
        Err(thrown) => return Ok(Sent::failed(not_sent(&thrown, hidden))),
    };
    let url = joined(&[options.origin.as_str(), target], "");
    let request = match build(operation, &url, key, body, &controller) {
        Ok(request) => request,
        Err(thrown) => return Ok(Sent::failed(not_sent(&thrown, hidden))),
    };
    let mut abort = Abort {
        controller,
        read: false,
    };
    let promise = match send(options.fetch.as_ref(), &request) {
        Ok(promise) => promise,
        Err(thrown) => return Ok(Sent::failed(not_sent(&thrown, hidden))),
    };
    let answer = match interrupt.until(JsFuture::from(promise)).await {
        Ok(Ok(answer)) => answer,
        Ok(Err(thrown)) => return Ok(Sent::failed(broken(&thrown, hidden))),
        Err(interrupted) => return cut(interrupted, Phase::Headers),
    };
    if !is_response(&answer) {
        return Ok(Sent::failed(Outcome::Broken {
            message: "fetch gave something that is no Response".to_owned(),
        }));
    }
    let raw: web_sys::Response = answer.unchecked_into();
    let headers = raw.headers();
    let response = Response::from(raw);
    let status = response.status();
    let outcome = match interrupt.until(read(&response)).await {
        Ok(Ok(Some(body))) => {
            abort.read = true;
            Outcome::Reply(Reply {
                status,
                retry_after: response.headers().get("retry-after"),
                content_type: response.headers().get("content-type"),
                body: if (200..300).contains(&status) {
                    body
                } else {
                    without(&body, hidden)
                },
            })
        }
        Ok(Ok(None)) => Outcome::TooLarge { status },
        Ok(Err(thrown)) => broken(&thrown, hidden),
        Err(interrupted) => return cut(interrupted, Phase::Body),
    };
    Ok(Sent {
        outcome,
        status,
        headers: Some(headers),
    })
}

fn build(
    operation: &Operation,
    url: &str,
    key: Option<&str>,
    body: Payload<'_>,
    controller: &AbortController,
) -> Result<web_sys::Request, JsValue> {
    let headers = Headers::new()?;
    headers.set("Accept", "application/json")?;
    if let Some(key) = key {
        headers.set(API_KEY_HEADER, key)?;
    }
    let init = RequestInit::new();
    init.set_method(operation.method.name());
    // A redirect is an error: Node and workerd would send the key to the other host.
    init.set_redirect(RequestRedirect::Manual);
    init.set_signal(Some(&controller.signal()));
    let body = match body {
        Payload::None => JsValue::UNDEFINED,
        Payload::Text { json, .. } => JsValue::from_str(json),
        Payload::Bytes(bytes) => Uint8Array::from(bytes).into(),
    };
    if !body.is_undefined() {
        headers.set("Content-Type", "application/json")?;
        init.set_body(&body);
    }
    init.set_headers(&headers);
    // Not by gloo-net's builder: to look at the address it makes a whole request more, which costs
    // a tenth of a call.
    web_sys::Request::new_with_str_and_init(url, &init)
}

/// Calls `fetch`, unbound: a method that needs its `this` was bound by the caller.
fn send(fetch: Option<&Function>, request: &web_sys::Request) -> Result<Promise, JsValue> {
    let answer = if let Some(fetch) = fetch {
        fetch.call1(&JsValue::UNDEFINED, request)?
    } else {
        let global = Reflect::get(&js_sys::global(), &JsValue::from_str("fetch"))?;
        let fetch: Function = global
            .dyn_into()
            .map_err(|_| JsValue::from_str("there is no global fetch: give one as an option"))?;
        fetch.call1(&JsValue::UNDEFINED, request)?
    };
    Ok(Promise::resolve(&answer))
}

fn is_response(answer: &JsValue) -> bool {
    let get = |name: &str| Reflect::get(answer, &JsValue::from_str(name));
    let status = get("status").ok().and_then(|status| status.as_f64());
    let headers = get("headers").and_then(|headers| Reflect::get(&headers, &"get".into()));
    answer.is_object()
        && status.is_some_and(|status| (0.0..=999.0).contains(&status))
        && headers.is_ok_and(|get| get.is_function())
}

/// Lets go of a body that is not read to its end. A body that the abort of its request does not
/// reach, as one that was made by hand, would stay open, and what waits for it with it.
struct Reading {
    reader: ReadableStreamDefaultReader,
    is_done: bool,
}

impl Drop for Reading {
    fn drop(&mut self) {
        if !self.is_done {
            let cancelled = JsFuture::from(self.reader.cancel());
            // It fails where the stream has failed already; nobody needs to hear of it.
            spawn_local(async move {
                let _ = cancelled.await;
            });
        }
    }
}

/// The whole body, or nothing when it is longer than the client reads.
async fn read(response: &Response) -> Result<Option<Vec<u8>>, JsValue> {
    let Some(stream) = response.body() else {
        return Ok(Some(Vec::new()));
    };
    let reader: ReadableStreamDefaultReader = Reflect::get(&stream, &"getReader".into())?
        .dyn_into::<Function>()?
        .call0(&stream)?
        .unchecked_into();
    let mut reading = Reading {
        reader,
        is_done: false,
    };
    let mut body = Vec::new();
    loop {
        let chunk = JsFuture::from(reading.reader.read()).await?;
        if Reflect::get(&chunk, &"done".into())?.is_truthy() {
            reading.is_done = true;
            return Ok(Some(body));
        }
        let bytes: Uint8Array = Reflect::get(&chunk, &"value".into())?.dyn_into()?;
        let length = usize::try_from(bytes.length()).unwrap_or(usize::MAX);
        if body.len().saturating_add(length) > LONGEST_BODY {
            return Ok(None);
        }
        body.extend(bytes.to_vec());
    }
}

/// A refusal without the key and the secrets, should the other side have repeated them: errors show
/// the body. Bytes that are no text are shown as text all the same.
fn without(body: &[u8], hidden: &Hidden<'_>) -> Vec<u8> {
    hidden.erased_from(lossy(body)).into_bytes()
}

fn cut(interrupted: Interrupted, phase: Phase) -> Result<Sent, JsValue> {
    match interrupted {
        Interrupted::Aborted(reason) => Err(reason),
        Interrupted::Deadline => Ok(Sent::failed(Outcome::TimedOut { phase })),
    }
}

fn not_sent(thrown: &JsValue, hidden: &Hidden<'_>) -> Outcome {
    Outcome::NotSent {
        message: message_of(thrown, hidden),
    }
}

fn broken(thrown: &JsValue, hidden: &Hidden<'_>) -> Outcome {
    Outcome::Broken {
        message: message_of(thrown, hidden),
    }
}

/// What a runtime said, with its cause, and without the key should it have repeated it.
fn message_of(thrown: &JsValue, hidden: &Hidden<'_>) -> String {
    let text = |value: &JsValue| {
        if !value.is_object() {
            return value.as_string();
        }
        let message = Reflect::get(value, &"message".into()).ok()?;
        message.as_string()
    };
    let message = text(thrown).unwrap_or_else(|| "unknown reason".to_owned());
    let cause = thrown
        .is_object()
        .then(|| Reflect::get(thrown, &"cause".into()).ok())
        .flatten()
        .and_then(|cause| text(&cause));
    hidden.erased_from(match cause {
        Some(cause) => joined(&[&message, " (", &cause, ")"], ""),
        None => message,
    })
}
