//! Where the cells of a text can end: the work is done a block at a time.

use crate::bytes::{BLOCK, Mask, separators};

/// The places of the bytes that end a cell or decide how it is read.
pub(crate) struct Separators<'a> {
    text: &'a [u8],
    delimiter: u8,
    /// Where the block begins that was looked at last, and what of it is still to be given.
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

    /// The first place from `start` on; the length of the text if there is none.
    #[inline]
    pub(crate) fn next(&mut self, start: usize) -> usize {
        loop {
            while self.mask != 0 {
                let place = self.block + self.mask.trailing_zeros() as usize;
                self.mask &= self.mask - 1;
                if place >= start {
                    return place;
                }
            }
            self.block += BLOCK;
            if self.block >= self.text.len() {
                return self.text.len();
            }
            self.look();
        }
    }

    #[inline]
    fn look(&mut self) {
        let rest = self.text.get(self.block..).unwrap_or_default();
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
