//! Templates and messages: findings, previews, conversions.
#![expect(
    unreachable_pub,
    reason = "the macro exports functions that are public"
)]

use super::read::read;
use super::write;
use crate::error::Segment;
use crate::lint::{self, Finding, Known};
use crate::placeholders;
use crate::preview::{self, Button, Preview, Span};
use crate::schema::json::Writer;
use crate::schema::{Told, Value, find_unusable};
use wasm_bindgen::prelude::*;

/// The findings about a template.
#[wasm_bindgen(js_name = lintTemplate)]
pub fn lint_template(input: &JsValue) -> Result<String, JsValue> {
    let input = readable("", input)?;
    Ok(findings(&lint::template(&input)))
}

/// The findings about a message; against its template, if that is given, whose file has so many bytes, if
/// that is not negative.
#[wasm_bindgen(js_name = lintMessage)]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a size in bytes, and `as` saturates"
)]
pub fn lint_message(input: &JsValue, template: &JsValue, bytes: f64) -> Result<String, JsValue> {
    let (input, template) = (readable("", input)?, readable("template", template)?);
    let known = Known {
        template: (template != Value::Null).then_some(&template),
        media_bytes: (bytes >= 0.0).then_some(bytes as u64),
    };
    Ok(findings(&lint::message(&input, known)))
}

/// A template as its recipient sees it, with values.
#[wasm_bindgen(js_name = previewTemplate)]
pub fn preview_template(localization: &JsValue, values: &JsValue) -> Result<String, JsValue> {
    let (input, values) = (readable("", localization)?, readable("values", values)?);
    let mut out = Writer::default();
    shown(&mut out, &preview::preview(&input, &values));
    Ok(out.finish())
}

/// Variables made of placeholders, and their codes: `[text, codes]`.
#[wasm_bindgen(js_name = toMetaVariables)]
pub fn to_meta_variables(text: &JsValue) -> Result<String, JsValue> {
    let text = readable("", text)?;
    let meta = placeholders::to_meta_variables(text.as_text().unwrap_or_default());
    let mut out = Writer::default();
    out.open('[').text(&meta.text);
    write::texts(&mut out, &meta.codes);
    out.close(']');
    Ok(out.finish())
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
    let mut out = Writer::default();
    out.text(&placeholders::to_spoki_placeholders(text, &codes));
    Ok(out.finish())
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

/// `[rule, path, place, figures]` for each finding.
fn findings(findings: &[Finding]) -> String {
    let mut out = Writer::default();
    out.open('[');
    for finding in findings {
        out.open('[').count(finding.rule as u64);
        write::path(&mut out, &finding.path);
        out.open('[');
        if let Some(place) = finding.place {
            out.count(place.start as u64).count(place.end as u64);
        }
        out.close(']');
        write::texts(&mut out, &finding.figures);
        out.close(']');
    }
    out.close(']');
    out.finish()
}

/// `[header, body, footer, buttons, cards, missing]`.
fn shown(out: &mut Writer, preview: &Preview) {
    out.open('[');
    match &preview.header {
        Some(header) => {
            out.open('[').text(&header.format);
            spans(out, &header.text);
            out.close(']');
        }
        None => {
            out.optional_text(None);
        }
    }
    spans(out, &preview.body);
    spans(out, &preview.footer);
    out.open('[');
    for Button { kind, text, target } in &preview.buttons {
        out.open('[').text(kind).text(text);
        out.optional_text(target.as_deref()).close(']');
    }
    out.close(']').open('[');
    for card in &preview.cards {
        shown(out, card);
    }
    out.close(']');
    write::texts(out, &preview.missing);
    out.close(']');
}

/// `[text, style, missing]` for each span.
fn spans(out: &mut Writer, spans: &[Span]) {
    out.open('[');
    for span in spans {
        out.open('[')
            .text(&span.text)
            .count(span.style.bits().into());
        out.optional_text(span.missing.as_deref()).close(']');
    }
    out.close(']');
}
