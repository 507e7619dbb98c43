//! What a panic says, in a build for who looks for a fault.

use wasm_bindgen::prelude::*;

/// Runs when an instance is made. What a panic says becomes the error that comes out of the module, which the
/// shell hands on as the cause of its own.
#[wasm_bindgen(start)]
pub(super) fn tell_panics() {
    std::panic::set_hook(Box::new(|panic| {
        wasm_bindgen::throw_str(&panic.to_string());
    }));
}
