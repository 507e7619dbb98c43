//! Automations (reference section 8, "Automations"): the starters, which have an address and a
//! secret of their own and take no API key, and the management.
//!
//! ```
//! use spoki::api::automations::Start;
//! use spoki::protocol::request;
//!
//! let request = request(Start {
//!     uuid: "c0ffee00-1111-4222-8333-444455556666".into(),
//!     secret: "the trigger's secret".into(),
//!     phone: "+39 333 123 4567".into(),
//!     first_name: Some("Ada".to_owned()),
//!     ..Default::default()
//! })?;
//! assert_eq!(request.target, "/wh/ap/c0ffee00-1111-4222-8333-444455556666/");
//! # Ok::<(), Vec<spoki::error::Issue>>(())
//! ```

use super::{Batches, Nothing, Unpublished};
use crate::model::enumerations::{choices, open_choices};
use crate::model::{
    AnyNumber, AnyObject, Automation, ContactEmail, ContactLanguage, Count, CustomFieldValues, Id,
    Name, Page, Phone, Secret, Uuid,
};

choices! {
    /// Whose address starts an automation, as the filter spells it.
    WebhookPlatform {
        /// Callers like this one.
        Api = "Api",
        /// Active Campaign, which sends e-mail.
        ActiveCampaign = "Active Campaign",
        /// A shop of `WooCommerce`.
        Woocommerce = "Woocommerce",
        /// A shop of Magento.
        Magento = "Magento",
        /// A shop of `PrestaShop`.
        Prestashop = "Prestashop",
        /// A shop of Shopify.
        Shopify = "Shopify",
        /// Zapier.
        Zapier = "Zapier",
        /// Qapla'.
        Qapla = "Qapla'",
        /// `BrainLead`.
        BrainLead = "BrainLead",
        /// `HubSpot`.
        HubSpot = "HubSpot",
        /// Klaviyo.
        Klaviyo = "Klaviyo",
        /// Zoho.
        Zoho = "Zoho",
        /// Sendinblue.
        Sendinblue = "Sendinblue",
        /// `WPNotif`.
        WpNotif = "WPNotif",
        /// Connectif.
        Connectif = "Connectif",
        /// IFTTT.
        Ifttt = "IFTTT",
        /// Pipedrive.
        Pipedrive = "Pipedrive",
        /// Meta.
        Meta = "Meta",
        /// Zendesk.
        Zendesk = "Zendesk",
    }
}

open_choices! {
    /// What a step does. Spoki has more than forty kinds.
    StepType {
        "TemplateMessage", "FreeMessage", "Delay", "AddTag", "CustomField", "Webhook", "IfElse",
    }
}

shapes! {
    /// A contact that an automation is started for. It is created or updated, found by its phone.
    StartContact {
        /// The phone; sent as E.164.
        phone: Phone,
        /// First name.
        first_name: Option<String>,
        /// Last name.
        last_name: Option<String>,
        /// E-mail address; an empty string removes it.
        email: Option<ContactEmail>,
        /// Language: `it`, `it_IT` or `Italiano`, sent as `it`.
        language: Option<ContactLanguage>,
        /// Values of custom fields, by code.
        custom_fields: Option<CustomFieldValues>,
        /// Data of yours that the run carries along.
        metadata: Option<AnyObject>,
    }

    /// A step of an automation. What else it holds depends on its type: `template` and
    /// `custom_field_values`, `text`, `tags`, `custom_field` and `value`, `conditions` and so on.
    AutomationStep {
        /// What it does.
        step_type: StepType,
        /// Its place.
        position: Option<Count>,
        /// A note for people.
        note: Option<String>,
        /// A reference of your own.
        reference: Option<String>,
        /// A key of your own.
        key: Option<String>,
        /// How long a `Delay` takes.
        delay_seconds: Option<Count>,
        /// The steps of a branch, each an object like this one.
        step_set: Option<AnyNumber<AnyObject>>,
        ; open: more
    }
}

endpoints! {
    /// Starts an automation for one contact, which is created or updated. `uuid` and `secret` are
    /// those of the automation's trigger (`webhook_set`). No API key is sent. Spoki accepts the
    /// call and works later: an answer does not say that a message went out.
    Start = "automations.start": POST "/wh/ap/{uuid}/" -> Nothing {
        retry: Unsafe,
        reaches: Named,
        auth: Secret,
        path { uuid: Uuid }
        body {
            /// The trigger's secret.
            secret: Secret,
            /// The phone; sent as E.164.
            phone: Phone,
            /// First name.
            first_name: Option<String>,
            /// Last name.
            last_name: Option<String>,
            /// E-mail address; an empty string removes it.
            email: Option<ContactEmail>,
            /// Language: `it`, `it_IT` or `Italiano`, sent as `it`.
            language: Option<ContactLanguage>,
            /// Values of custom fields, by code.
            custom_fields: Option<CustomFieldValues>,
            /// Data of yours that the run carries along.
            metadata: Option<AnyObject>,
        }
    }

    /// Starts an automation for any number of contacts, as `start` does for one: 500 with each call,
    /// one call after the other. What goes wrong ends it: after a refusal (no credit, a wrong
    /// secret), a call that may or may not have been done, or an abort nothing more is sent, and
    /// nothing is sent again by itself. If that is the first call, this fails like any other;
    /// otherwise the report says who was reached, who was not, and why.
    StartBulk = "automations.start_bulk": POST "/wh/ap/{uuid}/bulk/" -> Batches {
        retry: Unsafe,
        reaches: Named,
        includes: "automations.start",
        auth: Secret,
        path { uuid: Uuid }
        body {
            /// The trigger's secret.
            secret: Secret,
            /// The contacts. Spoki publishes no limit: 500 in a request is that of its other batches.
            contacts: Vec<StartContact>,
        }
    }

    /// Lists the automations, page by page.
    List = "automations.list": GET "/api/1/automations/" -> Page<Automation> {
        retry: Safe,
        slugs: ["SPOKI_LIST_AUTOMATIONS"],
        query {
            /// Found in the name or the address of a trigger.
            search: Option<String>,
            /// Whose address starts it.
            webhook_platform: Option<WebhookPlatform>,
            /// Running ones only, or the others only.
            is_active: Option<bool>,
            /// The number of a page, counted from 1.
            page: Option<Id>,
            /// How many automations a page holds.
            page_size: Option<Id>,
        }
    }

    /// Retrieves one automation.
    Retrieve = "automations.retrieve": GET "/api/1/automations/{id}/" -> Automation {
        retry: Safe,
        slugs: ["SPOKI_RETRIEVE_AUTOMATION"],
        path { id: Id }
    }

    /// Creates an automation. It cannot be changed or deleted through the API.
    Create = "automations.create": POST "/api/1/automations/" -> Automation {
        retry: Unsafe,
        reaches: Unnamed,
        body {
            /// Its name.
            name: Name,
            /// What it is for.
            description: Option<String>,
            /// A category of your own.
            category: Option<String>,
            /// Whether it runs.
            is_active: Option<bool>,
            /// Whether it is marked as a favourite.
            is_favorite: Option<bool>,
            /// Ids of groups.
            automation_groups: Option<AnyNumber<Id>>,
            /// The steps, in their order.
            steps: Option<AnyNumber<AutomationStep>>,
            /// Addresses that start it, such as `{ name: "Shop", platform: "api" }`.
            webhook_set: Option<AnyNumber<AnyObject>>,
            /// Started by a contact's first message.
            onfirstmessagestarter_set: Option<AnyNumber<AnyObject>>,
            /// Started by the value of a custom field, such as a date that comes.
            fieldconditionstarter_set: Option<AnyNumber<AnyObject>>,
            /// Started by a message within the opening hours.
            onopeninghoursstarter_set: Option<AnyNumber<AnyObject>>,
            /// Started by a message outside the opening hours.
            onclosinghoursstarter_set: Option<AnyNumber<AnyObject>>,
            /// Started by a message on a holiday.
            onholidayhoursstarter_set: Option<AnyNumber<AnyObject>>,
            /// Started by an advertisement of Meta.
            metaadsconditionstarter_set: Option<AnyNumber<AnyObject>>,
            /// Started by a new ticket.
            onticketcreatestarter_set: Option<AnyNumber<AnyObject>>,
            /// Started by a ticket's new state.
            onticketstatuschangestarter_set: Option<AnyNumber<AnyObject>>,
            /// Started by a request for payment.
            accountpaymentrequeststarter_set: Option<AnyNumber<AnyObject>>,
            /// Started by an order in a message.
            oninboundmessageorderstarter_set: Option<AnyNumber<AnyObject>>,
            /// Started by a question about a product.
            oninboundmessageproductstarter_set: Option<AnyNumber<AnyObject>>,
            /// Started by a change of the marketing consent.
            onmarketingacceptancestatuschangestarter_set: Option<AnyNumber<AnyObject>>,
            /// Started by a row of a Google sheet.
            googlesheetstrigger_set: Option<AnyNumber<AnyObject>>,
            /// Started by a new deal.
            ondealcreatestarter_set: Option<AnyNumber<AnyObject>>,
            /// Started by a change of a deal.
            ondealupdatestarter_set: Option<AnyNumber<AnyObject>>,
            /// Started by a change of a deal's contact.
            ondealcontactupdatedstarter_set: Option<AnyNumber<AnyObject>>,
            /// Started by a deal's new stage.
            ondealstagechangestarter_set: Option<AnyNumber<AnyObject>>,
        }
    }

    /// Retrieves the fields of contacts that an automation refers to.
    CustomFieldsUsed = "automations.custom_fields_used": GET "/api/1/automations/{id}/custom-fields-used/" -> Unpublished {
        retry: Safe,
        path { id: Id }
    }
}
