//! The inner loop of an import: from the text of a CSV file to contacts as JSON, row by row.
//!
//! It is a crate of its own so that it can be built for speed, while the rest of the package is built
//! for size; [`spoki`](https://docs.rs/spoki-wasm) is what users see of it.
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic
    )
)]

mod bytes;
mod cells;
mod dedupe;
mod digest;
mod fields;
mod formula;
mod out;
mod records;
mod rejection;
mod row;
mod separators;
mod write;

pub use bytes::{ascii_prefix, count, sound_utf8};
pub use cells::Cells;
pub use dedupe::Phones;
pub use digest::Digest;
pub use fields::{Fields, PhoneColumn, Place};
pub use out::Out;
pub use records::{Flaw, LONGEST, Next, Records, Span};
pub use rejection::{Reason, Rejection};
pub use row::Form;
