//! A Spoki that runs on one's own machine, for tests and demonstrations without an account.
//!
//! It is written from public facts about the API and shares no model and no code with the client
//! crate of this workspace: a field that the client spells wrongly must fail here. Behaviour that no
//! source states is marked where it is decided: `[live]` seen in real calls, `[doc]` documented,
//! `[seed]` told by tool lists, `[inferred]` deduced or chosen.
//!
//! A key opens one account, and the partner's key opens the routes of partners. Accounts, roles,
//! invitations, channels, messages, reports, webhooks, automations and campaigns belong to the
//! account of the key, which pays for what it sends; contacts, lists, custom fields, tags,
//! templates, media and tickets are one set for all accounts.
//!
//! Beside the API there are routes of its own, which need no key:
//!
//! | route | what it does |
//! |---|---|
//! | `GET /` | the live page |
//! | `GET`, `DELETE /_sandbox/requests` | the last 1,000 calls; `?last=60`, `?brief=true` |
//! | `GET`, `POST`, `DELETE /_sandbox/faults` | faults to come, as an array of the objects below |
//! | `GET /_sandbox/state` | newest data, counts, rate limits, faults |
//! | `POST /_sandbox/reset` | back to a new sandbox |
//! | `GET /_sandbox/lists/{id}/contacts` | the phones of a list |
//! | `GET /_sandbox/messages`, `GET /_sandbox/deliveries` | what was sent, newest first |
//! | `POST /_sandbox/inbound` | a contact writes: `phone`, `text`, `payload`, `reply_to`, `media` |
//! | `POST /_sandbox/contacts/{id}/tags` | replaces a contact's tags by an array of tag ids |
//!
//! Time that passes does something too: statuses of messages advance, templates are judged,
//! campaigns start, automations go on, and webhooks are delivered, signed, over plain HTTP.
//!
//! A message costs 50 thousandths of a euro of the account's credit, and its recipient tells how it
//! ends: numbers that end in 131026, 131049, 131050 or 131053 fail with that code of WhatsApp, in
//! 001044 with `spoki::1044`; those in 990001 stay `Sent`, those in 990002 `Delivered`. Free text
//! fails with `whatsapp::131047` unless the contact wrote within 24 hours.
//!
//! A fault has a `kind`, and may have an `operation` (`*`), `after` (0: calls that still pass) and
//! `times` (1). Kinds: `status` (`status`, `body`, `headers`), `raw` (`status`, `content_type`,
//! `body`, `headers`), `redirect` (`location`, `status`), `latency` (`ms`), `reset` and
//! `stall_headers` (the work is not done), `reset_after`, `stall_body` and `truncate` (it is done).
//!
//! ```no_run
//! let running = spoki_sandbox::start(spoki_sandbox::Options { port: 0, ..Default::default() })?;
//! println!("http://{}", running.address);
//! # Ok::<(), spoki_sandbox::StartError>(())
//! ```

mod app;
mod call;
mod caller;
mod clock;
mod clockwork;
mod control;
mod cors;
mod delivery;
mod dispatch;
mod faults;
mod form;
mod limits;
mod operations;
mod options;
mod page;
mod pagination;
mod problem;
mod query;
mod request_log;
mod routes;
mod server;
mod signature;
mod simulation;
mod store;
mod traffic;
mod validators;

pub use options::{
    ArgumentError, Command, DEFAULT_KEY, DEFAULT_PARTNER_KEY, HELP, Options, parse_arguments,
};
pub use server::{Running, StartError, start};
