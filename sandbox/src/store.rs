//! The data of the sandbox, in `SQLite`.

pub(crate) mod accounts;
pub(crate) mod agenda;
pub(crate) mod api_keys;
pub(crate) mod automations;
pub(crate) mod campaigns;
pub(crate) mod channels;
pub(crate) mod contacts;
pub(crate) mod custom_fields;
pub(crate) mod deliveries;
pub(crate) mod invitations;
pub(crate) mod lists;
pub(crate) mod media;
pub(crate) mod messages;
pub(crate) mod partners;
pub(crate) mod random;
pub(crate) mod render;
pub(crate) mod reports;
pub(crate) mod roles;
pub(crate) mod runs;
pub(crate) mod settings;
pub(crate) mod tags;
pub(crate) mod templates;
pub(crate) mod tickets;
pub(crate) mod webhooks;

mod account_tables;
mod messaging_tables;
mod times;

use std::path::Path;

use rusqlite::{Connection, Result, Row, ToSql};
use serde_json::Value;

const SCHEMA: &str = "
CREATE TABLE IF NOT EXISTS contacts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    phone TEXT NOT NULL UNIQUE,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    email TEXT,
    language TEXT NOT NULL,
    status TEXT NOT NULL,
    is_blocked INTEGER NOT NULL DEFAULT 0,
    created REAL NOT NULL
);
CREATE INDEX IF NOT EXISTS contacts_by_email ON contacts (email);
CREATE TABLE IF NOT EXISTS custom_fields (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    label TEXT NOT NULL UNIQUE,
    code TEXT NOT NULL UNIQUE,
    field_type INTEGER NOT NULL,
    example TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS contact_fields (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact INTEGER NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    field INTEGER NOT NULL REFERENCES custom_fields (id) ON DELETE CASCADE,
    value TEXT NOT NULL,
    UNIQUE (contact, field)
);
CREATE INDEX IF NOT EXISTS contact_fields_by_field ON contact_fields (field);
CREATE TABLE IF NOT EXISTS lists (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    color TEXT,
    created REAL NOT NULL
);
CREATE TABLE IF NOT EXISTS list_contacts (
    list INTEGER NOT NULL REFERENCES lists (id) ON DELETE CASCADE,
    contact INTEGER NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    PRIMARY KEY (list, contact)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS list_contacts_by_contact ON list_contacts (contact);
CREATE TABLE IF NOT EXISTS tags (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    color TEXT,
    position INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS contact_tags (
    contact INTEGER NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    tag INTEGER NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
    PRIMARY KEY (contact, tag)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS contact_tags_by_tag ON contact_tags (tag);
CREATE TABLE IF NOT EXISTS operators (email TEXT PRIMARY KEY);
CREATE TABLE IF NOT EXISTS contact_operators (
    contact INTEGER NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    operator TEXT NOT NULL REFERENCES operators (email) ON DELETE CASCADE,
    PRIMARY KEY (contact, operator)
) WITHOUT ROWID;
";

/// Tags and operators cannot be made through the API, so some are there from the start. Each kind
/// of id has a range of its own: a client that mixes up two kinds must fail.
const SEED: &str = "
INSERT INTO sqlite_sequence (name, seq) VALUES
    ('contacts', 40990000), ('custom_fields', 7000), ('contact_fields', 90000), ('lists', 1200);
INSERT INTO tags (id, name, color, position) VALUES
    (5, 'VIP', '#16d46d', 1), (6, 'Newsletter', '#2f80ed', 2), (7, 'Fornitore', NULL, 3);
INSERT INTO operators (email) VALUES ('ada@example.com'), ('grazia@example.com');
";

const EMPTY: &str = "
DELETE FROM contacts;
DELETE FROM custom_fields;
DELETE FROM lists;
DELETE FROM tags;
DELETE FROM operators;
DELETE FROM sqlite_sequence;
";

/// Opens the data at a time; `credit` is what the first account begins with.
pub(crate) fn open(file: Option<&Path>, credit: i64, now: f64) -> Result<Connection> {
    let mut store = match file {
        Some(file) => Connection::open(file)?,
        None => Connection::open_in_memory()?,
    };
    // A crash of the machine may lose the last calls; the file stays whole.
    store.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;",
    )?;
    store.set_prepared_statement_cache_capacity(128);
    for schema in [SCHEMA, account_tables::SCHEMA, messaging_tables::SCHEMA] {
        store.execute_batch(schema)?;
    }
    let tags: i64 = store.query_row("SELECT count(*) FROM tags", [], |row| row.get(0))?;
    if tags == 0 {
        reset(&mut store, credit)?;
    } else if accounts::all(&store)?.is_empty() {
        // The data file of an older sandbox has contacts and lists, but nothing else.
        let transaction = store.transaction()?;
        seed_others(&transaction, credit)?;
        transaction.commit()?;
    }
    times::return_to(&mut store, now)?;
    messaging_tables::watch_contacts(&store)?;
    Ok(store)
}

/// Back to the state of a new sandbox, ids included.
pub(crate) fn reset(store: &mut Connection, credit: i64) -> Result<()> {
    let transaction = store.transaction()?;
    for empty in [messaging_tables::EMPTY, account_tables::EMPTY, EMPTY] {
        transaction.execute_batch(empty)?;
    }
    transaction.execute_batch(SEED)?;
    seed_others(&transaction, credit)?;
    transaction.commit()
}

fn seed_others(store: &Connection, credit: i64) -> Result<()> {
    store.execute_batch(messaging_tables::SEED)?;
    account_tables::seed(store, credit)
}

/// All rows of a query.
fn rows<T>(
    store: &Connection,
    sql: &str,
    parameters: &[&dyn ToSql],
    read: impl FnMut(&Row<'_>) -> Result<T>,
) -> Result<Vec<T>> {
    store
        .prepare_cached(sql)?
        .query_map(parameters, read)?
        .collect()
}

/// `LIMIT` and `OFFSET` of a page, as `SQLite` takes them.
fn bounded(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// A `LIKE` pattern that finds `text` anywhere, whatever characters it holds.
fn contains(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len() + 2);
    pattern.push('%');
    for character in text.chars() {
        if matches!(character, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(character);
    }
    pattern.push('%');
    pattern
}

/// Ids for `IN (SELECT value FROM json_each(?))`: one statement, however many ids.
fn json_ids(ids: impl Iterator<Item = i64>) -> String {
    ids.map(Value::from).collect::<Value>().to_string()
}

/// One page of rows and the number of all.
pub(crate) struct Found<T> {
    pub(crate) count: usize,
    pub(crate) rows: Vec<T>,
}

#[cfg(test)]
mod tests {
    use super::contains;

    #[test]
    fn wildcards_of_a_search_are_taken_literally() {
        assert_eq!(contains("50%_a\\"), "%50\\%\\_a\\\\%");
    }
}
