//! The boundary: what the shell of the npm package calls. Nothing of it is public: the shell makes
//! plain functions and objects of it.
#![expect(
    clippy::float_cmp,
    reason = "what the macro makes of an enum compares numbers of JavaScript"
)]

#[cfg(feature = "export-calls")]
mod check;
#[cfg(feature = "export-calls")]
mod client;
#[cfg(feature = "debug")]
mod debug;
#[cfg(feature = "package")]
mod import;
#[cfg(feature = "package")]
mod lint;
#[cfg(feature = "export-calls")]
mod options;
#[cfg(feature = "export-calls")]
mod past;
#[cfg(feature = "export-phones")]
mod phone;
#[cfg(feature = "export-formats")]
mod phone_style;
#[cfg(feature = "export-calls")]
mod read;
#[cfg(feature = "export-calls")]
mod redact;
#[cfg(feature = "export-calls")]
mod transport;
#[cfg(feature = "export-webhooks")]
mod webhook;
mod write;
