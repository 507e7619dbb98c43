//! A batch under way: which part of it is sent next, and what was refused of it.

use super::reply;
use crate::rules::{Code, Problem, decimal};

/// The parts of one batch that are still to be sent, and what is known of the others.
#[derive(Default)]
pub(super) struct Flight {
    /// Indices of contacts; the last part is the current one.
    parts: Vec<Vec<usize>>,
    refused: Vec<Refused>,
    created: Option<u64>,
    updated: Option<u64>,
    /// Whether parts are halved to find refused rows.
    is_probing: bool,
}

/// A contact that Spoki did not take.
pub(super) struct Refused {
    pub(super) contact: usize,
    pub(super) field: String,
    pub(super) message: String,
}

/// What came of a batch.
pub(super) struct Outcome {
    /// By contact.
    pub(super) refused: Vec<Refused>,
    pub(super) created: Option<u64>,
    pub(super) updated: Option<u64>,
}

impl Flight {
    /// Begins with a batch of that many contacts, at most `limit` of them in a call.
    pub(super) fn start(&mut self, contacts: usize, limit: usize) {
        let all: Vec<usize> = (0..contacts).collect();
        self.parts = all
            .chunks(limit.max(1))
            .rev()
            .map(<[usize]>::to_vec)
            .collect();
    }

    /// The part to be sent; none when the batch is done.
    pub(super) fn current(&self) -> Option<&[usize]> {
        self.parts.last().map(Vec::as_slice)
    }

    /// Spoki took the current part.
    pub(super) fn applied(&mut self, reply: &[u8]) {
        if self.parts.pop().is_some() {
            let (created, updated) = reply::counts(reply);
            self.created = sum(self.created, created);
            self.updated = sum(self.updated, updated);
        }
    }

    /// While refused rows are searched for: how many contacts are still to be sent, and in how many
    /// calls at most.
    pub(super) fn probing(&self) -> Option<(usize, usize)> {
        let contacts: usize = self.parts.iter().map(Vec::len).sum();
        // To take a part to pieces, each of which is sent, takes twice its contacts less one.
        let calls = 2 * contacts - self.parts.len();
        (self.is_probing && contacts > 0).then_some((contacts, calls))
    }

    /// Spoki refused the current part with that status; what is left of it is sent again.
    pub(super) fn refused(&mut self, status: u16, reply: &[u8]) -> Result<(), Problem> {
        if !matches!(status, 400 | 413 | 422) {
            return Err(Problem::new(Code::ServerStatus).with("status", status));
        }
        let named = match self.current() {
            Some(part) if status != 413 => reply::refusals(reply, part.len()),
            _ => Vec::new(),
        };
        let Some(mut part) = self.parts.pop() else {
            return Ok(());
        };
        if !named.is_empty() {
            self.take_out(part, named);
            return Ok(());
        }
        if let &[contact] = part.as_slice() {
            let message = match reply::text(reply) {
                text if text.is_empty() => "status ".to_owned() + &decimal(status.into()),
                text => text,
            };
            self.refuse(contact, String::new(), message);
            return Ok(());
        }
        let half = part.len().div_ceil(2);
        if status == 413 {
            // What is too large once is too large for the other parts too.
            self.parts.push(part);
            let parts = core::mem::take(&mut self.parts);
            self.parts = parts
                .iter()
                .flat_map(|part| part.chunks(half).rev().map(<[usize]>::to_vec))
                .collect();
        } else {
            self.is_probing = true;
            let rest = part.split_off(half);
            self.parts.extend([rest, part]);
        }
        Ok(())
    }

    /// Takes the contacts that a refusal names out of a part; the others are sent again.
    fn take_out(&mut self, mut part: Vec<usize>, named: Vec<reply::Refusal>) {
        for refusal in named.into_iter().rev() {
            if refusal.position < part.len() {
                let contact = part.remove(refusal.position);
                self.refuse(contact, refusal.field, refusal.message);
            }
        }
        if !part.is_empty() {
            self.parts.push(part);
        }
    }

    fn refuse(&mut self, contact: usize, field: String, message: String) {
        let place = self
            .refused
            .partition_point(|earlier| earlier.contact < contact);
        self.refused.insert(
            place,
            Refused {
                contact,
                field,
                message,
            },
        );
    }

    /// What came of the batch, once it is done.
    pub(super) fn outcome(&mut self) -> Outcome {
        self.is_probing = false;
        Outcome {
            refused: core::mem::take(&mut self.refused),
            created: self.created.take(),
            updated: self.updated.take(),
        }
    }
}

/// The sum of two counts, of which either may not be known.
pub(super) fn sum(left: Option<u64>, right: Option<u64>) -> Option<u64> {
    match (left, right) {
        (Some(left), Some(right)) => Some(left.saturating_add(right)),
        (known, None) | (None, known) => known,
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::Flight;
    use proptest::prelude::*;

    /// Sends a batch to a server that refuses a part if a bad contact is in it.
    fn fly(contacts: usize, bad: &[usize]) -> (u32, Vec<usize>, Vec<usize>) {
        let mut flight = Flight::default();
        flight.start(contacts, 500);
        let (mut calls, mut taken) = (0, Vec::new());
        while let Some(part) = flight.current().map(<[usize]>::to_vec) {
            calls += 1;
            if part.iter().any(|contact| bad.contains(contact)) {
                flight.refused(400, b"{\"detail\":\"No.\"}").unwrap();
            } else {
                taken.extend(part);
                flight.applied(b"");
            }
        }
        (
            calls,
            taken,
            flight
                .outcome()
                .refused
                .iter()
                .map(|refused| refused.contact)
                .collect(),
        )
    }

    #[test]
    fn one_bad_contact_of_500_is_isolated() {
        for bad in [0, 1, 249, 250, 499] {
            let (calls, taken, refused) = fly(500, &[bad]);
            assert_eq!(refused, [bad]);
            assert_eq!(taken.len(), 499);
            assert!(calls <= 2 * 9 + 1, "{calls} calls");
        }
    }

    #[test]
    fn named_contacts_are_taken_out_at_once() {
        let mut flight = Flight::default();
        flight.start(3, 500);
        flight
            .refused(
                400,
                br#"{"contacts":[{"phone":["No."]},{},{"email":["No."]}]}"#,
            )
            .unwrap();
        assert_eq!(flight.current(), Some(&[1][..]));
        flight.refused(400, br#"[{"phone":["No."]}]"#).unwrap();
        assert_eq!(flight.current(), None);
        let fields: Vec<(usize, String)> = flight
            .outcome()
            .refused
            .into_iter()
            .map(|refused| (refused.contact, refused.field))
            .collect();
        assert_eq!(
            fields,
            [
                (0, "phone".into()),
                (1, "phone".into()),
                (2, "email".into())
            ]
        );
    }

    #[test]
    fn other_statuses_change_nothing() {
        let mut flight = Flight::default();
        flight.start(2, 500);
        for status in [401, 402, 404, 429, 500] {
            assert_eq!(
                flight.refused(status, b"").unwrap_err().code.name(),
                "server.status"
            );
        }
        assert_eq!(flight.current(), Some(&[0, 1][..]));
    }

    #[test]
    fn what_is_refused_whole_is_refused_row_by_row() {
        let all: Vec<usize> = (0..500).collect();
        let (calls, taken, refused) = fly(500, &all);
        assert_eq!((calls, taken.len()), (999, 0));
        assert_eq!(refused, all);
    }

    #[test]
    fn a_limit_cuts_the_batch_in_order() {
        let mut flight = Flight::default();
        flight.start(5, 2);
        let mut parts = Vec::new();
        while let Some(part) = flight.current() {
            parts.push(part.to_vec());
            flight.applied(br#"{"created":2}"#);
        }
        assert_eq!(parts, [vec![0, 1], vec![2, 3], vec![4]]);
        assert_eq!(flight.outcome().created, Some(6));
    }

    proptest! {
        #[test]
        fn every_contact_is_taken_or_refused(contacts in 1usize..60, bad in prop::collection::btree_set(0usize..60, 0..4)) {
            let bad: Vec<usize> = bad.into_iter().filter(|contact| *contact < contacts).collect();
            let (_, mut taken, refused) = fly(contacts, &bad);
            prop_assert_eq!(&refused, &bad);
            taken.extend(refused);
            taken.sort_unstable();
            prop_assert_eq!(taken, (0..contacts).collect::<Vec<_>>());
        }
    }
}
