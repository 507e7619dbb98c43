//! The reader: one pass over the text, no value longer than it must be.

use super::NotJson;
use crate::rules::{surrogates, whole};
use crate::schema::Value;

/// Reads a text from its start, value by value.
pub(super) struct Reader<'a> {
    text: &'a str,
    /// How many bytes were read. It always lies between two characters when it is used to cut.
    position: usize,
}

impl<'a> Reader<'a> {
    pub(super) const fn new(text: &'a str) -> Self {
        Self { text, position: 0 }
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.position).copied()
    }

    /// The next byte that is no space.
    pub(super) fn peek(&mut self) -> Option<u8> {
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

    pub(super) fn end(&mut self) -> Result<(), NotJson> {
        self.peek().map_or(Ok(()), |_| Err(NotJson))
    }

    pub(super) fn value(&mut self, depth: usize) -> Result<Value, NotJson> {
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
                whole(digits).map_or_else(|| Value::Decimal(digits.to_owned()), Value::Integer)
            }),
        }
    }

    pub(super) fn skip(&mut self, depth: usize) -> Result<(), NotJson> {
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

    pub(super) fn items(
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

    pub(super) fn fields(
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
        let mut digits = digits.bytes().map(|byte| char::from(byte).to_digit(16));
        let unit = digits.try_fold(0, |unit, digit| Some(unit << 4 | digit?));
        self.position = end;
        unit.and_then(|unit| u16::try_from(unit).ok())
            .ok_or(NotJson)
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
        let mut decoded = char::from_u32(u32::from(first));
        if (0xd800..0xdc00).contains(&first)
            && self.text.get(self.position..self.position + 2) == Some("\\u")
        {
            let before = self.position;
            self.position += 2;
            let second = self.unit()?;
            decoded = surrogates(first, second);
            if decoded.is_none() {
                self.position = before;
            }
        }
        Ok(decoded.unwrap_or(char::REPLACEMENT_CHARACTER))
    }
}
