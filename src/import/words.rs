//! Looking for bytes eight at a time.
#![allow(
    clippy::inline_always,
    reason = "the crate is built for size, where calls of this hot loop would stay calls"
)]

const ONES: u64 = u64::MAX / 255;
const HIGH: u64 = ONES << 7;

/// Has the high bit set in each byte of `word` that is below `limit`, up to the first such byte;
/// above that one it may be set wrongly.
#[inline(always)]
pub(super) const fn below(word: u64, limit: u8) -> u64 {
    word.wrapping_sub(ONES * limit as u64) & !word & HIGH
}

/// The same for bytes that are equal to `byte`.
#[inline(always)]
pub(super) const fn same(word: u64, byte: u8) -> u64 {
    below(word ^ (ONES * byte as u64), 1)
}

/// Where the first of the wanted bytes stands, from `start` on; the length of the text if none does.
pub(super) fn find(text: &[u8], start: usize, wanted: [u8; 3]) -> usize {
    let [first, second, third] = wanted;
    let (words, rest) = text.get(start..).unwrap_or_default().as_chunks::<8>();
    let mut at = start;
    for word in words {
        let word = u64::from_le_bytes(*word);
        let found = same(word, first) | same(word, second) | same(word, third);
        if found != 0 {
            return at + (found.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    let found = rest.iter().position(|byte| wanted.contains(byte));
    at + found.unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::find;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn eight_at_a_time_finds_what_one_at_a_time_finds(text in prop::collection::vec(prop_oneof![Just(b';'), Just(b':'), Just(b'\n'), Just(0xbb), Just(0), any::<u8>()], 0..40), start in 0usize..12) {
            let wanted = [b';', b'\n', b'\r'];
            let start = start.min(text.len());
            let slow = text[start..].iter().position(|byte| wanted.contains(byte)).map_or(text.len(), |at| at + start);
            prop_assert_eq!(find(&text, start, wanted), slow);
        }
    }
}
