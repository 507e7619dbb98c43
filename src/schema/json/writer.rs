//! JSON written piece by piece, for what is not worth a [`Value`] of its own.

use crate::rules::decimal;
use crate::schema::value::Value;

/// Writes one JSON text. Commas come by themselves; that what is opened is closed again, and that
/// an object's values have names, is up to the caller.
///
/// ```
/// use spoki::schema::json::Writer;
/// let mut out = Writer::default();
/// out.open('{').name("line").integer(2).name("raw").open('[').text("Ada").close(']').close('}');
/// assert_eq!(out.finish(), r#"{"line":2,"raw":["Ada"]}"#);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Writer {
    out: String,
}

impl Writer {
    /// Begins an object with `{` or an array with `[`.
    pub fn open(&mut self, bracket: char) -> &mut Self {
        self.separate();
        self.out.push(bracket);
        self
    }

    /// Ends an object with `}` or an array with `]`.
    pub fn close(&mut self, bracket: char) -> &mut Self {
        self.out.push(bracket);
        self
    }

    /// The name of the field whose value comes next.
    pub fn name(&mut self, name: &str) -> &mut Self {
        self.text(name);
        self.out.push(':');
        self
    }

    /// A string.
    pub fn text(&mut self, text: &str) -> &mut Self {
        self.separate();
        self.out.push('"');
        let mut rest = text;
        while let Some(place) = rest.bytes().position(must_be_escaped) {
            let (plain, more) = rest.split_at_checked(place).unwrap_or((rest, ""));
            let (special, more) = more.split_at_checked(1).unwrap_or((more, ""));
            self.out.push_str(plain);
            self.escaped(special);
            rest = more;
        }
        self.out.push_str(rest);
        self.out.push('"');
        self
    }

    /// A string, or `null`.
    pub fn optional_text(&mut self, text: Option<&str>) -> &mut Self {
        match text {
            Some(text) => self.text(text),
            None => self.literal("null"),
        }
    }

    /// A whole number.
    pub fn integer(&mut self, number: i64) -> &mut Self {
        self.literal(&decimal(number))
    }

    /// A count. More than 63 bits of anything cannot be counted.
    pub fn count(&mut self, count: u64) -> &mut Self {
        self.integer(i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// A count, or `null`.
    pub fn optional_count(&mut self, count: Option<u64>) -> &mut Self {
        match count {
            Some(count) => self.count(count),
            None => self.literal("null"),
        }
    }

    /// `true` or `false`.
    pub fn boolean(&mut self, value: bool) -> &mut Self {
        self.literal(if value { "true" } else { "false" })
    }

    /// A whole value. What is unusable has no JSON and is written as `null`.
    pub fn value(&mut self, value: &Value) -> &mut Self {
        match value {
            Value::Null | Value::Unusable(_) => self.literal("null"),
            Value::Boolean(value) => self.boolean(*value),
            Value::Integer(number) => self.integer(*number),
            Value::Decimal(digits) => self.literal(digits),
            Value::Text(text) => self.text(text),
            Value::List(items) => {
                self.open('[');
                for item in items {
                    self.value(item);
                }
                self.close(']')
            }
            Value::Object(fields) => {
                self.open('{');
                for (name, value) in fields {
                    self.name(name).value(value);
                }
                self.close('}')
            }
        }
    }

    /// The text.
    pub fn finish(self) -> String {
        self.out
    }

    fn escaped(&mut self, special: &str) {
        let letter = match special {
            "\n" => "n",
            "\r" => "r",
            "\t" => "t",
            "\"" | "\\" => special,
            _ => {
                let code = special.bytes().next().map_or(0, u32::from);
                self.out.push_str("\\u00");
                for digit in [code >> 4, code & 15] {
                    self.out.extend(char::from_digit(digit, 16));
                }
                return;
            }
        };
        self.out.push('\\');
        self.out.push_str(letter);
    }

    fn literal(&mut self, text: &str) -> &mut Self {
        self.separate();
        self.out.push_str(text);
        self
    }

    /// A comma, unless this is the first item, or the value of a name.
    fn separate(&mut self) {
        if !matches!(self.out.as_bytes().last(), None | Some(b'{' | b'[' | b':')) {
            self.out.push(',');
        }
    }
}

const fn must_be_escaped(byte: u8) -> bool {
    byte < b' ' || byte == b'"' || byte == b'\\'
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::Writer;

    #[test]
    fn commas_stand_between_items_and_nowhere_else() {
        let mut out = Writer::default();
        out.open('[')
            .open('{')
            .close('}')
            .open('[')
            .close(']')
            .boolean(true);
        out.open('{')
            .name("a:")
            .optional_text(None)
            .name("{")
            .text("[");
        out.name("n")
            .optional_count(Some(1))
            .name("m")
            .optional_count(None);
        out.close('}').integer(-1).close(']');
        let text = out.finish();
        assert_eq!(
            text,
            r#"[{},[],true,{"a:":null,"{":"[","n":1,"m":null},-1]"#
        );
    }
}
