//! JSON, read and written.
//!
//! The client needs little of it: a body to send, a refusal to understand, and of a page whether it
//! is whole and where the next one is. `serde_json` does this too, but its instances took 27 KB of
//! the package's 100 KB (gzip); this takes 3. Native tests hold it against `serde_json`.

mod exact;
mod item;
mod reader;
mod writer;

use super::value::Value;
use crate::rules::surrogates;
use reader::Reader;

pub use exact::exact;
pub use item::Item;
pub use writer::Writer;

/// How deep JSON may be nested: deeper than anything that Spoki answers.
const DEEPEST: usize = 128;

/// Why a text is no JSON, or none that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotJson;

/// What a page says about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Envelope {
    /// How many items the whole list has, if it says so.
    pub count: Option<u64>,
    /// What comes after it.
    pub next: Next,
}

/// What a page says about the one after it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Next {
    /// There is none: `next` is `null` or missing.
    #[default]
    None,
    /// Its address, as it was given.
    At(String),
    /// There is one, and `next` is no address: it is no string, or an empty one.
    Unusable,
}

/// Reads a text as one JSON value. Numbers that are no whole ones of 64 bits keep their digits.
///
/// # Errors
/// When the text is no JSON (RFC 8259), or nested too deep.
///
/// ```
/// use spoki::schema::{Value, json};
/// assert_eq!(json::parse(r#"[1, true]"#), Ok(Value::List(vec![
///     Value::Integer(1),
///     Value::Boolean(true),
/// ])));
/// assert!(json::parse("[1,").is_err());
/// ```
pub fn parse(text: &str) -> Result<Value, NotJson> {
    let mut reader = Reader::new(text);
    let value = reader.value(DEEPEST)?;
    reader.end()?;
    Ok(value)
}

/// Checks that a text is one whole JSON value, and keeps nothing of it.
///
/// # Errors
/// As [`parse`].
pub fn check(text: &str) -> Result<(), NotJson> {
    let mut reader = Reader::new(text);
    reader.skip(DEEPEST)?;
    reader.end()
}

/// Checks a page and reads its envelope: `None` when the text is JSON but no page. A bare array is
/// a page without an envelope.
///
/// # Errors
/// As [`parse`].
pub fn envelope(text: &str) -> Result<Option<Envelope>, NotJson> {
    let mut reader = Reader::new(text);
    let mut found = Envelope::default();
    let mut is_page = false;
    match reader.peek() {
        Some(b'[') => {
            let mut count = 0;
            reader.items(DEEPEST, |reader, depth| {
                count += 1;
                reader.skip(depth)
            })?;
            is_page = true;
            found.count = Some(count);
        }
        Some(b'{') => reader.fields(DEEPEST, |reader, name, depth| {
            match name {
                "results" => {
                    is_page = reader.peek() == Some(b'[');
                    reader.skip(depth)?;
                }
                "count" => {
                    if let Value::Integer(count) = reader.value(depth)? {
                        found.count = u64::try_from(count).ok();
                    }
                }
                "next" => {
                    found.next = match reader.value(depth)? {
                        Value::Null => Next::None,
                        Value::Text(next) if !next.is_empty() => Next::At(next),
                        _ => Next::Unusable,
                    };
                }
                _ => reader.skip(depth)?,
            }
            Ok(())
        })?,
        _ => reader.skip(DEEPEST)?,
    }
    reader.end()?;
    Ok(is_page.then_some(found))
}

/// Whether a JSON text spells half of a surrogate pair, for which a reader puts U+FFFD.
///
/// ```
/// use spoki::schema::json::has_lone_surrogate;
/// assert!(has_lone_surrogate(r#"{"a\ud83d": 1}"#));
/// assert!(!has_lone_surrogate(r#"{"a\ud83c\udf55": "\\ud83d"}"#));
/// ```
pub fn has_lone_surrogate(text: &str) -> bool {
    let mut rest = text.as_bytes();
    let mut high = None;
    while let Some((&byte, after)) = rest.split_first() {
        let unit = after.strip_prefix(b"u").and_then(|digits| {
            let digits = core::str::from_utf8(digits.get(..4)?).ok()?;
            u16::from_str_radix(digits, 16).ok()
        });
        // A backslash takes what follows with it.
        let (length, unit) = match (byte, unit) {
            (b'\\', Some(unit)) => (6, Some(unit)),
            (b'\\', None) => (2, None),
            _ => (1, None),
        };
        rest = rest.get(length..).unwrap_or_default();
        let unit = unit.filter(|unit| (0xd800..0xe000).contains(unit));
        high = match (high, unit) {
            (None, None) => None,
            (None, Some(unit)) if unit < 0xdc00 => Some(unit),
            (Some(high), Some(low)) if surrogates(high, low).is_some() => None,
            _ => return true,
        };
    }
    high.is_some()
}

/// Writes a value as JSON. What is unusable has no JSON and is written as `null`: the checker lets
/// nothing of it through.
pub fn write(value: &Value) -> String {
    let mut out = Writer::default();
    out.value(value);
    out.finish()
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{Envelope, Next, check, envelope, parse, write};
    use proptest::prelude::*;

    fn any_json() -> impl Strategy<Value = serde_json::Value> {
        let leaf = prop_oneof![
            Just(serde_json::Value::Null),
            any::<bool>().prop_map(Into::into),
            any::<i64>().prop_map(Into::into),
            any::<String>().prop_map(Into::into),
        ];
        leaf.prop_recursive(5, 32, 5, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(Into::into),
                prop::collection::btree_map(any::<String>(), inner, 0..5)
                    .prop_map(|fields| fields.into_iter().collect()),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_serde_json_writes_is_read_and_written_alike(json in any_json()) {
            let text = serde_json::to_string(&json).unwrap();
            let value = parse(&text).unwrap();
            let again: serde_json::Value = serde_json::from_str(&write(&value)).unwrap();
            prop_assert_eq!(again, json);
        }

        #[test]
        fn both_agree_on_what_is_json(text in "[\\[\\]{}\",:0-9eE.+\\-tfnu\\\\ a-z\u{0}-\u{1f}é]{0,16}") {
            let theirs = serde_json::from_str::<serde::de::IgnoredAny>(&text).is_ok();
            prop_assert_eq!(check(&text).is_ok(), theirs, "{:?}", text);
            prop_assert_eq!(parse(&text).is_ok(), theirs, "{:?}", text);
        }
    }

    #[test]
    fn what_is_no_json_is_refused() {
        for text in [
            "",
            " ",
            "{",
            "[1,]",
            "{\"a\":1,}",
            "{a:1}",
            "'a'",
            "01",
            "1.",
            ".5",
            "+1",
            "-",
            "1e",
            "nul",
            "tru",
            "\"\\x\"",
            "\"\\u12\"",
            "\"\n\"",
            "[1] 2",
            "NaN",
            "Infinity",
            "\u{feff}1",
        ] {
            assert!(parse(text).is_err() && check(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn depth_is_bounded() {
        let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        assert!(parse(&nested(128)).is_ok() && check(&nested(128)).is_ok());
        assert!(parse(&nested(129)).is_err() && check(&nested(129)).is_err());
        assert!(parse(&"[".repeat(1_000_000)).is_err());
    }

    #[test]
    fn escapes_and_pairs() {
        let value = parse(r#""\u0041\ud83d\ude00\n\/\ud83dx\udc00""#).unwrap();
        assert_eq!(value.as_text(), Some("A😀\n/\u{fffd}x\u{fffd}"));
        assert_eq!(write(&value), "\"A😀\\n/\u{fffd}x\u{fffd}\"");
        assert_eq!(write(&parse("[1.50,-0,1e400]").unwrap()), "[1.50,0,1e400]");
    }

    #[test]
    fn an_envelope_is_read_wherever_its_fields_stand() {
        let found = |count, next| Ok(Some(Envelope { count, next }));
        assert_eq!(
            envelope(r#"{"results":[{"next":"no"}],"next":"\u0068","count":3}"#),
            found(Some(3), Next::At("h".to_owned()))
        );
        assert_eq!(envelope("[1,[2]]"), found(Some(2), Next::None));
        assert_eq!(envelope(r#"{"results":[]}"#), found(None, Next::None));
        assert_eq!(envelope(r#"{"results":{}}"#), Ok(None));
        assert_eq!(envelope("7"), Ok(None));
        assert!(envelope(r#"{"results":[}"#).is_err());
    }

    #[test]
    fn only_null_says_that_no_page_follows() {
        for (next, expected) in [
            ("null", Next::None),
            (r#""""#, Next::Unusable),
            ("2", Next::Unusable),
            ("false", Next::Unusable),
            ("{}", Next::Unusable),
            (r#"["/api/1/tags/?page=2"]"#, Next::Unusable),
        ] {
            let page = format!(r#"{{"next":{next},"results":[]}}"#);
            assert_eq!(envelope(&page).unwrap().unwrap().next, expected, "{next}");
        }
    }
}
