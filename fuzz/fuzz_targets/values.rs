//! Any text as a value of each kind: what passes is as long as its rule says at most, and plain.
#![no_main]

use libfuzzer_sys::fuzz_target;
use spoki::rules::{
    custom_field, date, email, id, identifier, language, mime_type, template_name, url, uuid,
};

fuzz_target!(|text: &str| {
    let verdicts = [
        (email::check(text), 254),
        (url::check(text), url::LONGEST),
        (date::check(text), 10),
        (date::check_time(text), 40),
        (uuid::check(text), 36),
        (id::check(text), 20),
        (identifier::check(text), identifier::LONGEST),
        (language::check(text), 6),
        (mime_type::check(text), 255),
        (template_name::check(text), template_name::LONGEST),
        (custom_field::check_code(text), custom_field::LONGEST),
    ];
    for (index, (verdict, longest)) in verdicts.into_iter().enumerate() {
        if verdict.is_ok() {
            assert!(
                !text.is_empty() && text.len() <= longest,
                "{index}: {text:?}"
            );
            assert!(
                !text.contains(|symbol: char| symbol.is_ascii_control()),
                "{index}: {text:?}"
            );
        }
    }
});
