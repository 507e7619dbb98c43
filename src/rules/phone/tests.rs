#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::{Country, eight_digits, parse, parse_bytes};
use proptest::prelude::*;

fn verdict(input: &str, country: &str) -> String {
    let country = Country::from_code(country).ok();
    match parse(input, country) {
        Ok(phone) => phone.e164().to_string(),
        Err(problem) => problem.code.name().to_owned(),
    }
}

#[test]
fn what_people_write() {
    for (input, country, expected) in [
        ("+39 333 123 4567", "", "+393331234567"),
        ("0039 333 1234567", "", "+393331234567"),
        ("0039 333 1234567", "IT", "+393331234567"),
        ("011 39 333 1234567", "US", "+393331234567"),
        ("810 39 333 1234567", "RU", "+393331234567"),
        ("333/123.45-67", "IT", "+393331234567"),
        ("(333) 1234567", "IT", "+393331234567"),
        ("'3331234567", "IT", "+393331234567"),
        ("’+393331234567", "", "+393331234567"),
        ("333\u{a0}123\u{202f}4567", "IT", "+393331234567"),
        ("333\u{2011}123\u{2013}4567", "IT", "+393331234567"),
        ("\u{202a}+39 333 123 4567\u{202c}", "", "+393331234567"),
        ("＋３９ ３３３１２３４５６７", "", "+393331234567"),
        ("٠٠٣٩٣٣٣١٢٣٤٥٦٧", "", "+393331234567"),
        ("(+39) 333 1234567", "", "+393331234567"),
        ("393331234567.0", "IT", "+393331234567"),
        // Italy keeps the 0 of its landlines, and dials nothing before a number.
        ("06 6982 1234", "IT", "+390669821234"),
        ("+39 (0)6 69821234", "", "+390669821234"),
        ("0549 881234", "SM", "+3780549881234"),
        // Elsewhere the 0 (or 8, or 06) is only dialled inside the country.
        ("0171 1234567", "DE", "+491711234567"),
        ("+49 (0)171 1234567", "", "+491711234567"),
        ("+44 020 7946 0018", "", "+442079460018"),
        ("06 12 34 56 78", "FR", "+33612345678"),
        ("8 (916) 123-45-67", "RU", "+79161234567"),
        ("06 20 123 4567", "HU", "+36201234567"),
        ("1 212 555 2368", "US", "+12125552368"),
        // The default country's own code without a plus, when the number is none with it.
        ("39 333 1234567", "IT", "+393331234567"),
        ("3933312345", "IT", "+393933312345"),
        ("3931234567", "IT", "+393931234567"),
        ("4915123456789", "DE", "+4915123456789"),
        ("43664123456", "AT", "+43664123456"),
        ("34612345678", "ES", "+34612345678"),
    ] {
        assert_eq!(verdict(input, country), expected, "{input} in {country}");
    }
}

#[test]
fn what_is_wrong_with_a_number() {
    for (input, country, expected) in [
        ("", "IT", "phone.empty"),
        ("  ", "IT", "phone.empty"),
        ("-", "IT", "phone.empty"),
        ("+", "IT", "phone.empty"),
        ("n/a", "IT", "phone.not_a_number"),
        ("333 123 4567 casa", "IT", "phone.not_a_number"),
        ("333,1234567", "IT", "phone.not_a_number"),
        ("333+1234567", "IT", "phone.not_a_number"),
        ("😀", "IT", "phone.not_a_number"),
        ("3,93331E+11", "IT", "phone.scientific"),
        ("3.93331E+11", "IT", "phone.scientific"),
        ("3,93E+11", "", "phone.scientific"),
        ("4e11", "", "phone.scientific"),
        ("06 1234567 int. 12", "IT", "phone.extension"),
        ("+39 06 1234567 x12", "", "phone.extension"),
        ("+39061234567;ext=3", "", "phone.extension"),
        ("+39061234567#3", "", "phone.extension"),
        ("3331234567", "", "phone.no_country"),
        ("+999 1234567", "", "phone.unknown_calling_code"),
        ("+0393331234567", "", "phone.unknown_calling_code"),
        ("+39", "", "phone.unknown_calling_code"),
        ("+39 333", "", "phone.too_short"),
        ("333", "IT", "phone.too_short"),
        ("+39 333 1234567 89012", "", "phone.too_long"),
        (
            "+39 333 1234567 / +39 333 7654321",
            "",
            "phone.not_a_number",
        ),
        (&"3".repeat(500), "IT", "phone.too_long"),
        ("+7 91612345678", "", "phone.invalid_length"),
        ("+39 212345678", "", "phone.unassigned"),
        ("+1 112 555 2368", "", "phone.unassigned"),
    ] {
        assert_eq!(verdict(input, country), expected, "{input} in {country}");
    }
}

#[test]
fn figures_count_the_digits_after_the_calling_code() {
    let problem = parse(&format!("+39{}", "3".repeat(100)), None).unwrap_err();
    assert_eq!(
        problem.to_string(),
        "has 100 digits after the calling code 39; it may have at most 12"
    );
}

#[test]
fn a_phone_comes_apart() {
    let phone = parse("+39 06 6982", None).unwrap();
    assert_eq!(
        (phone.calling_code(), phone.country().unwrap().code()),
        (39, "IT")
    );
    assert_eq!(phone.national_number(), "066982");
    let service = parse("+800 1234 5678", None).unwrap();
    assert_eq!((service.calling_code(), service.country()), (800, None));
}

#[test]
fn debug_shows_no_number() {
    let phone = parse("+39 333 123 4567", None).unwrap();
    assert!(format!("{phone:?}").contains("+39•••••67"), "{phone:?}");
    assert!(!format!("{phone:?}").contains("3331"));
}

#[test]
fn every_four_digits_are_written_in_both_halves() {
    for four in 0..10_000 {
        for number in [four, four * 10_000, four * 10_000 + 9_999 - four] {
            let expected = format!("{number:08}");
            assert_eq!(eight_digits(number), expected.as_bytes());
        }
    }
}

proptest! {
    #[test]
    fn arbitrary_bytes_never_panic_and_a_number_reads_back(input: Vec<u8>) {
        if let Ok(number) = parse_bytes(&input, Country::from_code("IT").ok()) {
            prop_assert_eq!(parse_bytes(number.to_string().as_bytes(), None).unwrap(), number);
        }
    }

    #[test]
    fn the_normal_form_is_a_fixed_point(input in "\\+?[0-9][0-9 ./()-]{4,18}") {
        for country in ["IT", "DE", "US", "RU", "FI", "BR"] {
            if let Ok(number) = parse_bytes(input.as_bytes(), Country::from_code(country).ok()) {
                let text = number.to_string();
                let digits = number.digits(&mut [0; 16]).to_vec();
                prop_assert_eq!(&digits, &text.as_bytes()[1..]);
                prop_assert_eq!(parse_bytes(text.as_bytes(), None).unwrap(), number);
                prop_assert!(number.as_u64() < 1_000_000_000_000_000);
            }
        }
    }
}
