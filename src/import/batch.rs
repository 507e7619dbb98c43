//! One batch of contacts: their JSON, and the rows that they came from.

use super::settings::Target;
use crate::rules::phone::E164;
use crate::schema::{Value, json};
use core::ops::Range;
use spoki_rows::{Cells, Out, Span};

/// How many rows of one contact are kept for the report; more are only counted. So the batch stays
/// small when a file has one phone on every row.
const MOST_ROWS: u64 = 16;

/// The contacts of one batch. Its memory is used again for the next one.
#[derive(Default)]
pub(super) struct Batch {
    json: Out,
    contacts: Vec<Contact>,
    rows: Vec<Row>,
    text: Out,
    spans: Vec<Span>,
}

struct Contact {
    phone: E164,
    json: Range<usize>,
    /// How many rows made it.
    rows: u64,
}

/// One row, and the contact that it is part of.
struct Row {
    line: u64,
    contact: usize,
    text: Range<usize>,
    spans: Range<usize>,
}

impl Batch {
    pub(super) fn clear(&mut self) {
        self.json.truncate(0);
        self.contacts.clear();
        self.rows.clear();
        self.text.truncate(0);
        self.spans.clear();
    }

    /// How many contacts it holds.
    pub(super) fn len(&self) -> usize {
        self.contacts.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.contacts.is_empty()
    }

    /// The memory in use, in bytes.
    pub(super) fn capacity(&self) -> usize {
        self.json.capacity()
            + self.contacts.capacity() * size_of::<Contact>()
            + self.rows.capacity() * size_of::<Row>()
            + self.text.capacity()
            + self.spans.capacity() * size_of::<Span>()
    }

    /// Appends the JSON of the next contact with `render`; [`Batch::add`] then tells whose it is.
    pub(super) fn append<T, E>(
        &mut self,
        render: impl FnOnce(&mut Out) -> Result<T, E>,
    ) -> Result<T, E> {
        let start = self.json.len();
        if start > 0 {
            self.json.push(b',');
        }
        let result = render(&mut self.json);
        if result.is_err() {
            self.json.truncate(start);
        }
        result
    }

    /// Adds the row whose contact was just appended. `seen` says that its phone came before,
    /// perhaps in this very batch: then both rows make one contact, in which the later cells win.
    pub(super) fn add(&mut self, phone: E164, line: u64, cells: &Cells<'_>, seen: bool) {
        // Behind the comma.
        let start = self
            .contacts
            .last()
            .map_or(0, |contact| contact.json.end + 1);
        let json = start..self.json.len();
        let earlier = if seen {
            self.contacts
                .iter()
                .position(|contact| contact.phone == phone)
        } else {
            None
        };
        let contact = earlier.unwrap_or(self.contacts.len());
        if earlier.is_some() {
            self.merge(contact, json);
        } else {
            self.contacts.push(Contact {
                phone,
                json,
                rows: 0,
            });
        }
        if let Some(contact) = self.contacts.get_mut(contact) {
            contact.rows += 1;
            if contact.rows > MOST_ROWS {
                return;
            }
        }
        let (text_start, spans_start) = (self.text.len(), self.spans.len());
        cells.copy_to(&mut self.text);
        self.spans.extend_from_slice(cells.spans());
        self.rows.push(Row {
            line,
            contact,
            text: text_start..self.text.len(),
            spans: spans_start..self.spans.len(),
        });
    }

    /// Puts the fields of the JSON at `later`, which is the last, over those of a contact.
    fn merge(&mut self, index: usize, later: Range<usize>) {
        let Some(range) = self.contacts.get(index).map(|contact| contact.json.clone()) else {
            return;
        };
        let parsed = |range: Range<usize>| -> Vec<(String, Value)> {
            let text = self.json.as_slice().get(range).unwrap_or_default();
            let text = core::str::from_utf8(text).unwrap_or_default();
            match json::parse(text) {
                Ok(Value::Object(fields)) => fields,
                _ => Vec::new(),
            }
        };
        let mut merged = parsed(range.clone());
        overlay(&mut merged, parsed(later.clone()));
        let merged = json::write(&Value::Object(merged));
        self.json.truncate(later.start - 1);
        self.json.replace(range.clone(), merged.as_bytes());
        for contact in self.contacts.iter_mut().skip(index) {
            let moved = |place: usize| place - range.len() + merged.len();
            contact.json.end = moved(contact.json.end);
            if contact.json.start > range.start {
                contact.json.start = moved(contact.json.start);
            }
        }
    }

    /// The request body with the contacts of those indices.
    pub(super) fn body(&self, part: &[usize], target: Target) -> Vec<u8> {
        let (head, tail): (&[u8], &[u8]) = match target {
            Target::Contacts => (b"[", b"]"),
            Target::List => (b"{\"contacts\":[", b"]}"),
        };
        let mut body = Vec::with_capacity(head.len() + self.json.len() + part.len() + tail.len());
        body.extend_from_slice(head);
        if part.len() == self.contacts.len() {
            body.extend_from_slice(self.json.as_slice());
            body.extend_from_slice(tail);
            return body;
        }
        for (position, json) in part
            .iter()
            .filter_map(|index| self.contact(*index))
            .enumerate()
        {
            if position > 0 {
                body.push(b',');
            }
            body.extend_from_slice(json);
        }
        body.extend_from_slice(tail);
        body
    }

    fn contact(&self, index: usize) -> Option<&[u8]> {
        self.json
            .as_slice()
            .get(self.contacts.get(index)?.json.clone())
    }

    /// The JSON of all contacts, with commas between them.
    pub(super) fn bytes(&self) -> &[u8] {
        self.json.as_slice()
    }

    /// Every row that was kept: its line, its contact's index and its cells. The last one of a
    /// contact comes with the number of those that were not kept.
    pub(super) fn rows(&self) -> impl Iterator<Item = (u64, usize, Cells<'_>, u64)> {
        let mut kept = vec![0; self.contacts.len()];
        self.rows.iter().map(move |row| {
            let mut others = 0;
            if let (Some(kept), Some(contact)) =
                (kept.get_mut(row.contact), self.contacts.get(row.contact))
            {
                *kept += 1;
                if *kept == MOST_ROWS {
                    others = contact.rows - MOST_ROWS;
                }
            }
            let text = self
                .text
                .as_slice()
                .get(row.text.clone())
                .unwrap_or_default();
            let spans = self.spans.get(row.spans.clone()).unwrap_or_default();
            (
                row.line,
                row.contact,
                Cells::new(text, text.len(), spans),
                others,
            )
        })
    }
}

/// Puts newer fields over older ones, within objects too. No name stands twice in either.
fn overlay(fields: &mut Vec<(String, Value)>, newer: Vec<(String, Value)>) {
    // A file may have as many custom fields as columns: a search through all for each is too long.
    let named = fields.iter().enumerate();
    let mut known: Vec<(String, usize)> = named.map(|(at, (name, _))| (name.clone(), at)).collect();
    known.sort_unstable();
    for (name, value) in newer {
        let place = known.binary_search_by(|(known, _)| known.cmp(&name)).ok();
        let place = place.and_then(|place| known.get(place));
        let older = place.and_then(|(_, at)| fields.get_mut(*at));
        match (older, value) {
            (Some((_, Value::Object(fields))), Value::Object(newer)) => overlay(fields, newer),
            (Some((_, older)), value) => *older = value,
            (None, value) => fields.push((name, value)),
        }
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{Batch, Cells};
    use crate::import::settings::Target;
    use crate::rules::phone::parse_bytes;

    fn batch(rows: &[(&str, &str)]) -> Batch {
        let (mut batch, mut seen) = (Batch::default(), Vec::new());
        for (line, (phone, rest)) in rows.iter().enumerate() {
            let json = format!("{{\"phone\":\"{phone}\"{rest}}}");
            batch
                .append(|out| {
                    out.extend(json.as_bytes());
                    Ok::<(), ()>(())
                })
                .unwrap();
            batch.add(
                parse_bytes(phone.as_bytes(), None).unwrap(),
                line as u64 + 2,
                &Cells::new(b"a;b", 3, &[(0, 1), (2, 3)]),
                seen.contains(phone),
            );
            seen.push(phone);
        }
        batch
    }

    fn body(batch: &Batch, part: &[usize], target: Target) -> String {
        String::from_utf8(batch.body(part, target)).unwrap()
    }

    const A: &str = "+393331234567";
    const B: &str = "+393331234568";

    #[test]
    fn bodies_have_the_form_of_their_target() {
        let batch = batch(&[(A, ""), (B, ",\"email\":\"b@c.it\"")]);
        let (first, second) = (
            r#"{"phone":"+393331234567"}"#,
            r#"{"phone":"+393331234568","email":"b@c.it"}"#,
        );
        assert_eq!(
            body(&batch, &[0, 1], Target::Contacts),
            format!("[{first},{second}]")
        );
        assert_eq!(
            body(&batch, &[1], Target::List),
            format!(r#"{{"contacts":[{second}]}}"#)
        );
    }

    #[test]
    fn a_phone_stands_once_and_later_cells_win() {
        let batch = batch(&[
            (
                A,
                r#","first_name":"Ada","custom_fields":{"X":"1","Y":"2"}"#,
            ),
            (B, ""),
            (A, r#","last_name":"Prova","custom_fields":{"Y":"3"}"#),
            (B, r#","first_name":"Lea""#),
        ]);
        let contacts: serde_json::Value =
            serde_json::from_slice(&batch.body(&[0, 1], Target::Contacts)).unwrap();
        let expected = serde_json::json!([
            {"phone": A, "first_name": "Ada", "last_name": "Prova", "custom_fields": {"X": "1", "Y": "3"}},
            {"phone": B, "first_name": "Lea"},
        ]);
        assert_eq!(contacts, expected);
        let rows: Vec<(u64, usize)> = batch
            .rows()
            .map(|(line, contact, ..)| (line, contact))
            .collect();
        assert_eq!(rows, [(2, 0), (3, 1), (4, 0), (5, 1)]);
    }
}
