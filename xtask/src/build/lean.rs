//! What the generator and the compiler leave in the module that nobody needs.

use std::collections::HashSet;

use anyhow::{Result, ensure};
use walrus::ir::{Call, Value, Visitor, dfs_in_order};
use walrus::{ConstExpr, DataKind, FunctionBuilder, FunctionId, FunctionKind, Module, ValType};

/// Where the standard library begins to tell of a panic. In a browser nobody reads it: the message is
/// written, with all that it takes to write numbers and texts, and thrown away before the trap.
const TELLERS: [&str; 9] = [
    "core::panicking::panic_fmt",
    "core::panicking::panic_bounds_check",
    "core::panicking::assert_failed_inner",
    "core::str::slice_error_fail",
    "core::slice::index::slice_index_fail",
    "core::slice::copy_from_slice_impl::len_mismatch_fail",
    "core::option::expect_failed",
    "core::result::unwrap_failed",
    "alloc::alloc::handle_alloc_error",
];

/// Makes each of [`TELLERS`] trap at once, which is what they come to, and drops how such messages
/// show values of the standard library.
///
/// A compiler that inlines one, or names it differently, only makes the module larger.
pub(super) fn trap_without_a_message(module: &mut Module) {
    let named: Vec<(FunctionId, String)> = module
        .funcs
        .iter_local()
        .filter_map(|(id, _)| Some((id, plain(module.funcs.get(id).name.as_deref()?))))
        .collect();
    for (id, path) in named {
        if TELLERS.contains(&path.as_str()) || path.contains("std::panicking::") {
            replace(module, id, |_| {});
        } else if is_debug_of_std(&path) {
            // Such a method is also in tables that are never called through. Should one be called
            // after all, it writes nothing, and says that it went well.
            replace(module, id, |body| {
                body.i32_const(0).return_();
            });
        }
    }
    walrus::passes::gc::run(module);
}

/// Makes all that writes with `{}` trap, if nothing else calls it: panics have left it behind in tables,
/// where no optimiser sees that nobody comes for it. One `format!` in the library, and it stays.
pub(super) fn drop_idle_formatting(module: &mut Module) {
    let formatting: HashSet<FunctionId> = module
        .funcs
        .iter_local()
        .filter(|(id, _)| {
            let name = module.funcs.get(*id).name.as_deref();
            name.is_some_and(|name| is_formatting(&plain(name)))
        })
        .map(|(id, _)| id)
        .collect();
    let mut callers = Callers {
        of: &formatting,
        is_any: false,
    };
    for (id, function) in module.funcs.iter_local() {
        if !formatting.contains(&id) {
            dfs_in_order(&mut callers, function, function.entry_block());
        }
    }
    if !callers.is_any {
        for id in formatting {
            replace(module, id, |_| {});
        }
        walrus::passes::gc::run(module);
    }
}

/// Formatting begins with a call of one of these; only then is there a `Formatter` to call the rest with.
fn is_formatting(path: &str) -> bool {
    path.contains("core::fmt::") || path.contains("alloc::fmt::")
}

/// Whether any of some functions is called.
struct Callers<'a> {
    of: &'a HashSet<FunctionId>,
    is_any: bool,
}

impl Visitor<'_> for Callers<'_> {
    fn visit_call(&mut self, call: &Call) {
        self.is_any |= self.of.contains(&call.func);
    }
}

/// Blanks where in the sources a panic can happen: the traps do not tell it, and what is zero packs to
/// nothing.
pub(super) fn forget_places(module: &mut Module) {
    let segments: Vec<_> = module.data.iter().map(walrus::Data::id).collect();
    for segment in segments {
        let segment = module.data.get_mut(segment);
        if let DataKind::Active {
            offset: ConstExpr::Value(Value::I32(start)),
            ..
        } = segment.kind
        {
            blank_places(&mut segment.value, start.cast_unsigned());
        }
    }
}

/// A [`std::panic::Location`] is four words: where the file's name is, how long it is, line, column.
fn blank_places(data: &mut [u8], start: u32) {
    const WORD: usize = 4;
    let mut blank = Vec::new();
    let alignment = start.next_multiple_of(4) - start;
    for at in (alignment as usize..data.len()).step_by(WORD) {
        let word = |index: usize| {
            let bytes = data.get(at + index * WORD..)?.first_chunk()?;
            Some(u32::from_le_bytes(*bytes))
        };
        let (Some(name), Some(length), Some(line), Some(column)) =
            (word(0), word(1), word(2), word(3))
        else {
            break;
        };
        let from = name.wrapping_sub(start) as usize;
        let name = from..from.saturating_add(length as usize);
        let is_file = data
            .get(name.clone())
            .is_some_and(|name| name.ends_with(b".rs") && name.iter().all(u8::is_ascii_graphic));
        if is_file && (1..100_000).contains(&line) && (1..1000).contains(&column) {
            blank.push(name);
            blank.push(at..at + 4 * WORD);
        }
    }
    for range in blank {
        data[range].fill(0);
    }
}

/// Gives a function another body: what `write` makes of it, and a trap behind that.
fn replace(
    module: &mut Module,
    id: FunctionId,
    write: impl FnOnce(&mut walrus::InstrSeqBuilder<'_>),
) {
    let signature = module.funcs.get(id).ty();
    let parameters = module.types.params(signature).to_vec();
    let results = module.types.results(signature).to_vec();
    let locals = parameters.iter().map(|&kind| module.locals.add(kind));
    let locals = locals.collect();
    let mut function = FunctionBuilder::new(&mut module.types, &parameters, &results);
    let mut body = function.func_body();
    if results == [ValType::I32] {
        write(&mut body);
    }
    body.unreachable();
    module.funcs.get_mut(id).kind = FunctionKind::Local(function.local_func(locals));
}

/// `<char as core::fmt::Debug>::fmt` and its like. The library shows nothing with `{:?}` that is not
/// its own.
fn is_debug_of_std(path: &str) -> bool {
    let shown = path.strip_suffix(" as core::fmt::Debug>::fmt");
    shown
        .and_then(|shown| shown.strip_prefix('<'))
        .is_some_and(|shown| !shown.contains("spoki") && !shown.contains("dyn"))
}

/// A function's path without the marks of its compilation: `core[9b73…]::panicking::panic_fmt`, or
/// `core::panicking::panic_fmt::h0123456789abcdef`.
fn plain(name: &str) -> String {
    let mut path = String::new();
    let mut depth = 0_u32;
    for character in name.chars() {
        match character {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => path.push(character),
            _ => {}
        }
    }
    match path.rsplit_once("::h") {
        Some((front, hash)) if is_hash(hash) => front.to_owned(),
        _ => path,
    }
}

/// Gives the module's imports short names, here and in the glue: the generator ends each with a hash,
/// which no compression makes smaller, and the module's reader is the glue beside it alone.
pub(super) fn shorten_imports(module: &mut Module, glue: &str) -> Result<String> {
    let mut glue = glue.to_owned();
    let mut taken = HashSet::new();
    for import in module.imports.iter_mut() {
        let long = std::mem::take(&mut import.name);
        let stem = stem(&long);
        let mut short = stem.to_owned();
        let mut count = 1_u32;
        while !taken.insert(short.clone()) {
            count += 1;
            short = format!("{stem}{count}");
        }
        let (from, to) = (format!("{long}: "), format!("{short}: "));
        let count = glue.matches(&from).count();
        ensure!(
            count == 1,
            "the generated glue has {count} definitions of the import {long}, not one: \
             wasm-bindgen changed what it emits, so xtask/src/build/lean.rs must follow"
        );
        glue = glue.replace(&from, &to);
        import.name = short;
    }
    Ok(glue)
}

/// `append` of `__wbg_append_1d4ed5e7a1e1bb04`.
fn stem(name: &str) -> &str {
    let name = match name.rsplit_once('_') {
        Some((front, hash)) if is_hash(hash) => front,
        _ => name,
    };
    name.trim_start_matches("__wbg_")
        .trim_start_matches("__wbindgen_")
}

fn is_hash(text: &str) -> bool {
    text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::{
        blank_places, drop_idle_formatting, is_debug_of_std, plain, shorten_imports, stem,
    };
    use walrus::{FunctionBuilder, ValType};

    #[test]
    fn places_are_blanked_and_all_else_stays() {
        const START: u32 = 0x10_0000;
        let words = |words: [u32; 4]| words.map(u32::to_le_bytes).concat();
        let data = |names: &[u8; 20], place: Vec<u8>, other: Vec<u8>| {
            [names.to_vec(), place, other].concat()
        };
        // The second is no place: its line is none.
        let other = words([START + 8, 11, 0, 9]);
        let mut given = data(
            b"src/a.rssrc/other.rs",
            words([START, 8, 40, 9]),
            other.clone(),
        );
        blank_places(&mut given, START);
        let expected = data(b"\0\0\0\0\0\0\0\0src/other.rs", vec![0; 16], other);
        assert_eq!(given, expected);
    }

    #[test]
    fn both_ways_of_naming_a_function_give_its_path() {
        assert_eq!(
            plain("core[9b7395dc24578215]::panicking::panic_fmt"),
            "core::panicking::panic_fmt"
        );
        assert_eq!(
            plain("core::panicking::panic_fmt::h66c1bc680d60ef2d"),
            "core::panicking::panic_fmt"
        );
        assert_eq!(plain("core::panicking::host"), "core::panicking::host");
    }

    #[test]
    fn what_std_shows_of_itself_is_told_from_what_the_library_shows() {
        for path in [
            "<char as core::fmt::Debug>::fmt",
            "<core::ops::range::Range<usize> as core::fmt::Debug>::fmt",
        ] {
            assert!(is_debug_of_std(path), "{path}");
        }
        for path in [
            "<spoki_rules::phone::E164 as core::fmt::Debug>::fmt",
            "<&spoki_rules::phone::E164 as core::fmt::Debug>::fmt",
            "<&dyn core::fmt::Debug as core::fmt::Debug>::fmt",
            "<i64 as core::fmt::Display>::fmt",
        ] {
            assert!(!is_debug_of_std(path), "{path}");
        }
    }

    /// The instructions of `core::fmt::write` after the pass, in a module where another function calls
    /// it or not. Before it there is one, a constant.
    fn formatting_after_the_pass(is_called: bool) -> String {
        let mut module = walrus::Module::default();
        let mut write = FunctionBuilder::new(&mut module.types, &[], &[ValType::I32]);
        write.name("core[9b7395dc24578215]::fmt::write".to_owned());
        write.func_body().i32_const(7);
        let write = write.finish(vec![], &mut module.funcs);
        let mut caller = FunctionBuilder::new(&mut module.types, &[], &[ValType::I32]);
        caller.name("spoki::sign".to_owned());
        if is_called {
            caller.func_body().call(write);
        } else {
            caller.func_body().i32_const(8);
        }
        let caller = caller.finish(vec![], &mut module.funcs);
        module.exports.add("write", write);
        module.exports.add("sign", caller);
        drop_idle_formatting(&mut module);
        let function = module.funcs.get(write).kind.unwrap_local();
        format!("{:?}", function.block(function.entry_block()).instrs)
    }

    #[test]
    fn formatting_stays_if_anything_else_begins_it() {
        assert!(formatting_after_the_pass(true).contains("Const"));
        let idle = formatting_after_the_pass(false);
        assert!(
            idle.contains("Unreachable") && !idle.contains("Const"),
            "{idle}"
        );
    }

    #[test]
    fn a_stem_has_neither_prefix_nor_hash() {
        assert_eq!(stem("__wbg_append_1d4ed5e7a1e1bb04"), "append");
        assert_eq!(stem("__wbg___wbindgen_is_null_c22311b1cc228e3a"), "is_null");
        assert_eq!(
            stem("__wbindgen_init_externref_table"),
            "init_externref_table"
        );
    }

    #[test]
    fn imports_of_one_stem_get_numbers_in_both_places() {
        let mut module = walrus::Module::default();
        let kind = module.types.add(&[], &[]);
        for name in ["__wbg_get_00000000000000aa", "__wbg_get_00000000000000bb"] {
            module.add_import_func("./spoki_bg.js", name, kind);
        }
        let glue = "a = {\n__wbg_get_00000000000000aa: function() {},\n __wbg_get_00000000000000bb: function() {},\n";
        let short = shorten_imports(&mut module, glue).unwrap();
        assert_eq!(short, "a = {\nget: function() {},\n get2: function() {},\n");
        let names: Vec<_> = module
            .imports
            .iter()
            .map(|import| import.name.as_str())
            .collect();
        assert_eq!(names, ["get", "get2"]);
    }

    #[test]
    fn glue_without_an_import_is_refused() {
        let mut module = walrus::Module::default();
        let kind = module.types.add(&[], &[]);
        module.add_import_func("./spoki_bg.js", "__wbg_get_00000000000000aa", kind);
        let error = shorten_imports(&mut module, "").unwrap_err().to_string();
        assert!(error.contains("__wbg_get_00000000000000aa"), "{error}");
    }
}
