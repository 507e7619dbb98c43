//! The binary: flags in, one line out, then it serves until it is told to end.

use std::io::{Read, Write};
use std::process::ExitCode;

use spoki_sandbox::{Command, HELP, parse_arguments, start};
use tokio::sync::mpsc::{Sender, channel};

fn main() -> ExitCode {
    let options = match parse_arguments(std::env::args().skip(1)) {
        Ok(Command::Serve(options)) => options,
        Ok(Command::Help) => {
            print!("{HELP}");
            return ExitCode::SUCCESS;
        }
        Err(error) => return fail(&error.to_string()),
    };
    let until_stdin_closes = options.until_stdin_closes;
    let named_key = options.described_key();
    let speed = options.speed;
    let running = match start(options) {
        Ok(running) => running,
        Err(error) => return fail(&error.to_string()),
    };
    // A parent process waits for this line to learn the port, so it must not stay in a buffer.
    let mut output = std::io::stdout();
    let greeting = writeln!(
        output,
        "spoki-sandbox listens on http://{} (clock {speed}x, {named_key})",
        running.address
    )
    .and_then(|()| output.flush());
    if greeting.is_err() {
        return fail("standard output is closed: start spoki-sandbox with a readable output");
    }
    match wait_for_the_end(until_stdin_closes) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&format!("cannot wait for signals: {error}")),
    }
}

fn fail(message: &str) -> ExitCode {
    eprintln!("spoki-sandbox: {message}");
    ExitCode::FAILURE
}

fn wait_for_the_end(until_stdin_closes: bool) -> std::io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let (end, mut ended) = channel::<()>(1);
        watch_signals(&end)?;
        if until_stdin_closes {
            watch_stdin(end);
        }
        ended.recv().await;
        Ok(())
    })
}

fn watch_signals(end: &Sender<()>) -> std::io::Result<()> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut terminate = signal(SignalKind::terminate())?;
        let end = end.clone();
        tokio::spawn(async move {
            terminate.recv().await;
            let _ = end.send(()).await;
        });
    }
    let end = end.clone();
    tokio::spawn(async move {
        if tokio::signal::ctrl_c().await.is_ok() {
            let _ = end.send(()).await;
        }
    });
    Ok(())
}

/// A parent that dies without a signal still closes the pipe.
fn watch_stdin(end: Sender<()>) {
    std::thread::spawn(move || {
        let mut input = std::io::stdin();
        let mut buffer = [0_u8; 1024];
        while matches!(input.read(&mut buffer), Ok(read) if read > 0) {}
        let _ = end.blocking_send(());
    });
}
