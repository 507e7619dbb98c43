//! Custom fields (reference section 8, "Custom fields"). The code becomes the placeholder
//! `%%CODE%%` and the key in `custom_fields`; only the label can be changed later.
//!
//! ```
//! use spoki::api::custom_fields::Create;
//! use spoki::protocol::request;
//!
//! let request = request(Create {
//!     label: "ORDINE".into(),
//!     code: "order id".into(),
//!     field_type: Default::default(),
//!     example: "A-42".into(),
//! });
//! assert_eq!(request.unwrap_err()[0].path.len(), 1); // a code has no spaces
//! ```

use crate::model::{
    CustomField, CustomFieldCode, CustomFieldLabel, CustomFieldType, Id, Name, Page,
};

endpoints! {
    /// Lists the custom fields, page by page. Five calls a minute: keep what you got.
    List = "custom_fields.list": GET "/api/1/custom-fields/" -> Page<CustomField> {
        retry: Safe,
        per_minute: 5,
        slugs: ["SPOKI_LIST_CUSTOM_FIELDS", "SPOKI_SPOKI_LIST_CUSTOM_FIELDS"],
        query {
            /// Found in the label or the code.
            search: Option<String>,
            /// The number of a page, counted from 1.
            page: Option<Id>,
            /// How many fields a page holds.
            page_size: Option<Id>,
        }
    }

    /// Creates a custom field.
    Create = "custom_fields.create": POST "/api/1/custom-fields/" -> CustomField {
        retry: Unsafe,
        slugs: ["SPOKI_CREATE_CUSTOM_FIELD"],
        body {
            /// The name that people see; unique in the account, and not one that Spoki reserves.
            label: CustomFieldLabel,
            /// The code: `A` to `Z`, `0` to `9` and `_`; unique, and not one that Spoki reserves.
            code: CustomFieldCode,
            /// What its values are.
            field_type: CustomFieldType,
            /// A sample value, of the field's own type.
            example: Name,
        }
        suits: [example to field_type by ValueOfFieldType],
    }

    /// Retrieves one custom field.
    Retrieve = "custom_fields.retrieve": GET "/api/1/custom-fields/{id}/" -> CustomField {
        retry: Safe,
        slugs: ["SPOKI_RETRIEVE_CUSTOM_FIELD", "SPOKI_SPOKI_RETRIEVE_CUSTOM_FIELD"],
        arguments: [id as custom_field_id],
        path { id: Id }
    }

    /// Changes the label, which is all that can change.
    Update = "custom_fields.update": PATCH "/api/1/custom-fields/{id}/" -> CustomField {
        retry: Safe,
        slugs: ["SPOKI_UPDATE_CUSTOM_FIELD"],
        arguments: [id as custom_field_id],
        path { id: Id }
        body {
            /// The new label.
            label: CustomFieldLabel,
        }
    }

    /// Deletes a custom field. Spoki refuses while an automation uses it.
    Delete = "custom_fields.delete": DELETE "/api/1/custom-fields/{id}/" -> super::Nothing {
        retry: Safe,
        per_minute: 5,
        slugs: ["SPOKI_DELETE_CUSTOM_FIELD"],
        path { id: Id }
    }
}
