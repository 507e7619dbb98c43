//! Strings with a meaning: each names the rule that the checker holds it to.

use crate::redact;
use crate::schema::{FieldType, Type};
use core::fmt;
use serde::{Deserialize, Serialize};

macro_rules! text {
    ($($(#[doc = $doc:literal])* $name:ident => $holds:expr;)*) => {$(
        $(#[doc = $doc])*
        #[derive(Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The text as it was given.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl<T: Into<String>> From<T> for $name {
            fn from(text: T) -> Self {
                Self(text.into())
            }
        }

        impl FieldType for $name {
            const TYPE: Type = $holds;
        }
    )*};
}

text! {
    /// A phone number with its calling code, such as `+39 333 123 4567`; sent as E.164. Its
    /// `Debug` shows no more than the calling code and the last two digits.
    Phone => Type::Phone;
    /// An e-mail address.
    Email => Type::Email;
    /// The e-mail address of a contact, or an empty string, which removes it.
    ContactEmail => Type::ContactEmail;
    /// A language code, such as `it`.
    Language => Type::Language;
    /// The language of a contact: a code of two letters, or a locale or a name that is sent as one.
    ContactLanguage => Type::ContactLanguage;
    /// A name that must not be blank.
    Name => Type::Name;
    /// The code of a custom field: `A` to `Z`, `0` to `9` and `_`.
    CustomFieldCode => Type::CustomFieldCode;
    /// The name of a custom field, as people see it.
    CustomFieldLabel => Type::CustomFieldLabel;
    /// A country code of two capital letters, such as `IT`.
    Country => Type::Country;
    /// An address on the web, without credentials in it.
    Url => Type::Url;
    /// A MIME type, such as `image/jpeg`.
    MimeType => Type::MimeType;
    /// A day, such as `2026-10-01`.
    Date => Type::Date;
    /// A point in time with its zone, such as `2026-10-01T09:00:00Z`.
    DateTime => Type::DateTime;
    /// A day or a point in time.
    DateOrDateTime => Type::DateOrDateTime;
    /// A UUID.
    Uuid => Type::Uuid;
    /// An identifier that another platform gave, such as a phone or the name of a page.
    Identifier => Type::Identifier;
    /// A key or a secret. Its `Debug` shows no more than its length.
    Secret => Type::Secret;
}

impl fmt::Debug for Phone {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&redact::phone(&self.0))
    }
}

impl fmt::Debug for Email {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Email(…)")
    }
}

impl fmt::Debug for ContactEmail {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("ContactEmail(…)")
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&redact::secret(&self.0))
    }
}

/// It may be a phone.
impl fmt::Debug for Identifier {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&redact::phones_in(&self.0))
    }
}

macro_rules! plain_debug {
    ($($name:ident),*) => {$(
        impl fmt::Debug for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, out)
            }
        }
    )*};
}

plain_debug!(
    Language,
    ContactLanguage,
    Name,
    CustomFieldCode,
    CustomFieldLabel,
    Country,
    Url,
    MimeType,
    Date,
    DateTime,
    DateOrDateTime,
    Uuid
);

/// What identifies an object: a positive whole number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(pub i64);

impl From<i64> for Id {
    fn from(number: i64) -> Self {
        Self(number)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

impl FieldType for Id {
    const TYPE: Type = Type::Id;
}

/// The values of a contact's custom fields, by their codes, in the order in which they were added.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct CustomFieldValues(Vec<(String, String)>);

impl CustomFieldValues {
    /// Adds the value of one field.
    #[must_use]
    pub fn with(mut self, code: impl Into<String>, value: impl Into<String>) -> Self {
        self.0.push((code.into(), value.into()));
        self
    }
}

impl Serialize for CustomFieldValues {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(code, value)| (code, value)))
    }
}

/// Codes only: the values may be personal.
impl fmt::Debug for CustomFieldValues {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_set()
            .entries(self.0.iter().map(|(code, _)| code))
            .finish()
    }
}

impl FieldType for CustomFieldValues {
    const TYPE: Type = Type::CustomFields;
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{CustomFieldValues, Email, Identifier, Phone, Secret};

    #[test]
    fn what_is_personal_or_secret_does_not_show() {
        for shown in [
            format!("{:?}", Phone::from("+393331234567")),
            format!("{:?}", Identifier::from("+393331234567")),
            format!("{:?}", Email::from("ada@example.com")),
            format!("{:?}", Secret::from("trigger-secret")),
            format!("{:?}", CustomFieldValues::default().with("A", "ada")),
        ] {
            for hidden in ["33312345", "ada", "trigger"] {
                assert!(!shown.contains(hidden), "{shown}");
            }
        }
    }
}
