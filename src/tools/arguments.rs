//! From the arguments of a tool to a request.

use crate::api::{Body, Operation};
use crate::error::{Issue, Segment};
use crate::protocol::{self, Extra, Request};
use crate::rules::{Code, whole};
use crate::schema::{
    Conditions, Field, Nulls, Type, Value, check_object, first_issues, json, meant,
};

/// The most issues that are told: a model reads all of them.
const MOST_ISSUES: usize = 100;

/// What a declaration calls a body that is a list.
const ITEMS: &str = "items";

/// What it calls one of several kinds.
const INPUT: &str = "input";

/// Checks the arguments of a tool and makes the request.
///
/// Path ids and the fields of query and body stand side by side, by the names that the tool's
/// schema has. A body that is a list stands under a name of its own, and one of several kinds may.
/// What schemas in the strict dialect of `OpenAI` have no other way to say is understood: `null` for
/// a field that is left out, a list of names and values for an object of strings, and text for an
/// object of anything. So is a whole number that is written as text, since ids are taken so.
///
/// # Errors
/// As [`protocol::prepare`], with the paths that the arguments have.
pub fn prepare(
    operation: &Operation,
    arguments: Value,
    extra: Extra,
) -> Result<Request, Vec<Issue>> {
    let given = match arguments {
        Value::Object(given) => given,
        other => return Err(refused(other)),
    };
    let mut ids = Vec::new();
    let mut whole = matches!(operation.body, Body::List { .. }).then_some(Value::Null);
    let mut rest = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    let mut repeated = Vec::new();
    for (given_name, value) in given {
        let mut name = given_name.clone();
        for (field, argument) in operation.arguments {
            if name == *argument {
                (*field).clone_into(&mut name);
            }
        }
        // Which of the two is meant cannot be known, and one may name what is to be deleted. Only what
        // the tool knows has two names; others may be many.
        if let Some(known) = known_name(operation, &name) {
            if seen.contains(&known) {
                repeated.push(Issue::at(&given_name, Code::GivenTwice));
                continue;
            }
            seen.push(known);
        }
        match operation.body {
            _ if operation.ids.iter().any(|id| name == id.name) => ids.push(value),
            Body::List { .. } if name == ITEMS => whole = Some(value),
            Body::Variants(_) if name == INPUT => whole = Some(value),
            _ => rest.push((name, value)),
        }
    }
    let is_whole = whole.is_some();
    let mut issues = Vec::new();
    let mut input = match whole {
        Some(whole) => {
            issues = refused(Value::Object(rest));
            whole
        }
        None => Value::Object(rest),
    };
    loosen_input(operation, &mut input);
    match protocol::prepare(operation, ids, Some(input), extra) {
        Ok(request) if issues.is_empty() && repeated.is_empty() => return Ok(request),
        Ok(_) => {}
        Err(found) => {
            for mut issue in found {
                if is_whole {
                    let body = if matches!(operation.body, Body::List { .. }) {
                        ITEMS
                    } else {
                        INPUT
                    };
                    issue.path.insert(0, Segment::Field(body.to_owned()));
                }
                issues.push(issue);
            }
        }
    }
    for issue in &mut issues {
        name_as_given(operation, issue);
    }
    issues.extend(repeated);
    Err(first_issues(issues, MOST_ISSUES))
}

/// The name of a field that has another name as an argument.
fn known_name(operation: &Operation, name: &str) -> Option<&'static str> {
    let mut arguments = operation.arguments.iter();
    arguments.find_map(|(field, _)| (*field == name).then_some(*field))
}

/// What is wrong with arguments that a tool does not have.
fn refused(arguments: Value) -> Vec<Issue> {
    check_object(&[], &Conditions::NONE, Nulls::Refused, arguments)
        .err()
        .unwrap_or_default()
}

/// Gives an issue the path that the arguments have.
fn name_as_given(operation: &Operation, issue: &mut Issue) {
    if let Some(Segment::Field(first)) = issue.path.first_mut() {
        for (field, argument) in operation.arguments {
            if first == field {
                (*argument).clone_into(first);
                break;
            }
        }
    }
}

fn loosen_input(operation: &Operation, input: &mut Value) {
    match (operation.body, input) {
        (Body::List { of, .. }, Value::List(items)) => loosen_items(of, items),
        (Body::Variants(variants), Value::Object(given)) => {
            if let Some(kind) = meant(variants, given) {
                loosen_fields(kind.fields, given);
            }
        }
        (_, Value::Object(given)) => {
            let fields: Vec<Field> = operation.input_fields().copied().collect();
            loosen_fields(&fields, given);
        }
        _ => {}
    }
}

/// A `null` for a field that may be left out is left out: through tools, nothing is emptied by it.
fn loosen_fields(known: &[Field], given: &mut Vec<(String, Value)>) {
    given.retain_mut(|(name, value)| {
        let Some(field) = known.iter().find(|field| field.name == name) else {
            return true;
        };
        loosen(&field.holds, value);
        field.required || !matches!(value, Value::Null)
    });
}

fn loosen_items(of: &Type, items: &mut [Value]) {
    for item in items {
        loosen(of, item);
    }
}

fn loosen(holds: &Type, value: &mut Value) {
    let looser = match (holds, &mut *value) {
        (Type::Nullable(of), _) => return loosen(of, value),
        (Type::List { of, .. }, Value::List(items)) => return loosen_items(of, items),
        (Type::Object(shape), Value::Object(given)) => return loosen_fields(shape.fields, given),
        (Type::CustomFields | Type::Texts, Value::List(pairs)) => by_name(pairs),
        (Type::AnyObject, Value::Text(text)) => from_json(text),
        (Type::Object(shape), Value::Text(text)) if shape.open => from_json(text),
        (Type::Integer { .. } | Type::Numbered(_), Value::Text(digits)) => {
            whole(digits.trim()).map(Value::Integer)
        }
        _ => None,
    };
    // What is none of these is as it is, for the checker to refuse.
    if let Some(looser) = looser {
        *value = looser;
    }
}

/// The value that a JSON text is. Half of a surrogate pair is refused here as it is elsewhere.
fn from_json(text: &str) -> Option<Value> {
    let value = json::parse(text).ok()?;
    if json::has_lone_surrogate(text) {
        return Some(Value::Unusable(Code::LoneSurrogate.into()));
    }
    Some(value)
}

/// `[{ "name": "ORDER_ID", "value": "42" }]` → `{ "ORDER_ID": "42" }`.
fn by_name(pairs: &[Value]) -> Option<Value> {
    let mut fields = Vec::with_capacity(pairs.len());
    for pair in pairs {
        let name = pair.get("name")?.as_text()?;
        fields.push((name.to_owned(), pair.get("value")?.clone()));
    }
    Some(Value::Object(fields))
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::prepare;
    use crate::api::find;
    use crate::protocol::Extra;
    use crate::schema::json;

    fn request(id: &str, arguments: &str) -> Result<(String, String), Vec<String>> {
        let operation = find(id).unwrap();
        prepare(operation, json::parse(arguments).unwrap(), Extra::default())
            .map(|request| (request.target, request.body.unwrap_or_default()))
            .map_err(|issues| issues.iter().map(ToString::to_string).collect())
    }

    fn sent(id: &str, arguments: &str) -> (String, String) {
        request(id, arguments).unwrap_or_else(|issues| panic!("{id}: {issues:?}"))
    }

    #[test]
    fn ids_and_fields_stand_side_by_side_under_either_name() {
        for name in ["id", "list_id"] {
            let arguments = format!(r#"{{"contacts":[5],"{name}":"7"}}"#);
            let (target, body) = sent("lists.remove_contacts", &arguments);
            assert_eq!(target, "/api/1/lists/7/remove_contacts/");
            assert_eq!(body, r#"{"ids":[5]}"#);
        }
        let (target, _) = sent("templates.delete", r#"{"id":7,"force_delete":true}"#);
        assert_eq!(target, "/api/1/templates/7/?force_delete=true");
    }

    #[test]
    fn issues_have_the_names_of_the_arguments() {
        let issues = request("lists.remove_contacts", r#"{"id":0,"contacts":["x"]}"#).unwrap_err();
        assert!(issues[0].starts_with("list_id "), "{issues:?}");
        assert!(issues[1].starts_with("contacts[0] "), "{issues:?}");
        let issues = request("contacts.retrieve", "{}").unwrap_err();
        assert!(
            issues[0].starts_with("contact_id is required"),
            "{issues:?}"
        );
        let issues = request("contacts.retrieve", "[]").unwrap_err();
        assert!(issues[0].contains("an object"), "{issues:?}");
    }

    #[test]
    fn what_has_two_names_is_given_under_one() {
        for arguments in [
            r#"{"contact_id":6,"id":5}"#,
            r#"{"id":5,"contact_id":6}"#,
            r#"{"id":5,"contact_id":5}"#,
        ] {
            let issues = request("contacts.retrieve", arguments).unwrap_err();
            assert_eq!(issues.len(), 1, "{arguments}");
            assert!(issues[0].contains("under its other name"), "{issues:?}");
        }
        let both = r#"{"list_id":7,"contacts":[5],"ids":[6]}"#;
        let issues = request("lists.remove_contacts", both).unwrap_err();
        assert!(issues[0].starts_with("ids "), "{issues:?}");
    }

    #[test]
    fn a_body_that_is_a_list_has_a_name() {
        let arguments = r#"{"contacts":[{"phone":"+39 333 123 4567","email":null}]}"#;
        let (_, body) = sent("contacts.sync_all", arguments);
        assert_eq!(body, r#"[{"phone":"+393331234567"}]"#);
        let arguments = r#"{"contacts":[{"phone":"x"}],"list":1}"#;
        let issues = request("contacts.sync_all", arguments).unwrap_err();
        assert!(issues[0].starts_with("list "), "{issues:?}");
        assert!(issues[1].starts_with("contacts[0].phone "), "{issues:?}");
        let issues = request("contacts.sync_all", "{}").unwrap_err();
        assert!(issues[0].starts_with("contacts "), "{issues:?}");
    }

    #[test]
    fn a_body_of_several_kinds_may_have_one() {
        let message = r#"{"type":"Template","phone":"+393331234567","template":1,"buttons":null}"#;
        let expected = r#"{"type":"Template","phone":"+393331234567","template":1}"#;
        let below = format!(r#"{{"message":{message}}}"#);
        for arguments in [message, &below] {
            assert_eq!(sent("messages.send", arguments).1, expected);
        }
        let issues = request("messages.send", r#"{"message":{"type":"Template"}}"#).unwrap_err();
        assert!(issues[0].starts_with("message.template "), "{issues:?}");
    }

    #[test]
    fn what_strict_schemas_cannot_say_is_understood() {
        let arguments = r#"{"type":"Template","phone":"+393331234567","template":1,
            "custom_fields":[{"name":"ORDER_ID","value":"42"}],"metadata":"{\"a\":[null]}"}"#;
        let (_, body) = sent("messages.send_template", arguments);
        assert!(body.ends_with(r#""custom_fields":{"ORDER_ID":"42"},"metadata":{"a":[null]}}"#));
        let arguments = r#"{"name":"A","steps":["{\"step_type\":\"Delay\",\"x\":null}"]}"#;
        let (_, body) = sent("automations.create", arguments);
        assert_eq!(
            body,
            r#"{"name":"A","steps":[{"step_type":"Delay","x":null}]}"#
        );
        for (field, wrong) in [
            ("custom_fields", r#"[{"name":"A"}]"#),
            ("metadata", r#""x""#),
        ] {
            let arguments =
                format!(r#"{{"phone":"+393331234567","template":1,"{field}":{wrong}}}"#);
            assert!(
                request("messages.send_template", &arguments).is_err(),
                "{field}"
            );
        }
    }

    #[test]
    fn null_leaves_out_and_is_refused_where_a_field_is_required() {
        let arguments = r#"{"id":7,"templatelocalization_set":[{"language":"it","body_template_component":{"component_type":"body","text":"a"},"footer_template_component":null}]}"#;
        assert!(!sent("templates.update", arguments).1.contains("null"));
        assert!(request("contacts.sync", r#"{"phone":null}"#).is_err());
        assert!(request("contacts.sync", r#"{"phone":"+393331234567","other":null}"#).is_err());
    }
}
