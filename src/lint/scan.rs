//! A text, gone through once: all that the rules ask about it.

use super::finding::Spot;
use super::links::{self, Link};
use super::symbols::{Class, class};
use crate::placeholders::{Kind, leading};

/// A placeholder, and what is before it.
pub(super) struct Variable<'a> {
    pub(super) kind: Kind,
    pub(super) name: &'a str,
    pub(super) is_spaced: bool,
    pub(super) spot: Spot,
    /// What stands between it and the one before it, or the beginning.
    pub(super) before: Gap,
}

/// What stands between two placeholders.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    Space,
    Punctuation,
    Words,
}

/// What the rules ask about a text. Of what is told once, the first place.
pub(super) struct Scan<'a> {
    pub(super) variables: Vec<Variable<'a>>,
    /// What stands behind the last placeholder.
    pub(super) after: Gap,
    /// Words besides the placeholders.
    pub(super) words: usize,
    pub(super) emoji: usize,
    pub(super) first_emoji: Spot,
    pub(super) line_breaks: usize,
    pub(super) first_line_break: Spot,
    /// Three line breaks in a row.
    pub(super) gaping: Spot,
    /// One of `*`, `_`, `~` and `` ` ``.
    pub(super) first_mark: Spot,
    pub(super) links: Vec<(Link, Spot)>,
}

/// The characters of Thai that make a word, as they are not written apart.
const THAI_WORD: usize = 7;

/// How long a text is to JavaScript.
pub(super) fn units(text: &str) -> usize {
    let mut units = 0;
    for symbol in text.chars() {
        units += symbol.len_utf16();
    }
    units
}

pub(super) fn scan(text: &str) -> Scan<'_> {
    let mut scan = Scan {
        variables: Vec::new(),
        after: Gap::Space,
        words: 0,
        emoji: 0,
        first_emoji: Spot::NONE,
        line_breaks: 0,
        first_line_break: Spot::NONE,
        gaping: Spot::NONE,
        first_mark: Spot::NONE,
        links: Vec::new(),
    };
    // Where the text that is still to be read begins, in bytes and in UTF-16 units.
    let (mut rest, mut at) = (text, 0);
    let mut token = Token::default();
    let (mut row, mut thai) = (0, 0);
    let mut last = ' ';
    while let Some(symbol) = rest.chars().next() {
        if let (true, Some(found)) = (matches!(symbol, '%' | '{'), leading(rest)) {
            scan.end(&mut token, text, at);
            let length = units(found.text);
            scan.variables.push(Variable {
                kind: found.kind,
                name: found.name,
                is_spaced: found.is_spaced(),
                spot: Spot::new(at, at + length),
                before: scan.after,
            });
            scan.after = Gap::Space;
            (row, last) = (0, ' ');
            at += length;
            rest = rest.get(found.text.len()..).unwrap_or_default();
            continue;
        }
        let byte = text.len() - rest.len();
        let spot = Spot::new(at, at + symbol.len_utf16());
        let class = class(symbol);
        match class {
            Class::Space | Class::LineBreak => {
                scan.end(&mut token, text, at);
                if class == Class::LineBreak {
                    scan.line_breaks += 1;
                    row += 1;
                    scan.first_line_break.note(spot);
                    if row == 3 {
                        scan.gaping.note(spot);
                    }
                }
            }
            Class::Ideograph => scan.words += 1,
            Class::Thai => {
                thai += 1;
                scan.words += usize::from(thai % THAI_WORD == 1);
            }
            Class::Word => token.is_word = true,
            Class::Mark => scan.first_mark.note(spot),
            // What is joined to an emoji, or the second letter of a flag, is no other emoji.
            Class::Emoji if last != '\u{200d}' => scan.count_emoji(spot),
            Class::Flag if last != 'F' => scan.count_emoji(spot),
            Class::Emoji | Class::Flag | Class::Other => {}
        }
        if !matches!(class, Class::Space | Class::LineBreak) {
            row = 0;
            let is_word = matches!(class, Class::Word | Class::Ideograph | Class::Thai);
            // A bracket before it belongs to no link.
            if is_word {
                token.start.get_or_insert((byte, at));
            }
            let gap = if is_word {
                Gap::Words
            } else {
                Gap::Punctuation
            };
            scan.after = scan.after.max(gap);
        }
        last = match class {
            Class::Flag if last != 'F' => 'F',
            Class::Flag => ' ',
            _ => symbol,
        };
        at += symbol.len_utf16();
        rest = rest.get(symbol.len_utf8()..).unwrap_or_default();
    }
    scan.end(&mut token, text, at);
    scan
}

/// What stands between spaces, as far as it is read.
#[derive(Default)]
struct Token {
    /// Where it begins, in bytes and in UTF-16 units.
    start: Option<(usize, usize)>,
    is_word: bool,
}

impl Scan<'_> {
    pub(super) fn first_variable(&self) -> Spot {
        self.variables
            .first()
            .map_or(Spot::NONE, |variable| variable.spot)
    }

    fn count_emoji(&mut self, spot: Spot) {
        self.emoji += 1;
        self.first_emoji.note(spot);
    }

    /// A token ends where the text is read up to, in UTF-16 units.
    fn end(&mut self, token: &mut Token, text: &str, end: usize) {
        let Token { start, is_word } = core::mem::take(token);
        self.words += usize::from(is_word);
        if let Some((byte, start)) = start
            && let Some(link) = text.get(byte..).and_then(links::leading)
        {
            self.links.push((link, Spot::new(start, end)));
        }
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{Gap, Spot, scan};

    #[test]
    fn words_are_counted_without_placeholders() {
        for (text, words) in [
            ("", 0),
            ("uno due-tre, 4!", 3),
            ("— … 🎉", 0),
            ("a%%B%%c d", 3),
            ("articolo(i) %%A%%.", 1),
            ("订单明天", 4),
            ("สวัสดี", 1),
            ("สวัสดีครับทุกคน", 3),
        ] {
            assert_eq!(scan(text).words, words, "{text}");
        }
    }

    #[test]
    fn an_emoji_is_one_however_it_is_made() {
        for (text, emoji) in [
            ("🎉🎉", 2),
            ("👩‍👩‍👧", 1),
            ("👍🏽", 1),
            ("🇮🇹🇩🇪", 2),
            ("❤️", 1),
            ("1️⃣ ₹ #", 0),
        ] {
            assert_eq!(scan(text).emoji, emoji, "{text}");
        }
    }

    #[test]
    fn what_is_between_placeholders_is_told() {
        let text = "*%%A%% e %%B%%%%C%%, %%D%%\n";
        let scanned = scan(text);
        let gaps: Vec<Gap> = scanned
            .variables
            .iter()
            .map(|variable| variable.before)
            .collect();
        assert!(gaps == [Gap::Punctuation, Gap::Words, Gap::Space, Gap::Punctuation]);
        assert!(scanned.after == Gap::Space);
    }

    #[test]
    fn three_line_breaks_in_a_row_are_too_many() {
        assert!(!scan("a\n\nb\n\nc").gaping.is_somewhere());
        assert!(scan("è\n\n\n\nb").gaping == Spot::new(3, 4));
    }
}
