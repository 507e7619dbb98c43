//! What a tool does to the world, for those who decide whether a model may call it.

use crate::api::{Method, Operation, Retry};

/// Whether it only reads.
pub fn is_read_only(operation: &Operation) -> bool {
    operation.is_read()
}

/// Whether it changes or takes away what was there, rather than add to it.
pub fn is_destructive(operation: &Operation) -> bool {
    !is_read_only(operation)
        && (matches!(operation.method, Method::Patch | Method::Delete)
            // An upsert writes over what it finds.
            || operation.retry == Retry::Safe
            || operation.replaces.get())
}

/// Whether doing it twice is the same as once.
pub fn is_idempotent(operation: &Operation) -> bool {
    operation.retry == Retry::Safe
}

#[cfg(test)]
mod tests {
    use super::{is_destructive, is_idempotent, is_read_only};
    use crate::api::{Method, Operation, Reach, find, operations};

    fn those(holds: impl Fn(&Operation) -> bool) -> Vec<&'static str> {
        let found = operations().filter(|operation| holds(operation));
        found.map(|operation| operation.id).collect()
    }

    #[test]
    fn what_only_reads_neither_destroys_nor_reaches_anybody() {
        for operation in operations().filter(|operation| is_read_only(operation)) {
            assert!(!is_destructive(operation), "{}", operation.id);
            assert!(is_idempotent(operation), "{}", operation.id);
            assert_eq!(operation.reaches.get(), Reach::Nobody, "{}", operation.id);
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
        let named = those(|operation| operation.reaches.get() == Reach::Named);
        assert_eq!(named.len(), 12);
        let of_phones = those(|operation| {
            operation.path.starts_with("/wh/") || operation.path.contains("/messages/")
        });
        assert_eq!(named, of_phones);
    }

    #[test]
    fn what_needs_no_name_reaches_whom_it_likes() {
        let unnamed = those(|operation| operation.reaches.get() == Reach::Unnamed);
        let of_audiences = those(|operation| {
            !is_read_only(operation)
                && operation.method != Method::Delete
                && ["automations", "campaigns"].contains(&operation.area())
                && operation.reaches.get() != Reach::Named
        });
        assert_eq!(unnamed, of_audiences);
    }

    #[test]
    fn what_takes_away_is_told_from_what_adds() {
        for id in [
            "contacts.sync",
            "webhooks.rotate_secret",
            "lists.remove_contacts",
        ] {
            assert!(is_destructive(find(id).unwrap()), "{id}");
        }
        for id in ["messages.send", "lists.create", "tickets.create"] {
            assert!(!is_destructive(find(id).unwrap()), "{id}");
        }
    }
}
