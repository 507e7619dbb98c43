//! From the cells of a row to one contact as JSON.

use crate::out::Out;
use crate::records::Span;
use crate::write;
use spoki_rules::phone::{Country, E164, Refusal, parse_bytes};
use spoki_rules::{Code, Problem, email, joined, language, lossy};

/// The cells of one record.
#[derive(Clone, Copy)]
pub struct Cells<'a> {
    /// The record, and what of the file follows it.
    text: &'a [u8],
    length: usize,
    spans: &'a [Span],
}

/// One cell, with what of the file follows it.
#[derive(Clone, Copy)]
struct Cell<'a> {
    text: &'a [u8],
    length: usize,
}

impl<'a> Cell<'a> {
    fn bytes(self) -> &'a [u8] {
        self.text.get(..self.length).unwrap_or_default()
    }

    const fn is_empty(self) -> bool {
        self.length == 0
    }

    /// The cell without spaces around it.
    #[inline]
    fn trimmed(self) -> Self {
        // Most cells have nothing to trim: one look at each end tells. Of the characters of two bytes
        // only those that begin with 0xC2 hold spaces.
        match self.bytes() {
            []
            | [b'!'..=b'~']
            | [b'!'..=b'~' | 0xc3..=0xdf, .., b'!'..=b'~']
            | [b'!'..=b'~' | 0xc3..=0xdf, .., 0xc3..=0xdf, 0x80..=0xbf] => self,
            bytes => self.without_spaces(bytes),
        }
    }

    #[cold]
    fn without_spaces(self, bytes: &[u8]) -> Self {
        let (start, length) = spoki_rules::trimmed(bytes);
        Self {
            text: self.text.get(start..).unwrap_or_default(),
            length,
        }
    }
}

impl<'a> Cells<'a> {
    /// The cells of a record that is the first `length` bytes of `text`.
    pub const fn new(text: &'a [u8], length: usize, spans: &'a [Span]) -> Self {
        Self {
            text,
            length,
            spans,
        }
    }

    /// The record.
    pub fn bytes(&self) -> &'a [u8] {
        self.text.get(..self.length).unwrap_or_default()
    }

    /// Where the cells are in the record.
    pub const fn spans(&self) -> &'a [Span] {
        self.spans
    }

    /// Whether the record is text. What stands between two cells is ASCII, so that no two broken
    /// halves can pass as one character.
    pub fn are_text(&self) -> bool {
        core::str::from_utf8(self.bytes()).is_ok()
    }

    /// The cell at `index` without spaces around it; a missing one is empty.
    #[inline]
    fn get(&self, index: usize) -> Cell<'a> {
        self.raw(index).trimmed()
    }

    #[inline]
    fn raw(&self, index: usize) -> Cell<'a> {
        let (start, end) = self.spans.get(index).copied().unwrap_or_default();
        Cell {
            text: self.text.get(start as usize..).unwrap_or_default(),
            length: end.saturating_sub(start) as usize,
        }
    }

    /// All cells, as they are in the file, with a mark where they are no text.
    pub fn to_vec(&self) -> Vec<String> {
        (0..self.count())
            .map(|index| lossy(self.raw(index).bytes()))
            .collect()
    }

    /// Whether nothing but spaces is in any cell.
    pub fn are_empty(&self) -> bool {
        (0..self.count()).all(|index| self.get(index).is_empty())
    }

    const fn count(&self) -> usize {
        self.spans.len()
    }
}

/// How the rows of one file become contacts.
pub struct Form {
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
    /// `"field":"`
    key: Vec<u8>,
    column: usize,
}

impl Text {
    fn new(field: &str, column: usize) -> Self {
        Self {
            field: field.to_owned(),
            key: joined(&["\"", field, "\":\""], "").into_bytes(),
            column,
        }
    }

    /// Appends `before`, the key and the value.
    #[inline]
    fn append(&self, before: u8, value: Cell<'_>, out: &mut Out) -> Result<(), Rejection<'_>> {
        out.push(before);
        out.extend(&self.key);
        write::string(value.text, value.length, out)
            .map_err(|code| reject(&self.field, Reason::Rule(code)))
    }
}

/// Why a row cannot become a contact.
#[derive(Debug)]
pub struct Rejection<'a> {
    /// The field, as Spoki names it, or nothing when it is the row as a whole.
    pub field: &'a str,
    /// What is wrong with it.
    pub reason: Reason,
}

/// What is wrong, as long as nobody asks for words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A rule without figures.
    Rule(Code),
    /// A phone number that is none.
    Phone(Refusal),
    /// More cells than the header has.
    TooManyCells {
        /// How many cells the row has.
        actual: usize,
        /// How many the header has.
        max: usize,
    },
}

impl Reason {
    /// The code.
    pub const fn code(self) -> Code {
        match self {
            Self::Rule(code) => code,
            Self::Phone(refusal) => refusal.code(),
            Self::TooManyCells { .. } => Code::CsvTooManyCells,
        }
    }
}

impl From<Reason> for Problem {
    fn from(reason: Reason) -> Self {
        match reason {
            Reason::Rule(code) => code.into(),
            Reason::Phone(refusal) => refusal.into(),
            Reason::TooManyCells { actual, max } => Self::new(reason.code())
                .with("actual", actual)
                .with("max", max),
        }
    }
}

impl Form {
    /// The form of a file with a header of `width` cells: `columns` gives the position of a field's
    /// column. There is none without a column for the phone.
    pub fn new(
        width: usize,
        columns: &dyn Fn(&str) -> Option<usize>,
        custom_fields: &[(&str, usize)],
        country: Option<Country>,
        default_language: Option<[u8; 2]>,
    ) -> Option<Self> {
        let text = |field: &str| Some(Text::new(field, columns(field)?));
        let custom_fields = custom_fields.iter();
        Some(Self {
            country,
            width,
            phone: columns("phone")?,
            email: text("email"),
            language: columns("language"),
            default_language,
            names: ["first_name", "last_name"]
                .into_iter()
                .filter_map(text)
                .collect(),
            custom_fields: custom_fields
                .map(|(field, column)| Text::new(field, *column))
                .collect(),
        })
    }

    /// Appends the contact of a row to `out`. Empty cells are left out: Spoki keeps what it has.
    ///
    /// The first problem in the order phone, e-mail, language, other texts rejects the row; what
    /// was appended is then for nothing.
    ///
    /// # Errors
    /// The first problem.
    pub fn render(&self, cells: &Cells<'_>, out: &mut Out) -> Result<E164, Rejection<'_>> {
        if cells.count() > self.width
            && (self.width..cells.count()).any(|index| !cells.get(index).is_empty())
        {
            let (actual, max) = (cells.count(), self.width);
            return Err(reject("", Reason::TooManyCells { actual, max }));
        }
        let phone = parse_bytes(cells.get(self.phone).bytes(), self.country)
            .map_err(|refusal| reject("phone", Reason::Phone(refusal)))?;
        out.extend(b"{\"phone\":\"+");
        out.extend(phone.digits(&mut [0; E164::MOST_DIGITS]));
        out.push(b'"');

        if let Some(email) = &self.email {
            let value = cells.get(email.column);
            if !value.is_empty() {
                email::check_bytes(value.bytes())
                    .map_err(|code| reject("email", Reason::Rule(code)))?;
                email.append(b',', value, out)?;
            }
        }
        let language = self.language.map(|column| cells.get(column).bytes());
        let code = match language {
            None | Some([]) => self.default_language,
            Some(language) => Some(
                language::of_contact_bytes(language)
                    .map_err(|code| reject("language", Reason::Rule(code)))?,
            ),
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

    fn append_custom_fields(&self, cells: &Cells<'_>, out: &mut Out) -> Result<(), Rejection<'_>> {
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
const fn reject(field: &str, reason: Reason) -> Rejection<'_> {
    Rejection { field, reason }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{Cells, Form, Out};
    use proptest::prelude::*;
    use spoki_rules::phone::Country;

    fn render(header: &str, row: &str, language: Option<[u8; 2]>) -> Result<String, String> {
        const KNOWN: [(&str, &str); 5] = [
            ("Tel", "phone"),
            ("Nome", "first_name"),
            ("Cognome", "last_name"),
            ("Email", "email"),
            ("Lingua", "language"),
        ];
        let headers: Vec<&str> = header.split(';').collect();
        let column = |field: &str| {
            let (name, _) = KNOWN.iter().find(|(_, known)| *known == field)?;
            headers.iter().position(|header| header == name)
        };
        let custom: Vec<(&str, usize)> = headers
            .iter()
            .enumerate()
            .filter(|(_, name)| name.chars().all(|symbol| symbol.is_ascii_uppercase()))
            .map(|(index, name)| (*name, index))
            .collect();
        let country = Country::from_code("IT").ok();
        let form = Form::new(headers.len(), &column, &custom, country, language).unwrap();
        let mut spans = Vec::new();
        for cell in row.split(';') {
            let start = spans.last().map_or(0, |(_, end)| end + 1);
            spans.push((start, start + u32::try_from(cell.len()).unwrap()));
        }
        let mut out = Out::default();
        match form.render(&Cells::new(row.as_bytes(), row.len(), &spans), &mut out) {
            Ok(_) => Ok(String::from_utf8(out.as_slice().to_vec()).unwrap()),
            Err(rejection) => Err(format!(
                "{} {}",
                rejection.field,
                rejection.reason.code().name()
            )),
        }
    }

    proptest! {
        #[test]
        fn a_cell_is_trimmed_as_a_text_is(cell in "[ \\t\u{85}\u{a0}\u{3000}\u{2009}aàßж€😀]{0,5}") {
            let length = u32::try_from(cell.len()).unwrap();
            let spans = [(0, length)];
            let cells = Cells::new(cell.as_bytes(), cell.len(), &spans);
            prop_assert_eq!(cells.get(0).bytes(), cell.trim().as_bytes());
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
