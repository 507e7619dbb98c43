//! How long hostile inputs of a megabyte take, and how many times that of half a megabyte.
//!
//! `cargo bench --bench linear`, with a part of a name behind `--` for some of them. That twice the
//! length takes twice the steps is a test (`tests/linear.rs`); this tells the time on this machine.

#[path = "../tests/linear_support/mod.rs"]
mod linear_support;

use linear_support::{GROUPS, Work};
use std::time::{Duration, Instant};

const MEGABYTE: usize = 1 << 20;

/// The least of three measurements: the first one also fills the caches.
fn time(mut work: Work) -> Duration {
    let mut best = Duration::MAX;
    for _ in 0..3 {
        let start = Instant::now();
        work();
        best = best.min(start.elapsed());
    }
    best
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let wanted = arguments
        .find(|argument| !argument.starts_with("--"))
        .unwrap_or_default();
    for (group, show) in GROUPS {
        println!("{group}");
        show(&mut |name, work| {
            if !name.contains(&wanted) {
                return;
            }
            let (half, whole) = (time(work(MEGABYTE / 2)), time(work(MEGABYTE)));
            let ratio = whole.as_secs_f64() / half.as_secs_f64();
            println!("  {name}: {whole:.1?}, {ratio:.2} times the half");
        });
    }
}
