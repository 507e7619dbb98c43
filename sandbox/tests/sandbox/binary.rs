//! The binary: its flags, its first line and its end.

use std::io::{BufRead, BufReader, Read};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::common::until;

fn sandbox(arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_spoki-sandbox"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

fn first_line(child: &mut Child) -> String {
    let mut line = String::new();
    let output = child.stdout.as_mut().unwrap();
    BufReader::new(output).read_line(&mut line).unwrap();
    line.trim_end().to_owned()
}

fn address(line: &str) -> String {
    let rest = line
        .strip_prefix("spoki-sandbox listens on http://")
        .unwrap();
    rest.split(' ').next().unwrap().to_owned()
}

/// The exit code of a process that ends.
fn end(child: &mut Child) -> Option<i32> {
    until(|| child.try_wait().unwrap()).code()
}

fn refusal(arguments: &[&str]) -> String {
    let mut child = sandbox(arguments);
    assert_eq!(end(&mut child), Some(1), "{arguments:?}");
    let mut error = String::new();
    child.stderr.unwrap().read_to_string(&mut error).unwrap();
    assert_eq!(error.lines().count(), 1, "{error}");
    error
}

#[test]
fn the_first_line_tells_the_address_and_a_closed_stdin_ends_it() {
    let mut child = sandbox(&["--port", "0", "--clock", "60x", "--until-stdin-closes"]);
    let line = first_line(&mut child);
    assert!(line.ends_with(" (clock 60x, key sandbox-key)"), "{line}");
    TcpStream::connect(address(&line)).unwrap();
    assert!(child.try_wait().unwrap().is_none());
    drop(child.stdin.take());
    assert_eq!(end(&mut child), Some(0));
}

#[test]
fn without_the_flag_a_closed_stdin_changes_nothing_and_signals_end_it() {
    for signal in ["-TERM", "-INT"] {
        let mut child = sandbox(&["--port=0", "--clock=1.5"]);
        let line = first_line(&mut child);
        assert!(line.contains("(clock 1.5x, "), "{line}");
        drop(child.stdin.take());
        // Time for it to end, should it want to. On a slow machine it has none, and the test still passes.
        std::thread::sleep(Duration::from_millis(100));
        TcpStream::connect(address(&line)).unwrap();
        let pid = child.id().to_string();
        assert!(
            Command::new("kill")
                .args([signal, &pid])
                .status()
                .unwrap()
                .success()
        );
        assert_eq!(end(&mut child), Some(0), "{signal}");
    }
}

#[test]
fn credit_and_tickets_are_chosen_by_flags() {
    let mut child = sandbox(&[
        "--port=0",
        "--credit",
        "70",
        "--no-tickets",
        "--until-stdin-closes",
    ]);
    let host = address(&first_line(&mut child));
    let state = ureq::get(format!("http://{host}/_sandbox/state"))
        .call()
        .unwrap();
    let state = state.into_body().read_to_string().unwrap();
    assert!(state.contains("\"credit\":70,"), "{state}");
    let tickets =
        ureq::get(format!("http://{host}/api/1/tickets/")).header("X-Spoki-Api-Key", "sandbox-key");
    assert!(matches!(tickets.call(), Err(ureq::Error::StatusCode(404))));
    drop(child.stdin.take());
    assert_eq!(end(&mut child), Some(0));
}

#[test]
fn a_key_of_ones_own_is_not_printed() {
    let mut child = sandbox(&[
        "--port",
        "0",
        "--api-key",
        "canary-key",
        "--partner-key",
        "canary-partner-key",
        "--until-stdin-closes",
    ]);
    let line = first_line(&mut child);
    assert!(!line.contains("canary"), "{line}");
    drop(child.stdin.take());
    assert_eq!(end(&mut child), Some(0));
}

#[test]
fn what_cannot_be_obeyed_is_refused_in_one_line() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let error = refusal(&["--port", &port]);
    assert!(
        error.contains(&port) && error.contains("is taken") && error.contains("--port"),
        "{error}"
    );
    assert!(refusal(&["--host", "0.0.0.0", "--port", "0"]).contains("--allow-remote"));
    assert!(refusal(&["--port", "70000"]).contains("--port"));
    assert!(refusal(&["--port"]).contains("--port needs a value"));
    assert!(refusal(&["--clock", "0x"]).contains("--clock"));
    assert!(refusal(&["--clock", "fast"]).contains("--clock"));
    assert!(refusal(&["--page-size", "201"]).contains("--page-size"));
    assert!(refusal(&["--credit", "-1"]).contains("--credit"));
    assert!(refusal(&["--credit", "10 EUR"]).contains("--credit"));
    assert!(refusal(&["--no-tickets=yes"]).contains("takes no value"));
    assert!(refusal(&["--api-key", ""]).contains("--api-key"));
    assert!(refusal(&["--partner-key", "sandbox-key"]).contains("--partner-key"));
    assert!(refusal(&["--allow-remote=yes"]).contains("takes no value"));
    assert!(refusal(&["--speed", "2"]).contains("unknown flag --speed"));
    assert!(refusal(&["--port", "0", "--db", "/nowhere/at/all.db"]).contains("--db"));
}
