//! From the cells of a row to one contact as JSON.

use super::columns::Mapping;
use super::out::Out;
use super::records::Span;
use super::report::Rejection;
use super::write;
use crate::rules::phone::{Country, E164, parse_bytes};
use crate::rules::{Code, Problem, email, language};

/// The cells of one record.
#[derive(Clone, Copy)]
pub(super) struct Cells<'a> {
    text: &'a str,
    spans: &'a [Span],
}

impl<'a> Cells<'a> {
    /// The cells, if the record is UTF-8. What stands between two cells is ASCII, so that no two
    /// broken halves can pass as one character.
    pub(super) fn new(text: &'a [u8], spans: &'a [Span]) -> Option<Self> {
        let text = core::str::from_utf8(text).ok()?;
        Some(Self { text, spans })
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
        let (start, end) = self.spans.get(index).copied().unwrap_or_default();
        self.text
            .get(start as usize..end as usize)
            .unwrap_or_default()
    }

    /// All cells, as they are in the file.
    pub(super) fn to_vec(self) -> Vec<String> {
        (0..self.count())
            .map(|index| self.raw(index).to_owned())
            .collect()
    }

    /// Whether nothing but spaces is in any cell.
    pub(super) fn are_empty(&self) -> bool {
        (0..self.count()).all(|index| self.get(index).is_empty())
    }

    fn count(&self) -> usize {
        self.spans.len()
    }
}

/// How the rows of one file become contacts.
pub(super) struct Form {
    country: Option<Country>,
    width: usize,
    phone: usize,
    email: Option<Text>,
    language: Option<usize>,
    default_language: Option<[u8; 2]>,
    names: Vec<Text>,
    custom_fields: Vec<Text>,
}

/// A field whose cells are taken as they are.
struct Text {
    field: String,
    /// `"field":`
    key: Vec<u8>,
    column: usize,
}

impl Text {
    fn new(field: &str, column: usize) -> Self {
        Self {
            field: field.to_owned(),
            key: format!("\"{field}\":").into_bytes(),
            column,
        }
    }

    /// Appends `before`, the key and the value.
    fn append(&self, before: u8, value: &str, out: &mut Out) -> Result<(), Rejection> {
        out.push(before);
        out.extend(&self.key);
        write::string(value, out).map_err(|code| reject(&self.field, code.into()))
    }
}

impl Form {
    /// The form of a file; there is none without a column for the phone.
    pub(super) fn new(
        mapping: &Mapping,
        country: Option<Country>,
        default_language: Option<[u8; 2]>,
    ) -> Option<Self> {
        let text = |field: &str| Some(Text::new(field, mapping.of(field)?));
        let custom_fields = mapping.custom_fields();
        Some(Self {
            country,
            width: mapping.columns.len(),
            phone: mapping.of("phone")?,
            email: text("email"),
            language: mapping.of("language"),
            default_language,
            names: ["first_name", "last_name"]
                .into_iter()
                .filter_map(text)
                .collect(),
            custom_fields: custom_fields
                .map(|(field, column)| Text::new(field, column))
                .collect(),
        })
    }

    /// Appends the contact of a row to `out`. Empty cells are left out: Spoki keeps what it has.
    ///
    /// The first problem in the order phone, e-mail, language, other texts rejects the row; what
    /// was appended is then for nothing.
    pub(super) fn render(&self, cells: &Cells<'_>, out: &mut Out) -> Result<E164, Rejection> {
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
        out.extend(b"{\"phone\":\"");
        out.push(b'+');
        out.extend(phone.digits(&mut [0; 15]));
        out.push(b'"');

        if let Some(email) = &self.email {
            let value = cells.get(email.column);
            if !value.is_empty() {
                email::check(value).map_err(|problem| reject("email", problem))?;
                email.append(b',', value, out)?;
            }
        }
        let language = self.language.map_or("", |column| cells.get(column));
        let code = if language.is_empty() {
            self.default_language
        } else {
            Some(language::of_contact(language).map_err(|problem| reject("language", problem))?)
        };
        if let Some(code) = code {
            out.extend(b",\"language\":\"");
            out.extend(&code);
            out.push(b'"');
        }
        for name in &self.names {
            let value = cells.get(name.column);
            if !value.is_empty() {
                name.append(b',', value, out)?;
            }
        }
        self.append_custom_fields(cells, out)?;
        out.push(b'}');
        Ok(phone)
    }

    fn append_custom_fields(&self, cells: &Cells<'_>, out: &mut Out) -> Result<(), Rejection> {
        if self.custom_fields.is_empty() {
            return Ok(());
        }
        let start = out.len();
        out.extend(b",\"custom_fields\":");
        let mut before = b'{';
        for custom in &self.custom_fields {
            let value = cells.get(custom.column);
            if !value.is_empty() {
                custom.append(before, value, out)?;
                before = b',';
            }
        }
        if before == b'{' {
            out.truncate(start);
        } else {
            out.push(b'}');
        }
        Ok(())
    }
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
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{Cells, Form, Out};
    use crate::import::columns::Mapping;
    use crate::rules::phone::Country;
    fn render(header: &str, row: &str, language: Option<[u8; 2]>) -> Result<String, String> {
        let wanted: Vec<(String, String)> = header
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
        let mut spans = Vec::new();
        for cell in row.split(';') {
            let start = spans.last().map_or(0, |(_, end)| end + 1);
            spans.push((start, start + u32::try_from(cell.len()).unwrap()));
        }
        let mut out = Out::default();
        match form.render(&Cells::new(row.as_bytes(), &spans).unwrap(), &mut out) {
            Ok(_) => Ok(String::from_utf8(out.as_slice().to_vec()).unwrap()),
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
}
