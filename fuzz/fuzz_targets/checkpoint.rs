//! Any text as a checkpoint: it is refused or gone on with, and what comes of it is a checkpoint again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use spoki::import::{Job, Settings, Step};

const FILE: &[u8] = b"Cellulare\n+393331234567\n+393331234568\n+393331234569\n";

fuzz_target!(|checkpoint: &str| {
    let settings = Settings {
        batch_size: 1,
        ..Settings::default()
    };
    let Ok(mut job) = Job::new(settings.clone(), Some(checkpoint)) else {
        return;
    };
    job.push(FILE).expect("the file is sound");
    job.finish();
    while let Ok(Step::Send(_)) = job.step() {
        job.applied(b"");
    }
    assert!(Job::new(settings, Some(&job.checkpoint())).is_ok());
});
