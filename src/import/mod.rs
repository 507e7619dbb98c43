//! Import of contacts: the bytes of a CSV file go in, request bodies for Spoki come out.
//!
//! [`Job`] is a machine without clock, randomness and I/O. Its driver feeds it bytes, sends the
//! batches that it hands out and tells it how Spoki answered:
//!
//! ```
//! use spoki::import::{Job, Settings, Step};
//! let settings = Settings { default_country: Some("IT".to_owned()), ..Settings::default() };
//! let mut job = Job::new(settings, None).unwrap();
//! job.push(b"Nome;Cellulare\nAda;333 123 4567\n").unwrap();
//! job.finish();
//! loop {
//!     match job.step().unwrap() {
//!         Step::Send(batch) => {
//!             assert_eq!(batch.body, br#"[{"phone":"+393331234567","first_name":"Ada"}]"#);
//!             job.applied(b"{}");
//!         }
//!         Step::NeedInput => unreachable!("the input is finished"),
//!         Step::Done => break,
//!     }
//! }
//! assert_eq!(job.report().accepted, 1);
//! ```

mod batch;
mod checkpoint;
mod columns;
mod decode;
mod delimiter;
mod detect;
mod doubt;
mod flight;
mod header;
mod heading;
mod job;
mod reply;
mod report;
mod settings;
mod source;

pub use decode::Encoding;
pub use job::{Job, Outgoing, Step};
pub use report::{Column, Duplicate, Plan, Probing, Progress, Reject, Report, Warning};
pub use settings::{Optional, Settings, Target};
