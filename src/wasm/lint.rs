//! Templates and messages: findings, previews, conversions.
#![expect(
    unreachable_pub,
    reason = "the macro exports functions that are public"
)]

use super::read::read;
use super::write;
use crate::boundary;
use crate::error::Segment;
use crate::lint::{self, Finding, Known};
use crate::placeholders;
use crate::preview::{self, Button, Preview, Span, Style};
use crate::schema::json::{Item, Writer};
use crate::schema::{Told, Value, find_unusable};
use wasm_bindgen::prelude::*;

/// The findings about a template.
#[wasm_bindgen(js_name = lintTemplate)]
pub fn lint_template(input: &JsValue) -> Result<String, JsValue> {
    let input = readable("", input)?;
    Ok(write::json(&lint::template(&input)))
}

/// The findings about a message; against its template, if that is given, whose file has so many bytes, if
/// that is not negative.
#[wasm_bindgen(js_name = lintMessage)]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a size in bytes, and `as` saturates"
)]
pub fn lint_message(
    input: &JsValue,
    template: &JsValue,
    bytes: Option<f64>,
) -> Result<String, JsValue> {
    let (input, template) = (readable("", input)?, readable("template", template)?);
    let known = Known {
        template: (template != Value::Null).then_some(&template),
        media_bytes: bytes
            .filter(|bytes| *bytes >= 0.0)
            .map(|bytes| bytes as u64),
    };
    Ok(write::json(&lint::message(&input, known)))
}

/// A template as its recipient sees it, with values.
#[wasm_bindgen(js_name = previewTemplate)]
pub fn preview_template(localization: &JsValue, values: &JsValue) -> Result<String, JsValue> {
    let (input, values) = (readable("", localization)?, readable("values", values)?);
    Ok(write::json(&preview::preview(&input, &values)))
}

/// Variables made of placeholders, and their codes.
#[wasm_bindgen(js_name = toMetaVariables)]
pub fn to_meta_variables(text: &JsValue) -> Result<String, JsValue> {
    let text = readable("", text)?;
    let meta = placeholders::to_meta_variables(text.as_text().unwrap_or_default());
    Ok(write::json(&boundary::MetaVariables {
        text: &meta.text,
        codes: &meta.codes,
    }))
}

/// Placeholders made of variables, with their codes.
#[wasm_bindgen(js_name = toSpokiPlaceholders)]
pub fn to_spoki_placeholders(text: &JsValue, codes: &JsValue) -> Result<String, JsValue> {
    let (text, codes) = (readable("", text)?, readable("codes", codes)?);
    let codes: Vec<&str> = match &codes {
        Value::List(codes) => codes.iter().filter_map(Value::as_text).collect(),
        _ => Vec::new(),
    };
    let text = text.as_text().unwrap_or_default();
    Ok(write::json(&placeholders::to_spoki_placeholders(
        text, &codes,
    )))
}

/// Reads what is to be looked at. What JSON cannot hold is refused, with its path below `name`.
fn readable(name: &str, value: &JsValue) -> Result<Value, JsValue> {
    let value = read(value).unwrap_or(Value::Null);
    let mut path = Vec::new();
    if !name.is_empty() {
        path.push(Segment::Field(name.to_owned()));
    }
    let mut told = Told::default();
    find_unusable(&value, &mut path, &mut told);
    if told.is_empty() {
        Ok(value)
    } else {
        Err(write::refused("lint", told.into_issues()))
    }
}

impl Item for Finding {
    fn write(&self, out: &mut Writer) {
        let told = boundary::Finding {
            rule: self.rule as usize,
            path: &self.path,
            start: self.place.as_ref().map(|place| place.start),
            end: self.place.as_ref().map(|place| place.end),
            figures: &self.figures,
        };
        told.write(out);
    }
}

impl Item for Preview {
    fn write(&self, out: &mut Writer) {
        let told = boundary::Preview {
            format: self.header.as_ref().map(|header| &header.format),
            title: self.header.as_ref().map(|header| &header.text),
            body: &self.body,
            footer: &self.footer,
            buttons: &self.buttons,
            cards: &self.cards,
            missing: &self.missing,
        };
        told.write(out);
    }
}

impl Item for Button {
    fn write(&self, out: &mut Writer) {
        let told = boundary::Button {
            kind: &self.kind,
            text: &self.text,
            target: &self.target,
        };
        told.write(out);
    }
}

impl Item for Span {
    fn write(&self, out: &mut Writer) {
        let told = boundary::Span {
            text: &self.text,
            styles: &self.style,
            missing: &self.missing,
        };
        told.write(out);
    }
}

impl Item for Style {
    fn write(&self, out: &mut Writer) {
        out.open('[');
        for name in self.names() {
            out.text(name);
        }
        out.close(']');
    }
}
