//! Rows as the JSON objects of the API.

pub(crate) mod accounts;
pub(crate) mod messaging;

use std::collections::{BTreeSet, HashMap};

use rusqlite::{Connection, Result};
use serde_json::{Value, json};

use super::contacts::Contact;
use super::custom_fields::CustomField;
use super::lists::{self, List};
use super::tags::{self, Tag};
use super::{json_ids, rows};
use crate::clock::iso_8601;

/// The form that contacts.sync answers with. [live]
pub(crate) fn short_contact(store: &Connection, contact: &Contact) -> Result<Value> {
    let mut fields = contact_fields(store, std::slice::from_ref(contact))?;
    Ok(short(contact, fields.remove(&contact.id)))
}

/// The form of contacts.list and contacts.retrieve. [live]
pub(crate) fn contacts(store: &Connection, contacts: &[Contact]) -> Result<Vec<Value>> {
    let mut fields = contact_fields(store, contacts)?;
    let mut lists = lists_of(store, contacts)?;
    let mut tags = tags_of(store, contacts)?;
    let full = contacts.iter().map(|contact| {
        let mut value = short(contact, fields.remove(&contact.id));
        value["created_datetime"] = json!(iso_8601(contact.created));
        value["status"] = json!(contact.status);
        value["is_blocked"] = json!(contact.is_blocked);
        value["is_subscribed"] = json!(contact.status == "Subscribed");
        value["list_set"] = json!(lists.remove(&contact.id).unwrap_or_default());
        value["tag_set"] = json!(tags.remove(&contact.id).unwrap_or_default());
        value
    });
    Ok(full.collect())
}

fn short(contact: &Contact, fields: Option<Vec<Value>>) -> Value {
    let chat = chat_uuid(contact.id);
    json!({
        "id": contact.id,
        "phone": contact.phone,
        "first_name": contact.first_name,
        "last_name": contact.last_name,
        "email": contact.email,
        "language": contact.language,
        // What sets it is not known: a number that cannot be delivered to keeps it unset here.
        "has_invalid_phone": false,
        "chat_link": format!("https://app.spoki.com/chats/{chat}"),
        "contactfield_set": fields.unwrap_or_default(),
    })
}

/// The uuid of a contact's chat; here it is made of the contact's id.
pub(crate) fn chat_uuid(contact: i64) -> String {
    format!("{contact:08x}-0000-4000-8000-{contact:012x}")
}

pub(crate) fn list(list: &List) -> Value {
    json!({
        "id": list.id,
        "name": list.name,
        "color": list.color,
        "contacts_count": list.contacts_count,
        "created_datetime": iso_8601(list.created),
    })
}

pub(crate) fn tag(tag: &Tag) -> Value {
    json!({ "id": tag.id, "name": tag.name, "color": tag.color, "order": tag.position })
}

pub(crate) fn custom_field(field: &CustomField) -> Value {
    json!({
        "id": field.id,
        "label": field.label,
        "code": field.code,
        "field_type": field.field_type,
        "example": field.example,
    })
}

/// What belongs to each contact, by contact id.
type OfContact = HashMap<i64, Vec<Value>>;

fn contact_fields(store: &Connection, contacts: &[Contact]) -> Result<OfContact> {
    let found = rows(
        store,
        "SELECT contact_fields.contact, contact_fields.id, field, code, field_type, value
         FROM contact_fields JOIN custom_fields ON custom_fields.id = field
         WHERE contact IN (SELECT value FROM json_each(?1)) ORDER BY contact_fields.id",
        &[&ids_of(contacts)],
        |row| {
            let (code, value): (String, String) = (row.get(3)?, row.get(5)?);
            let shown = json!({
                "id": row.get::<_, i64>(1)?,
                "field": row.get::<_, i64>(2)?,
                "visual_code": format!("%%{code}%%"),
                "value_datetime": value_datetime(row.get(4)?, &value),
                "value": value,
            });
            Ok((row.get(0)?, shown))
        },
    )?;
    Ok(group(found))
}

/// The value of a DATE or DATETIME field in the two forms that the tool lists show; any other form
/// is stored as text alone. [inferred]
fn value_datetime(field_type: i64, value: &str) -> Option<String> {
    let has_form = |form: &str| {
        value.len() == form.len()
            && value.bytes().zip(form.bytes()).all(|(byte, wanted)| {
                if wanted == b'0' {
                    byte.is_ascii_digit()
                } else {
                    byte == wanted
                }
            })
    };
    match field_type {
        2 if has_form("0000-00-00") => Some(format!("{value}T00:00:00Z")),
        3 if has_form("0000-00-00 00:00:00") => Some(format!("{}Z", value.replace(' ', "T"))),
        _ => None,
    }
}

fn lists_of(store: &Connection, contacts: &[Contact]) -> Result<OfContact> {
    let found = pairs(
        store,
        "SELECT contact, list FROM list_contacts
         WHERE contact IN (SELECT value FROM json_each(?1)) ORDER BY list",
        contacts,
    )?;
    // Counting a long list costs time: once for each list, not once for each contact.
    let distinct: BTreeSet<i64> = found.iter().map(|(_, list)| *list).collect();
    let shown: HashMap<i64, Value> = lists::find_many(store, distinct.into_iter())?
        .iter()
        .map(|row| (row.id, list(row)))
        .collect();
    Ok(group(with_values(found, &shown)))
}

fn tags_of(store: &Connection, contacts: &[Contact]) -> Result<OfContact> {
    let found = pairs(
        store,
        "SELECT contact, tag FROM contact_tags
         WHERE contact IN (SELECT value FROM json_each(?1)) ORDER BY tag",
        contacts,
    )?;
    let distinct: BTreeSet<i64> = found.iter().map(|(_, tag)| *tag).collect();
    let mut shown = HashMap::new();
    for id in distinct {
        if let Some(row) = tags::find(store, id)? {
            shown.insert(id, tag(&row));
        }
    }
    Ok(group(with_values(found, &shown)))
}

fn pairs(store: &Connection, sql: &str, contacts: &[Contact]) -> Result<Vec<(i64, i64)>> {
    rows(store, sql, &[&ids_of(contacts)], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
}

fn with_values(
    pairs: Vec<(i64, i64)>,
    values: &HashMap<i64, Value>,
) -> impl Iterator<Item = (i64, Value)> {
    pairs
        .into_iter()
        .filter_map(|(contact, id)| Some((contact, values.get(&id)?.clone())))
}

fn group(found: impl IntoIterator<Item = (i64, Value)>) -> OfContact {
    let mut groups = OfContact::new();
    for (contact, value) in found {
        groups.entry(contact).or_default().push(value);
    }
    groups
}

fn ids_of(contacts: &[Contact]) -> String {
    json_ids(contacts.iter().map(|contact| contact.id))
}

#[cfg(test)]
mod tests {
    use super::value_datetime;

    #[test]
    fn only_whole_dates_become_date_times() {
        let date = Some("2026-01-02T00:00:00Z".to_owned());
        assert_eq!(value_datetime(2, "2026-01-02"), date);
        let time = Some("2026-01-02T03:04:05Z".to_owned());
        assert_eq!(value_datetime(3, "2026-01-02 03:04:05"), time);
        assert_eq!(value_datetime(1, "2026-01-02"), None);
        assert_eq!(value_datetime(2, "02/01/2026"), None);
        assert_eq!(value_datetime(2, "2026-01-0é"), None);
    }
}
