//! How numbers are written.
//!
//! `formats.txt` holds pictures, one a line: the national one, and the international one behind a
//! semicolon if it differs. In a picture a letter is a group, `a` of one digit, `b` of two …; a capital
//! is a group that is left out, `*` is all digits that remain, and everything else stands for itself.
//!
//! `formats.bin` leads to them, in decisions as `plans.bin` has them. For each plan and each length of
//! its valid numbers it has a tree by their first digits, whose leaves are lines of `formats.txt`. A node
//! is written where it is first met; later it is a number.

use crate::coder::{BITS, Reader, UNARY};
use crate::plans::{Plan, Plans, plans};
use std::sync::OnceLock;

const PACKED: &[u8] = include_bytes!("formats.bin");
const PICTURES: &str = include_str!("formats.txt");

/// What the number of a picture has, and that of a node has not.
const PICTURE: u16 = 1 << 15;

const IS_PICTURE: usize = 0;
const IS_NEW: usize = 1;
const SAME: usize = 2;
const KNOWN: usize = SAME + 4 * 4;
const KNOWN_NUMBER: usize = KNOWN + 5;
const RECENT: usize = KNOWN_NUMBER + UNARY;
const NEW_PICTURE: usize = RECENT + UNARY;
const BACK_LENGTH: usize = NEW_PICTURE + 256;
const BACK_BIT: usize = BACK_LENGTH + UNARY;
const TOTAL: usize = BACK_BIT + BITS;

/// In which form a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// As in its own country: `(212) 555-2368`.
    National,
    /// As everywhere else: `+1 212-555-2368`.
    International,
    /// As a link: `tel:+1-212-555-2368`.
    Rfc3966,
}

impl Plan {
    /// A valid number of the plan, as it is written.
    pub fn written(&self, national: &[u8], style: Style) -> String {
        let line = formats().line(self, national).unwrap_or("*");
        let (inside, outside) = line.split_once(';').unwrap_or((line, line));
        let mut text = String::new();
        if style == Style::National {
            paint(inside, national, &mut text);
            return text;
        }
        text.push('+');
        for power in [100, 10, 1] {
            if self.calling_code() >= power {
                let digit = u8::try_from(self.calling_code() / power % 10).unwrap_or(0);
                text.push(char::from(b'0' + digit));
            }
        }
        text.push(' ');
        paint(outside, national, &mut text);
        if style == Style::Rfc3966 {
            let mut uri = String::from("tel:+");
            for symbol in text.bytes().skip(1) {
                match symbol {
                    b'0'..=b'9' => uri.push(char::from(symbol)),
                    // Of several separators in a row one is left.
                    _ if !uri.ends_with('-') => uri.push('-'),
                    _ => {}
                }
            }
            return uri;
        }
        text
    }
}

/// Puts digits into a picture.
fn paint(picture: &str, digits: &[u8], text: &mut String) {
    let mut rest = digits.iter().map(|digit| char::from(b'0' + digit));
    for symbol in picture.bytes() {
        match symbol {
            b'a'..=b'z' => text.extend(rest.by_ref().take(usize::from(symbol - b'a') + 1)),
            b'A'..=b'Z' => {
                rest.nth(usize::from(symbol - b'A'));
            }
            b'*' => text.extend(rest.by_ref()),
            own => text.push(char::from(own)),
        }
    }
}

/// The trees, unpacked.
struct Formats {
    /// The roots of each plan, by length, and 0 for lengths that it has not.
    roots: Vec<u16>,
    nodes: Vec<[u16; 10]>,
}

fn formats() -> &'static Formats {
    static FORMATS: OnceLock<Formats> = OnceLock::new();
    FORMATS.get_or_init(|| unpack(plans()))
}

impl Formats {
    fn line(&self, plan: &Plan, national: &[u8]) -> Option<&'static str> {
        let place = plans().territory(plan.main_territory())?.plan;
        let root = usize::from(place) * 32 + national.len().min(31);
        let mut target = *self.roots.get(root)?;
        let mut digits = national.iter();
        while target & PICTURE == 0 {
            let node = self.nodes.get(usize::from(target))?;
            target = *node.get(usize::from(*digits.next()?))?;
        }
        PICTURES.lines().nth(usize::from(target & !PICTURE))
    }
}

struct Unpacker {
    reader: Reader<'static>,
    nodes: Vec<[u16; 10]>,
    /// The nodes so far, the latest last.
    list: Vec<u16>,
    /// The pictures of the plan so far, the latest first.
    recent: Vec<u16>,
}

#[cold]
fn unpack(plans: &Plans) -> Formats {
    let mut unpacker = Unpacker {
        reader: Reader::new(PACKED, TOTAL),
        nodes: Vec::new(),
        list: Vec::new(),
        recent: Vec::new(),
    };
    let mut roots = Vec::new();
    for plan in &plans.all {
        unpacker.recent.clear();
        for length in 0..32 {
            roots.push(match plan.lengths() >> length & 1 {
                0 => 0,
                _ => unpacker.target(),
            });
        }
    }
    Formats {
        roots,
        nodes: unpacker.nodes,
    }
}

impl Unpacker {
    fn target(&mut self) -> u16 {
        if self.reader.bit(IS_PICTURE) {
            PICTURE | self.picture()
        } else {
            self.node()
        }
    }

    fn picture(&mut self) -> u16 {
        let picture = match self.reader.unary(RECENT).checked_sub(1) {
            Some(back) if back < self.recent.len() => self.recent.remove(back),
            _ => u16::try_from(self.reader.number(NEW_PICTURE, 8)).unwrap_or(0),
        };
        self.recent.insert(0, picture);
        picture
    }

    fn node(&mut self) -> u16 {
        let node = if self.reader.bit(IS_NEW) {
            let targets = self.targets();
            self.nodes.push(targets);
            u16::try_from(self.nodes.len() - 1).unwrap_or(0)
        } else {
            let back = self.reader.any_number(BACK_LENGTH, BACK_BIT);
            match self.list.len().checked_sub(back + 1) {
                Some(place) => self.list.remove(place),
                None => 0,
            }
        };
        self.list.push(node);
        node
    }

    fn targets(&mut self) -> [u16; 10] {
        // The targets so far, the latest last.
        let mut known: Vec<u16> = Vec::new();
        let mut run = 0;
        let mut targets = [0; 10];
        for target in &mut targets {
            let facts = run.min(3) * 4 + known.len().min(3);
            run += 1;
            if known.is_empty() || !self.reader.bit(SAME + facts) {
                run = 1;
                let others = known.len().saturating_sub(1);
                let new = if others > 0 && self.reader.bit(KNOWN + others.min(4)) {
                    let back = self.reader.unary(KNOWN_NUMBER);
                    known.remove((others - 1).saturating_sub(back))
                } else {
                    self.target()
                };
                known.push(new);
            }
            *target = known.last().copied().unwrap_or(0);
        }
        targets
    }
}
