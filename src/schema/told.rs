//! How many issues are told: an input of a hundred thousand wrong fields has as many, and nobody
//! reads them.

use crate::error::Issue;
use crate::rules::{Code, Problem};

/// The most issues that are told of an input. A batch of 500 contacts may have one or two for each.
pub const MOST_ISSUES: usize = 1_000;

/// The issues of an input as they are found. Beyond [`MOST_ISSUES`] they are only counted, and not even
/// made.
#[derive(Debug, Default)]
pub struct Told {
    issues: Vec<Issue>,
    /// How many more there are.
    more: usize,
}

impl Told {
    /// Adds an issue.
    pub fn tell(&mut self, make: impl FnOnce() -> Issue) {
        if self.issues.len() < MOST_ISSUES {
            self.issues.push(make());
        } else {
            self.count();
        }
    }

    /// Adds an issue that is only counted.
    pub const fn count(&mut self) {
        self.more = self.more.saturating_add(1);
    }

    /// How many issues are told in full.
    pub const fn len(&self) -> usize {
        self.issues.len()
    }

    /// Whether nothing was found.
    pub const fn is_empty(&self) -> bool {
        self.issues.is_empty() && self.more == 0
    }

    /// The issues. If some were only counted, the last one says how many.
    pub fn into_issues(self) -> Vec<Issue> {
        with_more(self.issues, self.more)
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
    more += issues.len().saturating_sub(most);
    issues.truncate(most);
    with_more(issues, more)
}

/// How many issues this one stands for, if it only counts others.
fn hidden(issue: &Issue) -> usize {
    if issue.problem.code != Code::MoreIssues {
        return 0;
    }
    let mut figures = issue.problem.params.iter();
    let count = figures.find(|(name, _)| *name == "count");
    count.and_then(|(_, count)| count.parse().ok()).unwrap_or(0)
}

/// The last issue says how many more there are.
fn with_more(mut issues: Vec<Issue>, more: usize) -> Vec<Issue> {
    if more > 0 {
        issues.push(Issue {
            path: Vec::new(),
            problem: Problem::new(Code::MoreIssues).with("count", more),
        });
    }
    issues
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{MOST_ISSUES, Told, first};
    use crate::error::Issue;
    use crate::rules::Code;

    fn issues(count: usize) -> (Vec<Issue>, usize) {
        let (mut told, mut made) = (Told::default(), 0);
        for _ in 0..count {
            told.tell(|| {
                made += 1;
                Issue::at("a", Code::Required)
            });
        }
        (told.into_issues(), made)
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
