//! Field types, the values that fill them, and the checker that holds one against the other.

mod check;
mod field;
pub mod json;
mod text;
mod unusable;
mod value;
mod variants;

pub use check::{MAX_DEPTH, check_list, check_object, check_variants};
pub use field::{
    Conditions, Field, FieldType, Native, Need, Prose, Shape, Shaped, Type, Variants, Varied,
};
pub use unusable::find_unusable;
pub use value::Value;
pub(crate) use variants::meant;
