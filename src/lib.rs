//! spoki: an unofficial client for Spoki, the WhatsApp Business platform.
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic
    )
)]
#![cfg_attr(
    all(feature = "exports", not(feature = "package")),
    allow(
        dead_code,
        unused_imports,
        reason = "a small module exports a part, and the whole one all"
    )
)]

#[cfg(all(target_arch = "wasm32", feature = "exports"))]
use talc::wasm::{WasmDynamicTalc, new_wasm_dynamic_allocator};

#[cfg(all(target_arch = "wasm32", feature = "exports"))]
#[global_allocator]
static ALLOCATOR: WasmDynamicTalc = new_wasm_dynamic_allocator();

pub mod api;
pub mod boundary;
#[cfg(target_arch = "wasm32")]
pub mod client;
pub mod error;
pub mod import;
pub mod lint;
pub mod model;
pub mod placeholders;
pub mod preview;
pub mod protocol;
pub mod redact;
pub use spoki_rules as rules;
pub mod schema;
pub mod tools;
#[cfg(all(target_arch = "wasm32", feature = "exports"))]
mod wasm;
pub mod webhook;
