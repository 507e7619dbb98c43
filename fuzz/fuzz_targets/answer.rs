//! Any answer of a server: it becomes content, an error, or a wait that ends within the hour.
#![no_main]

use libfuzzer_sys::fuzz_target;
use spoki::api;
use spoki::protocol::{Outcome, Reply, RetryBudget, Step, settle};

fuzz_target!(|input: (u16, u8, Option<&str>, Option<&str>, &[u8])| {
    let (status, which, retry_after, content_type, body) = input;
    let operations: Vec<_> = api::operations().collect();
    let operation = operations[usize::from(which) % operations.len()];
    let reply = Reply {
        status: status % 600,
        retry_after: retry_after.map(str::to_owned),
        content_type: content_type.map(str::to_owned),
        body: body.to_vec(),
    };
    let mut budget = RetryBudget::default();
    let step = settle(
        operation,
        Outcome::Reply(reply),
        1,
        2,
        &mut budget,
        1.8e12,
        0.5,
    );
    if let Step::Retry { after_ms } = step {
        assert!((0.0..=3_600_000.0).contains(&after_ms), "{after_ms}");
    }
});
