//! One listener for each signal, however many calls it can abort: Node warns of more than ten.

use super::wait::State;
use js_sys::Map;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    // A caller's signal can be of any realm, or made by hand: each look at it may throw.
    #[wasm_bindgen(js_name = AbortSignal)]
    type Signal;
    #[wasm_bindgen(catch, method, getter)]
    fn aborted(this: &Signal) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, method, getter)]
    fn reason(this: &Signal) -> Result<JsValue, JsValue>;
}

thread_local! {
    static SIGNALS: RefCell<Signals> = RefCell::default();
}

/// The signals that are listened to. No borrow of it is held while code of the caller runs.
#[derive(Default)]
struct Signals {
    /// From the signal to its number.
    numbers: Map,
    heard: BTreeMap<u32, Heard>,
    last: u32,
}

struct Heard {
    signal: web_sys::AbortSignal,
    listener: Closure<dyn FnMut()>,
    calls: BTreeMap<u32, Rc<RefCell<State>>>,
}

/// One call's interest in a signal. It ends when it is dropped.
pub(super) struct Listening {
    signal: u32,
    call: u32,
}

impl Listening {
    /// Tells the state when the signal fires. `Err` is the reason if it has fired already, or what the
    /// signal threw.
    pub(super) fn new(
        signal: &web_sys::AbortSignal,
        state: &Rc<RefCell<State>>,
    ) -> Result<Self, JsValue> {
        if signal.unchecked_ref::<Signal>().aborted()?.is_truthy() {
            return Err(reason(signal));
        }
        let state = Rc::clone(state);
        let (listening, listener) = SIGNALS.with_borrow_mut(|signals| signals.add(signal, state));
        if let Some(listener) = listener {
            signal.add_event_listener_with_callback("abort", &listener)?;
        }
        Ok(listening)
    }
}

impl Signals {
    /// Adds a call; gives the listener if the signal does not have it yet.
    fn add(
        &mut self,
        signal: &web_sys::AbortSignal,
        state: Rc<RefCell<State>>,
    ) -> (Listening, Option<js_sys::Function>) {
        self.last = self.last.wrapping_add(1);
        let call = self.last;
        let known = self.numbers.get(signal).as_f64();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "it was a u32 when it was put there"
        )]
        let number = known.map_or(call, |number| number as u32);
        let mut added = None;
        let heard = self.heard.entry(number).or_insert_with(|| {
            let listener = Closure::<dyn FnMut()>::new(move || fire(number));
            added = Some(
                listener
                    .as_ref()
                    .unchecked_ref::<js_sys::Function>()
                    .clone(),
            );
            self.numbers.set(signal, &number.into());
            Heard {
                signal: signal.clone(),
                listener,
                calls: BTreeMap::new(),
            }
        });
        heard.calls.insert(call, state);
        let listening = Listening {
            signal: number,
            call,
        };
        (listening, added)
    }

    /// Takes a call away; gives what was kept of the signal if that was the last one.
    fn remove(&mut self, listening: &Listening) -> Option<Heard> {
        let heard = self.heard.get_mut(&listening.signal)?;
        heard.calls.remove(&listening.call);
        if !heard.calls.is_empty() {
            return None;
        }
        self.numbers.delete(&heard.signal);
        self.heard.remove(&listening.signal)
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        let last = SIGNALS.with_borrow_mut(|signals| signals.remove(self));
        if let Some(Heard {
            signal, listener, ..
        }) = last
        {
            let listener = listener.as_ref().unchecked_ref();
            let _ = signal.remove_event_listener_with_callback("abort", listener);
        }
    }
}

fn fire(number: u32) {
    let heard = SIGNALS.with_borrow(|signals| {
        let heard = signals.heard.get(&number)?;
        let calls: Vec<_> = heard.calls.values().map(Rc::clone).collect();
        Some((heard.signal.clone(), calls))
    });
    if let Some((signal, calls)) = heard {
        let reason = reason(&signal);
        for state in calls {
            State::abort(&state, &reason);
        }
    }
}

fn reason(signal: &web_sys::AbortSignal) -> JsValue {
    let reason = signal.unchecked_ref::<Signal>().reason();
    reason.unwrap_or_else(|thrown| thrown)
}
