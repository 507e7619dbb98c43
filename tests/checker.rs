//! The checker on hostile and careless input, through the operations that people call.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use spoki::api::find;
use spoki::protocol::{Extra, check, prepare};
use spoki::rules::Code;
use spoki::schema::{Nulls, Value, json};

/// The issues of an input, each as its path and its code.
fn issues(operation: &str, input: Value) -> Vec<String> {
    let ids = find(operation).unwrap().ids.iter();
    let ids = ids.map(|_| Value::Integer(1)).collect();
    match prepare(find(operation).unwrap(), ids, Some(input), Extra::default()) {
        Ok(_) => Vec::new(),
        Err(issues) => issues
            .iter()
            .map(|issue| {
                let text = issue.to_string();
                let path = text.split(' ').next().unwrap_or_default().to_owned();
                format!("{path} {}", issue.problem.code.name())
            })
            .collect(),
    }
}

fn of_json(operation: &str, input: &str) -> Vec<String> {
    issues(operation, json::parse(input).unwrap())
}

#[test]
fn values_must_suit_each_other_once_each_is_right() {
    let field = |field_type: &str, example: &str| {
        format!(r#"{{"label":"A","code":"A","field_type":{field_type},"example":"{example}"}}"#)
    };
    let media = |format: &str, content: &str| {
        format!(
            r#"{{"title":"A","external_url":"https://a.it/b","format_type":"{format}","content_type":"{content}"}}"#
        )
    };
    for (operation, input, expected) in [
        ("custom_fields.create", field("1", "domani"), ""),
        ("custom_fields.create", field("2", "2028-02-29"), ""),
        (
            "custom_fields.create",
            field("2", "2026-02-29"),
            "example date.invalid",
        ),
        (
            "custom_fields.create",
            field("3", "2028-02-29"),
            "example date.local_time_invalid",
        ),
        (
            "custom_fields.create",
            field("9", "domani"),
            "field_type not_one_of",
        ),
        ("custom_fields.create", field("2", " "), "example blank"),
        ("media.create", media("image", "image/png"), ""),
        ("media.create", media("document", "text/csv"), ""),
        (
            "media.create",
            media("audio", "image/png"),
            "content_type mime_type.not_of_format",
        ),
        (
            "media.create",
            media("audio", "png"),
            "content_type mime_type.invalid",
        ),
    ] {
        let found = of_json(operation, &input);
        assert_eq!(found.join(", "), expected, "{input}");
    }
}

#[test]
fn a_null_is_left_out_only_where_that_is_asked_for_and_may_be() {
    let checked = |id: &str, input: &str, nulls: Nulls| {
        check(find(id).unwrap(), json::parse(input).unwrap(), nulls)
            .map(|value| json::write(&value))
            .map_err(|issues| issues.iter().map(ToString::to_string).collect::<Vec<_>>())
    };
    let template = r#"{"name":"a","category":"UTILITY","subcategory":null,"templatelocalization_set":[
        {"language":"it","body_template_component":{"text":"Ciao","format":null,"parameters":null},"default_header_media":null}]}"#;
    assert_eq!(
        checked("templates.create", template, Nulls::LeftOut).unwrap(),
        r#"{"name":"a","category":"UTILITY","templatelocalization_set":[{"language":"it","body_template_component":{"text":"Ciao","format":null},"default_header_media":null}]}"#
    );
    let refused = checked("templates.create", template, Nulls::Refused).unwrap_err();
    assert_eq!(refused.len(), 2, "{refused:?}");
    for (input, expected) in [
        (r#"{"phone":null}"#, "phone must be a string, not null"),
        (
            r#"{"phone":"+393331234567","custom_fields":{"A":null}}"#,
            "custom_fields.A must be a string, not null",
        ),
        (
            r#"{"phone":"+393331234567","emial":null}"#,
            "emial is not a field of this operation (did you mean email?)",
        ),
    ] {
        let found = checked("contacts.sync", input, Nulls::LeftOut).unwrap_err();
        assert!(found[0].starts_with(expected), "{found:?}");
    }
}

#[test]
fn every_kind_of_field_refuses_what_it_must() {
    for (operation, input, expected) in [
        ("contacts.sync", r#"{"phone":null}"#, "phone wrong_type"),
        (
            "contacts.sync",
            r#"{"phone":393331234567}"#,
            "phone wrong_type",
        ),
        (
            "contacts.sync",
            r#"{"phone":"333 123 4567"}"#,
            "phone phone.no_country",
        ),
        (
            "custom_fields.update",
            r#"{"label":"EMAIL"}"#,
            "label custom_field.code_reserved",
        ),
        (
            "contacts.update",
            r#"{"email":"x@"}"#,
            "email email.invalid",
        ),
        (
            "contacts.update",
            r#"{"language":"klingon"}"#,
            "language language.invalid",
        ),
        (
            "contacts.update",
            r#"{"is_blocked":"true"}"#,
            "is_blocked wrong_type",
        ),
        (
            "contacts.update",
            r#"{"custom_fields":[]}"#,
            "custom_fields wrong_type",
        ),
        (
            "contacts.update",
            r#"{"custom_fields":{"A":1}}"#,
            "custom_fields.A wrong_type",
        ),
        (
            "contacts.update",
            r#"{"custom_fields":{"__proto__":"x"}}"#,
            "custom_fields.__proto__ custom_field.code_invalid",
        ),
        (
            "contacts.update",
            r#"{"custom_fields":{"constructor":"x"}}"#,
            "custom_fields.constructor custom_field.code_invalid",
        ),
        (
            "contacts.update",
            r#"{"__proto__":{"a":1}}"#,
            "__proto__ unknown_field",
        ),
        ("contacts.list", r#"{"page":0}"#, "page invalid_id"),
        ("contacts.list", r#"{"page":1.5}"#, "page invalid_id"),
        ("contacts.list", r#"{"tag":"5/../6"}"#, "tag invalid_id"),
        (
            "contacts.list",
            r#"{"status":"subscribed"}"#,
            "status not_one_of",
        ),
        ("lists.create", r#"{"name":"  "}"#, "name blank"),
        ("lists.create", "[]", "must wrong_type"),
        (
            "custom_fields.create",
            r#"{"label":"L","code":"EMAIL","field_type":1,"example":"x"}"#,
            "code custom_field.code_reserved",
        ),
        (
            "custom_fields.create",
            r#"{"label":"L","code":"A","field_type":4,"example":"x"}"#,
            "field_type not_one_of",
        ),
        (
            "lists.sync_contacts",
            r#"{"contacts":[]}"#,
            "contacts too_few",
        ),
        (
            "lists.sync_contacts",
            r#"{"contacts":{"length":2147483648}}"#,
            "contacts wrong_type",
        ),
        ("contacts.sync_all", r#"{"contacts":[]}"#, "must wrong_type"),
    ] {
        assert_eq!(of_json(operation, input), [expected], "{operation} {input}");
    }
}

#[test]
fn spelling_is_exact_and_the_right_one_is_named() {
    let list = find("contacts.list").unwrap();
    let input = json::parse(r#"{"status":"subscribed","langauge":"it"}"#).unwrap();
    let issues = prepare(list, Vec::new(), Some(input), Extra::default()).unwrap_err();
    assert!(issues[0].to_string().contains("did you mean Subscribed?"));
    assert!(issues[1].to_string().contains("did you mean language?"));
}

#[test]
fn an_empty_email_removes_it_and_an_absent_one_leaves_it() {
    assert!(of_json("contacts.update", r#"{"email":""}"#).is_empty());
    assert!(of_json("contacts.update", "{}").is_empty());
}

#[test]
fn one_contact_too_many_is_told_once() {
    let contact = |_| json::parse(r#"{"phone":"+393331234567"}"#).unwrap();
    let contacts = |count: usize| Value::List((0..count).map(contact).collect());
    let input = |count| Value::Object(vec![("contacts".to_owned(), contacts(count))]);
    assert!(issues("lists.sync_contacts", input(500)).is_empty());
    assert_eq!(
        issues("lists.sync_contacts", input(501)),
        ["contacts too_many"]
    );
    assert_eq!(
        issues("contacts.sync_all", contacts(501)),
        ["must too_many"]
    );
}

#[test]
fn what_json_cannot_hold_is_told_where_it_stands() {
    let unusable = Value::Unusable(Code::TooDeep.into());
    let input = Value::Object(vec![
        ("first_name".to_owned(), Value::Text("A".to_owned())),
        (
            "custom_fields".to_owned(),
            Value::Object(vec![("A".to_owned(), unusable)]),
        ),
    ]);
    assert_eq!(
        issues("contacts.update", input),
        ["custom_fields.A too_deep"]
    );
}

#[test]
fn a_text_of_a_megabyte_passes_and_a_longer_one_is_refused() {
    let input = |size: usize| {
        let text = Value::Text("%{ ".repeat(size / 3));
        Value::Object(vec![("last_name".to_owned(), text)])
    };
    assert!(issues("contacts.update", input(1_000_000)).is_empty());
    assert_eq!(
        issues("contacts.update", input(2_000_000)),
        ["last_name too_long"]
    );
}

#[test]
fn what_one_field_demands_of_others_is_told_at_them() {
    let campaign = r#""name":"Autunno","lists":[12]"#;
    for (rest, expected) in [
        (r#","automation":1"#, vec![]),
        (r#","template":1,"status":"Draft""#, vec![]),
        ("", vec!["needs one_required"]),
        (
            r#","automation":1,"status":"Scheduled""#,
            vec!["scheduled_datetime required_with"],
        ),
        (
            r#","status":"Scheduled""#,
            vec!["needs one_required", "scheduled_datetime required_with"],
        ),
    ] {
        let input = format!("{{{campaign}{rest}}}");
        assert_eq!(of_json("campaigns.create", &input), expected, "{input}");
    }
    assert!(of_json("channels.create", r#"{"platform":1}"#).is_empty());
    assert_eq!(
        of_json("channels.create", r#"{"platform":6,"name":"Negozio"}"#),
        ["identifier required_with", "is_primary required_with"]
    );
}

#[test]
fn a_starter_takes_many_contacts_and_no_empty_list() {
    let contact = r#"{"phone":"+393331234567"}"#;
    let input =
        |contacts: &str| format!(r#"{{"secret":"trigger-secret","contacts":[{contacts}]}}"#);
    let ids = vec![Value::Text(
        "c0ffee00-1111-4222-8333-444455556666".to_owned(),
    )];
    let start = find("automations.start_bulk").unwrap();
    let made = |contacts: &str| {
        let input = json::parse(&input(contacts)).unwrap();
        prepare(start, ids.clone(), Some(input), Extra::default())
    };
    assert!(made(&vec![contact; 5_000].join(",")).is_ok());
    assert_eq!(made("").unwrap_err()[0].problem.code, Code::TooFew);
    let request = made(contact).unwrap();
    assert_eq!(
        request.target,
        "/wh/ap/c0ffee00-1111-4222-8333-444455556666/bulk/"
    );
    assert_eq!(request.secrets[0], "trigger-secret");
}

#[test]
fn null_empties_a_field_that_may_be_empty_and_no_other() {
    let localization = |header: &str| {
        format!(
            r#"{{"templatelocalization_set":[{{"language":"it","body_template_component":{{"text":"a"}},"header_template_component":{header}}}]}}"#
        )
    };
    assert!(of_json("templates.update", &localization("null")).is_empty());
    assert_eq!(
        of_json(
            "templates.update",
            &localization(r#"{"component_type":"footer"}"#)
        ),
        ["templatelocalization_set[0].header_template_component.component_type not_one_of"]
    );
    assert_eq!(
        of_json("templates.update", r#"{"name":null}"#),
        ["name wrong_type"]
    );
}
