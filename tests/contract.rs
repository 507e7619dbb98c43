//! The table of endpoints against `spec/operations.json`, both ways: the facts of the reference are
//! there, and whatever the client says differently must be named in `on_purpose` with its reason.

#![cfg(not(target_arch = "wasm32"))] // the module leaves out what only documents need

mod contract_support;

use contract_support::agree;
use contract_support::on_purpose::{ON_PURPOSE, OTHER_ANSWERS};
use contract_support::reference::{answer_of_spec, facts_of_spec, spec, text};
use contract_support::table::facts_of_table;
use serde_json::Value;
use spoki::api::{AREAS, AnswerKind, Auth, Body, Method, Operation, Retry, find, operations};
use spoki::schema::{Field, Type};

/// What the two say differently, but for what is so on purpose.
fn differences(entry: &Value, operation: &Operation) -> Vec<String> {
    let (mut spec, table) = (facts_of_spec(entry), facts_of_table(operation));
    for (id, fact, ours, _) in ON_PURPOSE {
        if *id == operation.id {
            let theirs = spec.get(*fact).cloned();
            assert_eq!(table.get(*fact).map(String::as_str), *ours, "{id} {fact}");
            assert_ne!(
                theirs.as_deref(),
                *ours,
                "{id} {fact} is no difference any more"
            );
            match ours {
                Some(ours) => spec.insert((*fact).to_owned(), (*ours).to_owned()),
                None => spec.remove(*fact),
            };
        }
    }
    let names: std::collections::BTreeSet<&String> = spec.keys().chain(table.keys()).collect();
    names
        .into_iter()
        .filter(|name| !agree(spec.get(*name), table.get(*name)))
        .map(|name| {
            format!(
                "{} {name}: {:?}, the table says {:?}",
                operation.id,
                spec.get(name),
                table.get(name)
            )
        })
        .collect()
}

#[test]
fn the_table_says_what_the_reference_says() {
    let mut found = Vec::new();
    for entry in spec() {
        let id = text(&entry, "id").to_owned();
        match find(&id) {
            Some(operation) => found.extend(differences(&entry, operation)),
            None => found.push(format!("{id} is missing in the table")),
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn answers_are_those_of_the_reference() {
    let mut compared = 0;
    for entry in spec() {
        let operation = find(text(&entry, "id")).unwrap();
        let ours = match operation.answer {
            AnswerKind::Nothing | AnswerKind::Batches => "nothing",
            AnswerKind::Unpublished => "unpublished",
            _ => operation.model.text(),
        };
        if let Some(theirs) = answer_of_spec(text(&entry, "response")) {
            compared += 1;
            if OTHER_ANSWERS.iter().all(|(id, _)| *id != operation.id) {
                assert_eq!(ours, theirs, "{}", operation.id);
            }
        }
        let may_be_empty = text(&entry, "response").contains("or no body");
        assert_eq!(
            operation.answer == AnswerKind::Maybe,
            may_be_empty,
            "{}",
            operation.id
        );
    }
    assert!(compared > 90, "{compared}");
}

#[test]
fn only_what_does_no_harm_twice_is_repeated() {
    let upserts = ["contacts.sync", "contacts.sync_all", "lists.sync_contacts"];
    for operation in operations() {
        let is_safe = match operation.method {
            Method::Get => operation.id != "templates.clone",
            Method::Patch | Method::Delete => true,
            Method::Post => upserts.contains(&operation.id),
        };
        assert_eq!(operation.retry == Retry::Safe, is_safe, "{}", operation.id);
    }
}

#[test]
fn each_key_goes_where_it_belongs() {
    for operation in operations() {
        let expected = if operation.id.starts_with("partner") {
            Auth::PartnerKey
        } else if operation.path.starts_with("/wh/") {
            Auth::Secret
        } else {
            Auth::ApiKey
        };
        assert_eq!(operation.auth, expected, "{}", operation.id);
        let has_secret = operation
            .input_fields()
            .any(|field| matches!(field.holds, Type::Secret));
        let is_named = |field: &Field| ["secret", "private_key"].contains(&field.name);
        assert_eq!(
            has_secret,
            operation.input_fields().any(is_named),
            "{}",
            operation.id
        );
        assert!(operation.auth != Auth::Secret || has_secret);
    }
}

#[test]
fn answers_with_a_secret_are_marked() {
    let marked: Vec<&str> = operations()
        .filter(|operation| operation.secret)
        .map(|operation| operation.id)
        .collect();
    assert_eq!(
        marked,
        [
            "automations.list",
            "automations.retrieve",
            "automations.create",
            "embedding.get_authentication_token",
            "partner_roles.generate_private_key",
            "partners.create_api_key_for_account",
            "roles.generate_private_key",
            "webhooks.list",
            "webhooks.create",
            "webhooks.retrieve",
            "webhooks.update",
            "webhooks.rotate_secret",
        ]
    );
}

#[test]
fn every_variant_shares_the_route_of_its_operation() {
    for operation in operations() {
        if let Some(id) = operation.variant_of {
            let whole = find(id).unwrap();
            assert_eq!(
                (whole.method, whole.path),
                (operation.method, operation.path)
            );
            assert_eq!(whole.variant_of, None);
        }
    }
}

#[test]
fn the_table_has_nothing_that_the_reference_does_not_have() {
    let spec = spec();
    for operation in operations() {
        let entry = spec.iter().find(|entry| entry["id"] == operation.id);
        assert!(entry.is_some(), "{} is not in the reference", operation.id);
    }
}

#[test]
fn ids_are_unique_and_belong_to_their_area() {
    let mut seen = std::collections::BTreeSet::new();
    for (area, operations) in AREAS {
        for operation in *operations {
            assert!(seen.insert(operation.id), "{} twice", operation.id);
            assert_eq!(operation.id.split_once('.').unwrap().0, *area);
            let in_path = operation.path.matches('{').count();
            assert_eq!(in_path, operation.ids.len(), "{}", operation.id);
            assert!(operation.path.starts_with('/') && operation.path.ends_with('/'));
        }
    }
}

#[test]
fn the_contract_notices_a_difference() {
    let spec = spec();
    let entry = spec
        .iter()
        .find(|entry| entry["id"] == "contacts.sync")
        .unwrap();
    let mut changed = *find("contacts.sync").unwrap();
    changed.per_minute = Some(121);
    changed.body = Body::None;
    let found = differences(entry, &changed);
    assert!(
        found
            .iter()
            .any(|line| line.contains("rate_limit_per_minute")),
        "{found:?}"
    );
    assert!(
        found.iter().any(|line| line.contains("body.phone")),
        "{found:?}"
    );
}
