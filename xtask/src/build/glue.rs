//! The generated JavaScript, changed so that traps are reported and survived.
//!
//! wasm-bindgen has a hook of its own for this, but what it emits for it does not compile in Node 20
//! (it needs WebAssembly exception handling). So a few lines are replaced, and the build fails when
//! the generator no longer writes them as expected.
//!
//! # When the generator is updated
//!
//! `cargo xtask build --plain` works without any of this: it shows whether the update itself is sound. Then build
//! without `--plain`. Each assumption that no longer holds fails the build by its name; look for the line in
//! `target/package-plain/bindgen/spoki.js`, and change the constant here, or drop it with what it is for:
//!
//! | assumption | what is made of it | without it |
//! |---|---|---|
//! | [`ASSIGNMENTS`]: an instance's exports are taken in two places | they are guarded (`guard.js`) | a trap leaves promises that never settle |
//! | [`OUTDATES`]: a counter makes an earlier instance's callbacks outdated | it is moved behind the new instance | where there is no memory for one, the old one is lost too |
//! | [`CALLBACK`], [`OUTDATED`]: such a callback throws | it does nothing | an unhandled rejection ends a Node process |
//! | [`COLLECTED`], [`COLLECTOR`]: callbacks are registered with the collector | they are not | calls take a twentieth longer |
//! | [`DETACHED`]: a view asks its buffer whether it is detached | it compares the buffer | checks take a tenth longer |
//! | [`BY_CLASS`]: what is no `WebAssembly.Module` by its class is compiled | it is taken as it is | a module of another realm is refused |
//! | `handles.rs`: imports that may throw are wrapped in `handleError` | those that give a value get `handleErrorInPlace` | each throw loses a handle |
//! | `guard.js`: `closures_____invoke`, `destroy_closure` and `_free` are in the names of what the event loop and collectors call | these throw nothing | an error in them ends a Node process |
//!
//! The tests of `node-esm` (`trap`, `handles`, `memory`, `hostile-*`) fail for each line of the last column.

use anyhow::{Result, bail, ensure};

const GUARD: &str = include_str!("guard.js");
const REMEDY: &str = "wasm-bindgen changed what it emits, so xtask/src/build/glue.rs must follow";

/// The lines that take an instance's exports: of the first one, and of the one that
/// `__wbg_reset_state` makes after a trap.
const ASSIGNMENTS: [(&str, &str, &str); 2] = [
    (
        "function __wbg_finalize_init",
        "wasm = instance.exports;",
        "wasm = guardExports(instance.exports);",
    ),
    (
        "function __wbg_reset_state",
        "wasm = wasmInstance.exports;",
        "__wbg_instance_id++;\nwasm = guardExports(wasmInstance.exports);",
    ),
];

/// What makes everything of an earlier instance outdated, its callbacks among them. It is done when the
/// new instance is there: where there is no memory for one, the earlier one goes on.
const OUTDATES: &str = "__wbg_instance_id++;";

/// What a callback of an instance does that was replaced meanwhile. Such a callback waits for a
/// promise (an answer that was on its way when the trap came) and a throw would be an unhandled
/// rejection, which ends a Node process. Nobody waits for its result: the handler has told them.
const CALLBACK: &str = "const real = (...args) => {";
const OUTDATED: &str = "throw new Error('Cannot invoke closure from previous WASM instance');";
const IGNORED: &str = "return undefined;";

/// What would have the collector drop a callback of which only JavaScript knows. There are none: Rust
/// drops each one that it makes, and to register them takes a twentieth of a call's time.
const COLLECTED: [&str; 2] = [
    "CLOSURE_DTORS.register(real, state, state);",
    "CLOSURE_DTORS.unregister(state);",
];
const COLLECTOR: (&str, &str) = ("const CLOSURE_DTORS = ", "});\n");

/// Whether the view through which numbers are read is still one of the memory: to ask its buffer takes a
/// tenth of the time of a check. The list of bytes beside it knows by its length.
const VIEW: &str = "function getDataViewMemory0(";
const DETACHED: &str = "if (cachedDataViewMemory0 === null || cachedDataViewMemory0.buffer.detached === true || \
    (cachedDataViewMemory0.buffer.detached === undefined && cachedDataViewMemory0.buffer !== wasm.memory.buffer)) {";
const OUTGROWN: &str = "if (viewedMemory !== getUint8ArrayMemory0()) {\n\
        viewedMemory = cachedUint8ArrayMemory0;";
const VIEWED: &str = "let viewedMemory;\n";

/// What takes bytes for a module. The shell always has a module; and one of another realm (Next's edge sandbox)
/// is none by its class, and would be compiled once more.
const BY_CLASS: &str = "if (!(module instanceof WebAssembly.Module)) {";
const NEVER: &str = "if (module === undefined) {";

/// The glue with every export of an instance guarded.
pub(super) fn guard(glue: &str) -> Result<String> {
    let mut guarded = without_collector(glue)?;
    let outdates = count(&guarded, OUTDATES);
    ensure!(
        outdates == 1,
        "the generated glue has `{OUTDATES}` {outdates} times: {REMEDY}"
    );
    guarded = guarded.replace(OUTDATES, "");
    for (function, line, replacement) in ASSIGNMENTS {
        let body = guarded.split_once(function).map_or("", |(_, body)| body);
        let body = body.split("function ").next().unwrap_or_default();
        let (in_all, in_body) = (count(&guarded, line), count(body, line));
        ensure!(
            (in_all, in_body) == (1, 1),
            "the generated glue has `{line}` {in_all} times, {in_body} of them in `{function}`; \
             one and one were expected: {REMEDY}"
        );
        guarded = guarded.replace(line, replacement);
    }
    let (callbacks, throws) = (count(glue, CALLBACK), count(glue, OUTDATED));
    ensure!(
        callbacks == throws,
        "the generated glue has {callbacks} kinds of callback and {throws} times `{OUTDATED}`: {REMEDY}"
    );
    guarded = guarded.replace(OUTDATED, IGNORED);
    // A small module may not read numbers.
    let views = usize::from(guarded.contains(VIEW));
    for (line, replacement, times) in [(DETACHED, OUTGROWN, views), (BY_CLASS, NEVER, 1)] {
        let found = count(&guarded, line);
        ensure!(
            found == times,
            "the generated glue has `{line}` {found} times: {REMEDY}"
        );
        guarded = guarded.replace(line, replacement);
    }
    guarded.push_str(VIEWED);
    guarded.push_str(GUARD);
    Ok(guarded)
}

fn without_collector(glue: &str) -> Result<String> {
    // A module that awaits nothing has no callbacks.
    if !glue.contains("CLOSURE_DTORS") && !glue.contains(CALLBACK) {
        return Ok(glue.to_owned());
    }
    let (start, end) = COLLECTOR;
    let parts = glue.split_once(start);
    let parts = parts.and_then(|(head, rest)| Some((head, rest.split_once(end)?.1)));
    let Some((head, tail)) = parts else {
        bail!("the generated glue has no `{start}`: {REMEDY}");
    };
    let mut glue = [head, tail].concat();
    for line in COLLECTED {
        let found = count(&glue, line);
        ensure!(found > 0, "the generated glue has no `{line}`: {REMEDY}");
        glue = glue.replace(line, "");
    }
    ensure!(
        !glue.contains("CLOSURE_DTORS"),
        "the generated glue has another use for CLOSURE_DTORS: {REMEDY}"
    );
    Ok(glue)
}

/// How many lines are exactly this one.
fn count(text: &str, line: &str) -> usize {
    text.lines()
        .filter(|candidate| candidate.trim() == line)
        .count()
}

#[cfg(test)]
mod tests {
    use super::guard;

    /// What version 0.2.130 writes, shortened.
    const GLUE: &str = "\
export function __wbg_reset_state () {
__wbg_instance_id++;
            wasmInstance = new WebAssembly.Instance(wasmModule, __wbg_get_imports());
            wasm = wasmInstance.exports;
            wasm.__wbindgen_start();
            }
function makeMutClosure(arg0, arg1, f) {
                    const real = (...args) => {
                    if (state.instance !== __wbg_instance_id) {
                        throw new Error('Cannot invoke closure from previous WASM instance');
                    }
                    };
                    CLOSURE_DTORS.unregister(state);
                    CLOSURE_DTORS.register(real, state, state);
}
const CLOSURE_DTORS = (typeof FinalizationRegistry === 'undefined')
                        ? { register: () => {}, unregister: () => {} }
                        : new FinalizationRegistry(state => {
                        if (state.instance === __wbg_instance_id) {
                            wasm.__wbindgen_destroy_closure(state.a, state.b);
                        }
                        });
function getDataViewMemory0() {
    if (cachedDataViewMemory0 === null || cachedDataViewMemory0.buffer.detached === true || \
(cachedDataViewMemory0.buffer.detached === undefined && cachedDataViewMemory0.buffer !== wasm.memory.buffer)) {
        cachedDataViewMemory0 = new DataView(wasm.memory.buffer);
    }
    return cachedDataViewMemory0;
}
let wasmModule, wasmInstance, wasm;
            function __wbg_finalize_init(instance, module) {
                wasmInstance = instance;
                wasm = instance.exports;
                return wasm;
            }

            function initSync(module) {
                if (!(module instanceof WebAssembly.Module)) {
                    module = new WebAssembly.Module(module);
                }
            }

            async function __wbg_load(module, imports) {
            }
";

    #[test]
    fn both_instances_are_guarded_and_old_callbacks_are_silent() {
        let guarded = guard(GLUE).unwrap();
        assert!(guarded.contains("    wasm = guardExports(instance.exports);\n"));
        assert!(guarded.contains(
            "new WebAssembly.Instance(wasmModule, __wbg_get_imports());\n            \
             __wbg_instance_id++;\nwasm = guardExports(wasmInstance.exports);\n"
        ));
        assert!(!guarded.contains("= instance.exports"));
        assert!(!guarded.contains("throw new Error('Cannot invoke closure"));
        assert!(guarded.contains("export function setTrapHandler("));
        assert!(guarded.contains("if (viewedMemory !== getUint8ArrayMemory0()) {\n"));
        assert!(!guarded.contains("detached") && !guarded.contains("instanceof"));
        assert!(!guarded.contains("CLOSURE_DTORS") && !guarded.contains("FinalizationRegistry"));
        assert!(guarded.contains("let wasmModule, wasmInstance, wasm;"));
    }

    #[test]
    fn glue_with_another_use_of_the_collector_is_refused() {
        for (line, other) in [
            (
                "CLOSURE_DTORS.unregister(state);",
                "CLOSURE_DTORS.forget(state);",
            ),
            ("const CLOSURE_DTORS = ", "let CLOSURE_DTORS = "),
        ] {
            let error = guard(&GLUE.replace(line, other)).unwrap_err().to_string();
            assert!(error.contains("CLOSURE_DTORS"), "{error}");
        }
    }

    #[test]
    fn glue_without_a_line_is_refused() {
        for line in [
            "wasm = instance.exports;",
            "wasm = wasmInstance.exports;",
            "__wbg_instance_id++;",
        ] {
            let error = guard(&GLUE.replace(line, "other;"))
                .unwrap_err()
                .to_string();
            assert!(error.contains(line) && error.contains("0 times"), "{error}");
        }
    }

    #[test]
    fn glue_with_a_line_twice_is_refused() {
        let line = "                wasm = instance.exports;\n";
        let twice = GLUE.replace(line, &line.repeat(2));
        assert!(guard(&twice).unwrap_err().to_string().contains("2 times"));
    }

    #[test]
    fn a_line_in_another_function_is_refused() {
        let line = "                wasm = instance.exports;\n";
        let moved = GLUE
            .replace(line, "")
            .replace("imports) {\n", &format!("imports) {{\n{line}"));
        let error = guard(&moved).unwrap_err().to_string();
        assert!(error.contains("1 times, 0 of them"), "{error}");
    }

    #[test]
    fn callbacks_that_do_something_else_when_outdated_are_refused() {
        let other = GLUE.replace("Cannot invoke closure", "Closure");
        assert!(
            guard(&other)
                .unwrap_err()
                .to_string()
                .contains("1 kinds of callback")
        );
    }
}
