//! Values in a path and a query.

use crate::rules::{decimal, joined};
use crate::schema::Value;

/// A path with its first `{name}` replaced. Ids are declared in the order of the path.
pub(crate) fn with_id(path: &str, id: &str) -> String {
    let parts = path.split_once('{').and_then(|(front, rest)| {
        let (_, back) = rest.split_once('}')?;
        Some((front, back))
    });
    match parts {
        Some((front, back)) => joined(&[front, id, back], ""),
        None => path.to_owned(),
    }
}

/// A value as it stands in a path or a query.
pub(super) fn plain(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text.clone()),
        Value::Integer(number) => Some(decimal(*number)),
        Value::Decimal(digits) => Some(digits.clone()),
        Value::Boolean(value) => Some(if *value { "true" } else { "false" }.to_owned()),
        Value::Null | Value::List(_) | Value::Object(_) | Value::Unusable(_) => None,
    }
}

/// Percent-encodes everything but the unreserved characters of RFC 3986: a `+` in a query would
/// arrive as a space.
pub(super) fn push_encoded(out: &mut String, text: &str) {
    const HEX: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F',
    ];
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for digit in [byte >> 4, byte & 15] {
                out.extend(HEX.get(usize::from(digit)));
            }
        }
    }
}
