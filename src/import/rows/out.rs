//! A buffer that many short texts are appended to.

use crate::bytes::{BLOCK, Mask};

/// A growing buffer whose spare room is initialised, so that short texts are plain stores into it:
/// appending to a `Vec` copies, and in wasm a copy of a few bytes costs more than the bytes.
#[derive(Default)]
pub struct Out {
    /// Behind `length` there is always room for one block more.
    bytes: Vec<u8>,
    length: usize,
}

impl Out {
    /// What was appended.
    pub fn as_slice(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or_default()
    }

    /// How many bytes were appended.
    pub const fn len(&self) -> usize {
        self.length
    }

    /// Whether nothing was appended.
    pub const fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// The memory in use, in bytes.
    pub fn capacity(&self) -> usize {
        self.bytes.capacity()
    }

    /// Forgets what comes behind `length`.
    pub fn truncate(&mut self, length: usize) {
        self.length = self.length.min(length);
    }

    /// Appends one byte.
    #[inline]
    pub fn push(&mut self, byte: u8) {
        self.reserve(1);
        if let Some(place) = self.bytes.get_mut(self.length) {
            *place = byte;
            self.length += 1;
        }
    }

    /// Appends a text.
    pub fn extend(&mut self, bytes: &[u8]) {
        self.reserve(bytes.len());
        let end = self.length + bytes.len();
        if let Some(place) = self.bytes.get_mut(self.length..end) {
            place.copy_from_slice(bytes);
            self.length = end;
        }
    }

    /// Appends the first `length` bytes of a piece.
    #[inline]
    pub(crate) fn extend_part<const SIZE: usize>(&mut self, piece: [u8; SIZE], length: usize) {
        self.reserve(SIZE);
        self.store(piece, length.min(SIZE));
    }

    /// Appends a text that is appended often.
    #[inline]
    pub(crate) fn extend_blocks(&mut self, text: &Blocks) {
        self.reserve(text.length);
        let end = self.length + text.length;
        for block in &text.blocks {
            self.store(*block, BLOCK);
        }
        // What fills the last block is no part of the text.
        self.length = end;
    }

    /// Appends the first `length` bytes of `text`, until `stop` says of a block that one of its bytes
    /// must not be taken; gives how many were appended. Blocks are read beyond `length` where there
    /// is text, which is why a cell comes with all that follows it.
    #[inline]
    pub(crate) fn extend_until(
        &mut self,
        text: &[u8],
        length: usize,
        stop: impl Fn(&[u8; BLOCK]) -> Mask,
    ) -> usize {
        self.reserve(length);
        let (mut rest, mut left) = (text, length);
        let mut room = self.bytes.get_mut(self.length..).unwrap_or_default();
        while left > 0 {
            let Some((place, more_room)) = room.split_first_chunk_mut() else {
                break;
            };
            let last;
            let (block, behind) = if let Some(parts) = rest.split_first_chunk() {
                parts
            } else {
                last = padded(rest);
                (&last, &[][..])
            };
            *place = *block;
            let clear = (stop(block) | 1 << BLOCK).trailing_zeros() as usize;
            left -= clear.min(left);
            if clear < BLOCK {
                break;
            }
            (room, rest) = (more_room, behind);
        }
        let done = length - left;
        self.length += done;
        done
    }

    /// Puts `new` in the place of `range`.
    pub fn replace(&mut self, range: core::ops::Range<usize>, new: &[u8]) {
        let tail = self
            .as_slice()
            .get(range.end..)
            .unwrap_or_default()
            .to_vec();
        self.truncate(range.start);
        self.extend(new);
        self.extend(&tail);
    }

    /// Stores a whole piece, of which `length` bytes count. The room was reserved.
    #[expect(
        clippy::inline_always,
        reason = "wasm engines inline nothing, and the call takes longer than the store"
    )]
    #[inline(always)]
    fn store<const SIZE: usize>(&mut self, piece: [u8; SIZE], length: usize) {
        let room = self.bytes.get_mut(self.length..);
        if let Some(place) = room.and_then(<[u8]>::first_chunk_mut) {
            *place = piece;
            self.length += length;
        }
    }

    #[inline]
    fn reserve(&mut self, more: usize) {
        if self.bytes.len() - self.length < more + BLOCK {
            self.grow(more);
        }
    }

    #[cold]
    fn grow(&mut self, more: usize) {
        let wanted = (self.length + more + BLOCK).max(self.bytes.len() * 2);
        self.bytes.resize(wanted.max(1024), 0);
    }
}

/// A text in whole blocks.
pub(crate) struct Blocks {
    blocks: Vec<[u8; BLOCK]>,
    length: usize,
}

impl Blocks {
    pub(crate) fn new(text: &[u8]) -> Self {
        Self {
            blocks: text.chunks(BLOCK).map(padded).collect(),
            length: text.len(),
        }
    }
}

#[cold]
fn padded(rest: &[u8]) -> [u8; BLOCK] {
    let mut block = [b' '; BLOCK];
    for (place, byte) in block.iter_mut().zip(rest) {
        *place = *byte;
    }
    block
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{Blocks, Out};
    use crate::bytes::unprintable;
    use proptest::prelude::*;

    #[test]
    fn of_blocks_and_parts_only_the_text_counts() {
        for length in 0..50 {
            let text: Vec<u8> = (b'0'..).take(length).collect();
            let mut out = Out::default();
            out.extend_part(*b"(   ", 1);
            out.extend_blocks(&Blocks::new(&text));
            out.extend_part(*b")", 5);
            assert_eq!(out.as_slice(), [b"(", &text[..], b")"].concat());
        }
    }

    proptest! {
        #[test]
        fn it_is_as_a_vec(texts in prop::collection::vec((prop::collection::vec(any::<u8>(), 0..40), 0usize..60), 0..60)) {
            let (mut out, mut model) = (Out::default(), Vec::new());
            for (text, place) in texts {
                match place {
                    0..5 => {
                        out.truncate(place * 7);
                        model.truncate(place * 7);
                    }
                    5..10 => {
                        let (end, start) = (model.len().min(place * 9), model.len().min(place * 2));
                        out.replace(start..end.max(start), &text);
                        model.splice(start..end.max(start), text);
                    }
                    10..20 => {
                        out.push(7);
                        model.push(7);
                    }
                    20..40 => {
                        let length = place.min(text.len());
                        let clean = text[..length].iter().take_while(|byte| !super::super::bytes::is_unprintable(**byte)).count();
                        prop_assert_eq!(out.extend_until(&text, length, unprintable), clean);
                        model.extend(&text[..clean]);
                    }
                    _ => {
                        out.extend(&text);
                        model.extend(text);
                    }
                }
                prop_assert_eq!(out.as_slice(), &model[..]);
                prop_assert_eq!(out.len(), model.len());
            }
        }
    }
}
