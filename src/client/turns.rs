//! Turns: a call waits until its operation may be called, first come, first served.
//!
//! Only the first of those who wait has a timer. When it leaves, sent or aborted, it wakes the next.

use super::wait::Timer;
use super::{Client, Failure, Interrupt, RateMode, aborted};
use crate::api::Operation;
use crate::error::{Error, ErrorKind};
use crate::protocol::{Claim, Past, RateLimiter, Turn};
use core::cell::Cell;
use core::future::poll_fn;
use core::task::{Poll, Waker};
use std::cell::RefCell;
use std::rc::Rc;

/// The limiter of a client, and the calls that wait for it.
pub(super) struct Turns {
    limiter: RefCell<RateLimiter>,
    /// Who waits, by the number of its turn.
    sleepers: RefCell<Vec<(u64, Waker)>>,
}

impl Turns {
    pub(super) fn new(limiter: RateLimiter) -> Rc<Self> {
        Rc::new(Self {
            limiter: RefCell::new(limiter),
            sleepers: RefCell::default(),
        })
    }

    /// What the limiter remembers.
    pub(super) fn past(&self) -> Past {
        self.limiter.borrow().past()
    }

    /// Holds an operation back: Spoki answered 429.
    pub(super) fn block(&self, operation: &'static Operation, now: f64, for_ms: f64) {
        self.limiter.borrow_mut().block(operation, now, for_ms);
        // Some will now wait longer than they may.
        let sleepers = self.sleepers.take();
        for (_, waker) in sleepers {
            waker.wake();
        }
    }

    fn wake(&self, number: u64) {
        let mut sleepers = self.sleepers.borrow_mut();
        let place = sleepers.iter().position(|(known, _)| *known == number);
        let woken = place.map(|place| sleepers.swap_remove(place));
        drop(sleepers);
        if let Some((_, waker)) = woken {
            waker.wake();
        }
    }

    fn wake_next(&self, operation: &'static Operation) {
        let next = self.limiter.borrow().next(operation);
        if let Some(turn) = next {
            self.wake(turn.number());
        }
    }

    /// Waits until somebody wakes the turn of that number.
    async fn woken(&self, number: u64) {
        let mut asleep = false;
        poll_fn(|context| {
            let mut sleepers = self.sleepers.borrow_mut();
            let known = sleepers.iter_mut().find(|(known, _)| *known == number);
            match known {
                Some((_, waker)) => waker.clone_from(context.waker()),
                None if asleep => return Poll::Ready(()),
                None => sleepers.push((number, context.waker().clone())),
            }
            asleep = true;
            Poll::Pending
        })
        .await;
    }
}

/// A turn that a call holds. It goes back when it is dropped, unless the request left.
pub(super) struct Held {
    turns: Rc<Turns>,
    pub(super) operation: &'static Operation,
    turn: Turn,
    has_left: Cell<bool>,
}

impl Held {
    /// The request leaves: Spoki may count it, whatever becomes of the call.
    pub(super) fn leave(&self) {
        self.has_left.set(true);
    }

    /// Whether the request may have left.
    pub(super) fn has_left(&self) -> bool {
        self.has_left.get()
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let number = self.turn.number();
        if !self.has_left.get() && number > 0 {
            let mut sleepers = self.turns.sleepers.borrow_mut();
            sleepers.retain(|(known, _)| *known != number);
            drop(sleepers);
            let mut limiter = self.turns.limiter.borrow_mut();
            limiter.release(self.operation, self.turn);
            drop(limiter);
            self.turns.wake_next(self.operation);
        }
    }
}

impl Client {
    /// Waits for a turn to call the operation.
    pub(super) async fn turn(
        &self,
        operation: &'static Operation,
        attempts: u32,
        interrupt: &Interrupt,
    ) -> Result<Held, Failure> {
        interrupt.check().map_err(aborted)?;
        let started = js_sys::Date::now();
        let too_long = |retry_after_ms| Error {
            kind: ErrorKind::RateLimit { retry_after_ms },
            operation: operation.id,
            attempts,
            retryable: true,
            ambiguous: false,
        };
        let longest = match self.options.rate_mode {
            RateMode::Off => f64::INFINITY,
            RateMode::Error => 0.0,
            RateMode::Wait => self.options.max_wait_ms,
        };
        let turns = &self.turns;
        let turn = if self.options.rate_mode == RateMode::Off {
            Turn::free(started)
        } else {
            let mut limiter = turns.limiter.borrow_mut();
            let reserved = limiter.reserve(operation, started, longest);
            reserved.map_err(too_long)?
        };
        let held = Held {
            turns: Rc::clone(turns),
            operation,
            turn,
            has_left: Cell::new(false),
        };
        let mut is_told = false;
        loop {
            let now = js_sys::Date::now();
            let claim = turns.limiter.borrow_mut().claim(operation, turn, now);
            let Claim::Wait { for_ms, first } = claim else {
                turns.wake_next(operation);
                return Ok(held);
            };
            // A 429 has made the wait longer.
            if now + for_ms - started > longest {
                return Err(too_long(for_ms).into());
            }
            if !is_told {
                self.options.hooks.rate_limit(operation.id, for_ms);
                is_told = true;
            }
            let _timer = first.then(|| {
                let turns = Rc::clone(turns);
                Timer::start(for_ms, move || turns.wake(turn.number()))
            });
            let woken = interrupt.until(turns.woken(turn.number())).await;
            woken.map_err(aborted)?;
        }
    }

    /// How long a call of the operation would wait for its turn, in milliseconds.
    pub(crate) fn wait(&self, operation: &'static Operation) -> f64 {
        match self.options.rate_mode {
            RateMode::Off => 0.0,
            RateMode::Error | RateMode::Wait => {
                let mut limiter = self.turns.limiter.borrow_mut();
                limiter.wait(operation, js_sys::Date::now())
            }
        }
    }
}
