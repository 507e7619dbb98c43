//! Any delivery: nothing is believed without the right signature, and what was signed is believed.
#![no_main]

use libfuzzer_sys::fuzz_target;
use spoki::webhook::{Event, Window, check, sign};

const SECRET: &str = "whsec_of_the_fuzzer";
const NOW: u64 = 1_785_000_000;

fuzz_target!(|input: (&[u8], &str)| {
    let (payload, header) = input;
    let read = Event::read(payload);
    let right = sign(payload, SECRET, NOW).expect("the secret is not empty");
    assert!(check(payload, &right, [SECRET], Window::at(NOW)).is_ok());
    assert!(check(payload, header, ["another"], Window::at(NOW)).is_err());
    if let Ok(event) = read {
        assert!(!event.name().is_empty());
    }
});
