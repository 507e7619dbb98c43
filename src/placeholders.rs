//! Placeholders: where values go in a text. Spoki spells them `%%CODE%%` `[live]`; to WhatsApp they
//! are `{{1}}`, counted from 1, or `{{name}}`.
//!
//! ```
//! use spoki::placeholders::{to_meta_variables, to_spoki_placeholders};
//!
//! let meta = to_meta_variables("Ciao %%FIRST_NAME%%, il pacco %%ORDER_ID%% parte.");
//! assert_eq!(meta.text, "Ciao {{1}}, il pacco {{2}} parte.");
//! assert_eq!(meta.codes, ["FIRST_NAME", "ORDER_ID"]);
//! let spoki = to_spoki_placeholders(&meta.text, &meta.codes);
//! assert_eq!(spoki, "Ciao %%FIRST_NAME%%, il pacco %%ORDER_ID%% parte.");
//! ```

use crate::rules::{custom_field, decimal, whole};

/// The most bytes between the marks that are read as a name: no code is longer, with some spaces.
const LONGEST: usize = 264;

/// The longest name of a variable, in characters (Meta, "Templates").
const LONGEST_NAME: usize = 32;

/// What a placeholder is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `%%ORDER_ID%%`.
    Code,
    /// `%%order id%%` and the like: no code, so nothing is put in its place.
    NotACode,
    /// `{{1}}`.
    Number,
    /// `{{order_id}}`.
    Name,
    /// `{{Order!}}` and the like.
    NotAName,
    /// `%%ORDER_ID` or `{{1}`, without what closes it.
    Unclosed,
}

/// A placeholder in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placeholder<'a> {
    /// What it is.
    pub kind: Kind,
    /// What stands between its marks, without spaces around it.
    pub name: &'a str,
    /// The whole of it, marks included.
    pub text: &'a str,
}

impl Placeholder<'_> {
    /// Whether there are spaces between the marks and the name.
    pub fn is_spaced(&self) -> bool {
        self.kind != Kind::Unclosed && self.text.len() != self.name.len() + 4
    }
}

/// A part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    /// What stands there.
    Literal(&'a str),
    /// What is replaced, or was meant to be.
    Placeholder(Placeholder<'a>),
}

/// The parts of a text, in order: together they are the text.
pub fn parts(text: &str) -> Parts<'_> {
    Parts { rest: text }
}

/// See [`parts`].
#[derive(Clone, Debug)]
pub struct Parts<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Parts<'a> {
    type Item = Part<'a>;

    fn next(&mut self) -> Option<Part<'a>> {
        let text = self.rest;
        if text.is_empty() {
            return None;
        }
        let mut found = None;
        let mut end = text.len();
        for (place, byte) in text.bytes().enumerate() {
            if matches!(byte, b'%' | b'{') {
                found = text.get(place..).and_then(leading);
                if found.is_some() {
                    end = place;
                    break;
                }
            }
        }
        let part = match found {
            Some(placeholder) if end == 0 => {
                end = placeholder.text.len();
                Part::Placeholder(placeholder)
            }
            _ => Part::Literal(text.get(..end).unwrap_or(text)),
        };
        self.rest = text.get(end..).unwrap_or_default();
        Some(part)
    }
}

/// The placeholder that a text begins with. Percent signs around anything but a word are literal, and so is
/// a brace before two others: the inner ones count.
pub(crate) fn leading(text: &str) -> Option<Placeholder<'_>> {
    let close = match text.as_bytes() {
        [b'{', b'{', b'{', ..] => return None,
        [b'%', b'%', ..] => b'%',
        [b'{', b'{', ..] => b'}',
        _ => return None,
    };
    let inner = text.get(2..)?;
    let is_end = |byte: &u8| matches!(byte, b'%' | b'{' | b'}' | b'\n');
    let end = inner.as_bytes().iter().take(LONGEST).position(is_end);
    let is_closed = end.is_some_and(|end| {
        let behind = inner.as_bytes().get(end..);
        behind.is_some_and(|behind| behind.starts_with(&[close, close]))
    });
    if let Some(end) = end.filter(|_| is_closed) {
        let name = inner.get(..end)?.trim_matches(' ');
        let kind = match close {
            b'%' if is_code(name) => Some(Kind::Code),
            b'%' => is_meant(name, end).then_some(Kind::NotACode),
            _ if is_number(name) => Some(Kind::Number),
            _ if is_name(name) => Some(Kind::Name),
            _ => Some(Kind::NotAName),
        };
        if let Some(kind) = kind {
            let text = text.get(..end + 4)?;
            return Some(Placeholder { kind, name, text });
        }
    }
    // What would close it is missing, or belongs to the next: as much of it as would be a name.
    let is_inside = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let name = inner.as_bytes().iter().take(LONGEST);
    let length = name.take_while(|byte| is_inside(byte)).count();
    let name = inner.get(..length)?;
    let is_open = close == b'}' || is_code(name);
    is_open.then_some(Placeholder {
        kind: Kind::Unclosed,
        name,
        text: text.get(..length + 2)?,
    })
}

fn is_code(name: &str) -> bool {
    let is_known = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_';
    !name.is_empty() && name.bytes().all(is_known)
}

/// Whether a person may have meant a code: words, and no space at the marks, as there is between two
/// percentages.
fn is_meant(name: &str, length: usize) -> bool {
    let is_known =
        |byte: u8| byte.is_ascii_alphanumeric() || b"_-. ".contains(&byte) || byte >= 0x80;
    !name.is_empty() && name.bytes().all(is_known) && (name.len() == length || !name.contains(' '))
}

fn is_number(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_digit()) && !name.is_empty() && !name.starts_with('0')
}

fn is_name(name: &str) -> bool {
    let is_known = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    (1..=LONGEST_NAME).contains(&name.len()) && name.bytes().all(is_known)
}

/// A text as Meta takes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MetaText {
    /// The text, with `{{1}}`, `{{2}}` … in it.
    pub text: String,
    /// The codes that stood there, in order: a code that stands there twice is listed twice.
    pub codes: Vec<String>,
}

/// Makes variables of placeholders. Each place has a number of its own, also where a code is repeated.
pub fn to_meta_variables(text: &str) -> MetaText {
    let mut meta = MetaText::default();
    for part in parts(text) {
        match part {
            Part::Placeholder(Placeholder {
                kind: Kind::Code,
                name,
                ..
            }) => {
                meta.codes.push(name.to_owned());
                meta.text.push_str("{{");
                let number = i64::try_from(meta.codes.len()).unwrap_or(i64::MAX);
                meta.text.push_str(&decimal(number));
                meta.text.push_str("}}");
            }
            Part::Placeholder(Placeholder { text, .. }) | Part::Literal(text) => {
                meta.text.push_str(text);
            }
        }
    }
    meta
}

/// Makes placeholders of variables: `{{2}}` becomes the second of `codes`, `{{order_id}}` becomes
/// `%%ORDER_ID%%`. A number that has no code stays, and so does one whose code is longer than codes are.
pub fn to_spoki_placeholders(text: &str, codes: &[impl AsRef<str>]) -> String {
    let mut spoki = String::with_capacity(text.len());
    for part in parts(text) {
        let (text, code) = match part {
            Part::Literal(text) => (text, None),
            Part::Placeholder(found) => (
                found.text,
                match found.kind {
                    Kind::Number => whole(found.name)
                        .and_then(|number| usize::try_from(number - 1).ok())
                        .and_then(|index| codes.get(index))
                        .map(AsRef::as_ref)
                        .filter(|code| code.len() <= custom_field::LONGEST)
                        .map(str::to_owned),
                    Kind::Name => Some(found.name.to_ascii_uppercase()),
                    _ => None,
                },
            ),
        };
        match code {
            Some(code) => {
                spoki.push_str("%%");
                spoki.push_str(&code);
                spoki.push_str("%%");
            }
            None => spoki.push_str(text),
        }
    }
    spoki
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{Kind, Part, leading, parts, to_meta_variables, to_spoki_placeholders};
    use proptest::prelude::*;

    #[test]
    fn each_placeholder_is_told_for_what_it_is() {
        for (text, kind, name, length) in [
            ("%%ORDER_ID%% a", Kind::Code, "ORDER_ID", 12),
            ("%%_A1%%%%B%%", Kind::Code, "_A1", 7),
            ("%% ORDER %%", Kind::Code, "ORDER", 11),
            ("%%order_id%%", Kind::NotACode, "order_id", 12),
            ("%%CITTÀ%%", Kind::NotACode, "CITTÀ", 10),
            ("%%ORDER_ID%", Kind::Unclosed, "ORDER_ID", 10),
            ("%%ORDER ID%%", Kind::NotACode, "ORDER ID", 12),
            ("%%NAME, ordine %%A%%", Kind::Unclosed, "NAME", 6),
            ("%%NAME: 20%% di %%A%%", Kind::Unclosed, "NAME", 6),
            ("{{1}}", Kind::Number, "1", 5),
            ("{{ 12 }}", Kind::Number, "12", 8),
            ("{{01}}", Kind::Name, "01", 6),
            ("{{order_id}}", Kind::Name, "order_id", 12),
            ("{{Order}}", Kind::NotAName, "Order", 9),
            ("{{}}", Kind::NotAName, "", 4),
            ("{{1}", Kind::Unclosed, "1", 3),
            ("{{a{{b}}", Kind::Unclosed, "a", 3),
        ] {
            let found = leading(text).unwrap();
            assert_eq!(
                (found.kind, found.name, found.text.len()),
                (kind, name, length),
                "{text}"
            );
        }
        for text in [
            "",
            "%",
            "%%",
            "%%%%",
            "%%%A%%",
            "%% di sconto, poi 20%%",
            "{1}",
            "{{{1}}",
            "a%%B%%",
        ] {
            assert_eq!(leading(text), None, "{text}");
        }
    }

    #[test]
    fn a_name_of_a_variable_has_at_most_32_characters() {
        let kind = |length: usize| {
            leading(&format!("{{{{{}}}}}", "a".repeat(length)))
                .unwrap()
                .kind
        };
        assert_eq!(kind(32), Kind::Name);
        assert_eq!(kind(33), Kind::NotAName);
    }

    #[test]
    fn every_place_has_its_number_and_the_rest_stays() {
        let meta = to_meta_variables("%%A%%, %%B%%: 50%% a %%c%%, %%A%%");
        assert_eq!(meta.text, "{{1}}, {{2}}: 50%% a %%c%%, {{3}}");
        assert_eq!(meta.codes, ["A", "B", "A"]);
    }

    #[test]
    fn a_variable_without_a_code_stays() {
        let text = "{{2}} {{1}} {{3}} {{0}} {{order_id}} {{Order}} {{99999999999999999999}}";
        assert_eq!(
            to_spoki_placeholders(text, &["A", "B"]),
            "%%B%% %%A%% {{3}} %%0%% %%ORDER_ID%% {{Order}} {{99999999999999999999}}"
        );
    }

    #[test]
    fn what_is_longer_than_codes_are_is_put_nowhere() {
        let spoki = |length| to_spoki_placeholders("{{1}}", &["A".repeat(length)]);
        assert_eq!(spoki(255).len(), 259);
        assert_eq!(spoki(256), "{{1}}");
    }

    fn text() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            Just("%%ORDER_ID%%".to_owned()),
            Just("%".to_owned()),
            Just("%%".to_owned()),
            Just("{".to_owned()),
            Just("}}".to_owned()),
            "[A-Za-z0-9è🎉_\n]{0,4}",
        ];
        prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn parts_are_the_text(text in prop_oneof![text(), any::<String>()]) {
            let joined: String = parts(&text)
                .map(|part| match part {
                    Part::Literal(text) => text,
                    Part::Placeholder(found) => found.text,
                })
                .collect();
            prop_assert_eq!(joined, text);
        }

        #[test]
        fn what_is_made_of_placeholders_becomes_them_again(text in text()) {
            // Variables that stand there already cannot be told from those that are made.
            let is_variable = |part| {
                matches!(part, Part::Placeholder(found) if matches!(found.kind, Kind::Number | Kind::Name))
            };
            prop_assume!(!parts(&text).any(is_variable));
            let meta = to_meta_variables(&text);
            let spoki = to_spoki_placeholders(&meta.text, &meta.codes);
            prop_assert_eq!(spoki, text);
        }
    }
}
