//! What follows from the outcome of an attempt: the end, or another attempt and when.

use super::reply::{self, Content, Reply};
use crate::api::{Operation, Retry};
use crate::error::{ApiClass, DecodeFault, Error, ErrorKind, Phase};

/// The shortest pause before a repetition, in milliseconds, whatever `Retry-After` says. Each
/// further one doubles, and chance lengthens it to twice that at most.
const BASE_MS: f64 = 250.0;
/// The longest pause that the client chooses by itself.
const CAP_MS: f64 = 8_000.0;
/// The longest `Retry-After` that is waited for.
const LONGEST_RETRY_AFTER_MS: f64 = 60_000.0;

/// How an attempt ended, as the driver saw it.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// An answer came, whole.
    Reply(Reply),
    /// The request did not leave: `fetch` threw before it did anything.
    NotSent {
        /// What the runtime said.
        message: String,
    },
    /// The connection failed or broke, at some time after the request may have left.
    Broken {
        /// What the runtime said.
        message: String,
    },
    /// The deadline passed.
    TimedOut {
        /// How far the attempt had come.
        phase: Phase,
    },
    /// The answer is longer than the client reads.
    TooLarge {
        /// Its status.
        status: u16,
    },
}

/// What to do next.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// The call succeeded.
    Done(Content),
    /// Make another attempt after a pause.
    Retry {
        /// The pause, in milliseconds.
        after_ms: f64,
    },
    /// The call failed.
    Fail(Error),
}

/// Bounds the repetitions of one client, so that a service in trouble is not hit harder: each
/// costs one, each success earns a fifth back.
#[derive(Clone, Debug)]
pub struct RetryBudget {
    left: f64,
}

impl RetryBudget {
    const FULL: f64 = 20.0;
    const EARNED: f64 = 0.2;

    /// A budget with so much left, at most a full one.
    pub const fn with_left(left: f64) -> Self {
        let left = left.clamp(0.0, Self::FULL);
        Self { left }
    }

    /// How many repetitions are left; a part of one counts towards the next.
    pub const fn left(&self) -> f64 {
        self.left
    }

    fn spend(&mut self) -> bool {
        let enough = self.left >= 1.0;
        if enough {
            self.left -= 1.0;
        }
        enough
    }

    fn earn(&mut self) {
        self.left = (self.left + Self::EARNED).min(Self::FULL);
    }
}

impl Default for RetryBudget {
    fn default() -> Self {
        Self { left: Self::FULL }
    }
}

/// The pause before repetition number `repetition` (counted from 1), in milliseconds, with `random`
/// from 0 to 1. It is never nothing, so that no repetition can follow at once.
pub(crate) fn back_off(repetition: u32, cap_ms: f64, random: f64) -> f64 {
    let doublings = i32::try_from(repetition.saturating_sub(1)).unwrap_or(i32::MAX);
    (BASE_MS * 2_f64.powi(doublings.min(16)) * (1.0 + random)).min(cap_ms)
}

/// Judges the outcome of attempt number `attempts` (counted from 1) of one call.
///
/// Reads, changes, deletions and upserts are repeated after connection errors, timeouts, empty
/// answers in place of declared ones, 408, 429 and 5xx; everything else only after a 429 or when nothing was sent, because Spoki has no
/// idempotency key. A `Retry-After` is honoured up to a minute; a longer one fails at once.
pub fn settle(
    operation: &'static Operation,
    outcome: Outcome,
    attempts: u32,
    max_retries: u32,
    budget: &mut RetryBudget,
    now: f64,
    random: f64,
) -> Step {
    let (error, not_done) = match judge(operation, outcome, now) {
        Ok(content) => {
            budget.earn();
            return Step::Done(content);
        }
        Err(failure) => failure,
    };
    let is_safe = operation.retry == Retry::Safe;
    // An empty answer is one that was cut off.
    let is_empty = matches!(
        error,
        ErrorKind::Decode {
            fault: DecodeFault::Empty,
            ..
        }
    );
    let passing = is_empty
        || matches!(
            &error,
            ErrorKind::Timeout { .. } | ErrorKind::Network { .. }
        )
        || matches!(
            &error,
            ErrorKind::Api(api) if matches!(api.class, ApiClass::Server | ApiClass::RateLimit) || api.status == 408
        );
    let retryable = passing && (is_safe || not_done);
    let asked = match &error {
        ErrorKind::Api(api) => api.retry_after_ms,
        _ => None,
    };
    let may_repeat = retryable
        && attempts <= max_retries
        && asked.is_none_or(|wait| wait <= LONGEST_RETRY_AFTER_MS);
    if may_repeat && budget.spend() {
        let backoff = back_off(attempts, CAP_MS, random);
        return Step::Retry {
            after_ms: asked.map_or(backoff, |wait| wait.max(backoff)),
        };
    }
    // A read asks for nothing to be done, so nothing is left open; only a body that cannot be used
    // is: it may come from somebody else.
    let is_unreadable = matches!(error, ErrorKind::Decode { .. }) && !is_empty;
    Step::Fail(Error {
        operation: operation.id,
        attempts,
        retryable,
        ambiguous: !not_done && (is_unreadable || !operation.is_read()),
        kind: error,
    })
}

/// The content, or what went wrong and whether it is certain that Spoki did not do the work.
fn judge(operation: &Operation, outcome: Outcome, now: f64) -> Result<Content, (ErrorKind, bool)> {
    match outcome {
        Outcome::Reply(reply) if (200..300).contains(&reply.status) => {
            let status = reply.status;
            reply::read(operation, reply)
                .map_err(|fault| (ErrorKind::Decode { fault, status }, false))
        }
        Outcome::Reply(reply) => {
            let error = reply::refusal(reply, now);
            // A server that broke down may have done the work first; a refusal means it did not.
            let not_done = error.class != ApiClass::Server && error.status != 408;
            Err((ErrorKind::Api(Box::new(error)), not_done))
        }
        Outcome::NotSent { message } => Err((ErrorKind::Network { message }, true)),
        Outcome::Broken { message } => Err((ErrorKind::Network { message }, false)),
        Outcome::TimedOut { phase } => Err((ErrorKind::Timeout { phase }, phase == Phase::Key)),
        Outcome::TooLarge { status } => {
            let fault = DecodeFault::TooLarge;
            Err((ErrorKind::Decode { fault, status }, false))
        }
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{Outcome, Reply, RetryBudget, Step, settle};
    use crate::api::find;
    use crate::error::{Error, Phase};

    fn answer(status: u16, retry_after: Option<&str>) -> Outcome {
        Outcome::Reply(Reply {
            status,
            retry_after: retry_after.map(str::to_owned),
            content_type: None,
            body: b"{}".to_vec(),
        })
    }

    fn step(id: &str, outcome: Outcome, attempts: u32) -> Step {
        let operation = find(id).unwrap();
        settle(
            operation,
            outcome,
            attempts,
            2,
            &mut RetryBudget::default(),
            0.0,
            1.0,
        )
    }

    fn failed(step: Step) -> Error {
        match step {
            Step::Fail(error) => error,
            other => panic!("{other:?}"),
        }
    }

    fn broken() -> Outcome {
        Outcome::Broken {
            message: "reset".to_owned(),
        }
    }

    #[test]
    fn a_safe_call_is_repeated_with_growing_pauses_and_then_fails() {
        for (attempt, pause) in [(1, 500.0), (2, 1_000.0)] {
            let next = step("contacts.sync", answer(503, None), attempt);
            assert_eq!(next, Step::Retry { after_ms: pause });
        }
        let error = failed(step("contacts.sync", answer(503, None), 3));
        assert_eq!(
            (error.attempts, error.retryable, error.ambiguous),
            (3, true, true)
        );
    }

    #[test]
    fn an_unsafe_call_is_repeated_only_when_it_was_surely_not_done() {
        for outcome in [
            answer(500, None),
            answer(408, None),
            broken(),
            Outcome::TimedOut {
                phase: Phase::Headers,
            },
            Outcome::TimedOut { phase: Phase::Body },
        ] {
            let error = failed(step("lists.create", outcome, 1));
            assert!(error.ambiguous && !error.retryable);
        }
        for outcome in [
            answer(429, None),
            Outcome::NotSent {
                message: String::new(),
            },
            Outcome::TimedOut { phase: Phase::Key },
        ] {
            assert!(matches!(
                step("lists.create", outcome, 1),
                Step::Retry { .. }
            ));
        }
    }

    #[test]
    fn a_read_that_failed_leaves_nothing_open() {
        for outcome in [
            answer(503, None),
            broken(),
            Outcome::TimedOut { phase: Phase::Body },
        ] {
            let error = failed(step("tags.retrieve", outcome, 3));
            assert!(error.retryable && !error.ambiguous);
        }
    }

    #[test]
    fn a_refusal_is_final_and_not_ambiguous() {
        for status in [302, 400, 401, 402, 403, 404, 413] {
            let error = failed(step("contacts.sync", answer(status, None), 1));
            assert!(!error.retryable && !error.ambiguous, "{status}");
        }
    }

    #[test]
    fn retry_after_is_honoured_up_to_a_minute() {
        let next = step("contacts.sync", answer(429, Some("30")), 1);
        assert_eq!(next, Step::Retry { after_ms: 30_000.0 });
        let error = failed(step("contacts.sync", answer(429, Some("61")), 1));
        assert_eq!(error.retry_after_ms(), Some(61_000.0));
        let garbage = step("contacts.sync", answer(429, Some("soon")), 1);
        assert_eq!(garbage, Step::Retry { after_ms: 500.0 });
    }

    #[test]
    fn no_header_and_no_chance_makes_a_repetition_follow_at_once() {
        let operation = find("contacts.sync").unwrap();
        for header in [
            None,
            Some("0"),
            Some("0, 0"),
            Some("-5"),
            Some("soon"),
            Some(""),
            Some("0.001"),
            Some("Wed, 21 Oct 2015 07:28:00 GMT"),
        ] {
            for status in [429, 503] {
                for random in [0.0, 1.0] {
                    let mut budget = RetryBudget::default();
                    let outcome = answer(status, header);
                    let step = settle(operation, outcome, 1, 2, &mut budget, 2e12, random);
                    let Step::Retry { after_ms } = step else {
                        panic!("{header:?} was not repeated");
                    };
                    assert!(after_ms >= 250.0, "{header:?} repeats after {after_ms} ms");
                }
            }
        }
    }

    #[test]
    fn the_budget_bounds_the_repetitions_of_a_client() {
        let operation = find("contacts.sync").unwrap();
        let mut budget = RetryBudget::default();
        let mut repeat = || settle(operation, broken(), 1, 2, &mut budget, 0.0, 0.0);
        let repeated = (0..100)
            .filter(|_| matches!(repeat(), Step::Retry { .. }))
            .count();
        assert_eq!(repeated, 20);
    }

    #[test]
    fn a_budget_goes_on_from_what_another_has_left() {
        let operation = find("contacts.sync").unwrap();
        let mut budget = RetryBudget::default();
        for _ in 0..15 {
            settle(operation, broken(), 1, 2, &mut budget, 0.0, 0.0);
        }
        let mut next = RetryBudget::with_left(budget.left());
        let mut repeat = || settle(operation, broken(), 1, 2, &mut next, 0.0, 0.0);
        let repeated = (0..100)
            .filter(|_| matches!(repeat(), Step::Retry { .. }))
            .count();
        assert_eq!(repeated, 5);
    }

    #[test]
    fn a_body_that_cannot_be_read_leaves_the_outcome_open() {
        let reply = Reply {
            status: 200,
            retry_after: None,
            content_type: None,
            body: b"{\"id\":".to_vec(),
        };
        let error = failed(step("contacts.sync", Outcome::Reply(reply), 1));
        assert!(error.ambiguous && !error.retryable);
        assert!(failed(step("tags.list", Outcome::TooLarge { status: 200 }, 1)).ambiguous);
    }

    #[test]
    fn an_empty_answer_is_asked_for_again_where_that_does_no_harm() {
        let empty = || {
            Outcome::Reply(Reply {
                status: 200,
                retry_after: None,
                content_type: None,
                body: Vec::new(),
            })
        };
        for (id, ambiguous) in [("contacts.list", false), ("contacts.sync", true)] {
            assert_eq!(step(id, empty(), 1), Step::Retry { after_ms: 500.0 });
            let error = failed(step(id, empty(), 3));
            assert_eq!(
                (error.retryable, error.ambiguous),
                (true, ambiguous),
                "{id}"
            );
        }
        for id in ["lists.create", "templates.clone", "messages.send"] {
            let error = failed(step(id, empty(), 1));
            assert_eq!((error.retryable, error.ambiguous), (false, true), "{id}");
        }
        assert!(matches!(step("lists.delete", empty(), 1), Step::Done(_)));
    }
}
