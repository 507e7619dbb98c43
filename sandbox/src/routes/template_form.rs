//! The languages of a template as they come in a body.
//!
//! Only the shape is refused at once; what WhatsApp would say about the content comes with the
//! review.

use rusqlite::Connection;
use serde_json::{Value, json};

use crate::form::{Form, Presence, any_text, without_empty};
use crate::problem::Problem;
use crate::store::{media, render};
use crate::validators;

const BUTTON_TYPES: [&str; 3] = ["quick_reply", "url", "call"];

/// One language, in the form in which it is stored and shown.
pub(crate) struct Language {
    /// The localization that is changed, when it is named.
    pub(crate) id: Option<i64>,
    /// Such as `it` or `pt_BR`.
    pub(crate) code: String,
    pub(crate) content: Value,
}

impl Language {
    pub(crate) fn read(value: &Value) -> Result<Self, Value> {
        let value = without_empty(value);
        let mut form = Form::open(&value)?;
        let id = form.integer("id", Presence::Optional);
        let language = form.filled_text("language", Presence::Required, validators::language);
        let mut content = components(&mut form, Presence::Required);
        let footer = form.nested("footer_template_component", Presence::Optional, |value| {
            component("footer", value)
        });
        let examples: Value = form
            .texts("example_custom_fields")
            .into_iter()
            .map(|(code, example)| (code, Value::from(example)))
            .collect();
        let example = form.object("example_header_media");
        let cards = form.rows("templatecarouselcomponent_set", Presence::Optional, card);
        form.close()?;
        content["footer_template_component"] = json!(footer);
        content["example_custom_fields"] = examples;
        content["example_header_media"] = json!(example);
        content["templatecarouselcomponent_set"] = if cards.is_empty() {
            Value::Null
        } else {
            Value::Array(cards)
        };
        Ok(Self {
            id,
            code: language.unwrap_or_default(),
            content,
        })
    }

    /// A `default_header_media` may be the id of registered media: shows the media instead.
    pub(crate) fn resolve_media(&mut self, store: &Connection) -> Result<(), Problem> {
        let Some(id) = self.content["default_header_media"].as_i64() else {
            return Ok(());
        };
        let found = media::find(store, id)?.filter(|media| !media.is_deleted);
        let found = found.ok_or_else(|| {
            let message = validators::no_such_object(id);
            let errors = json!({ "default_header_media": [message] });
            Problem::fields(json!({ "templatelocalization_set": [errors] }))
        })?;
        self.content["default_header_media"] = render::messaging::media(&found);
        Ok(())
    }
}

/// What a language and a card have in common.
fn components(form: &mut Form<'_>, body: Presence) -> Value {
    let header = form.nested("header_template_component", Presence::Optional, |value| {
        component("header", value)
    });
    let body = form.nested("body_template_component", body, |value| {
        component("body", value)
    });
    let mut buttons = form.rows("templatebuttoncomponent_set", Presence::Optional, button);
    buttons.sort_by_key(|button| button["order"].as_i64());
    let media = form.value("default_header_media", Presence::Optional);
    if media.is_some_and(|media| !media.is_object() && !media.is_i64()) {
        form.refuse(
            "default_header_media",
            "Expected the id of a media, or an object.",
        );
    }
    json!({
        "header_template_component": header,
        "body_template_component": body,
        "templatebuttoncomponent_set": buttons,
        "default_header_media": media,
    })
}

fn component(kind: &'static str, value: &Value) -> Result<Value, Value> {
    let value = without_empty(value);
    let mut form = Form::open(&value)?;
    let format = form.text("format", Presence::Optional, any_text);
    let presence = if kind == "header" {
        Presence::Optional
    } else {
        Presence::Required
    };
    let text = form.filled_text("text", presence, any_text);
    let parameters = form.array("parameters", |value| Ok(value.clone()));
    form.close()?;
    let is_header = kind == "header";
    let format = format.map(|format| format.to_ascii_lowercase());
    Ok(json!({
        "component_type": kind,
        "format": if is_header { format.or_else(|| Some("text".to_owned())) } else { None },
        "text": text,
        "parameters": parameters,
    }))
}

fn button(value: &Value) -> Result<Value, Value> {
    let value = without_empty(value);
    let mut form = Form::open(&value)?;
    let text = form.filled_text("text", Presence::Required, any_text);
    let order = form.integer("order", Presence::Required);
    let kind = form.choice("button_type", Presence::Required, &BUTTON_TYPES);
    let phone = form.text("phone_number", Presence::Optional, any_text);
    let url = form.text("url", Presence::Optional, any_text);
    let form_id = form.integer("form_id", Presence::Optional);
    let shortlink = form.boolean("send_as_shortlink");
    form.close()?;
    Ok(json!({
        "component_type": null,
        "text": text,
        "order": order,
        "button_type": kind,
        "phone_number": phone,
        "form_id": form_id,
        "url": url,
        "send_as_shortlink": shortlink.unwrap_or(false),
        "shortlink_code": null,
    }))
}

fn card(value: &Value) -> Result<Value, Value> {
    let value = without_empty(value);
    let mut form = Form::open(&value)?;
    let card = components(&mut form, Presence::Optional);
    form.close()?;
    Ok(card)
}
