//! JSON that looks like a template or a message: the names that the linter and the preview look for,
//! mostly with what belongs there.

use super::Text;
use libfuzzer_sys::arbitrary::{Arbitrary, Result, Unstructured};
use spoki::schema::Value;

const TEMPLATE: &[&str] = &["name", "category", "templatelocalization_set"];
const MESSAGE: &[&str] = &[
    "type",
    "content_type",
    "text",
    "language",
    "header",
    "footer",
    "buttons",
    "list",
    "media",
    "caption",
    "custom_fields",
    "template",
];
const LOCALIZATION: &[&str] = &[
    "language",
    "header_template_component",
    "header",
    "body_template_component",
    "body",
    "footer_template_component",
    "footer",
    "templatebuttoncomponent_set",
    "button_set",
    "templatecarouselcomponent_set",
    "example_custom_fields",
    "example_header_media",
    "default_header_media",
    "code_expiration_minutes",
];
const COMPONENT: &[&str] = &["text", "format", "code_expiration_minutes"];
const BUTTON: &[&str] = &[
    "button_type",
    "text",
    "url",
    "phone_number",
    "order",
    "example",
    "payload",
    "coupon_code",
];
const LIST: &[&str] = &["title", "sections"];
const SECTION: &[&str] = &["title", "rows"];
const ROW: &[&str] = &["title", "description", "payload"];
const CODES: &[&str] = &["A", "FIRST_NAME", "B", "name", "a b", "TICKET_A", ""];

/// What texts are compared with.
const WORDS: &[&str] = &[
    "",
    "Template",
    "Message",
    "Note",
    "Text",
    "Interactive",
    "List",
    "Image",
    "Video",
    "Document",
    "Audio",
    "MARKETING",
    "UTILITY",
    "AUTHENTICATION",
    "AUTO_REPLY",
    "it",
    "en",
    "pt_br",
    "xx",
    "text",
    "image",
    "video",
    "gif",
    "document",
    "location",
    "url",
    "phone_number",
    "quick_reply",
    "otp",
    "copy_code",
    "coupon_code",
    "flow",
    "catalog",
    "mpm",
    "spm",
    "call",
    "voice_call",
    "off",
    "test",
    "Ciao",
    "https://example.com/a.jpg",
    "https://example.com/%%A%%",
    "+393331234567",
    "ordine_spedito",
];

/// What [`lint::template`](spoki::lint::template) is given.
#[derive(Debug)]
pub struct Template(pub Value);

/// What [`lint::message`](spoki::lint::message) is given.
#[derive(Debug)]
pub struct Message(pub Value);

/// What [`preview`](spoki::preview::preview) is given.
#[derive(Debug)]
pub struct Localization(pub Value);

impl<'a> Arbitrary<'a> for Template {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> Result<Self> {
        object(TEMPLATE, bytes).map(Self)
    }
}

impl<'a> Arbitrary<'a> for Message {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> Result<Self> {
        object(MESSAGE, bytes).map(Self)
    }
}

impl<'a> Arbitrary<'a> for Localization {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> Result<Self> {
        object(LOCALIZATION, bytes).map(Self)
    }
}

fn object(names: &[&str], bytes: &mut Unstructured) -> Result<Value> {
    if bytes.ratio(1_u8, 32)? {
        return other(bytes);
    }
    let mut fields: Vec<(String, Value)> = Vec::new();
    for _ in 0..bytes.int_in_range(0..=8_u8)? {
        let name = (*bytes.choose(names)?).to_owned();
        // As in a JavaScript object, a name stands there once.
        if fields.iter().all(|(known, _)| *known != name) {
            let value = field(&name, bytes)?;
            fields.push((name, value));
        }
    }
    Ok(Value::Object(fields))
}

fn list(names: &[&str], bytes: &mut Unstructured) -> Result<Value> {
    let count = bytes.int_in_range(0..=4_u8)?;
    let items = (0..count).map(|_| object(names, bytes));
    items.collect::<Result<_>>().map(Value::List)
}

fn field(name: &str, bytes: &mut Unstructured) -> Result<Value> {
    if bytes.ratio(1_u8, 16)? {
        return other(bytes);
    }
    match name {
        "templatelocalization_set" | "templatecarouselcomponent_set" => list(LOCALIZATION, bytes),
        "templatebuttoncomponent_set" | "button_set" | "buttons" => list(BUTTON, bytes),
        "sections" => list(SECTION, bytes),
        "rows" => list(ROW, bytes),
        "list" => object(LIST, bytes),
        "header_template_component" | "body_template_component" | "footer_template_component" => {
            object(COMPONENT, bytes)
        }
        "header" | "body" | "footer" if bytes.arbitrary()? => object(COMPONENT, bytes),
        "custom_fields" | "example_custom_fields" => object(CODES, bytes),
        "order" | "code_expiration_minutes" => bytes
            .arbitrary::<i8>()
            .map(|number| Value::Integer(number.into())),
        _ if bytes.arbitrary()? => word(bytes),
        _ => bytes.arbitrary().map(|Text(text)| Value::Text(text)),
    }
}

fn word(bytes: &mut Unstructured) -> Result<Value> {
    Ok(Value::Text((*bytes.choose(WORDS)?).to_owned()))
}

/// What does not belong there, most likely.
fn other(bytes: &mut Unstructured) -> Result<Value> {
    Ok(match bytes.int_in_range(0..=6_u8)? {
        0 => Value::Null,
        1 => Value::Boolean(bytes.arbitrary()?),
        2 => Value::Integer(bytes.arbitrary()?),
        3 => Value::Decimal("1.5".to_owned()),
        4 => word(bytes)?,
        5 => list(LOCALIZATION, bytes)?,
        _ => object(MESSAGE, bytes)?,
    })
}
