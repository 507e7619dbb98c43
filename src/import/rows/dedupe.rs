//! Which phones have come already, and on which line: all that grows with the file.

use spoki_rules::phone::E164;

/// How many places make a table large: 12 MiB.
const LARGE: usize = 1 << 20;

/// The phones of the rows so far: a hash table with open addressing.
///
/// It is made for this one use, since the standard library's table is much larger as code. Phones
/// and lines are apart: a search goes through phones only, and so through less memory.
pub struct Phones {
    /// What is mixed into the places, so that nobody can choose phones that all want one place.
    seed: u64,
    /// A power of two of places, or none at all; 0 is a free place, since no phone is 0.
    numbers: Vec<u64>,
    /// By place, the line of the first row with the phone.
    lines: Vec<u32>,
    count: usize,
}

impl Phones {
    /// No phones yet. The seed should be a random number.
    pub const fn new(seed: u64) -> Self {
        Self {
            seed,
            numbers: Vec::new(),
            lines: Vec::new(),
            count: 0,
        }
    }

    /// Notes the phone of a row. If an earlier row has it too, the first one's line is the answer.
    pub fn note(&mut self, phone: E164, line: u64) -> Option<u64> {
        // Three quarters full at most, so that a free place is near.
        if self.count * 4 >= self.numbers.len() * 3 {
            self.grow();
        }
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        let earlier = self.insert(phone.as_u64(), line);
        self.count += usize::from(earlier.is_none());
        earlier.map(u64::from)
    }

    #[cold]
    fn grow(&mut self) {
        // Few steps to a large table, since each moves all phones; from there on smaller ones, since
        // the old table is still there when the new one is made.
        let times = if self.numbers.len() < LARGE { 4 } else { 2 };
        let places = (self.numbers.len() * times).max(4096);
        let numbers = core::mem::replace(&mut self.numbers, vec![0; places]);
        let lines = core::mem::replace(&mut self.lines, vec![0; places]);
        for (phone, line) in numbers.into_iter().zip(lines) {
            if phone != 0 {
                self.insert(phone, line);
            }
        }
    }

    #[inline]
    fn insert(&mut self, phone: u64, line: u32) -> Option<u32> {
        let mask = self.numbers.len() - 1;
        let mut at = spread(phone, self.seed) & mask;
        while let Some(place) = self.numbers.get_mut(at) {
            if *place == phone {
                return self.lines.get(at).copied();
            }
            if *place == 0 {
                *place = phone;
                if let Some(known) = self.lines.get_mut(at) {
                    *known = line;
                }
                break;
            }
            at = (at + 1) & mask;
        }
        None
    }
}

/// A hash with a seed: multiply and fold, twice.
fn spread(number: u64, seed: u64) -> usize {
    let number = number ^ seed;
    let mixed = (number ^ (number >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    // Once more between the rounds, since the first alone is the same for all seeds but for a shift
    // of its input.
    let mixed = mixed ^ seed.rotate_left(32);
    let mixed = (mixed ^ (mixed >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    // The upper half, which is mixed best, fits in every `usize`.
    usize::try_from(mixed >> 32).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{Phones, spread};
    use proptest::prelude::*;
    use spoki_rules::phone::{E164, parse};
    use std::collections::HashMap;

    fn phone(number: u32) -> E164 {
        parse(&format!("+393{:08}", 30_000_000 + number), None)
            .unwrap()
            .e164()
    }

    proptest! {
        #[test]
        fn the_first_line_is_remembered(numbers in prop::collection::vec(0u32..2000, 0..3000)) {
            let (mut phones, mut model) = (Phones::new(7), HashMap::new());
            for (line, number) in (2u64..).zip(numbers) {
                let expected = model.get(&number).copied();
                model.entry(number).or_insert(line);
                prop_assert_eq!(phones.note(phone(number), line), expected);
            }
        }
    }

    #[test]
    fn consecutive_numbers_spread_over_the_table() {
        let mut buckets = [0u32; 256];
        for number in 0..25_600u64 {
            buckets[spread(393_330_000_000 + number, 7) & 255] += 1;
        }
        assert!(
            buckets.iter().all(|count| (50..200).contains(count)),
            "{buckets:?}"
        );
    }

    /// How far the phones of a table are from the places that they want, all together: the steps
    /// that it takes to find each of them once.
    fn steps(phones: &Phones) -> usize {
        let mask = phones.numbers.len() - 1;
        let taken = phones.numbers.iter().enumerate();
        taken
            .filter(|(_, phone)| **phone != 0)
            .map(|(at, phone)| at.wrapping_sub(spread(*phone, phones.seed)) & mask)
            .sum()
    }

    #[test]
    fn phones_that_were_chosen_to_collide_do_not() {
        // All of them want one place of 4,096 when there is no seed.
        let chosen: Vec<u32> = (0..4_000_000)
            .filter(|number| spread(39_330_000_000 + u64::from(*number), 0) & 4095 == 7)
            .collect();
        let table = |seed| {
            let mut phones = Phones::new(seed);
            for (line, number) in (2..).zip(&chosen) {
                assert_eq!(phones.note(phone(*number), line), None);
            }
            steps(&phones)
        };
        assert!(chosen.len() > 800, "{} phones", chosen.len());
        assert!(table(0) > 100 * chosen.len(), "they were badly chosen");
        for seed in [1, 0x5eed, u64::MAX, 0x1234_5678_9abc_def0] {
            let steps = table(seed);
            assert!(steps < 4 * chosen.len(), "{steps} steps with {seed}");
        }
    }
}
