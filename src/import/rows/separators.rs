//! Where the cells of a text can end: the work is done a block at a time.

use crate::bytes::{BLOCK, Mask, behind, separators};

/// The places of the bytes that end a cell or decide how it is read.
pub(crate) struct Separators<'a> {
    text: &'a [u8],
    delimiter: u8,
    /// Where the block begins that was looked at last, and which places in it are left.
    block: usize,
    mask: Mask,
}

impl<'a> Separators<'a> {
    pub(crate) fn new(text: &'a [u8], start: usize, delimiter: u8) -> Self {
        let mut places = Self {
            text,
            delimiter,
            block: start,
            mask: 0,
        };
        places.look();
        places
    }

    /// The first place that was not passed yet; the length of the text if there is none.
    #[inline]
    pub(crate) fn first(&mut self) -> usize {
        while self.mask == 0 {
            let next = self.block + BLOCK;
            if next >= self.text.len() {
                return self.text.len();
            }
            self.block = next;
            self.look();
        }
        self.block + self.mask.trailing_zeros() as usize
    }

    /// Passes the first place.
    #[inline]
    pub(crate) fn pass(&mut self) {
        self.mask &= self.mask.wrapping_sub(1);
    }

    /// The first place from `start` on; those before it are passed.
    #[inline]
    pub(crate) fn first_from(&mut self, start: usize) -> usize {
        loop {
            let place = self.first();
            if place >= start || place == self.text.len() {
                return place;
            }
            self.pass();
        }
    }

    #[inline]
    fn look(&mut self) {
        let rest = behind(self.text, self.block);
        self.mask = match rest.first_chunk() {
            Some(block) => separators(block, self.delimiter),
            None => self.look_at_the_end(rest),
        };
    }

    #[cold]
    fn look_at_the_end(&self, rest: &[u8]) -> Mask {
        let mut block = [0; BLOCK];
        for (place, byte) in block.iter_mut().zip(rest) {
            *place = *byte;
        }
        separators(&block, self.delimiter)
    }
}
