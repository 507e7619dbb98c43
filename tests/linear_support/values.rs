//! Phones and checks of single values.

use super::{Judge, Piece, repeated};
use spoki::redact;
use spoki::rules::phone::{Country, Phone, Style, is_valid, match_keys, parse};
use spoki::rules::{
    Problem, country, custom_field, date, email, id, identifier, language, mime_type,
    template_name, url, uuid,
};
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

fn on_hostile(is_linear: Judge, name: &str, work: impl Fn(&str) + Copy + 'static) {
    for (start, piece) in HOSTILE {
        let shown = format!("{name} of {start}{}", piece(0));
        is_linear(&shown, &|bytes| {
            let value = [start, &repeated(bytes, piece)].concat();
            Box::new(move || work(&value))
        });
    }
}

/// Phones, alone and within texts.
pub(crate) fn phones(is_linear: Judge) {
    let italy = Country::from_code("IT").ok();
    let germany = Country::from_code("DE").ok();
    on_hostile(is_linear, "a phone", move |value| {
        for country in [None, italy, germany] {
            black_box(parse(value, country)).ok();
            black_box(is_valid(value.as_bytes(), country));
            black_box(match_keys(value, country));
        }
        black_box(Phone::from_e164(value).map(|phone| phone.written(Style::National)));
        black_box(redact::phone(value));
    });
    on_hostile(is_linear, "a text with phones", |value| {
        black_box(redact::phones_in(value));
        black_box(redact::without(value, "a"));
    });
}

type Check = fn(&str) -> Result<(), Problem>;

/// Each check of a single value.
pub(crate) fn values(is_linear: Judge) {
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
        on_hostile(is_linear, name, move |value| {
            black_box(check(value)).ok();
        });
    }
}
