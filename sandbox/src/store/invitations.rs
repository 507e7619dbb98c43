//! Invitations to an account or to the partner that nobody has accepted yet.

use rusqlite::{Connection, OptionalExtension, Result, Row, params};

use super::{Found, bounded, contains, rows};

pub(crate) struct Invitation {
    pub(crate) id: i64,
    pub(crate) email: String,
    pub(crate) role: String,
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    pub(crate) created: f64,
}

const COLUMNS: &str = "id, email, role, first_name, last_name, created";

impl Invitation {
    fn read(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            email: row.get(1)?,
            role: row.get(2)?,
            first_name: row.get(3)?,
            last_name: row.get(4)?,
            created: row.get(5)?,
        })
    }
}

pub(crate) fn list(
    store: &Connection,
    owner: i64,
    search: Option<&str>,
    offset: usize,
    size: usize,
) -> Result<Found<Invitation>> {
    let pattern = contains(search.unwrap_or_default());
    let conditions = "owner = ?1 AND (id LIKE ?2 ESCAPE '\\' OR email LIKE ?2 ESCAPE '\\'
         OR first_name LIKE ?2 ESCAPE '\\' OR last_name LIKE ?2 ESCAPE '\\')";
    let count: i64 = store
        .prepare_cached(&format!(
            "SELECT count(*) FROM invitations WHERE {conditions}"
        ))?
        .query_row(params![owner, pattern], |row| row.get(0))?;
    let sql = format!(
        "SELECT {COLUMNS} FROM invitations WHERE {conditions} ORDER BY id LIMIT ?3 OFFSET ?4"
    );
    Ok(Found {
        count: usize::try_from(count).unwrap_or(0),
        rows: rows(
            store,
            &sql,
            &[&owner, &pattern, &bounded(size), &bounded(offset)],
            Invitation::read,
        )?,
    })
}

pub(crate) fn find(store: &Connection, owner: i64, id: i64) -> Result<Option<Invitation>> {
    let sql = format!("SELECT {COLUMNS} FROM invitations WHERE owner = ?1 AND id = ?2");
    store
        .prepare_cached(&sql)?
        .query_row([owner, id], Invitation::read)
        .optional()
}

pub(crate) fn is_invited(store: &Connection, owner: i64, email: &str) -> Result<bool> {
    store
        .prepare_cached("SELECT 1 FROM invitations WHERE owner = ?1 AND email = ?2")?
        .exists(params![owner, email])
}

pub(crate) fn create(
    store: &Connection,
    owner: i64,
    email: &str,
    role: &str,
    name: [&str; 2],
    now: f64,
) -> Result<i64> {
    let [first_name, last_name] = name;
    store.execute(
        "INSERT INTO invitations (owner, email, role, first_name, last_name, created)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![owner, email, role, first_name, last_name, now],
    )?;
    Ok(store.last_insert_rowid())
}

pub(crate) fn set_role(store: &Connection, id: i64, role: &str) -> Result<()> {
    store.execute(
        "UPDATE invitations SET role = ?2 WHERE id = ?1",
        params![id, role],
    )?;
    Ok(())
}

pub(crate) fn delete(store: &Connection, owner: i64, id: i64) -> Result<bool> {
    let deleted = store.execute(
        "DELETE FROM invitations WHERE owner = ?1 AND id = ?2",
        [owner, id],
    )?;
    Ok(deleted > 0)
}
