//! The shell's transport: `pkg-template/shell/transport.js` calls `fetch` and reads what it gives.

use crate::client::{Answered, End, Exchange, Incoming, Outgoing, Payload, Transport};
use crate::error::Phase;
use core::cell::Cell;
use js_sys::{Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Headers;

#[wasm_bindgen]
extern "C" {
    /// The shell's function that sends.
    pub type Sender;
    #[wasm_bindgen(catch, method)]
    fn call(
        this: &Sender,
        receiver: &JsValue,
        method: &str,
        url: &str,
        key: Option<&str>,
        body: &JsValue,
        longest: usize,
        shown: usize,
    ) -> Result<Sending, JsValue>;

    /// A request under way.
    type Sending;
    /// What becomes of it. It settles in any case, and never rejects.
    #[wasm_bindgen(method, getter)]
    fn outcome(this: &Sending) -> Promise;
    /// Ends it. Tells whether the headers had come.
    #[wasm_bindgen(method)]
    fn stop(this: &Sending) -> bool;

    /// What became of it, in values of the shell's own.
    type Outcome;
    #[wasm_bindgen(method, getter)]
    fn kind(this: &Outcome) -> OutcomeKind;
    #[wasm_bindgen(method, getter)]
    fn message(this: &Outcome) -> String;
    #[wasm_bindgen(method, getter)]
    fn status(this: &Outcome) -> Option<u16>;
    #[wasm_bindgen(method, getter)]
    fn headers(this: &Outcome) -> Option<Headers>;
    #[wasm_bindgen(method, getter, js_name = retryAfter)]
    fn retry_after(this: &Outcome) -> Option<String>;
    #[wasm_bindgen(method, getter, js_name = contentType)]
    fn content_type(this: &Outcome) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn body(this: &Outcome) -> Vec<u8>;
    #[wasm_bindgen(method, getter, js_name = isCut)]
    fn is_cut(this: &Outcome) -> bool;
}

/// How a request ended.
#[wasm_bindgen]
#[derive(Clone, Copy, Debug)]
pub enum OutcomeKind {
    /// With an answer.
    Answered,
    /// Before it was sent.
    NotSent,
    /// At some time behind that.
    Broken,
}

/// Sends by the shell's function.
pub(super) struct Shell(pub(super) Sender);

impl Transport for Shell {
    fn exchange<'a>(&'a self, request: Outgoing<'a>, phase: &'a Cell<Phase>) -> Exchange<'a> {
        Box::pin(async move {
            match self.send(request) {
                Ok(sending) => Stopped { sending, phase }.outcome().await,
                // The shell throws nothing of `fetch`, so it is the engine that failed, at some time.
                Err(_) => broken("the request could not be made".to_owned()),
            }
        })
    }
}

impl Shell {
    fn send(&self, request: Outgoing<'_>) -> Result<Sending, JsValue> {
        let body = match request.body {
            Payload::None => JsValue::UNDEFINED,
            Payload::Text { json, .. } => JsValue::from_str(json),
            Payload::Bytes(bytes) => Uint8Array::from(bytes).into(),
        };
        self.0.call(
            &JsValue::UNDEFINED,
            request.operation.method.name(),
            request.url,
            request.key,
            &body,
            request.longest,
            request.shown,
        )
    }
}

/// Stops the request when it is dropped; one that is over does not mind.
struct Stopped<'a> {
    sending: Sending,
    phase: &'a Cell<Phase>,
}

impl Stopped<'_> {
    async fn outcome(&self) -> Incoming {
        match JsFuture::from(self.sending.outcome()).await {
            Ok(outcome) => incoming(outcome.unchecked_ref()),
            Err(_) => broken(String::new()),
        }
    }
}

impl Drop for Stopped<'_> {
    fn drop(&mut self) {
        if self.sending.stop() {
            self.phase.set(Phase::Body);
        }
    }
}

fn incoming(outcome: &Outcome) -> Incoming {
    Incoming {
        status: outcome.status().unwrap_or_default(),
        headers: outcome.headers(),
        end: match outcome.kind() {
            OutcomeKind::Answered => End::Answered(Answered {
                retry_after: outcome.retry_after(),
                content_type: outcome.content_type(),
                body: outcome.body(),
                is_cut: outcome.is_cut(),
            }),
            OutcomeKind::NotSent => End::NotSent(outcome.message()),
            OutcomeKind::Broken => End::Broken(outcome.message()),
        },
    }
}

fn broken(message: String) -> Incoming {
    Incoming {
        status: 0,
        headers: None,
        end: End::Broken(message),
    }
}
