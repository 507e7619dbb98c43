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
        (custom_field::check_key(text), custom_field::LONGEST),
        (custom_field::check_value(2, text), 10),
        (custom_field::check_value(3, text), 40),
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
    // A field that may be created may be named, and its code may be its label.
    if custom_field::check_code(text).is_ok() {
        assert!(custom_field::check_key(text).is_ok() && custom_field::check_label(text).is_ok());
    }
    assert_eq!(custom_field::check_value(2, text), date::check(text));
    assert!(custom_field::check_value(1, text).is_ok());
    if custom_field::check_label(text).is_ok() {
        assert!(!text.trim().is_empty() && !custom_field::RESERVED.contains(&text));
    }
});
