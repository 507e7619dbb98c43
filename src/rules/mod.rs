//! Rules for single values: pure functions that say what is wrong, by a stable code.
//!
//! Users see this crate as `spoki::rules`.
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic
    )
)]

mod code;
pub mod country;
pub mod custom_field;
pub mod date;
pub mod email;
mod figure;
mod fold;
pub mod id;
pub mod identifier;
pub mod language;
mod locale;
pub mod mime_type;
pub mod phone;
mod problem;
pub mod suggest;
pub mod template_name;
mod text;
pub mod url;
pub mod uuid;

pub use code::Code;
pub use figure::Figure;
pub use fold::{folded, plain};
pub use locale::{Locale, WORDS};
pub use problem::Problem;
pub use spoki_numbering::written::is_invisible;
pub use text::{decimal, joined, lossy, surrogates, trimmed, whole};
