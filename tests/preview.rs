//! Previews: what is filled in, and what WhatsApp makes of marks.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use proptest::prelude::*;
use serde_json::{Value, json};
use spoki::preview::{Preview, Span, preview};
use spoki::schema::json::parse;

fn shown(localization: &Value, values: &Value) -> Preview {
    let parsed = |value: &Value| parse(&value.to_string()).unwrap();
    preview(&parsed(localization), &parsed(values))
}

fn body(text: &str) -> Vec<Span> {
    shown(
        &json!({"body_template_component": {"text": text}}),
        &json!({}),
    )
    .body
}

/// Bold in `<b>`, italic in `<i>`, struck through in `<s>`, monospace in `<m>`.
fn tagged(text: &str) -> String {
    let tag = |span: &Span| {
        let tags = [
            (span.style.is_bold(), "b"),
            (span.style.is_italic(), "i"),
            (span.style.is_strikethrough(), "s"),
            (span.style.is_monospace(), "m"),
        ];
        let mut text = span.text.clone();
        for (applies, name) in tags.iter().rev() {
            if *applies {
                text = format!("<{name}>{text}</{name}>");
            }
        }
        text
    };
    body(text).iter().map(tag).collect()
}

#[test]
fn marks_around_words_format_them() {
    for (text, expected) in [
        ("Ciao *Ada*!", "Ciao <b>Ada</b>!"),
        ("_sì_ e ~no~", "<i>sì</i> e <s>no</s>"),
        ("*due parole*", "<b>due parole</b>"),
        ("*_tutto_*", "<b><i>tutto</i></b>"),
        ("*a _b_ c*", "<b>a </b><b><i>b</i></b><b> c</b>"),
        ("(*a*), *b*.", "(<b>a</b>), <b>b</b>."),
        ("**a**", "*<b>a</b>*"),
        ("```a *b*\nc```", "<m>a *b*\nc</m>"),
        ("`a_b` e `c`", "<m>a_b</m> e <m>c</m>"),
    ] {
        assert_eq!(tagged(text), expected, "{text}");
    }
}

#[test]
fn styles_have_names() {
    let names = |text| body(text)[0].style.names().collect::<Vec<_>>();
    assert_eq!(names("a"), [""; 0]);
    assert_eq!(names("*_~a~_*"), ["bold", "italic", "strikethrough"]);
    assert_eq!(names("`a`"), ["monospace"]);
}

#[test]
fn other_marks_stay() {
    for text in [
        "2*3*4",
        "snake_case_name",
        "* a *",
        "*a",
        "a*",
        "*a\nb*",
        "* voce\n* altra",
        "**",
        "____",
        "`",
        "``",
        "`a\nb`",
        "```",
        "``````",
        "5~6",
    ] {
        assert_eq!(tagged(text), text, "{text}");
    }
    assert_eq!(tagged("*a _b* c_"), "<b>a _b</b> c_", "marks that cross");
}

#[test]
fn values_are_filled_in_before_marks_are_read() {
    let localization = json!({"body_template_component": {"text": "*%%NAME%%* %%NAME%% %%_CODE_X%% %%lower%% {{1}}"}});
    let shown = shown(&localization, &json!({"NAME": "Ada _B_", "lower": "x"}));
    let texts: Vec<(&str, bool, Option<&str>)> = shown
        .body
        .iter()
        .map(|span| {
            (
                span.text.as_str(),
                span.style.is_italic(),
                span.missing.as_deref(),
            )
        })
        .collect();
    assert_eq!(
        texts,
        [
            ("Ada ", false, None),
            ("B", true, None),
            (" Ada ", false, None),
            ("B", true, None),
            (" ", false, None),
            ("%%_CODE_X%%", false, Some("_CODE_X")),
            (" %%lower%% {{1}}", false, None),
        ]
    );
    assert!(shown.body[0].style.is_bold() && shown.body[1].style.is_bold());
    assert_eq!(shown.missing, ["_CODE_X"]);
}

#[test]
fn a_whole_template_is_shown() {
    let localization = json!({
        "header_template_component": {"format": "TEXT", "text": "*%%CITY%%*"},
        "body_template_component": {"text": "Ciao"},
        "footer_template_component": {"text": "_piede_"},
        "templatebuttoncomponent_set": [
            {"text": "Segui", "order": 1, "button_type": "url", "url": "https://example.com/%%ID%%"},
            {"text": "Chiama", "order": 0, "button_type": "call", "phone_number": "+390612345678"}
        ],
        "templatecarouselcomponent_set": [{
            "header_template_component": {"format": "image"},
            "body_template_component": {"text": "%%NEW%% *a*"},
            "templatecarouselcomponent_set": [{}]
        }]
    });
    let shown = shown(&localization, &json!({"CITY": "Roma", "ID": ""}));
    let header = shown.header.unwrap();
    assert_eq!(
        (header.format.as_str(), header.text[0].text.as_str()),
        ("text", "*Roma*")
    );
    assert_eq!(
        shown.footer[0].text, "_piede_",
        "WhatsApp formats the body only"
    );
    let buttons: Vec<(&str, Option<&str>)> = shown
        .buttons
        .iter()
        .map(|button| (button.text.as_str(), button.target.as_deref()))
        .collect();
    assert_eq!(
        buttons,
        [
            ("Chiama", Some("+390612345678")),
            ("Segui", Some("https://example.com/%%ID%%"))
        ]
    );
    assert_eq!(shown.missing, ["ID", "NEW"]);
    let [card] = shown.cards.as_slice() else {
        panic!("one card")
    };
    assert_eq!(card.header.as_ref().unwrap().format, "image");
    assert!(card.body[2].style.is_bold());
    assert!(card.cards.is_empty());
}

#[test]
fn older_names_and_plain_texts_are_read_and_what_is_no_template_is_empty() {
    let old = json!({"header": null, "body": "Ciao", "footer": {"text": "a"}, "button_set": [{"text": "b"}]});
    let old = shown(&old, &json!(null));
    assert_eq!(old.header, None);
    assert_eq!(
        (old.body[0].text.as_str(), old.buttons[0].text.as_str()),
        ("Ciao", "b")
    );
    for value in [
        json!(null),
        json!([]),
        json!("a"),
        json!({"body": [1], "button_set": {}}),
    ] {
        assert_eq!(shown(&value, &value), Preview::default(), "{value}");
    }
}

proptest! {
    #[test]
    fn spans_are_the_text_without_pairs_of_marks(
        text in prop_oneof![any::<String>(), "[*_~`a è\n%]{0,40}"]
    ) {
        let joined: String = body(&text).into_iter().map(|span| span.text).collect();
        // What is left of the text once the spans are taken away, letter by letter.
        let mut left = String::new();
        let mut rest = joined.chars().peekable();
        for symbol in text.chars() {
            if rest.next_if_eq(&symbol).is_none() {
                left.push(symbol);
            }
        }
        prop_assert_eq!(rest.next(), None, "nothing is added");
        for mark in ['*', '_', '~', '`'] {
            prop_assert_eq!(left.matches(mark).count() % 2, 0, "{:?}", left);
        }
        prop_assert!(left.chars().all(|symbol| "*_~`".contains(symbol)));
    }

    #[test]
    fn a_text_without_marks_is_one_span(text in "[a-zè ,.!\n]{1,40}") {
        prop_assert_eq!(tagged(&text), text);
    }
}

#[test]
fn values_have_room_for_a_megabyte_together() {
    let values = json!({"A": "a".repeat(600_000), "B": "b".repeat(400_000)});
    let texts = |text: &str| {
        let shown = shown(&json!({"header": text, "body": "%%B%%"}), &values);
        let length = |spans: &[Span]| spans.iter().map(|span| span.text.len()).sum::<usize>();
        let header = shown.header.map(|header| length(&header.text));
        (header, length(&shown.body), shown.missing)
    };
    assert_eq!(texts("%%A%%"), (Some(600_000), 400_000, vec![]));
    assert_eq!(
        texts("%%A%%%%A%%"),
        (Some(600_005), 400_000, vec!["A".to_owned()])
    );
}
