//! A buffer that many short texts are appended to.
#![allow(
    clippy::inline_always,
    reason = "the crate is built for size, where calls of this hot loop would stay calls"
)]

/// Bytes beyond what is asked for, so that eight can always be stored at once.
const SLACK: usize = 8;

/// A growing buffer whose spare room is initialised, so that short texts are plain stores into it:
/// appending to a `Vec` copies, and in wasm a copy of a few bytes costs more than the bytes.
#[derive(Default)]
pub(super) struct Out {
    bytes: Vec<u8>,
    length: usize,
}

impl Out {
    /// What was appended.
    pub(super) fn as_slice(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or_default()
    }

    #[inline(always)]
    pub(super) const fn len(&self) -> usize {
        self.length
    }

    pub(super) fn capacity(&self) -> usize {
        self.bytes.capacity()
    }

    /// Forgets what comes behind `length`.
    pub(super) fn truncate(&mut self, length: usize) {
        self.length = self.length.min(length);
    }

    /// Appends one byte.
    #[inline(always)]
    pub(super) fn push(&mut self, byte: u8) {
        self.reserve(1);
        if let Some(place) = self.bytes.get_mut(self.length) {
            *place = byte;
            self.length += 1;
        }
    }

    /// Appends a text, eight bytes at a time.
    pub(super) fn extend(&mut self, bytes: &[u8]) {
        self.reserve(bytes.len());
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.store(*word);
        }
        match bytes.last_chunk::<8>() {
            _ if rest.is_empty() => {}
            // The last eight overlap those before.
            Some(last) => {
                self.length -= 8 - rest.len();
                self.store(*last);
            }
            None => {
                let mut word = [0; 8];
                for (place, byte) in word.iter_mut().zip(rest) {
                    *place = *byte;
                }
                self.store(word);
                self.length -= 8 - rest.len();
            }
        }
    }

    /// Puts `new` in the place of `range`.
    pub(super) fn replace(&mut self, range: core::ops::Range<usize>, new: &[u8]) {
        self.bytes.truncate(self.length);
        self.bytes.splice(range, new.iter().copied());
        self.length = self.bytes.len();
        self.reserve(0);
    }

    #[inline(always)]
    fn store(&mut self, word: [u8; 8]) {
        let place = self
            .bytes
            .get_mut(self.length..)
            .and_then(<[u8]>::first_chunk_mut);
        if let Some(place) = place {
            *place = word;
            self.length += 8;
        }
    }

    #[inline(always)]
    fn reserve(&mut self, more: usize) {
        if self.bytes.len() - self.length < more + SLACK {
            self.grow(more);
        }
    }

    #[cold]
    fn grow(&mut self, more: usize) {
        let wanted = (self.length + more + SLACK).max(self.bytes.len() * 2);
        self.bytes.resize(wanted.max(1024), 0);
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::Out;
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
