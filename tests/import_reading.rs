//! How files are read: their encodings, quotes and headers, and what spreadsheets put into cells.

mod import_support;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use import_support::{Server, drive, drive_with, issue_codes, settings};
use spoki::import::{Encoding, Job, Settings};

#[test]
fn decimals_of_a_spreadsheet_are_no_digits() {
    let text = "Cell\n3351234567.00\n\"3351234568,0\"\n3351234569.5\n335.1234570\n";
    let mut server = Server::default();
    let report = drive(settings(), text.as_bytes(), &mut server).report();
    assert_eq!(
        server.bodies,
        [r#"[{"phone":"+393351234567"},{"phone":"+393351234568"},{"phone":"+393351234570"}]"#]
    );
    assert_eq!(
        (report.rejected[0].line, report.rejected[0].code),
        (4, "phone.decimals")
    );
}

#[test]
fn every_encoding_gives_the_same_bodies() {
    let text = "Nome;Cell\nNiccolò;3331234567\nZoë;3331234568\n";
    let latin: Vec<u8> = text
        .chars()
        .map(|symbol| u8::try_from(u32::from(symbol)).unwrap())
        .collect();
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = "\u{feff}"
        .encode_utf16()
        .chain(text.encode_utf16())
        .flat_map(u16::to_be_bytes)
        .collect();
    let old_mac = text.replace('\n', "\r").into_bytes();
    let excel = format!("sep=;\r\n{}", text.replace('\n', "\r\n")).into_bytes();
    for (bytes, encoding) in [
        (text.as_bytes().to_vec(), Encoding::Utf8),
        (latin, Encoding::Windows1252),
        (little, Encoding::Utf16Le),
        (big, Encoding::Utf16Be),
        (old_mac, Encoding::Utf8),
        (excel, Encoding::Utf8),
    ] {
        let mut server = Server::default();
        let job = drive(settings(), &bytes, &mut server);
        assert_eq!(job.plan().unwrap().encoding, encoding);
        assert_eq!(
            server.bodies,
            [
                r#"[{"phone":"+393331234567","first_name":"Niccolò"},{"phone":"+393331234568","first_name":"Zoë"}]"#
            ],
            "{encoding:?}"
        );
    }
}

#[test]
fn a_row_with_broken_utf_8_is_rejected_and_no_other() {
    let bytes = b"Nome;Cell\nNiccol\xc3\xb2;3331234567\nCitt\xe0;3331234568\nEva;3331234569\n";
    let mut server = Server::default();
    let report = drive(settings(), bytes, &mut server).report();
    assert_eq!(report.accepted, 2);
    assert_eq!(
        (report.rejected[0].line, report.rejected[0].code),
        (3, "csv.invalid_encoding")
    );
    assert_eq!(report.rejected[0].raw, ["Citt\u{fffd}", "3331234568"]);
}

#[test]
fn lines_are_the_file_s_even_after_a_separator_line() {
    let report = drive(
        settings(),
        b"sep=;\r\nNome;Cell\r\nAda;x\r\n",
        &mut Server::default(),
    )
    .report();
    assert_eq!(report.rejected[0].line, 3);
}

#[test]
fn what_is_no_contact_list_is_told_with_a_remedy() {
    for (bytes, code) in [
        (&b"%PDF-1.4\n1 0 obj"[..], "csv.not_text"),
        (b"PK\x03\x04", "csv.spreadsheet"),
        (b"", "csv.empty"),
        (b"\n\n", "csv.empty"),
        (b"\xef\xbb\xbf", "csv.empty"),
        (b"Nome;Citta\nAda;Roma\n", "csv.no_phone_column"),
        (b"Ada;3331234567\nLea;3331234568\n", "csv.no_header"),
        (b"\"Nome;Cell\nAda;333\n", "csv.unclosed_quote"),
    ] {
        let mut job = Job::new(settings(), None).unwrap();
        job.push(bytes).unwrap();
        job.finish();
        let issues = job.step().unwrap_err();
        assert_eq!(issue_codes(&issues), [code], "{bytes:?}");
        assert_eq!(job.step().unwrap_err(), issues, "a failed job stays failed");
        assert_eq!(job.push(b"more").unwrap_err(), issues);
    }
}

#[test]
fn a_quote_that_nobody_closed_costs_one_row() {
    let text =
        "Nome,Nota,Cellulare\nMario,\"ciao,3331234567\nAnna,ok,3341234567\nLea,\"x\",3351234567";
    for text in [text.to_owned(), text.replace('\n', "\r\n")] {
        let mut server = Server::default();
        let report = drive(settings(), text.as_bytes(), &mut server).report();
        assert_eq!(
            server.bodies,
            [
                r#"[{"phone":"+393341234567","first_name":"Anna"},{"phone":"+393351234567","first_name":"Lea"}]"#
            ]
        );
        let rejected = &report.rejected[0];
        assert_eq!(
            (rejected.line, rejected.code, rejected.raw[0].as_str()),
            (2, "csv.unclosed_quote", "Mario,\"ciao,3331234567")
        );
        assert_eq!((report.rows, report.rejected_count), (3, 1));
    }
}

#[test]
fn one_byte_does_not_decide_the_encoding() {
    let sound = "Zoè;3331234568\n".repeat(500);
    for before in ["", &"Ada;3331234569\n".repeat(2_000)] {
        let file = [
            b"Nome;Cell\n",
            before.as_bytes(),
            b"Nicol\xf2;3331234567\n",
            sound.as_bytes(),
        ]
        .concat();
        for chunk in [file.len(), 1000] {
            let job = drive_with(
                settings(),
                &file,
                chunk,
                None,
                &mut Server::default(),
                |_| false,
            );
            let job = job.unwrap();
            let report = job.report();
            assert_eq!(job.plan().unwrap().encoding, Encoding::Utf8);
            assert_eq!(report.rejected_by_code, [("csv.invalid_encoding", 1)]);
            assert_eq!(report.warnings, []);
        }
    }
}

#[test]
fn a_lost_letter_rejects_its_row_where_it_would_be_sent() {
    // As `rejectsToCsv` writes a row with a stray byte, or as another program saved it.
    let file = "Nome;Cell;Vecchio\nNicol\u{fffd};3331234567;a\nAda;3331234568;citt\u{fffd}\n";
    for chunk in 1..file.len() {
        let (file, mut server) = (file.as_bytes(), Server::default());
        let job = drive_with(settings(), file, chunk, None, &mut server, |_| false);
        let report = job.unwrap().report();
        assert_eq!(report.rejected_by_code, [("csv.invalid_encoding", 1)]);
        assert_eq!((report.accepted, report.rejected[0].line), (1, 2));
    }
}

#[test]
fn mac_roman_is_noticed_and_read_when_it_is_named() {
    let file = b"Nome;Cell\nAda;3331234567\nNicol\x98;3331234568\n";
    let report = drive(settings(), file, &mut Server::default()).report();
    let warning = &report.warnings[0];
    assert_eq!(
        (
            warning.line,
            warning.field.as_str(),
            warning.code,
            warning.raw[0].as_str()
        ),
        (3, "", "csv.doubtful_encoding", "Nicol˜")
    );
    assert_eq!((report.accepted, report.warning_count), (2, 1));
    let mut server = Server::default();
    let mut settings = settings();
    settings.encoding = Some(Encoding::Macintosh);
    let report = drive(settings, file, &mut server).report();
    assert_eq!(report.warnings, []);
    assert_eq!(server.contacts["+393331234568"]["first_name"], "Nicolò");
}

#[test]
fn byte_order_marks_do_not_hide_the_first_column() {
    for text in [
        "\u{feff}\u{feff}Cellulare;Nome\n",
        "\u{feff}\u{feff}\"Cellulare\";Nome\n",
        "\"\u{feff}Cellulare\";Nome\n",
        "sep=;\n\u{feff}Cellulare;Nome\n",
        "\u{feff}sep=;\r\n\u{feff}\"\u{feff}Cellulare\";Nome\n",
    ] {
        let text = format!("{text}3331234567;Ada\n");
        let utf_16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for bytes in [text.into_bytes(), utf_16] {
            for columns in [
                Vec::new(),
                vec![("phone".to_owned(), "Cellulare".to_owned())],
            ] {
                let settings = Settings {
                    columns,
                    ..settings()
                };
                let job = drive(settings, &bytes, &mut Server::default());
                assert_eq!(job.report().accepted, 1);
                assert_eq!(job.plan().unwrap().columns[0].header, "Cellulare");
            }
        }
    }
}

#[test]
fn cells_that_keep_excel_away_are_their_text() {
    let text = "Cell;Nome\n=\"+393331234567\";=\"Ada\"\n=+393331234568;Lea\n\"=\"\"00393331234569\"\"\";\"=\"\"Eva\"\"\"\n";
    let mut server = Server::default();
    drive(settings(), text.as_bytes(), &mut server);
    assert_eq!(
        server.bodies,
        [
            r#"[{"phone":"+393331234567","first_name":"Ada"},{"phone":"+393331234568","first_name":"Lea"},{"phone":"+393331234569","first_name":"Eva"}]"#
        ]
    );
}

#[test]
fn what_stands_above_the_header_is_skipped() {
    for (above, line) in [
        ("", 1),
        (";;\n", 2),
        (" ; \n\n", 3),
        ("Clienti, ottobre\n\n", 3),
        ("Numeri di telefono\n\n", 3),
    ] {
        let text = format!("{above}Nome;Cell\nAda;3331234567\nLea;x\n");
        let job = drive(settings(), text.as_bytes(), &mut Server::default());
        let (plan, report) = (job.plan().unwrap(), job.report());
        assert_eq!((plan.header_line, plan.delimiter), (line, ';'), "{above:?}");
        assert_eq!((report.accepted, report.rejected[0].line), (1, line + 2));
    }
}
