//! The rules of the linter, as data: in the wasm they are numbers.

use anyhow::{Result, ensure};
use spoki::lint::{Level, Rule, Source};

/// What makes objects of the table: written out, its names would be repeated for each rule. A bundler
/// may leave it out for those who do not use it.
const EXPANSION: &str = r#"
const levels = ["off", "warning", "error"];

// A line is the name of a rule, its level, the strict one, its source, and its sentences or their number.
export const lintRules = /* @__PURE__ */ (() =>
  Object.freeze(
    table.split("\n").map((line) => {
      const [, id, level, strictLevel, from, sentences] = line.match(/(\S+) (.)(.)(\d+) (.+)/);
      const [source, date] = sources[from];
      const [en, it] = (shared[sentences] ?? sentences).split("|");
      return Object.freeze({
        id,
        level: levels[level],
        strictLevel: levels[strictLevel],
        source,
        date,
        messages: Object.freeze({ en, it }),
      });
    }),
  ))();
"#;

/// An ES module with every rule, in the order of the core. Sources, and sentences that several rules
/// have, are told once.
pub(crate) fn lint_js() -> Result<String> {
    let sentences = |rule: Rule| [rule.message(), rule.message_it()].join("|");
    let mut sources: Vec<Source> = Vec::new();
    let mut shared: Vec<String> = Vec::new();
    let mut lines = Vec::new();
    for rule in Rule::ALL.iter().copied() {
        let source = place_in(&mut sources, rule.source());
        let text = sentences(rule);
        ensure!(text.matches('|').count() == 1, "{} has a |", rule.name());
        let is_shared = Rule::ALL
            .iter()
            .filter(|other| sentences(**other) == text)
            .count()
            > 1;
        let text = if is_shared {
            place_in(&mut shared, text).to_string()
        } else {
            text
        };
        let [level, strict] = [rule.level(), rule.strict_level()].map(place);
        lines.push(format!("{} {level}{strict}{source} {text}", rule.name()));
    }
    let sources: Vec<(&str, &str)> = sources
        .iter()
        .map(|source| (source.url, source.date))
        .collect();
    Ok(format!(
        "const sources = {};\nconst shared = {};\nconst table = {};\n{EXPANSION}",
        serde_json::to_string_pretty(&sources)?,
        serde_json::to_string_pretty(&shared)?,
        serde_json::to_string(&lines.join("\n"))?
    ))
}

/// The place of an item, which is new or was there.
fn place_in<T: PartialEq>(items: &mut Vec<T>, item: T) -> usize {
    let known = items.iter().position(|known| *known == item);
    known.unwrap_or_else(|| {
        items.push(item);
        items.len() - 1
    })
}

const fn place(level: Level) -> usize {
    match level {
        Level::Off => 0,
        Level::Warning => 1,
        Level::Error => 2,
    }
}

/// The names of the rules, in their order.
pub(super) fn rule_names() -> Vec<&'static str> {
    Rule::ALL.iter().map(|rule| rule.name()).collect()
}

#[cfg(test)]
mod tests {
    use super::{lint_js, rule_names};
    use spoki::lint::Rule;

    #[test]
    fn a_rule_stands_at_the_number_that_the_core_gives_it() {
        let text = lint_js().unwrap();
        let table = text.lines().find(|line| line.starts_with("const table = "));
        let table = table.unwrap().trim_start_matches("const table = ");
        let table: String = serde_json::from_str(table.trim_end_matches(';')).unwrap();
        let named: Vec<&str> = table
            .lines()
            .map(|line| line.split(' ').next().unwrap())
            .collect();
        assert_eq!(named, rule_names());
        for (number, rule) in Rule::ALL.iter().enumerate() {
            assert_eq!(*rule as usize, number);
        }
    }
}
