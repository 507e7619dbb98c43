//! The nouns: what requests are made of and what Spoki answers.
//!
//! Answers are read leniently: a field that is not known here is kept in `unknown`, an
//! enumeration is an open string, and nothing but what the reference is sure of is required.

mod contact;
mod custom_field;
mod list;
mod page;
mod tag;
mod text;
mod unknown;

pub use contact::{Contact, ContactField, ContactStatus};
pub use custom_field::{CustomField, CustomFieldType};
pub use list::List;
pub use page::Page;
pub use tag::Tag;
pub use text::{CustomFieldCode, CustomFieldValues, Email, Id, Language, Name, Phone};
pub use unknown::UnknownFields;

/// An answer that has a name in the typings.
pub trait Model {
    /// Its name.
    const NAME: &'static str;
}

macro_rules! models {
    ($($model:ident),* $(,)?) => {
        $(impl Model for $model {
            const NAME: &'static str = stringify!($model);
        })*

        /// The TypeScript declarations of the models, in alphabetical order.
        pub const DECLARATIONS: &[&str] = &[$(<$model as tsify::Tsify>::DECL),*];
    };
}

models!(Contact, ContactField, CustomField, List, Tag);
