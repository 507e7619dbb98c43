//! Signs that a text was decoded with the wrong encoding.

/// Where a text holds letters that no name has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Doubt {
    /// The line of the first of them.
    pub(super) line: u64,
    /// The word that it is in.
    pub(super) word: String,
}

/// The most characters of a word that are told.
const LONGEST_WORD: usize = 40;

/// The first word that looks as if it was decoded with the wrong encoding, and the text before it.
pub(super) fn find(text: &str) -> Option<(&str, &str)> {
    let mut before = ' ';
    for (place, symbol) in text.char_indices() {
        if is_odd(before, symbol) {
            let ends = |symbol: char| symbol.is_whitespace() || ";,|\"".contains(symbol);
            let (head, _) = text.split_at_checked(place)?;
            let start = head.rfind(ends).map_or(0, |end| {
                end + head
                    .get(end..)
                    .and_then(|rest| rest.chars().next())
                    .map_or(0, char::len_utf8)
            });
            let (head, rest) = text.split_at_checked(start)?;
            let word = rest.split(ends).next()?;
            let length = word.char_indices().nth(LONGEST_WORD);
            let length = length.map_or(word.len(), |(length, _)| length);
            return Some((head, word.get(..length)?));
        }
        before = symbol;
    }
    None
}

/// Whether `symbol`, behind `before`, is what an accented letter of another encoding looks like.
fn is_odd(before: char, symbol: char) -> bool {
    match symbol {
        // Control characters, which no text has.
        '\u{80}'..='\u{9f}' => true,
        // Letters of Mac Roman or of DOS, read as Windows-1252.
        'ˆ' | '˜' | '†' | '‡' | '‰' | '‹' | '“' | '„' | '•' | 'ƒ' | '¤' | '¨' => {
            before.is_alphabetic()
        }
        'Š' | 'Ž' | 'Œ' | 'Ÿ' => before.is_lowercase(),
        // UTF-8, read as Windows-1252.
        '\u{a0}'..='\u{bf}' | '€' | '™' | '‚' | '…' | '‘' | '’' | '”' | '–' | '—' | '›' =>
        {
            matches!(before, 'Ã' | 'Â' | 'â')
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::find;

    #[test]
    fn a_word_in_the_wrong_encoding_is_found() {
        for (text, expected) in [
            ("Ada;Nicol˜ Rossi;3", ("Ada;", "Nicol˜")),
            ("Zo\u{8f}", ("", "Zo\u{8f}")),
            ("x|JosŽ", ("x|", "JosŽ")),
            ("a,Dom“nico", ("a,", "Dom“nico")),
            ("NicolÃ²;3", ("", "NicolÃ²")),
            ("dâ€™Este", ("", "dâ€™Este")),
            ("è\u{3000}Nicol˜", ("è\u{3000}", "Nicol˜")),
        ] {
            assert_eq!(find(text), Some(expected));
        }
        let long = "a˜".repeat(100);
        let (_, word) = find(&long).unwrap();
        assert_eq!(word.chars().count(), 40);
    }

    #[test]
    fn what_people_write_is_in_order() {
        for text in [
            "Nicolò Città Žižek Škoda ŠKODA Œuvre Zoë L’Aquila “Ada” Maria™ n° 5",
            "Rossi–Bianchi … 5 € Mª Ñandú São João ÂGE NÃO",
            "王小明 Ёлка Ωμέγα",
            "",
        ] {
            assert_eq!(find(text), None, "{text}");
        }
    }
}
