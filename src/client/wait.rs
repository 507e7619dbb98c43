//! Waiting that can be cut short: by the caller's signal, or by the deadline of an attempt.

use super::signal::Listening;
use core::future::{Future, poll_fn};
use core::pin::{Pin, pin};
use core::task::{Context, Poll, Waker};
use js_sys::{Array, Function, Promise};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(work: &js_sys::Function, after_ms: f64) -> JsValue;
    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(timer: &JsValue);
}

/// The longest pause that a timer takes; runtimes fire longer ones at once.
const LONGEST_TIMER_MS: f64 = 2_147_483_647.0;

/// Why a wait was cut short.
#[derive(Clone, Debug)]
pub enum Interrupted {
    /// The caller's signal, with its reason.
    Aborted(JsValue),
    /// The deadline of the attempt.
    Deadline,
}

#[derive(Default)]
pub(super) struct State {
    aborted: Option<JsValue>,
    deadline_passed: bool,
    slept: bool,
    waker: Option<Waker>,
}

impl State {
    fn wake(state: &Rc<RefCell<Self>>) {
        let waker = state.borrow_mut().waker.take();
        if let Some(waker) = waker {
            waker.wake();
        }
    }

    /// Cuts every wait short, now and later.
    pub(super) fn abort(state: &Rc<RefCell<Self>>, reason: &JsValue) {
        state.borrow_mut().aborted = Some(reason.clone());
        Self::wake(state);
    }
}

/// What can cut the waits of one call short.
pub struct Interrupt {
    state: Rc<RefCell<State>>,
    _listening: Option<Listening>,
}

impl Interrupt {
    /// Listens to the signal, until it is dropped. A signal that throws aborts with what it threw.
    pub fn new(signal: Option<&web_sys::AbortSignal>) -> Self {
        let state: Rc<RefCell<State>> = Rc::default();
        let listening = signal.and_then(|signal| {
            let listening = Listening::new(signal, &state);
            listening
                .map_err(|reason| State::abort(&state, &reason))
                .ok()
        });
        Self {
            state,
            _listening: listening,
        }
    }

    /// Whether the call was aborted already.
    pub(super) fn check(&self) -> Result<(), Interrupted> {
        match self.cut() {
            Some(interrupted) => Err(interrupted),
            None => Ok(()),
        }
    }

    fn cut(&self) -> Option<Interrupted> {
        let state = self.state.borrow();
        match &state.aborted {
            Some(reason) => Some(Interrupted::Aborted(reason.clone())),
            None => state.deadline_passed.then_some(Interrupted::Deadline),
        }
    }

    /// Sets the deadline of an attempt; it is lifted when the timer is dropped.
    pub(super) fn arm(&self, after_ms: f64) -> Timer {
        self.state.borrow_mut().deadline_passed = false;
        let state = Rc::clone(&self.state);
        Timer::start(after_ms, move || {
            state.borrow_mut().deadline_passed = true;
            State::wake(&state);
        })
    }

    /// Waits for work to be done, unless it is cut short.
    pub(super) async fn until<T>(&self, work: impl Future<Output = T>) -> Result<T, Interrupted> {
        let mut work = pin!(work);
        poll_fn(|context: &mut Context<'_>| {
            if let Some(interrupted) = self.cut() {
                return Poll::Ready(Err(interrupted));
            }
            self.state.borrow_mut().waker = Some(context.waker().clone());
            work.as_mut().poll(context).map(Ok)
        })
        .await
    }

    /// Waits for a time, unless it is cut short.
    ///
    /// # Errors
    /// What cut it short.
    pub async fn sleep(&self, for_ms: f64) -> Result<(), Interrupted> {
        let mut left = for_ms;
        // Between attempts no deadline holds.
        self.state.borrow_mut().deadline_passed = false;
        while left > 0.0 {
            self.check()?;
            self.state.borrow_mut().slept = false;
            let state = Rc::clone(&self.state);
            let _timer = Timer::start(left, move || {
                state.borrow_mut().slept = true;
                State::wake(&state);
            });
            self.until(poll_fn(|_| {
                if self.state.borrow().slept {
                    Poll::Ready(())
                } else {
                    Poll::Pending
                }
            }))
            .await?;
            left -= LONGEST_TIMER_MS;
        }
        self.check()
    }
}

/// What code of the caller gave, which may be a promise that never settles. A future of the promise
/// itself would be kept for as long as the promise is.
pub(super) struct Given {
    settled: JsFuture,
    let_go: Option<Function>,
}

impl Given {
    pub(super) fn new(given: &JsValue) -> Self {
        let mut let_go = None;
        let end = Promise::new(&mut |resolve, _| let_go = Some(resolve));
        Self {
            // A race is guarded: it rejects if a look at what was given throws.
            settled: Promise::race(&Array::of2(given, &end)).into(),
            let_go,
        }
    }
}

impl Future for Given {
    type Output = Result<JsValue, JsValue>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        pin!(&mut self.settled).poll(context)
    }
}

impl Drop for Given {
    fn drop(&mut self) {
        if let Some(let_go) = &self.let_go {
            let _ = let_go.call0(&JsValue::UNDEFINED);
        }
    }
}

/// A timer that is cleared when it is dropped.
pub(super) struct Timer {
    timer: JsValue,
    _work: Closure<dyn FnMut()>,
}

impl Timer {
    pub(super) fn start(after_ms: f64, work: impl FnMut() + 'static) -> Self {
        let work = Closure::<dyn FnMut()>::new(work);
        let timer = set_timeout(
            work.as_ref().unchecked_ref(),
            after_ms.clamp(0.0, LONGEST_TIMER_MS),
        );
        Self { timer, _work: work }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        clear_timeout(&self.timer);
    }
}
