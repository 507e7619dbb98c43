//! Starts campaigns: one run of its automation for every contact of its lists.

use rusqlite::{Connection, Result};
use serde_json::{Value, json};

use super::runs;
use crate::store::agenda::{self, Task};
use crate::store::automations;
use crate::store::campaigns::{self, Campaign};
use crate::store::runs::Run;

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
            .map_or_else(Vec::new, |automation| automation.steps),
        (None, template) => vec![json!({ "step_type": "TemplateMessage", "template": template })],
    };
    let mut run = Run {
        id: 0,
        account: campaign.account,
        contact: None,
        campaign: Some(id),
        steps,
        metadata: Value::Null,
    };
    for contact in campaigns::contacts(store, id)? {
        run.contact = Some(contact);
        runs::begin(store, &run, now)?;
    }
    campaigns::complete(store, id)
}
