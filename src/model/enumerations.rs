//! The macros in which enumerations are declared.

/// Declares enumerations that are closed in requests: exactly these strings are taken. The first is
/// the default.
macro_rules! choices {
    ($(
        $(#[doc = $doc:literal])*
        $name:ident {
            $(#[doc = $first_doc:literal])*
            $first:ident = $first_text:literal,
            $( $(#[doc = $choice_doc:literal])* $choice:ident = $text:literal, )*
        }
    )*) => {$(
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
        pub enum $name {
            $(#[doc = $first_doc])*
            #[default]
            #[serde(rename = $first_text)]
            $first,
            $(
                $(#[doc = $choice_doc])*
                #[serde(rename = $text)]
                $choice,
            )*
        }

        impl crate::schema::FieldType for $name {
            const TYPE: crate::schema::Type = crate::schema::Type::OneOf(&[$first_text $(, $text)*]);
        }
    )*};
}

/// Declares enumerations that are open: these strings are known, and others are taken too.
macro_rules! open_choices {
    ($(
        $(#[doc = $doc:literal])*
        $name:ident { $($text:literal),* $(,)? }
    )*) => {$(
        $(#[doc = $doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl<T: Into<String>> From<T> for $name {
            fn from(text: T) -> Self {
                Self(text.into())
            }
        }

        impl crate::schema::FieldType for $name {
            const TYPE: crate::schema::Type = crate::schema::Type::Open(&[$($text),*]);
        }
    )*};
}

/// Declares marks: strings that say which kind an object is, and that are always the same.
macro_rules! marks {
    ($( $(#[doc = $doc:literal])* $name:ident = $text:literal; )*) => {$(
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub struct $name;

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str($text)
            }
        }

        impl crate::schema::FieldType for $name {
            const TYPE: crate::schema::Type = crate::schema::Type::OneOf(&[$text]);
        }
    )*};
}

pub(crate) use {choices, marks, open_choices};
