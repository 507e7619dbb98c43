//! What tools are called.

use crate::api::Operation;

/// The name of an operation's tool: the one that tool platforms know, or `SPOKI_` and the id.
///
/// ```
/// use spoki::{api::find, tools::slug};
/// assert_eq!(slug(find("contacts.sync").unwrap()), "SPOKI_CREATE_OR_UPDATE_CONTACT");
/// assert_eq!(slug(find("messages.send_text").unwrap()), "SPOKI_MESSAGES_SEND_TEXT");
/// ```
pub fn slug(operation: &Operation) -> String {
    match operation.slugs.get() {
        [known, ..] => (*known).to_owned(),
        [] => format!("SPOKI_{}", operation.id.replace('.', "_").to_uppercase()),
    }
}

/// The other names of the tool, from an older list.
pub fn aliases(operation: &Operation) -> &'static [&'static str] {
    operation.slugs.get().get(1..).unwrap_or_default()
}

/// The name as people read it.
///
/// ```
/// use spoki::{api::find, tools::title};
/// assert_eq!(title(find("contacts.sync").unwrap()), "Create or update contact");
/// assert_eq!(title(find("messages.send_text").unwrap()), "Messages: send text");
/// ```
pub fn title(operation: &Operation) -> String {
    if let [known, ..] = operation.slugs.get() {
        return sentence(known.trim_start_matches("SPOKI_"));
    }
    let verb = sentence(operation.verb()).to_lowercase();
    format!("{}: {verb}", sentence(operation.area()))
}

/// `CREATE_LIST` → `Create list`.
fn sentence(name: &str) -> String {
    let words = name.replace('_', " ").to_lowercase();
    let mut letters = words.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{aliases, slug};
    use crate::api::operations;
    use std::collections::BTreeSet;

    #[test]
    fn every_name_is_one_that_all_platforms_take_and_stands_for_one_operation() {
        let mut names = BTreeSet::new();
        for operation in operations() {
            let others = aliases(operation).iter().map(|name| (*name).to_owned());
            for name in others.chain([slug(operation)]) {
                assert!(name.len() <= 64 && name.starts_with("SPOKI_"), "{name}");
                let known = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
                assert!(name.bytes().all(known), "{name}");
                assert!(names.insert(name.clone()), "{name} twice");
            }
        }
        assert_eq!(names.len(), 126 + 5);
    }

    #[test]
    fn aliases_are_the_name_with_the_prefix_twice() {
        for operation in operations() {
            for alias in aliases(operation) {
                assert_eq!(*alias, format!("SPOKI_{}", slug(operation)));
            }
        }
    }

    #[test]
    fn a_name_made_of_the_id_stands_for_no_other_operation() {
        let names: BTreeSet<String> = operations().map(slug).collect();
        for operation in operations() {
            let of_id = format!("SPOKI_{}", operation.id.replace('.', "_").to_uppercase());
            assert!(
                of_id == slug(operation) || !names.contains(&of_id),
                "{of_id}"
            );
        }
    }
}
