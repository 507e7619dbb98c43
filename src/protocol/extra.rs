//! What goes along unchecked.

use super::target::plain;
use crate::error::{Issue, Segment};
use crate::rules::{Code, Problem};
use crate::schema::{Value, find_unusable};

/// What goes along unchecked: for fields that this version does not know.
#[derive(Clone, Debug, Default)]
pub struct Extra {
    /// Merged into the query.
    pub query: Option<Value>,
    /// Merged into the body, which must be an object.
    pub body: Option<Value>,
}

pub(super) fn add_extra(
    extra: Extra,
    query: &mut Vec<(String, Value)>,
    body: &mut Option<Value>,
    issues: &mut Vec<Issue>,
) {
    if let Some(more) = extra.query {
        let mut at = vec![Segment::Field("extraQuery".to_owned())];
        find_unusable(&more, &mut at, issues);
        match more {
            Value::Object(fields) => {
                for (name, value) in fields {
                    if plain(&value).is_none() && !matches!(value, Value::Unusable(_)) {
                        let mut issue = not("a string, a number or a boolean", &value, &at);
                        issue.path.push(Segment::Field(name.clone()));
                        issues.push(issue);
                    }
                    query.retain(|(known, _)| *known != name);
                    query.push((name, value));
                }
            }
            Value::Unusable(_) => {}
            value => issues.push(not("an object", &value, &at)),
        }
    }
    if let Some(more) = extra.body {
        let mut at = vec![Segment::Field("extraBody".to_owned())];
        find_unusable(&more, &mut at, issues);
        match (more, body) {
            (Value::Object(more), Some(Value::Object(fields))) => {
                for (name, value) in more {
                    fields.retain(|(known, _)| *known != name);
                    fields.push((name, value));
                }
            }
            (Value::Object(more), body @ None) => *body = Some(Value::Object(more)),
            (Value::Unusable(_), _) => {}
            (value, _) => issues.push(not(
                "left out, or an object for a body that is one",
                &value,
                &at,
            )),
        }
    }
}

fn not(expected: &'static str, actual: &Value, at: &[Segment]) -> Issue {
    Issue {
        path: at.to_vec(),
        problem: Problem::new(Code::WrongType)
            .with("expected", expected)
            .with("actual", actual.kind()),
    }
}
