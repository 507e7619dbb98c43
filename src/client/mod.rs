//! The driver: asks the protocol what to do, and does it with `fetch` and timers.
//!
//! It runs where the crate is compiled for wasm32: in a page, a Worker, an extension or Node.
//! No borrow is held while code of the caller runs (`fetch`, a hook, a key function), so that such
//! code may call the client again.

mod bulk;
mod fetch;
mod handed;
mod hooks;
mod key;
mod payload;
mod signal;
mod transport;
mod turns;
mod wait;

pub use bulk::BulkReport;
pub use fetch::Fetch;
pub use handed::{NotJs, to_js};
pub use hooks::Hooks;
pub use key::Key;
pub use payload::Payload;
pub use transport::{Answered, End, Exchange, Incoming, Outgoing, Transport};
pub use wait::Interrupt;

use crate::api::{Answer, Endpoint, Operation};
use crate::error::{Error, ErrorKind, Issue, Phase};
use crate::protocol::{
    Content, Limits, Missed, Origin, Outcome, Past, RateLimiter, Request, RetryBudget, Step,
    request, settle,
};
use crate::rules::Code;
use key::KeyFailure;
use std::cell::RefCell;
use std::rc::Rc;
use transport::Sent;
use turns::{Held, Turns};
use wait::Interrupted;
use wasm_bindgen::JsValue;

/// What a call does when its operation has used up its calls of this minute.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RateMode {
    /// It waits for its turn.
    #[default]
    Wait,
    /// It fails at once.
    Error,
    /// Nothing is counted: Spoki's own answers tell.
    Off,
}

/// How a client is set up.
#[derive(Clone)]
pub struct ClientOptions {
    /// The account's key.
    pub key: Option<Key>,
    /// Where the API is.
    pub origin: Origin,
    /// What sends the requests.
    pub transport: Rc<dyn Transport>,
    /// The deadline of one attempt, body included, in milliseconds.
    pub timeout_ms: f64,
    /// How often a call is repeated at most.
    pub max_retries: u32,
    /// What a call does when it must wait for its turn.
    pub rate_mode: RateMode,
    /// Limits that replace the known ones.
    pub limits: Limits,
    /// A call that would wait longer for its turn fails at once, in milliseconds.
    pub max_wait_ms: f64,
    /// The observers.
    pub hooks: Hooks,
}

impl Default for ClientOptions {
    fn default() -> Self {
        Self::over(Rc::new(Fetch::default()))
    }
}

impl ClientOptions {
    /// The default options, with that transport.
    pub fn over(transport: Rc<dyn Transport>) -> Self {
        Self {
            key: None,
            origin: Origin::default(),
            transport,
            timeout_ms: 30_000.0,
            max_retries: 2,
            rate_mode: RateMode::default(),
            limits: Limits::default(),
            max_wait_ms: 120_000.0,
            hooks: Hooks::default(),
        }
    }
}

/// What holds for one call only.
#[derive(Clone, Default)]
pub struct CallOptions {
    /// Aborts the call, in whichever phase it is.
    pub signal: Option<web_sys::AbortSignal>,
    /// Replaces the client's deadline.
    pub timeout_ms: Option<f64>,
    /// Replaces the client's number of repetitions.
    pub max_retries: Option<u32>,
}

/// Why a call ended without an answer.
pub enum Failure {
    /// An error of this library.
    Error(Error),
    /// The caller's own: the reason of an abort, or what a key function threw.
    Thrown(JsValue),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

/// A good answer.
pub struct Success {
    /// What it holds.
    pub content: Content,
    /// The HTTP status.
    pub status: u16,
    /// The headers.
    pub headers: web_sys::Headers,
    /// How often the request was sent; of several, the last one that succeeded.
    pub attempts: u32,
    /// How many requests succeeded: a call has several where its input is too long for one.
    pub requests: usize,
    /// What ended a call in several requests early.
    pub ended: Option<(Missed, Failure)>,
}

/// A client of one account. Copies share the rate limits.
#[derive(Clone)]
pub struct Client {
    options: Rc<ClientOptions>,
    turns: Rc<Turns>,
    budget: Rc<RefCell<RetryBudget>>,
}

impl Client {
    /// A client with those options. The key is checked when it is used.
    pub fn new(options: ClientOptions) -> Self {
        Self::with_past(options, &Past::default(), RetryBudget::default())
    }

    /// A client that takes the place of another: see [`Self::past`].
    pub fn with_past(options: ClientOptions, past: &Past, budget: RetryBudget) -> Self {
        let limiter = RateLimiter::with_past(options.limits.clone(), past);
        Self {
            turns: Turns::new(limiter),
            options: Rc::new(options),
            budget: Rc::new(RefCell::new(budget)),
        }
    }

    /// What the next client must know to keep the limits as this one would have. No call may be on
    /// its way: those that wait for a turn are not part of it.
    pub fn past(&self) -> (Past, RetryBudget) {
        (self.turns.past(), self.budget.borrow().clone())
    }

    /// The options it was made with.
    pub fn options(&self) -> &ClientOptions {
        &self.options
    }

    /// Makes one typed call. [`Self::start_bulk`] tells more of a call in several requests.
    ///
    /// # Errors
    /// The input's issues, or why the call failed.
    pub async fn call<E: Endpoint>(
        &self,
        endpoint: E,
        options: &CallOptions,
    ) -> Result<Option<<E::Answer as Answer>::Output>, Failure> {
        let (operation, request) = prepared(endpoint)?;
        let success = self.run(operation, &request, options).await?;
        if let Some((_, failure)) = success.ended {
            return Err(failure);
        }
        match success.content {
            Content::Nothing => Ok(None),
            Content::Json(text) | Content::Page { text, .. } => {
                serde_json::from_str(&text).map(Some).map_err(|_| {
                    Failure::Error(Error {
                        kind: ErrorKind::Decode {
                            fault: crate::error::DecodeFault::WrongShape,
                            status: success.status,
                        },
                        operation: operation.id,
                        attempts: success.attempts,
                        retryable: false,
                        ambiguous: true,
                    })
                })
            }
        }
    }

    /// Sends a request that was checked, and repeats it as the protocol allows.
    ///
    /// # Errors
    /// Why the call failed.
    pub async fn run(
        &self,
        operation: &'static Operation,
        request: &Request,
        options: &CallOptions,
    ) -> Result<Success, Failure> {
        let body = Payload::of(request);
        self.send(operation, &request.target, body, options).await
    }

    /// Sends a request to a target with a body, and repeats it as the protocol allows; then those
    /// that follow it, until one fails.
    ///
    /// # Errors
    /// Why the first request failed.
    pub async fn send(
        &self,
        operation: &'static Operation,
        target: &str,
        mut body: Payload<'_>,
        options: &CallOptions,
    ) -> Result<Success, Failure> {
        let interrupt = Interrupt::new(options.signal.as_ref());
        let max_retries = options.max_retries.unwrap_or(self.options.max_retries);
        let mut attempts = 0;
        let mut requests = 0;
        let mut last = None;
        let mut may_have_left = false;
        let failure = loop {
            let turn = match self.turn(operation, attempts, &interrupt).await {
                Ok(turn) => turn,
                Err(failure) => break failure,
            };
            let attempt = self
                .attempt(&turn, target, body, options, &interrupt, attempts + 1)
                .await;
            let has_left = turn.has_left();
            drop(turn);
            let sent = match attempt {
                Ok(sent) => sent,
                Err(failure) => {
                    may_have_left = has_left;
                    break failure;
                }
            };
            attempts += 1;
            let now = js_sys::Date::now();
            let was_refused = sent.status == 429;
            let (status, headers) = (sent.status, sent.headers);
            let step = settle(
                operation,
                sent.outcome,
                attempts,
                max_retries,
                &mut self.budget.borrow_mut(),
                now,
                js_sys::Math::random(),
            );
            match step {
                Step::Done(content) => {
                    let headers = headers.ok_or_else(|| unreadable(operation.id))?;
                    requests += 1;
                    if let Some(next) = body.next() {
                        (last, body, attempts) = (Some((status, headers)), next, 0);
                        continue;
                    }
                    return Ok(Success {
                        content,
                        status,
                        headers,
                        attempts,
                        requests,
                        ended: None,
                    });
                }
                Step::Fail(error) => {
                    if let (true, Some(wait)) = (was_refused, error.retry_after_ms()) {
                        self.turns.block(operation, now, wait);
                    }
                    break error.into();
                }
                Step::Retry { after_ms } => {
                    if was_refused {
                        self.turns.block(operation, now, after_ms);
                    }
                    self.options.hooks.retry(operation.id, attempts, after_ms);
                    if let Err(interrupted) = interrupt.sleep(after_ms).await {
                        break aborted(interrupted);
                    }
                }
            }
        };
        let Some((status, headers)) = last else {
            return Err(failure);
        };
        let missed = match &failure {
            Failure::Error(error) => Missed::by(error),
            Failure::Thrown(_) if may_have_left => Missed::Uncertain,
            Failure::Thrown(_) => Missed::NotSent,
        };
        Ok(Success {
            content: Content::Nothing,
            status,
            headers,
            attempts,
            requests,
            ended: Some((missed, failure)),
        })
    }

    /// One request, with one deadline for key, headers and body together.
    async fn attempt(
        &self,
        turn: &Held,
        target: &str,
        body: Payload<'_>,
        options: &CallOptions,
        interrupt: &Interrupt,
        number: u32,
    ) -> Result<Sent, Failure> {
        let operation = turn.operation;
        let deadline = options.timeout_ms.unwrap_or(self.options.timeout_ms);
        let _armed = interrupt.arm(deadline);
        let key = match self.key(operation, interrupt).await {
            Ok(key) => key,
            Err(KeyFailure::TimedOut) => {
                return Ok(Sent::failed(Outcome::TimedOut { phase: Phase::Key }));
            }
            Err(KeyFailure::Failure(failure)) => return Err(failure),
        };
        let hooks = &self.options.hooks;
        hooks.request(operation, self.options.origin.as_str(), target, number);
        turn.leave();
        let started = js_sys::Date::now();
        let sent = transport::exchange(
            &self.options,
            operation,
            target,
            key.as_deref(),
            body,
            interrupt,
        )
        .await
        .map_err(Failure::Thrown)?;
        if sent.headers.is_some() {
            let elapsed = js_sys::Date::now() - started;
            hooks.response(operation.id, sent.status, number, elapsed);
        }
        Ok(sent)
    }
}

pub(crate) fn aborted(interrupted: Interrupted) -> Failure {
    Failure::Thrown(match interrupted {
        Interrupted::Aborted(reason) => reason,
        Interrupted::Deadline => JsValue::UNDEFINED,
    })
}

/// The operation of a typed request, and the request that it becomes.
fn prepared<E: Endpoint>(endpoint: E) -> Result<(&'static Operation, Request), Failure> {
    let id = E::OPERATION.id;
    let operation = crate::api::find(id).ok_or_else(|| unreadable(id))?;
    let request = request(endpoint).map_err(|issues| Error::validation(id, issues))?;
    Ok((operation, request))
}

fn unreadable(operation: &'static str) -> Error {
    let problem = Code::Unreadable.into();
    let path = Vec::new();
    Error::validation(operation, vec![Issue { path, problem }])
}
