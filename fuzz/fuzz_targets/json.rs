//! Any text as JSON: what is taken is what `serde_json` takes, and is read as the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use serde_json::Value;
use spoki::schema::{MAX_DEPTH, json};

/// How deep a text may be nested, at most.
fn depth(text: &str) -> usize {
    text.bytes()
        .filter(|byte| matches!(byte, b'[' | b'{'))
        .count()
}

/// Both zeros are 0 here: Spoki has no use for the other one.
fn without_negative_zero(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(without_negative_zero),
        Value::Object(fields) => fields.values_mut().for_each(without_negative_zero),
        Value::Number(number) if number.as_f64() == Some(0.0) => *number = 0.into(),
        _ => {}
    }
}

fuzz_target!(|text: &str| {
    let expected = serde_json::from_str::<Value>(text);
    let Ok(value) = json::parse(text) else {
        assert!(expected.is_err() || depth(text) > MAX_DEPTH, "refused");
        return;
    };
    assert!(json::check(text).is_ok());
    // Numbers beyond every float are text to us, and an error to `serde_json`.
    let Ok(mut expected) = expected else {
        return;
    };
    let written = json::write(&value);
    let mut again: Value = serde_json::from_str(&written).expect("what is written is JSON");
    without_negative_zero(&mut again);
    without_negative_zero(&mut expected);
    assert_eq!(again, expected);
});
