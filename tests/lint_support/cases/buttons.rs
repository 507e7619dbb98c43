//! Buttons of templates.

use super::{Case, at, kinds, long, replies};
use serde_json::{Value, json};

const ALL: &str = "/templatelocalization_set/0/templatebuttoncomponent_set";

pub(super) fn together() -> Vec<Case> {
    let of = |rule, refused: &[&str], taken: &[&str]| {
        (rule, "template", ALL, kinds(refused), kinds(taken))
    };
    let labels = |first: &str, second: &str| json!([{"text": first, "button_type": "quick_reply"}, {"text": second, "button_type": "quick_reply"}]);
    vec![
        (
            "buttons.too_many",
            "template",
            ALL,
            replies(11),
            replies(10),
        ),
        ("buttons.collapsed", "template", ALL, replies(4), replies(3)),
        of("buttons.mixed", &["quick_reply", "url"], &["url", "call"]),
        of(
            "buttons.too_many_of_kind",
            &["url", "url", "url"],
            &["url", "URL", "call"],
        ),
        of(
            "buttons.not_grouped",
            &["quick_reply", "url", "quick_reply"],
            &["quick_reply", "quick_reply", "url"],
        ),
        (
            "button.text_repeated",
            "template",
            ALL,
            labels("Sì", "Sì"),
            labels("Sì", "No"),
        ),
    ]
}

pub(super) fn single() -> Vec<Case> {
    let one = |name: &str| at(&format!("/templatebuttoncomponent_set/0/{name}"));
    let field = |rule, name, refused: &str, taken: &str| {
        (rule, "template", one(name), json!(refused), json!(taken))
    };
    let address = |length: usize| json!(format!("https://example.com/{}", "a".repeat(length - 20)));
    let call =
        |number: Value| json!([{"text": "Chiama", "button_type": "call", "phone_number": number}]);
    let copy = |length: usize| json!([{"button_type": "copy_code", "example": "A".repeat(length)}]);
    let number = || call(json!("+390612345678"));
    vec![
        field("button.text_missing", "text", " ", "Vai"),
        (
            "button.text_long",
            "template",
            one("text"),
            long(21),
            long(20),
        ),
        (
            "button.text_too_long",
            "template",
            one("text"),
            long(26),
            long(25),
        ),
        field("button.text_variable", "text", "Vai %%A%%", "Vai"),
        field("button.text_line_break", "text", "Vai\nora", "Vai ora"),
        field("button.text_emoji", "text", "Vai 🚀", "Vai"),
        field("button.kind_unknown", "button_type", "teleport", "FLOW"),
        field("button.url_missing", "url", "", "https://example.com"),
        field(
            "button.url_invalid",
            "url",
            "ftp://example.com",
            "https://example.com/a",
        ),
        (
            "button.url_too_long",
            "template",
            one("url"),
            address(2_001),
            address(2_000),
        ),
        field(
            "button.url_variables",
            "url",
            "https://example.com/%%A%%/%%B%%",
            "https://example.com/%%A%%",
        ),
        field(
            "button.url_variable_inside",
            "url",
            "https://example.com/%%A%%/b",
            "https://example.com/b?a=%%A%%",
        ),
        (
            "button.phone_missing",
            "template",
            ALL,
            call(json!(null)),
            number(),
        ),
        (
            "button.phone_too_long",
            "template",
            ALL,
            call(json!("+39 06 1234 5678 9012")),
            number(),
        ),
        (
            "button.phone_invalid",
            "template",
            ALL,
            call(json!("06 1234")),
            call(json!("390612345678")),
        ),
        ("button.code_long", "template", ALL, copy(16), copy(15)),
        ("button.code_too_long", "template", ALL, copy(21), copy(20)),
    ]
}
