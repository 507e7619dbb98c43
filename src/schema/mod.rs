//! Field types, the values that fill them, and the checker that holds one against the other.

mod check;
mod field;
pub mod json;
mod value;

pub use check::{MAX_DEPTH, check_list, check_object};
pub use field::{Field, FieldType, Prose, Shape, Shaped, Type};
pub use value::Value;
