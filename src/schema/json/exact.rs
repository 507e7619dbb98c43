//! JSON for JavaScript, whose numbers hold whole ones exactly up to 2^53 only.

/// The longest number of 64 bits with its sign.
const LONGEST: usize = 20;

/// The largest whole number that JavaScript holds exactly.
const MAX_SAFE: u64 = (1 << 53) - 1;

/// A JSON text in which the whole numbers of 64 bits that JavaScript would round are strings of their
/// digits: an id that is rounded is another one's. What is longer than that is no id, and stays.
///
/// The text must be JSON, as [`check`](super::check) says.
///
/// ```
/// use spoki::schema::json::exact;
/// let text = r#"{"id":9007199254740993,"n":7}"#.to_owned();
/// assert_eq!(exact(text), r#"{"id":"9007199254740993","n":7}"#);
/// ```
pub fn exact(text: String) -> String {
    let mut out = String::new();
    let mut copied = 0;
    let mut bytes = text.bytes().enumerate().peekable();
    let mut is_string = false;
    while let Some((start, byte)) = bytes.next() {
        match byte {
            b'"' => is_string = !is_string,
            b'\\' => {
                bytes.next();
            }
            b'-' | b'0'..=b'9' if !is_string => {
                let mut end = start + 1;
                while let Some((place, _)) = bytes.next_if(|(_, next)| is_of_number(*next)) {
                    end = place + 1;
                }
                let digits = text.get(start..end).unwrap_or_default();
                if is_rounded(digits) {
                    out.push_str(text.get(copied..start).unwrap_or_default());
                    out.push('"');
                    out.push_str(digits);
                    out.push('"');
                    copied = end;
                }
            }
            _ => {}
        }
    }
    if copied == 0 {
        return text;
    }
    out.push_str(text.get(copied..).unwrap_or_default());
    out
}

const fn is_of_number(byte: u8) -> bool {
    matches!(byte, b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-')
}

fn is_rounded(digits: &str) -> bool {
    digits.len() <= LONGEST
        && digits
            .parse::<i64>()
            .is_ok_and(|number| number.unsigned_abs() > MAX_SAFE)
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::exact;

    #[test]
    fn only_whole_numbers_that_would_be_rounded_become_strings() {
        for (text, expected) in [
            ("9007199254740991", "9007199254740991"),
            ("9007199254740992", r#""9007199254740992""#),
            ("-9007199254740993", r#""-9007199254740993""#),
            ("[9223372036854775807,1]", r#"["9223372036854775807",1]"#),
            (
                r#"{"a":[9007199254740993,{"b":9007199254740995 }],"c":null}"#,
                r#"{"a":["9007199254740993",{"b":"9007199254740995" }],"c":null}"#,
            ),
        ] {
            assert_eq!(exact(text.to_owned()), expected);
        }
        for same in [
            "",
            "12345678901234567890",
            "9007199254740993.5",
            "9007199254740993e2",
            "1.9007199254740993",
            r#""9007199254740993""#,
            r#""è \" 9007199254740993""#,
            r#""\\","x 9007199254740993 \\""#,
            r#"{"9007199254740993":true}"#,
        ] {
            assert_eq!(exact(same.to_owned()), same);
        }
    }
}
