//! How long the import takes natively: 100,000 generated rows, from bytes to request bodies.
//!
//! `cargo bench --bench import`. The profile of the package is made for size; for the speed of an
//! optimised build set `CARGO_PROFILE_BENCH_OPT_LEVEL=3`.

use spoki::import::{Job, Settings, Step};
use std::fmt::Write as _;
use std::time::Instant;

const ROWS: u64 = 100_000;
const CHUNK: usize = 64 * 1024;

fn generated() -> Vec<u8> {
    let mut text = String::from("Nome;Cognome;Cellulare;Email;Città;Ordine\n");
    for row in 0..ROWS {
        let phone = 3_200_000_000 + (row * 7_919) % 700_000_000;
        let plus = if row % 3 == 0 { "+39 " } else { "" };
        let _ = writeln!(
            text,
            "Nome{row};\"D'Àngelo {row}\";{plus}{phone};cliente.{row}@example.com;Reggio nell'Emilia;A-{row:08}"
        );
    }
    text.into_bytes()
}

fn import(file: &[u8]) -> (u64, usize) {
    let settings = Settings {
        default_country: Some("IT".to_owned()),
        columns: [("ORDER_ID".to_owned(), "Ordine".to_owned())].into(),
        ..Settings::default()
    };
    let mut job = Job::new(settings, None).expect("the settings are right");
    let mut chunks = file.chunks(CHUNK);
    let mut sent = 0;
    loop {
        match job.step().expect("the file is right") {
            Step::NeedInput => match chunks.next() {
                Some(chunk) => job.push(chunk).expect("the file is right"),
                None => job.finish(),
            },
            Step::Send(batch) => {
                sent += batch.body.len();
                job.applied(b"{}");
            }
            Step::Done => return (job.report().accepted, sent),
        }
    }
}

fn main() {
    let file = generated();
    let mut times = Vec::new();
    for _ in 0..21 {
        let start = Instant::now();
        let (accepted, sent) = import(&file);
        times.push(start.elapsed());
        assert!(accepted == ROWS && sent > file.len());
    }
    times.sort();
    println!(
        "{ROWS} rows, {} kB: median {} µs, best {} µs",
        file.len() / 1000,
        times[10].as_micros(),
        times[0].as_micros()
    );
}
