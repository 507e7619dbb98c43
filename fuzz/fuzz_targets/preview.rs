//! Any template with any values: the spans are the text with its values, but for marks that go in pairs.
#![no_main]

use libfuzzer_sys::fuzz_target;
use spoki::placeholders::{Kind, Part, Placeholder, parts};
use spoki::preview::{Span, preview};
use spoki::schema::Value;
use spoki_fuzz::{Localization, Text};

const MARKS: [char; 4] = ['*', '_', '~', '`'];

fn filled(text: &str, values: &Value) -> (String, Vec<String>) {
    let (mut filled, mut missing) = (String::new(), Vec::new());
    for part in parts(text) {
        match part {
            Part::Placeholder(Placeholder {
                kind: Kind::Code,
                name,
                text,
            }) => match values.get(name).and_then(Value::as_text) {
                None | Some("") => {
                    filled.push_str(text);
                    missing.push(name.to_owned());
                }
                Some(value) => filled.push_str(value),
            },
            Part::Placeholder(Placeholder { text, .. }) | Part::Literal(text) => {
                filled.push_str(text);
            }
        }
    }
    (filled, missing)
}

fn joined(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}

/// What was left out of a text.
fn left_out(of: &str, kept: &str) -> String {
    let mut kept = kept.chars().peekable();
    let out = of
        .chars()
        .filter(|symbol| kept.next_if_eq(symbol).is_none())
        .collect();
    assert_eq!(kept.next(), None, "{of:?}");
    out
}

fuzz_target!(|input: (Localization, Text, Text, Vec<(&str, Text)>)| {
    let (Localization(any), Text(body), Text(title), given) = input;
    let mut values = vec![("A".to_owned(), Value::Text("*a".to_owned()))];
    values.extend(
        given
            .into_iter()
            .map(|(code, Text(value))| (code.to_owned(), Value::Text(value))),
    );
    let values = Value::Object(values);
    preview(&any, &values);
    preview(&any, &any);

    let part = |name: &str, text: &str| (name.to_owned(), Value::Text(text.to_owned()));
    let shown = preview(
        &Value::Object(vec![part("header", &title), part("body", &body)]),
        &values,
    );
    let (title, mut missing) = filled(&title, &values);
    assert_eq!(
        shown
            .header
            .map(|header| joined(&header.text))
            .unwrap_or_default(),
        title
    );

    let (body, more) = filled(&body, &values);
    let out = left_out(&body, &joined(&shown.body));
    for mark in MARKS {
        assert!(out.matches(mark).count() % 2 == 0, "{body:?}");
    }
    assert!(
        out.chars().all(|symbol| MARKS.contains(&symbol)),
        "{body:?}"
    );
    for span in &shown.body {
        assert!(!span.text.is_empty(), "{body:?}");
        let is_code = |code: &String| span.text.starts_with("%%") && shown.missing.contains(code);
        assert!(span.missing.as_ref().is_none_or(is_code), "{span:?}");
    }
    missing.extend(more);
    missing.dedup();
    let mut known: Vec<String> = Vec::new();
    for code in missing {
        if !known.contains(&code) {
            known.push(code);
        }
    }
    assert_eq!(shown.missing, known);
});
