//! Automations. No route changes, deletes or stops one. [doc]

use std::collections::BTreeSet;

use rusqlite::Connection;
use serde_json::{Value, json};

use super::automation_form;
use crate::call::Call;
use crate::clock::iso_8601;
use crate::form::{Form, Presence, any_text, without_empty};
use crate::pagination::Page;
use crate::problem::{Answer, Problem};
use crate::simulation::compose::{items, texts};
use crate::simulation::placeholders::codes;
use crate::simulation::runs::field_of;
use crate::store::automations::{self, Automation, Filter};
use crate::store::{custom_fields, random, templates};
use crate::validators;

/// Title case in this filter, lower case where starters are created. [doc] [live]
const PLATFORMS: [&str; 19] = [
    "Api",
    "Active Campaign",
    "Woocommerce",
    "Magento",
    "Prestashop",
    "Shopify",
    "Zapier",
    "Qapla'",
    "BrainLead",
    "HubSpot",
    "Klaviyo",
    "Zoho",
    "Sendinblue",
    "WPNotif",
    "Connectif",
    "IFTTT",
    "Pipedrive",
    "Meta",
    "Zendesk",
];

pub(crate) fn list(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let platform = call.query("webhook_platform");
    if let Some(platform) = platform.filter(|platform| !PLATFORMS.contains(platform)) {
        let message = validators::not_available(platform);
        return Err(Problem::fields(json!({ "webhook_platform": [message] })));
    }
    let filter = Filter {
        account: Some(call.owner),
        search: call.query("search"),
        is_active: match call.query("is_active") {
            Some("true") => Some(true),
            Some("false") => Some(false),
            _ => None,
        },
        platform: platform.map(str::to_lowercase),
    };
    let page = Page::asked_by(call)?;
    let found = automations::list(store, &filter, page.offset(), page.size())?;
    page.check(found.count)?;
    let results: rusqlite::Result<Vec<Value>> = found
        .rows
        .iter()
        .map(|automation| shown(store, call, automation))
        .collect();
    Ok(page.answer(call, found.count, &results?))
}

pub(crate) fn retrieve(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let automation = find(store, call)?;
    Ok(Answer::ok(shown(store, call, &automation)?))
}

/// Starters other than `webhook_set` are accepted, but nothing in the sandbox sets them off.
pub(crate) fn create(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let body = without_empty(&call.json()?);
    let mut form = Form::open(&body).map_err(Problem::fields)?;
    let name = form.filled_text("name", Presence::Required, any_text);
    form.text("description", Presence::Optional, any_text);
    form.text("category", Presence::Optional, any_text);
    let is_active = form.boolean("is_active");
    let is_favorite = form.boolean("is_favorite");
    let steps = automation_form::steps(store, &mut form);
    let platforms = form.rows("webhook_set", Presence::Optional, |value| {
        let mut form = Form::open(value)?;
        form.text("name", Presence::Optional, any_text);
        let platform = form.filled_text("platform", Presence::Required, platform_rule);
        form.close()?;
        Ok(platform.unwrap_or_default())
    });
    form.close().map_err(Problem::fields)?;
    let mut automation = Automation {
        id: 0,
        account: call.owner,
        name: name.unwrap_or_default(),
        is_active: is_active.unwrap_or(false),
        is_favorite: is_favorite.unwrap_or(false),
        steps,
        created: call.now,
        updated: call.now,
    };
    automation.id = automations::insert(store, &automation)?;
    for platform in platforms {
        let (uuid, secret) = (random::uuid(store)?, random::secret(store)?);
        automations::add_starter(store, automation.id, &uuid, &platform, &secret)?;
    }
    Ok(Answer::created(shown(store, call, &automation)?))
}

fn platform_rule(value: &str) -> Option<String> {
    let known = PLATFORMS
        .iter()
        .any(|platform| platform.to_lowercase() == value);
    (!known).then(|| validators::not_a_choice(value))
}

/// The shape of the answer is not published. [inferred]
pub(crate) fn custom_fields_used(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let automation = find(store, call)?;
    let codes = used_codes(store, &automation.steps)?;
    let (own, custom): (Vec<String>, Vec<String>) = codes
        .into_iter()
        .partition(|code| validators::is_reserved(code));
    Ok(Answer::ok(
        json!({ "contact_fields": own, "custom_fields": custom }),
    ))
}

/// The codes that steps refer to, in their texts, their templates or by the id of a field.
fn used_codes(store: &Connection, steps: &[Value]) -> rusqlite::Result<BTreeSet<String>> {
    let mut used = BTreeSet::new();
    for step in steps {
        let mut fields = vec![step["custom_field"].as_i64()];
        let values = step["custom_field_values"].as_object();
        for value in values.into_iter().flat_map(serde_json::Map::values) {
            fields.push(value.as_str().and_then(field_of));
        }
        for field in fields.into_iter().flatten() {
            used.extend(custom_fields::find(store, field)?.map(|field| field.code));
        }
        let text = step["text"].as_str().unwrap_or_default();
        used.extend(codes(text).map(str::to_owned));
        if let Some(template) = step["template"].as_i64() {
            for localization in templates::localizations(store, template)? {
                let texts = texts(&localization.content).into_iter();
                used.extend(texts.flat_map(codes).map(str::to_owned));
            }
        }
        used.extend(used_codes(store, items(step, "step_set"))?);
    }
    Ok(used)
}

/// Whether an automation refers to this custom field.
pub(crate) fn use_code(store: &Connection, code: &str) -> rusqlite::Result<bool> {
    for automation in automations::all(store)? {
        if used_codes(store, &automation.steps)?.contains(code) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether an automation sends this template.
pub(crate) fn use_template(store: &Connection, template: i64) -> rusqlite::Result<bool> {
    fn sends(steps: &[Value], template: i64) -> bool {
        steps.iter().any(|step| {
            step["template"].as_i64() == Some(template) || sends(items(step, "step_set"), template)
        })
    }
    let all = automations::all(store)?;
    Ok(all.iter().any(|one| sends(&one.steps, template)))
}

fn shown(store: &Connection, call: &Call, automation: &Automation) -> rusqlite::Result<Value> {
    let starters: Vec<Value> = automations::starters(store, automation.id)?
        .into_iter()
        .map(|starter| {
            json!({
                "is_active": starter.is_active,
                "link": format!("{}/wh/ap/{}/", call.origin, starter.uuid),
                "secret": starter.secret,
                "uuid": starter.uuid,
            })
        })
        .collect();
    Ok(json!({
        "id": automation.id,
        "name": automation.name,
        "is_active": automation.is_active,
        "is_favorite": automation.is_favorite,
        "first_message_text": first_text(store, &automation.steps)?,
        "created_datetime": iso_8601(automation.created),
        "updated_datetime": iso_8601(automation.updated),
        "webhook_set": starters,
    }))
}

fn first_text(store: &Connection, steps: &[Value]) -> rusqlite::Result<Option<String>> {
    for step in steps {
        if let Some(text) = step["text"].as_str() {
            return Ok(Some(text.to_owned()));
        }
        if let Some(template) = step["template"].as_i64() {
            let all = templates::localizations(store, template)?;
            let body = all.first().and_then(|one| {
                one.content
                    .pointer("/body_template_component/text")?
                    .as_str()
            });
            return Ok(body.map(str::to_owned));
        }
    }
    Ok(None)
}

/// One of the account's own.
fn find(store: &Connection, call: &Call) -> Result<Automation, Problem> {
    let found = automations::find(store, call.id()?)?;
    let own = found.filter(|automation| automation.account == call.owner);
    own.ok_or_else(Problem::not_found)
}
