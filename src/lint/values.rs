//! The rules for the values of a template's placeholders.

use super::codes::Codes;
use super::finding::{Linter, Spot};
use super::rules::Rule;
use super::scan::scan;
use super::template::{Category, Context};
use crate::rules::custom_field::{RESERVED, RESERVED_PREFIX};
use crate::schema::Value;

/// As many spaces in a row as one source of WhatsApp allows, and another does not.
const SPACES: usize = 4;

/// The longest value of an authentication template, in characters.
const LONGEST_CODE: usize = 15;

/// Checks the values of a message, and against its template if that is known.
pub(super) fn check(linter: &mut Linter, message: &Value, template: Option<&Context>) {
    let name = "custom_fields";
    let given = linter.fields(message, name);
    linter.enter(name);
    let mut named = Codes::default();
    for (code, value) in given {
        linter.enter(code);
        match value {
            Value::Text(text) => {
                one(linter, text);
                let category = template.map(|template| template.category);
                if category == Some(Category::Authentication) {
                    of_authentication(linter, text);
                }
            }
            _ => linter.flag(Rule::TypeWrong, true),
        }
        named.add(code);
        if let Some(template) = template {
            let is_unknown = !template.codes.has(code) && !template.codes.is_full();
            linter.flag(Rule::ValueUnknown, is_unknown);
            let is_wrong = value.as_text().is_some_and(|text| !is_encoded(text));
            linter.flag(
                Rule::ValueNotEncoded,
                is_wrong && template.url_codes.has(code),
            );
        }
        linter.leave();
    }
    for code in template.map_or(&[][..], |template| template.codes.all()) {
        // What the contact itself has is put in without being given.
        let is_own = RESERVED.contains(code) || code.starts_with(RESERVED_PREFIX);
        if !is_own && !named.has(code) && !named.is_full() {
            linter.name(Rule::ValueMissing, Spot::NONE, code);
        }
    }
    linter.leave();
}

/// A code is short, and neither a link nor adorned.
fn of_authentication(linter: &mut Linter, text: &str) {
    let length = text.chars().count();
    linter.limit(Rule::AuthenticationValueLong, length, LONGEST_CODE);
    let scan = scan(text);
    if let Some((_, spot)) = scan.links.first() {
        linter.flag_at(Rule::AuthenticationValueLink, *spot);
    }
    linter.flag_at(Rule::AuthenticationValueEmoji, scan.first_emoji);
}

fn one(linter: &mut Linter, text: &str) {
    if text.trim().is_empty() {
        linter.flag(Rule::ValueEmpty, true);
        return;
    }
    let (mut at, mut spaces) = (0, 0);
    let (mut line_break, mut row, mut longest) = (Spot::NONE, Spot::NONE, 0);
    for symbol in text.chars() {
        let start = at;
        at += symbol.len_utf16();
        if matches!(symbol, '\n' | '\r' | '\t') {
            line_break.note(Spot::new(start, at));
        }
        spaces = if symbol == ' ' { spaces + 1 } else { 0 };
        if spaces > longest {
            longest = spaces;
            row = Spot::new(at - spaces, at);
        }
    }
    linter.flag_at(Rule::ValueLineBreak, line_break);
    if longest > SPACES {
        linter.flag_at(Rule::ValueSpaces, row);
    } else if longest == SPACES {
        linter.flag_at(Rule::ValueFourSpaces, row);
    }
}

/// Whether a value can stand in an address (RFC 3986 section 2).
pub(super) fn is_encoded(value: &str) -> bool {
    let mut rest = value.as_bytes();
    while let [first, more @ ..] = rest {
        rest = match (first, more) {
            (b'%', [high, low, more @ ..])
                if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() =>
            {
                more
            }
            (b'%' | b' ' | b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}', _) => {
                return false;
            }
            (0x21..=0x7e, more) => more,
            _ => return false,
        };
    }
    true
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::is_encoded;

    #[test]
    fn what_an_address_cannot_hold_is_encoded() {
        for value in ["", "a-42", "a%20b", "q=1&r=2", "%C3%A8", "a/b?c#d"] {
            assert!(is_encoded(value), "{value}");
        }
        for value in ["a b", "è", "50%", "%2", "%zz", "a\nb", "<a>", "{{1}}"] {
            assert!(!is_encoded(value), "{value}");
        }
    }
}
