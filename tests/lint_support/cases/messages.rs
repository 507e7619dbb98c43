//! Messages, their values and files.

use super::{Case, items, long, replies};
use serde_json::{Value, json};

/// Every rule of messages but those for sizes.
pub(crate) fn of_messages() -> Vec<Case> {
    [free(), lists(), values()].concat()
}

fn free() -> Vec<Case> {
    let text = |rule, base, place, refused: &str, taken: &str| {
        (rule, base, place, json!(refused), json!(taken))
    };
    let (webp, php) = (
        "https://example.com/a.webp",
        "https://example.com/a.php?b=c.webp",
    );
    vec![
        text(
            "message.kind_unknown",
            "text",
            "/content_type",
            "Hologram",
            "Text",
        ),
        text("message.text_missing", "text", "/text", "\n", "Ciao"),
        (
            "message.text_too_long",
            "text",
            "/text",
            long(4_097),
            long(4_096),
        ),
        (
            "message.text_too_long",
            "replies",
            "/text",
            long(1_025),
            long(1_024),
        ),
        (
            "message.header_too_long",
            "replies",
            "/header/text",
            long(61),
            long(60),
        ),
        (
            "message.footer_too_long",
            "replies",
            "/footer/text",
            long(61),
            long(60),
        ),
        ("reply.count", "replies", "/buttons", replies(4), replies(3)),
        (
            "reply.text_too_long",
            "replies",
            "/buttons/0/text",
            long(21),
            long(20),
        ),
        text(
            "reply.text_repeated",
            "replies",
            "/buttons/0/text",
            "No",
            "no",
        ),
        (
            "reply.payload_too_long",
            "replies",
            "/buttons/0/payload",
            long(257),
            long(256),
        ),
        text("media.type", "media", "/media", webp, php),
    ]
}

fn lists() -> Vec<Case> {
    const SECTIONS: &str = "/list/sections";
    let row = json!({"title": "a"});
    let section = |count: usize| json!([{"rows": items(&row, count)}]);
    let titled = |title: &str| json!({"title": title, "rows": [row]});
    let two = |title: &str| json!([titled("Mattina"), titled(title)]);
    let sections = |count: usize| items(&titled("a"), count);
    let at_row = |name: &str| -> &'static str { format!("{SECTIONS}/0/rows/0/{name}").leak() };
    vec![
        (
            "list.title_too_long",
            "list",
            "/list/title",
            long(21),
            long(20),
        ),
        (
            "list.too_many_sections",
            "list",
            SECTIONS,
            sections(11),
            sections(10),
        ),
        ("list.rows", "list", SECTIONS, section(11), section(10)),
        ("list.rows", "list", SECTIONS, section(0), section(1)),
        (
            "list.section_title_too_long",
            "list",
            "/list/sections/0/title",
            long(25),
            long(24),
        ),
        (
            "list.section_title_missing",
            "list",
            SECTIONS,
            two(""),
            two("Sera"),
        ),
        (
            "list.row_title_too_long",
            "list",
            at_row("title"),
            long(25),
            long(24),
        ),
        (
            "list.description_too_long",
            "list",
            at_row("description"),
            long(73),
            long(72),
        ),
        (
            "list.payload_too_long",
            "list",
            at_row("payload"),
            long(201),
            long(200),
        ),
        (
            "list.payload_repeated",
            "list",
            at_row("payload"),
            json!("18"),
            json!("10"),
        ),
    ]
}

fn values() -> Vec<Case> {
    let all = |rule, refused: Value, taken: Value| (rule, "sent", "/custom_fields", refused, taken);
    let of_order = |rule, refused: &str, taken: &str| {
        all(
            rule,
            json!({"ORDER_ID": refused}),
            json!({"ORDER_ID": taken}),
        )
    };
    let of_address = |value: &str| json!({"TRACKING": value});
    vec![
        (
            "message.language_missing",
            "sent",
            "/language",
            json!("de"),
            json!("IT"),
        ),
        (
            "value.header_missing",
            "sent",
            "/language",
            json!("en"),
            json!("it"),
        ),
        (
            "value.header_unused",
            "sent",
            "/header_media",
            json!({"url": "https://example.com/a.mp4"}),
            json!(null),
        ),
        of_order("value.empty", " ", "A"),
        of_order("value.line_break", "a\tb", "a b"),
        of_order("value.four_spaces", "a    b", "a   b"),
        of_order("value.spaces", "a     b", "a    b"),
        all(
            "value.missing",
            json!({}),
            json!({"ORDER_ID": "1", "TRACKING": "2"}),
        ),
        all(
            "value.unknown",
            json!({"COLOUR": "blu"}),
            json!({"FIRST_NAME": "Ada"}),
        ),
        all("value.not_encoded", of_address("a b"), of_address("a%20b")),
    ]
}

/// The rule, a template, and the values of it that are refused and that are taken.
pub(crate) fn of_filled() -> Vec<(&'static str, Value, Value, Value)> {
    let of = |category: &str, localization: Value| json!({"category": category, "templatelocalization_set": [localization]});
    let code = |value: &str| json!({"ORDER_ID": value});
    let otp = of(
        "AUTHENTICATION",
        json!({"language": "it", "body": "%%ORDER_ID%% è il tuo codice."}),
    );
    vec![
        (
            "value.body_too_long",
            of(
                "UTILITY",
                json!({"language": "it", "body_template_component": {"text": "a".repeat(990) + " %%ORDER_ID%% b"}}),
            ),
            code(&"v".repeat(50)),
            code("v"),
        ),
        (
            "value.header_too_long",
            of(
                "UTILITY",
                json!({"language": "it", "header": {"text": "Ordine %%ORDER_ID%%"}, "body": "Ciao a tutti."}),
            ),
            code(&"v".repeat(100)),
            code(&"v".repeat(50)),
        ),
        (
            "value.url_too_long",
            of(
                "UTILITY",
                json!({"language": "it", "body": "Ciao a tutti.", "button_set": [
                    {"text": "Segui", "button_type": "url", "url": "https://example.com/%%ORDER_ID%%"}
                ]}),
            ),
            code(&"v".repeat(2_000)),
            code("v"),
        ),
        (
            "authentication.value_too_long",
            otp.clone(),
            code("1234567890123456"),
            code("123456789012345"),
        ),
        (
            "authentication.value_link",
            otp.clone(),
            code("https://a.it"),
            code("a.it"),
        ),
        (
            "authentication.value_emoji",
            otp,
            code("123🔑"),
            code("123"),
        ),
    ]
}

/// The rule, a kind of file, the size in bytes that is refused and the one that is taken.
pub(crate) type Size = (&'static str, &'static str, Option<u64>, Option<u64>);

pub(crate) const SIZES: [Size; 5] = [
    ("media.large", "Image", Some(5_000_001), Some(5_000_000)),
    (
        "media.too_large",
        "Image",
        Some(16_000_001),
        Some(16_000_000),
    ),
    (
        "media.too_large",
        "Video",
        Some(16_000_001),
        Some(16_000_000),
    ),
    (
        "media.too_large",
        "Document",
        Some(100_000_001),
        Some(100_000_000),
    ),
    ("media.size_unknown", "Audio", None, Some(0)),
];
