//! What a tool does to the world, for those who decide whether a model may call it.

use crate::api::{Method, Operation, Retry};

/// Actions that take away or replace, by other methods than PATCH and DELETE. A new key or secret
/// ends the old one.
const REPLACING: [&str; 16] = [
    "channels.set_primary",
    "contacts.remove_operator",
    "invitations.update_role",
    "lists.remove_all_contacts",
    "lists.remove_contacts",
    "partner_invitations.update_role",
    "partner_roles.generate_private_key",
    "partner_roles.update_role",
    "partners.move_credit_from_account",
    "partners.revoke_api_key_for_account",
    "partners.set_profits",
    "roles.generate_private_key",
    "roles.update_role",
    "templates.back_to_draft",
    "webhooks.rotate_secret",
    "webhooks.set_expands",
];

/// Whether customers get something of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// They do not.
    Nobody,
    /// Those whose phones are in the body do.
    Named,
    /// Some do, and the body does not say who.
    Unnamed,
}

/// Whom an operation reaches.
pub fn reach(operation: &Operation) -> Reach {
    match operation.id {
        "automations.start" | "automations.start_bulk" => Reach::Named,
        // A campaign goes to whole lists, and a new automation to whoever fires it.
        "automations.create" | "campaigns.create" | "campaigns.update" => Reach::Unnamed,
        _ if operation.area() == "messages" => Reach::Named,
        _ => Reach::Nobody,
    }
}

/// Whether it only reads.
pub fn is_read_only(operation: &Operation) -> bool {
    operation.method == Method::Get && operation.id != "templates.clone"
}

/// Whether it changes or takes away what was there, rather than add to it.
pub fn is_destructive(operation: &Operation) -> bool {
    !is_read_only(operation)
        && (matches!(operation.method, Method::Patch | Method::Delete)
            // An upsert writes over what it finds.
            || operation.retry == Retry::Safe
            || REPLACING.contains(&operation.id))
}

/// Whether doing it twice is the same as once.
pub fn is_idempotent(operation: &Operation) -> bool {
    operation.retry == Retry::Safe
}

#[cfg(test)]
mod tests {
    use super::{REPLACING, Reach, is_destructive, is_idempotent, is_read_only, reach};
    use crate::api::{Method, Operation, find, operations};

    fn those(holds: impl Fn(&Operation) -> bool) -> Vec<&'static str> {
        let found = operations().filter(|operation| holds(operation));
        found.map(|operation| operation.id).collect()
    }

    #[test]
    fn what_only_reads_neither_destroys_nor_reaches_anybody() {
        for operation in operations().filter(|operation| is_read_only(operation)) {
            assert!(!is_destructive(operation), "{}", operation.id);
            assert!(is_idempotent(operation), "{}", operation.id);
            assert_eq!(reach(operation), Reach::Nobody, "{}", operation.id);
        }
        assert!(!is_read_only(find("templates.clone").unwrap()));
        assert!(
            operations().all(|operation| {
                operation.method != Method::Delete || is_destructive(operation)
            })
        );
    }

    #[test]
    fn every_message_and_every_start_names_whom_it_reaches() {
        let named = those(|operation| reach(operation) == Reach::Named);
        assert_eq!(named.len(), 12);
        let of_phones = those(|operation| {
            operation.path.starts_with("/wh/") || operation.path.contains("/messages/")
        });
        assert_eq!(named, of_phones);
    }

    #[test]
    fn what_is_listed_by_name_exists() {
        for id in REPLACING.into_iter().chain(["contacts.sync"]) {
            assert!(is_destructive(find(id).unwrap()), "{id}");
        }
        for id in ["messages.send", "lists.create", "tickets.create"] {
            assert!(!is_destructive(find(id).unwrap()), "{id}");
        }
    }
}
