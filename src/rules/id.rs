//! Ids of Spoki's objects, as they go into a URL.

use crate::{Code, Problem};

/// Checks an id: `^[1-9]\d{0,18}$`.
///
/// Anything else could change the path of a request (`..`, `1/2`) or stand for another object
/// after rounding. Source: Spoki's documentation (integer ids), RFC 3986 section 5.2.4.
///
/// # Errors
/// `invalid_id`.
///
/// ```
/// use spoki::rules::id;
/// assert!(id::check("42").is_ok());
/// assert!(id::check("../42").is_err());
/// ```
pub fn check(id: &str) -> Result<(), Problem> {
    let digits = id.bytes().all(|byte| byte.is_ascii_digit());
    if digits && (1..=19).contains(&id.len()) && !id.starts_with('0') {
        Ok(())
    } else {
        Err(Code::InvalidId.into())
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::check;

    #[test]
    fn only_plain_positive_numbers_pass() {
        for id in ["1", "9007199254740993", "9999999999999999999"] {
            assert!(check(id).is_ok(), "{id}");
        }
        for id in [
            "",
            "0",
            "01",
            "-1",
            "+1",
            "1.5",
            "1e21",
            " 1",
            "1 ",
            "1\n",
            "..",
            "%2e%2e",
            "1?x",
            "1#",
            "1/2",
            "\\",
            "\t",
            "１",
            "12345678901234567890",
        ] {
            assert!(check(id).is_err(), "{id}");
        }
    }
}
