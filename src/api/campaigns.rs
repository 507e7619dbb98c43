//! Campaigns (reference section 8, "Campaigns"). They can be changed and deleted while they are
//! drafts or scheduled.
//!
//! ```
//! use spoki::api::campaigns::{CampaignStatus, Create};
//! use spoki::protocol::request;
//!
//! let request = request(Create {
//!     name: "Autunno".into(),
//!     lists: vec![12.into()],
//!     template: Some(7001.into()),
//!     status: Some(CampaignStatus::Scheduled),
//!     scheduled_datetime: Some("2026-10-01T09:00:00.000Z".into()),
//!     ..Default::default()
//! })?;
//! assert_eq!(request.target, "/api/1/campaigns/");
//! # Ok::<(), Vec<spoki::error::Issue>>(())
//! ```

use crate::model::enumerations::choices;
use crate::model::{Campaign, DateOrDateTime, DateTime, Id, Name, Page};

choices! {
    /// The states that a campaign can be given.
    CampaignStatus {
        /// Not to be started yet.
        Draft = "Draft",
        /// To be started at its time.
        Scheduled = "Scheduled",
    }
}

endpoints! {
    /// Lists the campaigns, page by page.
    List = "campaigns.list": GET "/api/1/campaigns/" -> Page<Campaign> {
        retry: Safe,
        slugs: ["SPOKI_LIST_CAMPAIGNS"],
        query {
            /// Scheduled for this day or time, or later.
            scheduled_datetime_gte: Option<DateOrDateTime>,
            /// Scheduled for this day or time, or earlier.
            scheduled_datetime_lte: Option<DateOrDateTime>,
            /// The number of a page, counted from 1.
            page: Option<Id>,
            /// How many campaigns a page holds.
            page_size: Option<Id>,
        }
    }

    /// Creates a campaign: an automation or a template for the contacts of lists. A contact in
    /// several of the lists is reached once.
    Create = "campaigns.create": POST "/api/1/campaigns/" -> Campaign {
        retry: Unsafe,
        reaches: Unnamed,
        body {
            /// Its name.
            name: Name,
            /// When it starts; needed when it is to be `Scheduled`.
            scheduled_datetime: Option<DateTime>,
            /// `Scheduled` starts it at its time.
            status: Option<CampaignStatus>,
            /// Ids of the lists.
            lists: Vec<Id>,
            /// The id of the automation that it runs, unless it sends a template.
            automation: Option<Id>,
            /// The id of the template that it sends, unless it runs an automation.
            template: Option<Id>,
        }
        one_of: [automation, template],
        needs: [status = "Scheduled" => [scheduled_datetime]],
    }

    /// Retrieves one campaign with its figures.
    Retrieve = "campaigns.retrieve": GET "/api/1/campaigns/{id}/" -> Campaign {
        retry: Safe,
        path { id: Id }
    }

    /// Changes the fields that are given, while the campaign is a draft or scheduled.
    Update = "campaigns.update": PATCH "/api/1/campaigns/{id}/" -> Campaign {
        retry: Safe,
        reaches: Unnamed,
        per_minute: 5,
        slugs: ["SPOKI_UPDATE_CAMPAIGN"],
        path { id: Id }
        body {
            /// Its name.
            name: Option<Name>,
            /// When it starts; needed when it is to be `Scheduled`.
            scheduled_datetime: Option<DateTime>,
            /// `Scheduled` starts it at its time.
            status: Option<CampaignStatus>,
            /// The id of the automation that it runs.
            automation: Option<Id>,
            /// Ids of the lists.
            lists: Option<Vec<Id>>,
        }
        needs: [status = "Scheduled" => [scheduled_datetime]],
    }

    /// Deletes a campaign, while it is a draft or scheduled.
    Delete = "campaigns.delete": DELETE "/api/1/campaigns/{id}/" -> super::Nothing {
        retry: Safe,
        path { id: Id }
    }
}
