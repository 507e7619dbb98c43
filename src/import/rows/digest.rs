//! A digest of what was made of a file.

/// A running 64-bit digest, in four lanes so that they are mixed side by side. It notices a file
/// that was changed by accident; it is not made to withstand an attacker.
#[derive(Clone, Copy, Default)]
pub struct Digest([u64; 4]);

impl Digest {
    /// Takes in one run of bytes. Where runs begin and end is part of the digest.
    pub fn update(&mut self, bytes: &[u8]) {
        let (blocks, rest) = bytes.as_chunks::<32>();
        for block in blocks {
            self.mix(block);
        }
        let mut last = [0; 32];
        for (place, byte) in last.iter_mut().zip(rest) {
            *place = *byte;
        }
        self.mix(&last);
        let mut length = [0; 32];
        for (place, byte) in length.iter_mut().zip((bytes.len() as u64).to_le_bytes()) {
            *place = byte;
        }
        self.mix(&length);
    }

    fn mix(&mut self, block: &[u8; 32]) {
        let (words, _) = block.as_chunks::<8>();
        for (lane, word) in self.0.iter_mut().zip(words) {
            let word = u64::from_le_bytes(*word);
            *lane = (*lane ^ word)
                .wrapping_mul(0x9fb2_1c65_1e98_df25)
                .rotate_left(29)
                ^ word;
        }
    }

    /// The digest so far, in hexadecimal digits.
    pub fn text(self) -> String {
        let sum = self.0.iter().fold(0u64, |sum, lane| {
            (sum ^ lane)
                .wrapping_mul(0x9e37_79b9_7f4a_7c15)
                .rotate_left(31)
        });
        let nibbles = (0..16).rev().map(|place| sum >> (4 * place) & 15);
        let digit = |nibble| {
            u32::try_from(nibble)
                .ok()
                .and_then(|nibble| char::from_digit(nibble, 16))
        };
        nibbles.filter_map(digit).collect()
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::Digest;

    fn digest(text: &str) -> String {
        let mut digest = Digest::default();
        digest.update(text.as_bytes());
        digest.text()
    }

    #[test]
    fn every_bit_and_length_counts() {
        let text = "a".repeat(40);
        let mut seen = std::collections::BTreeSet::from([digest(&text), digest(""), digest("\0")]);
        for index in 0..40 {
            for bit in 0..7 {
                let mut bytes = text.clone().into_bytes();
                bytes[index] ^= 1 << bit;
                seen.insert(digest(core::str::from_utf8(&bytes).unwrap()));
            }
        }
        assert_eq!(seen.len(), 3 + 40 * 7);
    }
}
