//! Custom fields: the code that becomes `%%CODE%%` in a template.

use crate::{Code, Problem, date};

/// Codes that Spoki keeps for a contact's own fields and for the account.
///
/// Source: Spoki's help pages and its answers to creations. Codes that begin with
/// [`RESERVED_PREFIX`] belong to tickets. The list may be incomplete; the server has the last word.
pub const RESERVED: [&str; 6] = [
    "FIRST_NAME",
    "LAST_NAME",
    "EMAIL",
    "PHONE",
    "LANGUAGE",
    "ACCOUNT_NAME",
];

/// How the codes of ticket fields begin.
pub const RESERVED_PREFIX: &str = "TICKET_";

/// The longest code. Spoki publishes no limit; this one keeps a mistake from being stored.
pub const LONGEST: usize = 255;

/// Checks the code of a custom field to be created: capital letters, digits and `_`, not reserved.
///
/// # Errors
/// One of the `custom_field.` codes.
///
/// ```
/// use spoki::rules::custom_field;
/// assert!(custom_field::check_code("ORDER_ID").is_ok());
/// assert_eq!(custom_field::check_code("order").unwrap_err().code.name(), "custom_field.code_invalid");
/// assert_eq!(custom_field::check_code("PHONE").unwrap_err().code.name(), "custom_field.code_reserved");
/// ```
pub fn check_code(code: &str) -> Result<(), Problem> {
    check_key(code)?;
    if RESERVED.contains(&code) || code.starts_with(RESERVED_PREFIX) {
        return Err(Code::CustomFieldCodeReserved.into());
    }
    Ok(())
}

/// Checks a code that names a field which exists, as in the `custom_fields` of a contact: the
/// platform's own codes are among those.
///
/// # Errors
/// `custom_field.code_invalid` or `custom_field.code_too_long`.
///
/// ```
/// use spoki::rules::custom_field;
/// assert!(custom_field::check_key("TICKET_TITLE").is_ok());
/// assert!(custom_field::check_key("ticket title").is_err());
/// ```
pub fn check_key(code: &str) -> Result<(), Problem> {
    let known = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_';
    if code.is_empty() || !code.bytes().all(known) {
        return Err(Code::CustomFieldCodeInvalid.into());
    }
    if code.len() > LONGEST {
        return Err(Problem::new(Code::CustomFieldCodeTooLong).with("max", LONGEST));
    }
    Ok(())
}

/// Checks the name that people see: it must not be one that Spoki keeps.
///
/// # Errors
/// `blank` or `custom_field.code_reserved`.
///
/// ```
/// use spoki::rules::custom_field;
/// assert!(custom_field::check_label("Numero d'ordine").is_ok());
/// assert!(custom_field::check_label("EMAIL").is_err());
/// ```
pub fn check_label(label: &str) -> Result<(), Problem> {
    if label.trim().is_empty() {
        return Err(Code::Blank.into());
    }
    if RESERVED.contains(&label) {
        return Err(Code::CustomFieldCodeReserved.into());
    }
    Ok(())
}

/// What the values of custom fields are: Spoki's number of each type, and its name.
pub const TYPES: &[(i64, &str)] = &[(1, "TEXT"), (2, "DATE"), (3, "DATETIME")];

/// Checks a value by the number of its field's type. A number that is not known has no rule.
///
/// # Errors
/// `date.invalid` or `date.local_time_invalid`.
///
/// ```
/// use spoki::rules::custom_field;
/// assert!(custom_field::check_value(2, "2028-02-29").is_ok());
/// assert!(custom_field::check_value(2, "2026-02-29").is_err());
/// assert!(custom_field::check_value(3, "2026-10-01 09:00:00").is_ok());
/// ```
pub fn check_value(field_type: i64, value: &str) -> Result<(), Problem> {
    match field_type {
        2 => date::check(value),
        3 => date::check_local_time(value),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{check_code, check_label, check_value};

    #[test]
    fn each_code_has_its_verdict() {
        for (code, verdict) in [
            ("A", ""),
            ("_ORDER", ""),
            ("2", ""),
            ("PHONE_2", ""),
            ("TICKET", ""),
            ("", "custom_field.code_invalid"),
            ("Order", "custom_field.code_invalid"),
            ("ORDER-ID", "custom_field.code_invalid"),
            ("CITTÀ", "custom_field.code_invalid"),
            ("%%ORDER%%", "custom_field.code_invalid"),
            ("LANGUAGE", "custom_field.code_reserved"),
            ("TICKET_TITLE", "custom_field.code_reserved"),
            (&"A".repeat(255), ""),
            ("__proto__", "custom_field.code_invalid"),
            ("constructor", "custom_field.code_invalid"),
            ("prototype", "custom_field.code_invalid"),
            (&"A".repeat(256), "custom_field.code_too_long"),
        ] {
            let found = check_code(code).map_or_else(|problem| problem.code.name(), |()| "");
            assert_eq!(found, verdict, "{code}");
        }
    }

    #[test]
    fn a_label_is_for_people() {
        assert!(check_label("Città").is_ok());
        assert!(check_label("Phone").is_ok());
        for (label, verdict) in [
            ("", "blank"),
            (" \t", "blank"),
            ("PHONE", "custom_field.code_reserved"),
        ] {
            assert_eq!(check_label(label).unwrap_err().code.name(), verdict);
        }
    }

    #[test]
    fn a_value_is_of_its_type() {
        for (field_type, value, verdict) in [
            (1, "", ""),
            (1, "31/02/2026", ""),
            (2, "2028-02-29", ""),
            (2, "2026-02-29", "date.invalid"),
            (2, "01/10/2026", "date.invalid"),
            (3, "2026-10-01 09:00:00", ""),
            (3, "2026-10-01", "date.local_time_invalid"),
        ] {
            let found = check_value(field_type, value);
            let found = found.map_or_else(|problem| problem.code.name(), |()| "");
            assert_eq!(found, verdict, "{field_type} {value}");
        }
    }
}
