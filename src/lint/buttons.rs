//! The rules for buttons.

use super::codes::Codes;
use super::component::{BUTTONS, either};
use super::finding::{Linter, Spot, figure};
use super::rules::Rule;
use super::scan::{scan, units};
use super::template::{Category, Context};
use super::texts;
use crate::rules::{phone, url};
use crate::schema::Value;

/// What a button does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Reply,
    Url,
    Call,
    /// Copies a coupon's code.
    Copy,
    /// Copies or fills in a code of an authentication.
    Otp,
    /// One that has no rules of its own, or is not known.
    Other,
}

/// Spoki's names, then Meta's.
const KINDS: [(&str, Kind); 12] = [
    ("quick_reply", Kind::Reply),
    ("url", Kind::Url),
    ("call", Kind::Call),
    ("phone_number", Kind::Call),
    ("copy_code", Kind::Copy),
    ("coupon_code", Kind::Copy),
    ("otp", Kind::Otp),
    ("flow", Kind::Other),
    ("catalog", Kind::Other),
    ("mpm", Kind::Other),
    ("spm", Kind::Other),
    ("voice_call", Kind::Other),
];

/// More than these WhatsApp folds into a list.
const MAX_SHOWN: usize = 3;
/// Spoki documents the first, WhatsApp the second.
const MAX_TEXT: [usize; 2] = [20, 25];
const MAX_PHONE: usize = 20;
/// WhatsApp's documents before 2026 have the first, later ones the second.
const MAX_CODE: [usize; 2] = [15, 20];

/// How many there may be of a kind.
const LIMITS: [(Kind, &str, usize); 3] = [
    (Kind::Url, "url", 2),
    (Kind::Call, "call", 1),
    (Kind::Copy, "copy_code", 1),
];

/// Checks the buttons of a template or of a card, of which there may be `most`, and tells their kinds.
pub(super) fn all<'a>(
    linter: &mut Linter,
    owner: &'a Value,
    context: &mut Context<'a>,
    too_many: Rule,
    most: usize,
) -> Vec<Kind> {
    let Some((name, _)) = either(owner, BUTTONS) else {
        return Vec::new();
    };
    let buttons = linter.items(owner, name);
    linter.enter(name);
    let mut kinds = Vec::new();
    let mut labels = Codes::default();
    for (index, value) in buttons.iter().enumerate() {
        linter.enter_item(index);
        let kind = kind(linter, value);
        label(linter, value, kind, &mut labels, context);
        match kind {
            Kind::Url => address(linter, value, context),
            Kind::Call => call(linter, value),
            Kind::Copy => copy(linter, value),
            Kind::Reply | Kind::Otp | Kind::Other => {}
        }
        // WhatsApp calls the button of such a template a URL once it is made, but takes it as this only.
        let is_out_of_place =
            context.category == Category::Authentication && !matches!(kind, Kind::Otp | Kind::Copy);
        linter.flag_field("button_type", Rule::AuthenticationButton, is_out_of_place);
        linter.leave();
        kinds.push(kind);
    }
    linter.limit(too_many, kinds.len(), most);
    if kinds.len() <= most {
        linter.limit(Rule::ButtonsCollapsed, kinds.len(), MAX_SHOWN);
    }
    together(linter, buttons, &kinds);
    linter.leave();
    kinds
}

/// What holds between buttons.
fn together(linter: &mut Linter, buttons: &[Value], kinds: &[Kind]) {
    for (kind, name, most) in LIMITS {
        let mut count = 0;
        for known in kinds {
            count += usize::from(*known == kind);
        }
        if count > most {
            let figures = vec![figure(most), figure(count), name.to_owned()];
            linter.report(Rule::ButtonsOfKind, Spot::NONE, figures);
        }
    }
    let (mut changes, mut previous) = (0, None);
    for place in in_order(buttons) {
        let is_reply = kinds.get(place) == Some(&Kind::Reply);
        changes += u8::from(previous.is_some_and(|previous| previous != is_reply));
        previous = Some(is_reply);
    }
    // What is folded into a list is not shown on desktops either.
    linter.flag(Rule::ButtonsMixed, changes == 1 && kinds.len() <= MAX_SHOWN);
    linter.flag(Rule::ButtonsGrouping, changes > 1);
}

/// The most buttons that are put in order; WhatsApp takes ten.
const MOST: usize = 64;

/// The places of buttons in the order in which they are shown.
pub(crate) fn in_order(buttons: &[Value]) -> Vec<usize> {
    let order = |place: usize| {
        let order = buttons.get(place).and_then(|button| button.get("order"));
        order.and_then(Value::as_count).unwrap_or(place as u64)
    };
    let mut places: Vec<usize> = Vec::new();
    for place in 0..buttons.len().min(MOST) {
        let here = order(place);
        let before = places.iter().take_while(|other| order(**other) <= here);
        let at = before.count();
        places.insert(at, place);
    }
    places
}

fn kind(linter: &mut Linter, button: &Value) -> Kind {
    let Some(name) = linter.text(button, "button_type") else {
        linter.flag(Rule::TypeWrong, !matches!(button, Value::Object(_)));
        return Kind::Other;
    };
    let known = KINDS
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(name));
    linter.flag_field("button_type", Rule::ButtonKind, known.is_none());
    known.map_or(Kind::Other, |(_, kind)| *kind)
}

fn label<'a>(
    linter: &mut Linter,
    button: &'a Value,
    kind: Kind,
    labels: &mut Codes<'a>,
    context: &mut Context<'a>,
) {
    let text = linter.text(button, "text").unwrap_or_default();
    linter.enter("text");
    // What stands on the others, WhatsApp knows.
    let is_needed = matches!(kind, Kind::Reply | Kind::Url | Kind::Call);
    linter.flag(Rule::ButtonText, is_needed && text.trim().is_empty());
    linter.lengths([Rule::ButtonLong, Rule::ButtonTooLong], text, MAX_TEXT);
    let scan = scan(text);
    linter.flag_at(Rule::ButtonVariable, scan.first_variable());
    context.set_aside(&scan);
    linter.flag_at(Rule::ButtonLineBreak, scan.first_line_break);
    linter.flag_at(Rule::ButtonEmoji, scan.first_emoji);
    let is_repeated = !text.is_empty() && !labels.add(text) && !labels.is_full();
    linter.flag(Rule::ButtonRepeated, is_repeated);
    linter.leave();
}

fn address<'a>(linter: &mut Linter, button: &'a Value, context: &mut Context<'a>) {
    let text = linter.text(button, "url").unwrap_or_default();
    linter.enter("url");
    if text.is_empty() {
        linter.flag(Rule::UrlMissing, true);
    } else {
        linter.length(Rule::UrlTooLong, text, url::LONGEST);
        let is_wrong =
            url::check(text).is_err_and(|problem| problem.code != crate::rules::Code::UrlTooLong);
        linter.flag(Rule::UrlInvalid, is_wrong);
        let mut scan = scan(text);
        linter.limit(Rule::UrlVariables, scan.variables.len(), 1);
        if let [variable] = scan.variables.as_slice()
            && variable.spot.end() != units(text)
        {
            linter.flag_at(Rule::UrlVariablePlace, variable.spot);
        }
        for variable in &scan.variables {
            context.url_codes.add(variable.name);
        }
        // There the button is what is wrong.
        if context.category == Category::Authentication {
            scan.links.clear();
        }
        texts::any(linter, &scan, context);
    }
    linter.leave();
}

fn call(linter: &mut Linter, button: &Value) {
    let text = linter.text(button, "phone_number").unwrap_or_default();
    linter.enter("phone_number");
    if text.trim().is_empty() {
        linter.flag(Rule::PhoneMissing, true);
    } else {
        let length = linter.length(Rule::PhoneTooLong, text, MAX_PHONE);
        // WhatsApp takes it with and without the plus.
        let is_valid = |text: &str| phone::is_valid(text.as_bytes(), None);
        let is_wrong = !is_valid(text) && !is_valid(&("+".to_owned() + text));
        linter.flag(Rule::PhoneInvalid, length <= MAX_PHONE && is_wrong);
    }
    linter.leave();
}

/// Spoki does not publish where the code stands; WhatsApp has it in `example`.
fn copy(linter: &mut Linter, button: &Value) {
    let Some(code) = linter.text(button, "example") else {
        return;
    };
    linter.enter("example");
    linter.lengths([Rule::CodeLong, Rule::CodeTooLong], code, MAX_CODE);
    linter.leave();
}
