//! The reading half of a binary arithmetic coder: what is likely took little. Its other half is
//! `xtask/src/codegen/phone/coder.rs`.

/// After how many decisions a chance changes no slower.
const MOST_SEEN: u8 = 40;

/// How much of the way to certainty a decision moves its chance, by how many there were before it, in
/// parts of 32768.
#[expect(
    clippy::indexing_slicing,
    reason = "the compiler does it, and would tell"
)]
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

impl Model {
    const NEW: Self = Self {
        chance: 1 << 15,
        seen: 0,
    };

    fn learn(&mut self, bit: bool) {
        let chance = i32::from(self.chance);
        let target = if bit { 65_535 } else { 0 };
        let share = SHARES.get(usize::from(self.seen)).copied();
        let moved = chance + (((target - chance) * share.unwrap_or(0)) >> 15);
        self.chance = u16::try_from(moved.clamp(32, 65_503)).unwrap_or(1 << 15);
        self.seen = (self.seen + 1).min(MOST_SEEN);
    }
}

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

    fn bit(&mut self, model: &mut Model) -> bool {
        let range = u64::from(self.high - self.low);
        let share = (range * u64::from(model.chance)) >> 16;
        let middle = self.low + u32::try_from(share).unwrap_or(0);
        let bit = self.code <= middle;
        model.learn(bit);
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
    models: Vec<Model>,
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
            models: vec![Model::NEW; places],
        }
    }

    pub(super) fn bit(&mut self, place: usize) -> bool {
        match self.models.get_mut(place) {
            Some(model) => self.decoder.bit(model),
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
