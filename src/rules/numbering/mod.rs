//! The numbering plans of the world: which phone numbers there are, of which kind and in which
//! territory, how they are dialled and how they are written.
//!
//! The source is the metadata of Google's libphonenumber. `cargo xtask codegen phone` makes files of it:
//! `plans.bin`, the automata of all numbers, which [`plans`] unpacks at the first use; `plans.txt`, the
//! rules of dialling; `formats.bin` and `formats.txt`, those of writing. What is done with them are the rules of
//! `spoki-rules`; digits are values from 0 to 9 everywhere.
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic
    )
)]

mod chance;
mod coder;
mod e164;
mod format;
mod identity;
mod kind;
pub mod layout;
mod pattern;
mod plans;
mod shortcuts;
mod territory;
mod unpack;
pub mod written;

pub use e164::E164;
pub use format::Style;
pub use identity::{modern_form, other_identity};
pub use kind::Kind;
pub use plans::{Plan, Plans, State, plans};
pub use shortcuts::{Reading, is_separator};
pub use territory::{Dialled, MOST_DIGITS, Territory};
