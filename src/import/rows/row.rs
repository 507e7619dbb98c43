//! From the cells of a row to one contact as JSON.

use crate::cells::{Cell, Cells};
use crate::fields::{Fields, PhoneColumn, Place};
use crate::formula;
use crate::out::{Blocks, Out};
use crate::rejection::{Reason, Rejection, reject};
use crate::write;
use spoki_rules::phone::{self, Country, E164, Kind, parse_bytes};
use spoki_rules::{Code, email, joined, language};

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
    /// What stands before the value, up to its first quote.
    key: Blocks,
    place: Place,
}

impl Text {
    fn new(before: &str, field: &str, place: Place) -> Self {
        Self {
            field: field.to_owned(),
            key: Blocks::new(joined(&[before, "\"", field, "\":\""], "").as_bytes()),
            place,
        }
    }

    /// Appends the key and the value. A value that cannot be sent is left out, and its problem added
    /// to `dropped`, unless it rejects the row; gives whether it was appended.
    #[inline]
    fn append<'a>(
        &'a self,
        value: Cell<'_>,
        out: &mut Out,
        dropped: &mut Vec<Rejection<'a>>,
    ) -> Result<bool, Rejection<'a>> {
        if value.doubled {
            return self.append_single(value, out, dropped);
        }
        let start = out.len();
        out.extend_blocks(&self.key);
        let written = write::string(value.text, value.length, out);
        match written {
            Ok(()) => Ok(true),
            Err(code) => {
                out.truncate(start);
                let rejection = reject(&self.field, Reason::Rule(code));
                self.place.leave_out(rejection, dropped).map(|()| false)
            }
        }
    }

    /// The same for a value whose quotes are written twice.
    #[cold]
    fn append_single<'a>(
        &'a self,
        value: Cell<'_>,
        out: &mut Out,
        dropped: &mut Vec<Rejection<'a>>,
    ) -> Result<bool, Rejection<'a>> {
        let text = formula::single(value.bytes());
        let value = Cell {
            text: &text,
            length: text.len(),
            doubled: false,
        };
        self.append(value, out, dropped)
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
            self.append(first, out, dropped)?;
            return Ok(());
        }
        let problem = reject(&self.field, Reason::Rule(code));
        self.place.leave_out(problem, dropped)
    }
}

impl Form {
    /// The form of a file. There is none without a column for the phone.
    pub fn new(
        fields: Fields<'_>,
        country: Option<Country>,
        default_language: Option<[u8; 2]>,
    ) -> Option<Self> {
        let text =
            |field: &str, place: Option<Place>| place.map(|place| Text::new(",", field, place));
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
                .map(|(field, place)| Text::new("", field, place))
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
        out.extend_part(*b"{\"phone\":\"+     ", 11);
        if let Some((first, length, [a, b, c, d, e, f, g, h])) = phone.in_two_parts() {
            out.extend_part(first, length);
            out.extend_part([a, b, c, d, e, f, g, h, b'"'], 9);
        } else {
            out.extend(phone.digits(&mut [0; E164::MOST_DIGITS]));
            out.push(b'"');
        }

        if let Some(email) = &self.email {
            let value = email.place.cell(cells);
            if !value.is_empty() {
                match email::check_bytes(value.bytes()) {
                    Ok(()) => {
                        email.append(value, out, dropped)?;
                    }
                    Err(code) => email.append_first(value, code, out, dropped)?,
                }
            }
        }
        if let Some([first, second]) = self.language(cells, dropped)? {
            out.extend_part(*b",\"language\":\"   ", 13);
            out.extend_part([first, second, b'"'], 3);
        }
        for name in &self.names {
            let value = name.place.cell(cells);
            if !value.is_empty() {
                name.append(value, out, dropped)?;
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
        out.extend_part(*b",\"custom_fields\":{", 18);
        let first = out.len();
        for custom in &self.custom_fields {
            let value = cells.get(custom.place.column);
            if !value.is_empty() && custom.append(value, out, dropped)? {
                out.push(b',');
            }
        }
        if out.len() == first {
            out.truncate(start);
        } else {
            // In the place of the last comma.
            out.truncate(out.len() - 1);
            out.push(b'}');
        }
        Ok(())
    }
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
