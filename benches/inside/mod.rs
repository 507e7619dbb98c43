//! Phone numbers that are in the memory of the module already, as those of an import are, and checked by
//! the same function, compiled in the same way.

use spoki_rules::phone::{Country, is_valid, parse_bytes};
use wasm_bindgen::prelude::*;

/// Texts one behind the other, as in a file; where each ends, and the country that it is read in.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Phones {
    text: Vec<u8>,
    ends: Vec<(usize, Option<Country>)>,
}

#[wasm_bindgen]
impl Phones {
    /// Takes texts, a line for each, the ISO code of its country in front.
    #[wasm_bindgen(constructor)]
    pub fn new(lines: &str) -> Self {
        let mut phones = Self::default();
        for line in lines.lines() {
            let (country, text) = line.split_once(' ').unwrap_or_default();
            phones.text.extend(text.as_bytes());
            let country = Country::from_code(country).ok();
            phones.ends.push((phones.text.len(), country));
        }
        phones
    }

    /// How many of them are valid.
    pub fn valid(&self) -> usize {
        self.count(is_valid)
    }

    /// How many of them are numbers; of the others the reason is found, as an import needs it.
    pub fn read(&self) -> usize {
        self.count(|text, country| parse_bytes(text, country).is_ok())
    }

    fn count(&self, is_right: impl Fn(&[u8], Option<Country>) -> bool) -> usize {
        let (mut start, mut count) = (0, 0);
        for (end, country) in &self.ends {
            let text = self.text.get(start..*end).unwrap_or_default();
            count += usize::from(is_right(text, *country));
            start = *end;
        }
        count
    }
}
