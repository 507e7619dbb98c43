//! Country codes.

use super::{Code, Problem};

/// Checks the form of a country code: two capital letters, such as `IT`. Source: ISO 3166-1.
///
/// # Errors
/// `country.invalid`.
///
/// ```
/// use spoki::rules::country;
/// assert!(country::check("IT").is_ok());
/// assert!(country::check("it").is_err());
/// ```
pub fn check(code: &str) -> Result<(), Problem> {
    if code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase()) {
        Ok(())
    } else {
        Err(Code::CountryInvalid.into())
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::check;

    #[test]
    fn two_capital_letters_and_nothing_else() {
        assert!(check("DE").is_ok());
        for code in ["", "I", "ITA", "it", "It", "39", "È"] {
            assert!(check(code).is_err(), "{code}");
        }
    }
}
