//! Phones: a string in, little out. A country goes by its number, so that only the phone is copied; none goes
//! by [`NO_COUNTRY`](crate::rules::phone::NO_COUNTRY).
#![expect(
    unreachable_pub,
    reason = "the macro exports functions that are public"
)]

use super::write;
use crate::error::Issue;
use crate::rules::Problem;
use crate::rules::phone::{Country, Phone, is_valid, match_keys, parse, table};
use crate::schema::json::{Item, Writer};
use wasm_bindgen::prelude::*;

/// The number of a country, by its ISO 3166 code.
#[wasm_bindgen(js_name = phoneCountry)]
pub fn phone_country(code: &str) -> Result<u8, JsValue> {
    let found = Country::from_code(code).map(Country::number);
    found.map_err(|problem| refused(Issue::at("defaultCountry", problem)))
}

/// Whether a number is valid.
#[wasm_bindgen(js_name = phoneIsValid)]
pub fn phone_is_valid(input: &str, default_country: u8) -> bool {
    let default_country = Country::from_number(default_country);
    is_valid(input.as_bytes(), default_country)
}

/// The [`table`] of what is valid: to hand a text over takes longer than to check it.
#[wasm_bindgen(js_name = phoneTable)]
pub fn phone_table() -> Vec<u16> {
    table()
}

/// All about a number, or why it is none, as JSON.
#[wasm_bindgen(js_name = phoneParse)]
pub fn phone_parse(input: &str, default_country: u8) -> String {
    let default_country = Country::from_number(default_country);
    let mut out = Writer::default();
    out.open('{');
    match parse(input, default_country) {
        Ok(phone) => {
            out.name("ok").boolean(true);
            write_phone(&mut out, &phone);
            out.name("matchKeys");
            phone.match_keys().write(&mut out);
            out.name("warnings");
            problems(&mut out, &phone.warnings());
        }
        Err(problem) => {
            out.name("ok").boolean(false);
            out.name("matchKeys");
            match_keys(input, default_country).write(&mut out);
            out.name("issues");
            problems(&mut out, &[problem]);
        }
    }
    out.close('}');
    out.finish()
}

fn write_phone(out: &mut Writer, phone: &Phone) {
    out.name("e164").text(&phone.e164().text());
    if let Some(country) = phone.country() {
        out.name("country").text(country.code());
    }
    out.name("callingCode").count(phone.calling_code().into());
    out.name("nationalNumber").text(&phone.national_number());
    out.name("type").text(phone.kind().name());
}

fn problems(out: &mut Writer, problems: &[Problem]) {
    let issue = |problem: &Problem| Issue {
        path: Vec::new(),
        problem: problem.clone(),
    };
    let issues: Vec<Issue> = problems.iter().map(issue).collect();
    issues.write(out);
}

/// A refused argument.
pub(super) fn refused(issue: Issue) -> JsValue {
    write::refused("phone", vec![issue])
}
