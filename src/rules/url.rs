//! Addresses on the web, as Spoki and WhatsApp fetch them.

use super::{Code, Problem};

/// The longest address, in bytes. Source: Meta, "Message templates": a button's `url`, at most
/// 2,000 characters.
pub const LONGEST: usize = 2_000;

/// Checks an address: http or https, with a host, without name and password in it.
///
/// Spoki stores the address and shows it to people, so credentials in it would be given away.
/// Placeholders such as `%%CODE%%` may stand in the path and behind it. Source: RFC 3986 section 3.
///
/// # Errors
/// `url.invalid`, `url.credentials` or `url.too_long`.
///
/// ```
/// use spoki::rules::url;
/// assert!(url::check("https://example.com/a.pdf").is_ok());
/// assert_eq!(url::check("ftp://example.com").unwrap_err().code.name(), "url.invalid");
/// assert_eq!(url::check("https://me:word@example.com").unwrap_err().code.name(), "url.credentials");
/// ```
pub fn check(url: &str) -> Result<(), Problem> {
    if url.len() > LONGEST {
        return Err(Problem::new(Code::UrlTooLong).with("max", LONGEST));
    }
    let bytes = url.as_bytes();
    let (scheme, rest) = bytes.split_at_checked(4).unwrap_or_default();
    let rest = match rest {
        [b's' | b'S', rest @ ..] | rest => rest,
    };
    let rest = match rest.strip_prefix(b"://") {
        Some(rest) if scheme.eq_ignore_ascii_case(b"http") => rest,
        _ => return Err(Code::UrlInvalid.into()),
    };
    let end = rest.iter().position(|byte| b"/?#".contains(byte));
    let authority = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
    if authority.contains(&b'@') {
        return Err(Code::UrlCredentials.into());
    }
    // Browsers take a backslash for a slash, other readers do not: the host would be in doubt.
    let is_plain = bytes
        .iter()
        .all(|byte| *byte > b' ' && !b"\\<>\"\x7f".contains(byte));
    if is_plain && is_host_and_port(authority) {
        Ok(())
    } else {
        Err(Code::UrlInvalid.into())
    }
}

fn is_host_and_port(authority: &[u8]) -> bool {
    let colon = authority.iter().rposition(|byte| *byte == b':');
    let parts = colon.and_then(|colon| authority.split_at_checked(colon));
    let (host, port) = match parts {
        Some((host, [_, port @ ..])) if !port.contains(&b']') => (host, port),
        _ => (authority, &[][..]),
    };
    let is_host = match host {
        [b'[', address @ .., b']'] => {
            let known = |byte: &u8| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'.');
            address.contains(&b':') && address.iter().all(known)
        }
        // Names in other scripts are left to those who look them up.
        _ => host.split(|byte| *byte == b'.').all(|label| {
            let known = |byte: &u8| {
                byte.is_ascii_alphanumeric() || !byte.is_ascii() || matches!(byte, b'-' | b'_')
            };
            !label.is_empty() && label.iter().all(known)
        }),
    };
    is_host && port.len() <= 5 && port.iter().all(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::check;
    use proptest::prelude::*;

    #[test]
    fn each_address_has_its_verdict() {
        for (url, verdict) in [
            ("https://example.com", ""),
            ("HTTPS://Example.COM/a?b=c#d", ""),
            ("http://localhost:8787/hook", ""),
            ("https://[::1]:80/", ""),
            ("https://negozio-città.it/ordini/%%ORDER_ID%%", ""),
            ("https://example.com/a@b", ""),
            ("https://example.com?mail=a@b", ""),
            ("", "url.invalid"),
            ("example.com", "url.invalid"),
            ("//example.com", "url.invalid"),
            ("https:/example.com", "url.invalid"),
            ("https://", "url.invalid"),
            ("https:///a", "url.invalid"),
            ("https://a..b", "url.invalid"),
            ("https://example.com:port", "url.invalid"),
            ("https://[zz]", "url.invalid"),
            ("https://exa mple.com", "url.invalid"),
            ("https://example.com/a b", "url.invalid"),
            ("https://example.com/\n", "url.invalid"),
            ("https://example.com\\@evil.com", "url.credentials"),
            ("https://example.com\\a", "url.invalid"),
            ("javascript:alert(1)", "url.invalid"),
            ("data:text/html,x", "url.invalid"),
            ("file:///etc/passwd", "url.invalid"),
            ("https://user@example.com", "url.credentials"),
            ("https://:word@example.com", "url.credentials"),
        ] {
            let found = check(url).map_or_else(|problem| problem.code.name(), |()| "");
            assert_eq!(found, verdict, "{url}");
        }
        let long = |length: usize| format!("https://example.com/{}", "a".repeat(length - 20));
        assert!(check(&long(2_000)).is_ok());
        assert_eq!(check(&long(2_001)).unwrap_err().code.name(), "url.too_long");
    }

    proptest! {
        #[test]
        fn what_passes_has_a_scheme_and_a_host_and_no_blanks(
            url in "([a-z]{4,5}|[hH][tT]tps?)?:?/{0,3}[a-z.:@ \\[\\]%?#\\\\é\n-]{0,20}"
        ) {
            if check(&url).is_ok() {
                let (scheme, rest) = url.split_once("://").unwrap();
                prop_assert!(matches!(scheme.to_lowercase().as_str(), "http" | "https"));
                let host = rest.split(['/', '?', '#']).next().unwrap();
                prop_assert!(!host.is_empty() && !host.contains('@'));
                prop_assert!(!url.contains([' ', '\n', '\\']));
            }
        }
    }
}
