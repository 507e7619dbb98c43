//! The linter: each rule refused and taken once, whole templates, and input that no one meant.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

mod lint_support;

use lint_support::cases::{SIZES, of_filled, of_messages, of_templates};
use lint_support::{base, lint_message, lint_template, names, sent_template, with};
use proptest::prelude::*;
use serde_json::{Value, json};
use spoki::error::Segment;
use spoki::lint::{Finding, Level, Rule};
use std::collections::BTreeSet;

#[test]
fn what_breaks_no_rule_has_no_finding() {
    for name in ["template", "authentication", "carousel"] {
        assert_eq!(names(&lint_template(&base(name))), [""; 0], "{name}");
    }
    for name in ["sent", "text", "replies", "list", "media"] {
        let findings = lint_message(&base(name), None, Some(1));
        assert_eq!(names(&findings), [""; 0], "{name}");
    }
}

#[test]
fn each_rule_of_templates_refuses_and_takes() {
    for (rule, name, place, refused, taken) in of_templates() {
        let found = |value: Value| names(&lint_template(&with(&base(name), place, value)));
        let refused = found(refused);
        assert!(refused.contains(&rule), "{rule}: {refused:?}");
        let taken = found(taken);
        assert!(!taken.contains(&rule), "{rule}: {taken:?}");
    }
}

#[test]
fn each_rule_of_messages_refuses_and_takes() {
    let template = sent_template();
    for (rule, name, place, refused, taken) in of_messages() {
        let found = |value: Value| {
            let message = with(&base(name), place, value);
            names(&lint_message(&message, Some(&template), Some(1)))
        };
        let refused = found(refused);
        assert!(refused.contains(&rule), "{rule}: {refused:?}");
        let taken = found(taken);
        assert!(!taken.contains(&rule), "{rule}: {taken:?}");
    }
    for (rule, template, refused, taken) in of_filled() {
        let found = |fields: Value| {
            let message = with(&base("sent"), "/custom_fields", fields);
            names(&lint_message(&message, Some(&template), None)).contains(&rule)
        };
        assert!(found(refused), "{rule}");
        assert!(!found(taken), "{rule}");
    }
    for (rule, kind, refused, taken) in SIZES {
        let message = with(&base("media"), "/content_type", json!(kind));
        let found = |bytes| names(&lint_message(&message, None, bytes)).contains(&rule);
        assert!(found(refused), "{rule}");
        assert!(!found(taken), "{rule}");
    }
}

#[test]
fn a_file_for_a_header_is_held_against_the_template() {
    let template = sent_template();
    let sent = |media: Value, bytes| {
        let message = with(&base("sent"), "/language", json!("en"));
        let message = with(&message, "/header_media", media);
        names(&lint_message(&message, Some(&template), bytes))
    };
    let film = json!({"url": "https://example.com/a.mp4"});
    assert_eq!(sent(film.clone(), None), [""; 0]);
    assert_eq!(sent(film.clone(), Some(3_500_000)), [""; 0]);
    assert_eq!(sent(film.clone(), Some(3_500_001)), ["media.too_large"]);
    let image = json!({"url": "https://example.com/a.jpg"});
    assert_eq!(sent(image, None), ["media.type"]);
    assert_eq!(sent(json!(null), None), ["value.header_missing"]);

    // A file of the template's own, or one for each card, is sent instead.
    let place = "/templatelocalization_set/1/default_header_media";
    let with_default = with(&template, place, film.clone());
    let message = with(&base("sent"), "/language", json!("en"));
    assert_eq!(
        names(&lint_message(&message, Some(&with_default), None)),
        [""; 0]
    );
    let message = with(&message, "/header_media_set", json!([film]));
    assert_eq!(
        names(&lint_message(&message, Some(&template), None)),
        [""; 0]
    );
}

#[test]
fn the_limits_of_texts_hold_with_their_values() {
    let body = |length: usize| {
        let text = "a".repeat(length) + " %%ORDER_ID%% b";
        json!({"templatelocalization_set": [{"language": "it", "body": text}]})
    };
    let found = |template: &Value, value: &str| {
        let message = with(&base("sent"), "/custom_fields/ORDER_ID", json!(value));
        names(&lint_message(&message, Some(template), None))
    };
    // "a… " and " b" are three characters.
    for (length, value, expected) in [
        (995, 500, vec!["value.body_too_long"]),
        (995, 26, vec![]),
        (995, 27, vec!["value.body_too_long"]),
        (1, 1_100, vec!["value.body_too_long"]),
        // That is the template's own fault.
        (2_000, 500, vec![]),
    ] {
        assert_eq!(
            found(&body(length), &"v".repeat(value)),
            expected,
            "{length} {value}"
        );
    }
    // An example is a value as well; a language that is not sent is not looked at.
    let template = with(
        &base("template"),
        "/templatelocalization_set/0/body_template_component/text",
        json!("Ciao %%ORDER_ID%%, il tuo pacco è partito oggi dal nostro magazzino"),
    );
    let place = "/templatelocalization_set/0/example_custom_fields";
    let template = with(&template, place, json!({"ORDER_ID": "v".repeat(1_000)}));
    assert!(names(&lint_template(&template)).contains(&"value.body_too_long"));
    let other = json!({"language": "en", "body": "b ".repeat(400) + "%%ORDER_ID%% b"});
    let two = with(&body(1), "/templatelocalization_set/1", other);
    let message = with(
        &base("sent"),
        "/custom_fields/ORDER_ID",
        json!("v".repeat(400)),
    );
    let of = |code: &str| {
        let message = with(&message, "/language", json!(code));
        names(&lint_message(&message, Some(&two), None))
    };
    assert_eq!(of("it"), [""; 0]);
    assert_eq!(of("en"), ["value.body_too_long"]);
}

#[test]
fn the_language_of_a_template_is_told_in_its_form() {
    let found = |code: &str| {
        let template = with(
            &base("template"),
            "/templatelocalization_set/0/language",
            json!(code),
        );
        let findings = lint_template(&template);
        let finding = findings
            .iter()
            .find(|finding| finding.rule.name().starts_with("language."));
        finding.map(|finding| (finding.rule.name(), finding.figures.join(" ")))
    };
    for code in ["it", "en_US", "pt_BR", "fil", "zh_CN"] {
        assert_eq!(found(code), None, "{code}");
    }
    for (code, meant) in [
        ("EN", "en"),
        ("IT", "it"),
        ("en-US", "en_US"),
        ("en_us", "en_US"),
        ("pt-br", "pt_BR"),
        ("zh-CN", "zh_CN"),
        (" it", "it"),
    ] {
        assert_eq!(
            found(code),
            Some(("language.form", meant.to_owned())),
            "{code}"
        );
    }
    for (code, meant) in [("it-IT", "it"), ("de_AT", "de"), ("fil_PH", "fil")] {
        assert_eq!(
            found(code),
            Some(("language.region", meant.to_owned())),
            "{code}"
        );
    }
    for code in ["xx", "italiano", "pt", "zh", ""] {
        assert_eq!(
            found(code),
            Some(("language.unknown", String::new())),
            "{code}"
        );
    }
}

#[test]
fn no_rule_is_without_an_example() {
    let cases = of_templates().into_iter().chain(of_messages());
    let mut shown: BTreeSet<&str> = cases.map(|(rule, ..)| rule).collect();
    shown.extend(SIZES.map(|(rule, ..)| rule));
    shown.extend(of_filled().iter().map(|(rule, ..)| rule));
    let known: BTreeSet<&str> = Rule::ALL.iter().map(|rule| rule.name()).collect();
    assert_eq!(shown, known);
    assert_eq!(known.len(), Rule::ALL.len(), "no name twice");
}

#[test]
fn each_rule_says_what_is_wrong_in_both_languages_and_where_it_is_from() {
    for rule in Rule::ALL {
        let (name, source) = (rule.name(), rule.source());
        assert!(rule.strict_level() >= rule.level(), "{name}");
        assert!(rule.strict_level() > Level::Off, "{name}");
        assert!(source.url.starts_with("https://"), "{name}");
        assert!(spoki::rules::date::check(source.date).is_ok(), "{name}");
        let figures = |text: &str| ["{0}", "{1}", "{2}"].map(|figure| text.contains(figure));
        assert_eq!(
            figures(rule.message()),
            figures(rule.message_it()),
            "{name}"
        );
        assert_ne!(rule.message(), rule.message_it(), "{name}");
    }
}

/// Whole templates, made from what the sources say of refused and approved ones. Those that are taken
/// have no error even where no chances are taken.
#[test]
fn whole_templates_have_the_verdict_of_their_source() {
    let templates: Vec<Value> =
        serde_json::from_str(include_str!("lint_support/templates.json")).unwrap();
    let (mut approved, mut rejected) = (0, 0);
    for case in &templates {
        let findings = lint_template(&case["template"]);
        let errors: BTreeSet<&str> = findings
            .iter()
            .filter(|finding| finding.level(true) == Level::Error)
            .map(|finding| finding.rule.name())
            .collect();
        let expected = case["errors"].as_array().unwrap().iter();
        let expected: BTreeSet<&str> = expected.map(|name| name.as_str().unwrap()).collect();
        assert_eq!(errors, expected, "{}", case["note"]);
        assert!(case["source"].as_str().unwrap().starts_with("https://"));
        *(if errors.is_empty() {
            &mut approved
        } else {
            &mut rejected
        }) += 1;
    }
    assert!(approved >= 9 && rejected >= 9, "{approved} and {rejected}");
}

#[test]
fn a_place_is_told_in_utf16_units() {
    let place = "/templatelocalization_set/0/body_template_component/text";
    let text = "È 🎉 festa: vedi https://bit.ly/3x, %%nome%%, ciao";
    let findings = lint_template(&with(&base("template"), place, json!(text)));
    let found = |rule| {
        findings
            .iter()
            .find(|finding| finding.rule == rule)
            .unwrap()
    };
    let units: Vec<u16> = text.encode_utf16().collect();
    let at = |finding: &Finding| {
        let place = finding.place.unwrap();
        String::from_utf16(&units[place.start..place.end]).unwrap()
    };
    assert_eq!(at(found(Rule::LinkShortened)), "https://bit.ly/3x,");
    assert_eq!(at(found(Rule::VariableCode)), "%%nome%%");
    let code = found(Rule::VariableCode);
    assert_eq!(code.figures, ["nome"]);
    assert_eq!(code.path.len(), 4);
    assert_eq!(code.path.last(), Some(&Segment::Field("text".to_owned())));
    assert!(
        code.to_string()
            .starts_with("holds %%nome%%, which is no code")
    );
}

#[test]
fn a_variable_is_told_as_it_stands() {
    let place = "/templatelocalization_set/0/body_template_component/text";
    for (text, told) in [
        ("Ciao {{1}}, a presto da noi", "{{1}}: Spoki's is %%CODE%%"),
        ("Ciao {{Nome}}, a presto da noi", "the variable {{Nome}}:"),
        ("Ciao %%nome%%, a presto da noi", "holds %%nome%%,"),
    ] {
        let findings = lint_template(&with(&base("template"), place, json!(text)));
        let sentences: Vec<String> = findings.iter().map(ToString::to_string).collect();
        assert!(
            sentences.iter().any(|sentence| sentence.contains(told)),
            "{sentences:?}"
        );
    }
}

/// The text of an authentication template is WhatsApp's own; any other category becomes one of the two
/// for which the limits are reported.
#[test]
fn long_bodies_and_many_emoji_are_told_of_all_but_codes() {
    let place = "/templatelocalization_set/0/body_template_component/text";
    let text = format!("{}{}", "parola ".repeat(80), "🎉".repeat(11));
    for (category, expected) in [
        ("MARKETING", 2),
        ("UTILITY", 2),
        ("AUTO_REPLY", 2),
        ("AUTHENTICATION", 0),
    ] {
        let template = with(&base("template"), "/category", json!(category));
        let findings = names(&lint_template(&with(&template, place, json!(text))));
        let told = findings
            .iter()
            .filter(|rule| ["body.long", "body.emoji"].contains(rule));
        assert_eq!(told.count(), expected, "{category}");
    }
}

#[test]
fn a_finding_is_told_where_it_is() {
    let footer = "/templatelocalization_set/0/footer_template_component";
    let body = "/templatelocalization_set/0/body_template_component";
    for (place, value, rule, expected) in [
        (
            footer,
            json!({"code_expiration_minutes": 0}),
            "authentication.expiration",
            "footer_template_component.code_expiration_minutes",
        ),
        (footer, json!([]), "type.wrong", "footer_template_component"),
        (
            body,
            json!({"text": 5}),
            "type.wrong",
            "body_template_component.text",
        ),
        (body, json!("PROVA"), "body.test", "body_template_component"),
    ] {
        let findings = lint_template(&with(&base("authentication"), place, value));
        let finding = findings
            .iter()
            .find(|finding| finding.rule.name() == rule)
            .unwrap();
        let steps = finding.path.iter().skip(2).map(|step| match step {
            Segment::Field(name) => name.clone(),
            Segment::Index(index) => index.to_string(),
        });
        assert_eq!(steps.collect::<Vec<_>>().join("."), expected, "{rule}");
    }
}

#[test]
fn examples_of_addresses_are_encoded() {
    let mut template = base("template");
    let localization = &mut template["templatelocalization_set"][0];
    localization["templatebuttoncomponent_set"][0]["url"] = json!("https://example.com/%%CITY%%");
    localization["example_custom_fields"]["CITY"] = json!("Forlì Cesena");
    let found = |template: &Value| names(&lint_template(template)).contains(&"value.not_encoded");
    assert!(found(&template));
    template["templatelocalization_set"][0]["example_custom_fields"]["CITY"] = json!("Forl%C3%AC");
    assert!(!found(&template));
}

#[test]
fn answers_with_older_names_are_read_too() {
    let template = json!({"templatelocalization_set": [{
        "language": "it", "header": {"format": "text", "text": "a".repeat(61)}, "body": "Ciao %%A%%", "footer": "%%B%%",
        "button_set": [{"text": "Vai", "button_type": "url", "url": "wa.me/39"}]
    }]});
    let found = names(&lint_template(&template));
    for rule in [
        "header.too_long",
        "body.variable_at_edge",
        "footer.variable",
        "button.url_invalid",
    ] {
        assert!(found.contains(&rule), "{rule}: {found:?}");
    }
}

#[test]
fn buttons_are_grouped_as_they_are_shown() {
    let place = "/templatelocalization_set/0/templatebuttoncomponent_set";
    let button = |kind: &str, order: u64| json!({"text": format!("Vai {order}"), "order": order, "button_type": kind, "url": "https://example.com"});
    let found = |buttons: Value| {
        let findings = lint_template(&with(&base("template"), place, buttons));
        names(&findings).contains(&"buttons.not_grouped")
    };
    assert!(!found(json!([
        button("quick_reply", 0),
        button("url", 2),
        button("quick_reply", 1)
    ])));
    assert!(found(json!([
        button("quick_reply", 0),
        button("quick_reply", 2),
        button("url", 1)
    ])));
}

#[test]
fn a_phone_is_never_told() {
    let place = "/templatelocalization_set/0/templatebuttoncomponent_set";
    let call =
        json!([{"text": "Chiama", "button_type": "call", "phone_number": "06 12345 333 1234567"}]);
    let findings = lint_template(&with(&base("template"), place, call));
    assert!(names(&findings).contains(&"button.phone_invalid"));
    assert!(!format!("{findings:?}").contains("12345"));
}

#[test]
fn no_more_findings_than_people_read() {
    let text = "%%a%% ".repeat(5_000);
    let findings = lint_template(&json!({"templatelocalization_set": [{"body": text}]}));
    assert_eq!(findings.len(), 1_000);
}

/// Any JSON, with the names that the linter looks at.
fn anything() -> impl Strategy<Value = Value> {
    let name = prop::sample::select(vec![
        "name",
        "category",
        "templatelocalization_set",
        "language",
        "header_template_component",
        "body_template_component",
        "footer_template_component",
        "format",
        "text",
        "templatebuttoncomponent_set",
        "button_type",
        "url",
        "phone_number",
        "order",
        "example",
        "example_custom_fields",
        "templatecarouselcomponent_set",
        "type",
        "content_type",
        "buttons",
        "payload",
        "list",
        "sections",
        "rows",
        "title",
        "media",
        "custom_fields",
        "A",
        "code_expiration_minutes",
        "example_header_media",
    ]);
    let text = prop_oneof![
        any::<String>(),
        prop::collection::vec(
            prop::sample::select(vec![
                "%%A%%", "%%", "{{1}}", "{{", "*", "`", "\n", "🎉", "🇮🇹", "è", "bit.ly/a", " ",
                "漢", "ก", "a"
            ]),
            0..12,
        )
        .prop_map(|pieces| pieces.concat()),
        prop::sample::select(vec![
            "it",
            "MARKETING",
            "AUTHENTICATION",
            "image",
            "url",
            "call",
            "Template",
            "Message",
            "List",
            "Interactive"
        ])
        .prop_map(str::to_owned),
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        text.prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 64, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::hash_map(name.clone().prop_map(str::to_owned), inner, 0..8)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

/// The text that a finding is about.
fn text_at<'a>(value: &'a Value, path: &[Segment]) -> Option<&'a str> {
    let step = |value: &'a Value, segment: &Segment| match segment {
        Segment::Field(name) => value.get(name),
        Segment::Index(index) => value.get(index),
    };
    path.iter().try_fold(value, step)?.as_str()
}

proptest! {
    #[test]
    fn whatever_comes_places_are_within_their_texts(value in anything(), template in anything()) {
        let findings = [lint_template(&value), lint_message(&value, Some(&template), None)].concat();
        for finding in findings {
            if let Some(place) = finding.place {
                let text = text_at(&value, &finding.path);
                prop_assert!(text.is_some(), "{:?}", finding);
                let length = text.unwrap_or_default().encode_utf16().count();
                prop_assert!(place.start < place.end && place.end <= length, "{:?}", finding);
            }
        }
    }

    #[test]
    fn places_of_any_template_are_within_their_texts(body in any::<String>(), label in any::<String>(), url in any::<String>()) {
        let value = json!({"category": "UTILITY", "templatelocalization_set": [{
            "language": "it", "body": body, "footer": label, "header": {"format": "text", "text": label},
            "button_set": [{"text": label, "button_type": "url", "url": url}, {"text": label, "button_type": "call", "phone_number": url}]
        }]});
        for finding in lint_template(&value) {
            if let Some(place) = finding.place {
                let length = text_at(&value, &finding.path).unwrap().encode_utf16().count();
                prop_assert!(place.start < place.end && place.end <= length, "{:?}", finding);
            }
        }
    }
}
