//! What a limiter remembers, so that another one can take its place.

use super::{Bucket, Limits, RateLimiter, Turn, WINDOW_MS};
use crate::api::{Operation, find};

/// What a limiter remembers of the calls behind it.
#[derive(Clone, Debug, Default)]
pub struct Past {
    /// When the limiter was used last, in milliseconds since 1970.
    pub last_seen: f64,
    /// The operations with something to remember.
    pub operations: Vec<PastCalls>,
}

/// What a limiter remembers of one operation.
#[derive(Clone, Debug)]
pub struct PastCalls {
    /// The operation whose limit counts.
    pub operation: &'static Operation,
    /// What a 429 asked for, in milliseconds since 1970.
    pub blocked_until: f64,
    /// When the calls of the last window left, in order.
    pub used: Vec<f64>,
}

impl RateLimiter {
    /// What another limiter must know to take the place of this one. Nobody may be waiting: turns
    /// to come are not part of it.
    pub fn past(&self) -> Past {
        let now = self.last_seen;
        let operations = self.buckets.iter().filter_map(|bucket| {
            let turns = bucket.used.iter().map(|turn| turn.at);
            let calls = PastCalls {
                operation: find(bucket.operation)?,
                blocked_until: bucket.blocked_until,
                used: turns.filter(|at| at + WINDOW_MS > now).collect(),
            };
            (calls.blocked_until > now || !calls.used.is_empty()).then_some(calls)
        });
        Past {
            last_seen: now,
            operations: operations.collect(),
        }
    }

    /// A limiter that gives the same answers as the one with that past would have.
    pub fn with_past(limits: Limits, past: &Past) -> Self {
        let mut limiter = Self::new(limits);
        limiter.last_seen = past.last_seen;
        for calls in &past.operations {
            let mut number = limiter.last_number;
            let used = calls.used.iter().map(|at| {
                number += 1;
                Turn { at: *at, number }
            });
            let bucket = Bucket {
                used: used.collect(),
                blocked_until: calls.blocked_until,
                ..Bucket::new(calls.operation, &limiter.limits)
            };
            limiter.buckets.push(bucket);
            limiter.last_number = number;
        }
        limiter
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{Limits, RateLimiter};
    use crate::api::{Operation, find};
    use crate::protocol::{Claim, Turn};
    use proptest::prelude::*;

    /// One call a minute, five a minute, a raised limit, and none.
    const OPERATIONS: [&str; 4] = [
        "lists.sync_contacts",
        "lists.list",
        "contacts.sync_all",
        "tags.list",
    ];

    fn limits() -> Limits {
        let mut limits = Limits::default();
        limits.set(find("contacts.sync_all").unwrap(), 30);
        limits
    }

    #[derive(Clone, Debug)]
    enum Event {
        Call { operation: usize, goes_back: bool },
        Block { operation: usize, for_ms: f64 },
        Clock { by: f64 },
    }

    fn event() -> impl Strategy<Value = Event> {
        let operation = || 0..OPERATIONS.len();
        prop_oneof![
            6 => (operation(), any::<bool>()).prop_map(|(operation, goes_back)| Event::Call { operation, goes_back }),
            1 => (operation(), 0.0..200_000.0).prop_map(|(operation, for_ms)| Event::Block { operation, for_ms }),
            3 => (0.0..30_000.0).prop_map(|by| Event::Clock { by }),
            1 => (-300_000.0..100_000.0).prop_map(|by| Event::Clock { by }),
        ]
    }

    /// What the limiter does at each event; nobody is left waiting in the end.
    fn answers(limiter: &mut RateLimiter, clock: &mut f64, events: &[Event]) -> Vec<f64> {
        let mut answers = Vec::new();
        let mut waiting: Vec<(&'static Operation, Turn)> = Vec::new();
        for event in events {
            match event {
                Event::Call { operation, .. } => {
                    let operation = find(OPERATIONS[*operation]).unwrap();
                    answers.push(limiter.wait(operation, *clock));
                    match limiter.reserve(operation, *clock, 100_000.0) {
                        Ok(turn) => waiting.push((operation, turn)),
                        Err(wait) => answers.push(-wait),
                    }
                }
                Event::Block { operation, for_ms } => {
                    limiter.block(find(OPERATIONS[*operation]).unwrap(), *clock, *for_ms);
                }
                Event::Clock { by } => *clock += by,
            }
            waiting.retain(
                |(operation, turn)| match limiter.claim(operation, *turn, *clock) {
                    Claim::Go => {
                        if matches!(
                            event,
                            Event::Call {
                                goes_back: true,
                                ..
                            }
                        ) {
                            limiter.release(operation, *turn);
                        }
                        false
                    }
                    Claim::Wait { for_ms, .. } => {
                        answers.push(for_ms);
                        true
                    }
                },
            );
        }
        for (operation, turn) in waiting {
            limiter.release(operation, turn);
        }
        answers
    }

    fn are_same(one: &[f64], other: &[f64]) -> bool {
        let differs = |(one, other): (&f64, &f64)| (one - other).abs() > 1e-6;
        one.len() == other.len() && !one.iter().zip(other).any(differs)
    }

    proptest! {
        #[test]
        fn a_limiter_with_the_past_of_another_gives_its_answers(
            before in proptest::collection::vec(event(), 0..40),
            after in proptest::collection::vec(event(), 0..40),
        ) {
            let mut clock = 1e6;
            let mut limiter = RateLimiter::new(limits());
            answers(&mut limiter, &mut clock, &before);
            let mut next = RateLimiter::with_past(limits(), &limiter.past());
            let mut other_clock = clock;
            let expected = answers(&mut limiter, &mut clock, &after);
            let found = answers(&mut next, &mut other_clock, &after);
            prop_assert!(are_same(&expected, &found), "{expected:?}\n{found:?}");
        }
    }

    #[test]
    fn what_no_longer_counts_is_no_part_of_the_past() {
        let sync = find("lists.sync_contacts").unwrap();
        let mut limiter = RateLimiter::new(Limits::default());
        assert!(limiter.past().operations.is_empty());
        let turn = limiter.reserve(sync, 1_000.0, 0.0).unwrap();
        assert_eq!(limiter.claim(sync, turn, 1_000.0), Claim::Go);
        limiter.block(sync, 1_000.0, 500.0);
        let past = limiter.past();
        assert_eq!(past.operations[0].used, [1_000.0]);
        assert!((past.operations[0].blocked_until - 1_500.0).abs() < 1e-9);
        limiter.wait(sync, 100_000.0);
        assert!(limiter.past().operations.is_empty());
    }
}
