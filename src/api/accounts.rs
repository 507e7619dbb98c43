//! Accounts (reference section 8, "Accounts").
//!
//! ```
//! use spoki::api::accounts::RetrieveByPhone;
//! use spoki::protocol::request;
//!
//! let request = request(RetrieveByPhone { phone: "+39 02 1234 5678".into() })?;
//! assert_eq!(request.target, "/api/1/accounts/phone/%2B390212345678/");
//! # Ok::<(), Vec<spoki::error::Issue>>(())
//! ```

use super::Unpublished;
use crate::model::{Account, Id, Page, Phone, Report};

endpoints! {
    /// Lists the accounts that the key can see. Spoki answers all of them at once.
    List = "accounts.list": GET "/api/1/accounts/" -> Page<Account> {
        retry: Safe,
        per_minute: 5,
        slugs: ["SPOKI_LIST_ACCOUNTS"],
    }

    /// Retrieves one account.
    Retrieve = "accounts.retrieve": GET "/api/1/accounts/{id}/" -> Account {
        retry: Safe,
        slugs: ["SPOKI_RETRIEVE_ACCOUNT"],
        arguments: [id as account_id],
        path { id: Id }
    }

    /// Retrieves the account that has a phone.
    RetrieveByPhone = "accounts.retrieve_by_phone": GET "/api/1/accounts/phone/{phone}/" -> Account {
        retry: Safe,
        path { phone: Phone }
    }

    /// Retrieves what an account did in the current period.
    CurrentReport = "accounts.current_report": GET "/api/1/accounts/{id}/current_report/" -> Report {
        retry: Safe,
        cached_seconds: 1800,
        slugs: ["SPOKI_GET_ACCOUNT_CURRENT_REPORT"],
        arguments: [id as account_id],
        path { id: Id }
    }

    /// Asks for a page where the owner of an account connects WhatsApp. Spoki has withdrawn the
    /// route and answers 404.
    CreateOnboardingLink = "accounts.create_onboarding_link": POST "/api/1/accounts/{id}/onboarding/" -> Unpublished {
        retry: Unsafe,
        deprecated: "Spoki answers 404; use `channels.create` with platform 1.",
        slugs: ["SPOKI_CREATE_ACCOUNT_ONBOARDING_LINK"],
        arguments: [id as account_id],
        path { id: Id }
        body: Empty,
    }
}
