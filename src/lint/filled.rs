//! What values make of the texts of a template: the limits hold for what is sent.

use super::component::{BODY, BUTTONS, HEADER, Names, either};
use super::finding::{Linter, Spot, figure};
use super::rules::Rule;
use super::texts::{MAX_BODY, MAX_HEADER};
use crate::placeholders::{Kind, Part, parts};
use crate::rules::url;
use crate::schema::Value;

/// The values that are looked through for each placeholder: more than a template can name.
const MOST: usize = 1_024;

/// Reports the texts of one language that the values make too long. A placeholder without a value
/// counts nothing, since what the contact has is not known.
pub(super) fn check(linter: &mut Linter, localization: &Value, values: &[(String, Value)]) {
    let values = values.get(..MOST).unwrap_or(values);
    for (names, rule, most) in [
        (HEADER, Rule::FilledHeader, MAX_HEADER),
        (BODY, Rule::FilledBody, MAX_BODY),
    ] {
        let is_long =
            text_of(localization, names).is_some_and(|text| is_longer(text, values, most));
        if is_long {
            linter.name(rule, Spot::NONE, &figure(most));
        }
    }
    let Some((_, Value::List(buttons))) = either(localization, BUTTONS) else {
        return;
    };
    let mut addresses = buttons
        .iter()
        .filter_map(|button| button.get("url")?.as_text());
    if addresses.any(|text| is_longer(text, values, url::LONGEST)) {
        linter.name(Rule::FilledUrl, Spot::NONE, &figure(url::LONGEST));
    }
}

fn text_of(localization: &Value, names: Names) -> Option<&str> {
    let (_, value) = either(localization, names)?;
    value.as_text().or_else(|| value.get("text")?.as_text())
}

/// Whether a text is longer than it may be with its values, and only with them: what is too long by
/// itself is told where it stands.
fn is_longer(text: &str, values: &[(String, Value)], most: usize) -> bool {
    if text.chars().nth(most).is_some() {
        return false;
    }
    let mut length = 0;
    for part in parts(text) {
        let added = match part {
            Part::Placeholder(found) if found.kind == Kind::Code => {
                let value = values.iter().find(|(code, _)| code == found.name);
                value
                    .and_then(|(_, value)| value.as_text())
                    .unwrap_or_default()
            }
            Part::Placeholder(found) => found.text,
            Part::Literal(text) => text,
        };
        length += added.chars().take(most + 1).count();
        if length > most {
            return true;
        }
    }
    false
}
