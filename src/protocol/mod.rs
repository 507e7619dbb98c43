//! Calls as pure functions: what to send, and what an answer means. No clock, no randomness, no
//! I/O: `now` (milliseconds since 1970) and `random` (0 to 1) are given by the driver.
//!
//! ```
//! use spoki::api::{contacts, Endpoint};
//! use spoki::protocol::{prepare, Extra, Outcome, Reply, RetryBudget, Step, settle};
//!
//! // 1. An operation and an input become a request, or every issue at once.
//! let operation = spoki::api::find("contacts.sync").unwrap();
//! let input = contacts::ContactInput {
//!     phone: "+39 333 123 4567".into(),
//!     ..Default::default()
//! };
//! let (ids, input) = contacts::Sync { input }.into_parts().unwrap();
//! let request = prepare(operation, ids, Some(input), Extra::default()).unwrap();
//! assert_eq!(request.target, "/api/1/contacts/sync/");
//! assert_eq!(request.body.as_deref(), Some(r#"{"phone":"+393331234567"}"#));
//!
//! // 2. The driver sends it, and asks what the outcome means.
//! let outcome = Outcome::Reply(Reply {
//!     status: 503,
//!     retry_after: None,
//!     content_type: None,
//!     body: Vec::new(),
//! });
//! let mut budget = RetryBudget::default();
//! let step = settle(operation, outcome, 1, 2, &mut budget, 0.0, 0.5);
//! assert_eq!(step, Step::Retry { after_ms: 375.0 });
//! ```

mod batches;
mod check;
mod extra;
mod fields;
mod limit;
mod origin;
mod pages;
mod prepare;
mod reply;
mod request;
mod retry;
mod retry_after;
mod route;
mod target;

pub use batches::{Missed, Reach};
pub use check::check;
pub use extra::Extra;
pub use limit::{Claim, Limits, Past, PastCalls, RateLimiter, Turn};
pub use origin::{API_KEY_HEADER, Origin, check_api_key};
pub use pages::next_target;
pub use prepare::{prepare, request};
pub use reply::{Content, Reply};
pub use request::Request;
#[cfg(target_arch = "wasm32")]
pub(crate) use retry::back_off;
pub use retry::{Outcome, RetryBudget, Step, settle};
pub(crate) use route::matches_path;
pub use route::other;
#[cfg(target_arch = "wasm32")]
pub(crate) use target::with_id;
