//! Lists of words, as texts: one walk for all of them.

/// Whether a list, with a space between its words, has a word. Case does not count.
pub(super) fn has(words: &str, word: &[u8]) -> bool {
    words
        .split(' ')
        .any(|known| known.as_bytes().eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::has;

    #[test]
    fn a_word_is_whole() {
        assert!(has("jpg jpeg", b"JPEG") && has("jpg jpeg", b"jpg"));
        for word in ["", " ", "jp", "jpegs", "jpg jpeg"] {
            assert!(!has("jpg jpeg", word.as_bytes()), "{word}");
        }
    }
}
