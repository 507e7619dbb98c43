//! How many issues are told: an input of a hundred thousand wrong fields has as many, and nobody
//! reads them.

use crate::error::Issue;
use crate::rules::{Code, Problem, decimal, whole};

/// The most issues that are told of an input. A batch of 500 contacts may have one or two for each.
pub const MOST_ISSUES: usize = 1_000;

/// Adds an issue. Beyond [`MOST_ISSUES`] they are only counted, and not even made.
pub fn tell(issues: &mut Vec<Issue>, make: impl FnOnce() -> Issue) {
    if issues.len() < MOST_ISSUES {
        issues.push(make());
    } else {
        add_more(issues, 1);
    }
}

/// The first so many issues, and how many more there are.
pub fn first(mut issues: Vec<Issue>, most: usize) -> Vec<Issue> {
    let mut more = 0;
    issues.retain(|issue| {
        let count = hidden(issue);
        more += count;
        count == 0
    });
    more += i64::try_from(issues.len().saturating_sub(most)).unwrap_or(i64::MAX);
    issues.truncate(most);
    if more > 0 {
        add_more(&mut issues, more);
    }
    issues
}

/// How many issues this one stands for, if it only counts others.
fn hidden(issue: &Issue) -> i64 {
    if issue.problem.code != Code::MoreIssues {
        return 0;
    }
    let mut figures = issue.problem.params.iter();
    let count = figures.find(|(name, _)| *name == "count");
    count.and_then(|(_, count)| whole(count)).unwrap_or(0)
}

/// The last issue says how many more there are.
pub(super) fn add_more(issues: &mut Vec<Issue>, count: i64) {
    let before = issues.last().map_or(0, hidden);
    if before > 0 {
        issues.pop();
    }
    issues.push(Issue {
        path: Vec::new(),
        problem: Problem::new(Code::MoreIssues).with("count", decimal(before + count)),
    });
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{MOST_ISSUES, first, tell};
    use crate::error::Issue;
    use crate::rules::Code;

    fn issues(count: usize) -> (Vec<Issue>, usize) {
        let (mut issues, mut made) = (Vec::new(), 0);
        for _ in 0..count {
            tell(&mut issues, || {
                made += 1;
                Issue::at("a", Code::Required)
            });
        }
        (issues, made)
    }

    fn last(issues: &[Issue]) -> String {
        issues.last().map(ToString::to_string).unwrap_or_default()
    }

    #[test]
    fn beyond_a_bound_issues_are_counted() {
        let (few, _) = issues(MOST_ISSUES);
        assert_eq!(few.len(), MOST_ISSUES);
        assert!(last(&few).contains("required"));
        let (many, made) = issues(100_000);
        assert_eq!((many.len(), made), (MOST_ISSUES + 1, MOST_ISSUES));
        assert!(last(&many).contains("99000 more"), "{}", last(&many));
    }

    #[test]
    fn what_was_counted_stays_counted() {
        let mut both = issues(1_500).0;
        both.extend(issues(1_200).0);
        let told = first(both, 100);
        assert_eq!(told.len(), 101);
        assert!(last(&told).contains("2600 more"), "{}", last(&told));
        assert_eq!(first(issues(3).0, 100).len(), 3);
    }
}
