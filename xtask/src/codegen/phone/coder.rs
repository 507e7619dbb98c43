//! A binary arithmetic coder: what is likely costs little. Its other half, which reads, is
//! `src/rules/numbering/coder.rs`.

use std::collections::HashMap;
use std::hash::Hash;

/// After how many decisions a chance changes no slower.
const MOST_SEEN: u8 = 40;

/// How much of the way to certainty a decision moves its chance, by how many there were before it, in
/// parts of 32768.
const SHARES: [i32; MOST_SEEN as usize + 1] = {
    let mut shares = [0; MOST_SEEN as usize + 1];
    let (mut seen, mut divisor) = (0, 3);
    while seen < shares.len() {
        shares[seen] = 65_536 / divisor;
        seen += 1;
        divisor += 2;
    }
    shares
};

/// How likely a 1 is, learnt from what came before, in parts of 65536.
#[derive(Clone, Copy)]
struct Model {
    chance: u16,
    seen: u8,
}

/// Writes decisions; a decision's chances are those of its context, `C`.
pub(super) struct Encoder<C> {
    models: HashMap<C, Model>,
    low: u32,
    high: u32,
    bytes: Vec<u8>,
}

impl<C: Eq + Hash> Encoder<C> {
    pub(super) fn new() -> Self {
        Self {
            models: HashMap::new(),
            low: 0,
            high: u32::MAX,
            bytes: Vec::new(),
        }
    }

    pub(super) fn bit(&mut self, context: C, bit: bool) {
        let model = self.models.entry(context).or_insert(Model {
            chance: 1 << 15,
            seen: 0,
        });
        let range = u64::from(self.high - self.low);
        let middle = self.low + u32::try_from((range * u64::from(model.chance)) >> 16).unwrap_or(0);
        model.learn(bit);
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

impl Model {
    fn learn(&mut self, bit: bool) {
        let chance = i32::from(self.chance);
        let target = if bit { 65_535 } else { 0 };
        let share = SHARES.get(usize::from(self.seen)).copied();
        let moved = chance + (((target - chance) * share.unwrap_or(0)) >> 15);
        self.chance = u16::try_from(moved.clamp(32, 65_503)).unwrap_or(1 << 15);
        self.seen = (self.seen + 1).min(MOST_SEEN);
    }
}
