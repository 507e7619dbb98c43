//! The reading half of a binary arithmetic coder: what is likely took little. Its other half is
//! `xtask/src/codegen/phone/coder.rs`.

use crate::chance::Chance;

/// Reads decisions.
struct Decoder<'a> {
    low: u32,
    high: u32,
    code: u32,
    rest: core::slice::Iter<'a, u8>,
}

impl<'a> Decoder<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        let mut new = Self {
            low: 0,
            high: u32::MAX,
            code: 0,
            rest: bytes.iter(),
        };
        for _ in 0..4 {
            new.read();
        }
        new
    }

    /// What is missing at the end is zeros.
    fn read(&mut self) {
        self.code = self.code << 8 | u32::from(self.rest.next().copied().unwrap_or(0));
    }

    fn bit(&mut self, chance: &mut Chance) -> bool {
        let range = u64::from(self.high - self.low);
        let share = (range * u64::from(chance.share())) >> 16;
        let middle = self.low + u32::try_from(share).unwrap_or(0);
        let bit = self.code <= middle;
        chance.learn(bit);
        if bit {
            self.high = middle;
        } else {
            self.low = middle + 1;
        }
        while (self.low ^ self.high) >> 24 == 0 {
            self.low <<= 8;
            self.high = self.high << 8 | 0xff;
            self.read();
        }
        bit
    }
}

/// Reads decisions and numbers. What a decision depends on is a place: its kind's first, plus a fact.
pub(super) struct Reader<'a> {
    decoder: Decoder<'a>,
    chances: Vec<Chance>,
}

/// How many places a number takes that [`Reader::unary`] reads.
pub(super) const UNARY: usize = 15;

/// How many places the bits of a number take that [`Reader::any_number`] reads.
pub(super) const BITS: usize = 15 * 15;

impl<'a> Reader<'a> {
    /// A reader of `bytes` whose decisions have so many places.
    pub(super) fn new(bytes: &'a [u8], places: usize) -> Self {
        Self {
            decoder: Decoder::new(bytes),
            chances: vec![Chance::EVEN; places],
        }
    }

    pub(super) fn bit(&mut self, place: usize) -> bool {
        match self.chances.get_mut(place) {
            Some(chance) => self.decoder.bit(chance),
            None => false,
        }
    }

    /// A number of so many bits, the highest first.
    pub(super) fn number(&mut self, first: usize, bits: u32) -> usize {
        let mut node = 1;
        while node >> bits == 0 {
            node = node << 1 | usize::from(self.bit(first + node));
        }
        node - (1 << bits)
    }

    /// A small number, as so many ones and a zero.
    pub(super) fn unary(&mut self, first: usize) -> usize {
        const MOST: usize = 1 << 14;
        let mut count = 0;
        while count < MOST && self.bit(first + count.min(UNARY - 1)) {
            count += 1;
        }
        count
    }

    /// Any number: how many bits it has behind the first, and those.
    pub(super) fn any_number(&mut self, length: usize, first_bit: usize) -> usize {
        let bits = self.unary(length).min(UNARY - 1);
        let number = (0..bits).rev().fold(1, |number, bit| {
            number << 1 | usize::from(self.bit(first_bit + bits * 15 + bit))
        });
        number - 1
    }
}
