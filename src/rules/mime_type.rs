//! MIME types of media.

use super::{Code, Problem};

/// Checks a MIME type: `type/subtype`, without parameters. Source: RFC 6838 section 4.2.
///
/// # Errors
/// `mime_type.invalid`.
///
/// ```
/// use spoki::rules::mime_type;
/// assert!(mime_type::check("image/jpeg").is_ok());
/// assert!(mime_type::check("jpeg").is_err());
/// ```
pub fn check(text: &str) -> Result<(), Problem> {
    let is_name = |name: &str| {
        let known = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&byte);
        (1..=127).contains(&name.len())
            && name.starts_with(|first: char| first.is_ascii_alphanumeric())
            && name.bytes().all(known)
    };
    match text.split_once('/') {
        Some((kind, subtype)) if is_name(kind) && is_name(subtype) => Ok(()),
        _ => Err(Code::MimeTypeInvalid.into()),
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::check;

    #[test]
    fn a_type_and_a_subtype_and_nothing_else() {
        for text in ["video/3gpp", "application/vnd.ms-excel", "image/svg+xml"] {
            assert!(check(text).is_ok(), "{text}");
        }
        for text in [
            "",
            "image",
            "/jpeg",
            "image/",
            "image/jpeg/2",
            "image /jpeg",
            "image/jpeg; q=1",
            ".jpg",
            "imag\u{e9}/jpeg",
        ] {
            assert!(check(text).is_err(), "{text}");
        }
    }
}
