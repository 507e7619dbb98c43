//! Automations under way: one contact each, with the steps that are left.

use rusqlite::{Connection, OptionalExtension, Result, params};
use serde_json::{Value, json};

use super::messages::json_of;

pub(crate) struct Run {
    pub(crate) id: i64,
    /// The account that sends.
    pub(crate) account: i64,
    /// `None` once the contact was deleted.
    pub(crate) contact: Option<i64>,
    pub(crate) campaign: Option<i64>,
    pub(crate) steps: Vec<Value>,
    pub(crate) metadata: Value,
}

/// Stores a run under the next id, which it gives.
pub(crate) fn insert(store: &Connection, run: &Run) -> Result<i64> {
    store
        .prepare_cached(
            "INSERT INTO runs (account, contact, campaign, steps, metadata)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .insert(params![
            run.account,
            run.contact,
            run.campaign,
            json!(run.steps).to_string(),
            run.metadata.to_string()
        ])
}

/// One that has not ended.
pub(crate) fn find(store: &Connection, id: i64) -> Result<Option<Run>> {
    store
        .prepare_cached(
            "SELECT id, account, contact, campaign, steps, metadata FROM runs
             WHERE id = ?1 AND state = 'running'",
        )?
        .query_row([id], |row| {
            let steps = json_of(row, 4)?;
            Ok(Run {
                id: row.get(0)?,
                account: row.get(1)?,
                contact: row.get(2)?,
                campaign: row.get(3)?,
                steps: steps.as_array().cloned().unwrap_or_default(),
                metadata: json_of(row, 5)?,
            })
        })
        .optional()
}

pub(crate) fn set_steps(store: &Connection, id: i64, steps: &[Value]) -> Result<()> {
    store
        .prepare_cached("UPDATE runs SET steps = ?2 WHERE id = ?1")?
        .execute(params![id, json!(steps).to_string()])?;
    Ok(())
}

pub(crate) fn end(store: &Connection, id: i64, succeeded: bool) -> Result<()> {
    let state = if succeeded { "completed" } else { "failed" };
    store
        .prepare_cached("UPDATE runs SET state = ?2 WHERE id = ?1")?
        .execute(params![id, state])?;
    Ok(())
}
