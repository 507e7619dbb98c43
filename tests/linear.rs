//! Twice the input takes twice the steps: phones, checks of values and of whole inputs, the linter and
//! the preview, JSON, CSV files and deliveries, on inputs that were made to be slow.
//!
//! The runner puts the counters into this module (`xtask/test-runner/src/steps.rs`), so that every run
//! gives the same numbers. How long the work takes is a matter of `benches/linear.rs`.
#![cfg(target_arch = "wasm32")]

mod linear_support;

use js_sys::{BigInt, Reflect};
use linear_support::{GROUPS, Group, Work};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test as test;

/// Bytes of the shorter input. What takes the square of the length is far above what it takes otherwise.
const HALF: usize = 32 * 1024;

/// Steps for twice the length, in tenths of the steps for the length: 2, and what tables grow by. The
/// square would be 4.
const MOST: u64 = 22;

/// How many steps the module has taken.
fn steps() -> u64 {
    let property = |object: &JsValue, name: &str| {
        Reflect::get(object, &name.into()).expect("the runner counts the steps")
    };
    let steps = property(&wasm_bindgen::exports(), "steps");
    let steps: BigInt = property(&steps, "value").unchecked_into();
    steps.try_into().expect("it is a number of 64 bits")
}

fn counted(work: &mut Work) -> u64 {
    let before = steps();
    work();
    steps() - before
}

/// The kinds of input for which twice the length takes more than twice the steps.
fn failures(show: Group) -> Vec<String> {
    let mut failures = Vec::new();
    show(&mut |name, work| {
        let mut shorter = work(HALF);
        // What is made at the first use is no part of the work.
        shorter();
        let half = counted(&mut shorter);
        let whole = counted(&mut work(2 * HALF));
        // Among fewer steps than bytes the allocator's own would be seen.
        if whole * 10 > half.max(HALF as u64) * MOST {
            failures.push(format!(
                "{name}: {half} steps, and {whole} for twice the length"
            ));
        }
    });
    failures
}

fn are_linear(group: &str) {
    let mut groups = GROUPS.into_iter();
    let (_, show) = groups
        .find(|(name, _)| *name == group)
        .expect("there is such a group");
    let failures = failures(show);
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn what_takes_the_square_of_the_length_is_noticed() {
    let failures = failures(|judge| {
        judge("each name looked for among all", &|bytes| {
            let names: Vec<String> = (0..bytes / 40).map(|number| format!("C{number}")).collect();
            Box::new(move || {
                let known = |name| names.iter().any(|other| other == name);
                assert!(names.iter().all(known));
            })
        });
        judge("each name looked at", &|bytes| {
            let names = vec!["C"; bytes / 40];
            Box::new(move || assert!(names.iter().all(|name| name.len() == 1)))
        });
    });
    let [failure] = &failures[..] else {
        panic!("{failures:?}");
    };
    assert!(failure.starts_with("each name looked for among all"));
}

#[test]
fn steps_are_counted() {
    let turns = |count: u64| {
        let mut work: Work = Box::new(move || {
            for turn in 0..count {
                std::hint::black_box(turn);
            }
        });
        counted(&mut work)
    };
    assert!(turns(2000) - turns(1000) >= 1000);
    assert_eq!(turns(1000), turns(1000));
    let copies = |length: usize| counted(&mut (Box::new(move || drop(vec![1_u8; length])) as Work));
    assert!(copies(1 << 20) - copies(1 << 19) >= 1 << 13);
}

#[test]
fn texts() {
    are_linear("texts");
}

#[test]
fn structures() {
    are_linear("structures");
}

#[test]
fn phones() {
    are_linear("phones");
}

#[test]
fn values() {
    are_linear("values");
}

#[test]
fn inputs() {
    are_linear("inputs");
}

#[test]
fn fields() {
    are_linear("fields");
}

#[test]
fn json_texts() {
    are_linear("JSON");
}

#[test]
fn files() {
    are_linear("files");
}

#[test]
fn deliveries() {
    are_linear("deliveries");
}
