//! Where an import stands, as text that a later run goes on from.

use crate::error::Issue;
use crate::rules::{Code, Problem};
use crate::schema::Value;
use crate::schema::json::{self, Writer};
use spoki_rows::Digest;

const VERSION: u64 = 2;

/// All that cannot be found out by reading the file again.
#[derive(Clone, Default)]
pub(super) struct Checkpoint {
    pub(super) version: u64,
    /// Digests of the settings that decide who is sent where, by name.
    pub(super) settings: Vec<(String, String)>,
    /// How many batches are done.
    pub(super) batches: u64,
    /// A digest of the contacts of these batches.
    pub(super) digest: String,
    /// The rows that Spoki refused and the report lists, by line.
    pub(super) refused: Vec<RefusedRow>,
    /// How many more rows Spoki refused.
    pub(super) refused_unlisted: u64,
    pub(super) created: Option<u64>,
    pub(super) updated: Option<u64>,
    /// How many contacts a call may hold, after what the server said of larger ones.
    pub(super) contacts_per_call: usize,
}

/// A row that Spoki refused.
#[derive(Clone)]
pub(super) struct RefusedRow {
    pub(super) line: u64,
    pub(super) field: String,
    pub(super) message: String,
}

impl Checkpoint {
    /// The start of an import with that identity.
    pub(super) fn new(identity: &[(&'static str, String)]) -> Self {
        let settings = identity.iter();
        Self {
            version: VERSION,
            settings: settings
                .map(|(name, value)| ((*name).to_owned(), digest(value)))
                .collect(),
            ..Self::default()
        }
    }

    /// Reads a checkpoint of the import that `start` is the start of.
    ///
    /// # Errors
    /// It is no checkpoint of this version, or of an import with other settings: which they are.
    pub(super) fn read(text: &str, start: &Self) -> Result<Self, Vec<Issue>> {
        let invalid = || vec![Issue::at("checkpoint", Code::CheckpointInvalid)];
        let read = json::parse(text).ok().as_ref().and_then(Self::parse);
        let read = read.filter(|read| read.version == VERSION);
        let read = read.ok_or_else(invalid)?;
        if read.settings.len() != start.settings.len() {
            return Err(invalid());
        }
        let pairs = read.settings.iter().zip(&start.settings);
        let others: Vec<Issue> = pairs
            .filter(|(read, given)| read != given)
            .map(|(_, (name, _))| {
                let problem = Problem::new(Code::CheckpointOther).with("option", name.as_str());
                Issue::at("checkpoint", problem)
            })
            .collect();
        if others.is_empty() {
            Ok(read)
        } else {
            Err(others)
        }
    }

    fn parse(value: &Value) -> Option<Self> {
        let number = |name: &str| value.get(name)?.as_count();
        let Value::List(rows) = value.get("refused")? else {
            return None;
        };
        let Value::Object(settings) = value.get("settings")? else {
            return None;
        };
        let settings = settings
            .iter()
            .map(|(name, digest)| Some((name.clone(), digest.as_text()?.to_owned())));
        Some(Self {
            version: number("version")?,
            settings: settings.collect::<Option<_>>()?,
            batches: number("batches")?,
            digest: text(value, "digest")?,
            refused: rows.iter().map(RefusedRow::parse).collect::<Option<_>>()?,
            refused_unlisted: number("refused_unlisted")?,
            created: number("created"),
            updated: number("updated"),
            contacts_per_call: usize::try_from(number("contacts_per_call")?).ok()?,
        })
    }

    pub(super) fn write(&self) -> String {
        let mut out = Writer::default();
        out.open('{');
        out.name("version").count(self.version);
        out.name("settings").open('{');
        for (name, digest) in &self.settings {
            out.name(name).text(digest);
        }
        out.close('}');
        out.name("batches").count(self.batches);
        out.name("digest").text(&self.digest);
        out.name("refused").open('[');
        for row in &self.refused {
            out.open('{').name("line").count(row.line);
            out.name("field").text(&row.field);
            out.name("message").text(&row.message).close('}');
        }
        out.close(']');
        out.name("refused_unlisted").count(self.refused_unlisted);
        out.name("created").optional_count(self.created);
        out.name("updated").optional_count(self.updated);
        out.name("contacts_per_call")
            .count(self.contacts_per_call as u64);
        out.close('}');
        out.finish()
    }
}

impl RefusedRow {
    fn parse(value: &Value) -> Option<Self> {
        Some(Self {
            line: value.get("line")?.as_count()?,
            field: text(value, "field")?,
            message: text(value, "message")?,
        })
    }
}

fn text(value: &Value, name: &str) -> Option<String> {
    value.get(name)?.as_text().map(str::to_owned)
}

/// The digest of a text.
fn digest(text: &str) -> String {
    let mut digest = Digest::default();
    digest.update(text.as_bytes());
    digest.text()
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::Checkpoint;

    #[test]
    fn only_a_checkpoint_of_the_same_import_is_read() {
        let of = |list: &str, columns: &str| {
            let parts = [("listId", list), ("columns", columns)];
            Checkpoint::new(&parts.map(|(name, value)| (name, value.to_owned())))
        };
        let text = Checkpoint {
            batches: 7,
            ..of("12", "c")
        }
        .write();
        let read = |text: &str, list, columns| Checkpoint::read(text, &of(list, columns));
        assert_eq!(read(&text, "12", "c").ok().unwrap().batches, 7);
        let told = |text: &str, list, columns| {
            let issues = read(text, list, columns).err().unwrap();
            issues
                .into_iter()
                .map(|issue| {
                    let option = issue.problem.params.first();
                    let option = option.map(|(_, option)| option.clone());
                    (issue.problem.code.name(), option.unwrap_or_default())
                })
                .collect::<Vec<_>>()
        };
        let other = |option: &str| ("checkpoint.other_import", option.to_owned());
        assert_eq!(told(&text, "13", "c"), [other("listId")]);
        assert_eq!(told(&text, "13", "d"), [other("listId"), other("columns")]);
        let earlier = text.replace("\"version\":2", "\"version\":1");
        let first = r#"{"version":1,"settings":"5f","batches":7,"digest":"d","refused":[],"refused_unlisted":0,"created":null,"updated":null,"contacts_per_call":500}"#;
        for broken in [
            "",
            "{}",
            "[]",
            "null",
            &text[..text.len() - 1],
            &earlier,
            first,
        ] {
            assert_eq!(
                told(broken, "12", "c"),
                [("checkpoint.invalid", String::new())]
            );
        }
    }
}
