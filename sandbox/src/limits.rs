//! Calls a minute, counted per operation over a sliding minute of the sandbox's clock.
//!
//! The figures are known, the kind of window is not: sliding, with refused calls uncounted, is what
//! Django REST Framework does. [inferred] Each account has counts of its own.

use std::collections::{HashMap, VecDeque};

use serde_json::{Value, json};

use crate::clock::Clock;
use crate::operations::{OPERATIONS, Operation};
use crate::store::accounts::MAIN;

const WINDOW_SECONDS: f64 = 60.0;

#[derive(Default)]
pub(crate) struct Limits {
    calls: HashMap<(i64, &'static str), VecDeque<f64>>,
}

impl Limits {
    /// Counts a call, or tells how many sandbox seconds are left until one is admitted.
    pub(crate) fn admit(
        &mut self,
        owner: i64,
        operation: &'static Operation,
        now: f64,
    ) -> Result<(), f64> {
        let Some(per_minute) = operation.per_minute else {
            return Ok(());
        };
        let calls = self.calls.entry((owner, operation.id)).or_default();
        forget_old(calls, now);
        if calls.len() < per_minute {
            calls.push_back(now);
            return Ok(());
        }
        Err(wait(calls, now))
    }

    /// Every limit with what the first account has used of it; `retry_after` in real seconds while it
    /// is full.
    pub(crate) fn show(&mut self, clock: &Clock) -> Value {
        let now = clock.now();
        let rows = OPERATIONS.iter().filter_map(|operation| {
            let per_minute = operation.per_minute?;
            let calls = self.calls.entry((MAIN, operation.id)).or_default();
            forget_old(calls, now);
            let full = calls.len() >= per_minute;
            Some(json!({
                "operation": operation.id,
                "per_minute": per_minute,
                "used": calls.len(),
                "retry_after": full.then(|| clock.real_seconds(wait(calls, now))),
            }))
        });
        rows.collect()
    }

    pub(crate) fn clear(&mut self) {
        self.calls.clear();
    }
}

fn forget_old(calls: &mut VecDeque<f64>, now: f64) {
    while calls
        .front()
        .is_some_and(|call| now - call >= WINDOW_SECONDS)
    {
        calls.pop_front();
    }
}

fn wait(calls: &VecDeque<f64>, now: f64) -> f64 {
    calls
        .front()
        .map_or(0.0, |first| first + WINDOW_SECONDS - now)
}

#[cfg(test)]
mod tests {
    use super::{Limits, MAIN};
    use crate::operations::OPERATIONS;

    #[test]
    fn the_window_slides_and_refused_calls_do_not_count() {
        let list = OPERATIONS
            .iter()
            .find(|operation| operation.id == "lists.list")
            .unwrap();
        let mut limits = Limits::default();
        for second in [0.0, 10.0, 20.0, 30.0, 40.0] {
            assert_eq!(limits.admit(MAIN, list, second), Ok(()));
        }
        for _ in 0..100 {
            assert_eq!(limits.admit(MAIN, list, 50.0), Err(10.0));
        }
        assert_eq!(limits.admit(MAIN + 1, list, 50.0), Ok(()));
        assert_eq!(limits.admit(MAIN, list, 60.0), Ok(()));
        assert_eq!(limits.admit(MAIN, list, 60.0), Err(10.0));
        assert_eq!(limits.admit(MAIN, list, 70.0), Ok(()));
    }
}
