//! Templates: their life, their rules.

use crate::common::{Sandbox, sandbox, with};
use serde_json::{Value, json};
use spoki_sandbox::Options;

const TEMPLATES: &str = "/api/1/templates/";

fn body(text: &str) -> Value {
    json!({ "language": "it", "body_template_component": { "text": text } })
}

fn localization(template: &Value) -> &Value {
    &template["templatelocalization_set"][0]
}

/// Submits a template and gives the verdict on its first language.
fn judged(sandbox: &Sandbox, path: &str) -> Value {
    sandbox.post(&format!("{path}submit/"), &json!({})).ok();
    localization(&sandbox.get(path).ok()).clone()
}

#[test]
fn a_template_is_drafted_and_found() {
    let sandbox = sandbox();
    let given = json!({
        "name": "ordine_spedito", "category": "UTILITY", "subcategory": "CLASSIC",
        "templatelocalization_set": [{
            "language": "it", "status": 0,
            "header_template_component": { "component_type": "header", "format": "text", "text": "Ordine", "parameters": [] },
            "body_template_component": { "component_type": "body", "format": null, "text": "Ordine %%ORDER_ID%% in viaggio.", "parameters": [] },
            "footer_template_component": null,
            "templatebuttoncomponent_set": [{ "component_type": null, "text": "Segui", "order": 0, "button_type": "url", "phone_number": null, "form_id": null, "url": "https://example.com/t", "send_as_shortlink": false }],
            "example_custom_fields": { "ORDER_ID": "A-42" }, "example_header_media": null, "default_header_media": null, "templatecarouselcomponent_set": null,
        }],
    });
    let made = sandbox.post(TEMPLATES, &given);
    assert_eq!(made.status, 201);
    let made = made.body;
    assert_eq!(made["status"], 0);
    assert_eq!(made["is_approved"], false);
    assert_eq!(made["customfield_set"], json!(["ORDER_ID"]));
    let mut shown = localization(&made).clone();
    assert_eq!(shown["status"], "DRAFT");
    assert_eq!(
        shown["templatebuttoncomponent_set"][0]["shortlink_code"],
        Value::Null
    );
    shown["templatebuttoncomponent_set"][0]
        .as_object_mut()
        .unwrap()
        .remove("shortlink_code");
    for (name, value) in given["templatelocalization_set"][0].as_object().unwrap() {
        if name != "status" {
            assert_eq!(&shown[name], value, "{name}");
        }
    }
    let id = made["id"].to_string();
    for (search, count) in [
        ("spedito", 1),
        ("in viaggio", 1),
        (id.as_str(), 1),
        ("fattura", 0),
    ] {
        let search = search.replace(' ', "%20");
        let found = sandbox.get(&format!("{TEMPLATES}?search={search}")).ok();
        assert_eq!(found["count"], count, "{search}");
    }
    assert_eq!(
        sandbox.get(&format!("{TEMPLATES}?channel_id=x")).status,
        400
    );
    assert_eq!(
        sandbox.get(&format!("{TEMPLATES}{id}/?channel_id=3")).ok(),
        made
    );
    assert_eq!(sandbox.get(&format!("{TEMPLATES}1/")).status, 404);
}

#[test]
fn wrong_shapes_are_refused_where_they_are() {
    let sandbox = sandbox();
    sandbox.template("preso", "UTILITY", &body("Ciao a tutti"));
    let cases = [
        (
            json!({}),
            json!({ "name": ["This field is required."], "category": ["This field is required."], "templatelocalization_set": ["This field is required."] }),
        ),
        (
            json!({ "name": "preso", "category": "utility", "templatelocalization_set": [body("Ciao")] }),
            json!({ "name": ["template with this name already exists."], "category": ["\"utility\" is not a valid choice."] }),
        ),
        (
            json!({ "name": "a", "category": "UTILITY", "templatelocalization_set": [] }),
            json!({ "templatelocalization_set": { "non_field_errors": ["This list may not be empty."] } }),
        ),
        (
            json!({ "name": "a", "category": "UTILITY", "templatelocalization_set": [body("Ciao"), { "language": "ita" }] }),
            json!({ "templatelocalization_set": [{}, { "language": ["\"ita\" is not a valid choice."], "body_template_component": ["This field is required."] }] }),
        ),
        (
            json!({ "name": "a", "category": "UTILITY", "templatelocalization_set": [body("Ciao"), body("Salve")] }),
            json!({ "templatelocalization_set": { "non_field_errors": ["A language is given twice."] } }),
        ),
        (
            json!({ "name": "a", "category": "UTILITY", "templatelocalization_set": [{ "language": "it", "body_template_component": { "text": "Ciao" }, "templatebuttoncomponent_set": [{ "text": "x", "order": "one", "button_type": "QUICK_REPLY" }] }] }),
            json!({ "templatelocalization_set": [{ "templatebuttoncomponent_set": [{ "order": ["A valid integer is required."], "button_type": ["\"QUICK_REPLY\" is not a valid choice."] }] }] }),
        ),
        (
            json!({ "name": "a", "category": "UTILITY", "templatelocalization_set": [{ "language": "it", "body_template_component": { "text": "Ciao" }, "default_header_media": 7 }] }),
            json!({ "templatelocalization_set": [{ "default_header_media": ["Invalid pk \"7\" - object does not exist."] }] }),
        ),
    ];
    for (body, errors) in cases {
        sandbox.post(TEMPLATES, &body).refused(400, &errors);
    }
    assert_eq!(sandbox.get(TEMPLATES).ok()["count"], 1);
}

#[test]
fn a_template_goes_from_draft_to_approval_and_back() {
    let sandbox = with(Options {
        speed: 300.0,
        ..Options::default()
    });
    let path = sandbox.template("saluto", "UTILITY", &body("Ciao a tutti"));
    let already = json!({ "detail": "The template is a draft already." });
    sandbox
        .post(&format!("{path}back_to_draft/"), &json!({}))
        .refused(400, &already);
    let submitted = sandbox.post(&format!("{path}submit/"), &json!({})).ok();
    assert_eq!(submitted["status"], 1);
    assert_eq!(localization(&submitted)["status"], "PENDING");
    let only = json!({ "detail": "Only a draft can be submitted." });
    sandbox
        .post(&format!("{path}submit/"), &json!({}))
        .refused(400, &only);
    std::thread::sleep(std::time::Duration::from_millis(120));
    let approved = sandbox.get(&path).ok();
    assert_eq!(approved["status"], 2);
    assert_eq!(approved["is_approved"], true);
    assert!(localization(&approved)["status_updated_at"].is_string());
    let edit = json!({ "category": "MARKETING" });
    let locked = json!({ "detail": "Only a draft can be edited: call back_to_draft first." });
    sandbox
        .call("PATCH", &path, Some(&edit))
        .refused(400, &locked);
    let draft = sandbox
        .post(&format!("{path}back_to_draft/"), &json!({}))
        .ok();
    assert_eq!(draft["status"], 0);
    assert_eq!(
        sandbox.call("PATCH", &path, Some(&edit)).ok()["category"],
        "MARKETING"
    );
    // What was handed in and taken back is judged no more.
    sandbox.post(&format!("{path}submit/"), &json!({})).ok();
    sandbox
        .post(&format!("{path}back_to_draft/"), &json!({}))
        .ok();
    std::thread::sleep(std::time::Duration::from_millis(120));
    assert_eq!(sandbox.get(&path).ok()["status"], 0);
}

#[test]
fn an_edit_changes_the_language_it_names() {
    let sandbox = sandbox();
    let path = sandbox.template("saluto", "UTILITY", &body("Ciao a tutti"));
    let id = localization(&sandbox.get(&path).ok())["id"].clone();
    let english =
        json!({ "language": "en", "body_template_component": { "text": "Hello everybody" } });
    let edit = json!({ "name": "saluto_2", "template_groups": [3], "templatelocalization_set": [
        english, { "id": id, "language": "it", "body_template_component": { "text": "Salve a tutti" } },
    ] });
    let edited = sandbox.call("PATCH", &path, Some(&edit)).ok();
    assert_eq!(edited["name"], "saluto_2");
    assert_eq!(edited["template_groups"], json!([3]));
    let texts: Vec<(&Value, &Value)> = edited["templatelocalization_set"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (&one["language"], &one["body_template_component"]["text"]))
        .collect();
    assert_eq!(
        texts,
        [
            (&json!("it"), &json!("Salve a tutti")),
            (&json!("en"), &json!("Hello everybody"))
        ]
    );
    let edit = |localization: Value| json!({ "templatelocalization_set": [localization] });
    let text = json!({ "text": "Hallo" });
    let rename = edit(json!({ "id": id, "language": "de", "body_template_component": text }));
    let renamed = sandbox.call("PATCH", &path, Some(&rename)).ok();
    assert_eq!(localization(&renamed)["language"], "de");
    let clash = edit(json!({ "id": id, "language": "en", "body_template_component": text }));
    let twice = json!({ "templatelocalization_set": { "non_field_errors": ["A language is given twice."] } });
    sandbox
        .call("PATCH", &path, Some(&clash))
        .refused(400, &twice);
    let foreign = edit(json!({ "id": 5, "language": "fr", "body_template_component": text }));
    let unknown = json!({ "templatelocalization_set": [{ "id": ["Invalid pk \"5\" - object does not exist."] }] });
    sandbox
        .call("PATCH", &path, Some(&foreign))
        .refused(400, &unknown);
}

#[test]
fn cloning_is_a_get_that_creates() {
    let sandbox = sandbox();
    let path = sandbox.template("saluto", "UTILITY", &body("Ciao a tutti"));
    assert_eq!(judged(&sandbox, &path)["status"], "APPROVED");
    let first = sandbox.get(&format!("{path}clone/")).ok();
    let second = sandbox.get(&format!("{path}clone/")).ok();
    assert_eq!(first["name"], "saluto_copy");
    assert_eq!(second["name"], "saluto_copy_2");
    assert_eq!(first["status"], 0);
    assert_eq!(
        localization(&first)["body_template_component"]["text"],
        "Ciao a tutti"
    );
    assert_eq!(sandbox.get(TEMPLATES).ok()["count"], 3);
    assert_eq!(sandbox.get(&format!("{TEMPLATES}1/clone/")).status, 404);
    assert_eq!(sandbox.call("DELETE", &path, None).status, 204);
    assert_eq!(sandbox.get(&path).status, 404);
}

#[test]
fn too_many_variables_are_refused_at_once() {
    let sandbox = sandbox();
    let path = sandbox.template("corto", "UTILITY", &body("Ciao %%FIRST_NAME%%!"));
    let refused = sandbox.post(&format!("{path}submit/"), &json!({}));
    assert_eq!(refused.status, 400);
    assert_eq!(refused.body["code"], "spoki::3014");
    assert!(refused.body["title"].is_string() && refused.body["detail"].is_string());
    assert_eq!(sandbox.get(&path).ok()["status"], 0);
}

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

#[test]
fn each_language_is_judged_apart() {
    let sandbox = sandbox();
    let english =
        json!({ "language": "en", "body_template_component": { "text": "a".repeat(2_000) } });
    let both = json!({ "name": "saluto", "category": "UTILITY", "templatelocalization_set": [body("Ciao a tutti"), english] });
    let id = sandbox.post(TEMPLATES, &both).ok()["id"].clone();
    sandbox
        .post(&format!("{TEMPLATES}{id}/submit/"), &json!({}))
        .ok();
    let judged = sandbox.get(&format!("{TEMPLATES}{id}/")).ok();
    assert_eq!(judged["status"], 2);
    assert_eq!(judged["templatelocalization_set"][0]["status"], "APPROVED");
    assert_eq!(judged["templatelocalization_set"][1]["status"], "REJECTED");
    let mut message =
        json!({ "type": "Template", "phone": "+393331234567", "template": id, "language": "en" });
    let unapproved = json!({ "template": ["The template is not approved."] });
    sandbox
        .post("/api/1/messages/send/", &message)
        .refused(400, &unapproved);
    message["language"] = json!("IT");
    sandbox.post("/api/1/messages/send/", &message).ok();
}
