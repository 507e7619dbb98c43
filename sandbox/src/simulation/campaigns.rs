//! Starts campaigns: one run of its automation for every contact of its lists.

use rusqlite::{Connection, Result};
use serde_json::{Value, json};

use super::runs;
use crate::store::agenda::{self, Task};
use crate::store::automations;
use crate::store::campaigns::{self, Campaign};

/// Plans what a campaign's status asks for: its start, or nothing. A time that has passed is now.
/// [inferred]
pub(crate) fn plan(store: &Connection, campaign: &Campaign, now: f64) -> Result<()> {
    agenda::cancel(store, Task::Campaign, campaign.id)?;
    match campaign
        .scheduled
        .filter(|_| campaign.status == "Scheduled")
    {
        Some(time) => agenda::add(store, time.max(now), Task::Campaign, campaign.id),
        None => Ok(()),
    }
}

pub(super) fn start(store: &Connection, id: i64, now: f64) -> Result<()> {
    let Some(campaign) = campaigns::find(store, id)? else {
        return Ok(());
    };
    campaigns::set_status(store, id, "Processing")?;
    let steps = match (campaign.automation, campaign.template) {
        (Some(automation), _) => automations::find(store, automation)?
            .map_or_else(|| json!([]), |automation| automation.steps),
        (None, template) => json!([{ "step_type": "TemplateMessage", "template": template }]),
    };
    for contact in campaigns::contacts(store, id)? {
        runs::begin(store, contact, Some(id), &steps, &Value::Null, now)?;
    }
    campaigns::complete(store, id)
}
