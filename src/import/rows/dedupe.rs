//! Which phones have come already, and on which line: all that grows with the file.

use spoki_rules::phone::E164;

/// The phones of the rows so far: a hash table with open addressing.
///
/// It is made for this one use, since the standard library's table is much larger as code.
#[derive(Default)]
pub struct Phones {
    /// A power of two of places, or none at all.
    places: Vec<Place>,
    count: usize,
}

#[derive(Clone, Copy, Default)]
struct Place {
    /// 0 if the place is free: no phone is 0.
    phone: u64,
    /// The line of the first row with the phone.
    line: u32,
}

impl Phones {
    /// Notes the phone of a row. If an earlier row has it too, the first one's line is the answer.
    pub fn note(&mut self, phone: E164, line: u64) -> Option<u64> {
        // Three quarters full at most, so that a free place is near.
        if self.count * 4 >= self.places.len() * 3 {
            self.grow();
        }
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        let phone = phone.as_u64();
        let earlier = self.insert(Place { phone, line });
        self.count += usize::from(earlier.is_none());
        earlier.map(u64::from)
    }

    #[cold]
    fn grow(&mut self) {
        let larger = vec![Place::default(); (self.places.len() * 2).max(1024)];
        for place in core::mem::replace(&mut self.places, larger) {
            if place.phone != 0 {
                self.insert(place);
            }
        }
    }

    fn insert(&mut self, new: Place) -> Option<u32> {
        let mask = self.places.len() - 1;
        let mut at = spread(new.phone) & mask;
        while let Some(place) = self.places.get_mut(at) {
            if place.phone == new.phone {
                return Some(place.line);
            }
            if place.phone == 0 {
                *place = new;
                break;
            }
            at = (at + 1) & mask;
        }
        None
    }
}

/// A hash for numbers that come from a file, not from the network: multiply and fold, twice.
fn spread(number: u64) -> usize {
    let mixed = (number ^ (number >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
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
            let (mut phones, mut model) = (Phones::default(), HashMap::new());
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
            buckets[spread(393_330_000_000 + number) & 255] += 1;
        }
        assert!(
            buckets.iter().all(|count| (50..200).contains(count)),
            "{buckets:?}"
        );
    }
}
