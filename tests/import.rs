//! The import, driven from outside as a client drives it, against a model of the server.
//!
//! No file, no clock, no thread: the same tests run natively and in wasm.

mod import_support;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use import_support::{Server, drive, drive_with, issue_codes, settings};
use proptest::prelude::*;
use spoki::import::{Encoding, Job, Optional, Report, Settings, Step};

/// A file of that many rows, from the given number on.
fn file(rows: u32, first: u32) -> Vec<u8> {
    let rows = (first..first + rows).map(|row| format!("333{};Nome {row}\n", 1_000_000 + row));
    format!("Cell;Nome\n{}", rows.collect::<Vec<_>>().concat()).into_bytes()
}

#[test]
fn a_whole_file_becomes_bodies_and_a_report() {
    let text = "\u{feff}Nome;Cellulare;E-mail;Note\r\nAda;333 123 4567;ada@example.com;\"due\r\nrighe\"\r\n\r\nLea;x;;\r\n;;;\r\nEva;+393331234568;eva@;\r\n";
    let mut settings = settings();
    settings.columns = [("NOTE".to_owned(), "Note".to_owned())].into();
    let mut server = Server::default();
    let job = drive(settings, text.as_bytes(), &mut server);
    assert_eq!(
        server.bodies,
        [
            r#"[{"phone":"+393331234567","email":"ada@example.com","first_name":"Ada","custom_fields":{"NOTE":"due\r\nrighe"}},{"phone":"+393331234568","first_name":"Eva"}]"#
        ]
    );
    let plan = job.plan().unwrap();
    assert_eq!(
        (plan.encoding, plan.delimiter, plan.eta_ms),
        (Encoding::Utf8, ';', 0)
    );
    let report = job.report();
    assert_eq!(
        (report.rows, report.accepted, report.empty, report.batches),
        (3, 2, 1, 1)
    );
    let rejected: Vec<(u64, &str, &str)> = report
        .rejected
        .iter()
        .map(|row| (row.line, row.field.as_str(), row.code))
        .collect();
    assert_eq!(rejected, [(5, "phone", "phone.not_a_number")]);
    let warnings: Vec<(u64, &str, &str)> = report
        .warnings
        .iter()
        .map(|warning| (warning.line, warning.field.as_str(), warning.code))
        .collect();
    assert_eq!(warnings, [(7, "email", "email.invalid")]);
    assert_eq!(report.rejected[0].raw, ["Lea", "x", "", ""]);
}

/// One row that is right and one in which all optional cells cannot be read.
const ODD: &str = "Cell;Email;Lingua;Nome;Ordine\n3331234567;a@b.it;it-IT;Ada;A-1\n3331234568;a@;klingon;\u{7f};\u{7f}\n3331234569;a@;;;\n";

#[test]
fn what_nobody_asked_for_rejects_nobody() {
    let named = |field: &str, header: &str| (field.to_owned(), header.to_owned());
    let order = vec![named("ORDER_ID", "Ordine")];
    let columns = vec![named("email", "Email"), named("ORDER_ID", "Ordine")];
    for (columns, optional, accepted, warnings) in [
        (
            vec![],
            None,
            3,
            "email.invalid 2, control_character 1, language.invalid 1",
        ),
        (order.clone(), None, 2, "email.invalid 1"),
        (columns.clone(), None, 1, ""),
        (
            columns,
            Some(Optional::Drop),
            3,
            "control_character 2, email.invalid 2, language.invalid 1",
        ),
        (vec![], Some(Optional::Reject), 1, ""),
    ] {
        let settings = Settings {
            columns,
            optional,
            ..settings()
        };
        let report = drive(settings, ODD.as_bytes(), &mut Server::default()).report();
        assert_eq!(report.accepted, accepted);
        let mut counts = report.warnings_by_code.clone();
        counts.sort_by_key(|(_, count)| core::cmp::Reverse(*count));
        let counts: Vec<String> = counts
            .iter()
            .map(|(code, count)| format!("{code} {count}"))
            .collect();
        assert_eq!(counts.join(", "), warnings);
        let total: u64 = report.warnings_by_code.iter().map(|(_, count)| count).sum();
        assert_eq!(report.warning_count, total);
        assert_eq!(report.warnings.len() as u64, total);
    }
}

#[test]
fn warnings_are_counted_beyond_those_that_are_listed() {
    let rows = "3331234567;a@\n".repeat(50);
    let settings = Settings {
        max_rejects: 3,
        ..settings()
    };
    let job = drive(
        settings,
        format!("Cell;Email\n{rows}").as_bytes(),
        &mut Server::default(),
    );
    let report = job.report();
    assert_eq!((report.warnings.len(), report.warning_count), (3, 50));
    assert_eq!(report.warnings[2].line, 4);
    assert_eq!(report.warnings[2].raw, ["3331234567", "a@"]);
    let json = job.plan().unwrap().to_json();
    assert!(
        json.contains(r#""warningCount":50,"warningsByCode":{"email.invalid":50}"#),
        "{json}"
    );
}

#[test]
fn a_column_can_be_left_alone() {
    let settings = Settings {
        ignore: vec!["lingua".to_owned(), "Email".to_owned()],
        ..settings()
    };
    let mut server = Server::default();
    let report = drive(settings, ODD.as_bytes(), &mut server).report();
    assert_eq!((report.accepted, report.warning_count), (3, 1));
    assert_eq!(
        server.bodies,
        [
            r#"[{"phone":"+393331234567","first_name":"Ada"},{"phone":"+393331234568"},{"phone":"+393331234569"}]"#
        ]
    );
}

#[test]
fn settings_and_columns_that_do_not_fit_are_issues() {
    let wrong = Settings {
        default_country: Some("Italia".to_owned()),
        batch_size: 0,
        ..Settings::default()
    };
    assert_eq!(
        issue_codes(&Job::new(wrong, None).err().unwrap()),
        ["phone.unknown_country", "out_of_range"]
    );
    let wanted = [("phone".to_owned(), "Cellulari".to_owned())].into();
    let mut job = Job::new(
        Settings {
            columns: wanted,
            ..settings()
        },
        None,
    )
    .unwrap();
    job.push(b"Nome;Cellulare\nAda;3331234567\n").unwrap();
    job.finish();
    let issues = job.step().unwrap_err();
    assert!(
        issues[0].to_string().contains("did you mean Cellulare?"),
        "{}",
        issues[0]
    );
}

#[test]
fn a_batch_stays_until_it_is_answered() {
    let mut job = Job::new(settings(), None).unwrap();
    job.push(&file(3, 0)).unwrap();
    job.finish();
    let first = job.step().unwrap();
    assert_eq!((job.step().unwrap(), job.pending_contacts()), (first, 3));
    assert_eq!(job.report().batches, 0);
    job.applied(b"");
    assert_eq!(
        (job.step().unwrap(), job.pending_contacts()),
        (Step::Done, 0)
    );
    job.applied(b"{\"created\":9}");
    assert_eq!((job.report().batches, job.report().created), (1, None));
}

#[test]
fn duplicates_are_reported_with_both_lines_and_the_last_wins() {
    let text = "Nome;Cognome;Cell\nAda;Prova;3331234567\nLea;;3331234568\nEva;;+39 333 123 4567\nAda;;3331234567\n";
    let mut settings = settings();
    settings.batch_size = 2;
    let mut server = Server::default();
    let report = drive(settings, text.as_bytes(), &mut server).report();
    let lines: Vec<(u64, u64)> = report
        .duplicates
        .iter()
        .map(|row| (row.line, row.duplicate_of))
        .collect();
    assert_eq!(
        (lines, report.duplicate_count, report.accepted),
        (vec![(4, 2), (5, 2)], 2, 4)
    );
    let ada = &server.contacts["+393331234567"];
    assert_eq!(
        (ada["first_name"].as_str(), ada["last_name"].as_str()),
        (Some("Ada"), Some("Prova"))
    );
    let once = "Cell;Nome\n3331234567;Ada\n3331234567;Eva\n";
    let mut server = Server::default();
    drive(self::settings(), once.as_bytes(), &mut server);
    assert_eq!(
        server.bodies,
        [r#"[{"phone":"+393331234567","first_name":"Eva"}]"#]
    );
}

#[test]
fn a_poison_row_costs_few_calls_and_is_named() {
    let mut server = Server {
        poison: vec!["+393331000321".to_owned()],
        ..Server::default()
    };
    let report = drive(settings(), &file(500, 0), &mut server).report();
    assert!(server.calls <= 19, "{} calls", server.calls);
    assert_eq!(
        (
            report.accepted,
            report.rejected_count,
            server.contacts.len()
        ),
        (499, 1, 499)
    );
    let row = &report.rejected[0];
    assert_eq!(
        (row.line, row.code, row.raw[0].as_str()),
        (323, "server.refused", "3331000321")
    );
    assert_eq!(row.params, [("message", "No.".to_owned())]);

    let mut server = Server {
        poison: vec!["+393331000321".to_owned()],
        names_rows: true,
        ..Server::default()
    };
    let report = drive(settings(), &file(500, 0), &mut server).report();
    assert_eq!(
        (
            server.calls,
            report.accepted,
            report.rejected[0].field.as_str()
        ),
        (2, 499, "phone")
    );
}

#[test]
fn refused_rows_in_any_number_and_place_stop_nothing() {
    for bad in [0..17, 0..40, 0..499, 300..317, 483..500, 0..500] {
        let poison = bad.clone().map(|row| format!("+39333{}", 1_000_000 + row));
        let mut server = Server {
            poison: poison.collect(),
            ..Server::default()
        };
        let report = drive(settings(), &file(700, 0), &mut server).report();
        let lines: Vec<u64> = report.rejected.iter().map(|row| row.line).collect();
        assert_eq!(lines, bad.clone().map(|row| row + 2).collect::<Vec<_>>());
        assert_eq!(server.contacts.len(), 700 - bad.count());
    }
}

#[test]
fn what_the_search_for_refused_rows_will_cost_is_told() {
    let mut job = Job::new(settings(), None).unwrap();
    job.push(&file(500, 0)).unwrap();
    job.finish();
    job.step().unwrap();
    assert_eq!(job.progress(None).probing, None);
    let mut most = u64::MAX;
    while let Step::Send(batch) = job.step().unwrap() {
        // The last row is bad.
        if batch.body.windows(7).any(|digits| digits == b"1000499") {
            job.refused(400, b"{}").unwrap();
        } else {
            job.applied(b"");
        }
        if let Some(probing) = job.progress(None).probing {
            assert!(probing.calls_at_most < most, "{probing:?} after {most}");
            assert!(probing.calls_at_most >= probing.rows as u64);
            assert_eq!(probing.eta_ms, probing.calls_at_most * 60_000);
            most = probing.calls_at_most;
        }
    }
    assert_eq!(job.progress(None).probing, None);
    assert_eq!(job.report().rejected_count, 1);
}

#[test]
fn rows_that_all_have_one_phone_take_no_memory() {
    let chunk = |thousand: u32| {
        let rows = (0..1_000).map(|row| format!("3331234567;Nome {}\n", thousand * 1_000 + row));
        rows.collect::<String>().into_bytes()
    };
    let read = |job: &mut Job| {
        job.push(b"Cell;Nome\n").unwrap();
        for thousand in 0..100 {
            job.push(&chunk(thousand)).unwrap();
            assert_eq!(job.step().unwrap(), Step::NeedInput);
            let held = job.buffered_bytes();
            assert!(held < 256 * 1024, "{held} bytes");
        }
        job.finish();
    };
    let mut job = Job::new(settings(), None).unwrap();
    read(&mut job);
    let Step::Send(batch) = job.step().unwrap() else {
        panic!("one contact is to be sent");
    };
    let sent = r#"[{"phone":"+393331234567","first_name":"Nome 99999"}]"#;
    assert_eq!(String::from_utf8(batch.body).unwrap(), sent);
    job.refused(400, b"{}").unwrap();
    assert_eq!(job.step().unwrap(), Step::Done);
    let report = job.report();
    assert_eq!((report.accepted, report.rejected_count), (0, 100_000));
    assert_eq!(report.rejected[0].line, 2);
    let mut again = Job::new(settings(), Some(&job.checkpoint())).unwrap();
    read(&mut again);
    assert_eq!(again.step().unwrap(), Step::Done);
    assert_eq!(again.report(), report);
}

#[test]
fn what_nothing_limits_takes_no_time() {
    let settings = Settings {
        calls_per_minute: None,
        ..settings()
    };
    let mut job = Job::new(settings, None).unwrap();
    job.push(&file(2_000, 0)).unwrap();
    job.finish();
    assert!(job.skim().unwrap());
    assert_eq!(job.plan().unwrap().eta_ms, 0);
}

#[test]
fn a_body_too_large_is_halved_and_the_size_is_kept() {
    let mut server = Server {
        most: Some(130),
        ..Server::default()
    };
    let report = drive(settings(), &file(1000, 0), &mut server).report();
    assert_eq!(
        (report.accepted, report.batches, server.contacts.len()),
        (1000, 2, 1000)
    );
    assert_eq!(
        server.calls,
        2 + 4 + 4,
        "500 and 250 are refused once, then 125 is the size"
    );
}

#[test]
fn a_refusal_that_is_not_about_rows_stops_the_job_without_loss() {
    let mut job = Job::new(settings(), None).unwrap();
    job.push(&file(10, 0)).unwrap();
    job.finish();
    let sent = job.step().unwrap();
    for status in [401, 402, 404, 429, 503] {
        assert_eq!(
            issue_codes(&job.refused(status, b"{}").unwrap_err()),
            ["server.status"]
        );
    }
    assert_eq!(job.step().unwrap(), sent);
}

#[test]
fn a_checkpoint_of_another_file_is_refused() {
    let mut settings = settings();
    settings.batch_size = 2;
    let mut job = Job::new(settings.clone(), None).unwrap();
    job.push(&file(6, 0)).unwrap();
    job.finish();
    job.step().unwrap();
    job.applied(b"");
    let checkpoint = job.checkpoint();
    assert!(
        !checkpoint.contains("333100"),
        "a checkpoint holds no phone: {checkpoint}"
    );
    for (other, message) in [(file(6, 1), "other rows"), (file(0, 0), "no rows")] {
        let mut resumed = Job::new(settings.clone(), Some(&checkpoint)).unwrap();
        resumed.push(&other).unwrap();
        resumed.finish();
        assert_eq!(
            issue_codes(&resumed.step().unwrap_err()),
            ["checkpoint.mismatch"],
            "{message}"
        );
    }
    let smaller = Settings {
        batch_size: 1,
        ..settings
    };
    assert_eq!(
        issue_codes(&Job::new(smaller, Some(&checkpoint)).err().unwrap()),
        ["checkpoint.other_import"]
    );
}

#[test]
fn progress_estimates_the_time() {
    let bytes = file(4000, 0);
    let mut job = Job::new(settings(), None).unwrap();
    job.push(&bytes).unwrap();
    job.step().unwrap();
    job.applied(b"");
    job.step().unwrap();
    let progress = job.progress(Some(bytes.len() as u64));
    assert_eq!((progress.batches_made, progress.batches_done), (2, 1));
    let minutes = progress.eta_ms.unwrap() / 60_000;
    assert!(
        (6..=8).contains(&minutes),
        "{minutes} minutes for 7 batches"
    );
    assert_eq!(job.progress(None).eta_ms, None);
    job.applied(b"");
    job.finish();
    assert!(job.skim().unwrap());
    assert_eq!(job.progress(None).bytes, bytes.len() as u64);
    assert_eq!(
        (job.progress(None).eta_ms, job.plan().unwrap().eta_ms),
        (Some(0), 420_000)
    );
}

#[test]
fn a_million_rows_leave_only_the_set_of_phones() {
    let mut job = Job::new(settings(), None).unwrap();
    job.push(b"Cell;Nome\n").unwrap();
    let (mut row, mut settled) = (0u32, 0);
    while row < 1_000_000 {
        let rows: Vec<String> = (row..row + 1000)
            .map(|row| format!("33{:08};Nome {row}\n", 10_000_000 + row))
            .collect();
        let chunk = rows.concat();
        row += 1000;
        job.push(chunk.as_bytes()).unwrap();
        assert!(!job.skim().unwrap());
        if row == 10_000 {
            settled = job.buffered_bytes();
        }
    }
    job.finish();
    assert!(job.skim().unwrap());
    assert_eq!(job.report().accepted, 1_000_000);
    assert!(
        settled < 1 << 20 && job.buffered_bytes() <= settled + settled / 8,
        "{settled} became {}",
        job.buffered_bytes()
    );
}

/// Rows of all kinds: good, bad, empty, repeated, quoted, in two scripts.
fn any_file() -> impl Strategy<Value = String> {
    let row = prop_oneof![
        6 => (0u32..40, "[A-Za-zà ]{0,8}").prop_map(|(number, name)| format!("33310000{number:02};{name};")),
        2 => (0u32..40).prop_map(|number| format!("\"+39 333 10 000 {number:02}\";\"a;\"\"b\"\"\nc\";x@example.com")),
        1 => Just("333;Breve;".to_owned()),
        1 => Just("3331000001;Ada;niente".to_owned()),
        1 => Just(";;".to_owned()),
        1 => Just("3331000001;a;;troppe".to_owned()),
    ];
    prop::collection::vec(row, 0..60)
        .prop_map(|rows| format!("Cell;Nome;Email\r\n{}\r\n", rows.join("\r\n")))
}

fn outcome(job: &Job, server: &Server) -> (Report, Vec<String>) {
    (job.report(), server.bodies.clone())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn any_chunking_gives_the_same(text in any_file(), size in 1usize..50, batch in 1u32..9) {
        let settings = Settings { batch_size: batch, ..settings() };
        let (mut whole, mut cut) = (Server::default(), Server::default());
        let first = drive(settings.clone(), text.as_bytes(), &mut whole);
        let second = drive_with(settings, text.as_bytes(), size, None, &mut cut, |_| false).unwrap();
        prop_assert_eq!(outcome(&first, &whole), outcome(&second, &cut));
        prop_assert_eq!(first.plan(), second.plan());
    }

    #[test]
    fn contacts_are_as_if_each_row_were_upserted(text in any_file(), batch in 1u32..9) {
        let mut server = Server::default();
        let report = drive(Settings { batch_size: batch, ..settings() }, text.as_bytes(), &mut server).report();
        let mut one_by_one = Server::default();
        drive(Settings { batch_size: 1, ..settings() }, text.as_bytes(), &mut one_by_one);
        prop_assert_eq!(&server.contacts, &one_by_one.contacts);
        prop_assert_eq!(report.accepted + report.rejected_count, report.rows);
        prop_assert_eq!(report.accepted - report.duplicate_count, server.contacts.len() as u64);
    }

    /// Crashes at any calls, some after the server has taken the batch and before that was noted.
    #[test]
    fn a_job_that_crashes_ends_as_one_that_does_not(
        text in any_file(),
        batch in 1u32..6,
        crashes in prop::collection::vec(1usize..6, 0..6),
        poison in prop::collection::btree_set(0u32..40, 0..4),
        names_rows: bool,
        most in prop::option::of(1usize..4),
        max_rejects in 0u32..4,
    ) {
        let settings = Settings { batch_size: batch, max_rejects, ..settings() };
        let poison: Vec<String> = poison.iter().map(|number| format!("+3933310000{number:02}")).collect();
        let new_server = || Server { poison: poison.clone(), names_rows, most, ..Server::default() };
        let mut steady = new_server();
        let expected = drive(settings.clone(), text.as_bytes(), &mut steady).report();

        let mut server = new_server();
        let mut checkpoint = None;
        for calls in crashes {
            let mut left = calls;
            let mut saved = checkpoint.clone();
            let crashed = drive_with(settings.clone(), text.as_bytes(), 37, checkpoint.as_deref(), &mut server, |job| {
                left -= 1;
                if left > 0 {
                    saved = Some(job.checkpoint());
                }
                left == 0
            });
            if crashed.is_none() {
                checkpoint = saved;
            }
        }
        let job = drive_with(settings, text.as_bytes(), 64, checkpoint.as_deref(), &mut server, |_| false).unwrap();
        prop_assert_eq!(job.report(), expected);
        prop_assert_eq!(&server.contacts, &steady.contacts);
        for phone in &poison {
            prop_assert!(!server.contacts.contains_key(phone));
        }
    }
}
