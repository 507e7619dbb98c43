//! Templates and messages that break nothing, and how to break them at one place.

pub(crate) mod cases;
mod once;

use serde_json::{Value, json};
use spoki::lint::{self, Finding, Known};
use spoki::schema::json::parse;

/// Breaks no rule.
pub(crate) fn template() -> Value {
    json!({
        "name": "ordine_spedito",
        "category": "MARKETING",
        "templatelocalization_set": [
            {
                "language": "it",
                "header_template_component": {"component_type": "header", "format": "text", "text": "Ordine in viaggio"},
                "body_template_component": {"text": "Ciao %%FIRST_NAME%%, il tuo pacco è partito oggi dal nostro magazzino."},
                "footer_template_component": {"component_type": "footer", "text": "Negozio di esempio"},
                "templatebuttoncomponent_set": [
                    {"text": "Segui", "order": 0, "button_type": "url", "url": "https://example.com/ordini"}
                ],
                "example_custom_fields": {"FIRST_NAME": "Mario"},
                "templatecarouselcomponent_set": null
            },
            {
                "language": "en",
                "body_template_component": {"text": "Hello %%FIRST_NAME%%, your parcel left our warehouse earlier today."},
                "templatebuttoncomponent_set": [
                    {"text": "Follow", "order": 0, "button_type": "url", "url": "https://example.com/orders"}
                ],
                "example_custom_fields": {"FIRST_NAME": "Mario"}
            }
        ]
    })
}

/// A card of a carousel that breaks no rule.
pub(crate) fn card() -> Value {
    json!({
        "header_template_component": {"format": "image"},
        "body_template_component": {"text": "Scarpe da corsa in offerta"},
        "templatebuttoncomponent_set": [{"text": "Vedi", "order": 0, "button_type": "quick_reply"}]
    })
}

/// The base of that name.
pub(crate) fn base(name: &str) -> Value {
    match name {
        "template" => template(),
        "authentication" => {
            let mut template = template();
            template["category"] = json!("AUTHENTICATION");
            let otp = json!({"text": "Copia", "order": 0, "button_type": "otp"});
            for language in [0, 1] {
                let localization = &mut template["templatelocalization_set"][language];
                localization["templatebuttoncomponent_set"][0] = otp.clone();
            }
            template
        }
        "carousel" => {
            let mut template = template();
            let localization = &mut template["templatelocalization_set"][0];
            localization["templatecarouselcomponent_set"] = json!([card(), card()]);
            template
        }
        "sent" => json!({"type": "Template", "template": 7, "custom_fields": {"ORDER_ID": "A 42"}}),
        "text" => json!({"type": "Message", "content_type": "Text", "text": "Ciao"}),
        "replies" => json!({
            "type": "Message", "content_type": "Interactive", "text": "Confermi?",
            "header": {"text": "Ordine"}, "footer": {"text": "Negozio"},
            "buttons": [
                {"text": "Sì", "order": 0, "button_type": "quick_reply", "payload": "yes"},
                {"text": "No", "order": 1, "button_type": "quick_reply", "payload": "no"}
            ]
        }),
        "list" => json!({
            "type": "Message", "content_type": "List", "text": "Quando?",
            "list": {"title": "Orari", "sections": [
                {"title": "Mattina", "rows": [{"title": "9:00", "description": "presto", "payload": "9"}]},
                {"title": "Sera", "rows": [{"title": "18:00", "payload": "18"}]}
            ]}
        }),
        "media" => {
            json!({"type": "Message", "content_type": "Image", "media": "https://example.com/a.jpg"})
        }
        other => panic!("there is no base {other}"),
    }
}

/// What messages made of a template are held against; its header is a film in one language.
pub(crate) fn sent_template() -> Value {
    json!({"templatelocalization_set": [{
        "language": "it",
        "body_template_component": {"text": "Ciao %%FIRST_NAME%%, ordine %%ORDER_ID%% in viaggio."},
        "templatebuttoncomponent_set": [
            {"text": "Segui", "order": 0, "button_type": "url", "url": "https://example.com/%%TRACKING%%"}
        ]
    }, {
        "language": "en",
        "header_template_component": {"format": "GIF"},
        "body_template_component": {"text": "Hello %%FIRST_NAME%%, order %%ORDER_ID%% is on its way."},
        "example_header_media": {"url": "https://example.com/a.mp4"}
    }]})
}

/// The base with another value at a JSON pointer; a new item or field if there is none.
pub(crate) fn with(base: &Value, pointer: &str, value: Value) -> Value {
    let mut changed = base.clone();
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    let parent = changed.pointer_mut(parent);
    match parent.unwrap_or_else(|| panic!("{pointer}")) {
        Value::Array(items) => match name.parse::<usize>().unwrap() {
            index if index == items.len() => items.push(value),
            index => items[index] = value,
        },
        object => object[name] = value,
    }
    changed
}

pub(crate) fn lint_template(template: &Value) -> Vec<Finding> {
    lint::template(&parse(&template.to_string()).unwrap())
}

pub(crate) fn lint_message(
    message: &Value,
    template: Option<&Value>,
    bytes: Option<u64>,
) -> Vec<Finding> {
    let template = template.map(|template| parse(&template.to_string()).unwrap());
    let known = Known {
        template: template.as_ref(),
        media_bytes: bytes,
    };
    lint::message(&parse(&message.to_string()).unwrap(), known)
}

pub(crate) fn names(findings: &[Finding]) -> Vec<&'static str> {
    findings.iter().map(|finding| finding.rule.name()).collect()
}
