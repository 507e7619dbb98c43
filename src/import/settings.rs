//! What the caller decides about an import.

use super::columns::check_fields;
use super::decode::Encoding;
use super::delimiter::can_be;
use crate::error::Issue;
use crate::rules::phone::Country;
use crate::rules::{Code, Problem, decimal, language};
use crate::schema::Value;

/// The most contacts that Spoki takes in one call. Source: its documentation of `contacts.sync_all`.
pub(super) const MOST_CONTACTS: u32 = 500;

/// Which body the batches are for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Target {
    /// `contacts.sync_all`: an array at the root.
    #[default]
    Contacts,
    /// `lists.sync_contacts`: an object with the array as `contacts`.
    List,
}

/// What becomes of a row with an optional cell that cannot be read, such as an e-mail address
/// without `@`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Optional {
    /// The row is rejected.
    Reject,
    /// The cell is left out, with a [`Warning`](super::Warning), and the rest of the row imported.
    Drop,
}

impl Optional {
    const fn name(self) -> &'static str {
        match self {
            Self::Reject => "reject",
            Self::Drop => "drop",
        }
    }
}

/// The settings of an import. [`Settings::default`] has every default.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The country whose national numbers are understood, such as `IT`.
    pub default_country: Option<String>,
    /// Which column holds a field: `phone`, `first_name`, `last_name`, `email`, `language` or the
    /// code of a custom field, each with the header of its column. The rest goes by known names.
    pub columns: Vec<(String, String)>,
    /// The headers of columns that are left alone.
    pub ignore: Vec<String>,
    /// What becomes of rows with an optional cell that cannot be read. Unless it is given, they are
    /// rejected where `columns` names the column, and the cell is left out elsewhere.
    pub optional: Option<Optional>,
    /// The character between the cells, if it is not to be found out.
    pub delimiter: Option<char>,
    /// The encoding, if it is not to be found out.
    pub encoding: Option<Encoding>,
    /// The language of contacts whose row has none. Without it Spoki keeps what it has.
    pub language: Option<String>,
    /// Which body the batches are for.
    pub target: Target,
    /// The list that the batches go to, if they go to one: a checkpoint of another is refused.
    pub list_id: Option<String>,
    /// Where the API is that the batches go to: a checkpoint of another is refused.
    pub base_url: Option<String>,
    /// How many contacts a batch holds, at most 500.
    pub batch_size: u32,
    /// How many rejected rows, and how many duplicates, the report lists; all are counted.
    pub max_rejects: u32,
    /// How many batches may be sent in a minute, if that is limited: only the estimate of the time
    /// depends on it.
    pub calls_per_minute: Option<u32>,
    /// Any number that who made the file does not know: with it, nobody can choose phones that
    /// make the search for duplicates slow.
    pub seed: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            default_country: None,
            columns: Vec::new(),
            ignore: Vec::new(),
            optional: None,
            delimiter: None,
            encoding: None,
            language: None,
            target: Target::default(),
            list_id: None,
            base_url: None,
            batch_size: MOST_CONTACTS,
            max_rejects: 1000,
            calls_per_minute: Some(1),
            seed: 0,
        }
    }
}

/// Settings that were checked.
pub(super) struct Checked {
    pub(super) country: Option<Country>,
    pub(super) language: Option<[u8; 2]>,
    pub(super) delimiter: Option<u8>,
}

impl Settings {
    /// The settings in an object that was checked, by the names of the JavaScript options.
    #[cfg_attr(
        not(target_arch = "wasm32"),
        allow(dead_code, reason = "for the boundary")
    )]
    pub(crate) fn of(options: &Value) -> Self {
        let text = |name: &str| options.get(name).and_then(Value::as_text);
        let number = |name: &str, default: u32| {
            let given = options.get(name).and_then(Value::as_count);
            given.map_or(default, |given| u32::try_from(given).unwrap_or(u32::MAX))
        };
        let columns = match options.get("columns") {
            Some(Value::Object(columns)) => columns.as_slice(),
            _ => &[],
        };
        let ignore = match options.get("ignore") {
            Some(Value::List(headers)) => headers.as_slice(),
            _ => &[],
        };
        let default = Self::default();
        Self {
            default_country: text("defaultCountry").map(str::to_owned),
            columns: columns
                .iter()
                .filter_map(|(field, header)| Some((field.clone(), header.as_text()?.to_owned())))
                .collect(),
            ignore: ignore
                .iter()
                .filter_map(|header| header.as_text().map(str::to_owned))
                .collect(),
            optional: text("optional").and_then(|name| {
                let mut all = [Optional::Reject, Optional::Drop].into_iter();
                all.find(|optional| optional.name() == name)
            }),
            delimiter: text("delimiter").and_then(|text| text.chars().next()),
            encoding: text("encoding").and_then(Encoding::of_name),
            language: text("language").map(str::to_owned),
            batch_size: number("batchSize", default.batch_size),
            max_rejects: number("maxRejects", default.max_rejects),
            calls_per_minute: Some(number("callsPerMinute", 1)),
            ..default
        }
    }

    pub(super) fn check(&self) -> Result<Checked, Vec<Issue>> {
        let mut issues = check_fields(self.columns.iter().map(|(field, _)| field));
        let mut report = |field: &str, problem: Problem| issues.push(Issue::at(field, problem));
        let country = self
            .default_country
            .as_deref()
            .map(Country::from_code)
            .transpose();
        let country = country.unwrap_or_else(|problem| {
            report("defaultCountry", problem);
            None
        });
        let code = self
            .language
            .as_deref()
            .map(language::of_contact)
            .transpose();
        let code = code.unwrap_or_else(|problem| {
            report("language", problem);
            None
        });
        let delimiter = self
            .delimiter
            .and_then(|symbol| u8::try_from(symbol).ok())
            .filter(|delimiter| can_be(*delimiter));
        if self.delimiter.is_some() && delimiter.is_none() {
            let problem =
                Problem::new(Code::NotOneOf).with("allowed", "; , tab | or another ASCII sign");
            report("delimiter", problem.with("suggestion", ""));
        }
        let between = |max: u32| {
            Problem::new(Code::OutOfRange)
                .with("min", 1)
                .with("max", max)
        };
        if !(1..=MOST_CONTACTS).contains(&self.batch_size) {
            report("batchSize", between(MOST_CONTACTS));
        }
        if !self
            .calls_per_minute
            .is_none_or(|calls| (1..=60_000).contains(&calls))
        {
            report("callsPerMinute", between(60_000));
        }
        if issues.is_empty() {
            Ok(Checked {
                country,
                language: code,
                delimiter,
            })
        } else {
            Err(issues)
        }
    }

    /// All that decides which contacts are sent and where, by the names of the JavaScript options:
    /// a checkpoint belongs to an import with the same. In which order `columns` and `ignore` are
    /// written makes no difference.
    pub(super) fn identity(&self) -> Vec<(&'static str, String)> {
        // Every field is named, so that a new one is not forgotten.
        let Self {
            default_country,
            columns,
            ignore,
            optional,
            delimiter,
            encoding,
            language,
            target,
            list_id,
            base_url,
            batch_size,
            max_rejects: _,
            calls_per_minute: _,
            seed: _,
        } = self;
        let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
        let any_case = |value: Option<&str>| text(value).to_ascii_lowercase();
        let mut columns = columns.clone();
        columns.sort_unstable();
        let mut ignore = ignore.clone();
        ignore.sort_unstable();
        let chosen = columns.iter().flat_map(|(field, header)| [field, header]);
        let list = match target {
            Target::Contacts => String::new(),
            Target::List => "list ".to_owned() + &text(list_id.as_deref()),
        };
        vec![
            ("listId", list),
            ("baseUrl", text(base_url.as_deref())),
            ("defaultCountry", any_case(default_country.as_deref())),
            ("columns", ended(chosen)),
            ("ignore", ended(ignore.iter())),
            ("optional", optional.map_or("", Optional::name).to_owned()),
            ("delimiter", delimiter.map(String::from).unwrap_or_default()),
            ("encoding", encoding.map_or("", Encoding::name).to_owned()),
            ("language", any_case(language.as_deref())),
            ("batchSize", decimal((*batch_size).into())),
        ]
    }
}

/// Texts as one. A NUL ends each: it stands in no header, so that no two choices give one text.
fn ended<'a>(parts: impl Iterator<Item = &'a String>) -> String {
    parts.flat_map(|part| [part.as_str(), "\0"]).collect()
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{Encoding, Optional, Settings, Target};

    #[test]
    fn every_wrong_setting_is_told() {
        let settings = Settings {
            default_country: Some("Italy".to_owned()),
            columns: [("firstname".to_owned(), "Nome".to_owned())].into(),
            delimiter: Some('a'),
            language: Some("xx".to_owned()),
            batch_size: 501,
            calls_per_minute: Some(0),
            ..Settings::default()
        };
        let issues = settings.check().err().unwrap();
        let texts: Vec<String> = issues.iter().map(ToString::to_string).collect();
        for field in [
            "columns.firstname",
            "defaultCountry",
            "delimiter",
            "language",
            "batchSize",
            "callsPerMinute",
        ] {
            assert_eq!(
                texts
                    .iter()
                    .filter(|text| text.starts_with(&format!("{field} ")))
                    .count(),
                1,
                "{field} in {texts:?}"
            );
        }
    }

    #[test]
    fn the_identity_is_what_decides_who_is_sent_where() {
        let columns = |names: [(&str, &str); 2]| {
            names
                .map(|(field, header)| (field.to_owned(), header.to_owned()))
                .to_vec()
        };
        let first = Settings {
            columns: columns([("phone", "Cell"), ("X", "Y")]),
            default_country: Some("IT".to_owned()),
            target: Target::List,
            list_id: Some("12".to_owned()),
            ..Settings::default()
        };
        let same = Settings {
            columns: columns([("X", "Y"), ("phone", "Cell")]),
            default_country: Some("it".to_owned()),
            max_rejects: 5,
            calls_per_minute: None,
            seed: 7,
            ..first.clone()
        };
        assert_eq!(first.identity(), same.identity());
    }

    #[test]
    fn another_setting_is_another_import() {
        let columns = vec![("phone".to_owned(), "Cell".to_owned())];
        let first = Settings {
            columns,
            default_country: Some("IT".to_owned()),
            target: Target::List,
            list_id: Some("12".to_owned()),
            ..Settings::default()
        };
        let text = |text: &str| Some(text.to_owned());
        for (name, other) in [
            (
                "listId",
                Settings {
                    list_id: text("13"),
                    ..first.clone()
                },
            ),
            (
                "listId",
                Settings {
                    target: Target::Contacts,
                    ..first.clone()
                },
            ),
            (
                "baseUrl",
                Settings {
                    base_url: text("https://x.it"),
                    ..first.clone()
                },
            ),
            (
                "defaultCountry",
                Settings {
                    default_country: text("FR"),
                    ..first.clone()
                },
            ),
            (
                "columns",
                Settings {
                    columns: vec![("phone".to_owned(), "X".to_owned())],
                    ..first.clone()
                },
            ),
            (
                "ignore",
                Settings {
                    ignore: vec!["Lingua".to_owned()],
                    ..first.clone()
                },
            ),
            (
                "optional",
                Settings {
                    optional: Some(Optional::Drop),
                    ..first.clone()
                },
            ),
            (
                "delimiter",
                Settings {
                    delimiter: Some(';'),
                    ..first.clone()
                },
            ),
            (
                "encoding",
                Settings {
                    encoding: Some(Encoding::Utf8),
                    ..first.clone()
                },
            ),
            (
                "language",
                Settings {
                    language: text("it"),
                    ..first.clone()
                },
            ),
            (
                "batchSize",
                Settings {
                    batch_size: 100,
                    ..first.clone()
                },
            ),
        ] {
            let (one, two) = (first.identity(), other.identity());
            let differ = one.iter().zip(&two).filter(|(one, two)| one != two);
            let differ: Vec<&str> = differ.map(|((name, _), _)| *name).collect();
            assert_eq!(differ, [name]);
        }
    }
}
