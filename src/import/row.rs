//! From the cells of a row to one contact as JSON.

use super::columns::Mapping;
use super::write;
use crate::rules::phone::{Country, E164, parse_bytes};
use crate::rules::{Code, Problem, email, language};

/// The cells of one record.
#[derive(Clone, Copy)]
pub(super) struct Cells<'a> {
    text: &'a str,
    ends: &'a [usize],
}

impl<'a> Cells<'a> {
    /// The cells, if all of them are UTF-8.
    pub(super) fn new(bytes: &'a [u8], ends: &'a [usize]) -> Option<Self> {
        let text = core::str::from_utf8(bytes).ok()?;
        // Two broken halves in neighbouring cells must not pass as one character.
        let whole = text.is_ascii() || ends.iter().all(|end| text.is_char_boundary(*end));
        whole.then_some(Self { text, ends })
    }

    /// The cell at `index` without spaces around it; a missing one is empty.
    fn get(&self, index: usize) -> &'a str {
        let cell = self.raw(index);
        // Most cells have nothing to trim: one look at each end tells.
        match cell.as_bytes() {
            [b'!'..=b'~'] | [b'!'..=b'~', .., b'!'..=b'~'] | [] => cell,
            _ => cell.trim(),
        }
    }

    fn raw(&self, index: usize) -> &'a str {
        let start = match index.checked_sub(1) {
            Some(before) => self.ends.get(before).copied().unwrap_or(usize::MAX),
            None => 0,
        };
        let end = self.ends.get(index).copied().unwrap_or_default();
        self.text.get(start..end).unwrap_or_default()
    }

    /// All cells, as they are in the file.
    pub(super) fn to_vec(self) -> Vec<String> {
        (0..self.ends.len())
            .map(|index| self.raw(index).to_owned())
            .collect()
    }

    /// Whether nothing but spaces is in any cell.
    pub(super) fn are_empty(&self) -> bool {
        self.text.trim_start().is_empty()
    }

    fn count(&self) -> usize {
        self.ends.len()
    }
}

/// Why a row cannot become a contact.
pub(super) struct Rejection {
    /// The field, as Spoki names it, or nothing when it is the row as a whole.
    pub(super) field: String,
    pub(super) problem: Problem,
}

/// How the rows of one file become contacts.
pub(super) struct Form {
    country: Option<Country>,
    width: usize,
    phone: usize,
    email: Option<usize>,
    language: Option<usize>,
    default_language: Option<[u8; 2]>,
    /// JSON keys with all that stands before the value, and the positions of their columns.
    names: Vec<Text>,
    custom_fields: Vec<Text>,
}

struct Text {
    field: String,
    column: usize,
}

impl Form {
    /// The form of a file; there is none without a column for the phone.
    pub(super) fn new(
        mapping: &Mapping,
        country: Option<Country>,
        default_language: Option<[u8; 2]>,
    ) -> Option<Self> {
        let text = |field: &str, column| Text {
            field: field.to_owned(),
            column,
        };
        let names = ["first_name", "last_name"].into_iter();
        Some(Self {
            country,
            width: mapping.columns.len(),
            phone: mapping.of("phone")?,
            email: mapping.of("email"),
            language: mapping.of("language"),
            default_language,
            names: names
                .filter_map(|field| Some(text(field, mapping.of(field)?)))
                .collect(),
            custom_fields: mapping
                .custom_fields()
                .map(|(field, column)| text(field, column))
                .collect(),
        })
    }

    /// Appends the contact of a row to `out`. Empty cells are left out: Spoki keeps what it has.
    ///
    /// The first problem in the order phone, e-mail, language, other texts rejects the row; what
    /// was appended is then for nothing.
    pub(super) fn render(&self, cells: &Cells<'_>, out: &mut Vec<u8>) -> Result<E164, Rejection> {
        if cells.count() > self.width
            && (self.width..cells.count()).any(|index| !cells.get(index).is_empty())
        {
            let problem = Problem::new(Code::CsvTooManyCells)
                .with("actual", cells.count())
                .with("max", self.width);
            return Err(reject("", problem));
        }
        let phone = parse_bytes(cells.get(self.phone).as_bytes(), self.country)
            .map_err(|problem| reject("phone", problem))?;
        out.extend_from_slice(b"{\"phone\":\"");
        phone.write_to(out);
        out.push(b'"');

        let email = self.email.map_or("", |column| cells.get(column));
        if !email.is_empty() {
            email::check(email).map_err(|problem| reject("email", problem))?;
            member("email", email, out)?;
        }
        let language = self.language.map_or("", |column| cells.get(column));
        let code = if language.is_empty() {
            self.default_language
        } else {
            Some(language::of_contact(language).map_err(|problem| reject("language", problem))?)
        };
        if let Some(code) = code {
            out.extend_from_slice(b",\"language\":\"");
            out.extend_from_slice(&code);
            out.push(b'"');
        }
        for name in &self.names {
            let value = cells.get(name.column);
            if !value.is_empty() {
                member(&name.field, value, out)?;
            }
        }
        self.append_custom_fields(cells, out)?;
        out.push(b'}');
        Ok(phone)
    }

    fn append_custom_fields(&self, cells: &Cells<'_>, out: &mut Vec<u8>) -> Result<(), Rejection> {
        if self.custom_fields.is_empty() {
            return Ok(());
        }
        let start = out.len();
        out.extend_from_slice(b",\"custom_fields\":{");
        let inside = out.len();
        for custom in &self.custom_fields {
            let value = cells.get(custom.column);
            if value.is_empty() {
                continue;
            }
            let before = out.len();
            member(&custom.field, value, out)?;
            if before == inside {
                out.remove(before);
            }
        }
        if out.len() == inside {
            out.truncate(start);
        } else {
            out.push(b'}');
        }
        Ok(())
    }
}

/// Appends `,"field":"value"`.
fn member(field: &str, value: &str, out: &mut Vec<u8>) -> Result<(), Rejection> {
    out.extend_from_slice(b",\"");
    out.extend_from_slice(field.as_bytes());
    out.extend_from_slice(b"\":");
    write::string(value, out).map_err(|code| reject(field, code.into()))
}

#[cold]
fn reject(field: &str, problem: Problem) -> Rejection {
    Rejection {
        field: field.to_owned(),
        problem,
    }
}

#[cfg(test)]
mod tests {
    use super::{Cells, Form};
    use crate::import::columns::Mapping;
    use crate::rules::phone::Country;
    use std::collections::BTreeMap;

    fn render(header: &str, row: &str, language: Option<[u8; 2]>) -> Result<String, String> {
        let wanted: BTreeMap<String, String> = header
            .split(';')
            .filter(|name| name.chars().all(|symbol| symbol.is_ascii_uppercase()))
            .map(|name| (name.to_owned(), name.to_owned()))
            .collect();
        let country = Country::from_code("IT").ok();
        let mapping = Mapping::new(
            header.split(';').map(str::to_owned).collect(),
            &wanted,
            country,
        )
        .unwrap();
        let form = Form::new(&mapping, country, language).unwrap();
        let (mut bytes, mut ends) = (Vec::new(), Vec::new());
        for cell in row.split(';') {
            bytes.extend_from_slice(cell.as_bytes());
            ends.push(bytes.len());
        }
        let mut out = Vec::new();
        match form.render(&Cells::new(&bytes, &ends).unwrap(), &mut out) {
            Ok(_) => Ok(String::from_utf8(out).unwrap()),
            Err(rejection) => Err(format!(
                "{} {}",
                rejection.field,
                rejection.problem.code.name()
            )),
        }
    }

    #[test]
    fn cells_become_a_contact() {
        for (header, row, expected) in [
            ("Tel", " 333 123 4567 ", r#"{"phone":"+393331234567"}"#),
            (
                "Nome;Cognome;Tel;Email;Lingua",
                "Ada; De \"Rossi\" ;3331234567; ada@example.com ;IT",
                r#"{"phone":"+393331234567","email":"ada@example.com","language":"it","first_name":"Ada","last_name":"De \"Rossi\""}"#,
            ),
            (
                "Nome;Tel;Email",
                ";3331234567;",
                r#"{"phone":"+393331234567"}"#,
            ),
            (
                "Tel;AA;BB",
                "3331234567;;x",
                r#"{"phone":"+393331234567","custom_fields":{"BB":"x"}}"#,
            ),
            (
                "Tel;AA;BB",
                "3331234567;1;2",
                r#"{"phone":"+393331234567","custom_fields":{"AA":"1","BB":"2"}}"#,
            ),
            (
                "Tel;AA;BB",
                "3331234567;\u{a0};",
                r#"{"phone":"+393331234567"}"#,
            ),
            (
                "Tel;Nome;Note",
                "3331234567",
                r#"{"phone":"+393331234567"}"#,
            ),
            ("Tel", "3331234567;; ", r#"{"phone":"+393331234567"}"#),
        ] {
            assert_eq!(render(header, row, None).as_deref(), Ok(expected), "{row}");
        }
    }

    #[test]
    fn a_default_language_fills_what_is_empty() {
        let row = |row| render("Tel;Lingua", row, Some(*b"en")).unwrap();
        assert!(row("3331234567;").ends_with(r#""language":"en"}"#));
        assert!(row("3331234567;fr").ends_with(r#""language":"fr"}"#));
    }

    #[test]
    fn the_first_problem_rejects_the_row() {
        for (row, expected) in [
            ("x;y;z;\0", "phone phone.not_a_number"),
            ("3331234567;y;z;\0", "email email.invalid"),
            ("3331234567;a@b.it;italiano;\0", "language language.invalid"),
            ("3331234567;a@b.it;it;\0", "first_name control_character"),
            ("3331234567;a@b.it;it;Ada;x", " csv.too_many_cells"),
        ] {
            assert_eq!(
                render("Tel;Email;Lingua;Nome", row, None),
                Err(expected.to_owned()),
                "{row:?}"
            );
        }
    }

    #[test]
    fn halves_of_a_character_in_two_cells_are_no_text() {
        assert!(Cells::new("à".as_bytes(), &[1, 2]).is_none());
        assert!(Cells::new("à".as_bytes(), &[2]).is_some());
    }
}
