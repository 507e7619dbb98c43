//! The nouns: what requests are made of and what Spoki answers.
//!
//! Answers are read leniently: a field that is not known here is kept in `unknown`, an
//! enumeration is an open string, and nothing but what the reference is sure of is required.

#[macro_use]
pub(crate) mod enumerations;

mod account;
mod agency;
mod any;
mod automation;
mod bounded;
mod campaign;
mod channel;
mod contact;
mod custom_field;
mod embedding;
mod invitation;
mod list;
mod media;
mod message;
mod page;
mod partner;
mod report;
mod role;
mod tag;
mod template;
mod text;
mod ticket;
mod unknown;
mod webhook;

pub use account::Account;
pub use agency::{AccountRef, Agency};
pub use any::{AnyObject, Null, OrNull};
pub use automation::{Automation, AutomationTrigger};
pub use bounded::{Amount, AnyNumber, Count, Items, Label, ShortText, Whole};
pub use campaign::{AutomationRef, Campaign};
pub use channel::{Channel, ChannelOrLink};
pub use contact::{Contact, ContactField, ContactStatus};
pub use custom_field::{CustomField, CustomFieldType};
pub use embedding::EmbeddingToken;
pub use invitation::{Invitation, InvitedPerson};
pub use list::List;
pub use media::{Media, MediaFormat};
pub use message::{ContactRef, SentMessage};
pub use page::Page;
pub use partner::{ApiKey, OnboardingLink, Partner};
pub use report::{Granularity, Report};
pub use role::{PrivateKey, PrivateKeyPresence, Role, RoleName, User};
pub use tag::Tag;
pub use template::{
    ButtonType, HeaderFormat, Placeholder, Status, Template, TemplateButton, TemplateCategory,
    TemplateComponent, TemplateLocalization, TemplatePart,
};
pub use text::{
    ContactEmail, ContactLanguage, Country, CustomFieldCode, CustomFieldLabel, CustomFieldValues,
    Date, DateOrDateTime, DateTime, Email, Id, Identifier, Language, MimeType, Name, Phone, Secret,
    Url, Uuid,
};
pub use ticket::{Ticket, TicketOwner, TicketPriority, TicketStatus};
pub use unknown::UnknownFields;
pub use webhook::{Expands, ExternalWebhook, SigningSecret, WebhookEvent, WebhookVersion};

/// An answer that has a name in the typings.
pub trait Model {
    /// Its name.
    const NAME: &'static str;
    /// Whether it holds a key or a secret.
    const SECRET: bool = false;
}

macro_rules! models {
    ($($model:ident $(: $secret:ident)?),* $(,)?) => {
        $(impl Model for $model {
            const NAME: &'static str = stringify!($model);
            $(const SECRET: bool = is_secret!($secret);)?
        })*

        /// The TypeScript declarations of the models, in alphabetical order.
        pub const DECLARATIONS: &[&str] = &[$(<$model as tsify::Tsify>::DECL),*];
    };
}

macro_rules! is_secret {
    (secret) => {
        true
    };
}

models!(
    Account,
    Agency,
    ApiKey: secret,
    Automation: secret,
    AutomationRef,
    AutomationTrigger: secret,
    Campaign,
    Channel,
    ChannelOrLink,
    Contact,
    ContactField,
    ContactRef,
    CustomField,
    EmbeddingToken: secret,
    Expands,
    ExternalWebhook: secret,
    Invitation,
    InvitedPerson,
    List,
    Media,
    OnboardingLink,
    Partner,
    PrivateKey: secret,
    PrivateKeyPresence,
    Report,
    Role,
    SentMessage,
    SigningSecret: secret,
    Tag,
    Template,
    TemplateButton,
    TemplateComponent,
    TemplateLocalization,
    Ticket,
    TicketOwner,
    User,
);
