//! Links that reviewers refuse: those that hide where they lead, and those to WhatsApp itself.

use super::words;

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
    let text = text.as_bytes();
    let address = behind(text, b"https://").or_else(|| behind(text, b"http://"));
    let rest = address.unwrap_or(text);
    let rest = behind(rest, b"www.").unwrap_or(rest);
    let is_in = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
    let length = rest.iter().take(LONGEST).take_while(is_in).count();
    let host = rest.get(..length).unwrap_or_default();
    let host = host.strip_suffix(b".").unwrap_or(host);
    if words::has(SHORTENERS, host) {
        Some(Link::Shortened)
    } else if words::has(WHATSAPP, host) {
        Some(Link::WhatsApp)
    } else {
        address.map(|_| Link::Plain)
    }
}

/// What follows on a beginning, in any case.
fn behind<'a>(text: &'a [u8], beginning: &[u8]) -> Option<&'a [u8]> {
    let (head, rest) = text.split_at_checked(beginning.len())?;
    head.eq_ignore_ascii_case(beginning).then_some(rest)
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
            ("https://WWW.Bit.ly.", Some(Link::Shortened)),
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
