//! What goes along unchecked.

use super::target::plain;
use crate::error::{Issue, Segment};
use crate::rules::{Code, Problem};
use crate::schema::{Told, Value, find_unusable};

/// The most fields of a query: no address holds more.
const MOST_IN_QUERY: usize = 1_000;

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
    told: &mut Told,
) {
    if let Some(more) = extra.query {
        let mut at = vec![Segment::Field("extraQuery".to_owned())];
        find_unusable(&more, &mut at, told);
        match more {
            Value::Object(fields) if fields.len() > MOST_IN_QUERY => {
                let problem = Problem::new(Code::TooMany).with("max", MOST_IN_QUERY);
                let problem = problem.with("actual", fields.len());
                told.tell(|| Issue { path: at, problem });
            }
            Value::Object(fields) => {
                for (name, value) in &fields {
                    if plain(value).is_none() && !matches!(value, Value::Unusable(_)) {
                        told.tell(|| {
                            let mut issue = not("a string, a number or a boolean", value, &at);
                            issue.path.push(Segment::Field(name.clone()));
                            issue
                        });
                    }
                }
                merge(query, fields);
            }
            Value::Unusable(_) => {}
            value => told.tell(|| not("an object", &value, &at)),
        }
    }
    if let Some(more) = extra.body {
        let mut at = vec![Segment::Field("extraBody".to_owned())];
        find_unusable(&more, &mut at, told);
        match (more, body) {
            (Value::Object(more), Some(Value::Object(fields))) => merge(fields, more),
            (Value::Object(more), body @ None) => *body = Some(Value::Object(more)),
            (Value::Unusable(_), _) => {}
            (value, _) => {
                told.tell(|| not("left out, or an object for a body that is one", &value, &at));
            }
        }
    }
}

/// Adds fields; those of the same names that were there go.
fn merge(fields: &mut Vec<(String, Value)>, more: Vec<(String, Value)>) {
    let mut names: Vec<&str> = more.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    fields.retain(|(known, _)| names.binary_search(&known.as_str()).is_err());
    fields.extend(more);
}

fn not(expected: &'static str, actual: &Value, at: &[Segment]) -> Issue {
    Issue {
        path: at.to_vec(),
        problem: Problem::new(Code::WrongType)
            .with("expected", expected)
            .with("actual", actual.kind()),
    }
}
