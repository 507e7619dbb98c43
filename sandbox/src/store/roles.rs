//! Roles: who belongs to an account or to the partner, and as what.

use rusqlite::{Connection, OptionalExtension, Result, Row, params};

use super::accounts::MAIN;
use super::{Found, bounded, contains, rows};

pub(crate) struct Role {
    pub(crate) id: i64,
    pub(crate) name: String,
    pub(crate) user: User,
}

pub(crate) struct User {
    pub(crate) id: i64,
    pub(crate) email: String,
    pub(crate) firstname: String,
    pub(crate) surname: String,
    pub(crate) is_service: bool,
}

const SELECT: &str = "SELECT roles.id, role, users.id, email, firstname, surname, is_service
     FROM roles JOIN users ON users.id = user";

impl Role {
    fn read(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            name: row.get(1)?,
            user: User {
                id: row.get(2)?,
                email: row.get(3)?,
                firstname: row.get(4)?,
                surname: row.get(5)?,
                is_service: row.get(6)?,
            },
        })
    }
}

pub(crate) fn list(
    store: &Connection,
    owner: i64,
    search: Option<&str>,
    offset: usize,
    size: usize,
) -> Result<Found<Role>> {
    let pattern = contains(search.unwrap_or_default());
    let conditions = "owner = ?1 AND (roles.id LIKE ?2 ESCAPE '\\' OR email LIKE ?2 ESCAPE '\\'
         OR firstname LIKE ?2 ESCAPE '\\' OR surname LIKE ?2 ESCAPE '\\')";
    let count: i64 = store
        .prepare_cached(&format!(
            "SELECT count(*) FROM roles JOIN users ON users.id = user WHERE {conditions}"
        ))?
        .query_row(params![owner, pattern], |row| row.get(0))?;
    let sql = format!("{SELECT} WHERE {conditions} ORDER BY roles.id LIMIT ?3 OFFSET ?4");
    Ok(Found {
        count: usize::try_from(count).unwrap_or(0),
        rows: rows(
            store,
            &sql,
            &[&owner, &pattern, &bounded(size), &bounded(offset)],
            Role::read,
        )?,
    })
}

pub(crate) fn find(store: &Connection, owner: i64, id: i64) -> Result<Option<Role>> {
    store
        .prepare_cached(&format!("{SELECT} WHERE owner = ?1 AND roles.id = ?2"))?
        .query_row([owner, id], Role::read)
        .optional()
}

pub(crate) fn is_member(store: &Connection, owner: i64, email: &str) -> Result<bool> {
    store
        .prepare_cached(
            "SELECT 1 FROM roles JOIN users ON users.id = user WHERE owner = ?1 AND email = ?2",
        )?
        .exists(params![owner, email])
}

/// Whether a person other than this one can still administer. Service users do not count: nobody
/// can log in as one. [inferred]
pub(crate) fn has_other_administrator(store: &Connection, owner: i64, id: i64) -> Result<bool> {
    store
        .prepare_cached(
            "SELECT 1 FROM roles JOIN users ON users.id = user
             WHERE owner = ?1 AND roles.id <> ?2 AND role IN ('Owner', 'Administrator')
                 AND NOT is_service",
        )?
        .exists([owner, id])
}

/// Gives a person, who may be known from another account, a role.
pub(crate) fn add_person(
    store: &Connection,
    owner: i64,
    role: &str,
    email: &str,
    firstname: &str,
) -> Result<()> {
    store.execute(
        "INSERT OR IGNORE INTO users (email, firstname, surname, is_service)
         VALUES (?1, ?2, '', 0)",
        [email, firstname],
    )?;
    store.execute(
        "INSERT INTO roles (owner, role, user)
         VALUES (?1, ?2, (SELECT id FROM users WHERE email = ?3))",
        params![owner, role, email],
    )?;
    Ok(())
}

/// Whether any user, here or elsewhere, has this address.
pub(crate) fn email_is_taken(store: &Connection, email: &str) -> Result<bool> {
    store
        .prepare_cached("SELECT 1 FROM users WHERE email = ?1")?
        .exists([email])
}

/// Without an address the user gets one on the service domain. [live]
pub(crate) fn add_service_user(
    store: &Connection,
    owner: i64,
    role: &str,
    name: &str,
    email: Option<&str>,
) -> Result<i64> {
    store.execute(
        "INSERT INTO users (email, firstname, surname, is_service)
         VALUES (coalesce(?1, 'service-' || lower(hex(randomblob(6))) || '@service.example.com'),
             ?2, '', 1)",
        params![email, name],
    )?;
    store.execute(
        "INSERT INTO roles (owner, role, user) VALUES (?1, ?2, ?3)",
        params![owner, role, store.last_insert_rowid()],
    )?;
    Ok(store.last_insert_rowid())
}

pub(crate) fn set_role(store: &Connection, id: i64, role: &str) -> Result<()> {
    store.execute(
        "UPDATE roles SET role = ?2 WHERE id = ?1",
        params![id, role],
    )?;
    Ok(())
}

/// Nobody can assign a contact to a user who has left. [inferred]
pub(crate) fn delete(store: &Connection, owner: i64, role: &Role) -> Result<()> {
    store.execute("DELETE FROM roles WHERE id = ?1", [role.id])?;
    if owner == MAIN {
        store.execute("DELETE FROM operators WHERE email = ?1", [&role.user.email])?;
    }
    Ok(())
}

/// Takes the place of the key that was there before. [inferred]
pub(crate) fn generate_private_key(store: &Connection, id: i64) -> Result<String> {
    store
        .prepare_cached(
            "UPDATE roles SET private_key = lower(hex(randomblob(32))) WHERE id = ?1
             RETURNING private_key",
        )?
        .query_row([id], |row| row.get(0))
}

pub(crate) fn has_private_key(store: &Connection, id: i64) -> Result<bool> {
    store
        .prepare_cached("SELECT 1 FROM roles WHERE id = ?1 AND private_key IS NOT NULL")?
        .exists([id])
}

/// The id of the user whose key in this account it is.
pub(crate) fn user_of_private_key(
    store: &Connection,
    owner: i64,
    email: &str,
    private_key: &str,
) -> Result<Option<i64>> {
    store
        .prepare_cached(
            "SELECT users.id FROM roles JOIN users ON users.id = user
             WHERE owner = ?1 AND email = ?2 AND private_key = ?3",
        )?
        .query_row(params![owner, email, private_key], |row| row.get(0))
        .optional()
}

/// A token for the embedded interface, new each time. Nothing is embedded here, so it opens nothing.
pub(crate) fn new_token(store: &Connection) -> Result<String> {
    store.query_row("SELECT lower(hex(randomblob(20)))", [], |row| row.get(0))
}
