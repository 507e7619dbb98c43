//! Field types, the values that fill them, and the checker that holds one against the other.

mod check;
mod field;
pub mod json;
mod text;
mod told;
mod unusable;
mod value;
mod variants;

pub use check::{MAX_DEPTH, Nulls, check_list, check_object, check_variants};
pub use field::{
    Agreement, Conditions, Field, FieldType, Native, Need, Prose, Shape, Shaped, Suit, Type,
    Variants, Varied,
};
pub use told::{MOST_ISSUES, Told, first as first_issues};
pub use unusable::find_unusable;
pub use value::Value;
pub(crate) use variants::meant;
