//! The rules of the linter, as data: in the wasm they are numbers.

use anyhow::Result;
use spoki::lint::{Level, Rule, Source};

/// What makes objects of the table: written out, its names would be repeated for each rule. A bundler
/// may leave it out for those who do not use it.
const EXPANSION: &str = r#"
const levels = ["off", "warning", "error"];

export const lintRules = /* @__PURE__ */ (() =>
  Object.freeze(
    table.map(([id, severity, source, en, it]) =>
      Object.freeze({
        id,
        level: levels[severity % 3],
        strictLevel: levels[Math.floor(severity / 3)],
        source: sources[source][0],
        date: sources[source][1],
        messages: Object.freeze({ en, it }),
      }),
    ),
  ))();
"#;

/// An ES module with every rule, in the order of the core. Sources are told once; a severity is the
/// level and three times the strict one.
pub(crate) fn lint_js() -> Result<String> {
    let mut sources: Vec<Source> = Vec::new();
    let mut rows = Vec::new();
    for rule in Rule::ALL {
        let source = rule.source();
        let known = sources.iter().position(|known| *known == source);
        let number = known.unwrap_or(sources.len());
        if known.is_none() {
            sources.push(source);
        }
        let severity = place(rule.level()) + 3 * place(rule.strict_level());
        let row = (
            rule.name(),
            severity,
            number,
            rule.message(),
            rule.message_it(),
        );
        rows.push(format!("  {},\n", serde_json::to_string(&row)?));
    }
    let sources: Vec<(&str, &str)> = sources
        .iter()
        .map(|source| (source.url, source.date))
        .collect();
    Ok(format!(
        "const sources = {};\nconst table = [\n{}];\n{EXPANSION}",
        serde_json::to_string_pretty(&sources)?,
        rows.concat()
    ))
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
        let rows = text
            .lines()
            .filter(|line| line.starts_with("  [\"") && line.ends_with("],"));
        let named: Vec<&str> = rows.map(|row| row.split('"').nth(1).unwrap()).collect();
        assert_eq!(named, rule_names());
        for (number, rule) in Rule::ALL.iter().enumerate() {
            assert_eq!(*rule as usize, number);
        }
    }
}
