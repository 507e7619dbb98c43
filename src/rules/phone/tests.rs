#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::{
    Code, Country, E164, Kind, Phone, Style, is_valid, match_keys, parse, parse_bytes, resolve,
    table,
};
use proptest::prelude::*;
use spoki_numbering::layout::{ACCEPTS, BEHIND_PLUS, CHARACTERS, ENDS, MAY_END, STARTS, WIDTH};

fn verdict(input: &str, country: &str) -> String {
    let country = Country::from_code(country).ok();
    match parse(input, country) {
        Ok(phone) => phone.e164().to_string(),
        Err(problem) => problem.code.name().to_owned(),
    }
}

/// What the [`table`] says of an input; none if it is not sure.
fn by_table(table: &[u16], input: &str, country: Country) -> Option<bool> {
    let (rest, starts) = table.split_at(table.len() - STARTS);
    let (states, places) = rest.split_at(rest.len() - usize::from(CHARACTERS));
    let (start, text) = match input.strip_prefix('+') {
        Some(text) => (BEHIND_PLUS, text),
        None => (country.number(), input),
    };
    let state = text
        .chars()
        .fold(starts[usize::from(start)], |state, symbol| {
            let place = places.get(symbol as usize).unwrap_or(&places[0]);
            states[usize::from(state) * WIDTH + usize::from(*place)]
        });
    match states[usize::from(state) * WIDTH + ACCEPTS] {
        MAY_END => None,
        accepts => Some(accepts == ENDS),
    }
}

#[test]
fn digits_are_judged_by_the_table_where_it_is_plain() {
    let italy = Country::from_code("IT").unwrap();
    let table = table();
    for (input, expected) in [
        ("+393331234567", Some(true)),
        ("3331234567", Some(true)),
        ("333123", Some(false)),
        ("+39333", Some(false)),
        ("", Some(false)),
        ("003933312345670000000000", Some(false)),
        ("+39 (333) 123-4567", Some(true)),
        // A national number, or one with its calling code.
        ("393331234567", None),
        // What has to be looked at closely.
        ("333123456.0", None),
        ("333123456,0", None),
        ("333.1234567", None),
        ("+39 333 123 4567 ext. 2", None),
        ("３３３", None),
        ("39+333", None),
    ] {
        assert_eq!(by_table(&table, input, italy), expected, "{input}");
    }
    // Its start and that of no country are no country's.
    assert!((BEHIND_PLUS..=u8::MAX).all(|number| Country::from_number(number).is_none()));
    assert_eq!(table.last(), Some(&2));
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
        // Behind one's own calling code a trunk prefix is looked for twice.
        ("595 00 981 111041", "PY", "+595981111041"),
        ("(333) 1234567", "IT", "+393331234567"),
        ("'3331234567", "IT", "+393331234567"),
        ("’+393331234567", "", "+393331234567"),
        ("333\u{a0}123\u{202f}4567", "IT", "+393331234567"),
        ("333\u{2011}123\u{2013}4567", "IT", "+393331234567"),
        ("\u{202a}+39 333 123 4567\u{202c}", "", "+393331234567"),
        ("＋３９ ３３３１２３４５６７", "", "+393331234567"),
        ("٠٠٣٩٣٣٣١٢٣٤٥٦٧", "", "+393331234567"),
        ("(+39) 333 1234567", "", "+393331234567"),
        ("[+39] 333~1234567", "", "+393331234567"),
        ("tel:+39-333-1234567", "", "+393331234567"),
        // Prefixes of carriers, and local numbers that lack their area.
        ("011 15 2345 6789", "AR", "+5491123456789"),
        ("1831 412345678", "AU", "+61412345678"),
        ("4641234", "AG", "+12684641234"),
        ("+00 39 333 1234567", "IT", "+393331234567"),
        ("393331234567.0", "IT", "+393331234567"),
        // What spreadsheets make of a column of numbers.
        ("3351234567.0", "IT", "+393351234567"),
        ("3351234567.00", "IT", "+393351234567"),
        ("3351234567,00", "IT", "+393351234567"),
        (
            "3351234567.000000000000000000000000000000000000",
            "IT",
            "+393351234567",
        ),
        (" '3351234567.00 ", "IT", "+393351234567"),
        ("+393351234567.00", "", "+393351234567"),
        ("00393351234567,0", "", "+393351234567"),
        ("335 123 4567.00", "IT", "+393351234567"),
        ("3.351.234.567,00", "IT", "+393351234567"),
        ("３３５１２３４５６７．００", "IT", "+393351234567"),
        ("tel:3351234567.00", "IT", "+393351234567"),
        ("2125552368.000", "US", "+12125552368"),
        ("0612345678.00", "IT", "+390612345678"),
        // Points that separate.
        ("335.1234567", "IT", "+393351234567"),
        ("+39335.1234567", "", "+393351234567"),
        ("333.0000000", "IT", "+393330000000"),
        ("212.5552368", "US", "+12125552368"),
        ("212555.2368", "US", "+12125552368"),
        ("335.123.4567", "IT", "+393351234567"),
        ("335.123.4500", "IT", "+393351234500"),
        ("06.1234.5678", "IT", "+390612345678"),
        ("(02) 1234.567", "IT", "+39021234567"),
        ("02 1234.000", "IT", "+39021234000"),
        ("06.12.34.56.00", "FR", "+33612345600"),
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
        ("43664123456", "AT", "+43664123456"),
        // The same, but it is one with it, and so a landline of Germany.
        ("4915123456789", "DE", "+494915123456789"),
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
        ("3,351,234,567", "IT", "phone.not_a_number"),
        ("3351234567.5", "IT", "phone.decimals"),
        ("3351234567,5", "IT", "phone.decimals"),
        ("3351234567.05", "IT", "phone.decimals"),
        ("3351234567.125", "IT", "phone.decimals"),
        ("+393351234567.5", "", "phone.decimals"),
        ("0612345678.5", "IT", "phone.decimals"),
        ("335 123 4567.5", "IT", "phone.decimals"),
        ("3.351.234.567,25", "IT", "phone.decimals"),
        ("2125552368.5", "US", "phone.decimals"),
        ("３３５１２３４５６７．５", "IT", "phone.decimals"),
        ("tel:3351234567.5", "IT", "phone.decimals"),
        ("333.00", "IT", "phone.too_short"),
        ("333,00", "IT", "phone.too_short"),
        ("3351234567.00", "", "phone.no_country"),
        (".00", "IT", "phone.empty"),
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
        ("+00 39 333 1234567", "US", "phone.unknown_calling_code"),
        ("00 39 333 1234567", "US", "phone.too_long"),
        ("tel:", "", "phone.empty"),
        ("tel:x", "", "phone.not_a_number"),
        ("+52 1 55 1234 5678", "", "phone.old_form"),
        ("+52 2 55 1234 5678", "", "phone.too_long"),
        ("+55 88 8123 4567", "", "phone.old_form"),
        ("+55 88 0123 4567", "", "phone.unassigned"),
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
        (39, "VA")
    );
    assert_eq!(
        (phone.national_number().as_str(), phone.kind()),
        ("066982", Kind::FixedLine)
    );
    let service = parse("+800 1234 5678", None).unwrap();
    assert_eq!((service.calling_code(), service.country()), (800, None));
}

#[test]
fn what_a_number_is_for_and_where() {
    for (input, expected) in [
        ("+39 333 1234567", "MOBILE IT"),
        ("+39 06 1234 5678", "FIXED_LINE IT"),
        ("+1 212 555 2368", "FIXED_LINE_OR_MOBILE US"),
        ("+1 416 555 0123", "FIXED_LINE_OR_MOBILE CA"),
        ("+1 800 234 5678", "TOLL_FREE US"),
        ("+44 7624 123456", "MOBILE IM"),
        ("+44 7400 123456", "MOBILE GB"),
        ("+7 701 123 4567", "MOBILE KZ"),
        ("+39 899 123456", "PREMIUM_RATE IT"),
        ("+44 56 1234 5678", "VOIP GB"),
        ("+883 5100 1234 5678", "VOIP -"),
    ] {
        let phone = parse(input, None).unwrap();
        let country = phone.country().map_or("-", Country::code);
        let actual = format!("{} {country}", phone.kind().name());
        assert_eq!(actual, expected, "{input}");
    }
}

#[test]
fn whatsapp_may_know_a_number_by_another() {
    for (input, expected) in [
        ("+39 333 1234567", "+393331234567"),
        ("+55 11 96123 4567", "+5511961234567 +551161234567"),
        ("+55 11 2345 6789", "+551123456789"),
        ("+55 88 8123 4567", "+5588981234567 +558881234567"),
        ("+52 55 1234 5678", "+525512345678 +5215512345678"),
        ("+52 1 55 1234 5678", "+525512345678 +5215512345678"),
        ("+52 800 123 4567", "+528001234567"),
        ("+54 9 11 2345 6789", "+5491123456789 +541123456789"),
        ("+54 11 2345 6789", "+541123456789 +5491123456789"),
        ("+54 800 123 4567", "+548001234567"),
        ("+39 333", ""),
        ("x", ""),
    ] {
        assert_eq!(match_keys(input, None).join(" "), expected, "{input}");
    }
}

#[test]
fn a_valid_number_may_still_deserve_a_word() {
    for (input, country, expected) in [
        ("+39 333 1234567", "", ""),
        ("+39 06 1234 5678", "", "phone.landline"),
        ("+1 212 555 2368", "", ""),
        ("+1 800 234 5678", "", "phone.service"),
        ("+52 55 1234 5678", "", "phone.other_identity"),
        ("4915123456789", "DE", "phone.landline phone.other_reading"),
        ("+4915123456789", "DE", ""),
        ("015123456789", "DE", ""),
        ("393331234567", "IT", ""),
        ("393331234567.0", "IT", ""),
        ("393331234567.00", "IT", ""),
        ("393331234567,000", "IT", ""),
        (
            "4915123456789.0",
            "DE",
            "phone.landline phone.other_reading",
        ),
    ] {
        let phone = parse(input, Country::from_code(country).ok()).unwrap();
        let warnings = phone.warnings();
        let codes: Vec<&str> = warnings.iter().map(|one| one.code.name()).collect();
        assert_eq!(codes.join(" "), expected, "{input}");
    }
}

#[test]
fn numbers_are_written_as_their_countries_do() {
    use Style::{International, National, Rfc3966};
    for (input, style, expected) in [
        ("+393331234567", National, "333 123 4567"),
        ("+390612345678", International, "+39 06 1234 5678"),
        ("+12125552368", National, "(212) 555-2368"),
        ("+12125552368", International, "+1 212-555-2368"),
        ("+12125552368", Rfc3966, "tel:+1-212-555-2368"),
        ("+442079460018", National, "020 7946 0018"),
        ("+5491123456789", National, "011 15-2345-6789"),
        ("+5491123456789", International, "+54 9 11 2345-6789"),
        ("+79161234567", National, "8 (916) 123-45-67"),
        ("+80012345678", International, "+800 1234 5678"),
        // Nothing is known of how it is written.
        ("+290 22158", International, "+290 22158"),
    ] {
        assert_eq!(parse(input, None).unwrap().written(style), expected);
    }
}

#[test]
fn a_number_in_e164_is_taken_as_it_is() {
    // In Belarus 8 is a trunk prefix, and begins the numbers of services.
    let text = "+3758100788466";
    assert_eq!(verdict("08100788466", "BY"), text);
    assert_eq!(verdict(text, ""), "phone.unassigned");
    assert_eq!(Phone::from_e164(text).unwrap().e164().text(), text);
    for text in [
        "",
        "+",
        "+39",
        "393331234567",
        "+39 333 1234567",
        "+393",
        "+0393331234567",
        "+39333123456789012345",
        "+39é31234567",
    ] {
        assert_eq!(Phone::from_e164(text), None, "{text}");
    }
}

#[test]
fn debug_shows_no_number() {
    let phone = parse("+39 333 123 4567", None).unwrap();
    assert!(format!("{phone:?}").contains("+39•••••67"), "{phone:?}");
    assert!(!format!("{phone:?}").contains("3331"));
}

proptest! {
    #[test]
    fn decimals_of_zeros_change_no_mobile(number in "3[2-9][0-9]{8}", mark in "[.,]", zeros in "0{1,40}", others in "[0-9]{0,5}[1-9]") {
        let italy = Country::from_code("IT").ok();
        let whole = parse(&number, italy);
        prop_assume!(whole.as_ref().is_ok_and(|phone| phone.kind() == Kind::Mobile));
        prop_assert_eq!(parse(&format!("{number}{mark}{zeros}"), italy), whole);
        let refused = parse(&format!("{number}{mark}{others}"), italy).map_err(|problem| problem.code);
        prop_assert_eq!(refused, Err(Code::PhoneDecimals));
    }

    #[test]
    fn arbitrary_bytes_never_panic_and_a_number_reads_back(input: Vec<u8>) {
        let country = Country::from_code("IT").ok();
        let number = parse_bytes(&input, country);
        prop_assert_eq!(is_valid(&input, country), number.is_ok());
        if let Ok(number) = number {
            prop_assert_eq!(parse_bytes(number.to_string().as_bytes(), None).unwrap(), number);
        }
    }

    #[test]
    fn the_normal_form_is_a_fixed_point(input in "\\+?[0-9][0-9 ./()-]{4,18}([.,][0-9]{1,4})?") {
        let table = table();
        for country in ["IT", "DE", "US", "RU", "FI", "BR"] {
            let country = Country::from_code(country).ok();
            let number = parse_bytes(input.as_bytes(), country);
            // The short way and the long way come to the same.
            prop_assert_eq!(resolve::resolve(input.as_bytes(), country), number);
            prop_assert_eq!(is_valid(input.as_bytes(), country), number.is_ok());
            let told = by_table(&table, &input, country.unwrap());
            prop_assert_eq!(told.unwrap_or(number.is_ok()), number.is_ok());
            if let Ok(number) = number {
                let text = number.to_string();
                let digits = number.digits(&mut [0; E164::MOST_DIGITS]).to_vec();
                prop_assert_eq!(&digits, &text.as_bytes()[1..]);
                prop_assert_eq!(parse_bytes(text.as_bytes(), None).unwrap(), number);
                prop_assert_eq!(text, number.text());
            }
        }
    }
}
