//! The way from one page to the next. The address comes from the answer, so it is held against
//! the configured origin before a request with the key goes there.

use super::origin::Origin;
use crate::rules::{joined, whole};

/// The longest address of a next page that is followed.
const LONGEST: usize = 8_192;

/// The path and query of the next page, or `None` when the address must not be followed: another
/// host, a path outside `/api/1/`, or a page that is not after the one it came from.
///
/// The address is an absolute one of the configured host, or relative to the page it came from.
/// Whatever it is, the request goes to the configured origin.
///
/// ```
/// use spoki::protocol::{Origin, next_target};
/// let origin = Origin::default();
/// let from = "/api/1/tags/?page=1";
/// for next in ["https://api.spoki.com/api/1/tags/?page=2", "http://api.spoki.com/api/1/tags/?page=2", "?page=2"] {
///     assert_eq!(next_target(&origin, from, next), Some("/api/1/tags/?page=2".to_owned()));
/// }
/// assert_eq!(next_target(&origin, from, "https://evil.example/api/1/tags/?page=2"), None);
/// assert_eq!(next_target(&origin, from, "?page=1"), None);
/// ```
pub fn next_target(origin: &Origin, from: &str, next: &str) -> Option<String> {
    if next.len() > LONGEST {
        return None;
    }
    let target = resolved(origin, from, next)?;
    let (path, query) = target.split_once('?')?;
    let plain_path = path.starts_with("/api/1/")
        && path
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'_' | b'-'));
    let plain_query = !query.is_empty()
        && query
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'#' | b'\\'));
    let onward = target != from
        && is_onward(from, &target, "page=", 1)
        && is_onward(from, &target, "offset=", 0);
    (plain_path && plain_query && onward).then_some(target)
}

/// The path and query that an address means on the page that it came from (RFC 3986, section 5.2).
/// Segments of dots stay as they are: no path with a dot is followed.
fn resolved(origin: &Origin, from: &str, next: &str) -> Option<String> {
    let has_scheme = next
        .find([':', '/', '?'])
        .is_some_and(|place| next.as_bytes().get(place) == Some(&b':'));
    if has_scheme || next.starts_with("//") {
        return origin.target_of(next).map(str::to_owned);
    }
    let path = from.split('?').next()?;
    let base = match next.as_bytes().first()? {
        b'/' => "",
        b'?' => path,
        _ => path.get(..=path.rfind('/')?)?,
    };
    Some(joined(&[base, next.strip_prefix("./").unwrap_or(next)], ""))
}

/// Whether a parameter that counts pages or items has grown; it may be missing from both. The first
/// page can lack it.
fn is_onward(from: &str, target: &str, name: &str, first: u64) -> bool {
    match (number(from, name), number(target, name)) {
        (here, Some(there)) => there > here.unwrap_or(first),
        (_, None) => true,
    }
}

fn number(target: &str, name: &str) -> Option<u64> {
    let (_, query) = target.split_once('?')?;
    let value = query.split('&').find_map(|pair| pair.strip_prefix(name))?;
    whole(value)?.try_into().ok()
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::next_target;
    use crate::protocol::Origin;

    #[test]
    fn only_onward_and_only_here() {
        let origin = Origin::parse("http://127.0.0.1:8787").unwrap();
        let follow = |from: &str, next: &str| next_target(&origin, from, next);
        let base = "http://127.0.0.1:8787/api/1/lists/";
        assert!(follow("/api/1/lists/", &format!("{base}?page=2&page_size=5")).is_some());
        assert!(follow("/api/1/lists/", "/api/1/lists/?cursor=abc").is_some());
        for next in [
            "",
            "/api/1/lists/",
            "http://127.0.0.1:8788/api/1/lists/?page=2",
            "http://user@127.0.0.1:8787/api/1/lists/?page=2",
            "http://127.0.0.1:8787/admin/?page=2",
            "http://127.0.0.1:8787/api/1/../../admin/?page=2",
            "http://127.0.0.1:8787/api/1/%2e%2e/?page=2",
            "http://127.0.0.1:8787/api/1/lists/?page=1",
            "http://127.0.0.1:8787/api/1/lists/?page=2#x",
            "//evil.example/api/1/lists/?page=2",
            "http:/api/1/lists/?page=2",
            "http:?page=2",
            "javascript:?page=2",
            "/admin/?page=2",
            "../../../admin/?page=2",
            "..\\admin/?page=2",
            "\\\\evil.example/api/1/lists/?page=2",
            "?page=1",
            "?",
            "#?page=2",
        ] {
            assert_eq!(follow("/api/1/lists/", next), None, "{next}");
        }
        let long = format!("{base}?page=2{}", "x".repeat(9_000));
        assert_eq!(follow("/api/1/lists/", &long), None);
    }

    #[test]
    fn an_address_is_read_as_a_server_behind_a_proxy_writes_it() {
        let origin = Origin::default();
        for next in [
            "https://api.spoki.com/api/1/tags/?page=2",
            "https://api.spoki.com:443/api/1/tags/?page=2",
            "http://api.spoki.com/api/1/tags/?page=2",
            "http://api.spoki.com:80/api/1/tags/?page=2",
            "//api.spoki.com/api/1/tags/?page=2",
            "/api/1/tags/?page=2",
            "?page=2",
            "./?page=2",
        ] {
            let target = next_target(&origin, "/api/1/tags/?page=1", next);
            assert_eq!(target.as_deref(), Some("/api/1/tags/?page=2"), "{next}");
        }
        let below = next_target(&origin, "/api/1/tags/?page=1", "more/?cursor=a:b/c?d");
        assert_eq!(below.as_deref(), Some("/api/1/tags/more/?cursor=a:b/c?d"));
    }

    #[test]
    fn what_counts_must_grow() {
        let origin = Origin::default();
        let follow = |from: &str, next: &str| next_target(&origin, from, next).is_some();
        for (from, next, may) in [
            ("?page=3", "?page=2", false),
            ("?page=3&x=1", "?page=3&x=2", false),
            ("?page=3", "?page=4", true),
            ("?x=1", "?page=1&x=2", false),
            ("?limit=5", "?limit=5&offset=5", true),
            ("?limit=5", "?limit=5&offset=0", false),
            ("?offset=5&t=1", "?offset=5&t=2", false),
            ("?offset=5", "?offset=10", true),
            ("?cursor=a", "?cursor=a", false),
            ("?cursor=a", "?cursor=b", true),
        ] {
            let from = format!("/api/1/tags/{from}");
            assert_eq!(follow(&from, next), may, "{from} {next}");
        }
    }
}
