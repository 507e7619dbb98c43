//! A mistake is told once: what follows from it, or is the same in other words, is not.

use super::{base, card, lint_message, lint_template, names, with};
use serde_json::{Value, json};

/// What is told of a template that is changed in its first language.
fn found(name: &str, rest: &str, value: Value) -> Vec<&'static str> {
    let place = format!("/templatelocalization_set/0{rest}");
    let mut template = with(&base(name), &place, value);
    let languages = template["templatelocalization_set"].as_array_mut();
    languages.unwrap().truncate(1);
    names(&lint_template(&template))
}

fn buttons(kinds: &[&str]) -> Value {
    let button = |(order, kind): (usize, &&str)| {
        json!({
            "text": format!("Vai {order}"), "order": order, "button_type": kind,
            "url": "https://example.com", "phone_number": "+390612345678"
        })
    };
    kinds.iter().enumerate().map(button).collect()
}

#[test]
fn an_example_of_a_code_that_is_misspelled_is_not_unused() {
    for (text, rule) in [
        (
            "Ciao %%FIRST NAME%%, a presto da noi",
            "variable.code_invalid",
        ),
        ("Ciao %%FIRST_NAME, a presto da noi", "variable.unclosed"),
        (
            "Ciao {{FIRST_NAME}}, a presto da noi",
            "variable.name_invalid",
        ),
    ] {
        let name = if text.contains("FIRST NAME") {
            "FIRST NAME"
        } else {
            "FIRST_NAME"
        };
        let language =
            json!({"language": "it", "body": text, "example_custom_fields": {name: "Ada"}});
        assert_eq!(found("template", "", language), [rule], "{text}");
    }
}

#[test]
fn a_placeholder_that_may_not_be_there_needs_no_example() {
    let footer = json!({"text": "Da %%ACCOUNT_NAME%%"});
    let found = |examples: Value| {
        let mut template = base("template");
        template["templatelocalization_set"][0]["footer_template_component"] = footer.clone();
        template["templatelocalization_set"][0]["example_custom_fields"] = examples;
        names(&lint_template(&template))
    };
    assert_eq!(found(json!({"FIRST_NAME": "Ada"})), ["footer.variable"]);
    let examples = json!({"FIRST_NAME": "Ada", "ACCOUNT_NAME": "Negozio"});
    assert_eq!(found(examples), ["footer.variable"]);
}

#[test]
fn a_placeholder_that_is_not_closed_is_told_before_another() {
    let text = json!("Ciao %%FIRST_NAME, il pacco %%ORDER_ID%% arriva domani.");
    let language =
        json!({"language": "it", "body": text, "example_custom_fields": {"ORDER_ID": "4"}});
    assert_eq!(found("template", "", language), ["variable.unclosed"]);
}

#[test]
fn a_body_without_words_is_not_told_where_they_are_missing() {
    let language = json!({
        "language": "it", "body": "%%FIRST_NAME%% %%CITY%%",
        "example_custom_fields": {"FIRST_NAME": "Ada", "CITY": "Roma"}
    });
    assert_eq!(found("template", "", language), ["body.only_variables"]);
}

#[test]
fn buttons_have_one_finding_for_their_order() {
    let place = "/templatebuttoncomponent_set";
    let found = |kinds: &[&str]| found("template", place, buttons(kinds));
    assert_eq!(found(&["quick_reply", "url"]), ["buttons.mixed"]);
    assert_eq!(
        found(&["quick_reply", "url", "quick_reply"]),
        ["buttons.not_grouped"]
    );
    assert_eq!(
        found(&["quick_reply", "quick_reply", "quick_reply", "url"]),
        ["buttons.collapsed"]
    );
    assert_eq!(found(&["quick_reply"; 11]), ["buttons.too_many"]);
    let mut second = card();
    second["templatebuttoncomponent_set"] = buttons(&["quick_reply"; 4]);
    assert_eq!(
        self::found(
            "template",
            "/templatecarouselcomponent_set",
            json!([second, second])
        ),
        ["carousel.too_many_buttons"; 2]
    );
}

#[test]
fn a_button_has_one_finding_for_its_number_and_one_for_its_variables() {
    let found = |button: Value| found("template", "/templatebuttoncomponent_set", json!([button]));
    let call = json!({"text": "Chiama", "button_type": "call", "phone_number": "+39 06 1234 5678 9012 34"});
    assert_eq!(found(call), ["button.phone_too_long"]);
    let address = json!({"text": "Vai", "button_type": "url", "url": "https://example.com/%%FIRST_NAME%%/%%FIRST_NAME%%/a"});
    assert_eq!(found(address), ["button.url_variables"]);
}

#[test]
fn an_authentication_template_has_one_finding_for_each_part() {
    let found = |rest: &str, value: Value| found("authentication", rest, value);
    let picture = json!({"format": "image"});
    assert_eq!(
        found("/header_template_component", picture),
        ["authentication.media"]
    );
    let link = json!("Il codice di %%FIRST_NAME%% è su https://bit.ly/3x");
    assert_eq!(
        found("/body_template_component/text", link),
        ["authentication.link"]
    );
    assert_eq!(
        found("/templatebuttoncomponent_set", buttons(&["url"])),
        ["authentication.button"]
    );
}

#[test]
fn a_language_that_is_there_twice_is_no_missing_translation() {
    let mut template = base("template");
    template["templatelocalization_set"][1] = template["templatelocalization_set"][0].clone();
    assert_eq!(names(&lint_template(&template)), ["language.repeated"]);
}

#[test]
fn a_blank_value_is_empty_and_no_more() {
    let message = with(&base("sent"), "/custom_fields", json!({"A": " \n     "}));
    assert_eq!(names(&lint_message(&message, None, None)), ["value.empty"]);
}

#[test]
fn kinds_of_files_are_those_of_their_place() {
    let header = |format: &str| {
        let language = json!({
            "language": "it", "header": {"format": format}, "body": "Ciao a tutti",
            "example_header_media": {"id": 7}
        });
        found("template", "", language)
    };
    assert_eq!(header("audio"), ["header.format_unknown"]);
    assert_eq!(header("GIF"), [""; 0]);
    let message = |kind: &str| {
        let message = with(&base("media"), "/content_type", json!(kind));
        let message = with(&message, "/media", json!("https://example.com/a"));
        names(&lint_message(&message, None, Some(1)))
    };
    assert_eq!(message("Audio"), [""; 0]);
    assert_eq!(message("Gif"), ["message.kind_unknown"]);
}

#[test]
fn what_differs_between_languages_is_named() {
    let place = "/templatelocalization_set/1/body_template_component/text";
    let here = "Hello %%FIRST_NAME%%, your parcel left for %%CITY%% today, see you.";
    for (text, name) in [
        (here, "CITY"),
        ("Hello, your parcel left today.", "FIRST_NAME"),
    ] {
        let findings = lint_template(&with(&base("template"), place, json!(text)));
        let finding = findings
            .iter()
            .find(|finding| finding.rule.name() == "localizations.variables_differ");
        assert_eq!(finding.unwrap().figures, [name], "{text}");
    }
}
