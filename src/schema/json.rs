//! JSON, read and written.
//!
//! The client needs little of it: a body to send, a refusal to understand, and of a page whether it
//! is whole and where the next one is. `serde_json` does this too, but its instances took 27 KB of
//! the package's 100 KB (gzip); this takes 3. Native tests hold it against `serde_json`.

use super::value::Value;

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
    /// The address of the next page, if there is one.
    pub next: Option<String>,
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
                        Value::Text(next) => Some(next),
                        _ => None,
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

/// Writes a value as JSON. What is unusable has no JSON and is written as `null`: the checker lets
/// nothing of it through.
pub fn write(value: &Value) -> String {
    let mut out = String::new();
    write_to(&mut out, value);
    out
}

fn write_to(out: &mut String, value: &Value) {
    match value {
        Value::Null | Value::Unusable(_) => out.push_str("null"),
        Value::Boolean(true) => out.push_str("true"),
        Value::Boolean(false) => out.push_str("false"),
        Value::Integer(number) => out.push_str(&number.to_string()),
        Value::Decimal(digits) => out.push_str(digits),
        Value::Text(text) => write_text(out, text),
        Value::List(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write_to(out, item);
            }
            out.push(']');
        }
        Value::Object(fields) => {
            out.push('{');
            for (index, (name, value)) in fields.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write_text(out, name);
                out.push(':');
                write_to(out, value);
            }
            out.push('}');
        }
    }
}

fn write_text(out: &mut String, text: &str) {
    out.push('"');
    for symbol in text.chars() {
        match symbol {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\0'..='\u{1f}' => {
                out.push_str("\\u00");
                for digit in [u32::from(symbol) >> 4, u32::from(symbol) & 15] {
                    out.extend(char::from_digit(digit, 16));
                }
            }
            _ => out.push(symbol),
        }
    }
    out.push('"');
}

struct Reader<'a> {
    text: &'a str,
    /// How many bytes were read. It always lies between two characters when it is used to cut.
    position: usize,
}

impl<'a> Reader<'a> {
    const fn new(text: &'a str) -> Self {
        Self { text, position: 0 }
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.position).copied()
    }

    /// The next byte that is no space.
    fn peek(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.byte() {
            self.position += 1;
        }
        self.byte()
    }

    fn expect(&mut self, wanted: u8) -> Result<(), NotJson> {
        if self.peek() == Some(wanted) {
            self.position += 1;
            return Ok(());
        }
        Err(NotJson)
    }

    fn end(&mut self) -> Result<(), NotJson> {
        self.peek().map_or(Ok(()), |_| Err(NotJson))
    }

    fn value(&mut self, depth: usize) -> Result<Value, NotJson> {
        match self.peek() {
            Some(b'"') => self.string().map(Value::Text),
            Some(b'[') => {
                let mut items = Vec::new();
                self.items(depth, |reader, depth| {
                    items.push(reader.value(depth)?);
                    Ok(())
                })?;
                Ok(Value::List(items))
            }
            Some(b'{') => {
                let mut fields = Vec::new();
                self.fields(depth, |reader, name, depth| {
                    let name = name.to_owned();
                    fields.push((name, reader.value(depth)?));
                    Ok(())
                })?;
                Ok(Value::Object(fields))
            }
            Some(b't') => self.word("true").map(|()| Value::Boolean(true)),
            Some(b'f') => self.word("false").map(|()| Value::Boolean(false)),
            Some(b'n') => self.word("null").map(|()| Value::Null),
            _ => self.number().map(|digits| {
                digits
                    .parse()
                    .map_or_else(|_| Value::Decimal(digits.to_owned()), Value::Integer)
            }),
        }
    }

    fn skip(&mut self, depth: usize) -> Result<(), NotJson> {
        match self.peek() {
            Some(b'"') => self.skip_string().map(|_| ()),
            Some(b'[') => self.items(depth, Self::skip),
            Some(b'{') => self.fields(depth, |reader, _, depth| reader.skip(depth)),
            Some(b't') => self.word("true"),
            Some(b'f') => self.word("false"),
            Some(b'n') => self.word("null"),
            _ => self.number().map(|_| ()),
        }
    }

    fn items(
        &mut self,
        depth: usize,
        mut each: impl FnMut(&mut Self, usize) -> Result<(), NotJson>,
    ) -> Result<(), NotJson> {
        let depth = depth.checked_sub(1).ok_or(NotJson)?;
        self.expect(b'[')?;
        if self.peek() == Some(b']') {
            return self.expect(b']');
        }
        loop {
            each(self, depth)?;
            if self.peek() != Some(b',') {
                return self.expect(b']');
            }
            self.position += 1;
        }
    }

    fn fields(
        &mut self,
        depth: usize,
        mut each: impl FnMut(&mut Self, &str, usize) -> Result<(), NotJson>,
    ) -> Result<(), NotJson> {
        let depth = depth.checked_sub(1).ok_or(NotJson)?;
        self.expect(b'{')?;
        if self.peek() == Some(b'}') {
            return self.expect(b'}');
        }
        loop {
            if self.peek() != Some(b'"') {
                return Err(NotJson);
            }
            let name = self.string()?;
            self.expect(b':')?;
            each(self, &name, depth)?;
            if self.peek() != Some(b',') {
                return self.expect(b'}');
            }
            self.position += 1;
        }
    }

    fn word(&mut self, word: &str) -> Result<(), NotJson> {
        let end = self.position + word.len();
        if self.text.as_bytes().get(self.position..end) == Some(word.as_bytes()) {
            self.position = end;
            return Ok(());
        }
        Err(NotJson)
    }

    fn digits(&mut self) -> Result<(), NotJson> {
        let start = self.position;
        while self.byte().is_some_and(|byte| byte.is_ascii_digit()) {
            self.position += 1;
        }
        if self.position > start {
            Ok(())
        } else {
            Err(NotJson)
        }
    }

    fn take(&mut self, wanted: &[u8]) -> bool {
        let found = self.byte().is_some_and(|byte| wanted.contains(&byte));
        self.position += usize::from(found);
        found
    }

    fn number(&mut self) -> Result<&'a str, NotJson> {
        let start = self.position;
        self.take(b"-");
        // No digit may follow a leading 0.
        if !self.take(b"0") {
            self.digits()?;
        }
        if self.take(b".") {
            self.digits()?;
        }
        if self.take(b"eE") {
            self.take(b"+-");
            self.digits()?;
        }
        self.text.get(start..self.position).ok_or(NotJson)
    }

    /// Reads over a string: what is between the quotes, as it stands.
    fn skip_string(&mut self) -> Result<&'a str, NotJson> {
        self.expect(b'"')?;
        let start = self.position;
        loop {
            match self.byte().ok_or(NotJson)? {
                b'"' => break,
                b'\\' => {
                    self.position += 1;
                    match self.byte().ok_or(NotJson)? {
                        b'u' => {
                            self.position += 1;
                            self.unit()?;
                        }
                        b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => {
                            self.position += 1;
                        }
                        _ => return Err(NotJson),
                    }
                }
                0..=0x1f => return Err(NotJson),
                _ => self.position += 1,
            }
        }
        let raw = self.text.get(start..self.position).ok_or(NotJson)?;
        self.position += 1;
        Ok(raw)
    }

    fn unit(&mut self) -> Result<u16, NotJson> {
        let end = self.position + 4;
        let digits = self.text.get(self.position..end).ok_or(NotJson)?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(NotJson);
        }
        self.position = end;
        u16::from_str_radix(digits, 16).map_err(|_| NotJson)
    }

    fn string(&mut self) -> Result<String, NotJson> {
        let raw = self.skip_string()?;
        if !raw.as_bytes().contains(&b'\\') {
            return Ok(raw.to_owned());
        }
        let mut plain = String::with_capacity(raw.len());
        let mut reader = Reader::new(raw);
        while let Some(rest) = raw.get(reader.position..) {
            let mut symbols = rest.chars();
            let Some(symbol) = symbols.next() else { break };
            reader.position += symbol.len_utf8();
            if symbol != '\\' {
                plain.push(symbol);
                continue;
            }
            let escaped = symbols.next().ok_or(NotJson)?;
            reader.position += 1;
            plain.push(match escaped {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'b' => '\u{8}',
                'f' => '\u{c}',
                'u' => reader.escaped()?,
                other => other,
            });
        }
        Ok(plain)
    }

    /// The character of a `\uXXXX`, or of two of them. Half a pair becomes U+FFFD, as it does when
    /// a runtime turns such a string into UTF-8.
    fn escaped(&mut self) -> Result<char, NotJson> {
        let first = self.unit()?;
        let mut units = vec![first];
        if (0xd800..0xdc00).contains(&first)
            && self.text.get(self.position..self.position + 2) == Some("\\u")
        {
            let before = self.position;
            self.position += 2;
            let second = self.unit()?;
            if (0xdc00..0xe000).contains(&second) {
                units.push(second);
            } else {
                self.position = before;
            }
        }
        let decoded = char::decode_utf16(units).next();
        Ok(decoded.and_then(Result::ok).unwrap_or('\u{fffd}'))
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{Envelope, check, envelope, parse, write};
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
        let found = |count, next: Option<&str>| {
            Ok(Some(Envelope {
                count,
                next: next.map(str::to_owned),
            }))
        };
        assert_eq!(
            envelope(r#"{"results":[{"next":"no"}],"next":"\u0068","count":3}"#),
            found(Some(3), Some("h"))
        );
        assert_eq!(envelope(r#"{"results":[],"next":null}"#), found(None, None));
        assert_eq!(envelope("[1,[2]]"), found(Some(2), None));
        assert_eq!(envelope(r#"{"results":{}}"#), Ok(None));
        assert_eq!(envelope("7"), Ok(None));
        assert!(envelope(r#"{"results":[}"#).is_err());
    }
}
