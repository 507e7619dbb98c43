//! Templates, messages, webhooks and media as JSON objects.

use std::collections::BTreeSet;

use rusqlite::{Connection, Result};
use serde_json::{Value, json};

use crate::clock::iso_8601;
use crate::simulation::compose::texts;
use crate::simulation::outbox;
use crate::simulation::placeholders::codes;
use crate::store::media::Media;
use crate::store::messages::Message;
use crate::store::templates::{self, Localization, Template};
use crate::store::webhooks::Webhook;

/// A template with all its languages. [live]
pub(crate) fn template(store: &Connection, template: &Template) -> Result<Value> {
    let localizations = templates::localizations(store, template.id)?;
    let codes: BTreeSet<&str> = localizations
        .iter()
        .flat_map(|localization| texts(&localization.content))
        .flat_map(codes)
        .collect();
    let status = status(&localizations);
    Ok(json!({
        "id": template.id,
        "name": template.name,
        "category": template.category,
        "subcategory": template.subcategory,
        "is_approved": status == 2,
        "is_favorite": false,
        "status": status,
        "customfield_set": codes,
        "template_groups": template.groups,
        "templatelocalization_set": localizations.iter().map(localization).collect::<Vec<_>>(),
    }))
}

/// 0 draft, 1 pending, 2 approved, 3 rejected: a template is approved as soon as one language is.
/// [inferred]
fn status(localizations: &[Localization]) -> i64 {
    let any = |status: &str| localizations.iter().any(|one| one.status == status);
    if any("PENDING") {
        1
    } else if any("APPROVED") {
        2
    } else if any("REJECTED") {
        3
    } else {
        0
    }
}

fn localization(localization: &Localization) -> Value {
    let mut shown = json!({
        "id": localization.id,
        "language": localization.language,
        "status": localization.status,
        "rejection_reason": localization.rejection.get("reason"),
        "rejection_detail": localization.rejection.get("detail"),
        "rejection_recommendation": localization.rejection.get("recommendation"),
        "status_updated_at": localization.status_updated.map(iso_8601),
    });
    if let (Value::Object(shown), Value::Object(content)) = (&mut shown, &localization.content) {
        shown.extend(content.clone());
    }
    shown
}

/// No API route reads messages back: this is for the control routes.
pub(crate) fn message(message: &Message) -> Value {
    json!({
        "id": message.id,
        "uuid": message.uuid,
        "contact": message.contact,
        "phone": message.phone,
        "direction": message.direction,
        "type": message.kind,
        "content_type": message.content_type,
        "status": message.status,
        "template": message.template,
        "campaign": message.campaign,
        "text": message.text,
        "content": message.content,
        "metadata": message.metadata,
        "payload": message.payload,
        "reply_to": message.reply_to,
        "error_code": message.error_code,
        "error_message": message.error_code.as_deref().map(outbox::error_message),
        "created_datetime": iso_8601(message.created),
    })
}

/// The secret is shown at creation and rotation only. [doc]
pub(crate) fn webhook(webhook: &Webhook) -> Value {
    json!({
        "id": webhook.id,
        "event": webhook.event,
        "version": 2,
        "url": webhook.url,
        "is_active": webhook.is_active,
    })
}

pub(crate) fn media(media: &Media) -> Value {
    json!({
        "id": media.id,
        "title": media.title,
        // Nothing is fetched, so there is no copy of the file here.
        "media": null,
        "content_type": media.content_type,
        "format_type": media.format_type,
        "external_url": media.external_url,
        "external_id": null,
        "is_deleted": media.is_deleted,
    })
}
