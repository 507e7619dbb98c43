//! What a policy must know of a finished request.

use super::amounts::Amounts;
use super::read::Finished;
use super::recipients::Recipients;
use crate::api::Operation;
use crate::boundary;
use crate::error::Segment;
use crate::protocol::Request;
use crate::schema::json::{Item, Writer};

/// What a request amounts to and whom it names, for those who decide whether it may be sent.
///
/// ```
/// use spoki::protocol::Extra;
/// use spoki::schema::json;
///
/// let update = spoki::api::find("contacts.update").unwrap();
/// let arguments = json::parse(r#"{"id":7,"is_blocked":true}"#).unwrap();
/// let request = spoki::tools::prepare(update, arguments, Extra::default()).unwrap();
/// let judged = spoki::tools::Judged::of(update, &request);
/// assert_eq!(judged.amounts_to, ["contacts.update", "contacts.block"]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The operations that the request amounts to, by their ids.
    pub amounts_to: Vec<&'static str>,
    /// Those of them that could have made all of the request.
    pub made_by: Vec<&'static str>,
    /// The phones that it names, as E.164, each with its place.
    pub phones: Vec<(Vec<Segment>, String)>,
    /// A place that may name somebody and cannot be compared with a phone.
    pub unclear: Option<Vec<Segment>>,
}

impl Judged {
    /// Looks at a request that the operation made ready.
    pub fn of(operation: &Operation, request: &Request) -> Self {
        let request = Finished::of(request);
        let amounts = Amounts::of(operation, &request);
        let recipients = Recipients::of(&amounts.all, &request);
        let ids = |operations: &[&'static Operation]| operations.iter().map(|one| one.id).collect();
        Self {
            amounts_to: ids(&amounts.all),
            made_by: ids(&amounts.exact),
            phones: recipients.phones,
            unclear: recipients.unclear,
        }
    }

    /// As JSON, for the shell.
    pub fn to_json(&self) -> String {
        let mut out = Writer::default();
        let told = boundary::Judged {
            amounts_to: &self.amounts_to,
            made_by: &self.made_by,
            phones: &self.phones,
            unclear: &self.unclear,
        };
        told.write(&mut out);
        out.finish()
    }
}

/// A phone with its place.
impl Item for (Vec<Segment>, String) {
    fn write(&self, out: &mut Writer) {
        let (path, phone) = self;
        boundary::Recipient { path, phone }.write(out);
    }
}
