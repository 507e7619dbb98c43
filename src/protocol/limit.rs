//! Client-side rate limiting: a call waits for its turn, so that Spoki need not refuse it.

mod past;

pub use past::{Past, PastCalls};

use crate::api::{Operation, find};

/// The window of Spoki's limits, in milliseconds, with one hundredth added: two calls that leave
/// a minute apart can arrive closer together.
const WINDOW_MS: f64 = 60_600.0;
/// A call may leave so much later than its turn before the turns behind it are planned anew: half
/// of what the window has added.
const LATE_MS: f64 = 300.0;

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
pub struct Turn {
    /// When the call may be made, in milliseconds since 1970, as far as that was known when the
    /// turn was given.
    pub at: f64,
    /// Tells the turns apart; later ones have larger numbers. 0 is the turn of an operation that
    /// nothing limits.
    number: u64,
}

impl Turn {
    /// The turn of a call that is made without a limiter.
    #[cfg(target_arch = "wasm32")]
    pub(crate) const fn free(at: f64) -> Self {
        Self { at, number: 0 }
    }

    /// What tells this turn from others.
    #[cfg(target_arch = "wasm32")]
    pub(crate) const fn number(self) -> u64 {
        self.number
    }
}

/// Whether a call may be made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Claim {
    /// It may be made now, and is counted.
    Go,
    /// Not yet.
    Wait {
        /// How long it still takes, in milliseconds. It can become shorter, when others give up
        /// their turns, and longer, after a 429.
        for_ms: f64,
        /// Whether no other turn of the operation comes before it.
        first: bool,
    },
}

/// The turns that were given, operation by operation, first come, first served.
///
/// A call takes a turn with [`RateLimiter::reserve`] and asks with [`RateLimiter::claim`] until it
/// may be made. A turn that will not be used goes back with [`RateLimiter::release`].
///
/// ```
/// use spoki::protocol::{Claim, Limits, RateLimiter};
/// let operation = spoki::api::find("lists.sync_contacts").unwrap(); // one call a minute
/// let mut limiter = RateLimiter::new(Limits::default());
/// let first = limiter.reserve(operation, 0.0, 120_000.0).unwrap();
/// assert_eq!(limiter.claim(operation, first, 0.0), Claim::Go);
/// let second = limiter.reserve(operation, 600.0, 120_000.0).unwrap();
/// let claim = limiter.claim(operation, second, 600.0);
/// assert_eq!(claim, Claim::Wait { for_ms: 60_000.0, first: true });
/// ```
#[derive(Clone, Debug, Default)]
pub struct RateLimiter {
    limits: Limits,
    buckets: Vec<Bucket>,
    last_seen: f64,
    last_number: u64,
}

#[derive(Clone, Debug)]
struct Bucket {
    operation: &'static str,
    per_minute: Option<u32>,
    /// Whether calls are spread evenly over the minute.
    is_spread: bool,
    /// Turns that were used in the last window, in order.
    used: Vec<Turn>,
    /// Turns to come, in order. A time belongs to a place in the queue: who leaves the queue
    /// gives up the last time, and those behind move up.
    waiting: Vec<Turn>,
    /// What a 429 asked for; long ago, if none did.
    blocked_until: f64,
}

impl Bucket {
    fn new(operation: &Operation, limits: &Limits) -> Self {
        Self {
            operation: operation.id,
            per_minute: limits.of(operation),
            // An operation of one call a minute is for jobs, which gain nothing from a burst: a
            // raised limit spreads its calls evenly.
            is_spread: operation.per_minute == Some(1),
            used: Vec::new(),
            waiting: Vec::new(),
            blocked_until: f64::NEG_INFINITY,
        }
    }

    /// When the turn after all given ones comes.
    fn next_at(&self, now: f64) -> f64 {
        let given = self.used.len() + self.waiting.len();
        let time = |place: usize| match place.checked_sub(self.used.len()) {
            Some(place) => self.waiting.get(place),
            None => self.used.get(place),
        };
        let mut at = now.max(self.blocked_until);
        let mut not_before = |turn: Option<&Turn>, pause: f64| {
            if let Some(turn) = turn {
                at = at.max(turn.at + pause);
            }
        };
        not_before(self.waiting.last(), 0.0);
        if let Some(limit) = self.per_minute {
            let allowed = usize::try_from(limit).unwrap_or(usize::MAX);
            if let Some(place) = given.checked_sub(allowed) {
                not_before(time(place), WINDOW_MS);
            }
            if let (true, Some(last)) = (self.is_spread, given.checked_sub(1)) {
                not_before(time(last), WINDOW_MS / f64::from(limit));
            }
        }
        at
    }

    /// Gives all turns to come their times anew.
    fn plan(&mut self, now: f64) {
        for turn in core::mem::take(&mut self.waiting) {
            let at = self.next_at(now);
            self.waiting.push(Turn { at, ..turn });
        }
    }

    fn forget_old(&mut self, now: f64) {
        self.used.retain(|turn| turn.at + WINDOW_MS > now);
    }

    fn place(&self, turn: Turn) -> Option<usize> {
        self.waiting
            .binary_search_by_key(&turn.number, |waiting| waiting.number)
            .ok()
    }
}

impl RateLimiter {
    /// A limiter with no calls behind it.
    pub const fn new(limits: Limits) -> Self {
        Self {
            limits,
            buckets: Vec::new(),
            last_seen: 0.0,
            last_number: 0,
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
    ) -> Result<Turn, f64> {
        self.follow_clock(now);
        let number = self.last_number + 1;
        let has_limit = self.limits.of(operation).is_some();
        let Some(bucket) = self.bucket(operation, has_limit) else {
            return Ok(Turn { at: now, number: 0 });
        };
        bucket.forget_old(now);
        let at = bucket.next_at(now);
        if at - now > max_wait_ms {
            return Err(at - now);
        }
        let turn = Turn { at, number };
        bucket.waiting.push(turn);
        self.last_number = number;
        Ok(turn)
    }

    /// Whether the call of a turn may be made now. If so, it is counted.
    pub fn claim(&mut self, operation: &'static Operation, turn: Turn, now: f64) -> Claim {
        self.follow_clock(now);
        let Some(bucket) = self.bucket(operation, false) else {
            return Claim::Go;
        };
        let Some(place) = bucket.place(turn) else {
            return Claim::Go;
        };
        let at = bucket.waiting.get(place).map_or(now, |turn| turn.at);
        if place > 0 || at > now {
            return Claim::Wait {
                for_ms: (at - now).max(0.0),
                first: place == 0,
            };
        }
        bucket.waiting.remove(0);
        if bucket.per_minute.is_some() {
            bucket.forget_old(now);
            // What counts is when the call leaves, not when it might have.
            bucket.used.push(Turn { at: now, ..turn });
            if now - at > LATE_MS {
                bucket.plan(now);
            }
        }
        Claim::Go
    }

    /// Gives a turn back: the call was not made. Those who wait move up.
    pub fn release(&mut self, operation: &'static Operation, turn: Turn) {
        let now = self.last_seen;
        let Some(bucket) = self.bucket(operation, false) else {
            return;
        };
        if let Some(place) = bucket.place(turn) {
            let mut number = 0;
            for turn in bucket.waiting.iter_mut().skip(place).rev() {
                core::mem::swap(&mut turn.number, &mut number);
            }
            bucket.waiting.pop();
        } else if let Some(place) = bucket
            .used
            .iter()
            .position(|used| used.number == turn.number)
        {
            bucket.used.remove(place);
            bucket.plan(now);
        }
    }

    /// Holds an operation back for a while: Spoki answered 429. The refused call stays counted, so
    /// that a wait of nothing is no leave to call again at once.
    pub fn block(&mut self, operation: &'static Operation, now: f64, for_ms: f64) {
        self.follow_clock(now);
        if let Some(bucket) = self.bucket(operation, true)
            && now + for_ms > bucket.blocked_until
        {
            bucket.blocked_until = now + for_ms;
            bucket.plan(now);
        }
    }

    /// How long a call would wait for its turn, in milliseconds.
    pub fn wait(&mut self, operation: &'static Operation, now: f64) -> f64 {
        self.follow_clock(now);
        let has_limit = self.limits.of(operation).is_some();
        self.bucket(operation, has_limit).map_or(0.0, |bucket| {
            bucket.forget_old(now);
            bucket.next_at(now) - now
        })
    }

    /// The turn of an operation that comes next.
    pub fn next(&self, operation: &'static Operation) -> Option<Turn> {
        let operation = shared(operation);
        let mut buckets = self.buckets.iter();
        let bucket = buckets.find(|bucket| bucket.operation == operation.id)?;
        bucket.waiting.first().copied()
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
                self.buckets.push(Bucket::new(operation, &self.limits));
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
                for turn in bucket.used.iter_mut().chain(&mut bucket.waiting) {
                    turn.at -= behind;
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

    use super::{Claim, Limits, RateLimiter, Turn, WINDOW_MS};
    use crate::api::{Operation, find};

    fn operation(id: &str) -> &'static Operation {
        find(id).unwrap()
    }

    fn wait(limiter: &mut RateLimiter, turn: Turn, now: f64) -> f64 {
        match limiter.claim(operation("lists.sync_contacts"), turn, now) {
            Claim::Go => 0.0,
            Claim::Wait { for_ms, .. } => for_ms,
        }
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
            let turn = limiter.reserve(sync, 0.0, 120_000.0).unwrap();
            assert!((turn.at - expected).abs() < f64::EPSILON);
        }
        let wait = limiter.reserve(sync, 0.0, 120_000.0).unwrap_err();
        assert!((wait - 2.0 * WINDOW_MS).abs() < 1.0);
        assert!(limiter.reserve(sync, 1_000.0, 120_300.0).is_ok());
    }

    #[test]
    fn a_turn_given_back_is_free_again_used_or_not() {
        let sync = operation("lists.sync_contacts");
        let mut limiter = RateLimiter::new(Limits::default());
        for is_used in [false, true] {
            let turn = limiter.reserve(sync, 5.0, 0.0).unwrap();
            if is_used {
                assert_eq!(limiter.claim(sync, turn, 5.0), Claim::Go);
            }
            assert!(limiter.reserve(sync, 6.0, 0.0).is_err());
            limiter.release(sync, turn);
        }
        assert!(limiter.reserve(sync, 7.0, 0.0).is_ok());
    }

    #[test]
    fn those_who_wait_move_up_when_a_turn_is_given_back() {
        let sync = operation("lists.sync_contacts");
        let mut limiter = RateLimiter::new(Limits::default());
        let turns = [0, 1, 2, 3].map(|_| limiter.reserve(sync, 0.0, 1e9).unwrap());
        assert_eq!(limiter.claim(sync, turns[0], 0.0), Claim::Go);
        limiter.release(sync, turns[1]);
        assert_eq!(
            limiter.next(sync).map(|turn| turn.number),
            Some(turns[2].number)
        );
        assert!((wait(&mut limiter, turns[2], 0.0) - WINDOW_MS).abs() < 1.0);
        assert!((wait(&mut limiter, turns[3], 0.0) - 2.0 * WINDOW_MS).abs() < 1.0);
        // The one that was used already, too.
        limiter.release(sync, turns[0]);
        assert_eq!(limiter.claim(sync, turns[2], 1.0), Claim::Go);
    }

    #[test]
    fn nobody_overtakes() {
        let list = operation("lists.list");
        let mut limiter = RateLimiter::new(Limits::default());
        let [first, second] = [0, 1].map(|_| limiter.reserve(list, 0.0, 1e9).unwrap());
        let early = limiter.claim(list, second, 0.0);
        assert!(matches!(early, Claim::Wait { first: false, .. }));
        assert_eq!(limiter.claim(list, first, 0.0), Claim::Go);
        assert_eq!(limiter.claim(list, second, 0.0), Claim::Go);
    }

    #[test]
    fn a_call_that_leaves_late_counts_from_then_on() {
        let sync = operation("lists.sync_contacts");
        let mut limiter = RateLimiter::new(Limits::default());
        let [first, second] = [0, 1].map(|_| limiter.reserve(sync, 0.0, 1e9).unwrap());
        assert_eq!(limiter.claim(sync, first, 30_000.0), Claim::Go);
        assert!((wait(&mut limiter, second, 60_600.0) - 30_000.0).abs() < 1.0);
    }

    #[test]
    fn a_429_without_a_wait_gives_no_leave_to_call_again() {
        let sync = operation("lists.sync_contacts");
        let mut limiter = RateLimiter::new(Limits::default());
        let turn = limiter.reserve(sync, 0.0, 1e9).unwrap();
        assert_eq!(limiter.claim(sync, turn, 0.0), Claim::Go);
        limiter.block(sync, 0.0, 0.0);
        let again = limiter.reserve(sync, 0.0, 1e9).unwrap();
        assert!((wait(&mut limiter, again, 0.0) - WINDOW_MS).abs() < 1.0);
    }

    #[test]
    fn a_429_holds_back_those_who_wait_already() {
        let sync = operation("lists.sync_contacts");
        let mut limiter = RateLimiter::new(Limits::default());
        let turns = [0, 1, 2].map(|_| limiter.reserve(sync, 0.0, 1e9).unwrap());
        assert_eq!(limiter.claim(sync, turns[0], 0.0), Claim::Go);
        limiter.block(sync, 0.0, 3_600_000.0);
        assert!((wait(&mut limiter, turns[1], 0.0) - 3_600_000.0).abs() < 1.0);
        assert!((wait(&mut limiter, turns[2], 0.0) - 3_600_000.0 - WINDOW_MS).abs() < 1.0);
        assert!((limiter.wait(sync, 0.0) - 3_600_000.0 - 2.0 * WINDOW_MS).abs() < 1.0);
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
        let turn = limiter.reserve(sync, day, 0.0).unwrap();
        assert_eq!(limiter.claim(sync, turn, day), Claim::Go);
        assert!(limiter.reserve(sync, 0.0, 120_000.0).unwrap().at <= WINDOW_MS);
        let mut limiter = RateLimiter::new(Limits::default());
        let turn = limiter.reserve(sync, 0.0, 0.0).unwrap();
        assert_eq!(limiter.claim(sync, turn, 0.0), Claim::Go);
        assert!(limiter.reserve(sync, day, 0.0).is_ok());
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
