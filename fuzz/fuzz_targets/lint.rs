//! Any template and any message: the findings have sentences, and their places are in the text that is
//! at their path, between characters.
#![no_main]

use libfuzzer_sys::fuzz_target;
use spoki::error::Segment;
use spoki::lint::{Finding, Known, message, template};
use spoki::schema::{Value, json};
use spoki_fuzz::{Message, Template};

fn at<'a>(value: &'a Value, path: &[Segment]) -> Option<&'a Value> {
    path.iter()
        .try_fold(value, |value, segment| match (segment, value) {
            (Segment::Field(name), _) => value.get(name),
            (Segment::Index(index), Value::List(items)) => items.get(*index),
            (Segment::Index(_), _) => None,
        })
}

/// Where characters begin and end, in UTF-16 units.
fn borders(text: &str) -> Vec<usize> {
    let mut borders = vec![0];
    for symbol in text.chars() {
        borders.push(borders.last().copied().unwrap_or(0) + symbol.len_utf16());
    }
    borders
}

fn check(findings: &[Finding], of: &Value) {
    assert!(findings.len() <= 1_000);
    for finding in findings {
        assert!(!finding.to_string().is_empty());
        let Some(place) = finding.place else {
            continue;
        };
        let text = at(of, &finding.path).and_then(Value::as_text);
        let borders = borders(text.unwrap_or_else(|| panic!("{finding:?} is about no text")));
        let is_inside = borders.contains(&place.start) && borders.contains(&place.end);
        assert!(place.start < place.end && is_inside, "{finding:?}");
    }
}

fuzz_target!(|input: (Template, Message, Option<u64>, &str)| {
    let (Template(of), Message(sent), media_bytes, text) = input;
    check(&template(&of), &of);
    for known in [None, Some(&of)] {
        let known = Known {
            template: known,
            media_bytes,
        };
        check(&message(&sent, known), &sent);
    }
    // What nobody would take for a template.
    if let Ok(any) = json::parse(text) {
        template(&any);
        message(
            &any,
            Known {
                template: Some(&any),
                media_bytes,
            },
        );
    }
});
