//! Where requests go, and the key that goes along: checked before anything is built from them.

use crate::rules::{Code, Problem, decimal, joined, whole};

/// The header that carries the account's key.
pub const API_KEY_HEADER: &str = "X-Spoki-Api-Key";

/// The longest key that is taken. Spoki's keys are far shorter.
const LONGEST_KEY: usize = 512;

/// Checks an API key: visible ASCII, because runtimes refuse or trim the rest in a header.
///
/// # Errors
/// `api_key.invalid`; the problem never holds the key.
///
/// ```
/// use spoki::protocol::check_api_key;
/// assert!(check_api_key("a1b2c3").is_ok());
/// assert!(check_api_key("a1b2c3\r\nHost: x").is_err());
/// assert!(check_api_key("").is_err());
/// ```
pub fn check_api_key(key: &str) -> Result<(), Problem> {
    let visible = key.bytes().all(|byte| byte.is_ascii_graphic());
    if visible && (1..=LONGEST_KEY).contains(&key.len()) {
        Ok(())
    } else {
        Err(Problem::new(Code::ApiKeyInvalid).with("max", LONGEST_KEY))
    }
}

/// A scheme, a host and a port: the one place that a client talks to.
///
/// ```
/// use spoki::protocol::Origin;
/// let origin = Origin::parse("https://api.spoki.com/").unwrap();
/// assert_eq!(origin.as_str(), "https://api.spoki.com");
/// assert!(Origin::parse("http://api.spoki.com").is_err()); // http is for loopback hosts
/// assert!(Origin::parse("http://127.0.0.1:8787").is_ok());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(String);

impl Default for Origin {
    fn default() -> Self {
        Self("https://api.spoki.com".to_owned())
    }
}

impl Origin {
    /// Reads an origin; one slash may follow.
    ///
    /// # Errors
    /// `base_url.invalid`: another scheme, user info, a path, a query, or http on a host that is
    /// not loopback.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        let normal = text.strip_suffix('/').unwrap_or(text).to_ascii_lowercase();
        let (secure, authority) = if let Some(authority) = normal.strip_prefix("https://") {
            (true, authority)
        } else if let Some(authority) = normal.strip_prefix("http://") {
            (false, authority)
        } else {
            return Err(Code::BaseUrlInvalid.into());
        };
        let (host, port) = split_port(authority).ok_or(Code::BaseUrlInvalid)?;
        if !is_host(host) || !(secure || is_loopback(host)) {
            return Err(Code::BaseUrlInvalid.into());
        }
        let scheme = if secure { "https" } else { "http" };
        let default_port = if secure { 443 } else { 80 };
        let mut origin = joined(&[scheme, "://", host], "");
        if let Some(port) = port.filter(|port| *port != default_port) {
            origin.push(':');
            origin.push_str(&decimal(i64::from(port)));
        }
        Ok(Self(origin))
    }

    /// The origin, without a slash at the end.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path and query of an absolute address, if it names the host of this origin.
    ///
    /// A server behind a proxy does not know how it is reached from outside: it may write `http` for
    /// `https`, leave the port out, or name the default one of the scheme. None of this matters,
    /// because the request goes to this very origin in any case. `//host/path` is such an address, too.
    pub fn target_of<'a>(&self, address: &'a str) -> Option<&'a str> {
        let (scheme, rest) = address.split_once("//")?;
        let default_port = match scheme {
            "" => None,
            _ if scheme.eq_ignore_ascii_case("https:") => Some(443),
            _ if scheme.eq_ignore_ascii_case("http:") => Some(80),
            _ => return None,
        };
        let end = rest.find(['/', '?'])?;
        let (authority, target) = rest.split_at_checked(end)?;
        let (host, port) = split_port(authority)?;
        let (_, own) = self.0.split_once("//")?;
        let (own_host, own_port) = split_port(own)?;
        let is_known_port = port.is_none_or(|port| {
            own_port == Some(port)
                || default_port == Some(port)
                || (default_port.is_none() && matches!(port, 80 | 443))
        });
        (host.eq_ignore_ascii_case(own_host) && is_known_port).then_some(target)
    }
}

fn split_port(authority: &str) -> Option<(&str, Option<u16>)> {
    let end_of_host = authority.rfind(']').map_or(0, |index| index + 1);
    match authority.get(end_of_host..)?.rfind(':') {
        None => Some((authority, None)),
        Some(colon) => {
            let (host, port) = authority.split_at_checked(end_of_host + colon)?;
            let digits = port.strip_prefix(':')?;
            if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
                return None;
            }
            Some((host, Some(u16::try_from(whole(digits)?).ok()?)))
        }
    }
}

fn is_host(host: &str) -> bool {
    if let Some(address) = host.strip_prefix('[') {
        return address.strip_suffix(']').is_some_and(|address| {
            !address.is_empty()
                && address
                    .bytes()
                    .all(|byte| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'.'))
        });
    }
    !host.is_empty()
        && host.split('.').all(|label| !label.is_empty())
        && host
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'))
}

fn is_loopback(host: &str) -> bool {
    let is_ipv4 = host.split('.').count() == 4
        && host
            .split('.')
            .all(|part| whole(part).is_some_and(|part| u8::try_from(part).is_ok()));
    host == "localhost"
        || host.ends_with(".localhost")
        || host == "[::1]"
        || (is_ipv4 && host.starts_with("127."))
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{Origin, check_api_key};

    #[test]
    fn what_is_no_origin_is_refused() {
        for text in [
            "",
            "api.spoki.com",
            "ftp://api.spoki.com",
            "https://",
            "https:///",
            "https://a b",
            "https://user@api.spoki.com",
            "https://api.spoki.com/api",
            "https://api.spoki.com?x",
            "https://api.spoki.com#x",
            "https://api.spoki.com:",
            "https://api.spoki.com:99999",
            "https://api.spoki.com:+1",
            "https://[::1",
            "https://a..b",
            "http://spoki.com",
            "http://127.0.0.1.evil.com",
            "http://127.evil.com",
            "https://api.spoki.com//",
            "https://api.spoki.com\\@evil.com",
        ] {
            assert!(Origin::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn loopback_may_use_http_and_default_ports_are_the_same_origin() {
        for text in [
            "http://localhost:8787",
            "http://[::1]:1",
            "http://127.1.2.3",
        ] {
            assert!(Origin::parse(text).is_ok(), "{text}");
        }
        assert_eq!(
            Origin::parse("HTTPS://API.spoki.com:443").unwrap(),
            Origin::default()
        );
    }

    #[test]
    fn only_the_same_host_has_a_target() {
        let origins = [
            Origin::default(),
            Origin::parse("https://api.spoki.com:8443").unwrap(),
        ];
        for origin in &origins {
            for front in [
                "https://api.spoki.com",
                "https://API.Spoki.com:443",
                "http://api.spoki.com",
                "HTTP://api.spoki.com:80",
                "//api.spoki.com",
                "//api.spoki.com:443",
            ] {
                let address = format!("{front}/api/1/tags/?page=2");
                assert_eq!(
                    origin.target_of(&address),
                    Some("/api/1/tags/?page=2"),
                    "{address}"
                );
            }
        }
        let address = "http://api.spoki.com:8443/api/1/tags/";
        assert_eq!(origins[1].target_of(address), Some("/api/1/tags/"));
        for address in [
            address,
            "https://evil.com/api/1/tags/",
            "https://api.spoki.com@evil.com/api/1/",
            "https://api.spoki.com:443@evil.com/api/1/",
            "https://user@api.spoki.com/api/1/",
            "https://user:443@api.spoki.com/api/1/",
            "https://api.spoki.com:80/api/1/",
            "http://api.spoki.com:443/api/1/",
            "https://api.spoki.com:/api/1/",
            "https://api.spoki.com\\@evil.com/api/1/",
            "https://api.spoki.com./api/1/",
            "//evil.com/api/1/",
            "//api.spoki.com:8080/api/1/",
            "///api/1/",
            "https:///api.spoki.com/api/1/",
            "https:/api.spoki.com/api/1/",
            "https:api.spoki.com/api/1/",
            "ftp://api.spoki.com/api/1/",
            " https://api.spoki.com/api/1/",
            "https://api.spoki.com.evil.com/api/1/",
            "https://api.spoki.com",
            "javascript:alert(1)",
            "",
        ] {
            assert_eq!(origins[0].target_of(address), None, "{address}");
        }
        let local = Origin::parse("http://[::1]:8787").unwrap();
        assert_eq!(local.target_of("https://[::1]:8787/a"), Some("/a"));
        assert_eq!(local.target_of("http://[::1]:8788/a"), None);
    }

    #[test]
    fn a_key_is_visible_ascii_of_reasonable_length() {
        for key in [
            "",
            " a",
            "a b",
            "a\r",
            "a\n",
            "a\0",
            "à",
            "\u{100}",
            &"k".repeat(10_000_000),
        ] {
            let problem = check_api_key(key).unwrap_err();
            assert_eq!(problem.params, [("max", "512".to_owned())]);
        }
    }
}
