//! Templates: the messages that may open a conversation, once WhatsApp has approved them.

use super::UnknownFields;
use crate::schema::Value;
use serde::{Deserialize, Serialize};
use tsify::Tsify;

/// A template as Spoki answers it (reference section 8, documented and seen live).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(default)]
#[tsify(missing_as_null)]
pub struct Template {
    /// What identifies the template in paths and in `messages.send`.
    pub id: i64,
    /// Its name inside Spoki.
    pub name: String,
    /// `MARKETING`, `UTILITY` or `AUTHENTICATION`; older accounts have others.
    pub category: String,
    /// Such as `CLASSIC`.
    pub subcategory: Option<String>,
    /// Whether WhatsApp has approved it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "boolean | undefined")]
    pub is_approved: Option<bool>,
    /// Whether it is marked as a favourite.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "boolean | undefined")]
    pub is_favorite: Option<bool>,
    /// A number here; 0 is a draft.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "number | string | undefined")]
    pub status: Option<Status>,
    /// The custom fields that its texts name, as codes or as objects.
    #[tsify(type = "(string | { key: string })[]")]
    pub customfield_set: Vec<Placeholder>,
    /// Ids of groups.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "number[] | undefined")]
    pub template_groups: Option<Vec<i64>>,
    /// The texts, one for each language.
    pub templatelocalization_set: Vec<TemplateLocalization>,
    /// What this version does not know.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// A template in one language. Older answers name its parts `header`, `body`, `footer` and
/// `button_set`; `header()`, `body()` and `footer()` read both.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(default)]
#[tsify(missing_as_null)]
pub struct TemplateLocalization {
    /// What identifies it when the template is changed.
    pub id: i64,
    /// Language code.
    pub language: String,
    /// A word, such as `APPROVED`, or a number.
    #[tsify(type = "number | string | null")]
    pub status: Option<Status>,
    /// Why WhatsApp rejected it.
    pub rejection_reason: Option<String>,
    /// What exactly is wrong.
    pub rejection_detail: Option<String>,
    /// What to do about it.
    pub rejection_recommendation: Option<String>,
    /// When the status changed, ISO 8601.
    pub status_updated_at: Option<String>,
    /// The header.
    #[tsify(type = "TemplateComponent | string | null")]
    pub header_template_component: Option<TemplatePart>,
    /// The body.
    #[tsify(type = "TemplateComponent | string | null")]
    pub body_template_component: Option<TemplatePart>,
    /// The footer.
    #[tsify(type = "TemplateComponent | string | null")]
    pub footer_template_component: Option<TemplatePart>,
    /// The header in older answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "TemplateComponent | string | null | undefined")]
    pub header: Option<TemplatePart>,
    /// The body in older answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "TemplateComponent | string | null | undefined")]
    pub body: Option<TemplatePart>,
    /// The footer in older answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "TemplateComponent | string | null | undefined")]
    pub footer: Option<TemplatePart>,
    /// The buttons.
    pub templatebuttoncomponent_set: Vec<TemplateButton>,
    /// The buttons in older answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "TemplateButton[] | undefined")]
    pub button_set: Option<Vec<TemplateButton>>,
    /// A sample value for each placeholder.
    #[tsify(type = "Record<string, string> | null")]
    pub example_custom_fields: Option<Value>,
    /// A sample of the header's media; its shape is not published.
    #[tsify(type = "unknown")]
    pub example_header_media: Option<Value>,
    /// The header's media unless a message brings its own: registered media, or a name and an address.
    #[tsify(type = "unknown")]
    pub default_header_media: Option<Value>,
    /// The cards of a carousel; their shape is not published.
    #[tsify(type = "unknown[] | null")]
    pub templatecarouselcomponent_set: Option<Value>,
    /// What this version does not know.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl TemplateLocalization {
    /// The header, whatever this answer calls it.
    pub fn header(&self) -> Option<&TemplatePart> {
        self.header_template_component
            .as_ref()
            .or(self.header.as_ref())
    }

    /// The body, whatever this answer calls it.
    pub fn body(&self) -> Option<&TemplatePart> {
        self.body_template_component.as_ref().or(self.body.as_ref())
    }

    /// The footer, whatever this answer calls it.
    pub fn footer(&self) -> Option<&TemplatePart> {
        self.footer_template_component
            .as_ref()
            .or(self.footer.as_ref())
    }
}

/// A header, body or footer; one recorded answer has a plain text there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum TemplatePart {
    /// Its text alone.
    Text(String),
    /// The component.
    Component(TemplateComponent),
}

impl TemplatePart {
    /// Its text, if it has one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Component(component) => component.text.as_deref(),
        }
    }
}

/// A header, body or footer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(default)]
#[tsify(missing_as_null)]
pub struct TemplateComponent {
    /// `header`, `body` or `footer`.
    pub component_type: Option<String>,
    /// Of headers: `text`, `image`, `video` or `document`.
    pub format: Option<String>,
    /// The text, with `%%CODE%%` where a value goes.
    pub text: Option<String>,
    /// Its parameters; their shape is not published.
    #[tsify(type = "unknown[]")]
    pub parameters: Vec<Value>,
    /// What this version does not know.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// A button.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(default)]
#[tsify(missing_as_null)]
pub struct TemplateButton {
    /// What stands on it.
    pub text: String,
    /// Its place.
    pub order: i64,
    /// `quick_reply`, `url`, `call`; more exist.
    pub button_type: String,
    /// Whom it calls.
    pub phone_number: Option<String>,
    /// The form that it opens.
    pub form_id: Option<i64>,
    /// The address that it opens.
    pub url: Option<String>,
    /// Whether the address is shortened, so that clicks are counted.
    pub send_as_shortlink: bool,
    /// The code of the short address.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "string | null | undefined")]
    pub shortlink_code: Option<String>,
    /// What this version does not know.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// The state of a template: a number or a word (reference section 13, 4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Status {
    /// 0 draft, 1 pending, 2 and 4 approved, 3 rejected; one integration says so.
    Number(i64),
    /// `DRAFT`, `PENDING`, `APPROVED`, `REJECTED`; more may exist.
    Word(String),
}

/// A custom field that a template names (reference section 13, 5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Placeholder {
    /// Its code.
    Code(String),
    /// Its code in an object.
    Wrapped {
        /// The code.
        key: String,
    },
}

impl Placeholder {
    /// The code.
    pub fn code(&self) -> &str {
        match self {
            Self::Code(code) | Self::Wrapped { key: code } => code,
        }
    }
}

open_choices! {
    /// What WhatsApp takes a template for. Older accounts have further ones.
    TemplateCategory { "MARKETING", "UTILITY", "AUTHENTICATION" }

    /// What a header holds.
    HeaderFormat { "text", "image", "video", "document" }

    /// What a button of a template does. More exist.
    ButtonType { "quick_reply", "url", "call" }
}
