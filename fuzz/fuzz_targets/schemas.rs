//! Inputs of the operations that have a schema: what comes out of the check passes it again and stays as
//! it is, and issues are about places that there are.
#![no_main]

use libfuzzer_sys::fuzz_target;
use spoki::error::{Issue, Segment};
use spoki::protocol::check;
use spoki::schema::{Nulls, Value};
use spoki_fuzz::Declared;

/// Whether a path leads through the input; its last field may be one that is missing.
fn leads_somewhere(issue: &Issue, input: &Value) -> bool {
    let Some((last, way)) = issue.path.split_last() else {
        return true;
    };
    let owner = way
        .iter()
        .try_fold(input, |value, segment| match (segment, value) {
            (Segment::Field(name), _) => value.get(name),
            (Segment::Index(index), Value::List(items)) => items.get(*index),
            (Segment::Index(_), _) => None,
        });
    match (last, owner) {
        (Segment::Field(_), Some(Value::Object(_))) => true,
        (Segment::Index(index), Some(Value::List(items))) => *index < items.len(),
        _ => false,
    }
}

fuzz_target!(|declared: Declared| {
    let Declared { operation, input } = declared;
    for nulls in [Nulls::LeftOut, Nulls::Refused] {
        match check(operation, input.clone(), nulls) {
            Ok(checked) => {
                let again = check(operation, checked.clone(), Nulls::Refused);
                assert_eq!(again, Ok(checked), "{}", operation.id);
            }
            Err(issues) => {
                assert!(!issues.is_empty());
                for issue in issues {
                    assert!(leads_somewhere(&issue, &input), "{issue}");
                }
            }
        }
    }
});
