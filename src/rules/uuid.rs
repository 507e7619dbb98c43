//! UUIDs, of automation triggers and messages, as they go into a URL.

use crate::{Code, Problem};

/// Checks a UUID: 8-4-4-4-12 hexadecimal digits, in either case. Source: RFC 9562 section 4.
///
/// # Errors
/// `invalid_uuid`.
///
/// ```
/// use spoki::rules::uuid;
/// assert!(uuid::check("2f0c0a34-0a53-4c0a-8f3b-0d6b1d8b3c21").is_ok());
/// assert!(uuid::check("2f0c0a340a534c0a8f3b0d6b1d8b3c21").is_err());
/// ```
pub fn check(uuid: &str) -> Result<(), Problem> {
    let right = |(position, byte): (usize, u8)| match position {
        8 | 13 | 18 | 23 => byte == b'-',
        _ => byte.is_ascii_hexdigit(),
    };
    if uuid.len() == 36 && uuid.bytes().enumerate().all(right) {
        Ok(())
    } else {
        Err(Code::InvalidUuid.into())
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::check;

    #[test]
    fn only_the_canonical_form_passes() {
        assert!(check("C0FFEE00-1111-4222-8333-444455556666").is_ok());
        for uuid in [
            "",
            "c0ffee00-1111-4222-8333-44445555666",
            "c0ffee00-1111-4222-8333-4444555566666",
            "{c0ffee00-1111-4222-8333-44445555666}",
            "c0ffee00-1111-4222-8333-44445555666g",
            "c0ffee00/1111-4222-8333-444455556666",
            "../ffee00-1111-4222-8333-444455556666",
        ] {
            assert!(check(uuid).is_err(), "{uuid}");
        }
    }
}
