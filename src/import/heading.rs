//! Which row of a file is its header.

use super::columns::Mapping;
use super::job::of_source;
use super::settings::Settings;
use crate::error::Issue;
use crate::rules::phone::Country;
use crate::rules::{Code, is_invisible};

/// How many rows may stand above the header.
const MOST_ABOVE: usize = 10;

/// As many known columns are a header, whatever stands above them.
const SURELY: usize = 3;

/// Looks for the header: the first row that holds anything, unless that is a title and a row soon
/// behind it is plainly the header.
#[derive(Default)]
pub(super) struct Heading {
    line: u64,
    above: Option<Above>,
    /// The header is one cell, which may be a title after all: `Numeri di telefono`.
    may_be_title: bool,
}

/// The rows that were read and are no header.
struct Above {
    rows: usize,
    /// The most cells of one of them that hold anything.
    filled: usize,
    /// What is wrong with the first of them.
    issues: Vec<Issue>,
}

impl Heading {
    /// The line of the header, once it was found.
    pub(super) const fn line(&self) -> u64 {
        self.line
    }

    /// Reads the next row; gives the columns if it is the header, and nothing if it is to be skipped.
    pub(super) fn read(
        &mut self,
        line: u64,
        cells: &[String],
        settings: &Settings,
        country: Option<Country>,
    ) -> Result<Option<Mapping>, Vec<Issue>> {
        let headers: Vec<String> = cells.iter().map(|cell| visible(cell)).collect();
        let filled = headers.iter().filter(|header| !header.is_empty()).count();
        if filled == 0 {
            return Ok(None);
        }
        let issues = match (Mapping::new(headers, settings, country), &self.above) {
            (Ok(mapping), above)
                if above
                    .as_ref()
                    .is_none_or(|above| above.allows(&mapping, filled)) =>
            {
                self.line = line;
                self.may_be_title = filled == 1;
                return Ok(Some(mapping));
            }
            (Ok(_), _) => Vec::new(),
            (Err(issues), _) => issues,
        };
        let holds_phone = issues
            .iter()
            .any(|issue| issue.problem.code == Code::CsvNoHeader);
        let above = self.above.get_or_insert(Above {
            rows: 0,
            filled: 0,
            issues,
        });
        above.rows += 1;
        above.filled = above.filled.max(filled);
        // A row with a phone is one of those that the header is for.
        if holds_phone || above.rows > MOST_ABOVE {
            return Err(above.issues.clone());
        }
        Ok(None)
    }

    /// Whether the row behind the header may be a better one.
    #[inline]
    pub(super) const fn is_open(&self) -> bool {
        self.may_be_title
    }

    /// Reads the row behind a header of one cell; gives the columns if that was a title.
    #[cold]
    pub(super) fn read_again(
        &mut self,
        line: u64,
        cells: &[String],
        settings: &Settings,
        country: Option<Country>,
    ) -> Option<Mapping> {
        let headers: Vec<String> = cells.iter().map(|cell| visible(cell)).collect();
        self.may_be_title = headers.iter().all(String::is_empty);
        let mapping = Mapping::new(headers, settings, country).ok()?;
        if known(&mapping) < 2 {
            return None;
        }
        self.line = line;
        Some(mapping)
    }

    /// Why a file that has ended has no header.
    pub(super) fn missing(&self) -> Vec<Issue> {
        match &self.above {
            Some(above) => above.issues.clone(),
            None => of_source(Code::CsvEmpty.into()),
        }
    }
}

impl Above {
    /// Whether a row below these is plainly the header: below a title of one cell, or fuller than all
    /// of them and with more than one column that is known.
    fn allows(&self, mapping: &Mapping, filled: usize) -> bool {
        let known = known(mapping);
        known >= SURELY || self.filled == 1 || (filled > self.filled && known > 1)
    }
}

/// How many columns have a field.
fn known(mapping: &Mapping) -> usize {
    let columns = mapping.columns.iter();
    columns.filter(|column| column.field.is_some()).count()
}

/// A header without spaces around it, and without characters that nobody sees.
fn visible(cell: &str) -> String {
    let visible: String = cell
        .chars()
        .filter(|symbol| !is_invisible(*symbol))
        .collect();
    visible.trim().to_owned()
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::Heading;
    use crate::import::Settings;

    fn found(rows: &[&str]) -> Result<u64, String> {
        let mut heading = Heading::default();
        for (line, row) in (1..).zip(rows) {
            let cells: Vec<String> = row.split(';').map(str::to_owned).collect();
            let settings = Settings::default();
            let italy = crate::rules::phone::Country::from_code("IT").ok();
            match heading.read(line, &cells, &settings, italy) {
                Ok(None) => {}
                Ok(Some(_)) => return Ok(heading.line()),
                Err(issues) => return Err(issues[0].problem.code.name().to_owned()),
            }
        }
        Err(heading.missing()[0].problem.code.name().to_owned())
    }

    #[test]
    fn rows_above_a_plain_header_are_skipped() {
        for (rows, line) in [
            (&["Nome;Cellulare"][..], 1),
            (&[";;", " ; ", "Nome;Cellulare"], 3),
            (&["Clienti 2026", "", "Nome;Cellulare"], 3),
            (
                &[
                    "Clienti;;",
                    "Aggiornato il 3/10;;",
                    "Nome;Cognome;Cellulare",
                ],
                3,
            ),
            (&["Clienti;;Ottobre", "Nome;Cognome;Cellulare"], 2),
            (&["Numeri da chiamare", "Cellulare"], 2),
            (&["\u{feff}Nome;\u{200b}Cellulare\u{61c}"], 1),
        ] {
            assert_eq!(found(rows), Ok(line), "{rows:?}");
        }
    }

    #[test]
    fn a_row_that_may_be_of_a_person_is_no_header() {
        for (rows, code) in [
            (&["Nome;Contatto", "Tim;Mobile"][..], "csv.no_phone_column"),
            (
                &["Nome;Contatto", "Ada;3331234567", "Nome;Cellulare"],
                "csv.no_phone_column",
            ),
            (&["Ada;3331234567"], "csv.no_header"),
            (&["", ";"], "csv.empty"),
            (&["a"; 12], "csv.no_phone_column"),
        ] {
            assert_eq!(found(rows), Err(code.to_owned()), "{rows:?}");
        }
    }
}
