//! Names of WhatsApp templates.

use crate::{Code, Problem};

/// The longest name, in characters.
pub const LONGEST: usize = 512;

/// Checks a template's name: small letters, digits and `_`, 1 to 512 of them.
///
/// Source: Meta, "Message templates": `name`, string, at most 512 characters, lowercase
/// alphanumeric and underscores.
///
/// # Errors
/// `template_name.invalid` or `template_name.too_long`.
///
/// ```
/// use spoki::rules::template_name;
/// assert!(template_name::check("order_shipped_2").is_ok());
/// assert_eq!(template_name::check("Order").unwrap_err().code.name(), "template_name.invalid");
/// ```
pub fn check(name: &str) -> Result<(), Problem> {
    let known = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    if name.is_empty() || !name.bytes().all(known) {
        return Err(Code::TemplateNameInvalid.into());
    }
    if name.len() > LONGEST {
        return Err(Code::TemplateNameTooLong.into());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::check;

    #[test]
    fn each_name_has_its_verdict() {
        for (name, verdict) in [
            ("a", ""),
            ("_", ""),
            ("ordine_1", ""),
            (&"a".repeat(512), ""),
            ("", "template_name.invalid"),
            ("ordine spedito", "template_name.invalid"),
            ("ordine-spedito", "template_name.invalid"),
            ("è", "template_name.invalid"),
            (&"a".repeat(513), "template_name.too_long"),
        ] {
            let found = check(name).map_or_else(|problem| problem.code.name(), |()| "");
            assert_eq!(found, verdict, "{name}");
        }
    }
}
