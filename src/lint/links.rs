//! Links that reviewers refuse: those that hide where they lead, and those to WhatsApp itself.

/// What a link is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// To a page.
    Plain,
    /// Through a service that hides where it leads.
    Shortened,
    /// To a chat of WhatsApp.
    WhatsApp,
}

/// Meta names the first two; the others are the best known of their kind.
const SHORTENERS: &str = "bit.ly tinyurl.com goo.gl t.co ow.ly is.gd cutt.ly rebrand.ly rb.gy tiny.cc t.ly shorturl.at buff.ly";
const WHATSAPP: &str = "wa.me api.whatsapp.com chat.whatsapp.com wa.link";

/// The longest host that is looked at.
const LONGEST: usize = 24;

/// The link that a text begins with, with or without `https://`.
pub(super) fn leading(text: &str) -> Option<Link> {
    let (scheme, rest) = match text.as_bytes() {
        [
            b'h' | b'H',
            b't' | b'T',
            b't' | b'T',
            b'p' | b'P',
            rest @ ..,
        ] => {
            let rest = match rest {
                [b's' | b'S', rest @ ..] | rest => rest,
            };
            match rest {
                [b':', b'/', b'/', rest @ ..] => (true, rest),
                _ => (false, text.as_bytes()),
            }
        }
        bytes => (false, bytes),
    };
    let rest = match rest {
        [b'w', b'w', b'w', b'.', rest @ ..] | rest => rest,
    };
    let is_in = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
    let length = rest
        .iter()
        .take(LONGEST)
        .take_while(|byte| is_in(byte))
        .count();
    let host = rest.get(..length).unwrap_or_default();
    let host = host.strip_suffix(b".").unwrap_or(host);
    let names = |hosts: &str| {
        let mut hosts = hosts.split(' ');
        hosts.any(|known| known.as_bytes().eq_ignore_ascii_case(host))
    };
    if names(SHORTENERS) {
        Some(Link::Shortened)
    } else if names(WHATSAPP) {
        Some(Link::WhatsApp)
    } else {
        scheme.then_some(Link::Plain)
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{Link, leading};

    #[test]
    fn a_link_is_told_by_its_host() {
        for (text, expected) in [
            ("https://bit.ly/3xYz e altro", Some(Link::Shortened)),
            ("bit.ly/3xYz", Some(Link::Shortened)),
            ("HTTP://www.TinyURL.com/a)", Some(Link::Shortened)),
            ("wa.me/393331234567", Some(Link::WhatsApp)),
            ("https://api.whatsapp.com/send", Some(Link::WhatsApp)),
            ("https://example.com/bit.ly", Some(Link::Plain)),
            ("https://notbit.ly/a", Some(Link::Plain)),
            ("https://", Some(Link::Plain)),
            ("https", None),
            ("example.com", None),
            ("bit.lyx", None),
            ("", None),
        ] {
            assert_eq!(leading(text), expected, "{text}");
        }
    }
}
