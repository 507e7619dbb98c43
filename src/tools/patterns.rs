//! The rules of strings as regular expressions that every dialect knows: no look-around, no classes
//! of Unicode. What no expression can say (whether a phone is assigned, a language exists, a day is
//! in the calendar) is left to the checker; a schema never refuses what the checker takes.

/// Not blank.
pub(super) const NOT_BLANK: &str = r"\S";

/// Six digits or more behind `+` or `00`, with what people put between; a link may be around them.
pub(super) const PHONE: &str =
    r"^[^0-9A-Za-z]*([Tt][Ee][Ll]:[^0-9A-Za-z]*)?([+＋]|0[^0-9A-Za-z]*0)[^A-Za-z]{6,}$";

/// One `@`, and a domain with a dot.
pub(super) const EMAIL: &str = r"^[^@\s]+@[^@\s]+\.[^@\s]{2,}$";

/// The same, or nothing.
pub(super) const CONTACT_EMAIL: &str = r"^([^@\s]+@[^@\s]+\.[^@\s]{2,})?$";

/// A code of two letters, or `fil`, and perhaps a country.
pub(super) const LANGUAGE: &str = "^([A-Za-z]{2}|[Ff][Ii][Ll])([_-][A-Za-z]{2})?$";

/// What stands between the signs of a placeholder.
pub(super) const CUSTOM_FIELD: &str = "^[A-Z0-9_]{1,255}$";

/// Two capital letters.
pub(super) const COUNTRY: &str = "^[A-Z]{2}$";

/// http or https, a host without a name in front of it, and no spaces.
pub(super) const URL: &str =
    r#"^[Hh][Tt][Tt][Pp][Ss]?://[^\x00-\x20\x7f\\<>"/?#@]+([/?#][^\x00-\x20\x7f\\<>"]*)?$"#;

/// Two names with a slash between.
pub(super) const MIME_TYPE: &str =
    r"^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}$";

/// Year, month and day.
pub(super) const DATE: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

/// The same, a time, and its zone.
pub(super) const DATE_TIME: &str = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-5][0-9](\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})$";

/// Five groups of hexadecimal digits.
pub(super) const UUID: &str = "^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$";

/// What can stand in a path.
pub(super) const IDENTIFIER: &str = r"^[^\x00-\x20\x7f/\\?#%]{1,255}$";

/// What would be folded away in a path.
pub(super) const DOTS: &str = r"^\.+$";

/// The digits of an id.
pub(super) const ID: &str = "^[1-9][0-9]{0,18}$";

/// Exactly one of those strings, in letters of any case.
pub(super) fn in_any_case(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| letters(name)).collect();
    format!("^({})$", names.join("|"))
}

fn letters(name: &str) -> String {
    let letter = |symbol: char| match symbol {
        'a'..='z' | 'A'..='Z' => {
            let (upper, lower) = (symbol.to_ascii_uppercase(), symbol.to_ascii_lowercase());
            format!("[{upper}{lower}]")
        }
        '0'..='9' | ' ' | '_' => symbol.to_string(),
        other => format!("[{other}]"),
    };
    name.chars().map(letter).collect()
}
