//! From a template, or a body, to what the recipient sees.

use std::collections::BTreeMap;

use rusqlite::{Connection, Result};
use serde_json::{Value, json};

use super::placeholders::{Part, parts};
use crate::store::accounts;
use crate::store::contacts::{self, Contact};
use crate::store::templates::Localization;

/// What the variables of a text stand for.
pub(crate) struct Values(BTreeMap<String, String>);

impl Values {
    /// The contact's own values; what is `given` goes before them.
    pub(crate) fn of(
        store: &Connection,
        account: i64,
        contact: &Contact,
        given: &[(String, String)],
    ) -> Result<Self> {
        let mut values: BTreeMap<String, String> =
            contacts::fields(store, contact.id)?.into_iter().collect();
        let account = accounts::find(store, account)?;
        let account_name = account.map(|account| account.name).unwrap_or_default();
        let own = [
            ("FIRST_NAME", contact.first_name.as_str()),
            ("LAST_NAME", &contact.last_name),
            ("EMAIL", contact.email.as_deref().unwrap_or_default()),
            ("PHONE", &contact.phone),
            ("LANGUAGE", &contact.language),
            ("ACCOUNT_NAME", &account_name),
        ];
        for (code, value) in own {
            values.insert(code.to_owned(), value.to_owned());
        }
        values.extend(given.iter().cloned());
        Ok(Self(values))
    }

    fn get(&self, code: &str) -> Option<&str> {
        let value = self.0.get(code)?;
        (!value.is_empty()).then_some(value)
    }

    pub(crate) fn fill(&self, text: &str) -> String {
        let filled = parts(text).into_iter().map(|part| match part {
            Part::Literal(literal) => literal,
            Part::Variable(code) => self.get(code).unwrap_or_default(),
        });
        filled.collect()
    }
}

/// Every text of a localization, its buttons' addresses and its cards included.
pub(crate) fn texts(content: &Value) -> Vec<&str> {
    let component = |name: &str| content.pointer(&format!("/{name}/text"));
    let mut texts: Vec<&Value> = [
        "header_template_component",
        "body_template_component",
        "footer_template_component",
    ]
    .into_iter()
    .filter_map(component)
    .collect();
    for button in items(content, "templatebuttoncomponent_set") {
        texts.extend([&button["text"], &button["url"]]);
    }
    let mut texts: Vec<&str> = texts.into_iter().filter_map(Value::as_str).collect();
    for card in items(content, "templatecarouselcomponent_set") {
        texts.extend(self::texts(card));
    }
    texts
}

/// The items of an array member; none when it is missing or null.
pub(crate) fn items<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    let items = value.get(name).and_then(Value::as_array);
    items.map(Vec::as_slice).unwrap_or_default()
}

/// The codes of a localization that have no value, in order.
pub(crate) fn missing(content: &Value, values: &Values) -> Vec<String> {
    let mut missing: Vec<String> = Vec::new();
    for text in texts(content) {
        for code in super::placeholders::codes(text) {
            if values.get(code).is_none() && missing.iter().all(|known| known != code) {
                missing.push(code.to_owned());
            }
        }
    }
    missing
}

/// The approved language of the contact, or else the first that is approved. [inferred]
pub(crate) fn choose(mut all: Vec<Localization>, own: &str) -> Option<Localization> {
    // Only an approved localization can be sent. [doc]
    all.retain(|one| one.status == "APPROVED");
    let own = all
        .iter()
        .position(|one| one.language.eq_ignore_ascii_case(own));
    let chosen = own.unwrap_or_default();
    (chosen < all.len()).then(|| all.swap_remove(chosen))
}

/// What was sent along with a template.
#[derive(Default)]
pub(crate) struct Extras {
    pub(crate) header_media: Option<Value>,
    /// One for each card.
    pub(crate) card_media: Vec<Value>,
    /// Payloads by the order of the button.
    pub(crate) payloads: Vec<(i64, String)>,
}

/// Whether a value that a localization uses would be refused by WhatsApp: with a line break, a tab
/// or more than four spaces in a row.
pub(crate) fn has_unfit_value(content: &Value, values: &Values) -> bool {
    let mut codes = texts(content)
        .into_iter()
        .flat_map(super::placeholders::codes);
    codes.any(|code| {
        let value = values.get(code).unwrap_or_default();
        value.contains(['\n', '\r', '\t']) || value.contains("     ")
    })
}

/// The text of the body and the parts around it.
pub(crate) fn template(content: &Value, values: &Values, extras: &Extras) -> (String, Value) {
    let text = text_of(content, "body_template_component");
    let media = extras
        .header_media
        .clone()
        .or_else(|| default_media(content));
    let cards: Vec<Value> = items(content, "templatecarouselcomponent_set")
        .iter()
        .enumerate()
        .map(|(index, card)| {
            let own = extras.card_media.get(index).cloned();
            let media = own.or_else(|| default_media(card));
            json!({
                "header": header(card, values, media.as_ref()),
                "text": values.fill(text_of(card, "body_template_component")),
                "buttons": buttons(card, values, &[]),
            })
        })
        .collect();
    let shown = json!({
        "header": header(content, values, media.as_ref()),
        "footer": content.pointer("/footer_template_component/text"),
        "buttons": buttons(content, values, &extras.payloads),
        "cards": cards,
    });
    (values.fill(text), shown)
}

fn text_of<'a>(content: &'a Value, component: &str) -> &'a str {
    let text = content
        .get(component)
        .and_then(|found| found["text"].as_str());
    text.unwrap_or_default()
}

/// The media that a template has of its own for its header.
pub(crate) fn default_media(content: &Value) -> Option<Value> {
    let media = content.get("default_header_media")?;
    media.is_object().then(|| media.clone())
}

/// Whether the header is a picture, a video or a document.
pub(crate) fn needs_media(content: &Value) -> bool {
    !matches!(header_format(content), None | Some("text"))
}

/// The kind of header: `text`, `image`, `video`, `document`; `None` without one.
pub(crate) fn header_format(content: &Value) -> Option<&str> {
    let header = content.get("header_template_component")?;
    header
        .is_object()
        .then(|| header["format"].as_str().unwrap_or("text"))
}

fn header(content: &Value, values: &Values, media: Option<&Value>) -> Value {
    match header_format(content) {
        None => Value::Null,
        Some("text") => {
            let text = values.fill(text_of(content, "header_template_component"));
            json!({ "format": "text", "text": text })
        }
        Some(format) => json!({ "format": format, "media": media }),
    }
}

fn buttons(content: &Value, values: &Values, payloads: &[(i64, String)]) -> Vec<Value> {
    let shown = items(content, "templatebuttoncomponent_set")
        .iter()
        .map(|button| {
            let payload = payloads
                .iter()
                .find(|(order, _)| Some(*order) == button["order"].as_i64());
            json!({
                "button_type": button["button_type"],
                "text": button["text"],
                "url": button["url"].as_str().map(|url| values.fill(url)),
                "phone_number": button["phone_number"],
                "payload": payload.map(|(_, payload)| payload),
            })
        });
    shown.collect()
}
