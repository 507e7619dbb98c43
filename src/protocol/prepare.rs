//! From an operation and an input to a request.

use super::batches;
use super::check::check;
use super::extra::{Extra, add_extra};
use super::request::Request;
use super::target::{plain, push_encoded, with_id};
use crate::api::{Body, Endpoint, Operation};
use crate::error::Issue;
use crate::rules::Code;
use crate::schema::{
    Conditions, MOST_ISSUES, Nulls, Told, Type, Value, check_object, first_issues,
};

/// Checks a typed request and makes it ready to be sent.
///
/// # Errors
/// Every issue.
///
/// ```
/// use spoki::api::tags::Retrieve;
///
/// let request = spoki::protocol::request(Retrieve { id: 5.into() }).unwrap();
/// assert_eq!(request.target, "/api/1/tags/5/");
/// ```
pub fn request<E: Endpoint>(endpoint: E) -> Result<Request, Vec<Issue>> {
    let (ids, input) = endpoint.into_parts().map_err(|_| {
        let (path, problem) = (Vec::new(), Code::Unreadable.into());
        vec![Issue { path, problem }]
    })?;
    prepare(&E::OPERATION, ids, Some(input), Extra::default())
}

/// Checks an input and makes the request.
///
/// # Errors
/// Every issue: those of the path ids first, by their names, then those of the input, then those
/// of `extra`.
pub fn prepare(
    operation: &Operation,
    ids: Vec<Value>,
    input: Option<Value>,
    extra: Extra,
) -> Result<Request, Vec<Issue>> {
    let mut issues = Vec::new();
    let path = path_of(operation, ids, &mut issues);
    let mut query = Vec::new();
    let mut body = None;
    let nothing = match operation.body {
        Body::List { .. } => Value::List(Vec::new()),
        _ => Value::Object(Vec::new()),
    };
    match check(operation, input.unwrap_or(nothing), Nulls::Refused) {
        Ok(Value::Object(given)) => {
            let (in_query, in_body) = given
                .into_iter()
                .partition(|(name, _)| operation.query.iter().any(|field| field.name == name));
            query = in_query;
            if !matches!(operation.body, Body::None) {
                body = Some(Value::Object(in_body));
            }
        }
        Ok(list) => body = Some(list),
        Err(found) => issues.extend(found),
    }
    let mut told = Told::default();
    add_extra(extra, &mut query, &mut body, &mut told);
    issues.extend(told.into_issues());
    if !issues.is_empty() {
        return Err(first_issues(issues, MOST_ISSUES));
    }
    Ok(finish(operation, path, &query, body))
}

fn path_of(operation: &Operation, ids: Vec<Value>, issues: &mut Vec<Issue>) -> String {
    let mut path = operation.path.to_owned();
    let mut given = ids.into_iter();
    for field in operation.ids {
        let value = Value::Object(
            given
                .next()
                .map(|value| (field.name.to_owned(), value))
                .into_iter()
                .collect(),
        );
        match check_object(&[*field], &Conditions::NONE, Nulls::Refused, value) {
            Ok(checked) => {
                let mut text = String::new();
                if let Some(value) = checked.get(field.name) {
                    push_encoded(&mut text, &plain(value).unwrap_or_default());
                }
                path = with_id(&path, &text);
            }
            Err(found) => issues.extend(found),
        }
    }
    path
}

pub(super) fn finish(
    operation: &Operation,
    mut target: String,
    query: &[(String, Value)],
    body: Option<Value>,
) -> Request {
    for (index, (name, value)) in query.iter().enumerate() {
        target.push(if index == 0 { '?' } else { '&' });
        push_encoded(&mut target, name);
        target.push('=');
        push_encoded(&mut target, &plain(value).unwrap_or_default());
    }
    let mut request = Request {
        target,
        body: None,
        more: Vec::new(),
        items: 0,
        secrets: Vec::new(),
    };
    if let Some(body) = body {
        request.secrets = secrets_in(operation, &body);
        batches::write(operation, body, &mut request);
    }
    request
}

/// The keys and secrets of a body.
fn secrets_in(operation: &Operation, body: &Value) -> Vec<String> {
    let mut secrets = Vec::new();
    for field in operation.input_fields() {
        if let (Type::Secret, Some(Value::Text(text))) = (field.holds, body.get(field.name)) {
            secrets.push(text.clone());
        }
    }
    secrets
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{Extra, prepare};
    use crate::api::find;
    use crate::schema::Value;

    fn value(json: &str) -> Value {
        serde_json::from_str(json).unwrap()
    }

    fn request(
        id: &str,
        ids: &[&str],
        input: &str,
    ) -> Result<(String, Option<String>), Vec<String>> {
        let ids = ids.iter().map(|json| value(json)).collect();
        prepare(find(id).unwrap(), ids, Some(value(input)), Extra::default())
            .map(|request| (request.target, request.body))
            .map_err(|issues| issues.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn fields_go_where_they_belong_in_the_order_of_the_caller() {
        let (target, body) = request(
            "contacts.list",
            &[],
            r#"{"phone":"+39 333 123 4567","is_blocked":true,"search":"a&b"}"#,
        )
        .unwrap();
        assert_eq!(
            target,
            "/api/1/contacts/?phone=%2B393331234567&is_blocked=true&search=a%26b"
        );
        assert_eq!(body, None);
        let (target, body) = request(
            "contacts.update",
            &["7"],
            r#"{"last_name":"B","first_name":"A"}"#,
        )
        .unwrap();
        assert_eq!(target, "/api/1/contacts/7/");
        assert_eq!(
            body.as_deref(),
            Some(r#"{"last_name":"B","first_name":"A"}"#)
        );
    }

    #[test]
    fn constants_empty_bodies_and_arrays_at_the_root() {
        assert_eq!(
            request("contacts.block", &["7"], "{}")
                .unwrap()
                .1
                .as_deref(),
            Some(r#"{"is_blocked":true}"#)
        );
        assert_eq!(
            request("lists.remove_all_contacts", &["7"], "{}")
                .unwrap()
                .1
                .as_deref(),
            Some("{}")
        );
        let array = request("contacts.sync_all", &[], r#"[{"phone":"+393331234567"}]"#).unwrap();
        assert_eq!(array.1.as_deref(), Some(r#"[{"phone":"+393331234567"}]"#));
        assert!(request("contacts.block", &["7"], r#"{"is_blocked":false}"#).is_err());
    }

    #[test]
    fn ids_that_would_change_the_path_never_reach_it() {
        for id in [
            "\"..\"",
            "\"../x\"",
            "\"%2e%2e\"",
            "\"1?x\"",
            "\"1#\"",
            "\"1/2\"",
            "\"\\\\\"",
            "\"1\\t\"",
            "0",
            "-1",
            "1.5",
            "1e21",
            "\"0\"",
            "\"\"",
            "\"１\"",
            "null",
            "[]",
            "{}",
        ] {
            let issues = request("contacts.retrieve", &[id], "{}").unwrap_err();
            assert!(issues[0].starts_with("id "), "{id}: {issues:?}");
        }
        assert_eq!(
            request("contacts.retrieve", &["\"42\""], "{}").unwrap().0,
            "/api/1/contacts/42/"
        );
        assert!(request("contacts.retrieve", &[], "{}").is_err());
    }

    #[test]
    fn every_issue_is_told_with_its_path() {
        let issues = request(
            "lists.sync_contacts",
            &["\"x\""],
            r#"{"contacts":[{"phone":"+39333"},{"firstName":"A"}],"list":1}"#,
        )
        .unwrap_err();
        assert_eq!(issues.len(), 5, "{issues:#?}");
        assert!(issues[1].starts_with("contacts[0].phone "));
        assert!(issues[2].contains("did you mean first_name?"));
        assert!(issues[3].starts_with("contacts[1].phone is required"));
    }

    #[test]
    fn a_secret_is_known() {
        let made = prepare(
            find("embedding.get_authentication_token").unwrap(),
            Vec::new(),
            Some(value(
                r#"{"email":"a@example.com","private_key":"a\"b\\c"}"#,
            )),
            Extra::default(),
        )
        .unwrap();
        assert_eq!(made.secrets, [r#"a"b\c"#]);
        assert_eq!(
            format!("{made:?}"),
            r#"Request { target: "/api/1/auth/get_authentication_token/", .. }"#
        );
    }

    #[test]
    fn at_least_one_of_several_fields() {
        let issues = request("lists.remove_contacts", &["1"], "{}").unwrap_err();
        assert!(issues[0].contains("ids, phones, emails"), "{issues:?}");
        assert!(request("lists.remove_contacts", &["1"], r#"{"ids":["5"]}"#).is_ok());
    }

    #[test]
    fn extras_are_merged_and_replace() {
        let extra = Extra {
            query: Some(value(r#"{"expand":"x y"}"#)),
            body: Some(value(r#"{"notes":1.5,"first_name":"B"}"#)),
        };
        let input = value(r#"{"first_name":"A"}"#);
        let made = prepare(
            find("contacts.update").unwrap(),
            vec![Value::Integer(7)],
            Some(input),
            extra,
        )
        .unwrap();
        assert_eq!(made.target, "/api/1/contacts/7/?expand=x%20y");
        assert_eq!(
            made.body.as_deref(),
            Some(r#"{"notes":1.5,"first_name":"B"}"#)
        );
        let wrong = Extra {
            query: Some(value(r#"{"a":[1]}"#)),
            body: Some(Value::Integer(1)),
        };
        assert_eq!(
            prepare(find("tags.list").unwrap(), vec![], None, wrong)
                .unwrap_err()
                .len(),
            2
        );
    }
}
