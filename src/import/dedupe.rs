//! Which phones have come already, and on which line: all that grows with the file.

use core::hash::{BuildHasherDefault, Hasher};
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// The phones of the rows so far.
#[derive(Default)]
pub(super) struct Phones {
    first_lines: HashMap<u64, u32, BuildHasherDefault<Mixer>>,
}

impl Phones {
    /// Notes the phone of a row. If an earlier row has it too, the first one's line is the answer.
    pub(super) fn note(&mut self, phone: u64, line: u64) -> Option<u64> {
        match self.first_lines.entry(phone) {
            Entry::Occupied(earlier) => Some(u64::from(*earlier.get())),
            Entry::Vacant(place) => {
                place.insert(u32::try_from(line).unwrap_or(u32::MAX));
                None
            }
        }
    }
}

/// A hash for numbers that come from a file, not from the network: multiply and fold.
#[derive(Default)]
struct Mixer(u64);

impl Hasher for Mixer {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(self.0.rotate_left(8) ^ u64::from(*byte));
        }
    }

    fn write_u64(&mut self, number: u64) {
        let mixed = (number ^ (number >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mixed = (mixed ^ (mixed >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        self.0 = mixed ^ (mixed >> 32);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::Phones;

    #[test]
    fn the_first_line_is_remembered() {
        let mut phones = Phones::default();
        assert_eq!(phones.note(393_331_234_567, 2), None);
        assert_eq!(phones.note(393_331_234_568, 3), None);
        assert_eq!(phones.note(393_331_234_567, 4), Some(2));
        assert_eq!(phones.note(393_331_234_567, 5), Some(2));
    }

    #[test]
    fn consecutive_numbers_spread_over_the_table() {
        use core::hash::Hasher;
        let mut buckets = [0u32; 256];
        for number in 0..25_600u64 {
            let mut mixer = super::Mixer::default();
            mixer.write_u64(393_330_000_000 + number);
            buckets[usize::try_from(mixer.finish() & 255).unwrap()] += 1;
        }
        assert!(
            buckets.iter().all(|count| (50..200).contains(count)),
            "{buckets:?}"
        );
    }
}
