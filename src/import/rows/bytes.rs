//! Sixteen bytes at a time: where the special ones are.
//!
//! In wasm this is one comparison of 128 bits for all sixteen; elsewhere the compiler finds the like
//! by itself.

/// As many bytes as are looked at together.
pub(crate) const BLOCK: usize = 16;

/// Which bytes of a block have a property: bit 0 is the first byte.
pub(crate) type Mask = u32;

/// The bytes that end a cell or decide how it is read.
#[inline]
pub(crate) fn separators(block: &[u8; BLOCK], delimiter: u8) -> Mask {
    #[cfg(target_feature = "simd128")]
    {
        use core::arch::wasm32::{u8x16_bitmask, u8x16_eq, u8x16_splat, v128_or};
        let bytes = vector(block);
        let is = |byte| u8x16_eq(bytes, u8x16_splat(byte));
        let cells = v128_or(is(delimiter), is(b'"'));
        let lines = v128_or(is(b'\n'), is(b'\r'));
        Mask::from(u8x16_bitmask(v128_or(cells, lines)))
    }
    #[cfg(not(target_feature = "simd128"))]
    mask(block, |byte| {
        byte == delimiter || matches!(byte, b'"' | b'\n' | b'\r')
    })
}

/// The bytes that a JSON string cannot hold as they are, and DEL.
#[inline]
pub(crate) fn unprintable(block: &[u8; BLOCK]) -> Mask {
    #[cfg(target_feature = "simd128")]
    {
        use core::arch::wasm32::{u8x16_bitmask, u8x16_eq, u8x16_lt, u8x16_splat, v128_or};
        let bytes = vector(block);
        let is = |byte| u8x16_eq(bytes, u8x16_splat(byte));
        let control = v128_or(u8x16_lt(bytes, u8x16_splat(b' ')), is(0x7f));
        Mask::from(u8x16_bitmask(v128_or(
            control,
            v128_or(is(b'"'), is(b'\\')),
        )))
    }
    #[cfg(not(target_feature = "simd128"))]
    mask(block, is_unprintable)
}

/// Whether a JSON string cannot hold this byte as it is, or it is DEL.
pub(crate) const fn is_unprintable(byte: u8) -> bool {
    byte < b' ' || byte == b'"' || byte == b'\\' || byte == 0x7f
}

/// The text from a place on; nothing if it ends before.
#[inline]
pub(crate) fn behind(text: &[u8], place: usize) -> &[u8] {
    // With the lesser of two lengths nothing is left to be checked.
    text.get(place.min(text.len())..).unwrap_or_default()
}

/// How many bytes, from the first on, are surely UTF-8 with all of its letters: all, or those before
/// the first sequence that is not, does not end, or is U+FFFD, which stands for a letter that an
/// earlier program has lost.
pub fn sound_utf8(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        if let Some(block) = rest.first_chunk() {
            let beyond_ascii = beyond_ascii(block);
            let sound = if beyond_ascii == 0 {
                BLOCK
            } else {
                let (first, second) = sequences_of_two(block);
                // Most that is not ASCII in Europe: each first byte has its second one, and no other
                // bytes are there. A first one at the end is left for the next block.
                if first | second == beyond_ascii && (first << 1) & 0xffff == second {
                    BLOCK - (first >> (BLOCK - 1)) as usize
                } else {
                    beyond_ascii.trailing_zeros() as usize
                }
            };
            if sound > 0 {
                at += sound;
                continue;
            }
        }
        at += match rest {
            [0..=0x7f, ..] => 1,
            [0xc2..=0xdf, 0x80..=0xbf, ..] => 2,
            [0xef, 0xbf, 0xbd, ..] => return at,
            [0xe0, 0xa0..=0xbf, 0x80..=0xbf, ..]
            | [0xed, 0x80..=0x9f, 0x80..=0xbf, ..]
            | [0xe1..=0xec | 0xee | 0xef, 0x80..=0xbf, 0x80..=0xbf, ..] => 3,
            [0xf0, 0x90..=0xbf, 0x80..=0xbf, 0x80..=0xbf, ..]
            | [0xf4, 0x80..=0x8f, 0x80..=0xbf, 0x80..=0xbf, ..]
            | [0xf1..=0xf3, 0x80..=0xbf, 0x80..=0xbf, 0x80..=0xbf, ..] => 4,
            _ => return at,
        };
    }
    bytes.len()
}

/// How many bytes, from the first on, are ASCII.
pub fn ascii_prefix(bytes: &[u8]) -> usize {
    let (blocks, rest) = bytes.as_chunks();
    for (index, block) in blocks.iter().enumerate() {
        let beyond_ascii = beyond_ascii(block);
        if beyond_ascii != 0 {
            return index * BLOCK + beyond_ascii.trailing_zeros() as usize;
        }
    }
    let is_ascii = |byte: &&u8| byte.is_ascii();
    blocks.len() * BLOCK + rest.iter().take_while(is_ascii).count()
}

/// How often a byte is there.
pub fn count(bytes: &[u8], byte: u8) -> u64 {
    let (blocks, rest) = bytes.as_chunks();
    let in_block = |block| u64::from(places(block, byte).count_ones());
    let in_rest = |found: &u8| u64::from(*found == byte);
    blocks.iter().map(in_block).sum::<u64>() + rest.iter().map(in_rest).sum::<u64>()
}

/// Where a byte is.
#[inline]
fn places(block: &[u8; BLOCK], byte: u8) -> Mask {
    #[cfg(target_feature = "simd128")]
    {
        use core::arch::wasm32::{u8x16_bitmask, u8x16_eq, u8x16_splat};
        Mask::from(u8x16_bitmask(u8x16_eq(vector(block), u8x16_splat(byte))))
    }
    #[cfg(not(target_feature = "simd128"))]
    mask(block, |found| found == byte)
}

/// The bytes that are not ASCII.
#[inline]
fn beyond_ascii(block: &[u8; BLOCK]) -> Mask {
    #[cfg(target_feature = "simd128")]
    {
        Mask::from(core::arch::wasm32::u8x16_bitmask(vector(block)))
    }
    #[cfg(not(target_feature = "simd128"))]
    mask(block, |byte| !byte.is_ascii())
}

/// The bytes that begin a sequence of two, and those that go on with a sequence.
#[inline]
fn sequences_of_two(block: &[u8; BLOCK]) -> (Mask, Mask) {
    #[cfg(target_feature = "simd128")]
    {
        use core::arch::wasm32::{u8x16_bitmask, u8x16_lt, u8x16_splat, u8x16_sub};
        let within = |first: u8, count: u8| {
            let from_first = u8x16_sub(vector(block), u8x16_splat(first));
            Mask::from(u8x16_bitmask(u8x16_lt(from_first, u8x16_splat(count))))
        };
        (within(0xc2, 0x1e), within(0x80, 0x40))
    }
    #[cfg(not(target_feature = "simd128"))]
    {
        let first = mask(block, |byte| matches!(byte, 0xc2..=0xdf));
        (first, mask(block, |byte| matches!(byte, 0x80..=0xbf)))
    }
}

#[cfg(target_feature = "simd128")]
#[inline]
fn vector(block: &[u8; BLOCK]) -> core::arch::wasm32::v128 {
    let half = |bytes: &[u8]| {
        bytes
            .first_chunk()
            .map_or(0, |half| u64::from_le_bytes(*half))
    };
    let (low, high) = block.split_at(BLOCK / 2);
    core::arch::wasm32::u64x2(half(low), half(high))
}

#[cfg(not(target_feature = "simd128"))]
#[inline]
fn mask(block: &[u8; BLOCK], is: impl Fn(u8) -> bool) -> Mask {
    let mut mask = 0;
    for (place, byte) in block.iter().enumerate() {
        mask |= Mask::from(is(*byte)) << place;
    }
    mask
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{BLOCK, ascii_prefix, count, is_unprintable, separators, sound_utf8, unprintable};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_utf8_is_as_the_standard_library_has_it(
            parts in prop::collection::vec(prop_oneof![
                "[a-z]{0,20}".prop_map(String::into_bytes),
                "\\PC{0,4}".prop_map(String::into_bytes),
                "[\u{fffd}a]{0,2}".prop_map(String::into_bytes),
                prop::collection::vec(prop_oneof![any::<u8>(), 0xed_u8..0xf5, 0x80_u8..0xc4], 0..4),
            ], 0..8),
        ) {
            let bytes = parts.concat();
            let valid = core::str::from_utf8(&bytes).map_or_else(|error| error.valid_up_to(), str::len);
            let lost = bytes.windows(3).position(|window| window == "\u{fffd}".as_bytes());
            prop_assert_eq!(sound_utf8(&bytes), valid.min(lost.unwrap_or(valid)));
            let ascii = bytes.iter().position(|byte| !byte.is_ascii());
            prop_assert_eq!(ascii_prefix(&bytes), ascii.unwrap_or(bytes.len()));
            let counted = bytes.split(|byte| *byte == b'a').count() - 1;
            prop_assert_eq!(count(&bytes, b'a'), counted as u64);
        }
    }

    #[test]
    fn every_byte_is_told_at_every_place() {
        for byte in 0..=255 {
            for place in 0..BLOCK {
                for filler in [b'a', 0xff, 0x80] {
                    let mut block = [filler; BLOCK];
                    block[place] = byte;
                    let expected = |is: bool| u32::from(is) << place;
                    let separates = matches!(byte, b';' | b'"' | b'\n' | b'\r');
                    assert_eq!(separators(&block, b';'), expected(separates), "{byte}");
                    assert_eq!(
                        unprintable(&block),
                        expected(is_unprintable(byte)),
                        "{byte}"
                    );
                }
            }
        }
    }

    #[test]
    fn any_byte_can_be_the_delimiter() {
        let mut block = *b"a;b|c\td,e:f g\xc3\xa0h";
        for (place, delimiter) in [(1, b';'), (3, b'|'), (5, b'\t'), (7, b','), (13, 0xc3)] {
            assert_eq!(separators(&block, delimiter), 1 << place);
        }
        block.fill(b'|');
        assert_eq!(separators(&block, b'|'), 0xffff);
    }
}
