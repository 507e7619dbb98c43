//! Twice the input takes twice the time: phones, checks of values and of whole inputs, JSON, CSV files and
//! deliveries of a megabyte that were made to be slow.
#![cfg(not(target_arch = "wasm32"))]

mod linear_support;

use linear_support::{Piece, is_linear, object, pieces, repeated, text};
use spoki::api::{Body, Operation, SCHEMAS, find};
use spoki::import::{Job, Settings, Step};
use spoki::protocol::check;
use spoki::redact;
use spoki::rules::phone::{Country, Phone, Style, is_valid, match_keys, parse};
use spoki::rules::{
    Code, Problem, country, custom_field, date, email, id, identifier, language, mime_type,
    template_name, url, uuid,
};
use spoki::schema::{Nulls, Value, json};
use spoki::webhook::{self, Event, Window};
use std::hint::black_box;

/// Pieces of values that could be looked at again and again, each with what comes before them.
const HOSTILE: [(&str, Piece); 16] = [
    ("", |_| "a".to_owned()),
    ("", |_| "A".to_owned()),
    ("", |_| "1".to_owned()),
    ("", |_| " ".to_owned()),
    ("", |_| "è".to_owned()),
    ("", |_| "𝟙".to_owned()),
    ("", |_| "\u{200b}".to_owned()),
    ("", |_| "+1 (".to_owned()),
    ("", |_| "@a.".to_owned()),
    ("", |_| "tel:".to_owned()),
    ("tel:", |_| "1-".to_owned()),
    ("3331234567", |_| " ext. 1".to_owned()),
    ("1", |_| ",1e".to_owned()),
    ("https://", |_| "a.".to_owned()),
    ("https://example.com/", |_| "%%A%%/".to_owned()),
    ("image/", |_| "a;".to_owned()),
];

fn on_hostile(name: &str, work: impl Fn(&str) + Copy + 'static) {
    for (start, piece) in HOSTILE {
        let shown = format!("{name} of {start}{}", piece(0));
        is_linear(&shown, |bytes| {
            let value = [start, &repeated(bytes, piece)].concat();
            Box::new(move || work(&value))
        });
    }
}

#[test]
fn phones() {
    let italy = Country::from_code("IT").ok();
    let germany = Country::from_code("DE").ok();
    on_hostile("a phone", move |value| {
        for country in [None, italy, germany] {
            black_box(parse(value, country)).ok();
            black_box(is_valid(value.as_bytes(), country));
            black_box(match_keys(value, country));
        }
        black_box(Phone::from_e164(value).map(|phone| phone.written(Style::National)));
        black_box(redact::phone(value));
    });
    on_hostile("a text with phones", |value| {
        black_box(redact::phones_in(value));
        black_box(redact::without(value, "a"));
    });
}

type Check = fn(&str) -> Result<(), Problem>;

#[test]
fn values() {
    let checks: [(&str, Check); 15] = [
        ("an e-mail address", email::check),
        ("an address", url::check),
        ("a day", date::check),
        ("a time", date::check_time),
        ("a local time", date::check_local_time),
        ("a UUID", uuid::check),
        ("an id", id::check),
        ("an identifier", identifier::check),
        ("a language", language::check),
        ("a country", country::check),
        ("a MIME type", mime_type::check),
        ("a name of a template", template_name::check),
        ("a code", custom_field::check_code),
        ("a label", custom_field::check_label),
        ("a value", |value| custom_field::check_value(2, value)),
    ];
    for (name, check) in checks {
        on_hostile(name, move |value| {
            black_box(check(value)).ok();
        });
    }
}

/// The names of an operation's fields, of all its kinds.
fn names(operation: &Operation) -> Vec<&'static str> {
    match operation.body {
        Body::Variants(variants) => {
            let shapes = variants.shapes.iter();
            let fields = shapes.flat_map(|shape| shape.fields);
            fields.map(|field| field.name).collect()
        }
        _ => operation.input_fields().map(|field| field.name).collect(),
    }
}

/// A value of about so many bytes.
type Make = fn(usize) -> Value;

/// Values that a field may hold or not.
const VALUES: [(&str, Make); 4] = [
    ("a text", |bytes| text("+39 ".repeat(bytes / 4))),
    ("a list", |bytes| {
        let item = |_| (object([("text", text("a"))]), 40);
        Value::List(pieces(bytes, item))
    }),
    ("codes", |bytes| {
        let value = |number| ((format!("C{number}"), text("a")), 40);
        Value::Object(pieces(bytes, value))
    }),
    ("names", |bytes| {
        let value = |number| ((format!("c {number}"), Value::Null), 40);
        Value::Object(pieces(bytes, value))
    }),
];

/// A field by its number, and how long it is.
type Number = fn(usize) -> ((String, Value), usize);

/// Fields that are not known, and one that stands there again and again.
const FIELDS: [(&str, Number); 2] = [
    ("slips", |number| {
        ((format!("frist_name{number}"), text("a")), 40)
    }),
    ("one field", |_| (("phone".to_owned(), text("a")), 40)),
];

fn is_checked(id: &str, name: &str, make: &dyn Fn(usize) -> Value) {
    let operation = find(id).unwrap();
    is_linear(&format!("{id}, {name}"), |bytes| {
        let input = make(bytes);
        Box::new(move || {
            black_box(check(operation, input.clone(), Nulls::LeftOut)).ok();
        })
    });
}

#[test]
fn inputs() {
    for (_, id) in SCHEMAS {
        let names = names(find(id).unwrap());
        for (name, make) in VALUES {
            is_checked(id, name, &|bytes| {
                let value = make(bytes / names.len());
                let fields = names.iter();
                let fields = fields.map(|name| ((*name).to_owned(), value.clone()));
                Value::Object(fields.collect())
            });
        }
    }
}

#[test]
fn fields() {
    for id in ["contacts.sync", "messages.send"] {
        for (name, field) in FIELDS {
            is_checked(id, name, &|bytes| Value::Object(pieces(bytes, field)));
        }
    }
    is_checked("messages.send", "a long name", &|bytes| {
        let place = |_| (Value::Unusable(Code::LoneSurrogate.into()), 8);
        let places = Value::List(pieces(bytes / 2, place));
        let metadata = Value::Object(vec![("a".repeat(bytes / 2), places)]);
        object([
            ("type", text("Message")),
            ("content_type", text("Text")),
            ("metadata", metadata),
        ])
    });
}

#[test]
fn json_texts() {
    let pieces: [(&str, Piece, &str); 10] = [
        ("[", |_| "1,".to_owned(), "1]"),
        ("[", |_| "[[[[]]]],".to_owned(), "1]"),
        ("", |_| "[".to_owned(), ""),
        (
            "{",
            |number| format!(r#""a{number}":{{"results":[]}},"#),
            r#""b":1}"#,
        ),
        ("{", |_| r#""next":"a","count":1,"#.to_owned(), r#""b":1}"#),
        ("\"", |_| r"\u00e8\n".to_owned(), "\""),
        ("\"", |_| "🎉".to_owned(), "\""),
        ("\"", |_| r"\ud83d\ude00\ud83d".to_owned(), "\""),
        ("", |_| "1".to_owned(), ""),
        ("", |_| " \n".to_owned(), "1"),
    ];
    for (start, piece, end) in pieces {
        let name = format!("JSON of {start}{}", piece(0));
        is_linear(&name, |bytes| {
            let text = [start, &repeated(bytes, piece), end].concat();
            Box::new(move || {
                if let Ok(value) = json::parse(&text) {
                    black_box(json::write(&value));
                }
                black_box(json::check(&text)).ok();
                black_box(json::envelope(&text)).ok();
            })
        });
    }
}

/// How many contacts a file has.
fn import(file: &[u8]) -> u64 {
    let settings = Settings {
        default_country: Some("IT".to_owned()),
        ..Settings::default()
    };
    let mut job = Job::new(settings, None).unwrap();
    // A file that is refused has been read up to there.
    if job.push(file).is_err() {
        return 0;
    }
    job.finish();
    while let Ok(Step::Send(_)) = job.step() {
        job.applied(b"{}");
    }
    job.report().accepted
}

#[test]
fn files() {
    let pieces: [(&str, &str, Piece); 11] = [
        ("rows", "Cellulare;Nome\n", |number| {
            format!("{};Ada\n", 3_200_000_000 + number)
        }),
        ("one phone", "Cellulare;Nome\n", |number| {
            format!("3331234567;Ada {number}\n")
        }),
        ("no phones", "Cellulare;Email\n", |_| {
            "333;ada@\n".to_owned()
        }),
        ("quotes", "Cellulare;Nome\n3331234567;\"", |_| {
            "\"\"".to_owned()
        }),
        ("an open quote", "Cellulare;Nome\n3331234567;\"", |_| {
            "a;\n".to_owned()
        }),
        ("stray quotes", "Cellulare;Nome\n3331234567;", |_| {
            "a\"".to_owned()
        }),
        ("cells", "Cellulare;Nome\n", |_| "a;".to_owned()),
        ("columns", "Cellulare", |number| {
            format!(";Una colonna con un nome lungo: {number}")
        }),
        ("empty lines", "Cellulare;Nome\n", |_| "\r\n".to_owned()),
        ("delimiters", "", |_| ",;\t|".to_owned()),
        ("zeros", "", |_| "\0".to_owned()),
    ];
    for (name, start, piece) in pieces {
        is_linear(name, |bytes| {
            // A row longer than a megabyte would be refused before it is looked at.
            let file = [start, &repeated(bytes - 100, piece)].concat();
            Box::new(move || {
                black_box(import(file.as_bytes()));
            })
        });
    }
    is_linear("bytes that are no text", |bytes| {
        let file = [
            b"Cellulare;Nome\n".as_slice(),
            &[0xe8, b'\n'].repeat(bytes / 2),
        ]
        .concat();
        Box::new(move || {
            black_box(import(&file));
        })
    });
}

#[test]
fn deliveries() {
    const SECRET: &str = "whsec_of_a_test";
    let pieces: [(&str, Piece); 4] = [
        ("t=1785000000", |_| ",v1=00".to_owned()),
        ("", |_| "t=1,".to_owned()),
        ("", |_| ",=".to_owned()),
        ("v1=", |_| "a0".to_owned()),
    ];
    for (start, piece) in pieces {
        let name = format!("a signature of {start}{}", piece(0));
        is_linear(&name, |bytes| {
            let header = [start, &repeated(bytes, piece)].concat();
            Box::new(move || {
                let window = Window::at(1_785_000_000);
                black_box(webhook::check(b"{}", &header, [SECRET, "another"], window)).ok();
            })
        });
    }
    is_linear("a delivery", |bytes| {
        let data = repeated(bytes, |number| format!(r#""a{number}":[1],"#));
        let payload = format!(r#"{{"event":"a","data":{{{data}"b":1}}}}"#);
        Box::new(move || {
            black_box(Event::read(payload.as_bytes())).ok();
            black_box(webhook::sign(payload.as_bytes(), SECRET, 1_785_000_000)).ok();
        })
    });
}
