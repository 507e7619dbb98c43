//! What characters are, as far as the rules ask. The tables of Unicode would be larger than the linter;
//! these ranges are right for what people write in templates.

/// What a character is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// A space of any kind.
    Space,
    /// What ends a line.
    LineBreak,
    /// A part of a word.
    Word,
    /// A word by itself, in Chinese or Japanese.
    Ideograph,
    /// A character of Thai, whose words are not written apart.
    Thai,
    /// One of `*`, `_`, `~` and `` ` ``.
    Mark,
    /// An emoji, or a part of one.
    Emoji,
    /// One of the two letters that make a flag.
    Flag,
    /// Punctuation and other signs.
    Other,
}

/// Pairs of first and last, of emoji below U+10000 (Unicode's `Extended_Pictographic`).
const EMOJI: [(u16, u16); 24] = [
    (0x231a, 0x231b),
    (0x2328, 0x2328),
    (0x23cf, 0x23cf),
    (0x23e9, 0x23f3),
    (0x23f8, 0x23fa),
    (0x24c2, 0x24c2),
    (0x25b6, 0x25b6),
    (0x25c0, 0x25c0),
    (0x25fb, 0x25fe),
    (0x2600, 0x2605),
    (0x2607, 0x2612),
    (0x2614, 0x2685),
    (0x2690, 0x2705),
    (0x2708, 0x2712),
    (0x2714, 0x2716),
    (0x271d, 0x2728),
    (0x2733, 0x2734),
    (0x2744, 0x2757),
    (0x2763, 0x2767),
    (0x2795, 0x27bf),
    (0x2934, 0x2935),
    (0x2b05, 0x2b1c),
    (0x2b50, 0x2b55),
    (0x3297, 0x3299),
];

pub(crate) fn class(symbol: char) -> Class {
    match symbol {
        '\n' | '\r' | '\u{2028}' | '\u{2029}' => Class::LineBreak,
        '\t' | ' ' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}' => Class::Space,
        '*' | '_' | '~' | '`' => Class::Mark,
        'a'..='z' | 'A'..='Z' | '0'..='9' | 'ª' | 'µ' | 'º' => Class::Word,
        '\u{e00}'..='\u{e7f}' => Class::Thai,
        '\u{1f1e6}'..='\u{1f1ff}' => Class::Flag,
        // The colours of skins belong to what is before them.
        '\u{1f3fb}'..='\u{1f3ff}' => Class::Other,
        '\u{1f000}'..='\u{1faff}' => Class::Emoji,
        '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}' => Class::Ideograph,
        _ if is_emoji(symbol) => Class::Emoji,
        '\0'..='¿'
        | '×'
        | '÷'
        | '\u{2000}'..='\u{2bff}'
        | '\u{3001}'..='\u{303f}'
        | '\u{fe00}'..='\u{fe4f}'
        | '\u{ff01}'..='\u{ff0f}'
        | '\u{ff1a}'..='\u{ff20}' => Class::Other,
        _ => Class::Word,
    }
}

fn is_emoji(symbol: char) -> bool {
    let code = u32::from(symbol);
    let is_in = |(first, last): &(u16, u16)| (u32::from(*first)..=u32::from(*last)).contains(&code);
    EMOJI.iter().any(is_in)
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{Class, class};

    #[test]
    fn each_symbol_has_its_class() {
        for (symbols, expected) in [
            ("aZ0èßñ", Class::Word),
            ("Жعह한ㄱ", Class::Word),
            ("漢かカ", Class::Ideograph),
            ("กไ", Class::Thai),
            ("😀🎉🦄🚀☀✅❤⭐⏰▶", Class::Emoji),
            ("🇮🇹", Class::Flag),
            (" \u{a0}\t\u{3000}", Class::Space),
            ("\n\r", Class::LineBreak),
            ("*_~`", Class::Mark),
            (".,;:!?-–—…«»\"'()#@%&/€→✓、。！", Class::Other),
        ] {
            for symbol in symbols.chars() {
                assert_eq!(class(symbol), expected, "{symbol}");
            }
        }
        assert_eq!(class('\u{200d}'), Class::Other);
        assert_eq!(class('\u{fe0f}'), Class::Other);
    }
}
