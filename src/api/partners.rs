//! Partners (reference section 8, "Partners"). These routes take the partner's key, and money is in
//! thousandths of a euro.
//!
//! ```
//! use spoki::api::partners::CreateSubrecharge;
//! use spoki::protocol::request;
//!
//! let request = request(CreateSubrecharge {
//!     destination_account: 4210.into(),
//!     amount: 10_000.into(), // 10 euro
//! })?;
//! assert_eq!(request.target, "/api/1/partners/create_subrecharge/");
//! # Ok::<(), Vec<spoki::error::Issue>>(())
//! ```

use super::Unpublished;
use crate::model::{
    Account, Amount, ApiKey, Count, Country, Date, Email, Id, Name, OnboardingLink, Page, Partner,
    Whole,
};

shapes! {
    /// A client of a software vendor, who gets an account.
    SvClient {
        /// The name of the account.
        account_name: Name,
        /// The client's e-mail address.
        email: Email,
        /// The country in small letters, such as `it`.
        country: Option<String>,
        /// The country in capital letters, such as `IT`.
        country_code: Option<Country>,
        /// The client's first name.
        first_name: Option<String>,
        /// VAT in hundredths of a per cent: 2200 are 22 %.
        vat_amount: Option<Whole<0, 10_000>>,
    }
}

endpoints! {
    /// Buys conversations for an account.
    CreateConversationsSubrecharge = "partners.create_conversations_subrecharge": POST "/api/1/partners/create_conversations_subrecharge/" -> Unpublished {
        retry: Unsafe,
        deprecated: "Spoki no longer sells conversations; use `partners.create_subrecharge`.",
        auth: PartnerKey,
        body {
            /// The id of the account.
            destination_account: Id,
            /// How many conversations.
            conversations: Amount,
        }
    }

    /// Lists the partners, page by page.
    List = "partners.list": GET "/api/1/partners/" -> Page<Partner> {
        retry: Safe,
        auth: PartnerKey,
        slugs: ["SPOKI_LIST_PARTNERS", "SPOKI_SPOKI_LIST_PARTNERS"],
        query {
            /// The number of a page, counted from 1.
            page: Option<Id>,
            /// How many partners a page holds.
            page_size: Option<Id>,
        }
    }

    /// Lists the accounts of the partner.
    Accounts = "partners.accounts": GET "/api/1/partners/accounts/" -> Page<Account> {
        retry: Safe,
        auth: PartnerKey,
        query {
            /// The number of a page, counted from 1.
            page: Option<Id>,
            /// How many accounts a page holds.
            page_size: Option<Id>,
        }
    }

    /// Gets a page where the owner of an account connects WhatsApp.
    Onboarding = "partners.onboarding": POST "/api/1/partners/onboarding/" -> OnboardingLink {
        retry: Unsafe,
        auth: PartnerKey,
        body {
            /// The id of the account.
            account: Id,
        }
    }

    /// Creates the API key of an account.
    CreateApiKeyForAccount = "partners.create_api_key_for_account": POST "/api/1/partners/create_api_key_for_account/" -> ApiKey {
        retry: Unsafe,
        auth: PartnerKey,
        body {
            /// The id of the account.
            account: Id,
        }
    }

    /// Makes the API key of an account worthless.
    RevokeApiKeyForAccount = "partners.revoke_api_key_for_account": POST "/api/1/partners/revoke_api_key_for_account/" -> Unpublished {
        retry: Unsafe,
        replaces: true,
        auth: PartnerKey,
        body {
            /// The id of the account.
            account: Id,
        }
    }

    /// Creates accounts for clients of a software vendor.
    AddSvClients = "partners.add_sv_clients": POST "/api/1/partners/add_sv_clients/" -> Vec<Account> {
        retry: Unsafe,
        auth: PartnerKey,
        arguments: [items as clients],
        items: SvClient, 1..=usize::MAX,
    }

    /// Moves credit for WhatsApp to an account.
    CreateSubrecharge = "partners.create_subrecharge": POST "/api/1/partners/create_subrecharge/" -> Unpublished {
        retry: Unsafe,
        auth: PartnerKey,
        body {
            /// The id of the account.
            destination_account: Id,
            /// How much, in thousandths of a euro: 10000 are 10 EUR.
            amount: Amount,
        }
    }

    /// Sets what the partner earns on the messages of an account, in thousandths of a euro: 49 are
    /// 0.049 EUR.
    SetProfits = "partners.set_profits": POST "/api/1/partners/set_profits/" -> Unpublished {
        retry: Unsafe,
        replaces: true,
        auth: PartnerKey,
        body {
            /// The id of the account.
            destination_account: Id,
            /// On each SMS.
            sms_profit_margin: Option<Count>,
            /// On each SMS that cannot be answered.
            sms_one_way_profit_margin: Option<Count>,
            /// On each utility message.
            utility_profit_margin: Option<Count>,
            /// On each authentication message.
            authentication_profit_margin: Option<Count>,
            /// On each marketing message.
            marketing_profit_margin: Option<Count>,
            /// On each service message.
            service_profit_margin: Option<Count>,
            /// On each conversation.
            conversation_profit_margin: Option<Count>,
        }
    }

    /// Takes credit back from an account.
    MoveCreditFromAccount = "partners.move_credit_from_account": POST "/api/1/partners/move_credit_from_account/" -> Unpublished {
        retry: Unsafe,
        replaces: true,
        auth: PartnerKey,
        body {
            /// The id of the account.
            account_id: Id,
            /// How much, in thousandths of a euro: 10000 are 10 EUR.
            credit_to_move: Amount,
        }
    }

    /// Retrieves what an account did.
    GetAccountReport = "partners.get_account_report": GET "/api/1/partners/get_account_report/" -> Unpublished {
        retry: Safe,
        auth: PartnerKey,
        query {
            /// The id of the account.
            account_id: Id,
            /// The span of one row: 2 is a day; Spoki does not list the others.
            granularity: Option<Count>,
            /// The first day.
            startDate: Option<Date>,
            /// The last day.
            endDate: Option<Date>,
        }
    }

    /// Retrieves what an account is expected to spend.
    GetAccountForecasts = "partners.get_account_forecasts": GET "/api/1/partners/get_account_forecasts/" -> Unpublished {
        retry: Safe,
        auth: PartnerKey,
        query {
            /// The id of the account.
            account_id: Id,
            /// The country of the recipients, such as `IT`.
            country_code: Option<Country>,
        }
    }
}
