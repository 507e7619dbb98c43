//! Custom fields, whose codes are the keys of a contact's own values.

use rusqlite::{Connection, OptionalExtension, Result, Row, params};

use super::{Found, bounded, contains, rows};

pub(crate) struct CustomField {
    pub(crate) id: i64,
    pub(crate) label: String,
    pub(crate) code: String,
    pub(crate) field_type: i64,
    pub(crate) example: String,
}

const COLUMNS: &str = "id, label, code, field_type, example";

impl CustomField {
    fn read(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            label: row.get(1)?,
            code: row.get(2)?,
            field_type: row.get(3)?,
            example: row.get(4)?,
        })
    }
}

pub(crate) fn create(
    store: &Connection,
    label: &str,
    code: &str,
    field_type: i64,
    example: &str,
) -> Result<i64> {
    store.execute(
        "INSERT INTO custom_fields (label, code, field_type, example) VALUES (?1, ?2, ?3, ?4)",
        params![label, code, field_type, example],
    )?;
    Ok(store.last_insert_rowid())
}

pub(crate) fn find(store: &Connection, id: i64) -> Result<Option<CustomField>> {
    store
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM custom_fields WHERE id = ?1"
        ))?
        .query_row([id], CustomField::read)
        .optional()
}

pub(crate) fn code_is_taken(store: &Connection, code: &str) -> Result<bool> {
    store
        .prepare_cached("SELECT 1 FROM custom_fields WHERE code = ?1")?
        .exists([code])
}

/// Whether another field than `but` has this label.
pub(crate) fn label_is_taken(store: &Connection, label: &str, but: Option<i64>) -> Result<bool> {
    store
        .prepare_cached("SELECT 1 FROM custom_fields WHERE label = ?1 AND id IS NOT ?2")?
        .exists(params![label, but])
}

pub(crate) fn rename(store: &Connection, id: i64, label: &str) -> Result<()> {
    store.execute(
        "UPDATE custom_fields SET label = ?2 WHERE id = ?1",
        params![id, label],
    )?;
    Ok(())
}

pub(crate) fn delete(store: &Connection, id: i64) -> Result<()> {
    store.execute("DELETE FROM custom_fields WHERE id = ?1", [id])?;
    Ok(())
}

/// What a call to the list route asks for; every text must be contained.
#[derive(Default)]
pub(crate) struct Filter<'a> {
    pub(crate) label_or_code: Option<&'a str>,
    pub(crate) label: Option<&'a str>,
    pub(crate) code: Option<&'a str>,
}

pub(crate) fn list(
    store: &Connection,
    filter: &Filter<'_>,
    offset: usize,
    size: usize,
) -> Result<Found<CustomField>> {
    let either = contains(filter.label_or_code.unwrap_or_default());
    let label = contains(filter.label.unwrap_or_default());
    let code = contains(filter.code.unwrap_or_default());
    let conditions = "(label LIKE ?1 ESCAPE '\\' OR code LIKE ?1 ESCAPE '\\')
         AND label LIKE ?2 ESCAPE '\\' AND code LIKE ?3 ESCAPE '\\'";
    let count: i64 = store
        .prepare_cached(&format!(
            "SELECT count(*) FROM custom_fields WHERE {conditions}"
        ))?
        .query_row([&either, &label, &code], |row| row.get(0))?;
    let sql = format!(
        "SELECT {COLUMNS} FROM custom_fields WHERE {conditions} ORDER BY id LIMIT ?4 OFFSET ?5"
    );
    Ok(Found {
        count: usize::try_from(count).unwrap_or(0),
        rows: rows(
            store,
            &sql,
            &[&either, &label, &code, &bounded(size), &bounded(offset)],
            CustomField::read,
        )?,
    })
}
