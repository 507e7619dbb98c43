//! Contacts: upsert by phone, filters, operators.

use rusqlite::{Connection, OptionalExtension, Result, Row, ToSql, params};

use super::{Found, bounded, contains, json_ids, rows};

/// What a call wants written; what is `None` is left as it is.
#[derive(Default)]
pub(crate) struct Changes {
    pub(crate) phone: Option<String>,
    pub(crate) first_name: Option<String>,
    pub(crate) last_name: Option<String>,
    /// Empty removes the address.
    pub(crate) email: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) status: Option<String>,
    pub(crate) is_blocked: Option<bool>,
    /// Values by code; codes that no custom field has are passed over.
    pub(crate) custom_fields: Vec<(String, String)>,
}

pub(crate) struct Contact {
    pub(crate) id: i64,
    pub(crate) phone: String,
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    pub(crate) email: Option<String>,
    pub(crate) language: String,
    pub(crate) status: String,
    pub(crate) is_blocked: bool,
    pub(crate) created: f64,
}

const COLUMNS: &str =
    "id, phone, first_name, last_name, email, language, status, is_blocked, created";

impl Contact {
    fn read(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            phone: row.get(1)?,
            first_name: row.get(2)?,
            last_name: row.get(3)?,
            email: row.get(4)?,
            language: row.get(5)?,
            status: row.get(6)?,
            is_blocked: row.get(7)?,
            created: row.get(8)?,
        })
    }
}

pub(crate) fn find(store: &Connection, id: i64) -> Result<Option<Contact>> {
    store
        .prepare_cached(&format!("SELECT {COLUMNS} FROM contacts WHERE id = ?1"))?
        .query_row([id], Contact::read)
        .optional()
}

pub(crate) fn id_of_phone(store: &Connection, phone: &str) -> Result<Option<i64>> {
    store
        .prepare_cached("SELECT id FROM contacts WHERE phone = ?1")?
        .query_row([phone], |row| row.get(0))
        .optional()
}

/// Creates or updates the contact of `phone`; gives its id and whether it is new.
pub(crate) fn upsert(
    store: &Connection,
    phone: &str,
    changes: &Changes,
    now: f64,
) -> Result<(i64, bool)> {
    if let Some(id) = id_of_phone(store, phone)? {
        update(store, id, changes)?;
        return Ok((id, false));
    }
    // English is the language of a new contact [seed]; its consent is not declared [inferred].
    let id = store
        .prepare_cached(
            "INSERT INTO contacts (phone, first_name, last_name, language, status, created)
             VALUES (?1, '', '', 'en', 'Not Declared', ?2)",
        )?
        .insert(params![phone, now])?;
    update(store, id, changes)?;
    Ok((id, true))
}

pub(crate) fn update(store: &Connection, id: i64, changes: &Changes) -> Result<()> {
    store
        .prepare_cached(
            "UPDATE contacts SET
                 phone = coalesce(?2, phone),
                 first_name = coalesce(?3, first_name),
                 last_name = coalesce(?4, last_name),
                 email = nullif(coalesce(?5, email), ''),
                 language = coalesce(?6, language),
                 status = coalesce(?7, status),
                 is_blocked = coalesce(?8, is_blocked)
             WHERE id = ?1",
        )?
        .execute(params![
            id,
            changes.phone,
            changes.first_name,
            changes.last_name,
            changes.email,
            changes.language,
            changes.status,
            changes.is_blocked,
        ])?;
    for (code, value) in &changes.custom_fields {
        store
            .prepare_cached(
                "INSERT INTO contact_fields (contact, field, value)
                 SELECT ?1, id, ?3 FROM custom_fields WHERE code = ?2
                 ON CONFLICT (contact, field) DO UPDATE SET value = excluded.value",
            )?
            .execute(params![id, code, value])?;
    }
    Ok(())
}

pub(crate) fn delete(store: &Connection, id: i64) -> Result<bool> {
    let deleted = store.execute("DELETE FROM contacts WHERE id = ?1", [id])?;
    Ok(deleted > 0)
}

/// The contact's own values by code.
pub(crate) fn fields(store: &Connection, contact: i64) -> Result<Vec<(String, String)>> {
    rows(
        store,
        "SELECT code, value FROM contact_fields JOIN custom_fields ON custom_fields.id = field
         WHERE contact = ?1",
        &[&contact],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// What a call to the list route asks for.
#[derive(Default)]
pub(crate) struct Filter<'a> {
    /// Columns that must equal a value.
    pub(crate) exact: Vec<(Column, &'a str)>,
    pub(crate) tag: Option<i64>,
    pub(crate) only_blocked: bool,
    pub(crate) search: Option<&'a str>,
}

/// The columns that can be filtered by.
#[derive(Clone, Copy)]
pub(crate) enum Column {
    Email,
    Phone,
    Language,
    FirstName,
    LastName,
    Status,
}

impl Column {
    fn name(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Language => "language",
            Self::FirstName => "first_name",
            Self::LastName => "last_name",
            Self::Status => "status",
        }
    }
}

pub(crate) fn list(
    store: &Connection,
    filter: &Filter<'_>,
    offset: usize,
    size: usize,
) -> Result<Found<Contact>> {
    let mut conditions = vec!["1".to_owned()];
    let mut values: Vec<Box<dyn ToSql>> = Vec::new();
    for (column, value) in &filter.exact {
        conditions.push(format!("{} = ?", column.name()));
        values.push(Box::new(*value));
    }
    if let Some(tag) = filter.tag {
        conditions.push("id IN (SELECT contact FROM contact_tags WHERE tag = ?)".to_owned());
        values.push(Box::new(tag));
    }
    if filter.only_blocked {
        conditions.push("is_blocked".to_owned());
    }
    // Every word must be found in one field or another, as the framework's search does. [inferred]
    for word in filter.search.unwrap_or_default().split_whitespace() {
        let fields = ["phone", "email", "first_name", "last_name", "language"];
        let found = fields.map(|field| {
            values.push(Box::new(contains(word)));
            format!("{field} LIKE ? ESCAPE '\\'")
        });
        conditions.push(format!("({})", found.join(" OR ")));
    }
    let conditions = conditions.join(" AND ");
    let mut parameters: Vec<&dyn ToSql> = values.iter().map(AsRef::as_ref).collect();
    let count: i64 = store
        .prepare_cached(&format!("SELECT count(*) FROM contacts WHERE {conditions}"))?
        .query_row(parameters.as_slice(), |row| row.get(0))?;
    let (size, offset) = (bounded(size), bounded(offset));
    parameters.push(&size);
    parameters.push(&offset);
    // Oldest first: a contact that is added while pages are read moves no other one. [inferred]
    let sql =
        format!("SELECT {COLUMNS} FROM contacts WHERE {conditions} ORDER BY id LIMIT ? OFFSET ?");
    Ok(Found {
        count: usize::try_from(count).unwrap_or(0),
        rows: rows(store, &sql, &parameters, Contact::read)?,
    })
}

/// The newest contacts, newest first.
pub(crate) fn latest(store: &Connection, size: usize) -> Result<Vec<Contact>> {
    let sql = format!("SELECT {COLUMNS} FROM contacts ORDER BY id DESC LIMIT ?1");
    rows(store, &sql, &[&bounded(size)], Contact::read)
}

pub(crate) fn is_operator(store: &Connection, email: &str) -> Result<bool> {
    store
        .prepare_cached("SELECT 1 FROM operators WHERE email = ?1")?
        .exists([email])
}

pub(crate) fn add_operator(store: &Connection, contact: i64, email: &str) -> Result<()> {
    store.execute(
        "INSERT OR IGNORE INTO contact_operators (contact, operator) VALUES (?1, ?2)",
        params![contact, email],
    )?;
    Ok(())
}

pub(crate) fn remove_operator(store: &Connection, contact: i64, email: &str) -> Result<()> {
    store.execute(
        "DELETE FROM contact_operators WHERE contact = ?1 AND operator = ?2",
        params![contact, email],
    )?;
    Ok(())
}

/// The operators of one contact.
pub(crate) fn operators(store: &Connection, contact: i64) -> Result<Vec<String>> {
    rows(
        store,
        "SELECT operator FROM contact_operators WHERE contact = ?1 ORDER BY operator",
        &[&contact],
        |row| row.get(0),
    )
}

/// Every operator of the account.
pub(crate) fn all_operators(store: &Connection) -> Result<Vec<String>> {
    let sql = "SELECT email FROM operators ORDER BY email";
    rows(store, sql, &[], |row| row.get(0))
}

pub(crate) fn add_tags(store: &Connection, contact: i64, tags: &[i64]) -> Result<()> {
    store.execute(
        "INSERT OR IGNORE INTO contact_tags (contact, tag)
         SELECT ?1, id FROM tags WHERE id IN (SELECT value FROM json_each(?2))",
        params![contact, json_ids(tags.iter().copied())],
    )?;
    Ok(())
}

/// Replaces the tags of a contact; gives how many it has then.
pub(crate) fn set_tags(store: &Connection, contact: i64, tags: &[i64]) -> Result<usize> {
    store.execute("DELETE FROM contact_tags WHERE contact = ?1", [contact])?;
    store.execute(
        "INSERT INTO contact_tags (contact, tag)
         SELECT ?1, id FROM tags WHERE id IN (SELECT value FROM json_each(?2))",
        params![contact, json_ids(tags.iter().copied())],
    )
}
