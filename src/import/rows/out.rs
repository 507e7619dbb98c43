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
    #[inline]
    pub fn extend(&mut self, bytes: &[u8]) {
        self.reserve(bytes.len());
        let (blocks, rest) = bytes.as_chunks::<BLOCK>();
        for block in blocks {
            self.store(*block, BLOCK);
        }
        match bytes.last_chunk::<BLOCK>() {
            _ if rest.is_empty() => {}
            // The last block overlaps those before.
            Some(last) => {
                self.length -= BLOCK - rest.len();
                self.store(*last, BLOCK);
            }
            None => self.extend_short(rest),
        }
    }

    /// Appends fewer bytes than a block: two pieces that overlap.
    #[inline]
    fn extend_short(&mut self, bytes: &[u8]) {
        if let (Some(first), Some(last)) = (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
            self.store(*first, bytes.len() - 8);
            self.store(*last, 8);
        } else if let (Some(first), Some(last)) =
            (bytes.first_chunk::<4>(), bytes.last_chunk::<4>())
        {
            self.store(*first, bytes.len() - 4);
            self.store(*last, 4);
        } else {
            for byte in bytes {
                self.store([*byte], 1);
            }
        }
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
        let mut done = 0;
        while done < length {
            let rest = text.get(done..).unwrap_or_default();
            let block = match rest.first_chunk() {
                Some(block) => *block,
                None => padded(rest),
            };
            let wanted = (length - done).min(BLOCK);
            let clear = (stop(&block).trailing_zeros() as usize).min(wanted);
            self.store(block, clear);
            done += clear;
            if clear < wanted {
                break;
            }
        }
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

    use super::Out;
    use crate::bytes::unprintable;
    use proptest::prelude::*;

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
