//! MIME types of media.

use super::{Code, Problem, joined};

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

/// What WhatsApp takes, by the format under which Spoki keeps media. Documents may be anything.
///
/// Source: Meta, "Supported media types" (the same list as AWS, "Supported media file types and
/// sizes").
pub const OF_FORMATS: &[(&str, &[&str])] = &[
    ("image", &["image/jpeg", "image/png"]),
    ("video", &["video/mp4", "video/3gpp"]),
    (
        "audio",
        &[
            "audio/aac",
            "audio/amr",
            "audio/mpeg",
            "audio/mp4",
            "audio/ogg",
        ],
    ),
];

/// Checks that a MIME type is one that WhatsApp takes for a format. A format that is not known has
/// none to check.
///
/// # Errors
/// `mime_type.not_of_format`.
///
/// ```
/// use spoki::rules::mime_type;
/// assert!(mime_type::check_of_format("image", "image/png").is_ok());
/// assert!(mime_type::check_of_format("image", "video/mp4").is_err());
/// assert!(mime_type::check_of_format("document", "text/csv").is_ok());
/// ```
pub fn check_of_format(format: &str, text: &str) -> Result<(), Problem> {
    let Some((_, allowed)) = OF_FORMATS.iter().find(|(known, _)| *known == format) else {
        return Ok(());
    };
    if allowed.iter().any(|known| known.eq_ignore_ascii_case(text)) {
        return Ok(());
    }
    let problem = Problem::new(Code::MimeTypeOfFormat).with("format", format);
    Err(problem.with("allowed", joined(allowed, ", ")))
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{check, check_of_format};

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

    #[test]
    fn each_format_has_its_types() {
        for (format, text, is_right) in [
            ("image", "IMAGE/JPEG", true),
            ("image", "image/gif", false),
            ("video", "video/3gpp", true),
            ("video", "audio/mp4", false),
            ("audio", "audio/ogg", true),
            ("audio", "audio/wav", false),
            ("document", "image/gif", true),
        ] {
            let verdict = check_of_format(format, text).is_ok();
            assert_eq!(verdict, is_right, "{format} {text}");
        }
    }
}
