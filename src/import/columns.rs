//! Which column holds which field.

use super::header::{FIELDS, folded, known};
use super::report::Column;
use crate::error::{Issue, Segment};
use crate::rules::phone::{self, Country};
use crate::rules::{Code, Problem, custom_field, joined, suggest};
/// The columns of a file, in its order, each with the field it goes to.
pub(super) struct Mapping {
    pub(super) columns: Vec<Column>,
}

impl Mapping {
    /// The position of the column that goes to `field`.
    pub(super) fn of(&self, field: &str) -> Option<usize> {
        self.columns
            .iter()
            .position(|column| column.field.as_deref() == Some(field))
    }

    /// The custom field codes, and the positions of their columns.
    pub(super) fn custom_fields(&self) -> Vec<(&str, usize)> {
        let named = self
            .columns
            .iter()
            .enumerate()
            .filter_map(|(index, column)| Some((column.field.as_deref()?, index)));
        named.filter(|(field, _)| !FIELDS.contains(field)).collect()
    }

    /// Maps the header of a file: first as `wanted` says (field to header), then by known names.
    pub(super) fn new(
        headers: Vec<String>,
        wanted: &[(String, String)],
        country: Option<Country>,
    ) -> Result<Self, Vec<Issue>> {
        let columns = headers.into_iter().map(|header| Column {
            header,
            field: None,
        });
        let mut mapping = Self {
            columns: columns.collect(),
        };
        let issues: Vec<Issue> = wanted
            .iter()
            .filter_map(|(field, header)| mapping.assign(field, header).err())
            .collect();
        if !issues.is_empty() {
            return Err(issues);
        }
        mapping.assign_known();
        if mapping.of("phone").is_some() {
            return Ok(mapping);
        }
        let holds_phone = |column: &Column| phone::parse(&column.header, country).is_ok();
        let problem = if mapping.columns.iter().any(holds_phone) {
            Problem::new(Code::CsvNoHeader)
        } else {
            Problem::new(Code::CsvNoPhoneColumn).with("headers", mapping.headers())
        };
        Err(vec![Issue {
            path: Vec::new(),
            problem,
        }])
    }

    fn assign(&mut self, field: &str, header: &str) -> Result<(), Issue> {
        let issue = |problem| Issue {
            path: vec![
                Segment::Field("columns".to_owned()),
                Segment::Field(field.to_owned()),
            ],
            problem,
        };
        let index = self.find(header).map_err(issue)?;
        let headers = self.headers();
        match self.columns.get_mut(index) {
            Some(Column {
                field: Some(earlier),
                ..
            }) => Err(issue(
                Problem::new(Code::CsvColumnTwice).with("field", earlier.as_str()),
            )),
            Some(column) => {
                column.field = Some(field.to_owned());
                Ok(())
            }
            None => Err(issue(not_found(headers, ""))),
        }
    }

    /// The column with that header: exactly, or else without regard to case and punctuation.
    fn find(&self, header: &str) -> Result<usize, Problem> {
        let matching = |same: &dyn Fn(&str) -> bool| -> Vec<usize> {
            let all = self.columns.iter().enumerate();
            all.filter(|(_, column)| same(&column.header))
                .map(|(index, _)| index)
                .collect()
        };
        let mut found = matching(&|name| name == header.trim());
        if found.is_empty() {
            let wanted = folded(header);
            found = matching(&|name| !wanted.is_empty() && folded(name) == wanted);
        }
        match *found {
            [index] => Ok(index),
            [] => {
                let names = self.columns.iter().map(|column| column.header.as_str());
                let meant = suggest::nearest(header, names);
                Err(not_found(self.headers(), &suggest::did_you_mean(meant)))
            }
            _ => Err(Code::CsvColumnRepeated.into()),
        }
    }

    /// Gives each field that is left the column whose header names it best.
    fn assign_known(&mut self) {
        let mut best: [Option<(usize, usize)>; FIELDS.len()] = [None; FIELDS.len()];
        for (index, column) in self.columns.iter().enumerate() {
            if column.field.is_some() {
                continue;
            }
            let Some((name, rank)) = known(&column.header) else {
                continue;
            };
            for (field, best) in FIELDS.iter().zip(&mut best) {
                if *field == name && best.is_none_or(|(least, _)| rank < least) {
                    *best = Some((rank, index));
                }
            }
        }
        for (field, best) in FIELDS.into_iter().zip(best) {
            let is_left = self.of(field).is_none();
            let column = best.and_then(|(_, index)| self.columns.get_mut(index));
            if let Some(column) = column.filter(|_| is_left) {
                column.field = Some(field.to_owned());
            }
        }
    }

    fn headers(&self) -> String {
        let names: Vec<&str> = self
            .columns
            .iter()
            .map(|column| column.header.as_str())
            .filter(|name| !name.is_empty())
            .collect();
        joined(&names, ", ")
    }
}

fn not_found(headers: String, suggestion: &str) -> Problem {
    Problem::new(Code::CsvColumnNotFound)
        .with("suggestion", suggestion)
        .with("headers", headers)
}

/// Checks the names of the fields that columns are mapped to: known ones, or custom field codes.
pub(super) fn check_fields<'a>(fields: impl Iterator<Item = &'a String>) -> Vec<Issue> {
    let unknown = fields.filter(|field| !FIELDS.contains(&field.as_str()));
    let problems = unknown.filter_map(|field| {
        let problem = custom_field::check_code(field).err()?;
        let problem = match suggest::nearest(field, FIELDS) {
            Some(meant) => Problem::new(Code::NotOneOf)
                .with("allowed", joined(&FIELDS, ", ") + " or a custom field code")
                .with("suggestion", suggest::did_you_mean(Some(meant))),
            None => problem,
        };
        let path = vec![
            Segment::Field("columns".to_owned()),
            Segment::Field(field.clone()),
        ];
        Some(Issue { path, problem })
    });
    problems.collect()
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{Mapping, check_fields};
    use crate::rules::phone::Country;
    fn map(headers: &str, wanted: &[(&str, &str)]) -> Result<String, String> {
        let headers = headers.split(';').map(str::to_owned).collect();
        let wanted: Vec<(String, String)> = wanted
            .iter()
            .map(|(field, name)| ((*field).to_owned(), (*name).to_owned()))
            .collect();
        let shown = |mapping: Mapping| {
            let fields: Vec<&str> = mapping
                .columns
                .iter()
                .map(|column| column.field.as_deref().unwrap_or("-"))
                .collect();
            fields.join(" ")
        };
        let country = Country::from_code("IT").ok();
        Mapping::new(headers, &wanted, country)
            .map(shown)
            .map_err(|issues| {
                let texts: Vec<String> = issues.iter().map(ToString::to_string).collect();
                texts.join(" / ")
            })
    }

    #[test]
    fn columns_find_their_fields() {
        for (headers, wanted, expected) in [
            (
                "Nome;Cognome;Cellulare;E-mail;Note",
                &[][..],
                "first_name last_name phone email -",
            ),
            ("Telefono;Cellulare", &[], "- phone"),
            ("Cellulare;Cellulare", &[], "phone -"),
            ("Telefono;Cellulare", &[("phone", "Telefono")], "phone -"),
            (
                "Tel;Nome e cognome",
                &[("first_name", "nome E COGNOME")],
                "phone first_name",
            ),
            ("Tel;Ordine", &[("ORDER_ID", "Ordine")], "phone ORDER_ID"),
            ("Tel;;Nome", &[], "phone - first_name"),
            ("nom;prénom;tel", &[], "last_name first_name phone"),
            ("name;tel", &[], "first_name phone"),
        ] {
            assert_eq!(map(headers, wanted).as_deref(), Ok(expected), "{headers}");
        }
    }

    #[test]
    fn what_cannot_be_mapped_is_told_with_a_remedy() {
        for (headers, wanted, words) in [
            (
                "Nome;Città",
                &[][..],
                "has no column that is known to hold the phone; its header has Nome, Città",
            ),
            ("Ada;333 123 4567", &[], "has no header row"),
            (
                "Tel;Note",
                &[("ORDER_ID", "Notes")],
                "columns.ORDER_ID names a column that the header does not have (did you mean Note?)",
            ),
            ("Tel;Note;Note", &[("ORDER_ID", "Note")], "more than once"),
            (
                "Tel;Note",
                &[("A", "Note"), ("B", "Note")],
                "columns.B names the column that A has already",
            ),
        ] {
            let text = map(headers, wanted).unwrap_err();
            assert!(text.contains(words), "{text}");
        }
    }

    #[test]
    fn only_fields_that_exist_can_be_mapped() {
        let text = |field: &str| {
            check_fields([field.to_owned()].iter())
                .first()
                .map(ToString::to_string)
                .unwrap_or_default()
        };
        assert_eq!(text("ORDER_ID"), "");
        assert!(text("firstName").contains("did you mean first_name?"));
        assert!(text("order id").contains("A to Z"));
        assert!(text("ACCOUNT_NAME").contains("reserved"));
    }
}
