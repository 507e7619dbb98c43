//! What the generator and the compiler leave in the module that nobody needs.

use std::collections::HashSet;

use anyhow::{Result, ensure};
use walrus::{FunctionBuilder, FunctionKind, Module};

/// Where the standard library begins to tell of a panic. In a browser nobody reads it: the message is
/// written, with all that it takes to write numbers and texts, and thrown away before the trap.
const TELLERS: [&str; 10] = [
    "core::panicking::panic_fmt",
    "core::panicking::panic_bounds_check",
    "core::panicking::assert_failed_inner",
    "core::str::slice_error_fail",
    "core::slice::index::slice_index_fail",
    "core::slice::copy_from_slice_impl::len_mismatch_fail",
    "core::option::expect_failed",
    "core::result::unwrap_failed",
    "alloc::alloc::handle_alloc_error",
    "std::panicking::panic_with_hook",
];

/// Makes each of [`TELLERS`] trap at once, which is what they come to.
///
/// A compiler that inlines one, or names it differently, only makes the module larger.
pub(super) fn trap_without_a_message(module: &mut Module) {
    let tellers: Vec<_> = module
        .funcs
        .iter_local()
        .map(|(id, _)| id)
        .filter(|&id| {
            let name = module.funcs.get(id).name.as_deref();
            name.is_some_and(|name| TELLERS.contains(&plain(name).as_str()))
        })
        .collect();
    for id in tellers {
        let signature = module.funcs.get(id).ty();
        let parameters = module.types.params(signature).to_vec();
        let results = module.types.results(signature).to_vec();
        let locals = parameters.iter().map(|&kind| module.locals.add(kind));
        let locals = locals.collect();
        let mut body = FunctionBuilder::new(&mut module.types, &parameters, &results);
        body.func_body().unreachable();
        module.funcs.get_mut(id).kind = FunctionKind::Local(body.local_func(locals));
    }
    walrus::passes::gc::run(module);
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
    use super::{plain, shorten_imports, stem};

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
