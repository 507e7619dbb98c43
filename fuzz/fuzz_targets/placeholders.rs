//! Any text: its parts are the text, and what becomes of its placeholders and variables becomes them again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use spoki::placeholders::{Kind, Part, parts, to_meta_variables, to_spoki_placeholders};
use spoki_fuzz::Text;

/// The text with something else for each placeholder.
fn with(text: &str, mut name: impl FnMut(Kind, &str) -> Option<String>) -> String {
    let pieces = parts(text).map(|part| match part {
        Part::Literal(text) => text.to_owned(),
        Part::Placeholder(found) => {
            assert!(found.text.contains(found.name));
            name(found.kind, found.name).unwrap_or_else(|| found.text.to_owned())
        }
    });
    pieces.collect()
}

fuzz_target!(|input: (Text, &str)| {
    let (Text(made), any) = input;
    for text in [made.as_str(), any] {
        assert_eq!(with(text, |_, _| None), text);
        let kinds: Vec<Kind> = parts(text)
            .filter_map(|part| match part {
                Part::Placeholder(found) => Some(found.kind),
                Part::Literal(_) => None,
            })
            .collect();

        let meta = to_meta_variables(text);
        let codes = kinds.iter().filter(|kind| **kind == Kind::Code).count();
        assert_eq!(meta.codes.len(), codes);
        // Variables that a text has already cannot be told from those that are made.
        if !kinds
            .iter()
            .any(|kind| matches!(kind, Kind::Number | Kind::Name))
        {
            let plain = with(text, |kind, name| {
                (kind == Kind::Code).then(|| format!("%%{name}%%"))
            });
            assert_eq!(
                to_spoki_placeholders(&meta.text, &meta.codes),
                plain,
                "{text:?}"
            );
        }

        // A code that has been left open could be closed by the marks of the next one.
        if !text.contains("%%") {
            let mut count = 0;
            let mut counted = |kind, _: &str| {
                let is_variable = matches!(kind, Kind::Number | Kind::Name);
                count += usize::from(is_variable);
                is_variable.then(|| format!("{{{{{count}}}}}"))
            };
            let counted = with(text, &mut counted);
            let codes: Vec<String> = (1..=count).map(|number| format!("C{number}")).collect();
            let meta = to_meta_variables(&to_spoki_placeholders(&counted, &codes));
            assert_eq!((meta.text, meta.codes), (counted, codes), "{text:?}");
        }
    }
});
