//! Accounts, the agencies that look after them, and their credit.

use rusqlite::{Connection, OptionalExtension, Result, Row, params};

use super::{rows, settings};

/// The account that the sandbox's own key opens.
pub(crate) const MAIN: i64 = 4210;

pub(crate) struct Account {
    pub(crate) id: i64,
    pub(crate) name: String,
    /// Without the plus. [doc]
    pub(crate) phone: Option<String>,
    pub(crate) kind: i64,
    pub(crate) country: String,
    /// What conversation recharges brought.
    pub(crate) conversations: i64,
}

const COLUMNS: &str = "id, name, phone, account_type, country, conversations";

/// Its own account, and those of its clients when it is an agency. [inferred]
const VISIBLE: &str =
    "(id = ?1 OR agency IN (SELECT agencies.id FROM agencies WHERE agencies.account = ?1))";

impl Account {
    fn read(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            name: row.get(1)?,
            phone: row.get(2)?,
            kind: row.get(3)?,
            country: row.get(4)?,
            conversations: row.get(5)?,
        })
    }
}

pub(crate) fn all(store: &Connection) -> Result<Vec<Account>> {
    let sql = format!("SELECT {COLUMNS} FROM accounts ORDER BY id");
    rows(store, &sql, &[], Account::read)
}

pub(crate) fn find(store: &Connection, id: i64) -> Result<Option<Account>> {
    store
        .prepare_cached(&format!("SELECT {COLUMNS} FROM accounts WHERE id = ?1"))?
        .query_row([id], Account::read)
        .optional()
}

pub(crate) fn list_visible(store: &Connection, owner: i64) -> Result<Vec<Account>> {
    let sql = format!("SELECT {COLUMNS} FROM accounts WHERE {VISIBLE} ORDER BY id");
    rows(store, &sql, &[&owner], Account::read)
}

pub(crate) fn find_visible(store: &Connection, owner: i64, id: i64) -> Result<Option<Account>> {
    let sql = format!("SELECT {COLUMNS} FROM accounts WHERE {VISIBLE} AND id = ?2");
    store
        .prepare_cached(&sql)?
        .query_row([owner, id], Account::read)
        .optional()
}

/// `phone` without the plus.
pub(crate) fn find_by_phone(
    store: &Connection,
    owner: i64,
    phone: &str,
) -> Result<Option<Account>> {
    let sql = format!("SELECT {COLUMNS} FROM accounts WHERE {VISIBLE} AND phone = ?2");
    store
        .prepare_cached(&sql)?
        .query_row(params![owner, phone], Account::read)
        .optional()
}

/// A standard account, a client of the one agency that there is.
pub(crate) fn create(store: &Connection, name: &str, country: &str) -> Result<i64> {
    store.execute(
        "INSERT INTO accounts (name, account_type, country, agency)
         VALUES (?1, 2, ?2, (SELECT min(id) FROM agencies))",
        params![name, country],
    )?;
    Ok(store.last_insert_rowid())
}

pub(crate) fn add_conversations(store: &Connection, id: i64, conversations: i64) -> Result<()> {
    store.execute(
        "UPDATE accounts SET conversations = conversations + ?2 WHERE id = ?1",
        params![id, conversations],
    )?;
    Ok(())
}

/// In thousandths of a euro.
pub(crate) fn credit(store: &Connection, id: i64) -> Result<i64> {
    Ok(settings::get(store, &credit_key(id))?.unwrap_or(0))
}

pub(crate) fn set_credit(store: &Connection, id: i64, credit: i64) -> Result<()> {
    settings::set(store, &credit_key(id), credit)
}

fn credit_key(id: i64) -> String {
    if id == MAIN {
        settings::CREDIT.to_owned()
    } else {
        format!("credit of account {id}")
    }
}

pub(crate) struct Agency {
    pub(crate) id: i64,
    /// The agency's own account.
    pub(crate) account: i64,
}

impl Agency {
    fn read(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            account: row.get(1)?,
        })
    }
}

pub(crate) fn agencies(store: &Connection, owner: i64) -> Result<Vec<Agency>> {
    let sql = "SELECT id, account FROM agencies WHERE account = ?1 ORDER BY id";
    rows(store, sql, &[&owner], Agency::read)
}

pub(crate) fn find_agency(store: &Connection, owner: i64, id: i64) -> Result<Option<Agency>> {
    store
        .prepare_cached("SELECT id, account FROM agencies WHERE account = ?1 AND id = ?2")?
        .query_row([owner, id], Agency::read)
        .optional()
}

pub(crate) fn clients(store: &Connection, agency: i64) -> Result<Vec<Account>> {
    let sql = format!("SELECT {COLUMNS} FROM accounts WHERE agency = ?1 ORDER BY id");
    rows(store, &sql, &[&agency], Account::read)
}
