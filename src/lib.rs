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

pub mod api;
#[cfg(target_arch = "wasm32")]
pub mod client;
pub mod error;
pub mod import;
pub mod model;
pub mod protocol;
pub mod redact;
pub mod rules;
pub mod schema;
#[cfg(target_arch = "wasm32")]
mod wasm;
