//! Which column holds which field.

use super::header::{FIELDS, Known, LANDLINES, TIER, kind_of_phone, known};
use super::report::Column;
use super::settings::{Optional, Settings};
use crate::error::{Issue, Segment};
use crate::rules::phone::{self, Country};
use crate::rules::{Code, Problem, custom_field, folded, joined, suggest};
use spoki_rows::{Fields, Form, PhoneColumn, Place};

/// How many issues are told, and how many headers an issue lists: more than anybody reads.
const MOST_TOLD: usize = 20;

/// In how many headers a name is looked for that may have been meant.
const MOST_COMPARED: usize = 500;

/// The columns of a file, in its order, each with the field it goes to.
pub(super) struct Mapping {
    pub(super) columns: Vec<Column>,
    /// The columns of the phone, the best first.
    phones: Vec<PhoneColumn>,
    /// The columns of the other fields.
    places: Vec<(String, Place)>,
}

impl Mapping {
    /// Maps the header of a file: first as the settings say, then by known names.
    pub(super) fn new(
        headers: Vec<String>,
        settings: &Settings,
        country: Option<Country>,
    ) -> Result<Self, Vec<Issue>> {
        let index = Index::new(&headers);
        let (taken, mut issues) = index.taken(settings);
        let mut mapping = Self {
            columns: Vec::new(),
            phones: Vec::new(),
            places: Vec::new(),
        };
        let mut found: [Vec<(Known, usize)>; FIELDS.len()] = Default::default();
        for (at, header) in headers.iter().enumerate() {
            match taken.get(at) {
                Some(Taken::By(field)) => mapping.take(field, at, settings),
                Some(Taken::Ignored) => {}
                _ => {
                    let Some(known) = known(header) else { continue };
                    let place = FIELDS.iter().position(|field| *field == known.field);
                    if let Some(found) = place.and_then(|place| found.get_mut(place)) {
                        found.push((known, at));
                    }
                }
            }
        }
        mapping.columns = headers
            .into_iter()
            .zip(taken)
            .map(|(header, taken)| Column {
                header,
                field: match taken {
                    Taken::By(field) => Some(field.to_owned()),
                    _ => None,
                },
                fallback_for: None,
            })
            .collect();
        for (field, found) in FIELDS.into_iter().zip(found) {
            issues.extend(mapping.assign_known(field, found, settings).err());
        }
        if issues.is_empty() && mapping.phones.is_empty() {
            issues.push(mapping.no_phone(country));
        }
        issues.truncate(MOST_TOLD);
        if issues.is_empty() {
            Ok(mapping)
        } else {
            Err(issues)
        }
    }

    /// How the rows become contacts.
    pub(super) fn form(&self, country: Option<Country>, language: Option<[u8; 2]>) -> Option<Form> {
        let place = |field: &str| {
            let mut places = self.places.iter();
            places
                .find(|(name, _)| name == field)
                .map(|(_, place)| place.clone())
        };
        let custom_fields = self.places.iter();
        let fields = Fields {
            width: self.columns.len(),
            phones: self.phones.clone(),
            email: place("email"),
            language: place("language"),
            first_name: place("first_name"),
            last_name: place("last_name"),
            custom_fields: custom_fields
                .filter(|(field, _)| !FIELDS.contains(&field.as_str()))
                .map(|(field, place)| (field.as_str(), place.clone()))
                .collect(),
            kind_of_phone,
        };
        Form::new(fields, country, language)
    }

    /// Takes a column that the caller named. What cannot be read in it rejects its row, unless the
    /// caller says otherwise.
    fn take(&mut self, field: &str, column: usize, settings: &Settings) {
        if field == "phone" {
            self.phones.push(PhoneColumn {
                column,
                kind: None,
                tier: 0,
            });
        } else {
            let place = Place {
                column,
                others: Vec::new(),
                is_strict: settings.optional != Some(Optional::Drop),
            };
            self.places.push((field.to_owned(), place));
        }
    }

    /// Gives a field that is left the column whose header names it best. Columns behind that fill in
    /// where it is empty: `Phone 2` behind `Phone 1`, and a phone behind a mobile.
    fn assign_known(
        &mut self,
        field: &'static str,
        found: Vec<(Known, usize)>,
        settings: &Settings,
    ) -> Result<(), Issue> {
        let is_named = |name: &(String, String)| name.0 == field;
        if settings.columns.iter().any(is_named) {
            return Ok(());
        }
        let (types, mut found): (Vec<_>, Vec<_>) =
            found.into_iter().partition(|(known, _)| known.is_type);
        found.sort_by_key(|(known, at)| (known.rank, known.number, *at));
        let Some(&(best, column)) = found.first() else {
            return Ok(());
        };
        if field == "phone" {
            self.refuse_rivals(&found)?;
        }
        // What may be a landline, or only a part of a name, fills in for nothing better.
        let limit = match field {
            "phone" if best.rank < LANDLINES => LANDLINES,
            _ => best.rank - best.rank % TIER + TIER,
        };
        let chosen = found.into_iter().filter(|(known, _)| known.rank < limit);
        let chosen: Vec<(Known, usize)> = chosen.collect();
        for (_, at) in &chosen {
            if let Some(entry) = self.columns.get_mut(*at) {
                let is_first = *at == column;
                entry.field = is_first.then(|| field.to_owned());
                entry.fallback_for = (!is_first).then(|| field.to_owned());
            }
        }
        if field == "phone" {
            let mut types: Vec<(u16, usize)> = types
                .iter()
                .map(|(known, at)| (known.number, *at))
                .collect();
            types.sort_unstable();
            let kind = |number: u16| places(&types, |of| of.cmp(&number)).first().copied();
            self.phones = chosen
                .iter()
                .map(|(known, at)| PhoneColumn {
                    column: *at,
                    kind: kind(known.number),
                    tier: known.rank / TIER,
                })
                .collect();
        } else {
            let others = chosen.iter().skip(1).map(|(_, at)| *at);
            let place = Place {
                column,
                others: others.collect(),
                is_strict: settings.optional == Some(Optional::Reject),
            };
            self.places.push((field.to_owned(), place));
        }
        Ok(())
    }

    /// Two columns that may both be the phone, and that no number tells apart, are for the caller to
    /// choose from. Columns of one name are one column that was doubled.
    fn refuse_rivals(&self, found: &[(Known, usize)]) -> Result<(), Issue> {
        let header = |at: usize| self.columns.get(at).map_or("", |column| &column.header);
        let Some(&(best, at)) = found.first() else {
            return Ok(());
        };
        let rival = found.iter().skip(1).find(|(known, other)| {
            (known.rank, known.number) == (best.rank, best.number)
                && folded(header(*other)) != folded(header(at))
        });
        match rival {
            None => Ok(()),
            Some((_, other)) => Err(Issue {
                path: path_of("phone"),
                problem: Problem::new(Code::CsvColumnAmbiguous)
                    .with("first", header(at))
                    .with("second", header(*other)),
            }),
        }
    }

    fn no_phone(&self, country: Option<Country>) -> Issue {
        let holds_phone = |column: &Column| phone::parse(&column.header, country).is_ok();
        let problem = if self.columns.iter().any(holds_phone) {
            Problem::new(Code::CsvNoHeader)
        } else {
            let headers = self.columns.iter().map(|column| column.header.as_str());
            Problem::new(Code::CsvNoPhoneColumn).with("headers", listed(headers))
        };
        Issue {
            path: Vec::new(),
            problem,
        }
    }
}

/// What the settings say of a column.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Taken<'a> {
    /// It is for this field.
    By(&'a str),
    /// It is left alone.
    Ignored,
    /// Nothing.
    No,
}

/// The columns by their headers, so that each name of the settings is looked up at once.
struct Index<'a> {
    headers: &'a [String],
    exact: Vec<(&'a str, usize)>,
    folded: Vec<(String, usize)>,
}

impl<'a> Index<'a> {
    fn new(headers: &'a [String]) -> Self {
        let all = headers.iter().enumerate();
        let mut exact: Vec<_> = all.map(|(at, header)| (header.as_str(), at)).collect();
        exact.sort_unstable();
        let all = headers.iter().enumerate();
        let mut folded: Vec<_> = all.map(|(at, header)| (folded(header), at)).collect();
        folded.sort_unstable();
        Self {
            headers,
            exact,
            folded,
        }
    }

    /// What the settings say of each column, and what is wrong with them.
    fn taken<'s>(&self, settings: &'s Settings) -> (Vec<Taken<'s>>, Vec<Issue>) {
        let mut taken = vec![Taken::No; self.headers.len()];
        let mut issues = Vec::new();
        for (index, header) in settings.ignore.iter().enumerate() {
            if issues.len() >= MOST_TOLD {
                break;
            }
            let found = self.find(header);
            if found.is_empty() {
                issues.push(Issue {
                    path: vec![Segment::Field("ignore".to_owned()), Segment::Index(index)],
                    problem: self.not_found(header),
                });
            }
            for at in found {
                if let Some(place) = taken.get_mut(at) {
                    *place = Taken::Ignored;
                }
            }
        }
        for (field, header) in &settings.columns {
            if issues.len() >= MOST_TOLD {
                break;
            }
            let problem = match *self.find(header) {
                [] => self.not_found(header),
                [at] => match taken.get_mut(at) {
                    Some(place @ Taken::No) => {
                        *place = Taken::By(field);
                        continue;
                    }
                    Some(Taken::By(earlier)) => {
                        Problem::new(Code::CsvColumnTwice).with("field", *earlier)
                    }
                    _ => Problem::new(Code::CsvColumnTwice).with("field", "ignore"),
                },
                _ => Code::CsvColumnRepeated.into(),
            };
            issues.push(Issue {
                path: path_of(field),
                problem,
            });
        }
        (taken, issues)
    }

    /// The columns with that header: exactly, or else without regard to case and punctuation.
    fn find(&self, header: &str) -> Vec<usize> {
        let exact = places(&self.exact, |name| (*name).cmp(header.trim()));
        if !exact.is_empty() {
            return exact;
        }
        let wanted = folded(header);
        if wanted.is_empty() {
            return Vec::new();
        }
        places(&self.folded, |name| name.as_str().cmp(&wanted))
    }

    fn not_found(&self, header: &str) -> Problem {
        let headers = || self.headers.iter().map(String::as_str);
        let meant = suggest::nearest(header, headers().take(MOST_COMPARED));
        Problem::new(Code::CsvColumnNotFound)
            .with("suggestion", meant.unwrap_or_default())
            .with("headers", listed(headers()))
    }
}

/// The second halves of the entries whose first halves are equal to what is looked for.
fn places<T>(sorted: &[(T, usize)], compare: impl Fn(&T) -> core::cmp::Ordering) -> Vec<usize> {
    let start = sorted.partition_point(|(name, _)| compare(name).is_lt());
    let rest = sorted.get(start..).unwrap_or_default().iter();
    rest.take_while(|(name, _)| compare(name).is_eq())
        .map(|(_, at)| *at)
        .collect()
}

/// The first few headers.
fn listed<'a>(headers: impl Iterator<Item = &'a str>) -> String {
    let mut names: Vec<&str> = headers
        .filter(|name| !name.is_empty())
        .take(MOST_TOLD + 1)
        .collect();
    if names.len() > MOST_TOLD {
        names.truncate(MOST_TOLD);
        names.push("…");
    }
    joined(&names, ", ")
}

fn path_of(field: &str) -> Vec<Segment> {
    vec![
        Segment::Field("columns".to_owned()),
        Segment::Field(field.to_owned()),
    ]
}

/// Checks the names of the fields that columns are mapped to: known ones, or custom field codes.
pub(super) fn check_fields<'a>(fields: impl Iterator<Item = &'a String>) -> Vec<Issue> {
    let unknown = fields.filter(|field| !FIELDS.contains(&field.as_str()));
    let problems = unknown.filter_map(|field| {
        let problem = custom_field::check_code(field).err()?;
        let problem = match suggest::nearest(field, FIELDS) {
            Some(meant) => Problem::new(Code::NotOneOf)
                .with("allowed", joined(&FIELDS, ", ") + " or a custom field code")
                .with("suggestion", meant),
            None => problem,
        };
        Some(Issue {
            path: path_of(field),
            problem,
        })
    });
    problems.take(MOST_TOLD).collect()
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{Mapping, check_fields};
    use crate::import::Settings;
    use crate::rules::phone::Country;

    fn map(headers: &str, wanted: &[(&str, &str)]) -> Result<String, String> {
        let headers = headers.split(';').map(str::to_owned).collect();
        let wanted = wanted
            .iter()
            .map(|(field, name)| ((*field).to_owned(), (*name).to_owned()));
        let (ignore, columns) = wanted.partition(|(field, _)| field == "ignore");
        let ignore: Vec<(String, String)> = ignore;
        let settings = Settings {
            columns,
            ignore: ignore.into_iter().map(|(_, name)| name).collect(),
            ..Settings::default()
        };
        let shown = |mapping: Mapping| {
            let fields: Vec<String> = mapping
                .columns
                .iter()
                .map(|column| match (&column.field, &column.fallback_for) {
                    (Some(field), _) => field.clone(),
                    (_, Some(field)) => format!("({field})"),
                    _ => "-".to_owned(),
                })
                .collect();
            fields.join(" ")
        };
        let country = Country::from_code("IT").ok();
        Mapping::new(headers, &settings, country)
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
            ("Telefono;Cellulare", &[], "(phone) phone"),
            ("phone;phone_mobile", &[], "(phone) phone"),
            ("Phone Number;WhatsApp Phone Number", &[], "(phone) phone"),
            ("Cellulare;Cellulare", &[], "phone (phone)"),
            ("Telefono 2;Telefono 1", &[], "(phone) phone"),
            ("Telefono;Telefono 2", &[], "phone (phone)"),
            ("Telefono fisso;Telefono;Fax", &[], "- phone -"),
            ("Telefono fisso;Nome", &[], "phone first_name"),
            (
                "Phone 1 - Type;Phone 1 - Value;Phone 2 - Type;Phone 2 - Value",
                &[],
                "- phone - (phone)",
            ),
            ("Tel;Email;E-mail", &[], "phone email (email)"),
            ("Tel;Name;Nome", &[], "phone - first_name"),
            ("Tel;Locale;Lingua", &[], "phone - language"),
            ("Tel;Lingua", &[("ignore", "lingua")], "phone -"),
            ("Tel;Cell", &[("ignore", "Cell")], "phone -"),
            ("Tel;Note;Note", &[("ignore", "Note")], "phone - -"),
            ("Telefono;Cellulare", &[("phone", "Telefono")], "phone -"),
            (
                "Nome;Name;Tel",
                &[("first_name", "Name")],
                "- first_name phone",
            ),
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
            (
                "Telefono;Phone",
                &[],
                "columns.phone could be Telefono or Phone",
            ),
            (
                "Home Phone;Work Phone",
                &[],
                "could be Home Phone or Work Phone",
            ),
            (
                "Tel;Note",
                &[("ignore", "Notes")],
                "ignore[0] names a column that the header does not have (did you mean Note?)",
            ),
            (
                "Tel;Note",
                &[("A", "Note"), ("ignore", "Note")],
                "columns.A names the column that ignore has already",
            ),
        ] {
            let text = map(headers, wanted).unwrap_err();
            assert!(text.contains(words), "{text}");
        }
    }

    #[test]
    fn a_wide_header_is_told_in_few_words() {
        let headers: Vec<String> = (0..20_000).map(|at| format!("Colonna {at}")).collect();
        let wanted: Vec<(String, String)> = (0..20_000)
            .map(|at| (format!("C_{at}"), format!("Colonne {at}x")))
            .collect();
        let settings = Settings {
            columns: wanted,
            ..Settings::default()
        };
        let issues = Mapping::new(headers, &settings, None).err().unwrap();
        assert_eq!(issues.len(), 20);
        assert!(issues.iter().all(|issue| issue.to_string().len() < 600));
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
