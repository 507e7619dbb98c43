//! A binary arithmetic coder: what is likely costs little. Its other half, which reads, is
//! `src/rules/numbering/coder.rs`.

#[path = "../../../../src/rules/numbering/chance.rs"]
mod chance;

use std::collections::HashMap;
use std::hash::Hash;

use chance::Chance;

/// Writes decisions; a decision's chances are those of its context, `C`.
pub(super) struct Encoder<C> {
    chances: HashMap<C, Chance>,
    low: u32,
    high: u32,
    bytes: Vec<u8>,
}

impl<C: Eq + Hash> Encoder<C> {
    pub(super) fn new() -> Self {
        Self {
            chances: HashMap::new(),
            low: 0,
            high: u32::MAX,
            bytes: Vec::new(),
        }
    }

    pub(super) fn bit(&mut self, context: C, bit: bool) {
        let chance = self.chances.entry(context).or_insert(Chance::EVEN);
        let range = u64::from(self.high - self.low);
        let middle =
            self.low + u32::try_from((range * u64::from(chance.share())) >> 16).unwrap_or(0);
        chance.learn(bit);
        if bit {
            self.high = middle;
        } else {
            self.low = middle + 1;
        }
        while (self.low ^ self.high) >> 24 == 0 {
            self.bytes.push(self.high.to_be_bytes()[0]);
            self.low <<= 8;
            self.high = self.high << 8 | 0xff;
        }
    }

    pub(super) fn finish(mut self) -> Vec<u8> {
        // One byte between the two bounds is enough: what is missing behind it reads as zeros.
        self.bytes.push(self.high.to_be_bytes()[0]);
        self.bytes
    }
}
