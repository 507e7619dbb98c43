//! The way from one page to the next. The address comes from the answer, so it is held against
//! the configured origin before a request with the key goes there.

use super::origin::Origin;
use crate::rules::whole;

/// The longest address of a next page that is followed.
const LONGEST: usize = 8_192;

/// The path and query of the next page, or `None` when the address must not be followed: another
/// origin, a path outside `/api/1/`, or a page that is not after the one it came from.
///
/// ```
/// use spoki::protocol::{Origin, next_target};
/// let origin = Origin::default();
/// let from = "/api/1/tags/?page=1";
/// let next = "https://api.spoki.com/api/1/tags/?page=2";
/// assert_eq!(next_target(&origin, from, next), Some("/api/1/tags/?page=2".to_owned()));
/// assert_eq!(next_target(&origin, from, "https://evil.example/api/1/tags/?page=2"), None);
/// assert_eq!(next_target(&origin, next, next), None);
/// ```
pub fn next_target(origin: &Origin, from: &str, next: &str) -> Option<String> {
    if next.len() > LONGEST {
        return None;
    }
    let target = if next.starts_with("/api/1/") {
        next
    } else {
        origin.target_of(next)?
    };
    let (path, query) = target.split_once('?')?;
    let plain_path = path.starts_with("/api/1/")
        && path
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'_' | b'-'));
    let plain_query = query
        .bytes()
        .all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'#' | b'\\'));
    let forward = match (page_of(from), page_of(target)) {
        (Some(here), Some(there)) => there > here,
        (None, Some(there)) => there > 1,
        _ => target != from,
    };
    (plain_path && plain_query && forward).then(|| target.to_owned())
}

fn page_of(target: &str) -> Option<u64> {
    let (_, query) = target.split_once('?')?;
    let page = query
        .split('&')
        .find_map(|pair| pair.strip_prefix("page="))?;
    whole(page)?.try_into().ok()
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
            "https://127.0.0.1:8787/api/1/lists/?page=2",
            "http://user@127.0.0.1:8787/api/1/lists/?page=2",
            "http://127.0.0.1:8787/admin/?page=2",
            "http://127.0.0.1:8787/api/1/../../admin/?page=2",
            "http://127.0.0.1:8787/api/1/%2e%2e/?page=2",
            "http://127.0.0.1:8787/api/1/lists/?page=1",
            "http://127.0.0.1:8787/api/1/lists/?page=2#x",
            "//evil.example/api/1/lists/?page=2",
        ] {
            assert_eq!(follow("/api/1/lists/", next), None, "{next}");
        }
        assert_eq!(
            follow("/api/1/lists/?page=3", &format!("{base}?page=2")),
            None
        );
        assert_eq!(
            follow(
                "/api/1/lists/",
                &format!("{base}?page=2{}", "x".repeat(9_000))
            ),
            None
        );
    }
}
