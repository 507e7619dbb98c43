//! What messages.send takes, by variant. [doc], with WhatsApp's own limits of interactive messages.

use std::collections::HashSet;

use serde_json::{Value, json};

use crate::form::{Form, Presence, any_text, non_field, rows, without_empty};
use crate::validators::{self, longer_than};

const MAX_TEXT: usize = 4_096;
const MAX_BODY: usize = 1_024;
const MAX_EDGE: usize = 60;
const MAX_LABEL: usize = 20;
const MAX_ROW_TITLE: usize = 24;
const MAX_ROW_DESCRIPTION: usize = 72;
const MAX_PAYLOAD: usize = 256;
const MAX_ROW_PAYLOAD: usize = 200;
const MAX_SECTIONS: usize = 10;
const MAX_ROWS: usize = 10;

/// The kinds of free messages; the last four come from one client. [doc] [inferred]
const CONTENT_TYPES: [&str; 7] = [
    "Text",
    "Interactive",
    "List",
    "Image",
    "Document",
    "Video",
    "Audio",
];

/// A message that needs no template, ready to be sent.
pub(crate) struct Free {
    pub(crate) content_type: &'static str,
    pub(crate) text: String,
    pub(crate) content: Value,
}

/// `Message`: text, buttons, a list or media.
pub(crate) fn free(form: &mut Form<'_>) -> Option<Free> {
    let content_type = form.choice("content_type", Presence::Required, &CONTENT_TYPES)?;
    let (text, content) = match content_type {
        "Text" => (
            form.filled_text("text", Presence::Required, text_rule),
            json!({}),
        ),
        "Interactive" => (
            form.filled_text("text", Presence::Required, body_rule),
            interactive(form),
        ),
        "List" => (
            form.filled_text("text", Presence::Required, text_rule),
            list(form),
        ),
        format => media(form, format),
    };
    Some(Free {
        content_type,
        text: text.unwrap_or_default(),
        content,
    })
}

/// `Note`: text for the operators alone. [live]
pub(crate) fn note(form: &mut Form<'_>) -> Option<Free> {
    let content_type = form.choice("content_type", Presence::Required, &["Text"])?;
    let text = form.filled_text("text", Presence::Required, text_rule)?;
    Some(Free {
        content_type,
        text,
        content: json!({}),
    })
}

fn text_rule(text: &str) -> Option<String> {
    longer_than(text, MAX_TEXT)
}

fn body_rule(text: &str) -> Option<String> {
    longer_than(text, MAX_BODY)
}

fn edge_rule(text: &str) -> Option<String> {
    longer_than(text, MAX_EDGE)
}

fn label_rule(text: &str) -> Option<String> {
    longer_than(text, MAX_LABEL)
}

fn payload_rule(text: &str) -> Option<String> {
    longer_than(text, MAX_PAYLOAD)
}

/// Header and footer of buttons and lists.
fn edges(form: &mut Form<'_>) -> (Option<Value>, Option<String>) {
    let header = form.nested("header", Presence::Optional, |value| {
        let mut form = Form::open(value)?;
        let format = form.text("format", Presence::Optional, any_text);
        let text = form.filled_text("text", Presence::Optional, edge_rule);
        form.close()?;
        Ok(json!({ "format": format.unwrap_or_else(|| "text".to_owned()), "text": text }))
    });
    let footer = form.nested("footer", Presence::Optional, |value| {
        let mut form = Form::open(value)?;
        let text = form.filled_text("text", Presence::Required, edge_rule);
        form.close()?;
        Ok(text.unwrap_or_default())
    });
    (header, footer)
}

fn interactive(form: &mut Form<'_>) -> Value {
    let (header, footer) = edges(form);
    let buttons = form.nested("buttons", Presence::Required, |value| {
        let buttons = rows(value, reply_button)?;
        if !(1..=3).contains(&buttons.len()) {
            return Err(non_field("Give 1 to 3 buttons."));
        }
        let titles: HashSet<&str> = buttons
            .iter()
            .filter_map(|one| one["text"].as_str())
            .collect();
        if titles.len() < buttons.len() {
            return Err(non_field("Two buttons have the same text."));
        }
        Ok(buttons)
    });
    json!({ "header": header, "footer": footer, "buttons": buttons })
}

fn reply_button(value: &Value) -> Result<Value, Value> {
    let value = without_empty(value);
    let mut form = Form::open(&value)?;
    let kind = form.choice("button_type", Presence::Required, &["quick_reply"]);
    let text = form.filled_text("text", Presence::Required, label_rule);
    let order = form.integer("order", Presence::Required);
    let payload = form.text("payload", Presence::Optional, payload_rule);
    form.close()?;
    Ok(json!({ "button_type": kind, "text": text, "order": order, "payload": payload }))
}

fn list(form: &mut Form<'_>) -> Value {
    let (header, footer) = edges(form);
    let list = form.nested("list", Presence::Required, |value| {
        let mut form = Form::open(value)?;
        let title = form.filled_text("title", Presence::Required, label_rule);
        let sections = form.rows("sections", Presence::Required, section);
        form.close()?;
        let problem = list_problem(&sections);
        match problem {
            Some(problem) => Err(json!({ "sections": non_field(problem) })),
            None => Ok(json!({ "title": title, "sections": sections })),
        }
    });
    json!({ "header": header, "footer": footer, "list": list })
}

fn list_problem(sections: &[Value]) -> Option<&'static str> {
    let rows = || {
        let rows = sections
            .iter()
            .filter_map(|section| section["rows"].as_array());
        rows.flatten()
    };
    let payloads: Vec<&str> = rows().filter_map(|row| row["payload"].as_str()).collect();
    let distinct: HashSet<&&str> = payloads.iter().collect();
    if sections.is_empty() || rows().next().is_none() {
        Some("This list may not be empty.")
    } else if sections.len() > MAX_SECTIONS || rows().count() > MAX_ROWS {
        Some("Give at most 10 sections and 10 rows in all.")
    } else if sections.len() > 1 && sections.iter().any(|section| section["title"].is_null()) {
        Some("With more than one section, every section needs a title.")
    } else if distinct.len() < payloads.len() {
        Some("Two rows have the same payload.")
    } else {
        None
    }
}

fn section(value: &Value) -> Result<Value, Value> {
    let value = without_empty(value);
    let mut form = Form::open(&value)?;
    let title = form.text("title", Presence::Optional, |text| {
        longer_than(text, MAX_ROW_TITLE)
    });
    let rows = form.rows("rows", Presence::Required, row);
    form.close()?;
    Ok(json!({ "title": title.filter(|title| !title.is_empty()), "rows": rows }))
}

fn row(value: &Value) -> Result<Value, Value> {
    let value = without_empty(value);
    let mut form = Form::open(&value)?;
    let title = form.filled_text("title", Presence::Required, |text| {
        longer_than(text, MAX_ROW_TITLE)
    });
    let description = form.text("description", Presence::Optional, |text| {
        longer_than(text, MAX_ROW_DESCRIPTION)
    });
    let payload = form.text("payload", Presence::Optional, |text| {
        longer_than(text, MAX_ROW_PAYLOAD)
    });
    form.close()?;
    Ok(json!({ "title": title, "description": description, "payload": payload }))
}

fn media(form: &mut Form<'_>, content_type: &str) -> (Option<String>, Value) {
    let url = form.filled_text("media", Presence::Required, validators::url);
    let caption = form.text("caption", Presence::Optional, body_rule);
    let filename = form.text("filename", Presence::Optional, any_text);
    let format = content_type.to_ascii_lowercase();
    let media = json!({ "url": url, "filename": filename, "format": format });
    (caption, json!({ "media": media }))
}

/// What comes with a template.
pub(crate) struct Templated {
    pub(crate) template: Option<i64>,
    pub(crate) language: Option<String>,
    pub(crate) custom_fields: Vec<(String, String)>,
    pub(crate) header_media: Option<Value>,
    pub(crate) header_media_set: Vec<Value>,
    pub(crate) payloads: Vec<(i64, String)>,
}

pub(crate) fn templated(form: &mut Form<'_>) -> Templated {
    let read = Templated {
        template: form.integer("template", Presence::Required),
        language: form.text("language", Presence::Optional, validators::language),
        custom_fields: form.texts("custom_fields"),
        header_media: form.nested("header_media", Presence::Optional, header_media),
        header_media_set: form.rows("header_media_set", Presence::Optional, header_media),
        payloads: form.rows("buttons", Presence::Optional, |value| {
            let value = without_empty(value);
            let mut form = Form::open(&value)?;
            let order = form.integer("order", Presence::Required);
            let payload = form.text("payload", Presence::Optional, payload_rule);
            form.close()?;
            Ok((order.unwrap_or_default(), payload.unwrap_or_default()))
        }),
    };
    if read.header_media.is_some() && !read.header_media_set.is_empty() {
        form.refuse(
            "header_media",
            "header_media and header_media_set exclude each other.",
        );
    }
    read
}

fn header_media(value: &Value) -> Result<Value, Value> {
    let value = without_empty(value);
    let mut form = Form::open(&value)?;
    let url = form.filled_text("url", Presence::Required, validators::url);
    let filename = form.text("filename", Presence::Optional, any_text);
    let language = form.text("language", Presence::Optional, validators::language);
    form.close()?;
    Ok(json!({ "url": url, "filename": filename, "language": language }))
}
