//! From the cells of a row to one contact as JSON.

use crate::formula;
use crate::out::Out;
use crate::records::Span;
use crate::write;
use spoki_rules::phone::{self, Country, E164, Kind, Refusal, parse_bytes};
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
    /// Whether each quote of its text is written twice.
    doubled: bool,
}

impl<'a> Cell<'a> {
    const EMPTY: Self = Self {
        text: &[],
        length: 0,
        doubled: false,
    };

    /// The first value of a cell into which Google Contacts has put several: `one ::: two`.
    fn first_of_several(self) -> Option<Self> {
        const BETWEEN: &[u8] = b":::";
        let bytes = self.bytes();
        let length = bytes
            .windows(BETWEEN.len())
            .position(|part| part == BETWEEN)?;
        Some(Self { length, ..self }.trimmed())
    }

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
            ..self
        }
    }

    /// The text of a cell that was written so that a spreadsheet takes it for text: `="0039"`, `=+39`,
    /// or an apostrophe before what would be a formula. Any other cell as it is.
    #[cold]
    fn as_text(self) -> Self {
        let without_mark = match self.bytes() {
            [b'\'', rest @ ..] if formula::is_one(rest) => self.part(1, rest.len()).trimmed(),
            _ => self,
        };
        match formula::text(without_mark.bytes()) {
            Some((range, doubled)) => {
                let text = without_mark.part(range.start, range.len()).trimmed();
                Self { doubled, ..text }
            }
            None => without_mark,
        }
    }

    fn part(self, start: usize, length: usize) -> Self {
        Self {
            text: self.text.get(start..).unwrap_or_default(),
            length,
            ..self
        }
    }

    /// The text, with a mark where it is none.
    fn to_text(self) -> String {
        if self.doubled {
            lossy(&formula::single(self.bytes()))
        } else {
            lossy(self.bytes())
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

    /// The cell at `index` without spaces around it, and without what keeps a spreadsheet from
    /// changing it; a missing one is empty.
    #[inline]
    fn get(&self, index: usize) -> Cell<'a> {
        let cell = self.raw(index).trimmed();
        match cell.bytes() {
            [b'=' | b'\'', ..] => cell.as_text(),
            _ => cell,
        }
    }

    #[inline]
    fn raw(&self, index: usize) -> Cell<'a> {
        let (start, end) = self.spans.get(index).copied().unwrap_or_default();
        Cell {
            text: self.text.get(start as usize..).unwrap_or_default(),
            length: end.saturating_sub(start) as usize,
            doubled: false,
        }
    }

    /// All cells, as they are in the file, with a mark where they are no text.
    pub fn to_vec(&self) -> Vec<String> {
        (0..self.count())
            .map(|index| lossy(self.raw(index).bytes()))
            .collect()
    }

    /// The texts of all cells, as the import reads them.
    pub fn texts(&self) -> Vec<String> {
        (0..self.count())
            .map(|index| self.get(index).to_text())
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

/// Where the cells of an optional field are.
#[derive(Clone, Debug)]
pub struct Place {
    /// Its column.
    pub column: usize,
    /// Columns that fill in where that one is empty, the best first.
    pub others: Vec<usize>,
    /// Whether a cell that cannot be read rejects its row. Otherwise the field is left out.
    pub is_strict: bool,
}

/// A column that holds phones.
#[derive(Clone, Copy, Debug)]
pub struct PhoneColumn {
    /// Where it is.
    pub column: usize,
    /// The column that says of which kind the phone is.
    pub kind: Option<usize>,
    /// How good the column is by its header, where nothing says of which kind its phone is. The
    /// best is 0.
    pub tier: u8,
}

/// Where the fields of a contact are.
pub struct Fields<'a> {
    /// How many cells the header has.
    pub width: usize,
    /// The columns of the phone, the best first.
    pub phones: Vec<PhoneColumn>,
    /// The e-mail address.
    pub email: Option<Place>,
    /// The language.
    pub language: Option<Place>,
    /// The first name.
    pub first_name: Option<Place>,
    /// The last name.
    pub last_name: Option<Place>,
    /// The custom fields, by code.
    pub custom_fields: Vec<(&'a str, Place)>,
    /// The tier of a phone by what its kind's cell says; none if it is not to be used.
    pub kind_of_phone: fn(&[u8]) -> Option<u8>,
}

/// How the rows of one file become contacts.
pub struct Form {
    country: Option<Country>,
    width: usize,
    phone: usize,
    /// All columns of the phone, if there is a choice.
    phones: Vec<PhoneColumn>,
    kind_of_phone: fn(&[u8]) -> Option<u8>,
    email: Option<Text>,
    language: Option<Place>,
    default_language: Option<[u8; 2]>,
    names: Vec<Text>,
    custom_fields: Vec<Text>,
}

/// A field whose cells are taken as they are.
struct Text {
    field: String,
    /// `"field":"`
    key: Vec<u8>,
    place: Place,
}

impl Text {
    fn new(field: &str, place: Place) -> Self {
        Self {
            field: field.to_owned(),
            key: joined(&["\"", field, "\":\""], "").into_bytes(),
            place,
        }
    }

    /// Appends `before`, the key and the value. A value that cannot be sent is left out, and its
    /// problem added to `dropped`, unless it rejects the row; gives whether it was appended.
    #[inline]
    fn append<'a>(
        &'a self,
        before: u8,
        value: Cell<'_>,
        out: &mut Out,
        dropped: &mut Vec<Rejection<'a>>,
    ) -> Result<bool, Rejection<'a>> {
        let start = out.len();
        out.push(before);
        out.extend(&self.key);
        let written = if value.doubled {
            let text = formula::single(value.bytes());
            write::string(&text, text.len(), out)
        } else {
            write::string(value.text, value.length, out)
        };
        match written {
            Ok(()) => Ok(true),
            Err(code) => {
                out.truncate(start);
                let rejection = reject(&self.field, Reason::Rule(code));
                self.place.leave_out(rejection, dropped).map(|()| false)
            }
        }
    }

    /// Appends the first e-mail address of a cell that holds several, or leaves the cell out.
    #[cold]
    fn append_first<'a>(
        &'a self,
        value: Cell<'_>,
        code: Code,
        out: &mut Out,
        dropped: &mut Vec<Rejection<'a>>,
    ) -> Result<(), Rejection<'a>> {
        let first = value.first_of_several();
        if let Some(first) = first.filter(|first| email::check_bytes(first.bytes()).is_ok()) {
            self.append(b',', first, out, dropped)?;
            return Ok(());
        }
        let problem = reject(&self.field, Reason::Rule(code));
        self.place.leave_out(problem, dropped)
    }
}

impl Place {
    /// The cell, or the first of the others that is not empty.
    #[inline]
    fn cell<'a>(&self, cells: &Cells<'a>) -> Cell<'a> {
        let cell = cells.get(self.column);
        if !cell.is_empty() || self.others.is_empty() {
            return cell;
        }
        self.other(cells)
    }

    #[cold]
    fn other<'a>(&self, cells: &Cells<'a>) -> Cell<'a> {
        let mut others = self.others.iter().map(|column| cells.get(*column));
        others.find(|cell| !cell.is_empty()).unwrap_or(Cell::EMPTY)
    }

    /// Leaves a cell out whose problem is given, unless that rejects the row.
    #[cold]
    fn leave_out<'a>(
        &self,
        problem: Rejection<'a>,
        dropped: &mut Vec<Rejection<'a>>,
    ) -> Result<(), Rejection<'a>> {
        if self.is_strict {
            return Err(problem);
        }
        dropped.push(problem);
        Ok(())
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
    /// The form of a file. There is none without a column for the phone.
    pub fn new(
        fields: Fields<'_>,
        country: Option<Country>,
        default_language: Option<[u8; 2]>,
    ) -> Option<Self> {
        let text = |field: &str, place: Option<Place>| place.map(|place| Text::new(field, place));
        let &first = fields.phones.first()?;
        let has_choice = fields.phones.len() > 1 || first.kind.is_some();
        let names = [
            text("first_name", fields.first_name),
            text("last_name", fields.last_name),
        ];
        let custom_fields = fields.custom_fields.into_iter();
        Some(Self {
            country,
            width: fields.width,
            phone: first.column,
            phones: if has_choice {
                fields.phones
            } else {
                Vec::new()
            },
            kind_of_phone: fields.kind_of_phone,
            email: text("email", fields.email),
            language: fields.language,
            default_language,
            names: names.into_iter().flatten().collect(),
            custom_fields: custom_fields
                .map(|(field, place)| Text::new(field, place))
                .collect(),
        })
    }

    /// Appends the contact of a row to `out`. Empty cells are left out: Spoki keeps what it has.
    ///
    /// A problem with the phone or with a strict field rejects the row; what was appended is then
    /// for nothing. Other fields that cannot be read are left out, and their problems added to
    /// `dropped`: they keep nobody from being reached.
    ///
    /// # Errors
    /// The first problem that rejects the row, in the order phone, e-mail, language, other texts.
    pub fn render<'a>(
        &'a self,
        cells: &Cells<'_>,
        out: &mut Out,
        dropped: &mut Vec<Rejection<'a>>,
    ) -> Result<E164, Rejection<'a>> {
        if cells.count() > self.width
            && (self.width..cells.count()).any(|index| !cells.get(index).is_empty())
        {
            let (actual, max) = (cells.count(), self.width);
            return Err(reject("", Reason::TooManyCells { actual, max }));
        }
        let cell = if self.phones.is_empty() {
            cells.get(self.phone)
        } else {
            self.chosen(cells)
        };
        let phone = match parse_bytes(cell.bytes(), self.country) {
            Ok(phone) => phone,
            Err(refusal) => self
                .first_phone(cell)
                .ok_or_else(|| reject("phone", Reason::Phone(refusal)))?,
        };
        out.extend(b"{\"phone\":\"+");
        out.extend(phone.digits(&mut [0; E164::MOST_DIGITS]));
        out.push(b'"');

        if let Some(email) = &self.email {
            let value = email.place.cell(cells);
            if !value.is_empty() {
                match email::check_bytes(value.bytes()) {
                    Ok(()) => {
                        email.append(b',', value, out, dropped)?;
                    }
                    Err(code) => email.append_first(value, code, out, dropped)?,
                }
            }
        }
        if let Some(code) = self.language(cells, dropped)? {
            out.extend(b",\"language\":\"");
            out.extend(&code);
            out.push(b'"');
        }
        for name in &self.names {
            let value = name.place.cell(cells);
            if !value.is_empty() {
                name.append(b',', value, out, dropped)?;
            }
        }
        self.append_custom_fields(cells, out, dropped)?;
        out.push(b'}');
        Ok(phone)
    }

    /// Whether a letter was lost in a text that would be sent: U+FFFD stands in its place.
    #[cold]
    pub fn has_lost_letters(&self, cells: &Cells<'_>) -> bool {
        let texts = self.email.iter().chain(&self.names);
        texts.chain(&self.custom_fields).any(|text| {
            let value = text.place.cell(cells);
            let mut threes = value.bytes().windows(3);
            threes.any(|three| three == "\u{fffd}".as_bytes())
        })
    }

    /// The language of a row. One that cannot be read is as none.
    #[inline]
    fn language<'a>(
        &self,
        cells: &Cells<'_>,
        dropped: &mut Vec<Rejection<'a>>,
    ) -> Result<Option<[u8; 2]>, Rejection<'a>> {
        let Some(place) = &self.language else {
            return Ok(self.default_language);
        };
        let value = place.cell(cells);
        if value.is_empty() {
            return Ok(self.default_language);
        }
        match language::of_contact_bytes(value.bytes()) {
            Ok(code) => Ok(Some(code)),
            Err(code) => {
                place.leave_out(reject("language", Reason::Rule(code)), dropped)?;
                Ok(self.default_language)
            }
        }
    }

    /// The cell with the phone, where several columns may have one: that of the best kind. A column
    /// of a lesser kind than the best one, such as a phone behind a mobile, fills in with what is no
    /// landline.
    #[cold]
    fn chosen<'a>(&self, cells: &Cells<'a>) -> Cell<'a> {
        let highest = self.phones.first().map_or(0, |phone| phone.tier);
        let mut best: Option<(u8, Cell<'a>)> = None;
        for phone in &self.phones {
            let value = cells.get(phone.column);
            if value.is_empty() {
                continue;
            }
            let kind = phone.kind.map(|kind| cells.get(kind));
            let tier = match kind.filter(|kind| !kind.is_empty()) {
                Some(kind) => (self.kind_of_phone)(kind.bytes()),
                None if phone.tier > highest && !self.may_be_mobile(value) => None,
                None => Some(phone.tier),
            };
            if let Some(tier) = tier
                && best.is_none_or(|(least, _)| tier < least)
            {
                best = Some((tier, value));
            }
        }
        best.map_or(Cell::EMPTY, |(_, cell)| cell)
    }

    fn may_be_mobile(&self, cell: Cell<'_>) -> bool {
        let text = core::str::from_utf8(cell.bytes()).unwrap_or_default();
        phone::parse(text, self.country).is_ok_and(|phone| phone.kind() != Kind::FixedLine)
    }

    /// The first phone of a cell that holds several.
    #[cold]
    fn first_phone(&self, cell: Cell<'_>) -> Option<E164> {
        parse_bytes(cell.first_of_several()?.bytes(), self.country).ok()
    }

    fn append_custom_fields<'a>(
        &'a self,
        cells: &Cells<'_>,
        out: &mut Out,
        dropped: &mut Vec<Rejection<'a>>,
    ) -> Result<(), Rejection<'a>> {
        if self.custom_fields.is_empty() {
            return Ok(());
        }
        let start = out.len();
        out.extend(b",\"custom_fields\":");
        let mut before = b'{';
        for custom in &self.custom_fields {
            let value = cells.get(custom.place.column);
            if !value.is_empty() && custom.append(before, value, out, dropped)? {
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

    use super::{Cells, Fields, Form, Out, PhoneColumn, Place, Rejection};
    use proptest::prelude::*;
    use spoki_rules::phone::Country;

    fn place(column: usize, is_strict: bool) -> Place {
        Place {
            column,
            others: Vec::new(),
            is_strict,
        }
    }

    /// The contact, or the problem that rejects the row; then what was left out.
    fn render_with(
        header: &str,
        row: &str,
        language: Option<[u8; 2]>,
        is_strict: bool,
    ) -> (Result<String, String>, Vec<String>) {
        let headers: Vec<&str> = header.split(';').collect();
        let column = |name: &str| headers.iter().position(|header| *header == name);
        let optional = |name: &str| column(name).map(|column| place(column, is_strict));
        let custom = headers.iter().enumerate();
        let custom = custom
            .filter(|(_, name)| name.chars().all(|symbol| symbol.is_ascii_uppercase()))
            .map(|(index, name)| (*name, place(index, is_strict)));
        let phones = [("Cell", 1), ("Tel", 2), ("Tel2", 2)];
        let phones = phones.into_iter().filter_map(|(name, tier)| {
            Some(PhoneColumn {
                column: column(name)?,
                kind: column(&format!("{name}kind")),
                tier,
            })
        });
        let fields = Fields {
            width: headers.len(),
            phones: phones.collect(),
            email: column("Email").map(|email| Place {
                others: column("Email2").into_iter().collect(),
                ..place(email, is_strict)
            }),
            language: optional("Lingua"),
            first_name: optional("Nome"),
            last_name: optional("Cognome"),
            custom_fields: custom.collect(),
            kind_of_phone: |kind| (kind != b"fax").then_some(if kind == b"mobile" { 1 } else { 2 }),
        };
        let country = Country::from_code("IT").ok();
        let form = Form::new(fields, country, language).unwrap();
        let mut spans = Vec::new();
        for cell in row.split(';') {
            let start = spans.last().map_or(0, |(_, end)| end + 1);
            spans.push((start, start + u32::try_from(cell.len()).unwrap()));
        }
        let (mut out, mut dropped) = (Out::default(), Vec::new());
        let cells = Cells::new(row.as_bytes(), row.len(), &spans);
        let told = |problem: &Rejection<'_>| {
            let code = problem.reason.code().name();
            format!("{} {code}", problem.field)
        };
        let result = match form.render(&cells, &mut out, &mut dropped) {
            Ok(_) => Ok(String::from_utf8(out.as_slice().to_vec()).unwrap()),
            Err(rejection) => Err(told(&rejection)),
        };
        (result, dropped.iter().map(told).collect())
    }

    fn render(header: &str, row: &str, language: Option<[u8; 2]>) -> Result<String, String> {
        render_with(header, row, language, true).0
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
    fn what_keeps_a_spreadsheet_from_changing_a_cell_is_no_part_of_it() {
        for (cell, expected) in [
            ("=\"+393331234567\"", "+393331234567"),
            ("=+393331234567", "+393331234567"),
            ("'=\"0039 333\"", "0039 333"),
            ("=\"Ada \"\"B\"\"\"", "Ada \"B\""),
            ("'=1+A", "=1+A"),
            ("=A1", "=A1"),
            ("'t Hooft", "'t Hooft"),
        ] {
            let length = u32::try_from(cell.len()).unwrap();
            let spans = [(0, length)];
            let cells = Cells::new(cell.as_bytes(), cell.len(), &spans);
            assert_eq!(cells.texts(), [expected]);
            assert_eq!(cells.to_vec(), [cell]);
        }
        let row = render(
            "Nome;Tel;AA",
            "=\"Ada \"\"B\"\"\";=+39 333 1234567;=\"007\"",
            None,
        );
        let expected =
            r#"{"phone":"+393331234567","first_name":"Ada \"B\"","custom_fields":{"AA":"007"}}"#;
        assert_eq!(row.as_deref(), Ok(expected));
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
            ("3331234567;a@b.it;klingon;\0", "language language.invalid"),
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
    fn what_reaches_nobody_less_is_left_out_where_it_was_not_asked_for() {
        let header = "Tel;Email;Lingua;Nome;AA";
        for (row, expected, dropped) in [
            (
                "3331234567;y;klingon;\0;\u{1}",
                r#"{"phone":"+393331234567","language":"en"}"#,
                "email email.invalid, language language.invalid, first_name control_character, AA control_character",
            ),
            (
                "3331234567;a@b.it;it-IT;Ada;x",
                r#"{"phone":"+393331234567","email":"a@b.it","language":"it","first_name":"Ada","custom_fields":{"AA":"x"}}"#,
                "",
            ),
        ] {
            let (contact, told) = render_with(header, row, Some(*b"en"), false);
            assert_eq!(contact.as_deref(), Ok(expected));
            assert_eq!(told.join(", "), dropped);
        }
        let (refused, _) = render_with(header, "x;y;z;;", None, false);
        assert_eq!(refused, Err("phone phone.not_a_number".to_owned()));
    }

    #[test]
    fn a_second_column_fills_in() {
        let header = "Telkind;Tel;Tel2kind;Tel2;Email;Email2";
        for (row, phone, email) in [
            (";3331234567;;3331234568;;b@c.it", "+393331234567", "b@c.it"),
            (";;;3331234568;a@b.it;b@c.it", "+393331234568", "a@b.it"),
            ("home;0612345678;mobile;3331234568;;", "+393331234568", ""),
            ("fax;0612345678;;0612345679;;", "+390612345679", ""),
            (
                ";3331234567 ::: 3331234568;;;a@b.it ::: b@c.it;",
                "+393331234567",
                "a@b.it",
            ),
        ] {
            let contact = render(header, row, None).unwrap();
            assert!(
                contact.starts_with(&format!(r#"{{"phone":"{phone}""#)),
                "{contact}"
            );
            assert_eq!(
                contact.contains(&format!(r#""email":"{email}""#)),
                !email.is_empty(),
                "{contact}"
            );
        }
        for (row, expected) in [
            ("3331234567;3331234568", Ok("+393331234567")),
            (";3331234568", Ok("+393331234568")),
            (";0612345678", Err("phone phone.empty")),
            (";n/a", Err("phone phone.empty")),
            ("n/a;3331234568", Err("phone phone.not_a_number")),
        ] {
            let contact = render("Cell;Tel", row, None);
            let expected = expected.map(|phone| format!(r#"{{"phone":"{phone}"}}"#));
            assert_eq!(contact, expected.map_err(str::to_owned), "{row}");
        }
        let refused = render(header, "fax;0612345678;;;;", None);
        assert_eq!(refused, Err("phone phone.empty".to_owned()));
    }
}
