//! Any bytes as a file: the import ends, what it sends is JSON with each phone once, and how the bytes
//! come in changes nothing.
#![no_main]

use std::collections::HashSet;

use libfuzzer_sys::fuzz_target;
use spoki::error::Issue;
use spoki::import::{Job, Report, Settings, Step};

type Sent = Vec<Vec<u8>>;

fn import(file: &[u8], piece: usize) -> Result<(Report, Sent), Vec<Issue>> {
    let settings = Settings {
        default_country: Some("IT".to_owned()),
        batch_size: 3,
        ..Settings::default()
    };
    let mut job = Job::new(settings, None)?;
    let (mut pieces, mut sent) = (file.chunks(piece), Sent::new());
    loop {
        match job.step()? {
            Step::NeedInput => match pieces.next() {
                Some(piece) => job.push(piece)?,
                None => job.finish(),
            },
            Step::Send(batch) => {
                sent.push(batch.body);
                job.applied(b"{}");
            }
            Step::Done => return Ok((job.report(), sent)),
        }
    }
}

fuzz_target!(|input: (u8, &[u8])| {
    let (piece, file) = input;
    let whole = import(file, file.len().max(1));
    if let Ok((_, sent)) = &whole {
        for body in sent {
            let contacts: Vec<serde_json::Map<_, _>> =
                serde_json::from_slice(body).expect("a body is an array of objects");
            let phones: HashSet<_> = contacts.iter().map(|one| one["phone"].as_str()).collect();
            assert_eq!(phones.len(), contacts.len(), "a phone is twice in a body");
            assert!(!phones.contains(&None), "a contact has no phone");
        }
    }
    let in_pieces = import(file, usize::from(piece) + 1);
    assert_eq!(format!("{whole:?}"), format!("{in_pieces:?}"));
});
