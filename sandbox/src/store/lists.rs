//! Lists and who is in them.

use rusqlite::{Connection, OptionalExtension, Result, Row, params};

use super::{Found, bounded, contains, json_ids, rows};

#[derive(Clone)]
pub(crate) struct List {
    pub(crate) id: i64,
    pub(crate) name: String,
    pub(crate) color: Option<String>,
    pub(crate) contacts_count: i64,
    pub(crate) created: f64,
}

const COLUMNS: &str = "id, name, color, \
    (SELECT count(*) FROM list_contacts WHERE list = lists.id), created";

impl List {
    fn read(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            name: row.get(1)?,
            color: row.get(2)?,
            contacts_count: row.get(3)?,
            created: row.get(4)?,
        })
    }
}

pub(crate) fn create(store: &Connection, name: &str, now: f64) -> Result<List> {
    store.execute(
        "INSERT INTO lists (name, created) VALUES (?1, ?2)",
        params![name, now],
    )?;
    Ok(List {
        id: store.last_insert_rowid(),
        name: name.to_owned(),
        color: None,
        contacts_count: 0,
        created: now,
    })
}

pub(crate) fn find(store: &Connection, id: i64) -> Result<Option<List>> {
    store
        .prepare_cached(&format!("SELECT {COLUMNS} FROM lists WHERE id = ?1"))?
        .query_row([id], List::read)
        .optional()
}

pub(crate) fn find_many(store: &Connection, ids: impl Iterator<Item = i64>) -> Result<Vec<List>> {
    let sql = format!("SELECT {COLUMNS} FROM lists WHERE id IN (SELECT value FROM json_each(?1))");
    rows(store, &sql, &[&json_ids(ids)], List::read)
}

pub(crate) fn list(
    store: &Connection,
    search: Option<&str>,
    offset: usize,
    size: usize,
) -> Result<Found<List>> {
    let pattern = contains(search.unwrap_or_default());
    let count: i64 = store
        .prepare_cached("SELECT count(*) FROM lists WHERE name LIKE ?1 ESCAPE '\\'")?
        .query_row([&pattern], |row| row.get(0))?;
    let sql = format!(
        "SELECT {COLUMNS} FROM lists WHERE name LIKE ?1 ESCAPE '\\' ORDER BY id LIMIT ?2 OFFSET ?3"
    );
    Ok(Found {
        count: usize::try_from(count).unwrap_or(0),
        rows: rows(
            store,
            &sql,
            &[&pattern, &bounded(size), &bounded(offset)],
            List::read,
        )?,
    })
}

pub(crate) fn delete(store: &Connection, id: i64) -> Result<bool> {
    let deleted = store.execute("DELETE FROM lists WHERE id = ?1", [id])?;
    Ok(deleted > 0)
}

pub(crate) fn add(store: &Connection, list: i64, contact: i64) -> Result<()> {
    store
        .prepare_cached("INSERT OR IGNORE INTO list_contacts (list, contact) VALUES (?1, ?2)")?
        .execute([list, contact])?;
    Ok(())
}

/// Who is to leave a list; contacts that are not in it are passed over.
pub(crate) struct Leaving {
    pub(crate) ids: Vec<i64>,
    pub(crate) phones: Vec<String>,
    pub(crate) emails: Vec<String>,
}

pub(crate) fn remove(store: &Connection, list: i64, leaving: &Leaving) -> Result<usize> {
    let texts = |texts: &[String]| serde_json::Value::from(texts).to_string();
    store.execute(
        "DELETE FROM list_contacts WHERE list = ?1 AND contact IN (
             SELECT value FROM json_each(?2)
             UNION SELECT id FROM contacts WHERE phone IN (SELECT value FROM json_each(?3))
             UNION SELECT id FROM contacts WHERE email IN (SELECT value FROM json_each(?4)))",
        params![
            list,
            json_ids(leaving.ids.iter().copied()),
            texts(&leaving.phones),
            texts(&leaving.emails),
        ],
    )
}

pub(crate) fn remove_all(store: &Connection, list: i64) -> Result<usize> {
    store.execute("DELETE FROM list_contacts WHERE list = ?1", [list])
}

/// The phones of a list's contacts, in the order in which the contacts were created.
pub(crate) fn phones(store: &Connection, list: i64) -> Result<Vec<String>> {
    rows(
        store,
        "SELECT phone FROM contacts
         WHERE id IN (SELECT contact FROM list_contacts WHERE list = ?1) ORDER BY id",
        &[&list],
        |row| row.get(0),
    )
}
