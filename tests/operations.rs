//! Every operation, by its own declaration: it takes what it must take, and refuses a break of each
//! rule at the right place.

mod operations_support;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use operations_support::{Wrong, right, right_object, wrong, wrong_objects};
use spoki::api::{Body, Operation, find, operations};
use spoki::protocol::{Extra, Request, prepare};
use spoki::schema::{Field, Type, Value, json};

fn right_ids(operation: &Operation) -> Vec<Value> {
    operation.ids.iter().map(|id| right(&id.holds)).collect()
}

/// The request, or each issue as its path and its code.
fn outcome(operation: &Operation, ids: Vec<Value>, input: Value) -> Result<Request, Vec<String>> {
    prepare(operation, ids, Some(input), Extra::default()).map_err(|issues| {
        issues
            .iter()
            .map(|issue| {
                let message = format!(" {}", issue.problem);
                let path = issue.to_string();
                let path = path.strip_suffix(&message).unwrap_or_default().to_owned();
                format!("{path} {}", issue.problem.code.name())
            })
            .collect()
    })
}

/// The right inputs of an operation, one for each kind, and the wrong ones.
fn inputs(operation: &Operation) -> (Vec<Value>, Vec<Wrong>) {
    match operation.body {
        Body::Variants(variants) => (
            variants
                .shapes
                .iter()
                .map(|shape| right_object(shape.fields))
                .collect(),
            variants
                .shapes
                .iter()
                .flat_map(|shape| wrong_objects(shape.fields, shape.open, variants.by))
                // Without its media, a template is one of the plain kind.
                .filter(|wrong| wrong.code != "required" || !wrong.below.starts_with(".header_"))
                .collect(),
        ),
        Body::List { of, min, max } => {
            let list = Type::List { of, min, max };
            (vec![right(&list)], wrong(&list))
        }
        _ => {
            let fields: Vec<Field> = operation.input_fields().copied().collect();
            (
                vec![right_object(&fields)],
                wrong_objects(&fields, false, &[]),
            )
        }
    }
}

#[test]
fn every_operation_takes_all_of_its_fields() {
    for operation in operations() {
        for input in inputs(operation).0 {
            let made = outcome(operation, right_ids(operation), input);
            let made = made.unwrap_or_else(|issues| panic!("{}: {issues:?}", operation.id));
            assert!(!made.target.contains(['{', '}']), "{}", made.target);
        }
    }
}

#[test]
fn every_rule_is_told_at_its_place_and_nowhere_else() {
    let mut compared = 0;
    for operation in operations() {
        // Some rules depend on a field that would be missing.
        let depends = |wrong: &Wrong| {
            let conditions = &operation.conditions;
            let name = wrong.below.trim_start_matches('.');
            wrong.code == "required" && conditions.needs.iter().any(|need| need.field == name)
        };
        for wrong in inputs(operation)
            .1
            .into_iter()
            .filter(|wrong| !depends(wrong))
        {
            let input = wrong.value.unwrap_or(Value::Null);
            let shown = json::write(&input);
            let issues = outcome(operation, right_ids(operation), input).unwrap_err();
            let path = wrong.below.trim_start_matches('.');
            let expected = format!("{path} {}", wrong.code);
            assert_eq!(issues, [expected], "{} {shown}", operation.id);
            compared += 1;
        }
    }
    assert!(compared > 1_500, "{compared}");
}

#[test]
fn an_id_that_is_wrong_never_reaches_the_path() {
    for operation in operations() {
        for (place, id) in operation.ids.iter().enumerate() {
            for wrong in wrong(&id.holds) {
                let mut ids = right_ids(operation);
                ids[place] = wrong.value.unwrap_or(Value::Null);
                let input = inputs(operation).0.swap_remove(0);
                let issues = outcome(operation, ids, input).unwrap_err();
                assert_eq!(
                    issues,
                    [format!("{} {}", id.name, wrong.code)],
                    "{}",
                    operation.id
                );
            }
        }
    }
}

/// Bodies of the reference (section 16), which must go through as they are.
const EXAMPLES: &[(&str, &str)] = &[
    (
        "contacts.sync",
        r#"{"phone":"+393331234567","first_name":"Ada","language":"it","custom_fields":{"ORDER_ID":"A-42"}}"#,
    ),
    (
        "contacts.sync_all",
        r#"[{"phone":"+393331234567","first_name":"Ada"},{"phone":"+393337654321","email":"b@example.com"}]"#,
    ),
    (
        "lists.sync_contacts",
        r#"{"contacts":[{"phone":"+393331234567"},{"phone":"+393337654321"}]}"#,
    ),
    (
        "automations.start",
        r#"{"secret":"trigger-secret","phone":"+393331234567","first_name":"Ada","language":"it","custom_fields":{"ORDER_ID":"A-42"},"metadata":{"source":"shop"}}"#,
    ),
    (
        "automations.start_bulk",
        r#"{"secret":"trigger-secret","contacts":[{"phone":"+393331234567","custom_fields":{"ORDER_ID":"A-42"}},{"phone":"+393337654321"}]}"#,
    ),
    (
        "messages.send",
        r#"{"type":"Template","phone":"+393331234567","template":7001,"language":"IT","custom_fields":{"ORDER_ID":"A-42"},"buttons":[{"order":0,"payload":"ok-42"}],"metadata":{"order":"A-42"}}"#,
    ),
    (
        "messages.send",
        r#"{"type":"Template","phone":"+393331234567","template":7001,"header_media":{"url":"https://example.com/a.pdf","filename":"a.pdf"}}"#,
    ),
    (
        "messages.send",
        r#"{"type":"Template","phone":"+393331234567","template":7002,"header_media_set":[{"url":"https://example.com/1.jpg","filename":"1.jpg","language":"it"},{"url":"https://example.com/2.jpg","filename":"2.jpg","language":"it"}]}"#,
    ),
    (
        "messages.send",
        r#"{"type":"Message","content_type":"Text","phone":"+393331234567","text":"Il pacco arriva domani."}"#,
    ),
    (
        "messages.send",
        r#"{"type":"Message","content_type":"Interactive","phone":"+393331234567","text":"Vuole una modifica?","header":{"format":"text","text":"Ordine"},"footer":{"text":"Negozio"},"buttons":[{"button_type":"quick_reply","text":"No","order":0,"payload":"keep"},{"button_type":"quick_reply","text":"Altro","order":1,"payload":"change"}]}"#,
    ),
    (
        "messages.send",
        r#"{"type":"Message","content_type":"List","phone":"+393331234567","text":"Scelga un orario","list":{"title":"Orari","sections":[{"title":"Lunedi","rows":[{"title":"9:00","description":"mattina","payload":"mon-9"}]}]}}"#,
    ),
    (
        "messages.send",
        r#"{"type":"Note","content_type":"Text","phone":"+393331234567","text":"Richiamare domani"}"#,
    ),
    (
        "templates.create",
        r#"{"name":"ordine_spedito","category":"UTILITY","subcategory":"CLASSIC","templatelocalization_set":[{"language":"it","status":0,"header_template_component":{"component_type":"header","format":"text","text":"Ordine","parameters":[]},"body_template_component":{"component_type":"body","format":null,"text":"Ordine %%ORDER_ID%% in viaggio.","parameters":[]},"footer_template_component":null,"templatebuttoncomponent_set":[{"component_type":null,"text":"Segui","order":0,"button_type":"url","phone_number":null,"form_id":null,"url":"https://example.com/t","send_as_shortlink":false}],"example_custom_fields":{"ORDER_ID":"A-42"},"example_header_media":null,"default_header_media":null,"templatecarouselcomponent_set":null}]}"#,
    ),
    (
        "automations.create",
        r#"{"name":"Richiamo","is_active":false,"webhook_set":[{"name":"Dal sito","platform":"api"}],"steps":[{"step_type":"Delay","delay_seconds":60},{"step_type":"TemplateMessage","template":7001,"custom_field_values":{"1":"dynamic_field_7001"}}]}"#,
    ),
    (
        "campaigns.create",
        r#"{"name":"Autunno","status":"Scheduled","scheduled_datetime":"2026-10-01T09:00:00.000Z","automation":345001,"lists":[12]}"#,
    ),
    (
        "tickets.create",
        r#"{"contact_phone":"+393331234567","title":"Pacco danneggiato","status":"Open","priority":"High","description":"angolo rotto","reference":""}"#,
    ),
    (
        "webhooks.create",
        r#"{"event":"message.inbound","version":2,"url":"https://example.com/hooks/spoki","is_active":true}"#,
    ),
    ("channels.create", r#"{"platform":1}"#),
];

#[test]
fn the_examples_of_the_reference_go_through_unchanged() {
    for (id, body) in EXAMPLES {
        let operation = find(id).unwrap();
        let made = outcome(operation, right_ids(operation), json::parse(body).unwrap());
        let made = made.unwrap_or_else(|issues| panic!("{id}: {issues:?}"));
        assert_eq!(made.body.as_deref(), Some(*body), "{id}");
    }
}
