//! Messages: which kind an input is meant to be, and what is told about it.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use proptest::prelude::*;
use spoki::api::{Endpoint, find, messages};
use spoki::model::AnyObject;
use spoki::protocol::{Extra, prepare};
use spoki::schema::{Value, json};

/// The body that is sent, or every issue.
fn send(operation: &str, input: &str) -> Result<String, Vec<String>> {
    let input = json::parse(input).unwrap();
    prepare(
        find(operation).unwrap(),
        Vec::new(),
        Some(input),
        Extra::default(),
    )
    .map(|request| request.body.unwrap_or_default())
    .map_err(|issues| issues.iter().map(ToString::to_string).collect())
}

fn refused(input: &str) -> Vec<String> {
    send("messages.send", input).unwrap_err()
}

#[test]
fn a_kind_that_does_not_exist_is_told_with_all_that_do() {
    let issues = refused(r#"{"type":"template","phone":"+393331234567","template":1}"#);
    assert_eq!(issues.len(), 1, "{issues:?}");
    assert!(issues[0].contains("Template, Message, Note (did you mean Template?)"));
    let issues =
        refused(r#"{"type":"Message","content_type":"text","phone":"+393331234567","text":"a"}"#);
    assert_eq!(issues.len(), 1, "{issues:?}");
    assert!(issues[0].starts_with("content_type must be one of Text, Interactive, List, Image,"));
    assert!(issues[0].ends_with("(did you mean Text?)"));
}

#[test]
fn what_a_kind_allows_depends_on_what_was_decided_before() {
    let issues =
        refused(r#"{"type":"Note","content_type":"Image","phone":"+393331234567","text":"a"}"#);
    assert_eq!(issues, ["content_type must be one of Text"]);
}

#[test]
fn fields_of_another_kind_are_unknown() {
    for (input, expected) in [
        (
            r#"{"type":"Template","phone":"+393331234567","template":1,"text":"a"}"#,
            "text is not a field",
        ),
        (
            r#"{"type":"Template","phone":"+393331234567","template":1,"content_type":"Text"}"#,
            "content_type is not a field",
        ),
        (
            r#"{"type":"Message","content_type":"Text","phone":"+393331234567","text":"a","template":1}"#,
            "template is not a field",
        ),
        (
            r#"{"type":"Note","content_type":"Text","phone":"+393331234567","text":"a","channel_id":1}"#,
            "channel_id is not a field",
        ),
        (
            r#"{"type":"Template","phone":"+393331234567","template":1,"header_media":{"url":"https://example.com"},"header_media_set":[]}"#,
            "header_media_set is not a field",
        ),
    ] {
        let issues = refused(input);
        assert_eq!(issues.len(), 1, "{issues:?}");
        assert!(issues[0].starts_with(expected), "{issues:?}");
    }
}

#[test]
fn paths_lead_into_the_kind_that_was_meant() {
    let issues = refused(
        r#"{"type":"Message","content_type":"List","phone":"+393331234567","text":"a",
            "list":{"title":"b","sections":[{"rows":[{"title":"c"},{"titel":"d"}]}]}}"#,
    );
    assert_eq!(issues.len(), 2, "{issues:?}");
    assert!(issues[0].starts_with("list.sections[0].rows[1].titel is not a field"));
    assert!(issues[1].starts_with("list.sections[0].rows[1].title is required"));
    let issues = refused(
        r#"{"type":"Message","content_type":"Interactive","phone":"+393331234567","text":"a","buttons":[
            {"text":"1","order":0},{"text":"2","order":1},{"text":"3","order":2},{"text":"4","order":3}]}"#,
    );
    assert!(
        issues[0].starts_with("buttons must hold at most 3 items"),
        "{issues:?}"
    );
}

#[test]
fn without_a_kind_everything_else_is_checked_all_the_same() {
    let issues = refused(r#"{"phone":"+39333","template":1}"#);
    assert_eq!(issues[0], "type is required: give it a value");
    assert!(issues[1].starts_with("phone "), "{issues:?}");
    assert_eq!(refused("{}").len(), 3);
    assert!(refused("[]")[0].contains("an object"));
    let issues = refused(r#"{"type":7,"phone":"+393331234567","template":1}"#);
    assert_eq!(issues, ["type must be a string, not a number"]);
}

#[test]
fn a_method_for_one_kind_says_by_itself_which_it_is() {
    let body = send(
        "messages.send_text",
        r#"{"phone":"+39 333 123 4567","text":"a"}"#,
    )
    .unwrap();
    assert_eq!(
        body,
        r#"{"phone":"+393331234567","text":"a","type":"Message","content_type":"Text"}"#
    );
    let again = send("messages.send_text", &body).unwrap();
    assert_eq!(again, body);
    let other = r#"{"type":"Note","phone":"+393331234567","text":"a"}"#;
    let issues = send("messages.send_text", other).unwrap_err();
    assert_eq!(issues, ["type must be one of Message"]);
}

#[test]
fn rust_names_the_kind_and_leaves_out_what_is_absent() {
    let message = messages::TemplateMessage {
        template: 7001.into(),
        phone: "+39 333 123 4567".into(),
        metadata: Some(AnyObject::default().with("order", Value::Null)),
        ..Default::default()
    };
    let send = messages::Send {
        input: messages::Message::Template(message),
    };
    let (ids, input) = send.into_parts().unwrap();
    let operation = find("messages.send").unwrap();
    let request = prepare(operation, ids, Some(input), Extra::default()).unwrap();
    assert_eq!(
        request.body.as_deref(),
        Some(
            r#"{"type":"Template","template":7001,"phone":"+393331234567","metadata":{"order":null}}"#
        )
    );
}

proptest! {
    /// Whatever is mixed up, the same issue is not told twice, and what passes is of one kind.
    #[test]
    fn any_mixture_of_fields_is_judged_once(
        kind in prop::sample::select(vec!["", "Template", "Message", "Note", "message", "x"]),
        content in prop::sample::select(vec!["", "Text", "Interactive", "List", "Video", "text"]),
        picked in prop::sample::subsequence(vec![
            r#""phone":"+393331234567""#,
            r#""text":"a""#,
            r#""template":1"#,
            r#""media":"https://example.com""#,
            r#""header_media":{"url":"https://example.com"}"#,
            r#""header_media_set":[{"url":"https://example.com","language":"it"}]"#,
            r#""buttons":[{"text":"a","order":0}]"#,
            r#""list":{"title":"a","sections":[{"rows":[{"title":"b"}]}]}"#,
        ], 0..8),
    ) {
        let mut fields: Vec<String> = picked.iter().map(|field| (*field).to_owned()).collect();
        if !kind.is_empty() {
            fields.push(format!(r#""type":"{kind}""#));
        }
        if !content.is_empty() {
            fields.push(format!(r#""content_type":"{content}""#));
        }
        match send("messages.send", &format!("{{{}}}", fields.join(","))) {
            Ok(body) => prop_assert_eq!(send("messages.send", &body), Ok(body)),
            Err(mut issues) => {
                let count = issues.len();
                prop_assert!(count > 0);
                issues.sort();
                issues.dedup();
                prop_assert_eq!(issues.len(), count);
            }
        }
    }
}
