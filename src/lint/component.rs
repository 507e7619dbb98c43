//! Headers, bodies and footers.

use super::finding::Linter;
use super::rules::Rule;
use crate::schema::Value;

/// A header, body or footer. One of Spoki's answers had its text alone.
pub(super) struct Component<'a> {
    name: &'static str,
    value: &'a Value,
}

/// The names of a part: Spoki's, and the one that its older answers have.
pub(crate) type Names = &'static [&'static str; 2];

pub(crate) const HEADER: Names = &["header_template_component", "header"];
pub(crate) const BODY: Names = &["body_template_component", "body"];
pub(crate) const FOOTER: Names = &["footer_template_component", "footer"];
pub(crate) const BUTTONS: Names = &["templatebuttoncomponent_set", "button_set"];

/// A part by the one of its names that it has.
pub(crate) fn either(owner: &Value, names: Names) -> Option<(&'static str, &Value)> {
    for name in names {
        if let Some(value) = owner.get(name)
            && *value != Value::Null
        {
            return Some((name, value));
        }
    }
    None
}

impl<'a> Component<'a> {
    pub(super) fn of(linter: &mut Linter, owner: &'a Value, names: Names) -> Option<Self> {
        let (name, value) = either(owner, names)?;
        let is_one = matches!(value, Value::Object(_) | Value::Text(_));
        linter.flag_field(name, Rule::TypeWrong, !is_one);
        is_one.then_some(Self { name, value })
    }

    /// Does something with its text, if it has one, where it is.
    pub(super) fn text(&self, linter: &mut Linter, work: &mut dyn FnMut(&mut Linter, &'a str)) {
        linter.enter(self.name);
        match self.value {
            Value::Text(text) => work(linter, text),
            value => {
                if let Some(text) = linter.text(value, "text") {
                    linter.enter("text");
                    work(linter, text);
                    linter.leave();
                }
            }
        }
        linter.leave();
    }

    /// What it holds, such as `image`, in small letters.
    pub(super) fn format(&self, linter: &mut Linter) -> Option<String> {
        linter.enter(self.name);
        let format = linter.text(self.value, "format");
        linter.leave();
        format.map(str::to_ascii_lowercase)
    }

    /// Reports about a field of it.
    pub(super) fn flag(&self, linter: &mut Linter, name: &str, rule: Rule, is_broken: bool) {
        linter.enter(self.name);
        linter.flag_field(name, rule, is_broken);
        linter.leave();
    }

    pub(super) const fn value(&self) -> &'a Value {
        self.value
    }
}
