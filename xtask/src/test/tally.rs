//! How many tests ran, by what the runners said.

use std::fmt;

/// A sum over several runners.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) passed: u32,
    pub(super) failed: u32,
}

impl Tally {
    /// Takes one line of output; lines that are no summary change nothing.
    pub(super) fn read(&mut self, line: &str) {
        let line = line.trim();
        if let Some(result) = line.strip_prefix("test result: ") {
            // Cargo: `test result: ok. 3 passed; 0 failed; 0 ignored; …`
            for part in result.split([';', '.']) {
                self.add(
                    part.trim()
                        .split_once(' ')
                        .map(|(figure, word)| (word, figure)),
                );
            }
        } else if let Some(figure) = line.strip_prefix("# ").or(line.strip_prefix("ℹ ")) {
            // Node: `# pass 3` or `ℹ pass 3`, by the reporter.
            self.add(figure.split_once(' '));
        }
    }

    fn add(&mut self, summary: Option<(&str, &str)>) {
        let Some((word, figure)) = summary else {
            return;
        };
        let Ok(figure) = figure.parse::<u32>() else {
            return;
        };
        match word {
            "passed" | "pass" => self.passed += figure,
            "failed" | "fail" => self.failed += figure,
            _ => {}
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} passed, {} failed", self.passed, self.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;

    fn tally(lines: &[&str]) -> (u32, u32) {
        let mut tally = Tally::default();
        for line in lines {
            tally.read(line);
        }
        (tally.passed, tally.failed)
    }

    #[test]
    fn cargo_and_the_wasm_runner() {
        let lines = [
            "running 2 tests",
            "test a ... ok",
            "test result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 4 filtered out; finished in 0.00s",
            "test result: FAILED. 1 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out",
        ];
        assert_eq!(tally(&lines), (3, 3));
    }

    #[test]
    fn node_in_both_reporters() {
        let tap = [
            "# tests 5",
            "# suites 0",
            "# pass 4",
            "# fail 1",
            "# duration_ms 12.5",
        ];
        let spec = ["ℹ tests 5", "ℹ pass 5", "ℹ fail 0", "ℹ duration_ms 3"];
        assert_eq!(tally(&tap), (4, 1));
        assert_eq!(tally(&spec), (5, 0));
    }

    #[test]
    fn lines_of_the_tests_themselves_do_not_count() {
        assert_eq!(
            tally(&[
                "3 passed; 4 failed",
                "pass 3",
                "# passages 3",
                "ℹ pass many"
            ]),
            (0, 0)
        );
    }

    #[test]
    fn the_last_line() {
        assert_eq!(
            Tally {
                passed: 3,
                failed: 0
            }
            .to_string(),
            "3 passed, 0 failed"
        );
    }
}
