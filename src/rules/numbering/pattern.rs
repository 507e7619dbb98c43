//! The little regular expressions of `plans.txt`, matched by trying.
//!
//! They are made of digits, `d` for any digit, classes, groups, `|`, `?`, `{n}`, `{n,m}` and `$`, in
//! this reading: the first alternative that leads to a match, and as often as possible.

/// More groups than any pattern has.
const MOST_GROUPS: usize = 8;

/// What a pattern matched.
pub(super) struct Match<'d> {
    /// The digits of each group; none where the group had no part in the match.
    pub(super) groups: [Option<&'d [u8]>; MOST_GROUPS],
    /// How many digits were matched.
    pub(super) length: usize,
}

impl Match<'_> {
    /// Writes what `template` makes of the match, and `rest` behind it; gives how many digits it is.
    pub(super) fn expand(&self, template: &str, rest: &[u8], room: &mut [u8]) -> usize {
        let mut length = 0;
        let mut push = |digits: &[u8]| {
            for (place, digit) in room.iter_mut().skip(length).zip(digits) {
                *place = *digit;
                length += 1;
            }
        };
        let mut symbols = template.bytes();
        while let Some(symbol) = symbols.next() {
            if symbol == b'$' {
                let number = symbols.next().unwrap_or(0).wrapping_sub(b'1');
                let group = self.groups.get(usize::from(number)).copied().flatten();
                push(group.unwrap_or_default());
            } else {
                push(&[symbol.wrapping_sub(b'0')]);
            }
        }
        push(rest);
        length
    }
}

/// Matches `pattern` at the beginning of `digits`.
pub(super) fn find<'d>(pattern: &str, digits: &'d [u8]) -> Option<Match<'d>> {
    let mut matcher = Matcher {
        pattern: pattern.as_bytes(),
        digits,
        groups: [None; MOST_GROUPS],
        length: 0,
    };
    let end = pattern.len();
    let is_found = matcher.alternatives(0, end, 0, &mut |state, at| {
        state.length = at;
        true
    });
    is_found.then_some(Match {
        groups: matcher.groups,
        length: matcher.length,
    })
}

/// The group that a transformation takes, counted from 0: it has one, the last of its pattern, and is
/// for numbers that have it.
pub(super) fn group_of(transform: &str) -> Option<usize> {
    let (_, behind) = transform.split_once('$')?;
    let number = behind.bytes().next()?.checked_sub(b'1')?;
    Some(usize::from(number))
}

/// How many groups that are kept begin before a place.
fn groups_before(pattern: &[u8], at: usize) -> usize {
    let is_kept =
        |place: &usize| pattern.get(*place) == Some(&b'(') && pattern.get(place + 1) != Some(&b'?');
    (0..at).filter(is_kept).count()
}

struct Matcher<'p, 'd> {
    pattern: &'p [u8],
    digits: &'d [u8],
    groups: [Option<&'d [u8]>; MOST_GROUPS],
    length: usize,
}

/// What is left to match behind a part, from a place in the digits.
type Rest<'r, 'p, 'd> = &'r mut dyn FnMut(&mut Matcher<'p, 'd>, usize) -> bool;

/// A part of a pattern, from place to place, and how often it may come.
#[derive(Clone, Copy)]
struct Part {
    start: usize,
    end: usize,
    least: u8,
    most: u8,
    /// Where the count ends.
    next: usize,
}

impl<'p, 'd> Matcher<'p, 'd> {
    fn byte(&self, place: usize) -> u8 {
        self.pattern.get(place).copied().unwrap_or(0)
    }

    fn alternatives(
        &mut self,
        start: usize,
        end: usize,
        at: usize,
        rest: Rest<'_, 'p, 'd>,
    ) -> bool {
        let mut from = start;
        loop {
            let to = self.scan(from, |symbol, depth| symbol == b'|' && depth == 0);
            let to = to.min(end);
            if self.may_begin(from, at) && self.sequence(from, to, at, rest) {
                return true;
            }
            if to >= end {
                return false;
            }
            from = to + 1;
        }
    }

    /// Where the pattern, from a place on, has a symbol that is looked for; `depth` says in how many groups
    /// and classes it is. Its own end if there is none.
    fn scan(&self, from: usize, is_it: impl Fn(u8, u32) -> bool) -> usize {
        let mut depth = 0_u32;
        let symbols = self.pattern.iter().skip(from);
        let found = symbols.copied().position(|symbol| {
            depth -= u32::from(matches!(symbol, b')' | b']' | b'}') && depth > 0);
            let is_found = is_it(symbol, depth);
            depth += u32::from(matches!(symbol, b'(' | b'[' | b'{'));
            is_found
        });
        found.map_or(self.pattern.len(), |place| from + place)
    }

    /// Whether an alternative can match there; most cannot, and their first digit tells.
    fn may_begin(&self, alternative: usize, at: usize) -> bool {
        let first = self.byte(alternative);
        let is_optional = matches!(self.byte(alternative + 1), b'?' | b'{');
        !first.is_ascii_digit()
            || is_optional
            || self
                .digits
                .get(at)
                .is_some_and(|digit| digit + b'0' == first)
    }

    fn sequence(&mut self, start: usize, end: usize, at: usize, rest: Rest<'_, 'p, 'd>) -> bool {
        if start >= end {
            return rest(self, at);
        }
        if self.byte(start) == b'$' {
            return at == self.digits.len() && self.sequence(start + 1, end, at, rest);
        }
        let part = self.part(start);
        self.repeat(part, end, at, rest)
    }

    fn repeat(&mut self, part: Part, end: usize, at: usize, rest: Rest<'_, 'p, 'd>) -> bool {
        let once_less = Part {
            least: part.least.saturating_sub(1),
            most: part.most.saturating_sub(1),
            ..part
        };
        let mut again = |matcher: &mut Self, at: usize| matcher.repeat(once_less, end, at, rest);
        if part.most > 0 && self.atom(part, at, &mut again) {
            return true;
        }
        part.least == 0 && self.sequence(part.next, end, at, rest)
    }

    fn atom(&mut self, part: Part, at: usize, rest: Rest<'_, 'p, 'd>) -> bool {
        if self.byte(part.start) != b'(' {
            let digit = self.digits.get(at).copied();
            return digit.is_some_and(|digit| self.is_in(part, digit)) && rest(self, at + 1);
        }
        let inner_end = part.end - 1;
        if self.byte(part.start + 1) == b'?' {
            return self.alternatives(part.start + 3, inner_end, at, rest);
        }
        let number = groups_before(self.pattern, part.start);
        self.alternatives(part.start + 1, inner_end, at, &mut |matcher, to| {
            let digits = matcher.digits.get(at..to);
            let Some(group) = matcher.groups.get_mut(number) else {
                return false;
            };
            let before = core::mem::replace(group, digits);
            let matched = rest(matcher, to);
            if let (false, Some(group)) = (matched, matcher.groups.get_mut(number)) {
                *group = before;
            }
            matched
        })
    }

    /// Whether a digit, `d` or a class stands for `digit`.
    fn is_in(&self, part: Part, digit: u8) -> bool {
        let symbol = b'0' + digit;
        match self.byte(part.start) {
            b'd' => true,
            b'[' => {
                let class = self.pattern.get(part.start + 1..part.end - 1);
                let class = class.unwrap_or_default();
                let ranges = class.windows(3).any(|range| {
                    matches!(range, [first, b'-', last] if (first..=last).contains(&&symbol))
                });
                ranges || class.contains(&symbol)
            }
            own => own == symbol,
        }
    }

    fn end_of_atom(&self, start: usize) -> usize {
        match self.byte(start) {
            b'[' | b'(' | b'{' => {
                let is_end = |symbol, depth| depth == 0 && matches!(symbol, b')' | b']' | b'}');
                self.scan(start, is_end) + 1
            }
            _ => start + 1,
        }
    }

    fn part(&self, start: usize) -> Part {
        let end = self.end_of_atom(start);
        let count = |from: usize, to: usize| {
            let digits = self.pattern.get(from..to).unwrap_or_default();
            digits.iter().fold(0_u8, |sum, digit| {
                sum.wrapping_mul(10).wrapping_add(digit.wrapping_sub(b'0'))
            })
        };
        let (least, most, next) = match self.byte(end) {
            b'?' => (0, 1, end + 1),
            b'{' => {
                let close = self.end_of_atom(end);
                let comma = (end..close).find(|place| self.byte(*place) == b',');
                let least = count(end + 1, comma.unwrap_or(close - 1));
                let most = comma.map_or(least, |comma| count(comma + 1, close - 1));
                (least, most, close)
            }
            _ => (1, 1, end),
        };
        Part {
            start,
            end,
            least,
            most,
            next,
        }
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{find, group_of, groups_before};

    fn digits(text: &str) -> Vec<u8> {
        text.bytes().map(|byte| byte - b'0').collect()
    }

    fn found(pattern: &str, text: &str) -> Option<String> {
        let digits = digits(text);
        let found = find(pattern, &digits)?;
        let mut all = found.length.to_string();
        for group in found
            .groups
            .iter()
            .take(groups_before(pattern.as_bytes(), pattern.len()))
        {
            all.push(' ');
            let group = group.map(|group| group.iter().map(ToString::to_string).collect());
            all.push_str(&group.unwrap_or_else(|| "-".to_owned()));
        }
        Some(all)
    }

    #[test]
    fn a_transformation_names_its_group() {
        for (transform, expected) in [
            ("9$1", Some(0)),
            ("$2", Some(1)),
            ("268$1", Some(0)),
            ("", None),
            ("$", None),
        ] {
            assert_eq!(group_of(transform), expected, "{transform}");
        }
    }

    #[test]
    fn patterns_match_as_regular_expressions_do() {
        for (pattern, text, expected) in [
            ("", "12", Some("0")),
            ("0", "012", Some("1")),
            ("0", "12", None),
            ("00|0", "001", Some("2")),
            ("0|00", "001", Some("1")),
            ("(?:0|00)$", "00", Some("2")),
            ("[2-46]d", "35", Some("2")),
            ("[2-46]d", "55", None),
            ("[2-46]d", "65", Some("2")),
            ("(d{2})(d{2,4})", "12345", Some("5 12 345")),
            ("(d{2})(d{2,4})$", "1234567", None),
            ("([457]d{6})$|1", "4123456", Some("7 4123456")),
            ("([457]d{6})$|1", "41234567", None),
            ("([457]d{6})$|1", "1412", Some("1 -")),
            ("0(?:(1[45])(d{2}))?", "01423", Some("5 14 23")),
            ("0(?:(1[45])(d{2}))?", "0142", Some("1 - -")),
            ("80?|0", "80", Some("2")),
            ("(1(?:2|3(?:4|5)))d", "1357", Some("4 135")),
        ] {
            assert_eq!(
                found(pattern, text).as_deref(),
                expected,
                "{pattern} {text}"
            );
        }
    }
}
