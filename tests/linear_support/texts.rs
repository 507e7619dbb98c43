//! The linter, the preview and the conversions.

use super::{Judge, Piece, object, pieces, repeated, text};
use spoki::lint::{self, Known};
use spoki::placeholders::{to_meta_variables, to_spoki_placeholders};
use spoki::preview::preview;
use spoki::schema::Value;
use std::hint::black_box;

/// Pieces of texts that could be looked at again and again.
const HOSTILE: [(&str, Piece); 16] = [
    ("words", |_| "parola ".to_owned()),
    ("percent signs", |_| "%".to_owned()),
    ("open placeholders", |_| "%%A".to_owned()),
    ("codes", |number| format!("%%C{number}%% ")),
    ("one code", |_| "%%A%%".to_owned()),
    ("braces", |_| "{".to_owned()),
    ("open variables", |_| "{{a".to_owned()),
    ("variables", |number| format!("{{{{v{number}}}}} ")),
    ("numbers", |number| format!("{{{{{}}}}} ", number + 1)),
    ("links", |_| "https://bit.ly/a ".to_owned()),
    ("one link", |_| "https://".to_owned()),
    ("line breaks", |_| "\n".to_owned()),
    ("emoji", |_| "👩‍👩‍👧🇮🇹".to_owned()),
    ("marks", |_| "*_~ a".to_owned()),
    ("backticks", |_| "`a\n".to_owned()),
    ("fences", |_| "``` ".to_owned()),
];

/// Texts of templates.
pub(crate) fn texts(is_linear: Judge) {
    for (name, piece) in HOSTILE {
        is_linear(name, &|bytes| {
            let body = repeated(bytes, piece);
            let one = object([("body", text(&body))]);
            let template = object([("templatelocalization_set", Value::List(vec![one]))]);
            Box::new(move || {
                black_box(lint::template(&template));
            })
        });
        is_linear(name, &|bytes| {
            let body = repeated(bytes, piece);
            let localization = object([("body", text(&body))]);
            let values = object([("A", text("*a* "))]);
            Box::new(move || {
                black_box(preview(&localization, &values));
                let meta = to_meta_variables(&body);
                black_box(to_spoki_placeholders(&meta.text, &meta.codes));
            })
        });
    }
}

fn button(number: usize) -> (Value, usize) {
    let button = object([
        ("text", text(format!("Vai {number}"))),
        ("button_type", text("url")),
        ("url", text(format!("https://example.com/%%C{number}%%"))),
    ]);
    (button, 100)
}

fn row(number: usize) -> (Value, usize) {
    (object([("payload", text(format!("riga {number}")))]), 40)
}

fn localization(number: usize) -> (Value, usize) {
    let body = text(format!("Ciao %%C{number}%%, a presto"));
    (object([("language", text("it")), ("body", body)]), 80)
}

fn example(number: usize) -> ((String, Value), usize) {
    ((format!("C{number}"), text("a")), 40)
}

/// Templates and messages of many parts.
pub(crate) fn structures(is_linear: Judge) {
    is_linear("buttons", &|bytes| {
        let buttons = Value::List(pieces(bytes, button));
        let one = object([("button_set", buttons)]);
        let template = object([("templatelocalization_set", Value::List(vec![one]))]);
        Box::new(move || {
            black_box(lint::template(&template));
        })
    });
    is_linear("languages", &|bytes| {
        let languages = Value::List(pieces(bytes, localization));
        let template = object([("templatelocalization_set", languages)]);
        Box::new(move || {
            black_box(lint::template(&template));
        })
    });
    is_linear("rows", &|bytes| {
        let rows = object([("rows", Value::List(pieces(bytes, row)))]);
        let list = object([("sections", Value::List(vec![rows]))]);
        let message = object([
            ("type", text("Message")),
            ("content_type", text("List")),
            ("list", list),
        ]);
        Box::new(move || {
            black_box(lint::message(&message, Known::default()));
        })
    });
    is_linear("values", &|bytes| {
        let languages = Value::List(pieces(bytes, localization));
        let template = object([("templatelocalization_set", languages)]);
        let message = object([
            ("type", text("Template")),
            ("custom_fields", Value::Object(pieces(bytes, example))),
        ]);
        Box::new(move || {
            let known = Known {
                template: Some(&template),
                media_bytes: None,
            };
            black_box(lint::message(&message, known));
        })
    });
    is_linear("examples", &|bytes| {
        let one = object([
            (
                "body",
                text(repeated(bytes, |number| format!("%%C{number}%% "))),
            ),
            (
                "example_custom_fields",
                Value::Object(pieces(bytes, example)),
            ),
        ]);
        let template = object([("templatelocalization_set", Value::List(vec![one]))]);
        Box::new(move || {
            black_box(lint::template(&template));
        })
    });
}
