//! The boundary: what the shell of the npm package calls. Nothing of it is public: the shell makes
//! plain functions and objects of it.
#![expect(
    clippy::float_cmp,
    reason = "what the macro makes of an enum compares numbers of JavaScript"
)]

mod check;
mod client;
#[cfg(feature = "debug")]
mod debug;
mod import;
mod lint;
mod options;
mod past;
mod phone;
mod read;
mod redact;
mod transport;
mod webhook;
mod write;
