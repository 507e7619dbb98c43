//! What is text in the metadata stays text: rules of dialling, and ways of writing.

use super::metadata::Plan;

/// One line for each territory, in the order of `plans.bin`: its name, and
/// where more becomes of a number with a trunk prefix than that the prefix is left out, the pattern of these
/// prefixes and what becomes of the number; before the first of a plan stands the calling code.
pub(super) fn territories(plans: &[Plan]) -> String {
    let mut text = String::new();
    for plan in plans {
        for (place, territory) in plan.territories.iter().enumerate() {
            if place == 0 {
                text.push_str(&plan.calling_code.to_string());
            }
            let name = territory.name.as_str();
            if territory.transform.is_empty() {
                push_line(&mut text, &[name]);
            } else {
                push_line(&mut text, &[name, &territory.trunk, &territory.transform]);
            }
        }
    }
    text
}

/// Fields behind semicolons, without those at the end that are empty; `\d` is written `d`.
fn push_line(text: &mut String, fields: &[&str]) {
    let line = fields.join(";");
    text.push_str(line.trim_end_matches(';').replace("\\d", "d").as_str());
    text.push('\n');
}
