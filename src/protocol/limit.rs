//! Client-side rate limiting: a call waits for its turn, so that Spoki need not refuse it.

use crate::api::{Operation, find};

/// The window of Spoki's limits, in milliseconds, with one hundredth added: two calls that leave
/// a minute apart can arrive closer together.
const WINDOW_MS: f64 = 60_600.0;

/// How many calls a minute each operation may make.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    overrides: Vec<(&'static str, u32)>,
}

impl Limits {
    /// Replaces the limit of one operation, and with it that of its variants.
    pub fn set(&mut self, operation: &'static Operation, per_minute: u32) {
        let id = shared(operation).id;
        self.overrides.retain(|(known, _)| *known != id);
        self.overrides.push((id, per_minute.max(1)));
    }

    /// The limit of an operation, if it has one.
    pub fn of(&self, operation: &Operation) -> Option<u32> {
        let operation = shared(operation);
        let replaced = self
            .overrides
            .iter()
            .find(|(id, _)| *id == operation.id)
            .map(|(_, per_minute)| *per_minute);
        replaced.or(operation.per_minute.map(u32::from))
    }
}

/// The operation whose limit counts: Spoki sees the route, and knows nothing of its variants.
fn shared(operation: &Operation) -> &Operation {
    operation.variant_of.and_then(find).unwrap_or(operation)
}

/// A turn to make one call.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slot {
    /// When the call may be made, in milliseconds since 1970.
    pub at: f64,
}

/// The turns that were given, operation by operation.
///
/// ```
/// use spoki::protocol::{Limits, RateLimiter};
/// let operation = spoki::api::find("lists.sync_contacts").unwrap(); // one call a minute
/// let mut limiter = RateLimiter::new(Limits::default());
/// assert_eq!(limiter.reserve(operation, 0.0, 120_000.0).unwrap().at, 0.0);
/// assert_eq!(limiter.reserve(operation, 1.0, 120_000.0).unwrap().at, 60_600.0);
/// ```
#[derive(Clone, Debug, Default)]
pub struct RateLimiter {
    limits: Limits,
    buckets: Vec<Bucket>,
    last_seen: f64,
}

#[derive(Clone, Debug)]
struct Bucket {
    operation: &'static str,
    /// Turns of the last window and of the future, in order.
    slots: Vec<f64>,
    /// What a 429 asked for.
    blocked_until: f64,
}

impl RateLimiter {
    /// A limiter with no calls behind it.
    pub const fn new(limits: Limits) -> Self {
        Self {
            limits,
            buckets: Vec::new(),
            last_seen: 0.0,
        }
    }

    /// The limits in force.
    pub const fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Takes the next free turn of an operation.
    ///
    /// # Errors
    /// The wait in milliseconds, when it is longer than `max_wait_ms`; no turn is taken then.
    pub fn reserve(
        &mut self,
        operation: &'static Operation,
        now: f64,
        max_wait_ms: f64,
    ) -> Result<Slot, f64> {
        self.follow_clock(now);
        let limit = self.limits.of(operation);
        let Some(bucket) = self.bucket(operation, limit.is_some()) else {
            return Ok(Slot { at: now });
        };
        bucket.slots.retain(|at| at + WINDOW_MS > now);
        let mut at = now.max(bucket.blocked_until);
        if let Some(limit) = limit {
            let allowed = usize::try_from(limit).unwrap_or(usize::MAX);
            if let Some(index) = bucket.slots.len().checked_sub(allowed) {
                at = at.max(bucket.slots.get(index).map_or(at, |slot| slot + WINDOW_MS));
            }
            // An operation of one call a minute is for jobs, which gain nothing from a burst:
            // a raised limit spreads its calls evenly.
            if operation.per_minute == Some(1) {
                let spacing = WINDOW_MS / f64::from(limit);
                at = at.max(bucket.slots.last().map_or(at, |slot| slot + spacing));
            }
        }
        if at - now > max_wait_ms {
            return Err(at - now);
        }
        bucket.slots.push(at);
        Ok(Slot { at })
    }

    /// Gives a turn back: the call was not made, or Spoki did not count it.
    pub fn release(&mut self, operation: &'static Operation, slot: Slot) {
        if let Some(bucket) = self.bucket(operation, false) {
            // A turn is told by its time, which is a copy and not a computed value.
            let place = bucket
                .slots
                .iter()
                .rposition(|at| at.total_cmp(&slot.at).is_eq());
            if let Some(place) = place {
                bucket.slots.remove(place);
            }
        }
    }

    /// Holds an operation back for a while: Spoki answered 429.
    pub fn block(&mut self, operation: &'static Operation, now: f64, for_ms: f64) {
        self.follow_clock(now);
        if let Some(bucket) = self.bucket(operation, true) {
            bucket.blocked_until = bucket.blocked_until.max(now + for_ms);
        }
    }

    fn bucket(&mut self, operation: &'static Operation, make: bool) -> Option<&mut Bucket> {
        let operation = shared(operation);
        let found = self
            .buckets
            .iter()
            .position(|bucket| bucket.operation == operation.id);
        let index = match found {
            Some(index) => index,
            None if make => {
                self.buckets.push(Bucket {
                    operation: operation.id,
                    slots: Vec::new(),
                    blocked_until: 0.0,
                });
                self.buckets.len() - 1
            }
            None => return None,
        };
        self.buckets.get_mut(index)
    }

    /// A clock that was set back must not make callers wait for the old time to come again.
    fn follow_clock(&mut self, now: f64) {
        let behind = self.last_seen - now;
        if behind > 0.0 {
            for bucket in &mut self.buckets {
                bucket.blocked_until -= behind;
                for slot in &mut bucket.slots {
                    *slot -= behind;
                }
            }
        }
        self.last_seen = now;
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{Limits, RateLimiter, WINDOW_MS};
    use crate::api::{Operation, find};

    fn operation(id: &str) -> &'static Operation {
        find(id).unwrap()
    }

    #[test]
    fn a_thousand_callers_make_at_most_the_allowed_calls_in_any_window() {
        let list = operation("lists.list");
        let mut limiter = RateLimiter::new(Limits::default());
        let mut turns: Vec<f64> = (0..1000)
            .map(|caller| {
                limiter
                    .reserve(list, f64::from(caller) * 7.0, f64::INFINITY)
                    .unwrap()
                    .at
            })
            .collect();
        turns.sort_by(f64::total_cmp);
        assert!(turns.windows(6).all(|six| six[5] - six[0] >= WINDOW_MS));
    }

    #[test]
    fn a_wait_that_is_too_long_takes_no_turn() {
        let sync = operation("lists.sync_contacts");
        let mut limiter = RateLimiter::new(Limits::default());
        for expected in [0.0, WINDOW_MS] {
            let slot = limiter.reserve(sync, 0.0, 120_000.0).unwrap();
            assert!((slot.at - expected).abs() < f64::EPSILON);
        }
        let wait = limiter.reserve(sync, 0.0, 120_000.0).unwrap_err();
        assert!((wait - 2.0 * WINDOW_MS).abs() < 1.0);
        assert!(limiter.reserve(sync, 1_000.0, 120_300.0).is_ok());
    }

    #[test]
    fn a_turn_given_back_is_free_again() {
        let sync = operation("lists.sync_contacts");
        let mut limiter = RateLimiter::new(Limits::default());
        let slot = limiter.reserve(sync, 5.0, 0.0).unwrap();
        assert!(limiter.reserve(sync, 6.0, 0.0).is_err());
        limiter.release(sync, slot);
        assert!(limiter.reserve(sync, 7.0, 0.0).is_ok());
    }

    #[test]
    fn a_raised_limit_of_one_a_minute_is_spread_evenly_and_others_may_burst() {
        let mut limits = Limits::default();
        limits.set(operation("lists.sync_contacts"), 60);
        let mut limiter = RateLimiter::new(limits);
        let mut turn = |id| limiter.reserve(operation(id), 0.0, 1e9).unwrap().at;
        turn("lists.sync_contacts");
        assert!(turn("lists.sync_contacts") >= 1_000.0);
        turn("contacts.list");
        assert!(turn("contacts.list") < 1.0);
    }

    #[test]
    fn the_variants_of_an_operation_share_its_turns() {
        let mut limits = Limits::default();
        limits.set(operation("messages.send_text"), 2);
        assert_eq!(limits.of(operation("messages.send")), Some(2));
        let mut limiter = RateLimiter::new(limits);
        for id in ["messages.send", "messages.send_note"] {
            assert!(limiter.reserve(operation(id), 0.0, 0.0).is_ok());
        }
        assert!(
            limiter
                .reserve(operation("messages.send_list"), 0.0, 0.0)
                .is_err()
        );
        limiter.block(operation("contacts.block"), 0.0, 5_000.0);
        assert!(
            limiter
                .reserve(operation("contacts.update"), 0.0, 0.0)
                .is_err()
        );
    }

    #[test]
    fn a_clock_set_back_by_a_day_starves_nobody() {
        let day = 86_400_000.0;
        let sync = operation("lists.sync_contacts");
        let mut limiter = RateLimiter::new(Limits::default());
        limiter.reserve(sync, day, 0.0).unwrap();
        assert!(limiter.reserve(sync, 0.0, 120_000.0).unwrap().at <= WINDOW_MS);
        assert!(limiter.reserve(sync, 2.0 * day, 0.0).is_ok());
    }

    #[test]
    fn a_429_holds_back_the_operation_even_without_a_known_limit() {
        let tags = operation("tags.list");
        let mut limiter = RateLimiter::new(Limits::default());
        limiter.block(tags, 0.0, 5_000.0);
        assert!((limiter.reserve(tags, 1_000.0, 1e9).unwrap().at - 5_000.0).abs() < 1.0);
        assert!(
            limiter
                .reserve(operation("tags.retrieve"), 0.0, 0.0)
                .is_ok()
        );
    }
}
