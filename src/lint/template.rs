//! A template as a whole: what it is called, what it is for, and its languages beside each other.

use super::buttons::{self, Kind};
use super::carousel::carousel;
use super::codes::Codes;
use super::component::{BODY, Component, FOOTER, HEADER};
use super::examples;
use super::filled;
use super::finding::{Linter, Spot};
use super::media;
use super::rules::Rule;
use super::scan::Scan;
use super::texts;
use super::words;
use crate::rules::{language, template_name};
use crate::schema::Value;

/// The most buttons of a template.
const MAX_BUTTONS: usize = 10;

/// What a template is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Category {
    Marketing,
    Utility,
    Authentication,
    /// An old one, or one that is not known.
    #[default]
    Other,
}

const CATEGORIES: [(&str, Category); 3] = [
    ("MARKETING", Category::Marketing),
    ("UTILITY", Category::Utility),
    ("AUTHENTICATION", Category::Authentication),
];

/// The categories before 2022, and one that an account of 2023 still had.
const LEGACY: &str = "ACCOUNT_UPDATE PAYMENT_UPDATE PERSONAL_FINANCE_UPDATE SHIPPING_UPDATE RESERVATION_UPDATE \
ISSUE_RESOLUTION APPOINTMENT_UPDATE TRANSPORTATION_UPDATE TICKET_UPDATE ALERT_UPDATE AUTO_REPLY TRANSACTIONAL";

/// Where templates of WhatsApp are known to differ from ISO 639-1 with a region, the languages are listed.
const LANGUAGES: &str = "af sq ar ar_EG ar_AE ar_LB ar_MA ar_QA ar_SA az bn bg ca zh_CN zh_HK zh_TW hr cs da nl en \
en_GB en_US en_AU en_CA en_IN et fil fi fr fr_CA fr_BE ka de el gu ha he hi hu id ga it ja kn kk rw_RW ko ky_KG lo \
lv lt mk ms ml mr nb fa pl pt_BR pt_PT pa ro ru sr sk sl es es_AR es_ES es_MX es_CL es_CO es_PE es_VE sw sv ta te \
th tr uk ur uz vi zu";

/// What the checks of a language need to know, and what they gather.
#[derive(Default)]
pub(super) struct Context<'a> {
    pub(super) category: Category,
    /// The codes of all texts.
    pub(super) codes: Codes<'a>,
    /// The codes of addresses.
    pub(super) url_codes: Codes<'a>,
    /// The names of what is no code, or stands where none may: an example of it is no surprise.
    pub(super) others: Codes<'a>,
}

impl<'a> Context<'a> {
    pub(super) fn set_aside(&mut self, scan: &Scan<'a>) {
        for variable in &scan.variables {
            self.others.add(variable.name);
        }
    }
}

/// What is compared between the languages of a template, and with a message.
pub(super) struct Localization<'a> {
    /// As it was given.
    pub(super) value: &'a Value,
    pub(super) language: Option<String>,
    pub(super) codes: Codes<'a>,
    pub(super) url_codes: Codes<'a>,
    pub(super) header: media::Header,
    buttons: Vec<Kind>,
    body: &'a str,
}

/// Checks a template, and tells what its languages hold.
pub(super) fn template<'a>(linter: &mut Linter, template: &'a Value) -> Vec<Localization<'a>> {
    if !matches!(template, Value::Object(_)) {
        linter.flag(Rule::TypeWrong, true);
        return Vec::new();
    }
    if let Some(name) = linter.text(template, "name") {
        let is_long = name.chars().count() > template_name::LONGEST;
        let is_wrong = !is_long && template_name::check(name).is_err();
        linter.enter("name");
        linter.length(Rule::NameTooLong, name, template_name::LONGEST);
        linter.flag(Rule::NameInvalid, is_wrong);
        linter.leave();
    }
    let category = category(linter, template);
    let name = "templatelocalization_set";
    let localizations = linter.items(template, name);
    let is_given = matches!(template.get(name), Some(Value::List(_)));
    linter.flag_field(
        name,
        Rule::LocalizationsMissing,
        is_given && localizations.is_empty(),
    );
    let mut languages: Vec<Localization> = Vec::new();
    linter.enter(name);
    for (index, value) in localizations.iter().enumerate() {
        linter.enter_item(index);
        let here = localization(linter, value, category);
        if let Some(first) = languages.first() {
            let only_here = here.codes.first_outside(&first.codes);
            if let Some(code) = only_here.or_else(|| first.codes.first_outside(&here.codes)) {
                linter.name(Rule::LocalizationsVariables, Spot::NONE, code);
            }
            linter.flag(Rule::LocalizationsButtons, here.buttons != first.buttons);
            let is_same = !here.body.is_empty() && here.body == first.body;
            let is_translation = here.language != first.language;
            linter.flag(Rule::LocalizationsSameText, is_same && is_translation);
        }
        linter.leave();
        languages.push(here);
    }
    repeated_languages(linter, &languages);
    linter.leave();
    languages
}

/// What a template is for, as far as that is known.
pub(super) fn category(linter: &mut Linter, template: &Value) -> Category {
    let Some(name) = linter.text(template, "category") else {
        return Category::Other;
    };
    for (known, category) in CATEGORIES {
        if known == name {
            return category;
        }
    }
    let is_legacy = words::has(LEGACY, name.as_bytes());
    linter.flag_field("category", Rule::CategoryLegacy, is_legacy);
    linter.flag_field("category", Rule::CategoryUnknown, !is_legacy);
    Category::Other
}

fn repeated_languages(linter: &mut Linter, languages: &[Localization]) {
    let mut seen = Codes::default();
    for (index, localization) in languages.iter().enumerate() {
        let Some(language) = &localization.language else {
            continue;
        };
        if !seen.add(language) {
            linter.enter_item(index);
            linter.flag_field("language", Rule::LanguageRepeated, true);
            linter.leave();
        }
    }
}

fn localization<'a>(linter: &mut Linter, value: &'a Value, category: Category) -> Localization<'a> {
    linter.flag(Rule::TypeWrong, !matches!(value, Value::Object(_)));
    let mut context = Context {
        category,
        ..Context::default()
    };
    let language = language(linter, value);
    let header = header(linter, value, &mut context);
    let body = body(linter, value, &mut context);
    let footer = Component::of(linter, value, FOOTER);
    if let Some(footer) = &footer {
        footer.text(linter, &mut |linter, text| {
            texts::footer(linter, text, &mut context);
        });
        let is_wrong = is_expiration_wrong(footer.value());
        footer.flag(linter, EXPIRATION, Rule::AuthenticationExpiration, is_wrong);
    }
    let is_wrong = is_expiration_wrong(value);
    linter.flag_field(EXPIRATION, Rule::AuthenticationExpiration, is_wrong);
    let buttons = buttons::all(
        linter,
        value,
        &mut context,
        Rule::ButtonsTooMany,
        MAX_BUTTONS,
    );
    carousel(linter, value, &mut context);
    examples::check(linter, value, &context);
    let examples = Linter::default().fields(value, "example_custom_fields");
    linter.enter("example_custom_fields");
    filled::check(linter, value, examples);
    linter.leave();
    Localization {
        value,
        language,
        codes: context.codes,
        url_codes: context.url_codes,
        header,
        buttons,
        body,
    }
}

/// The language as WhatsApp spells it; Spoki takes it in any case.
fn language(linter: &mut Linter, value: &Value) -> Option<String> {
    let code = linter.text(value, "language")?;
    let is_known = |code: &str| words::has(LANGUAGES, code.as_bytes());
    let normal = language::normalise(code.trim()).ok();
    let without_region = normal.as_deref().and_then(|code| code.split_once('_'));
    let without_region = without_region.map(|(language, _)| language.to_owned());
    linter.enter("language");
    let meant = match (normal, without_region) {
        (Some(normal), _) if is_known(&normal) => {
            // Spoki takes a language in capital letters; a region in another form it passes on.
            if normal != code {
                linter.name(Rule::LanguageForm, Spot::NONE, &normal);
            }
            Some(normal)
        }
        (Some(_), Some(language)) if is_known(&language) => {
            linter.name(Rule::LanguageRegion, Spot::NONE, &language);
            Some(language)
        }
        _ => {
            linter.flag(Rule::LanguageUnknown, true);
            None
        }
    };
    linter.leave();
    meant
}

fn header<'a>(linter: &mut Linter, value: &'a Value, context: &mut Context<'a>) -> media::Header {
    let Some(header) = Component::of(linter, value, HEADER) else {
        return media::Header::default();
    };
    let mut is_blank = true;
    header.text(linter, &mut |linter, text| {
        is_blank = text.trim().is_empty();
        texts::header(linter, text, context);
    });
    let Some(format) = header.format(linter) else {
        return media::Header::default();
    };
    let is_authentication = context.category == Category::Authentication;
    let kind = media::of_header(&format);
    match format.as_str() {
        "text" => header.flag(linter, "text", Rule::HeaderText, is_blank),
        "location" => header.flag(linter, "format", Rule::HeaderLocation, is_authentication),
        _ => header.flag(linter, "format", Rule::HeaderFormat, kind.is_none()),
    }
    match kind {
        Some(_) if is_authentication => {
            header.flag(linter, "format", Rule::AuthenticationMedia, true);
        }
        Some(kind) => media::sample(linter, value, kind),
        None => {}
    }
    kind.map_or_else(media::Header::default, |kind| {
        media::Header::of(value, kind)
    })
}

fn body<'a>(linter: &mut Linter, value: &'a Value, context: &mut Context<'a>) -> &'a str {
    let mut found = "";
    if let Some(body) = Component::of(linter, value, BODY) {
        body.text(linter, &mut |linter, text| {
            texts::body(linter, text, context);
            found = text;
        });
    }
    // That of an authentication template is WhatsApp's own.
    let is_needed = context.category != Category::Authentication;
    let is_missing = is_needed && found.trim().is_empty();
    linter.flag_field("body_template_component", Rule::BodyMissing, is_missing);
    found
}

/// How long the code of an authentication template lasts: WhatsApp has it in the footer, and Spoki does
/// not publish where.
const EXPIRATION: &str = "code_expiration_minutes";

fn is_expiration_wrong(owner: &Value) -> bool {
    match owner.get(EXPIRATION) {
        None | Some(Value::Null) => false,
        Some(minutes) => {
            let minutes = minutes.as_count();
            !minutes.is_some_and(|minutes| (1..=90).contains(&minutes))
        }
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{LANGUAGES, Rule};
    use crate::lint::template;
    use crate::rules::language::normalise;
    use crate::schema::Value;

    #[test]
    fn every_language_is_spelled_as_it_is_compared() {
        for code in LANGUAGES.split(' ') {
            assert_eq!(normalise(code).as_deref(), Ok(code));
        }
        assert_eq!(LANGUAGES.split(' ').count(), 86);
    }

    #[test]
    fn three_categories_are_new_and_twelve_are_old() {
        let found = |name: &str| {
            let name = Value::Text(name.to_owned());
            let given = Value::Object(vec![("category".to_owned(), name)]);
            template(&given).first().map(|finding| finding.rule)
        };
        for category in ["MARKETING", "UTILITY", "AUTHENTICATION"] {
            assert_eq!(found(category), None, "{category}");
        }
        for category in super::LEGACY.split(' ') {
            assert_eq!(found(category), Some(Rule::CategoryLegacy), "{category}");
        }
        assert_eq!(super::LEGACY.split(' ').count(), 12);
        assert_eq!(found("OTP"), Some(Rule::CategoryUnknown));
    }
}
