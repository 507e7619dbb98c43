//! What comes as bytes: JSON, CSV files and deliveries.

use super::{Judge, Piece, repeated};
use spoki::import::{Job, Settings, Step};
use spoki::schema::json;
use spoki::webhook::{self, Event, Window};
use std::hint::black_box;

/// JSON, read and written.
pub(crate) fn json_texts(is_linear: Judge) {
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
        is_linear(&name, &|bytes| {
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

/// CSV files.
pub(crate) fn files(is_linear: Judge) {
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
        is_linear(name, &|bytes| {
            // A row longer than a megabyte would be refused before it is looked at.
            let file = [start, &repeated(bytes - 100, piece)].concat();
            Box::new(move || {
                black_box(import(file.as_bytes()));
            })
        });
    }
    is_linear("bytes that are no text", &|bytes| {
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

/// Signatures and deliveries.
pub(crate) fn deliveries(is_linear: Judge) {
    const SECRET: &str = "whsec_of_a_test";
    let pieces: [(&str, Piece); 4] = [
        ("t=1785000000", |_| ",v1=00".to_owned()),
        ("", |_| "t=1,".to_owned()),
        ("", |_| ",=".to_owned()),
        ("v1=", |_| "a0".to_owned()),
    ];
    for (start, piece) in pieces {
        let name = format!("a signature of {start}{}", piece(0));
        is_linear(&name, &|bytes| {
            let header = [start, &repeated(bytes, piece)].concat();
            Box::new(move || {
                let window = Window::at(1_785_000_000);
                black_box(webhook::check(b"{}", &header, [SECRET, "another"], window)).ok();
            })
        });
    }
    is_linear("a delivery", &|bytes| {
        let data = repeated(bytes, |number| format!(r#""a{number}":[1],"#));
        let payload = format!(r#"{{"event":"a","data":{{{data}"b":1}}}}"#);
        Box::new(move || {
            black_box(Event::read(payload.as_bytes())).ok();
            black_box(webhook::sign(payload.as_bytes(), SECRET, 1_785_000_000)).ok();
        })
    });
}
