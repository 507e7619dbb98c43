//! The little regular expressions of the metadata: digits, classes, groups and counts.

use anyhow::{Context, Result, bail, ensure};

/// A pattern, taken apart.
pub(super) enum Pattern {
    /// One digit of a set, as bits.
    Class(u16),
    Sequence(Vec<Pattern>),
    Alternatives(Vec<Pattern>),
    Repeat(Box<Pattern>, usize, usize),
}

impl Pattern {
    /// Takes `text` apart.
    ///
    /// # Errors
    /// When it holds what the metadata have never held.
    pub(super) fn parse(text: &str) -> Result<Self> {
        let mut parser = Parser {
            rest: text.as_bytes(),
        };
        let pattern = parser
            .alternatives()
            .with_context(|| format!("the pattern {text}"))?;
        ensure!(
            parser.rest.is_empty(),
            "{text} has a parenthesis too many or too few"
        );
        Ok(pattern)
    }

    /// The length of the shortest match and of the longest.
    pub(super) fn lengths(&self) -> (usize, usize) {
        let both = |one: (usize, usize), other: (usize, usize)| (one.0 + other.0, one.1 + other.1);
        match self {
            Self::Class(_) => (1, 1),
            Self::Sequence(parts) => parts.iter().map(Self::lengths).fold((0, 0), both),
            Self::Alternatives(all) => {
                let lengths = || all.iter().map(Self::lengths);
                let least = lengths().map(|(least, _)| least).min();
                let most = lengths().map(|(_, most)| most).max();
                (least.unwrap_or(0), most.unwrap_or(0))
            }
            Self::Repeat(part, least, most) => {
                let (shortest, longest) = part.lengths();
                (shortest * least, longest * most)
            }
        }
    }
}

struct Parser<'a> {
    rest: &'a [u8],
}

impl Parser<'_> {
    fn take(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    fn take_if(&mut self, text: &[u8]) -> bool {
        let rest = self.rest.strip_prefix(text);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn alternatives(&mut self) -> Result<Pattern> {
        let mut all = vec![self.sequence()?];
        while self.take_if(b"|") {
            all.push(self.sequence()?);
        }
        Ok(Pattern::Alternatives(all))
    }

    fn sequence(&mut self) -> Result<Pattern> {
        let mut all = Vec::new();
        while !matches!(self.rest.first(), None | Some(b'|' | b')')) {
            let atom = self.atom()?;
            all.push(self.counted(atom)?);
        }
        Ok(Pattern::Sequence(all))
    }

    fn atom(&mut self) -> Result<Pattern> {
        if self.take_if(b"\\d") {
            return Ok(Pattern::Class(0x3ff));
        }
        // What follows an end is never looked at; what a group holds is asked for when numbers are read.
        if self.take_if(b"$") {
            return Ok(Pattern::Sequence(Vec::new()));
        }
        if self.take_if(b"(?:") || self.take_if(b"(") {
            let inner = self.alternatives()?;
            ensure!(self.take_if(b")"), "a group is not closed");
            return Ok(inner);
        }
        match self.take() {
            Some(digit @ b'0'..=b'9') => Ok(Pattern::Class(1 << (digit - b'0'))),
            Some(b'[') => self.class(),
            other => bail!("{:?} is not known here", other.map(char::from)),
        }
    }

    fn class(&mut self) -> Result<Pattern> {
        let mut digits = 0;
        loop {
            match self.take() {
                Some(b']') => return Ok(Pattern::Class(digits)),
                Some(first @ b'0'..=b'9') if self.take_if(b"-") => {
                    let last = self.take().context("a range has no end")?;
                    ensure!(last.is_ascii_digit(), "a range ends in no digit");
                    for digit in first..=last {
                        digits |= 1 << (digit - b'0');
                    }
                }
                Some(digit @ b'0'..=b'9') => digits |= 1 << (digit - b'0'),
                other => bail!("{:?} is not known in a class", other.map(char::from)),
            }
        }
    }

    fn counted(&mut self, pattern: Pattern) -> Result<Pattern> {
        if self.take_if(b"?") {
            return Ok(Pattern::Repeat(Box::new(pattern), 0, 1));
        }
        if !self.take_if(b"{") {
            return Ok(pattern);
        }
        let mut end = self.rest.splitn(2, |byte| *byte == b'}');
        let (count, rest) = (end.next(), end.next());
        self.rest = rest.context("a count is not closed")?;
        let count = std::str::from_utf8(count.unwrap_or_default())?;
        let (least, most) = count.split_once(',').unwrap_or((count, count));
        Ok(Pattern::Repeat(
            Box::new(pattern),
            least.parse()?,
            most.parse()?,
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    #[test]
    fn an_unknown_construct_is_refused() {
        for text in ["0*", "0+", "[^0]", "(?:0", "0)", "0{1", "[0", "\\w", "."] {
            assert!(Pattern::parse(text).is_err(), "{text}");
        }
        for text in ["", "0", "[0-24]\\d{2,4}|(?:1|2)?", "([01]\\d{6})$|1"] {
            assert!(Pattern::parse(text).is_ok(), "{text}");
        }
    }
}
