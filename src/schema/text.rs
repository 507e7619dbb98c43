//! What a string must be, by the type of its field.

use super::field::Type;
use crate::rules::suggest::nearest;
use crate::rules::{self, Code, Problem, joined};

/// Checks a string: nothing if it stays as it is, or the form that is sent.
pub(super) fn check_text(holds: &Type, text: &str) -> Result<Option<String>, Problem> {
    match *holds {
        Type::Phone => {
            let number = rules::phone::parse_bytes(text.as_bytes(), None)?;
            return Ok(Some(number.text()));
        }
        Type::ContactLanguage => {
            let [first, second] = rules::language::of_contact(text)?.map(char::from);
            return Ok(Some([first, second].iter().collect()));
        }
        Type::Name | Type::Secret => not_blank(text),
        Type::ShortText { max } => not_longer(text, max),
        Type::Label { max } => not_blank(text).and_then(|()| not_longer(text, max)),
        Type::ContactEmail if text.is_empty() => Ok(()),
        Type::Email | Type::ContactEmail => rules::email::check(text),
        Type::Language => rules::language::check(text),
        Type::CustomFieldLabel => rules::custom_field::check_label(text),
        Type::CustomFieldCode => rules::custom_field::check_code(text),
        Type::Country => rules::country::check(text),
        Type::Url => rules::url::check(text),
        Type::MimeType => rules::mime_type::check(text),
        Type::Date => rules::date::check(text),
        Type::DateOrDateTime if text.len() <= 10 => rules::date::check(text),
        Type::DateTime | Type::DateOrDateTime => rules::date::check_time(text),
        Type::Uuid => rules::uuid::check(text),
        Type::Identifier => rules::identifier::check(text),
        Type::OneOf(allowed) => one_of(allowed, text),
        // A known string in other letters is a slip; any other may be one of the account's own.
        Type::Open(known) => match known.iter().find(|name| name.eq_ignore_ascii_case(text)) {
            Some(_) => one_of(known, text),
            None => not_blank(text),
        },
        _ => Ok(()),
    }
    .map(|()| None)
}

fn not_blank(text: &str) -> Result<(), Problem> {
    if text.trim().is_empty() {
        return Err(Code::Blank.into());
    }
    Ok(())
}

fn not_longer(text: &str, max: usize) -> Result<(), Problem> {
    let actual = text.bytes().filter(|byte| byte & 0xc0 != 0x80).count();
    if actual > max {
        let problem = Problem::new(Code::TooLong).with("max", max);
        return Err(problem.with("actual", actual));
    }
    Ok(())
}

pub(super) fn one_of(allowed: &[&'static str], text: &str) -> Result<(), Problem> {
    if allowed.contains(&text) {
        return Ok(());
    }
    let meant = nearest(text, allowed.iter().copied());
    Err(Problem::new(Code::NotOneOf)
        .with("allowed", joined(allowed, ", "))
        .with("suggestion", meant.unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::check_text;
    use crate::schema::Type;

    fn verdict(holds: Type, text: &str) -> &'static str {
        check_text(&holds, text).map_or_else(|problem| problem.code.name(), |_| "")
    }

    #[test]
    fn length_is_counted_in_characters() {
        let label = Type::Label { max: 3 };
        assert_eq!(verdict(label, "àèì"), "");
        assert_eq!(verdict(label, "abcd"), "too_long");
        assert_eq!(verdict(label, " "), "blank");
        assert_eq!(verdict(Type::ShortText { max: 3 }, ""), "");
        assert_eq!(verdict(Type::ShortText { max: 3 }, "abcd"), "too_long");
    }

    #[test]
    fn the_language_of_a_contact_has_two_letters() {
        for text in ["it", "IT", "it_IT", "it-IT", "Italiano", "italian"] {
            let sent = check_text(&Type::ContactLanguage, text).unwrap();
            assert_eq!(sent.as_deref(), Some("it"), "{text}");
        }
        assert_eq!(verdict(Type::ContactLanguage, "xx"), "language.invalid");
        assert_eq!(verdict(Type::Language, "Italiano"), "language.invalid");
    }

    #[test]
    fn an_open_enumeration_refuses_only_other_letters() {
        let status = Type::Open(&["Open", "In Progress"]);
        for (text, expected) in [
            ("Open", ""),
            ("Rimborsato", ""),
            ("open", "not_one_of"),
            ("IN PROGRESS", "not_one_of"),
            ("", "blank"),
        ] {
            assert_eq!(verdict(status, text), expected, "{text}");
        }
        let problem = check_text(&status, "in progress").unwrap_err();
        assert!(problem.to_string().ends_with("(did you mean In Progress?)"));
    }

    #[test]
    fn a_day_or_a_time() {
        for (text, expected) in [
            ("2026-10-01", ""),
            ("2026-10-01T09:00:00Z", ""),
            ("2026-10-32", "date.invalid"),
            ("", "date.invalid"),
            ("2026-10-01T25:00:00Z", "date.time_invalid"),
        ] {
            assert_eq!(verdict(Type::DateOrDateTime, text), expected, "{text}");
        }
        assert_eq!(verdict(Type::DateTime, "2026-10-01"), "date.time_invalid");
    }
}
