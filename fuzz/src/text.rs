//! Texts as templates have them.

use libfuzzer_sys::arbitrary::{Arbitrary, Result, Unstructured};

/// What means something to the linter, the preview or the conversions, and what almost does.
const PIECES: &[&str] = &[
    "%%A%%",
    "%%FIRST_NAME%%",
    "%% A %%",
    "%%a b%%",
    "%%A",
    "%%",
    "%",
    "{{1}}",
    "{{2}}",
    "{{ 3 }}",
    "{{name}}",
    "{{Name}}",
    "{{",
    "{",
    "}}",
    "}",
    "*",
    "_",
    "~",
    "`",
    "```",
    "\n",
    "\n\n\n",
    " ",
    "    ",
    "\t",
    "a",
    "parola",
    "è",
    "订",
    "ส",
    "🎉",
    "👩\u{200d}👧",
    "🇮🇹",
    "🇮",
    "\u{200d}",
    "1",
    "0",
    "https://",
    "https://bit.ly/a",
    "www.",
    "wa.me/",
    "example.com/",
    "(",
    ".",
    "é",
    "%20",
];

/// A text that is made of such pieces, with anything between them.
#[derive(Debug)]
pub struct Text(pub String);

impl<'a> Arbitrary<'a> for Text {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> Result<Self> {
        let mut text = String::new();
        for _ in 0..bytes.int_in_range(0..=12_u8)? {
            if bytes.ratio(1_u8, 8)? {
                text.push_str(bytes.arbitrary()?);
            } else {
                text.push_str(bytes.choose(PIECES)?);
            }
        }
        Ok(Self(text))
    }
}
