//! Campaigns: an automation or a template for the contacts of lists.

use rusqlite::{Connection, OptionalExtension, Result, Row, params};

use super::{Found, bounded, json_ids, rows};

pub(crate) struct Campaign {
    pub(crate) id: i64,
    /// The account that sends it.
    pub(crate) account: i64,
    pub(crate) name: String,
    pub(crate) status: String,
    pub(crate) scheduled: Option<f64>,
    pub(crate) automation: Option<i64>,
    pub(crate) template: Option<i64>,
    pub(crate) created: f64,
}

const COLUMNS: &str = "id, account, name, status, scheduled, automation, template, created";

impl Campaign {
    fn read(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            account: row.get(1)?,
            name: row.get(2)?,
            status: row.get(3)?,
            scheduled: row.get(4)?,
            automation: row.get(5)?,
            template: row.get(6)?,
            created: row.get(7)?,
        })
    }
}

/// Stores a campaign under the next id, which it gives.
pub(crate) fn insert(store: &Connection, campaign: &Campaign) -> Result<i64> {
    store.execute(
        "INSERT INTO campaigns (account, name, status, scheduled, automation, template, created)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            campaign.account,
            campaign.name,
            campaign.status,
            campaign.scheduled,
            campaign.automation,
            campaign.template,
            campaign.created
        ],
    )?;
    Ok(store.last_insert_rowid())
}

pub(crate) fn update(store: &Connection, campaign: &Campaign) -> Result<()> {
    store.execute(
        "UPDATE campaigns SET name = ?2, status = ?3, scheduled = ?4, automation = ?5,
             template = ?6
         WHERE id = ?1",
        params![
            campaign.id,
            campaign.name,
            campaign.status,
            campaign.scheduled,
            campaign.automation,
            campaign.template
        ],
    )?;
    Ok(())
}

pub(crate) fn set_status(store: &Connection, id: i64, status: &str) -> Result<()> {
    store.execute(
        "UPDATE campaigns SET status = ?2 WHERE id = ?1",
        params![id, status],
    )?;
    Ok(())
}

/// Ends a campaign when no run of it is under way any more.
pub(crate) fn complete(store: &Connection, id: i64) -> Result<()> {
    store
        .prepare_cached(
            "UPDATE campaigns SET status = 'Completed' WHERE id = ?1 AND status = 'Processing'
             AND NOT EXISTS (SELECT 1 FROM runs WHERE campaign = ?1 AND state = 'running')",
        )?
        .execute([id])?;
    Ok(())
}

pub(crate) fn set_lists(store: &Connection, id: i64, lists: &[i64]) -> Result<()> {
    store.execute("DELETE FROM campaign_lists WHERE campaign = ?1", [id])?;
    store.execute(
        "INSERT OR IGNORE INTO campaign_lists (campaign, list)
         SELECT ?1, value FROM json_each(?2)",
        params![id, json_ids(lists.iter().copied())],
    )?;
    Ok(())
}

pub(crate) fn lists(store: &Connection, id: i64) -> Result<Vec<i64>> {
    let sql = "SELECT list FROM campaign_lists WHERE campaign = ?1 ORDER BY list";
    rows(store, sql, &[&id], |row| row.get(0))
}

/// Who is in its lists; a contact in several lists counts once. [doc]
pub(crate) fn contacts(store: &Connection, id: i64) -> Result<Vec<i64>> {
    rows(
        store,
        "SELECT DISTINCT contact FROM list_contacts JOIN campaign_lists USING (list)
         WHERE campaign = ?1 ORDER BY contact",
        &[&id],
        |row| row.get(0),
    )
}

/// What came of a campaign.
pub(crate) struct Counters {
    pub(crate) started: i64,
    pub(crate) completed: i64,
    pub(crate) failed: i64,
    pub(crate) interacted_with: i64,
    pub(crate) sent: i64,
    pub(crate) received: i64,
    pub(crate) read: i64,
    pub(crate) messages_failed: i64,
}

pub(crate) fn counters(store: &Connection, id: i64) -> Result<Counters> {
    let runs = "SELECT count(*), count(*) FILTER (WHERE state = 'completed'),
             count(*) FILTER (WHERE state = 'failed')
         FROM runs WHERE campaign = ?1";
    let (started, completed, failed) = store
        .prepare_cached(runs)?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    store
        .prepare_cached(
            "SELECT count(DISTINCT contact) FILTER (WHERE direction = 'inbound'),
                 count(*) FILTER (WHERE direction = 'outbound' AND sent IS NOT NULL),
                 count(*) FILTER (WHERE direction = 'inbound'),
                 count(*) FILTER (WHERE status = 'Read'),
                 count(*) FILTER (WHERE status = 'Error')
             FROM messages WHERE campaign = ?1",
        )?
        .query_row([id], |row| {
            Ok(Counters {
                started,
                completed,
                failed,
                interacted_with: row.get(0)?,
                sent: row.get(1)?,
                received: row.get(2)?,
                read: row.get(3)?,
                messages_failed: row.get(4)?,
            })
        })
}

pub(crate) fn find(store: &Connection, id: i64) -> Result<Option<Campaign>> {
    store
        .prepare_cached(&format!("SELECT {COLUMNS} FROM campaigns WHERE id = ?1"))?
        .query_row([id], Campaign::read)
        .optional()
}

/// The campaigns of one account or of all, scheduled from one time to before another.
pub(crate) fn list(
    store: &Connection,
    account: Option<i64>,
    from: Option<f64>,
    before: Option<f64>,
    offset: usize,
    size: usize,
) -> Result<Found<Campaign>> {
    let condition = "(?1 IS NULL OR scheduled >= ?1) AND (?2 IS NULL OR scheduled < ?2)
         AND account = coalesce(?3, account)";
    let count: i64 = store
        .prepare_cached(&format!("SELECT count(*) FROM campaigns WHERE {condition}"))?
        .query_row(params![from, before, account], |row| row.get(0))?;
    let sql =
        format!("SELECT {COLUMNS} FROM campaigns WHERE {condition} ORDER BY id LIMIT ?4 OFFSET ?5");
    Ok(Found {
        count: usize::try_from(count).unwrap_or(0),
        rows: rows(
            store,
            &sql,
            &[&from, &before, &account, &bounded(size), &bounded(offset)],
            Campaign::read,
        )?,
    })
}

pub(crate) fn delete(store: &Connection, id: i64) -> Result<()> {
    store.execute("DELETE FROM campaigns WHERE id = ?1", [id])?;
    Ok(())
}
