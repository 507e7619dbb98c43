//! Templates (reference section 8, "Templates"): created as drafts, submitted to WhatsApp, sent once
//! they are approved.
//!
//! ```
//! use spoki::api::templates::{Create, TemplateBodyInput, TemplateLocalizationInput};
//! use spoki::protocol::request;
//!
//! let italian = TemplateLocalizationInput {
//!     language: "it".into(),
//!     body_template_component: TemplateBodyInput {
//!         text: "Il pacco %%ORDER_ID%% è in viaggio.".into(),
//!         ..Default::default()
//!     },
//!     ..Default::default()
//! };
//! let request = request(Create {
//!     name: "ordine_spedito".into(),
//!     category: "UTILITY".into(),
//!     templatelocalization_set: vec![italian],
//!     ..Default::default()
//! })?;
//! assert_eq!(request.target, "/api/1/templates/");
//! # Ok::<(), Vec<spoki::error::Issue>>(())
//! ```

mod parts;

pub use parts::*;

use super::Maybe;
use crate::model::{AnyNumber, Id, Name, Page, Template, TemplateCategory};

endpoints! {
    /// Lists the templates, page by page.
    List = "templates.list": GET "/api/1/templates/" -> Page<Template> {
        retry: Safe,
        slugs: ["SPOKI_LIST_TEMPLATES", "SPOKI_SPOKI_LIST_TEMPLATES"],
        query {
            /// Found in id, name or text.
            search: Option<String>,
            /// The id of a channel of WhatsApp.
            channel_id: Option<Id>,
            /// The number of a page, counted from 1.
            page: Option<Id>,
            /// How many templates a page holds; clients in production ask for 100 or 200.
            page_size: Option<Id>,
        }
    }

    /// Creates a template as a draft. Nothing goes to WhatsApp before `submit`.
    Create = "templates.create": POST "/api/1/templates/" -> Template {
        retry: Unsafe,
        per_minute: 10,
        slugs: ["SPOKI_CREATE_TEMPLATE"],
        body {
            /// Its name; small letters, digits and `_` are safe.
            name: Name,
            /// What WhatsApp takes it for.
            category: TemplateCategory,
            /// Such as `CLASSIC`.
            subcategory: Option<String>,
            /// The texts, one for each language.
            templatelocalization_set: Vec<TemplateLocalizationInput>,
        }
    }

    /// Copies a template. The answer is the copy, a draft.
    Clone = "templates.clone": GET "/api/1/templates/{id}/clone/" -> Template {
        retry: Unsafe,
        slugs: ["SPOKI_CLONE_TEMPLATE"],
        arguments: [id as template_id],
        path { id: Id }
    }

    /// Changes the fields that are given.
    Update = "templates.update": PATCH "/api/1/templates/{id}/" -> Template {
        retry: Safe,
        per_minute: 10,
        slugs: ["SPOKI_UPDATE_TEMPLATE"],
        path { id: Id }
        body {
            /// Its name; small letters, digits and `_` are safe.
            name: Option<Name>,
            /// What WhatsApp takes it for.
            category: Option<TemplateCategory>,
            /// Such as `CLASSIC`.
            subcategory: Option<String>,
            /// Ids of groups.
            template_groups: Option<AnyNumber<Id>>,
            /// The texts, one for each language.
            templatelocalization_set: Option<Vec<TemplateLocalizationChange>>,
        }
    }

    /// Submits a template to WhatsApp for approval.
    Submit = "templates.submit": POST "/api/1/templates/{id}/submit/" -> Maybe<Template> {
        retry: Unsafe,
        path { id: Id }
        body: Empty,
    }

    /// Makes a template a draft again, and takes it out of WhatsApp.
    BackToDraft = "templates.back_to_draft": POST "/api/1/templates/{id}/back_to_draft/" -> Maybe<Template> {
        retry: Unsafe,
        replaces: true,
        slugs: ["SPOKI_REVERT_TEMPLATE_TO_DRAFT"],
        arguments: [id as template_id],
        path { id: Id }
        body: Empty,
    }

    /// Retrieves one template.
    Retrieve = "templates.retrieve": GET "/api/1/templates/{id}/" -> Template {
        retry: Safe,
        slugs: ["SPOKI_RETRIEVE_TEMPLATE"],
        arguments: [id as template_id],
        path { id: Id }
        query {
            /// The id of a channel of WhatsApp.
            channel_id: Option<Id>,
        }
    }

    /// Deletes a template. Spoki refuses while an automation uses it, unless it is forced.
    Delete = "templates.delete": DELETE "/api/1/templates/{id}/" -> super::Nothing {
        retry: Safe,
        per_minute: 10,
        slugs: ["SPOKI_DELETE_TEMPLATE"],
        path { id: Id }
        query {
            /// Deletes it also while an automation uses it.
            force_delete: Option<bool>,
        }
    }
}
