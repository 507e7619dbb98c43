//! From the arguments of a tool to a request.

use crate::api::{Body, Operation};
use crate::error::{Issue, Segment};
use crate::protocol::{self, Extra, Request};
use crate::rules::{Code, Problem};
use crate::schema::{Conditions, Field, Type, Value, check_object, json, meant};

/// Checks the arguments of a tool and makes the request.
///
/// Path ids and the fields of query and body stand side by side, by the names that the tool's
/// schema has. A body that is a list stands under a name of its own, and one of several kinds may.
/// What schemas in the strict dialect of `OpenAI` have no other way to say is understood: `null` for
/// a field that is left out, a list of names and values for an object of strings, and text for an
/// object of anything.
///
/// # Errors
/// As [`protocol::prepare`], with the paths that the arguments have.
pub fn prepare(
    operation: &Operation,
    arguments: Value,
    extra: Extra,
) -> Result<Request, Vec<Issue>> {
    let mut given = match arguments {
        Value::Object(given) => given,
        other => {
            let problem = Problem::new(Code::WrongType).with("expected", "an object");
            return Err(vec![Issue {
                path: Vec::new(),
                problem: problem.with("actual", other.kind()),
            }]);
        }
    };
    for (name, _) in &mut given {
        if let Some((field, _)) = operation.arguments.iter().find(|(_, known)| known == name) {
            *name = (*field).to_owned();
        }
    }
    let mut ids = Vec::new();
    for id in operation.ids {
        ids.extend(take(&mut given, id.name));
    }
    let mut below = None;
    let mut issues = Vec::new();
    let input = match operation.body {
        Body::List { name, of, .. } => {
            below = Some(name);
            let list = take(&mut given, name).unwrap_or(Value::Null);
            if let Err(unknown) = check_object(&[], &Conditions::NONE, Value::Object(given)) {
                issues = unknown;
            }
            loosened_items(of, list)
        }
        Body::Variants(variants) => {
            if let [(name, Value::Object(inner))] = given.as_mut_slice()
                && name.eq_ignore_ascii_case(variants.name)
            {
                below = Some(variants.name);
                given = core::mem::take(inner);
            }
            let kind = meant(variants, &given);
            loosened_fields(kind.map_or(&[], |kind| kind.fields), given)
        }
        _ => {
            let fields: Vec<Field> = operation.input_fields().copied().collect();
            loosened_fields(&fields, given)
        }
    };
    match protocol::prepare(operation, ids, Some(input), extra) {
        Ok(request) if issues.is_empty() => Ok(request),
        Ok(_) => Err(issues),
        Err(found) => {
            issues.extend(
                found
                    .into_iter()
                    .map(|issue| as_given(operation, below, issue)),
            );
            Err(issues)
        }
    }
}

/// An issue with the path that the arguments have.
fn as_given(operation: &Operation, below: Option<&str>, mut issue: Issue) -> Issue {
    if let Some(Segment::Field(first)) = issue.path.first_mut()
        && let Some((_, known)) = operation.arguments.iter().find(|(field, _)| field == first)
    {
        *first = (*known).to_owned();
    }
    if let Some(name) = below {
        let name = name.to_ascii_lowercase();
        issue.path.insert(0, Segment::Field(name));
    }
    issue
}

fn take(given: &mut Vec<(String, Value)>, name: &str) -> Option<Value> {
    let place = given.iter().position(|(known, _)| known == name)?;
    Some(given.remove(place).1)
}

/// The fields of an object. A `null` for a field that may be left out is left out: through tools,
/// nothing is emptied by it.
fn loosened_fields(known: &[Field], given: Vec<(String, Value)>) -> Value {
    let mut fields = Vec::with_capacity(given.len());
    for (name, value) in given {
        let field = known.iter().find(|field| field.name == name);
        match (field, &value) {
            (Some(field), Value::Null) if !field.required => {}
            (Some(field), _) => fields.push((name, loosened(&field.holds, value))),
            (None, _) => fields.push((name, value)),
        }
    }
    Value::Object(fields)
}

fn loosened_items(of: &Type, value: Value) -> Value {
    match value {
        Value::List(items) => {
            Value::List(items.into_iter().map(|item| loosened(of, item)).collect())
        }
        other => other,
    }
}

fn loosened(holds: &Type, value: Value) -> Value {
    match (holds, value) {
        (Type::Nullable(of), value) => loosened(of, value),
        (Type::List { of, .. }, value) => loosened_items(of, value),
        (Type::Object(shape), Value::Object(given)) => loosened_fields(shape.fields, given),
        (Type::CustomFields | Type::Texts, Value::List(pairs)) => by_name(pairs),
        (Type::AnyObject, Value::Text(text)) => parsed(text),
        (Type::Object(shape), Value::Text(text)) if shape.open => parsed(text),
        (_, value) => value,
    }
}

/// `[{ "name": "ORDER_ID", "value": "42" }]` → `{ "ORDER_ID": "42" }`; anything else as it is, for
/// the checker to refuse.
fn by_name(pairs: Vec<Value>) -> Value {
    let pair = |pair: &Value| match (pair.get("name"), pair.get("value")) {
        (Some(Value::Text(name)), Some(value)) => Some((name.clone(), value.clone())),
        _ => None,
    };
    match pairs.iter().map(pair).collect() {
        Some(fields) => Value::Object(fields),
        None => Value::List(pairs),
    }
}

fn parsed(text: String) -> Value {
    json::parse(&text).unwrap_or(Value::Text(text))
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
