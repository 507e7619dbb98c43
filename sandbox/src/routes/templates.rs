//! Templates: draft, submit, pending, approved or rejected, back to draft. [doc]
//!
//! Which steps are refused, and how, is not published: here every step but the next one is a 400.
//! [inferred]

use rusqlite::Connection;
use serde_json::{Value, json};

use super::automations;
use super::template_form::Language;
use crate::call::Call;
use crate::form::{Form, Presence, any_text, non_field};
use crate::pagination::Page;
use crate::problem::{Answer, Problem};
use crate::query::Query;
use crate::simulation::review;
use crate::store::render::messaging as render;
use crate::store::templates::{self, Changes, Template};
use crate::validators;

/// The current categories [doc], and those of older accounts [seed] [live].
const CATEGORIES: [&str; 15] = [
    "MARKETING",
    "UTILITY",
    "AUTHENTICATION",
    "ACCOUNT_UPDATE",
    "PAYMENT_UPDATE",
    "PERSONAL_FINANCE_UPDATE",
    "SHIPPING_UPDATE",
    "RESERVATION_UPDATE",
    "ISSUE_RESOLUTION",
    "APPOINTMENT_UPDATE",
    "TRANSPORTATION_UPDATE",
    "TICKET_UPDATE",
    "ALERT_UPDATE",
    "AUTO_REPLY",
    "TRANSACTIONAL",
];

const NAME_TAKEN: &str = "template with this name already exists.";

/// `channel_id` is read, but every channel has all templates here.
pub(crate) fn list(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    check_channel(call)?;
    let page = Page::asked_by(call)?;
    let found = templates::list(store, call.query("search"), page.offset(), page.size())?;
    page.check(found.count)?;
    let results: rusqlite::Result<Vec<Value>> = found
        .rows
        .iter()
        .map(|template| render::template(store, template))
        .collect();
    Ok(page.answer(call, found.count, &results?))
}

fn check_channel(call: &Call) -> Result<(), Problem> {
    let mut query = Query::open(call);
    query.number("channel_id");
    query.close()
}

pub(crate) fn retrieve(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    check_channel(call)?;
    let template = find(store, call.id()?)?;
    Ok(Answer::ok(render::template(store, &template)?))
}

/// Nothing goes to WhatsApp before it is submitted. [doc]
pub(crate) fn create(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let body = call.json()?;
    let (changes, languages) = read(store, &body, None)?;
    let id = templates::create(
        store,
        &changes.name.unwrap_or_default(),
        &changes.category.unwrap_or_default(),
        changes.subcategory.as_deref(),
    )?;
    put(store, id, languages)?;
    Ok(Answer::created(render::template(store, &find(store, id)?)?))
}

/// Only a draft can be edited; a language that is named neither by id nor by code is added, one that
/// is left out stays. [inferred]
pub(crate) fn update(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let id = find(store, call.id()?)?.id;
    if !all_are(store, id, "DRAFT")? {
        return Err(Problem::bad_request(
            "Only a draft can be edited: call back_to_draft first.",
        ));
    }
    let body = call.json()?;
    let (changes, languages) = read(store, &body, Some(id))?;
    templates::update(store, id, &changes)?;
    put(store, id, languages)?;
    Ok(Answer::ok(render::template(store, &find(store, id)?)?))
}

fn read(
    store: &Connection,
    body: &Value,
    known: Option<i64>,
) -> Result<(Changes, Vec<Language>), Problem> {
    let presence = if known.is_none() {
        Presence::Required
    } else {
        Presence::Optional
    };
    let mut form = Form::open(body).map_err(Problem::fields)?;
    let name = form.filled_text("name", presence, any_text);
    let category = form.choice("category", presence, &CATEGORIES);
    let subcategory = if form.is_null("subcategory") {
        None
    } else {
        form.text("subcategory", Presence::Optional, any_text)
    };
    let groups = form.value("template_groups", Presence::Optional).cloned();
    let languages = form.rows("templatelocalization_set", presence, Language::read);
    if let Some(name) = &name
        && templates::name_is_taken(store, name, known)?
    {
        form.refuse("name", NAME_TAKEN);
    }
    let given = body.get("templatelocalization_set");
    let repeated = languages.iter().enumerate().any(|(index, one)| {
        let mut earlier = languages.iter().take(index);
        earlier.any(|other| other.code.eq_ignore_ascii_case(&one.code))
    });
    form.close().map_err(Problem::fields)?;
    if given.is_some() && languages.is_empty() {
        let empty = non_field("This list may not be empty.");
        return Err(Problem::fields(
            json!({ "templatelocalization_set": empty }),
        ));
    }
    if repeated {
        return Err(Problem::fields(language_twice()));
    }
    let changes = Changes {
        name,
        category: category.map(str::to_owned),
        subcategory,
        groups,
    };
    Ok((changes, languages))
}

fn language_twice() -> Value {
    json!({ "templatelocalization_set": non_field("A language is given twice.") })
}

fn put(store: &Connection, template: i64, languages: Vec<Language>) -> Result<(), Problem> {
    for mut language in languages {
        language.resolve_media(store)?;
        if let Some(id) = language.id {
            let former = templates::language_of(store, template, id)?.ok_or_else(|| {
                let errors = json!({ "id": [validators::no_such_object(id)] });
                Problem::fields(json!({ "templatelocalization_set": [errors] }))
            })?;
            if !former.eq_ignore_ascii_case(&language.code) {
                let mut others = templates::localizations(store, template)?.into_iter();
                if others.any(|other| other.language.eq_ignore_ascii_case(&language.code)) {
                    return Err(Problem::fields(language_twice()));
                }
                templates::set_language(store, id, &language.code)?;
            }
        }
        templates::put(store, template, &language.code, &language.content)?;
    }
    Ok(())
}

/// A GET that creates. [doc]
pub(crate) fn clone(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let template = find(store, call.id()?)?;
    let mut name = format!("{}_copy", template.name);
    let mut number = 2;
    while templates::name_is_taken(store, &name, None)? {
        name = format!("{}_copy_{number}", template.name);
        number += 1;
    }
    let subcategory = template.subcategory.as_deref();
    let id = templates::create(store, &name, &template.category, subcategory)?;
    let groups = Changes {
        groups: Some(template.groups.clone()),
        ..Changes::default()
    };
    templates::update(store, id, &groups)?;
    for one in templates::localizations(store, template.id)? {
        templates::put(store, id, &one.language, &one.content)?;
    }
    Ok(Answer::ok(render::template(store, &find(store, id)?)?))
}

pub(crate) fn submit(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let template = find(store, call.id()?)?;
    Form::open(&call.json()?).map_err(Problem::fields)?;
    if !all_are(store, template.id, "DRAFT")? {
        return Err(Problem::bad_request("Only a draft can be submitted."));
    }
    for one in templates::localizations(store, template.id)? {
        let body = &one.content["body_template_component"]["text"];
        if review::has_too_many_variables(body.as_str().unwrap_or_default()) {
            // The code is [live]; the words are the sandbox's.
            return Err(Problem::coded(
                "spoki::3014",
                "Too many variables",
                "The text has too many variables for its length: write more words around them.",
            ));
        }
    }
    review::submit(store, template.id, call.now)?;
    Ok(Answer::ok(render::template(store, &template)?))
}

pub(crate) fn back_to_draft(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let template = find(store, call.id()?)?;
    Form::open(&call.json()?).map_err(Problem::fields)?;
    if all_are(store, template.id, "DRAFT")? {
        return Err(Problem::bad_request("The template is a draft already."));
    }
    review::withdraw(store, template.id, call.now)?;
    Ok(Answer::ok(render::template(store, &template)?))
}

pub(crate) fn delete(store: &Connection, call: &Call) -> Result<Answer, Problem> {
    let id = find(store, call.id()?)?.id;
    if call.query("force_delete") != Some("true") && automations::use_template(store, id)? {
        // The condition is [seed], the answer [inferred].
        return Err(Problem::bad_request(
            "An automation uses this template: repeat the call with force_delete=true.",
        ));
    }
    templates::delete(store, id)?;
    Ok(Answer::deleted())
}

fn all_are(store: &Connection, template: i64, status: &str) -> Result<bool, Problem> {
    let localizations = templates::localizations(store, template)?;
    Ok(localizations.iter().all(|one| one.status == status))
}

fn find(store: &Connection, id: i64) -> Result<Template, Problem> {
    templates::find(store, id)?.ok_or_else(Problem::not_found)
}
