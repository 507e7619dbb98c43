//! Process groups: each child leads its own, so that what it starts can be stopped with it.
//!
//! A terminal's Ctrl-C then reaches `cargo xtask` only; it passes the signal on to every group and
//! leaves when they have ended, so that an example can still save its state.

use std::collections::BTreeSet;
use std::io;
use std::process::{Child, Command, exit};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process_group};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

/// How long children have to end by themselves.
const GRACE: Duration = Duration::from_secs(5);
const POLL: Duration = Duration::from_millis(20);

static LEADERS: Mutex<BTreeSet<u32>> = Mutex::new(BTreeSet::new());

/// From now on SIGINT, SIGTERM and SIGHUP end the children first, then this process.
pub(crate) fn stop_children_on_signals() -> io::Result<()> {
    let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP])?;
    thread::spawn(move || {
        let Some(number) = signals.forever().next() else {
            return;
        };
        end_all(match number {
            SIGINT => Signal::INT,
            SIGHUP => Signal::HUP,
            _ => Signal::TERM,
        });
        // The shell's convention for an end by a signal.
        exit(128 + number);
    });
    Ok(())
}

/// Starts a child and remembers its group, with no moment in between for a signal to slip into.
pub(super) fn spawn(command: &mut Command) -> io::Result<Child> {
    let mut leaders = leaders();
    let child = command.spawn()?;
    leaders.insert(child.id());
    Ok(child)
}

/// Stops a child and all that it started.
pub(super) fn stop(child: &mut Child) {
    signal_group(child.id(), Signal::TERM);
    let deadline = Instant::now() + GRACE;
    while matches!(child.try_wait(), Ok(None)) && Instant::now() < deadline {
        thread::sleep(POLL);
    }
    signal_group(child.id(), Signal::KILL);
}

/// The child has been waited for: its number may soon belong to somebody else.
pub(super) fn forget(child: &Child) {
    leaders().remove(&child.id());
}

fn end_all(signal: Signal) {
    for &leader in &*leaders() {
        signal_group(leader, signal);
    }
    let deadline = Instant::now() + GRACE;
    while leaders().iter().any(|&leader| !is_zombie(leader)) && Instant::now() < deadline {
        thread::sleep(POLL);
    }
    for &leader in &*leaders() {
        signal_group(leader, Signal::KILL);
    }
}

/// Whether the child has ended and only waits to be waited for (told on Linux only).
fn is_zombie(leader: u32) -> bool {
    std::fs::read_to_string(format!("/proc/{leader}/stat")).is_ok_and(|stat| stat.contains(") Z "))
}

fn signal_group(leader: u32, signal: Signal) {
    if let Some(pid) = i32::try_from(leader).ok().and_then(Pid::from_raw) {
        // A group that is gone already is what was wanted.
        let _ = kill_process_group(pid, signal);
    }
}

fn leaders() -> MutexGuard<'static, BTreeSet<u32>> {
    LEADERS.lock().unwrap_or_else(PoisonError::into_inner)
}
