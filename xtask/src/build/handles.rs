//! The generated JavaScript, changed so that an import that throws takes one place in the table of
//! handles and not two.
//!
//! Where an import gives a JavaScript value, the module puts what comes back into its table before
//! it looks whether the import threw; if it did, the library leaves without the handle, and the
//! place is lost. So such imports give the error back themselves, for the place that the error has.

use anyhow::{Result, ensure};
use walrus::{ImportKind, Module, RefType, ValType};

const IN_PLACE: &str = include_str!("handles.js");
const HANDLER: &str = "function handleError(";
const CATCHING: &str = ": function() { return handleError(";
const CATCHING_IN_PLACE: &str = ": function() { return handleErrorInPlace(";

/// The glue with every import that gives a value and may throw changed.
pub(super) fn keep(module: &Module, glue: &str) -> Result<String> {
    let mut kept = glue.to_owned();
    let mut found = 0;
    for name in giving_a_handle(module) {
        let line = format!("{name}{CATCHING}");
        if kept.contains(&line) {
            kept = kept.replace(&line, &format!("{name}{CATCHING_IN_PLACE}"));
            found += 1;
        }
    }
    if found == 0 && !glue.contains(HANDLER) {
        // A small module may call nothing that throws.
        return Ok(kept);
    }
    ensure!(
        found > 0,
        "the generated glue catches errors of no import that gives a value: wasm-bindgen changed \
         what it emits, so xtask/src/build/handles.rs must follow"
    );
    kept.push_str(IN_PLACE);
    Ok(kept)
}

/// The names of the imports whose result is a JavaScript value.
fn giving_a_handle(module: &Module) -> Vec<String> {
    let gives = |kind: &ImportKind| match kind {
        ImportKind::Function(function) => {
            let kind = module.types.get(module.funcs.get(*function).ty());
            kind.results() == [ValType::Ref(RefType::EXTERNREF)]
        }
        _ => false,
    };
    let imports = module.imports.iter();
    imports
        .filter(|import| gives(&import.kind))
        .map(|import| import.name.clone())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::keep;
    use walrus::{Module, RefType, ValType};

    /// A module that imports one function with a value and one without.
    fn module() -> Module {
        let mut module = Module::default();
        let value = module.types.add(&[], &[ValType::Ref(RefType::EXTERNREF)]);
        let nothing = module.types.add(&[], &[ValType::I32]);
        module.add_import_func("./spoki_bg.js", "__wbg_get_1", value);
        module.add_import_func("./spoki_bg.js", "__wbg_set_2", nothing);
        module
    }

    #[test]
    fn only_what_gives_a_value_is_changed() {
        let glue = "__wbg_get_1: function() { return handleError(function (arg0) {\n\
                    __wbg_set_2: function() { return handleError(function (arg0) {\n";
        let kept = keep(&module(), glue).unwrap();
        assert!(kept.contains("__wbg_get_1: function() { return handleErrorInPlace(function"));
        assert!(kept.contains("__wbg_set_2: function() { return handleError(function"));
        assert!(kept.contains("\nfunction handleErrorInPlace("));
    }

    #[test]
    fn glue_that_catches_otherwise_is_refused() {
        let error = keep(
            &module(),
            "function handleError(f) {}\n__wbg_get_1: function() {",
        )
        .unwrap_err();
        assert!(error.to_string().contains("handles.rs"), "{error}");
    }
}
