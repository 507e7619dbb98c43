//! A server that upserts by phone, and a driver that feeds it.

use serde_json::{Map, Value, json};
use spoki::error::Issue;
use spoki::import::{Job, Settings, Step};
use std::collections::BTreeMap;

/// What Spoki does with batches, as far as the import can see it.
#[derive(Default)]
pub(crate) struct Server {
    /// Every body that was taken.
    pub(crate) bodies: Vec<String>,
    /// The contacts, by phone.
    pub(crate) contacts: BTreeMap<String, Map<String, Value>>,
    /// How many bodies came, taken or not.
    pub(crate) calls: usize,
    /// Phones that are refused.
    pub(crate) poison: Vec<String>,
    /// Whether a refusal says which rows it is about.
    pub(crate) names_rows: bool,
    /// The most contacts in a body.
    pub(crate) most: Option<usize>,
}

impl Server {
    fn answer(&mut self, body: &[u8]) -> (u16, Vec<u8>) {
        self.calls += 1;
        let contacts: Vec<Map<String, Value>> =
            serde_json::from_slice(body).expect("a body is JSON");
        if self.most.is_some_and(|most| contacts.len() > most) {
            return (413, Vec::new());
        }
        let phone = |contact: &Map<String, Value>| {
            contact["phone"]
                .as_str()
                .expect("a contact has a phone")
                .to_owned()
        };
        let refused: Vec<bool> = contacts
            .iter()
            .map(|contact| self.poison.contains(&phone(contact)))
            .collect();
        if refused.contains(&true) {
            let errors: Vec<Value> = refused
                .iter()
                .map(|refused| {
                    if *refused {
                        json!({"phone": ["No."]})
                    } else {
                        json!({})
                    }
                })
                .collect();
            let reply = if self.names_rows {
                json!({"contacts": errors})
            } else {
                json!({"detail": "No."})
            };
            return (400, reply.to_string().into_bytes());
        }
        let phones: std::collections::BTreeSet<String> = contacts.iter().map(phone).collect();
        assert_eq!(phones.len(), contacts.len(), "a body holds a phone twice");
        for contact in contacts {
            let known = self.contacts.entry(phone(&contact)).or_default();
            known.extend(contact);
        }
        self.bodies
            .push(String::from_utf8(body.to_vec()).expect("a body is UTF-8"));
        (200, b"{}".to_vec())
    }
}

/// The settings of most tests.
pub(crate) fn settings() -> Settings {
    Settings {
        default_country: Some("IT".to_owned()),
        ..Settings::default()
    }
}

/// The codes of issues.
pub(crate) fn issue_codes(issues: &[Issue]) -> Vec<&'static str> {
    issues
        .iter()
        .map(|issue| issue.problem.code.name())
        .collect()
}

/// Imports a file in one piece.
pub(crate) fn drive(settings: Settings, file: &[u8], server: &mut Server) -> Job {
    drive_with(settings, file, file.len().max(1), None, server, |_| false).expect("nothing crashes")
}

/// Imports a file in chunks, from a checkpoint on. `crash` is asked after each answer of the server,
/// before and after the job learns of it; if it says so, all is dropped.
pub(crate) fn drive_with(
    settings: Settings,
    file: &[u8],
    chunk: usize,
    checkpoint: Option<&str>,
    server: &mut Server,
    mut crash: impl FnMut(&Job) -> bool,
) -> Option<Job> {
    let mut job = Job::new(settings, checkpoint).expect("settings and checkpoint are right");
    let mut chunks = file.chunks(chunk);
    loop {
        match job.step().expect("the file is right") {
            Step::NeedInput => match chunks.next() {
                Some(chunk) => job.push(chunk).expect("the file is right"),
                None => job.finish(),
            },
            Step::Send(batch) => {
                let (status, reply) = server.answer(&batch.body);
                if crash(&job) {
                    return None;
                }
                match status {
                    200 => job.applied(&reply),
                    _ => job.refused(status, &reply).expect("the rows are the cause"),
                }
                if crash(&job) {
                    return None;
                }
            }
            Step::Done => return Some(job),
        }
    }
}
