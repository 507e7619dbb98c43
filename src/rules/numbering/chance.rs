//! What a binary arithmetic coder knows of a decision. Whoever writes (`xtask/src/codegen/phone/coder.rs`, which
//! includes this file) and whoever reads must learn the same from the same decisions.

/// After how many decisions a chance changes no slower.
const MOST_SEEN: u8 = 40;

/// How much of the way to certainty a decision moves its chance, by how many there were before it, in
/// parts of 32768.
#[allow(
    clippy::indexing_slicing,
    reason = "the compiler does it, and would tell"
)]
const MOVES: [i32; MOST_SEEN as usize + 1] = {
    let mut moves = [0; MOST_SEEN as usize + 1];
    let (mut seen, mut divisor) = (0, 3);
    while seen < moves.len() {
        moves[seen] = 65_536 / divisor;
        seen += 1;
        divisor += 2;
    }
    moves
};

/// How likely a 1 is, learnt from what came before.
#[derive(Clone, Copy)]
pub(super) struct Chance {
    share: u16,
    seen: u8,
}

impl Chance {
    /// Nothing is known yet.
    pub(super) const EVEN: Self = Self {
        share: 1 << 15,
        seen: 0,
    };

    /// In parts of 65536.
    pub(super) const fn share(self) -> u16 {
        self.share
    }

    pub(super) fn learn(&mut self, bit: bool) {
        let share = i32::from(self.share);
        let target = if bit { 65_535 } else { 0 };
        let part = MOVES.get(usize::from(self.seen)).copied();
        let moved = share + (((target - share) * part.unwrap_or(0)) >> 15);
        self.share = u16::try_from(moved.clamp(32, 65_503)).unwrap_or(1 << 15);
        self.seen = (self.seen + 1).min(MOST_SEEN);
    }
}
