//! Templates and their localizations.

use rusqlite::{Connection, OptionalExtension, Result, Row, params};
use serde_json::Value;

use super::messages::json_of;
use super::{Found, bounded, contains, rows};

pub(crate) struct Template {
    pub(crate) id: i64,
    pub(crate) name: String,
    pub(crate) category: String,
    pub(crate) subcategory: Option<String>,
    pub(crate) groups: Value,
}

const COLUMNS: &str = "id, name, category, subcategory, groups";

impl Template {
    fn read(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            name: row.get(1)?,
            category: row.get(2)?,
            subcategory: row.get(3)?,
            groups: json_of(row, 4)?,
        })
    }
}

/// One language of a template.
pub(crate) struct Localization {
    pub(crate) id: i64,
    pub(crate) language: String,
    /// `DRAFT`, `PENDING`, `APPROVED` or `REJECTED`. [live]
    pub(crate) status: String,
    pub(crate) status_updated: Option<f64>,
    /// `{reason, detail, recommendation}` after a refusal.
    pub(crate) rejection: Value,
    /// The components, under the names of the API.
    pub(crate) content: Value,
}

const LOCALIZATION: &str = "id, language, status, status_updated, rejection, content";

impl Localization {
    fn read(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            language: row.get(1)?,
            status: row.get(2)?,
            status_updated: row.get(3)?,
            rejection: json_of(row, 4)?,
            content: json_of(row, 5)?,
        })
    }
}

pub(crate) fn create(
    store: &Connection,
    name: &str,
    category: &str,
    subcategory: Option<&str>,
) -> Result<i64> {
    store.execute(
        "INSERT INTO templates (name, category, subcategory) VALUES (?1, ?2, ?3)",
        params![name, category, subcategory],
    )?;
    Ok(store.last_insert_rowid())
}

/// What is `None` is left as it is.
#[derive(Default)]
pub(crate) struct Changes {
    pub(crate) name: Option<String>,
    pub(crate) category: Option<String>,
    pub(crate) subcategory: Option<String>,
    pub(crate) groups: Option<Value>,
}

pub(crate) fn update(store: &Connection, id: i64, changes: &Changes) -> Result<()> {
    store.execute(
        "UPDATE templates SET name = coalesce(?2, name), category = coalesce(?3, category),
             subcategory = coalesce(?4, subcategory), groups = coalesce(?5, groups)
         WHERE id = ?1",
        params![
            id,
            changes.name,
            changes.category,
            changes.subcategory,
            changes.groups.as_ref().map(Value::to_string),
        ],
    )?;
    Ok(())
}

/// Stores a language of a template; one that is there already is overwritten, and a draft again.
pub(crate) fn put(
    store: &Connection,
    template: i64,
    language: &str,
    content: &Value,
) -> Result<()> {
    store.execute(
        "INSERT INTO localizations (template, language, content) VALUES (?1, ?2, ?3)
         ON CONFLICT (template, language) DO UPDATE SET content = excluded.content,
             status = 'DRAFT', rejection = 'null', status_updated = NULL",
        params![template, language, content.to_string()],
    )?;
    Ok(())
}

/// Sets the status of every language of a template, and forgets what was said about it.
pub(crate) fn set_status(store: &Connection, template: i64, status: &str, now: f64) -> Result<()> {
    store.execute(
        "UPDATE localizations SET status = ?2, status_updated = ?3, rejection = 'null'
         WHERE template = ?1",
        params![template, status, now],
    )?;
    Ok(())
}

/// The verdict on one language.
pub(crate) fn judge(
    store: &Connection,
    localization: i64,
    rejection: Option<&Value>,
    now: f64,
) -> Result<()> {
    let status = if rejection.is_some() {
        "REJECTED"
    } else {
        "APPROVED"
    };
    store.execute(
        "UPDATE localizations SET status = ?2, status_updated = ?3, rejection = ?4 WHERE id = ?1",
        params![
            localization,
            status,
            now,
            rejection.unwrap_or_default().to_string()
        ],
    )?;
    Ok(())
}

pub(crate) fn find(store: &Connection, id: i64) -> Result<Option<Template>> {
    store
        .prepare_cached(&format!("SELECT {COLUMNS} FROM templates WHERE id = ?1"))?
        .query_row([id], Template::read)
        .optional()
}

/// Whether another template than `but` has this name.
pub(crate) fn name_is_taken(store: &Connection, name: &str, but: Option<i64>) -> Result<bool> {
    store
        .prepare_cached("SELECT 1 FROM templates WHERE name = ?1 AND id IS NOT ?2")?
        .exists(params![name, but])
}

pub(crate) fn localizations(store: &Connection, template: i64) -> Result<Vec<Localization>> {
    let sql = format!("SELECT {LOCALIZATION} FROM localizations WHERE template = ?1 ORDER BY id");
    rows(store, &sql, &[&template], Localization::read)
}

/// The language of a localization id of this template.
pub(crate) fn language_of(
    store: &Connection,
    template: i64,
    localization: i64,
) -> Result<Option<String>> {
    store
        .prepare_cached("SELECT language FROM localizations WHERE template = ?1 AND id = ?2")?
        .query_row([template, localization], |row| row.get(0))
        .optional()
}

/// Renames the language of a localization.
pub(crate) fn set_language(store: &Connection, localization: i64, language: &str) -> Result<()> {
    store.execute(
        "UPDATE localizations SET language = ?2 WHERE id = ?1",
        params![localization, language],
    )?;
    Ok(())
}

/// Templates whose id, name or text holds `search`. [doc]
pub(crate) fn list(
    store: &Connection,
    search: Option<&str>,
    offset: usize,
    size: usize,
) -> Result<Found<Template>> {
    let pattern = contains(search.unwrap_or_default());
    let condition = "CAST(id AS TEXT) LIKE ?1 ESCAPE '\\' OR name LIKE ?1 ESCAPE '\\'
         OR EXISTS (SELECT 1 FROM localizations WHERE template = templates.id
             AND json_extract(content, '$.body_template_component.text') LIKE ?1 ESCAPE '\\')";
    let count: i64 = store
        .prepare_cached(&format!("SELECT count(*) FROM templates WHERE {condition}"))?
        .query_row([&pattern], |row| row.get(0))?;
    let sql =
        format!("SELECT {COLUMNS} FROM templates WHERE {condition} ORDER BY id LIMIT ?2 OFFSET ?3");
    Ok(Found {
        count: usize::try_from(count).unwrap_or(0),
        rows: rows(
            store,
            &sql,
            &[&pattern, &bounded(size), &bounded(offset)],
            Template::read,
        )?,
    })
}

pub(crate) fn delete(store: &Connection, id: i64) -> Result<()> {
    store.execute("DELETE FROM templates WHERE id = ?1", [id])?;
    Ok(())
}
