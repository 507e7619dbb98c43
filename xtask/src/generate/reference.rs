//! The reference page: a table of the operations for each area.

use std::fmt::Write as _;

use spoki::api::{AREAS, AnswerKind, Auth, Operation, Retry};

use super::camel_case;
use spoki::tools::{aliases, slug};

const HEAD: &str = "\
# The operations

Written from the declarations in `src/api` by `cargo xtask codegen api`; a test fails when it is not up to date. What each \
method takes and gives is in the typings; where a fact comes from, and how sure it is, in \
[`spec/operations.json`](../spec/operations.json).

- **key**: `account` or `partner` in `X-Spoki-Api-Key`; `secret` in the body and no key.
- **limit**: calls a minute; the client waits for its turn. Variants of an operation share its limit.
- **cache**: how many minutes Spoki answers the same.
- **again**: `yes` if a call is repeated by itself after an outcome that leaves open whether it was done; `no` if \
that could do it twice: then only a 429, or a request that never left, is tried again.
- **tool**: its name for agents, then the other names by which tool lists know it.
";

const COLUMNS: &str = "\
| operation | method | route | key | limit | cache | again | tool | notes |
|---|---|---|---|---|---|---|---|---|
";

/// `docs/api.md`.
pub(crate) fn reference_page() -> String {
    let mut page = HEAD.to_owned();
    for (area, operations) in AREAS {
        let resource = camel_case(area);
        let _ = write!(page, "\n## {resource}\n\n{COLUMNS}");
        for operation in *operations {
            page.push_str(&row(&resource, operation));
        }
    }
    page
}

fn row(resource: &str, operation: &Operation) -> String {
    let cells = [
        code(operation.id),
        code(&format!("{resource}.{}", camel_case(operation.verb()))),
        code(&format!("{} {}", operation.method.name(), operation.path)),
        key(operation.auth).to_owned(),
        figure(operation.per_minute),
        figure(operation.cached_seconds.get().map(|seconds| seconds / 60)),
        match operation.retry {
            Retry::Safe => "yes",
            Retry::Unsafe => "no",
        }
        .to_owned(),
        names(operation),
        notes(operation),
    ];
    format!("| {} |\n", cells.join(" | "))
}

const fn key(auth: Auth) -> &'static str {
    match auth {
        Auth::ApiKey => "account",
        Auth::PartnerKey => "partner",
        Auth::Secret => "secret",
    }
}

fn code(text: &str) -> String {
    format!("`{text}`")
}

/// The name of its tool, and the others by which it is known.
fn names(operation: &Operation) -> String {
    let others = aliases(operation).iter().map(|name| code(name));
    let names: Vec<String> = [code(&slug(operation))].into_iter().chain(others).collect();
    names.join(", ")
}

fn figure(number: Option<u16>) -> String {
    number.map_or_else(String::new, |number| number.to_string())
}

fn notes(operation: &Operation) -> String {
    let mut notes = Vec::new();
    if let Some(of) = operation.variant_of {
        notes.push(format!("a variant of `{of}`"));
    }
    match operation.answer {
        AnswerKind::Page => notes.push("pages".to_owned()),
        AnswerKind::Batches => notes.push("as many requests as it takes".to_owned()),
        _ => {}
    }
    if operation.secret {
        notes.push("the answer holds a secret".to_owned());
    }
    if !operation.deprecated.text().is_empty() {
        notes.push(format!("**deprecated**: {}", operation.deprecated.text()));
    }
    notes.join("; ")
}

#[cfg(test)]
mod tests {
    use super::reference_page;
    use crate::paths;

    #[test]
    fn each_fact_has_its_column() {
        let page = reference_page();
        for row in [
            "| `contacts.sync` | `contacts.sync` | `POST /api/1/contacts/sync/` | account | 120 |  | yes | `SPOKI_CREATE_OR_UPDATE_CONTACT` |  |",
            "| `templates.clone` | `templates.clone` | `GET /api/1/templates/{id}/clone/` | account |  |  | no |",
            "| `partner_roles.has_private_key` | `partnerRoles.hasPrivateKey` | `GET /api/1/partner-roles/{id}/has_private_key/` | partner |",
            "| `automations.start_bulk` | `automations.startBulk` | `POST /wh/ap/{uuid}/bulk/` | secret |  |  | no | `SPOKI_AUTOMATIONS_START_BULK` | as many requests as it takes |",
            "| a variant of `contacts.update` |",
            "| `GET /api/1/accounts/{id}/current_report/` | account |  | 30 | yes |",
            "| **deprecated**: ",
        ] {
            assert!(page.contains(row), "{row}");
        }
        assert_eq!(page.matches("\n| `").count(), 126);
    }

    #[test]
    fn the_page_is_up_to_date() {
        let file = paths::root().join("docs/api.md");
        let written = std::fs::read_to_string(file).unwrap_or_default();
        assert!(
            written == reference_page(),
            "docs/api.md is stale: run `cargo xtask codegen api`"
        );
    }
}
