//! Where an import stands, as text that a later run goes on from.

use crate::error::Issue;
use crate::rules::Code;
use crate::schema::Value;
use crate::schema::json::{self, Writer};
use spoki_rows::Digest;

const VERSION: u64 = 1;

/// All that cannot be found out by reading the file again.
#[derive(Clone, Default)]
pub(super) struct Checkpoint {
    pub(super) version: u64,
    /// A digest of the settings that the bodies depend on.
    pub(super) settings: String,
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
    pub(super) fn new() -> Self {
        Self {
            version: VERSION,
            ..Self::default()
        }
    }

    /// Reads a checkpoint that was made with the same settings.
    pub(super) fn read(text: &str, settings: &str) -> Result<Self, Vec<Issue>> {
        let wrong = |code: Code| vec![Issue::at("checkpoint", code)];
        let checkpoint = json::parse(text).ok().as_ref().and_then(Self::parse);
        match checkpoint.filter(|checkpoint| checkpoint.version == VERSION) {
            None => Err(wrong(Code::CheckpointInvalid)),
            Some(checkpoint) if checkpoint.settings != settings => {
                Err(wrong(Code::CheckpointMismatch))
            }
            Some(checkpoint) => Ok(checkpoint),
        }
    }

    fn parse(value: &Value) -> Option<Self> {
        let number = |name: &str| value.get(name)?.as_count();
        let Value::List(rows) = value.get("refused")? else {
            return None;
        };
        Some(Self {
            version: number("version")?,
            settings: text(value, "settings")?,
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
        out.name("settings").text(&self.settings);
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
pub(super) fn digest(text: &str) -> String {
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
    fn only_a_checkpoint_of_the_same_settings_is_read() {
        let checkpoint = Checkpoint {
            settings: "s".to_owned(),
            batches: 7,
            ..Checkpoint::new()
        };
        let text = checkpoint.write();
        assert_eq!(Checkpoint::read(&text, "s").ok().unwrap().batches, 7);
        let code = |text: &str, settings: &str| {
            Checkpoint::read(text, settings)
                .err()
                .unwrap()
                .remove(0)
                .problem
                .code
                .name()
        };
        assert_eq!(code(&text, "t"), "checkpoint.mismatch");
        assert_eq!(
            code(&text.replace("\"version\":1", "\"version\":2"), "s"),
            "checkpoint.invalid"
        );
        for broken in ["", "{}", "[]", "null", &text[..text.len() - 1]] {
            assert_eq!(code(broken, "s"), "checkpoint.invalid");
        }
    }
}
