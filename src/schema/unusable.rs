//! What JSON cannot hold, in values that may be anything.

use super::told::Told;
use super::value::Value;
use crate::error::{Issue, Segment};

/// About how many bytes the paths of all issues may have. Each issue has a path of its own, so a long name
/// with many of them below it would need the square of its length.
const LONGEST: usize = 1 << 20;

/// Reports what JSON cannot hold, wherever it stands in a value. Where names are so long that the paths of
/// all such places would be out of proportion, the first ones are told, and the others counted.
pub fn find_unusable(value: &Value, at: &mut Vec<Segment>, told: &mut Told) {
    match value {
        Value::Unusable(_) if told.len().saturating_mul(length(at)) > LONGEST => {
            told.count();
        }
        Value::Unusable(problem) => told.tell(|| Issue {
            path: at.clone(),
            problem: problem.clone(),
        }),
        Value::List(items) => {
            for (index, item) in items.iter().enumerate() {
                at.push(Segment::Index(index));
                find_unusable(item, at, told);
                at.pop();
            }
        }
        Value::Object(fields) => {
            for (name, value) in fields {
                at.push(Segment::Field(name.clone()));
                find_unusable(value, at, told);
                at.pop();
            }
        }
        _ => {}
    }
}

/// How many bytes the names in a path have.
fn length(path: &[Segment]) -> usize {
    let lengths = path.iter().map(|segment| match segment {
        Segment::Field(name) => name.len(),
        Segment::Index(_) => 0,
    });
    lengths.sum()
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::find_unusable;
    use crate::rules::{Code, Problem};
    use crate::schema::{MOST_ISSUES, Told, Value};

    /// How many of so many places below a name are told.
    fn told(name: &str, places: usize) -> usize {
        let list = vec![Value::Unusable(Problem::new(Code::LoneSurrogate)); places];
        let value = Value::Object(vec![(name.to_owned(), Value::List(list))]);
        let mut told = Told::default();
        find_unusable(&value, &mut Vec::new(), &mut told);
        told.into_issues().len()
    }

    #[test]
    fn every_place_is_told_or_counted() {
        assert_eq!(told("metadata", 900), 900);
        assert_eq!(told("metadata", 10_000), MOST_ISSUES + 1);
    }

    #[test]
    fn below_a_long_name_the_first_places_are_told() {
        assert_eq!(told(&"a".repeat(1 << 16), 10_000), 17 + 1);
        assert_eq!(told(&"a".repeat(1 << 21), 10_000), 1 + 1);
    }
}
