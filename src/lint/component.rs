//! Headers, bodies and footers.

use super::finding::Linter;
use super::rules::Rule;
use crate::schema::Value;

/// A header, body or footer. Older answers of Spoki have other names for it, and one had its text alone.
pub(super) struct Component<'a> {
    name: &'static str,
    value: &'a Value,
}

impl<'a> Component<'a> {
    pub(super) fn header(linter: &mut Linter, owner: &'a Value) -> Option<Self> {
        Self::of(linter, owner, ["header_template_component", "header"])
    }

    pub(super) fn body(linter: &mut Linter, owner: &'a Value) -> Option<Self> {
        Self::of(linter, owner, ["body_template_component", "body"])
    }

    pub(super) fn footer(linter: &mut Linter, owner: &'a Value) -> Option<Self> {
        Self::of(linter, owner, ["footer_template_component", "footer"])
    }

    fn of(linter: &mut Linter, owner: &'a Value, names: [&'static str; 2]) -> Option<Self> {
        for name in names {
            match owner.get(name) {
                None | Some(Value::Null) => {}
                Some(value @ (Value::Object(_) | Value::Text(_))) => {
                    return Some(Self { name, value });
                }
                Some(_) => linter.flag_field(name, Rule::TypeWrong, true),
            }
        }
        None
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
