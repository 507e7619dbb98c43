//! The rules by which a template is approved or rejected.

use crate::common::sandbox;
use crate::templates::{body, judged};
use serde_json::{Value, json};

/// What the review says about templates: `None` is an approval.
#[track_caller]
fn verdicts(category: &str, cases: &[(Value, Option<&str>)]) {
    let sandbox = sandbox();
    for (index, (localization, broken)) in cases.iter().enumerate() {
        let path = sandbox.template(&format!("caso_{index}"), category, localization);
        let verdict = judged(&sandbox, &path);
        assert_eq!(verdict["rejection_detail"], json!(broken), "{verdict}");
        let is_rejected = broken.is_some();
        let status = if is_rejected { "REJECTED" } else { "APPROVED" };
        assert_eq!(verdict["status"], status);
        assert_eq!(verdict["rejection_reason"].is_string(), is_rejected);
        assert_eq!(verdict["rejection_recommendation"].is_string(), is_rejected);
    }
}

/// A good localization with one more member.
fn with_member(name: &str, value: Value) -> Value {
    let mut localization = body("Il suo ordine è partito oggi.");
    localization[name] = value;
    localization
}

#[test]
fn names_have_few_characters() {
    let sandbox = sandbox();
    for (name, status) in [
        ("ordine_2", "APPROVED"),
        ("Ordine", "REJECTED"),
        ("è_partito", "REJECTED"),
    ] {
        let path = sandbox.template(name, "UTILITY", &body("Ciao a tutti"));
        assert_eq!(judged(&sandbox, &path)["status"], status, "{name}");
    }
}

#[test]
fn texts_have_their_lengths_and_variables_their_places() {
    let header = |text: &str| {
        with_member(
            "header_template_component",
            json!({ "format": "text", "text": text }),
        )
    };
    let format =
        |format: &str| with_member("header_template_component", json!({ "format": format }));
    let footer = |text: &str| with_member("footer_template_component", json!({ "text": text }));
    let edges = Some("The body starts or ends with a variable.");
    verdicts(
        "UTILITY",
        &[
            (body("Il suo ordine è partito oggi."), None),
            (body(&"a".repeat(1_024)), None),
            (
                body(&"a".repeat(1_025)),
                Some("The body has 1025 characters, 1024 are allowed."),
            ),
            (body("%%A%% è il numero del suo ordine"), edges),
            (body("Il numero del suo ordine è %%A%%"), edges),
            (
                body("Il numero del suo ordine è %%A%%%%B%% da oggi"),
                Some("Two variables follow each other."),
            ),
            (
                body("Il suo ordine %%A%% parte"),
                Some("The variable %%A%% has no example."),
            ),
            (header(&"a".repeat(60)), None),
            (
                header(&"a".repeat(61)),
                Some("The header has 61 characters, 60 are allowed."),
            ),
            (
                header("uno\ndue"),
                Some("The header is empty or has a line break."),
            ),
            (
                header("Da %%A%% a %%B%%"),
                Some("The header has more than one variable."),
            ),
            (format("image"), Some("The header has no sample media.")),
            (
                format("gif"),
                Some("The header format \"gif\" is not known."),
            ),
            (footer(&"a".repeat(60)), None),
            (
                footer(&"a".repeat(61)),
                Some("The footer has 61 characters, 60 are allowed."),
            ),
            (footer("Da %%A%%"), Some("The footer has a variable.")),
        ],
    );
}

#[test]
fn buttons_have_their_numbers_and_forms() {
    let button = |text: &str, kind: &str| json!({ "text": text, "order": 0, "button_type": kind, "url": "https://example.com", "phone_number": "+390212345678" });
    let buttons = |given: &[(&str, &str)]| -> Value {
        let given = given.iter().map(|(text, kind)| button(text, kind));
        with_member("templatebuttoncomponent_set", given.collect())
    };
    let one = |name: &str, value: &str, kind: &str| {
        let mut one = button("Segui", kind);
        one[name] = json!(value);
        let mut localization = with_member("templatebuttoncomponent_set", json!([one]));
        localization["example_custom_fields"] = json!({ "A": "1" });
        localization
    };
    verdicts(
        "UTILITY",
        &[
            (
                buttons(&[
                    ("1", "quick_reply"),
                    ("2", "quick_reply"),
                    ("3", "url"),
                    ("4", "call"),
                ]),
                None,
            ),
            (buttons(&[("x", "quick_reply"); 10]), None),
            (
                buttons(&[("x", "quick_reply"); 11]),
                Some("There are 11 quick replies and 0 other buttons."),
            ),
            (
                buttons(&[("x", "url"); 3]),
                Some("There are 0 quick replies and 3 other buttons."),
            ),
            (
                buttons(&[("x", "call"); 2]),
                Some("More than one button calls a number."),
            ),
            (
                buttons(&[("1", "quick_reply"), ("2", "url"), ("3", "quick_reply")]),
                Some("Quick replies and other buttons are mixed."),
            ),
            (buttons(&[(&"a".repeat(20), "quick_reply")]), None),
            (
                buttons(&[(&"a".repeat(21), "quick_reply")]),
                Some("The text of a button has 21 characters, 20 are allowed."),
            ),
            (
                buttons(&[("Sì %%A%%", "quick_reply")]),
                Some("The button \"Sì %%A%%\" has a variable or a line break."),
            ),
            (
                one("url", "example.com", "url"),
                Some("The button \"Segui\" has no valid address."),
            ),
            (one("url", "https://example.com/%%A%%", "url"), None),
            (
                one("url", "https://example.com/%%A%%/x", "url"),
                Some("The address of the button \"Segui\" has a variable inside."),
            ),
            (
                one("phone_number", "", "call"),
                Some("The button \"Segui\" has no phone number."),
            ),
        ],
    );
}

#[test]
fn carousels_are_for_marketing_and_even() {
    let card = |format: &str, text: &str| json!({ "header_template_component": { "format": format }, "body_template_component": { "text": text } });
    let cards = |cards: &[Value]| with_member("templatecarouselcomponent_set", json!(cards));
    let image = card("image", "Maglia");
    let silent = json!({ "header_template_component": { "format": "image" } });
    let buttons = vec![json!({ "text": "x", "order": 0, "button_type": "quick_reply" }); 3];
    let mut crowded = image.clone();
    crowded["templatebuttoncomponent_set"] = json!(buttons);
    let pair = cards(&[image.clone(), image.clone()]);
    let header = Some("The cards have no header, or different ones.");
    verdicts(
        "UTILITY",
        &[(pair.clone(), Some("A carousel is of category MARKETING."))],
    );
    verdicts(
        "MARKETING",
        &[
            (pair, None),
            (
                cards(std::slice::from_ref(&image)),
                Some("The carousel has 1 cards."),
            ),
            (cards(&vec![image.clone(); 10]), None),
            (
                cards(&vec![image.clone(); 11]),
                Some("The carousel has 11 cards."),
            ),
            (
                cards(&[card("document", "x"), card("document", "x")]),
                header,
            ),
            (cards(&[image.clone(), card("video", "x")]), header),
            (
                cards(&[image.clone(), silent]),
                Some("Some cards have a text and others have none."),
            ),
            (
                cards(&[image.clone(), card("image", &"a".repeat(161))]),
                Some("The text of a card has 161 characters, 160 are allowed."),
            ),
            (cards(&[image, crowded]), Some("A card has 3 buttons.")),
        ],
    );
}
