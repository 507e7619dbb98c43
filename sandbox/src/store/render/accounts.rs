//! The rows of the account areas as JSON.

use rusqlite::{Connection, Result};
use serde_json::{Value, json};

use crate::clock::iso_8601;
use crate::store::accounts::{self, Account, Agency};
use crate::store::channels::{self, Channel, WHATSAPP};
use crate::store::invitations::Invitation;
use crate::store::messages;
use crate::store::roles::{Role, User};

/// What a conversation is taken to cost, in thousandths of a euro. [inferred]
const CONVERSATION_COST: i64 = 100;

const DAY: f64 = 86_400.0;

/// [doc]; that credits are in thousandths of a euro is [inferred].
pub(crate) fn account(store: &Connection, account: &Account, now: f64) -> Result<Value> {
    let credit = accounts::credit(store, account.id)?;
    let channels = channels::list(store, account.id, None, 0, usize::MAX)?;
    let is_connected = account.phone.is_some();
    Ok(json!({
        "id": account.id,
        "name": account.name,
        "current_credit": credit,
        "status": "Active",
        "default_language": "it",
        "phone": account.phone,
        "has_official_verification": false,
        "daily_limit": 1000,
        "phone_status": if is_connected { "Connected" } else { "Disconnected" },
        "quality_score": is_connected.then_some("Green"),
        "quality_reasons": null,
        "is_active": true,
        "country_code": account.country,
        "estimated_available_conversations": conversations(account, credit),
        "account_type": account.kind,
        "default_pricing_delta": 0,
        "low_credit_threshold": 10_000,
        "has_low_credit_alert": true,
        "min_credit_balance_millicents": null,
        "default_prefix": "+39",
        "default_country_code": "IT",
        "timezone": "Europe/Rome",
        "contacted_in_24h": messages::contacted(store, account.id, now - DAY)?,
        "contacted_in_7d": messages::contacted(store, account.id, now - 7.0 * DAY)?,
        "primary_channel_id": channels::primary(store, account.id)?,
        "channels": channels.rows.iter().map(channel).collect::<Vec<_>>(),
    }))
}

pub(crate) fn accounts(store: &Connection, accounts: &[Account], now: f64) -> Result<Vec<Value>> {
    let shown = accounts.iter().map(|row| account(store, row, now));
    shown.collect()
}

pub(crate) fn conversations(account: &Account, credit: i64) -> i64 {
    account.conversations + credit / CONVERSATION_COST
}

pub(crate) fn agency(agency: &Agency) -> Value {
    json!({ "id": agency.id, "account": agency.account })
}

/// Of the two generations of this shape, the documented one. [doc]
pub(crate) fn channel(channel: &Channel) -> Value {
    let is_whatsapp = channel.platform == WHATSAPP;
    json!({
        "id": channel.id,
        "name": channel.name,
        "identifier": channel.identifier,
        "platform": if is_whatsapp { "WhatsApp" } else { "Other" },
        "status": "Active",
        "phone_status": is_whatsapp.then_some("🟢 Connected"),
        "quality_score": is_whatsapp.then_some("🟢 Green"),
        "is_primary": channel.is_primary,
    })
}

/// Users are spelled `firstname` and `surname`, unlike contacts. [live]
pub(crate) fn role(role: &Role) -> Value {
    let User {
        id,
        email,
        firstname,
        surname,
        is_service,
    } = &role.user;
    json!({
        "id": role.id,
        "role": role.name,
        "user": {
            "id": id,
            "uid": user_uid(*id),
            "email": email,
            "firstname": firstname,
            "surname": surname,
            "image": null,
            "is_service": is_service,
        },
    })
}

/// The real one is random; here it is made of the id.
pub(crate) fn user_uid(id: i64) -> String {
    format!("{id:08x}-0000-4000-9000-{id:012x}")
}

/// [inferred]
pub(crate) fn invitation(invitation: &Invitation) -> Value {
    json!({
        "id": invitation.id,
        "email": invitation.email,
        "role": invitation.role,
        "additional_info": {
            "first_name": invitation.first_name,
            "last_name": invitation.last_name,
        },
        "created_datetime": iso_8601(invitation.created),
    })
}
