//! Any text as a phone number: what is taken has a form that means the same again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use spoki::rules::phone::{Country, Phone, parse, parse_bytes};

const COUNTRIES: [&str; 8] = ["", "IT", "DE", "US", "RU", "FI", "BR", "AR"];

fuzz_target!(|input: (u8, &[u8])| {
    let (which, bytes) = input;
    let country = Country::from_code(COUNTRIES[usize::from(which) % COUNTRIES.len()]).ok();
    let found = parse_bytes(bytes, country);
    let Ok(text) = std::str::from_utf8(bytes) else {
        assert!(found.is_err());
        return;
    };
    match (found, parse(text, country)) {
        (Ok(number), Ok(phone)) => {
            assert_eq!(phone.e164(), number);
            let form = number.to_string();
            // A few services of Germany and Japan have more digits than E.164 allows.
            assert!((4..=20).contains(&form.len()), "{form}");
            let again = Phone::from_e164(&form).map(|again| again.e164());
            assert_eq!(again, Some(number));
        }
        (Err(refusal), Err(problem)) => assert_eq!(refusal.code(), problem.code),
        (found, whole) => panic!("{found:?} and {whole:?}"),
    }
});
