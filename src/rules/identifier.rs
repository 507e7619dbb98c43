//! Identifiers that other platforms give, as they go into a URL.

use super::{Code, Problem};

/// The longest identifier, in bytes. Spoki publishes no limit; this one keeps URLs sound.
pub const LONGEST: usize = 255;

/// Checks an identifier: visible characters, none of which could change the path of a request.
///
/// A segment of dots alone would be folded away (RFC 3986 section 5.2.4), and some servers decode
/// an escaped slash before they split the path.
///
/// # Errors
/// `invalid_identifier`.
///
/// ```
/// use spoki::rules::identifier;
/// assert!(identifier::check("+393331234567").is_ok());
/// assert!(identifier::check("shop@example.com").is_ok());
/// assert!(identifier::check("..").is_err());
/// ```
pub fn check(identifier: &str) -> Result<(), Problem> {
    let is_sound = |byte: u8| byte > b' ' && !b"/\\?#%\x7f".contains(&byte);
    let is_dots = identifier.bytes().all(|byte| byte == b'.');
    if !is_dots && identifier.len() <= LONGEST && identifier.bytes().all(is_sound) {
        Ok(())
    } else {
        Err(Code::InvalidIdentifier.into())
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::check;

    #[test]
    fn nothing_that_changes_a_path_passes() {
        for identifier in ["1", "my.shop", "a_b-c", "@negozio", &"a".repeat(255)] {
            assert!(check(identifier).is_ok(), "{identifier}");
        }
        for identifier in [
            "",
            ".",
            "..",
            "...",
            "../x",
            "a/b",
            "a\\b",
            "a?b",
            "a#b",
            "%2e%2e",
            "a b",
            "a\n",
            "a\0",
            &"a".repeat(256),
        ] {
            assert!(check(identifier).is_err(), "{identifier}");
        }
    }
}
