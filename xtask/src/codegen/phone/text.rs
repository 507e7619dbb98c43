//! What is text in the metadata stays text: rules of dialling, and ways of writing.

use super::metadata::Plan;

/// One line for each territory, in the order of `plans.bin`: its name, international prefix, trunk
/// prefix and what becomes of it; before the first of a plan stands the calling code.
pub(super) fn territories(plans: &[Plan]) -> String {
    let mut text = String::new();
    for plan in plans {
        for (place, territory) in plan.territories.iter().enumerate() {
            if place == 0 {
                text.push_str(&plan.calling_code.to_string());
            }
            let fields = [
                territory.name.as_str(),
                &territory.international,
                &territory.trunk,
                &territory.transform,
            ];
            push_line(&mut text, &fields);
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
