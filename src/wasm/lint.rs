//! Templates and messages: findings, previews, conversions; and outlines of inputs. One function for
//! all of them, since what each has around it weighs as much as its work.
#![expect(
    unreachable_pub,
    reason = "the macro exports functions that are public"
)]

use super::read::read;
use super::write;
use crate::api::{operation, outline};
use crate::error::Segment;
use crate::lint::{Finding, Known, message, template};
use crate::placeholders::{to_meta_variables, to_spoki_placeholders};
use crate::preview::{Button, Preview, Span, preview};
use crate::schema::json::Writer;
use crate::schema::{Told, Value, find_unusable};
use wasm_bindgen::prelude::*;

/// By its number: 0 checks a template, 1 a message against its template, if that is given, whose file
/// has so many bytes, if that is not negative; 2 shows a template with values; 3 makes variables of
/// placeholders and 4 placeholders of variables, with their codes; 5 tells the outline of the input of
/// an operation, by its number.
#[wasm_bindgen(js_name = inspect)]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a size in bytes, and `as` saturates"
)]
pub fn inspect(work: u8, input: &JsValue, more: &JsValue, bytes: f64) -> Result<String, JsValue> {
    let (input, more) = (readable("", input)?, readable("template", more)?);
    let text = input.as_text().unwrap_or_default();
    let mut out = Writer::default();
    match work {
        0 => findings(&mut out, &template(&input)),
        1 => {
            let known = Known {
                template: (more != Value::Null).then_some(&more),
                media_bytes: (bytes >= 0.0).then_some(bytes as u64),
            };
            findings(&mut out, &message(&input, known));
        }
        2 => shown(&mut out, &preview(&input, &more)),
        3 => {
            let meta = to_meta_variables(text);
            out.open('[').text(&meta.text);
            texts(&mut out, &meta.codes);
            out.close(']');
        }
        4 => {
            let codes: Vec<&str> = match &more {
                Value::List(codes) => codes.iter().filter_map(Value::as_text).collect(),
                _ => Vec::new(),
            };
            out.text(&to_spoki_placeholders(text, &codes));
        }
        _ => {
            let number = input.as_count().and_then(|number| number.try_into().ok());
            if let Some(operation) = number.and_then(operation) {
                outline::write(&mut out, operation);
            }
        }
    }
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

fn texts(out: &mut Writer, texts: &[String]) {
    out.open('[');
    for text in texts {
        out.text(text);
    }
    out.close(']');
}

/// `[rule, path, place, figures]` for each finding.
fn findings(out: &mut Writer, findings: &[Finding]) {
    out.open('[');
    for finding in findings {
        out.open('[').count(finding.rule as u64);
        write::path(out, &finding.path);
        out.open('[');
        if let Some(place) = finding.place {
            out.count(place.start as u64).count(place.end as u64);
        }
        out.close(']');
        texts(out, &finding.figures);
        out.close(']');
    }
    out.close(']');
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
    texts(out, &preview.missing);
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
