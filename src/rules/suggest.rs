//! "Did you mean …?": the known name that is nearest to one that is not known.

/// The candidate that a person most likely meant by `name`, if one is near enough.
///
/// Case, `_`, `-` and spaces do not count, so `firstName` finds `first_name`; beyond that one slip
/// is forgiven in a short name and two in a longer one.
///
/// ```
/// use spoki::rules::suggest::nearest;
/// assert_eq!(nearest("firstName", ["phone", "first_name"]), Some("first_name"));
/// assert_eq!(nearest("emial", ["phone", "email"]), Some("email"));
/// assert_eq!(nearest("colour", ["phone", "email"]), None);
/// ```
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nearest_of(name, &mut candidates.into_iter())
}

/// [`nearest`], once for all kinds of lists.
fn nearest_of<'a>(name: &str, candidates: &mut dyn Iterator<Item = &'a str>) -> Option<&'a str> {
    // A name longer than any field is no slip; this also bounds the work on hostile input.
    const LONGEST: usize = 64;
    if name.len() > LONGEST {
        return None;
    }
    let wanted = folded(name);
    let allowed = if wanted.len() <= 4 { 1 } else { 2 };
    candidates
        .map(|candidate| (distance(&wanted, &folded(candidate)), candidate))
        .filter(|(slips, _)| *slips <= allowed)
        .min_by_key(|(slips, _)| *slips)
        .map(|(_, candidate)| candidate)
}

fn folded(name: &str) -> Vec<char> {
    name.chars()
        .filter(|symbol| !matches!(symbol, '_' | '-' | ' '))
        .map(|symbol| symbol.to_ascii_lowercase())
        .collect()
}

/// Edits between two names, where swapping two neighbours is one edit (optimal string alignment).
fn distance(left: &[char], right: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut previous: Vec<usize> = (0..=right.len()).collect();
    let mut last_left = None;
    for (row, &here) in left.iter().enumerate() {
        let mut current = Vec::with_capacity(right.len() + 1);
        current.push(row + 1);
        let mut last_right = None;
        for (column, &there) in right.iter().enumerate() {
            let at = |line: &[usize], index: usize| line.get(index).copied().unwrap_or(usize::MAX);
            let mut best = (at(&previous, column) + usize::from(here != there))
                .min(at(&previous, column + 1) + 1)
                .min(at(&current, column) + 1);
            if column > 0 && last_left == Some(there) && last_right == Some(here) {
                best = best.min(at(&before, column - 1).saturating_add(1));
            }
            current.push(best);
            last_right = Some(there);
        }
        before = core::mem::replace(&mut previous, current);
        last_left = Some(here);
    }
    previous.last().copied().unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::nearest;

    #[test]
    fn one_slip_in_a_short_name_two_in_a_longer_one() {
        assert_eq!(nearest("tg", ["tag"]), Some("tag"));
        assert_eq!(nearest("tagx", ["phone", "tag"]), Some("tag"));
        assert_eq!(nearest("txxg", ["tag"]), None);
        assert_eq!(nearest("lanugage", ["language"]), Some("language"));
    }

    #[test]
    fn the_nearest_wins_and_a_long_name_is_no_slip() {
        assert_eq!(
            nearest("phones", ["phone", "phones_all", "phones"]),
            Some("phones")
        );
        assert_eq!(nearest(&"x".repeat(100_000), ["x"]), None);
    }
}
