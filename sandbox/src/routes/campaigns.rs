//! Campaigns: edited and deleted only as Draft or Scheduled. [doc]

use rusqlite::Connection;
use serde_json::{Value, json};

use crate::call::Call;
use crate::clock::{iso_8601, parse_iso_8601};
use crate::form::{Form, Presence, REQUIRED, any_text, integer_of, non_field};
use crate::pagination::Page;
use crate::problem::{Answer, Problem};
use crate::simulation::campaigns::plan;
use crate::store::campaigns::{self, Campaign};
use crate::store::{automations, lists, render, templates};
use crate::validators;

const STATUSES: [&str; 2] = ["Draft", "Scheduled"];

const DAY: f64 = 86_400.0;

pub(crate) fn list(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let from = date(call, "scheduled_datetime_gte")?.map(|(time, _)| time);
    // "On or before": the whole of a day that is given alone. [inferred]
    let before = date(call, "scheduled_datetime_lte")?
        .map(|(time, is_day)| time + if is_day { DAY } else { 1e-3 });
    let page = Page::asked_by(call)?;
    let found = campaigns::list(
        store,
        Some(call.owner),
        from,
        before,
        page.offset(),
        page.size(),
    )?;
    page.check(found.count)?;
    let results: rusqlite::Result<Vec<Value>> = found
        .rows
        .iter()
        .map(|campaign| shown(store, campaign))
        .collect();
    Ok(page.answer(call, found.count, &results?))
}

/// A filter, and whether it is a date without a time.
fn date(call: &Call, name: &str) -> Result<Option<(f64, bool)>, Problem> {
    let Some(value) = call.query(name) else {
        return Ok(None);
    };
    let is_day = value.len() == 10;
    let whole = if is_day {
        format!("{value}T00:00:00Z")
    } else {
        value.to_owned()
    };
    let time = parse_iso_8601(&whole);
    let time =
        time.ok_or_else(|| Problem::fields(json!({ name: ["Enter a valid date/time."] })))?;
    Ok(Some((time, is_day)))
}

pub(crate) fn retrieve(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    Ok(Answer::ok(shown(store, &find(store, call)?)?))
}

pub(crate) fn create(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let body = call.json()?;
    let blank = Campaign {
        id: 0,
        account: call.owner,
        name: String::new(),
        status: "Draft".to_owned(),
        scheduled: None,
        automation: None,
        template: None,
        created: call.now,
    };
    let (mut campaign, lists) = read(store, &body, blank, Presence::Required)?;
    campaign.id = campaigns::insert(store, &campaign)?;
    save(store, &campaign, lists, call.now)?;
    Ok(Answer::created(shown(store, &campaign)?))
}

pub(crate) fn update(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let former = editable(store, call)?;
    let (campaign, lists) = read(store, &call.json()?, former, Presence::Optional)?;
    campaigns::update(store, &campaign)?;
    save(store, &campaign, lists, call.now)?;
    Ok(Answer::ok(shown(store, &campaign)?))
}

pub(crate) fn delete(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let mut campaign = editable(store, call)?;
    "Draft".clone_into(&mut campaign.status);
    plan(store, &campaign, call.now)?;
    campaigns::delete(store, campaign.id)?;
    Ok(Answer::deleted())
}

fn save(
    store: &Connection,
    campaign: &Campaign,
    lists: Option<Vec<i64>>,
    now: f64,
) -> Result<(), Problem> {
    if let Some(lists) = lists {
        campaigns::set_lists(store, campaign.id, &lists)?;
    }
    plan(store, campaign, now)?;
    Ok(())
}

/// Overwrites what the body names. `template` is read at creation only. [doc]
fn read(
    store: &Connection,
    body: &Value,
    mut campaign: Campaign,
    presence: Presence,
) -> Result<(Campaign, Option<Vec<i64>>), Problem> {
    let is_new = presence == Presence::Required;
    let mut form = Form::open(body).map_err(Problem::fields)?;
    if let Some(name) = form.filled_text("name", presence, any_text) {
        campaign.name = name;
    }
    if let Some(status) = form.choice("status", Presence::Optional, &STATUSES) {
        status.clone_into(&mut campaign.status);
    }
    if form.is_null("scheduled_datetime") {
        campaign.scheduled = None;
    } else if let Some(time) = form.text("scheduled_datetime", Presence::Optional, any_text) {
        campaign.scheduled = parse_iso_8601(&time);
        if campaign.scheduled.is_none() {
            form.refuse(
                "scheduled_datetime",
                "Datetime has wrong format. Use ISO 8601, such as 2026-10-01T09:00:00.000Z.",
            );
        }
    } else if campaign.status == "Scheduled" && campaign.scheduled.is_none() {
        form.refuse("scheduled_datetime", REQUIRED);
    }
    if campaign.status == "Scheduled" && form.is_null("scheduled_datetime") {
        form.refuse("scheduled_datetime", REQUIRED);
    }
    let given = form.value("lists", presence).is_some();
    let ids = form.array("lists", integer_of);
    let mut unknown = None;
    for id in &ids {
        if lists::find(store, *id)?.is_none() {
            unknown = Some(*id);
        }
    }
    if let Some(id) = unknown {
        form.refuse("lists", &validators::no_such_object(id));
    }
    what_to_run(store, &mut form, &mut campaign, is_new)?;
    form.close().map_err(Problem::fields)?;
    if given && ids.is_empty() {
        let empty = json!({ "lists": ["This list may not be empty."] });
        return Err(Problem::fields(empty));
    }
    if is_new && campaign.automation.is_some() == campaign.template.is_some() {
        // [inferred]
        return Err(Problem::fields(non_field(
            "Give either an automation or a template.",
        )));
    }
    Ok((campaign, given.then_some(ids)))
}

fn what_to_run(
    store: &Connection,
    form: &mut Form<'_>,
    campaign: &mut Campaign,
    is_new: bool,
) -> Result<(), Problem> {
    if !form.is_null("automation")
        && let Some(id) = form.integer("automation", Presence::Optional)
    {
        let found = automations::find(store, id)?;
        if found.is_none_or(|automation| automation.account != campaign.account) {
            form.refuse("automation", &validators::no_such_object(id));
        }
        campaign.automation = Some(id);
        campaign.template = None;
    }
    if is_new
        && !form.is_null("template")
        && let Some(id) = form.integer("template", Presence::Optional)
    {
        if templates::find(store, id)?.is_none() {
            form.refuse("template", &validators::no_such_object(id));
        }
        campaign.template = Some(id);
    }
    Ok(())
}

fn editable(store: &Connection, call: &Call) -> Result<Campaign, Problem> {
    let campaign = find(store, call)?;
    if STATUSES.contains(&campaign.status.as_str()) {
        return Ok(campaign);
    }
    Err(Problem::bad_request(
        "Only a Draft or Scheduled campaign can be changed or deleted.",
    ))
}

pub(crate) fn shown(store: &Connection, campaign: &Campaign) -> rusqlite::Result<Value> {
    let counters = campaigns::counters(store, campaign.id)?;
    let ids = campaigns::lists(store, campaign.id)?;
    let lists = lists::find_many(store, ids.into_iter())?;
    let automation = match campaign.automation {
        None => None,
        Some(id) => automations::find(store, id)?
            .map(|automation| json!({ "id": id, "name": automation.name })),
    };
    // Before the start the members of the lists count, then those who were reached. [inferred]
    let contacts = if STATUSES.contains(&campaign.status.as_str()) {
        json!(campaigns::contacts(store, campaign.id)?.len())
    } else {
        json!(counters.started)
    };
    Ok(json!({
        "id": campaign.id,
        "name": campaign.name,
        "status": campaign.status,
        "scheduled_datetime": campaign.scheduled.map(iso_8601),
        "created_datetime": iso_8601(campaign.created),
        "automation": automation,
        "lists": lists.iter().map(render::list).collect::<Vec<_>>(),
        "other_contacts": [],
        "contacts_count": contacts,
        "automation_started": counters.started,
        "automation_completed": counters.completed,
        "automation_failed": counters.failed,
        // What counts here is not explained anywhere.
        "automation_valid_failed": 0,
        "automation_interacted_with": counters.interacted_with,
        "messages_sent": counters.sent,
        "messages_received": counters.received,
        "messages_read": counters.read,
        "messages_failed": counters.messages_failed,
    }))
}

/// One of the account's own.
fn find(store: &Connection, call: &Call) -> Result<Campaign, Problem> {
    let found = campaigns::find(store, call.id()?)?;
    let own = found.filter(|campaign| campaign.account == call.owner);
    own.ok_or_else(Problem::not_found)
}
