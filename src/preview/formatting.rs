//! WhatsApp's way to format a text: `*bold*`, `_italic_`, `~strikethrough~`, and monospace between
//! backticks, single ones in a line or three of them around several.

use super::fill::Filled;
use crate::lint::symbols::{Class, class};

/// How a span of text looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style(u8);

impl Style {
    const BOLD: u8 = 1;
    const ITALIC: u8 = 2;
    const STRIKETHROUGH: u8 = 4;
    const MONOSPACE: u8 = 8;
    const NAMES: &[(u8, &str)] = &[
        (Self::BOLD, "bold"),
        (Self::ITALIC, "italic"),
        (Self::STRIKETHROUGH, "strikethrough"),
        (Self::MONOSPACE, "monospace"),
    ];

    /// Whether it is bold.
    pub const fn is_bold(self) -> bool {
        self.0 & Self::BOLD != 0
    }

    /// Whether it is italic.
    pub const fn is_italic(self) -> bool {
        self.0 & Self::ITALIC != 0
    }

    /// Whether it is struck through.
    pub const fn is_strikethrough(self) -> bool {
        self.0 & Self::STRIKETHROUGH != 0
    }

    /// Whether all its letters are equally wide.
    pub const fn is_monospace(self) -> bool {
        self.0 & Self::MONOSPACE != 0
    }

    /// What those of the four are called that it has.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        let own = Self::NAMES.iter();
        let own = own.filter(move |(bit, _)| self.0 & bit != 0);
        own.map(|(_, name)| *name)
    }
}

/// A piece of a text that looks the same throughout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The text, without marks.
    pub text: String,
    /// How it looks.
    pub style: Style,
    /// The code of the placeholder that it is, if there is no value for it.
    pub missing: Option<String>,
}

/// Something in the text that begins or ends a style, if it has its counterpart.
struct Mark {
    at: usize,
    length: usize,
    bit: u8,
    is_matched: bool,
}

/// The spans of a text; without marks, if it is shown as it is.
pub(super) fn spans(filled: &Filled, is_formatted: bool) -> Vec<Span> {
    let text = filled.text.as_str();
    let found = if is_formatted {
        marks(filled)
    } else {
        Vec::new()
    };
    let mut marks = found.iter().filter(|mark| mark.is_matched).peekable();
    let mut missing = filled.missing.iter().peekable();
    let mut spans = Vec::new();
    let (mut from, mut style) = (0, Style::default());
    loop {
        let next_mark = marks.peek().map_or(text.len(), |mark| mark.at);
        let next_missing = missing.peek().map_or(text.len(), |gap| gap.start);
        let to = next_mark.min(next_missing);
        push(&mut spans, text.get(from..to), style, None);
        if to == text.len() {
            return spans;
        }
        if next_missing < next_mark {
            if let Some(gap) = missing.next() {
                push(
                    &mut spans,
                    text.get(gap.start..gap.end),
                    style,
                    Some(&gap.code),
                );
                from = gap.end;
            }
        } else if let Some(mark) = marks.next() {
            style.0 ^= mark.bit;
            from = mark.at + mark.length;
        }
    }
}

fn push(spans: &mut Vec<Span>, text: Option<&str>, style: Style, missing: Option<&String>) {
    if let Some(text) = text.filter(|text| !text.is_empty()) {
        spans.push(Span {
            text: text.to_owned(),
            style,
            missing: missing.cloned(),
        });
    }
}

/// All that may be a mark, in order. Each place is looked at once.
fn marks(filled: &Filled) -> Vec<Mark> {
    let text = filled.text.as_str();
    let mut marks: Vec<Mark> = Vec::new();
    // The places in `marks` of those that are open, one of each kind at most.
    let mut open: Vec<usize> = Vec::new();
    let mut gaps = filled.missing.iter().peekable();
    let (mut at, mut before) = (0, ' ');
    while let Some(symbol) = text.get(at..).and_then(|rest| rest.chars().next()) {
        if let Some(gap) = gaps.next_if(|gap| gap.start <= at) {
            (at, before) = (gap.end, '%');
            continue;
        }
        let mut end = at + symbol.len_utf8();
        match symbol {
            '\n' => open.clear(),
            '`' => {
                if let Some((length, close)) = monospace(text.as_bytes(), at) {
                    for at in [at, close] {
                        marks.push(Mark {
                            at,
                            length,
                            bit: Style::MONOSPACE,
                            is_matched: true,
                        });
                    }
                    end = close + length;
                    // Values that are missing in between are no marks, and need no look.
                    while gaps.next_if(|gap| gap.start < end).is_some() {}
                }
            }
            '*' | '_' | '~' => {
                let after = text.get(end..).and_then(|rest| rest.chars().next());
                let after = after.unwrap_or(' ');
                let bit = match symbol {
                    '*' => Style::BOLD,
                    '_' => Style::ITALIC,
                    _ => Style::STRIKETHROUGH,
                };
                toggle(&mut marks, &mut open, (at, symbol, bit), before, after);
            }
            _ => {}
        }
        before = symbol;
        at = end;
    }
    marks
}

/// A mark opens before a word and closes behind one: `2*3*4` and `* a *` stay as they are.
fn toggle(
    marks: &mut Vec<Mark>,
    open: &mut Vec<usize>,
    (at, symbol, bit): (usize, char, u8),
    before: char,
    after: char,
) {
    let is_space = |symbol| matches!(class(symbol), Class::Space | Class::LineBreak);
    let is_word = |symbol| matches!(class(symbol), Class::Word | Class::Ideograph | Class::Thai);
    let is_kind = |place: &usize| marks.get(*place).is_some_and(|mark| mark.bit == bit);
    let opened = open.iter().position(is_kind);
    let can_close = !is_space(before) && before != symbol && !is_word(after);
    let can_open = !is_word(before) && !is_space(after) && after != symbol;
    let is_matched = match opened {
        Some(place) if can_close => {
            // What was opened later and is still open is no mark.
            let partner = open.get(place).copied().unwrap_or_default();
            open.truncate(place);
            if let Some(mark) = marks.get_mut(partner) {
                mark.is_matched = true;
            }
            true
        }
        None if can_open => {
            open.push(marks.len());
            false
        }
        _ => return,
    };
    marks.push(Mark {
        at,
        length: 1,
        bit,
        is_matched,
    });
}

/// How many backticks begin a monospaced piece there, and where those that end it are.
fn monospace(text: &[u8], at: usize) -> Option<(usize, usize)> {
    let is_fence = |at: usize| text.get(at..at + 3) == Some(b"```".as_slice());
    if is_fence(at) {
        let close = (at + 4..text.len()).find(|place| is_fence(*place));
        return close.map(|close| (3, close));
    }
    let rest = text.get(at + 1..)?;
    let end = rest.iter().position(|byte| matches!(byte, b'`' | b'\n'))?;
    let is_closed = end > 0 && rest.get(end) == Some(&b'`');
    is_closed.then_some((1, at + 1 + end))
}
