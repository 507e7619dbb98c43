//! An input against its operation.

use crate::api::{Body, Operation};
use crate::error::Issue;
use crate::schema::{Field, Nulls, Value, check_list, check_object, check_variants};

/// Checks an input as a call of the operation would: the input as it would be sent.
///
/// # Errors
/// Every issue.
///
/// ```
/// use spoki::schema::{Nulls, json};
///
/// let operation = spoki::api::find("contacts.sync").unwrap();
/// let input = json::parse(r#"{"phone":"+39 333 123 4567","email":null}"#).unwrap();
/// let checked = spoki::protocol::check(operation, input.clone(), Nulls::LeftOut).unwrap();
/// assert_eq!(json::write(&checked), r#"{"phone":"+393331234567"}"#);
/// assert!(spoki::protocol::check(operation, input, Nulls::Refused).is_err());
/// ```
pub fn check(operation: &Operation, input: Value, nulls: Nulls) -> Result<Value, Vec<Issue>> {
    match operation.body {
        Body::List { of, min, max } => check_list(of, min, max, nulls, input),
        Body::Variants(variants) => check_variants(variants, nulls, input),
        _ => {
            let fields: Vec<Field> = operation.input_fields().copied().collect();
            check_object(&fields, operation.conditions, nulls, input)
        }
    }
}
