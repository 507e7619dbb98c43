//! `fetch`, for programs in Rust. The npm package brings its own transport.

use super::Payload;
use super::transport::{Answered, End, Exchange, Incoming, Outgoing, Transport};
use super::wait::Given;
use crate::error::Phase;
use crate::protocol::API_KEY_HEADER;
use crate::rules::joined;
use core::cell::Cell;
use gloo_net::http::Response;
use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    AbortController, Headers, ReadableStreamDefaultReader, RequestInit, RequestRedirect,
};

/// Sends by the function that it holds, which is called as `fetch(url, init)`, unbound; by the global
/// `fetch` if it holds none.
#[derive(Clone, Debug, Default)]
pub struct Fetch(pub Option<Function>);

impl Transport for Fetch {
    fn exchange<'a>(&'a self, request: Outgoing<'a>, phase: &'a Cell<Phase>) -> Exchange<'a> {
        Box::pin(async move {
            let mut incoming = Incoming {
                status: 0,
                headers: None,
                end: End::NotSent(String::new()),
            };
            incoming.end = match self.sent(request) {
                Err(thrown) => End::NotSent(message_of(&thrown)),
                Ok((mut abort, given)) => match read(given, request, phase, &mut incoming).await {
                    Ok(answered) => {
                        abort.is_read = !answered.is_cut;
                        End::Answered(answered)
                    }
                    Err(thrown) => End::Broken(message_of(&thrown)),
                },
            };
            incoming
        })
    }
}

impl Fetch {
    fn sent(&self, request: Outgoing<'_>) -> Result<(Abort, Given), JsValue> {
        let headers = Headers::new()?;
        headers.set("Accept", "application/json")?;
        if let Some(key) = request.key {
            headers.set(API_KEY_HEADER, key)?;
        }
        let body = match request.body {
            Payload::None => JsValue::UNDEFINED,
            Payload::Text { json, .. } => JsValue::from_str(json),
            Payload::Bytes(bytes) => Uint8Array::from(bytes).into(),
        };
        let init = RequestInit::new();
        if !body.is_undefined() {
            headers.set("Content-Type", "application/json")?;
            init.set_body(&body);
        }
        let controller = AbortController::new()?;
        init.set_method(request.operation.method.name());
        init.set_headers(&headers);
        // A redirect is an error: Node and workerd would send the key to the other host.
        init.set_redirect(RequestRedirect::Manual);
        init.set_signal(Some(&controller.signal()));
        let global = Reflect::get(&js_sys::global(), &"fetch".into())?;
        let fetch = match &self.0 {
            Some(fetch) => fetch,
            None => global
                .dyn_ref()
                .ok_or("there is no global fetch: give one as an option")?,
        };
        let answer = Reflect::apply(
            fetch,
            &JsValue::UNDEFINED,
            &Array::of2(&request.url.into(), &init),
        )?;
        let abort = Abort {
            controller,
            is_read: false,
        };
        Ok((abort, Given::new(&answer)))
    }
}

/// Aborts the request when the exchange ends before the answer was read, whatever the reason.
struct Abort {
    controller: AbortController,
    is_read: bool,
}

impl Drop for Abort {
    fn drop(&mut self) {
        if !self.is_read {
            self.controller.abort();
        }
    }
}

async fn read(
    given: Given,
    request: Outgoing<'_>,
    phase: &Cell<Phase>,
    incoming: &mut Incoming,
) -> Result<Answered, JsValue> {
    let raw = given.await?.dyn_into::<web_sys::Response>();
    let raw = raw.map_err(|_| "fetch gave something that is no Response")?;
    phase.set(Phase::Body);
    incoming.headers = Some(raw.headers());
    let response = Response::from(raw);
    incoming.status = response.status();
    let is_good = response.ok();
    let most = if is_good {
        request.longest
    } else {
        request.shown
    };
    let (mut body, is_cut) = read_body(&response, most).await?;
    if is_cut {
        body.truncate(request.shown);
    }
    Ok(Answered {
        retry_after: response.headers().get("retry-after"),
        content_type: response.headers().get("content-type"),
        body,
        is_cut,
    })
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
            // It fails where the stream has failed already; nobody needs to hear of it.
            super::hooks::forget(&self.reader.cancel());
        }
    }
}

/// The body, and whether it is longer than what is read of it.
async fn read_body(response: &Response, most: usize) -> Result<(Vec<u8>, bool), JsValue> {
    let Some(stream) = response.body() else {
        return Ok((Vec::new(), false));
    };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut reading = Reading {
        reader,
        is_done: false,
    };
    let mut body = Vec::new();
    loop {
        let chunk = Given::new(&reading.reader.read()).await?;
        if Reflect::get(&chunk, &"done".into())?.is_truthy() {
            reading.is_done = true;
            return Ok((body, false));
        }
        let bytes: Uint8Array = Reflect::get(&chunk, &"value".into())?.dyn_into()?;
        body.extend(bytes.to_vec());
        if body.len() > most {
            return Ok((body, true));
        }
    }
}

/// What a runtime said, with its cause.
fn message_of(thrown: &JsValue) -> String {
    let text = |value: &JsValue| {
        if !value.is_object() {
            return value.as_string();
        }
        let message = Reflect::get(value, &"message".into()).ok()?;
        message.as_string()
    };
    let message = text(thrown).unwrap_or_else(|| "unknown reason".to_owned());
    let cause = Reflect::get(thrown, &"cause".into()).ok();
    match cause.and_then(|cause| text(&cause)) {
        Some(cause) => joined(&[&message, " (", &cause, ")"], ""),
        None => message,
    }
}
