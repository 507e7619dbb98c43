//! What Spoki's own server refuses. Deliberately simpler than the client's rules, and not the same
//! code: `+` and 8 to 15 digits is a phone here, whether or not such a number exists.

pub(crate) const STATUSES: [&str; 3] = ["Not Declared", "Subscribed", "Unsubscribed"];

/// [inferred]: E.164 is documented, the server's own check is not.
pub(crate) fn phone(value: &str) -> Option<String> {
    let valid = value.strip_prefix('+').is_some_and(|digits| {
        (8..=15).contains(&digits.len())
            && digits.bytes().all(|byte| byte.is_ascii_digit())
            && !digits.starts_with('0')
    });
    (!valid).then(|| "The phone number entered is not valid.".to_owned())
}

/// Empty means "no address". [inferred]
pub(crate) fn email(value: &str) -> Option<String> {
    let valid = value.is_empty() || is_email(value);
    (!valid).then(|| "Enter a valid email address.".to_owned())
}

pub(crate) fn is_email(value: &str) -> bool {
    let Some((user, domain)) = value.rsplit_once('@') else {
        return false;
    };
    let user_is_valid = !user.is_empty()
        && user.len() <= 64
        && !user.starts_with('.')
        && !user.ends_with('.')
        && !user.contains("..")
        && user
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{}|~.".contains(&byte));
    let label_is_valid = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label
                .chars()
                .all(|character| character.is_alphanumeric() || character == '-')
    };
    let labels: Vec<&str> = domain.split('.').collect();
    user_is_valid
        && labels.len() >= 2
        && labels.iter().all(|label| label_is_valid(label))
        && labels.last().is_some_and(|top| top.chars().count() >= 2)
}

/// Two letters [seed], or `pt_BR` as the templates have it [inferred]; upper case was seen too.
pub(crate) fn language(value: &str) -> Option<String> {
    let two_letters =
        |code: &str| code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_alphabetic());
    let valid = match value.split_once('_') {
        None => two_letters(value),
        Some((language, country)) => two_letters(language) && two_letters(country),
    };
    (!valid).then(|| not_a_choice(value))
}

/// Case-sensitive, as every enumeration of Spoki. [live]
pub(crate) fn status(value: &str) -> Option<String> {
    (!STATUSES.contains(&value)).then(|| not_a_choice(value))
}

pub(crate) const ADMINISTRATOR: &str = "Administrator";

/// The roles that can be given: an owner exists but is not made. [inferred]
pub(crate) fn role(value: &str) -> Option<String> {
    let roles = [ADMINISTRATOR, "Chat Operator Manager", "Chat Operator"];
    (!roles.contains(&value)).then(|| not_a_choice(value))
}

pub(crate) fn administers(role: &str) -> bool {
    role == "Owner" || role == ADMINISTRATOR
}

/// Codes that belong to the platform. [live]
pub(crate) fn is_reserved(code: &str) -> bool {
    const RESERVED: [&str; 6] = [
        "FIRST_NAME",
        "LAST_NAME",
        "EMAIL",
        "PHONE",
        "LANGUAGE",
        "ACCOUNT_NAME",
    ];
    RESERVED.contains(&code) || code.starts_with("TICKET_")
}

pub(crate) fn custom_field_code(value: &str) -> Option<String> {
    let allowed = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_';
    if !value.bytes().all(allowed) {
        return Some("Enter a valid code: capital letters, digits and underscores.".to_owned());
    }
    is_reserved(value).then(|| "This code is reserved.".to_owned())
}

pub(crate) fn custom_field_label(value: &str) -> Option<String> {
    is_reserved(value).then(|| "This label is reserved.".to_owned())
}

/// An address on the web: `https` as the documentation has it, `http` for receivers on one's own
/// machine.
pub(crate) fn url(value: &str) -> Option<String> {
    let rest = value
        .strip_prefix("https://")
        .or_else(|| value.strip_prefix("http://"));
    let host = rest.map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
    let has_host = host.is_some_and(|host| !host.is_empty() && !host.contains('@'));
    let valid = has_host && value.len() <= 2_000 && value.bytes().all(|byte| byte > b' ');
    (!valid).then(|| "Enter a valid URL.".to_owned())
}

/// The framework's message for a text of more than `limit` characters.
pub(crate) fn longer_than(value: &str, limit: usize) -> Option<String> {
    (value.chars().count() > limit)
        .then(|| format!("Ensure this field has no more than {limit} characters."))
}

/// A day of the calendar, as `YYYY-MM-DD`.
pub(crate) fn date(value: &str) -> Option<String> {
    let number = |from: usize, to: usize| {
        let digits = value.get(from..to)?;
        let all_digits = digits.bytes().all(|byte| byte.is_ascii_digit());
        all_digits.then(|| digits.parse::<u32>().ok()).flatten()
    };
    let has_form =
        value.len() == 10 && value.get(4..5) == Some("-") && value.get(7..8) == Some("-");
    let exists = match (number(0, 4), number(5, 7), number(8, 10)) {
        (Some(year), Some(month), Some(day)) => {
            let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            let days = match month {
                2 if is_leap => 29,
                2 => 28,
                4 | 6 | 9 | 11 => 30,
                1..=12 => 31,
                _ => 0,
            };
            year > 0 && (1..=days).contains(&day)
        }
        _ => false,
    };
    (!has_form || !exists).then(|| "Enter a valid date.".to_owned())
}

/// The framework's message for an id that names nothing.
pub(crate) fn no_such_object(id: i64) -> String {
    format!("Invalid pk \"{id}\" - object does not exist.")
}

/// What the framework says of a filter; of a body it says [`not_a_choice`].
pub(crate) fn not_available(value: &str) -> String {
    format!("Select a valid choice. {value} is not one of the available choices.")
}

pub(crate) fn not_a_choice(value: &str) -> String {
    format!("\"{value}\" is not a valid choice.")
}

#[cfg(test)]
mod tests {
    use super::{date, email, language, phone};

    #[test]
    fn phones_need_the_plus_and_8_to_15_digits() {
        for valid in ["+39333123", "+393331234567", "+123456789012345"] {
            assert_eq!(phone(valid), None, "{valid}");
        }
        for invalid in [
            "393331234567",
            "+3933312",
            "+1234567890123456",
            "+0393331234567",
            "+39 333 1234567",
            "+３９３３３１２３４５６７",
            "+",
            "",
        ] {
            assert!(phone(invalid).is_some(), "{invalid}");
        }
    }

    #[test]
    fn dates_are_days_of_the_calendar() {
        for valid in ["2026-01-31", "2024-02-29", "2000-02-29", "2026-11-30"] {
            assert_eq!(date(valid), None, "{valid}");
        }
        for invalid in [
            "2026-02-29",
            "1900-02-29",
            "2026-11-31",
            "2026-00-10",
            "2026-13-01",
            "2026-01-00",
            "0000-01-01",
            "2026-1-1",
            "2026/01/01",
            "2026-01-01T00:00:00Z",
            "+026-01-01",
            "２026-1",
            "now",
            "",
        ] {
            assert!(date(invalid).is_some(), "{invalid}");
        }
    }

    #[test]
    fn emails_have_a_user_and_a_domain() {
        for valid in [
            "",
            "a@b.it",
            "mario.rossi+news@sub.example.com",
            "x@città.it",
        ] {
            assert_eq!(email(valid), None, "{valid}");
        }
        for invalid in [
            "a", "a@b", "@b.it", "a@.it", "a@b..it", ".a@b.it", "a b@c.it", "a@b.c", "a@-b.it",
        ] {
            assert!(email(invalid).is_some(), "{invalid}");
        }
    }

    #[test]
    fn languages_are_two_letters_with_an_optional_country() {
        for valid in ["it", "IT", "pt_BR"] {
            assert_eq!(language(valid), None, "{valid}");
        }
        for invalid in ["", "ita", "i", "pt-BR", "pt_B", "1t"] {
            assert!(language(invalid).is_some(), "{invalid}");
        }
    }
}
