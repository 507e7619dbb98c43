//! Tickets, for accounts that have them: else every route is a 404. [live]

use rusqlite::Connection;
use serde_json::{Value, json};

use crate::call::Call;
use crate::clock::iso_8601;
use crate::form::{Form, Presence};
use crate::pagination::Page;
use crate::problem::{Answer, Problem};
use crate::store::contacts::{self, Changes};
use crate::store::render;
use crate::store::tickets::{self, Order, SORTABLE, Ticket};
use crate::validators::{self, longer_than};

/// Custom ones exist too [live], but an account of the sandbox has none.
const STATUSES: [&str; 7] = [
    "Open",
    "In Progress",
    "Pending",
    "Waiting",
    "Resolved",
    "Closed",
    "Terminated",
];

/// After these a ticket has a `closed_datetime`. [inferred]
const CLOSED: [&str; 2] = ["Closed", "Terminated"];

const PRIORITIES: [&str; 5] = ["Lowest", "Low", "Medium", "High", "Highest"];

const MAX_TITLE: usize = 256;
const MAX_DESCRIPTION: usize = 1_024;

/// `sort_by`, `order` and `status` come from the tool lists. [seed]
pub(crate) fn list(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    check_feature(call)?;
    let mut order = Order {
        column: "created",
        descending: true,
    };
    if let Some(name) = call.query("sort_by") {
        let known = SORTABLE.iter().find(|(known, _)| *known == name);
        let (_, column) = known.ok_or_else(|| refuse("sort_by", name))?;
        order.column = column;
    }
    order.descending = match call.query("order") {
        None | Some("desc") => true,
        Some("asc") => false,
        Some(other) => return Err(refuse("order", other)),
    };
    let status = call.query("status");
    // The tool lists write OPEN where the data has Open.
    let is_known = |status: &str| {
        STATUSES
            .iter()
            .any(|known| known.eq_ignore_ascii_case(status))
    };
    if let Some(status) = status.filter(|status| !is_known(status)) {
        return Err(refuse("status", status));
    }
    let page = Page::asked_with_names(call, &["page_size", "per_page"])?;
    let found = tickets::list(store, status, &order, page.offset(), page.size())?;
    page.check(found.count)?;
    let results: Result<Vec<Value>, Problem> = found
        .rows
        .iter()
        .map(|ticket| shown(store, ticket))
        .collect();
    Ok(page.answer(call, found.count, &results?))
}

fn refuse(name: &str, value: &str) -> Problem {
    Problem::fields(json!({ name: [validators::not_available(value)] }))
}

pub(crate) fn retrieve(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    Ok(Answer::ok(shown(store, &find(store, call)?)?))
}

pub(crate) fn create(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    check_feature(call)?;
    let mut ticket = Ticket {
        id: 0,
        contact: 0,
        title: String::new(),
        description: None,
        status: String::new(),
        priority: String::new(),
        reference: String::new(),
        category: None,
        created: call.now,
        updated: call.now,
        closed: None,
    };
    read(store, call, &mut ticket, Presence::Required)?;
    ticket.id = tickets::insert(store, &ticket)?;
    if ticket.reference.is_empty() {
        // Generated when none is given [live]; its form is the sandbox's own.
        ticket.reference = format!("T-{}", ticket.id);
        tickets::update(store, &ticket)?;
    }
    Ok(Answer::created(shown(store, &ticket)?))
}

pub(crate) fn update(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let mut ticket = find(store, call)?;
    read(store, call, &mut ticket, Presence::Optional)?;
    ticket.updated = call.now;
    tickets::update(store, &ticket)?;
    Ok(Answer::ok(shown(store, &ticket)?))
}

pub(crate) fn delete(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    tickets::delete(store, find(store, call)?.id)?;
    Ok(Answer::deleted())
}

/// Overwrites what the body names.
fn read(
    store: &Connection,
    call: &Call,
    ticket: &mut Ticket,
    presence: Presence,
) -> Result<(), Problem> {
    let body = call.json()?;
    let mut form = Form::open(&body).map_err(Problem::fields)?;
    let phone = form.filled_text("contact_phone", presence, validators::phone);
    let title = form.filled_text("title", presence, |text| longer_than(text, MAX_TITLE));
    let status = form.choice("status", presence, &STATUSES);
    let priority = form.choice("priority", presence, &PRIORITIES);
    let optional = |form: &mut Form<'_>, name: &str, rule| {
        if form.is_null(name) {
            Some(String::new())
        } else {
            form.text(name, Presence::Optional, rule)
        }
    };
    let description = optional(&mut form, "description", |text| {
        longer_than(text, MAX_DESCRIPTION)
    });
    let reference = optional(&mut form, "reference", |text| longer_than(text, MAX_TITLE));
    if !form.is_null("ticket_category_id")
        && let Some(category) = form.integer("ticket_category_id", Presence::Optional)
    {
        ticket.category = Some(category);
    }
    form.close().map_err(Problem::fields)?;
    if let Some(phone) = phone {
        // An unknown phone becomes a contact, as with messages. [inferred]
        ticket.contact = match contacts::id_of_phone(store, &phone)? {
            Some(id) => id,
            None => contacts::upsert(store, &phone, &Changes::default(), call.now)?.0,
        };
    }
    if let Some(title) = title {
        ticket.title = title;
    }
    if let Some(priority) = priority {
        priority.clone_into(&mut ticket.priority);
    }
    if let Some(description) = description {
        ticket.description = Some(description).filter(|text| !text.is_empty());
    }
    if let Some(reference) = reference.filter(|text| !text.is_empty()) {
        ticket.reference = reference;
    }
    if let Some(status) = status {
        status.clone_into(&mut ticket.status);
        let closed = ticket.closed.unwrap_or(call.now);
        ticket.closed = CLOSED.contains(&status).then_some(closed);
    }
    Ok(())
}

pub(crate) fn shown(store: &Connection, ticket: &Ticket) -> Result<Value, Problem> {
    let contact = contacts::find(store, ticket.contact)?.ok_or_else(Problem::not_found)?;
    let rendered = render::contacts(store, &[contact])?;
    let mut contact = rendered.into_iter().next().unwrap_or_default();
    contact["role_set"] = json!([]);
    Ok(json!({
        "id": ticket.id,
        "title": ticket.title,
        "description": ticket.description,
        "status": ticket.status,
        "priority": ticket.priority,
        "reference": ticket.reference,
        "created_datetime": iso_8601(ticket.created),
        "updated_datetime": iso_8601(ticket.updated),
        "closed_datetime": ticket.closed.map(iso_8601),
        "contact": contact,
        "owner": null,
    }))
}

fn check_feature(call: &Call) -> Result<(), Problem> {
    if call.tickets {
        Ok(())
    } else {
        Err(Problem::not_found())
    }
}

fn find(store: &Connection, call: &Call) -> Result<Ticket, Problem> {
    check_feature(call)?;
    tickets::find(store, call.id()?)?.ok_or_else(Problem::not_found)
}
