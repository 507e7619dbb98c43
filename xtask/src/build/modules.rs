//! The modules of the package: one with everything, and smaller ones for who needs a part. Each is a crate
//! in `modules/`, compiled, bound and optimised for itself; what two have in common is in both, so nobody
//! should load two.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::{Kind, bindgen, compile_package, wasm_opt};
use crate::npm::{self, Tools};
use crate::stamp::Stamp;

/// For size the result is the same, and this runs faster.
const OPTIMISE: &str = "-O3";

/// A module.
pub(super) struct Module {
    /// What its crate and its file are called.
    pub(super) name: &'static str,
    /// The entries of the package that bring it: files of `pkg-template/entry`.
    pub(super) entries: &'static [&'static str],
}

/// The module with everything.
pub(super) const WHOLE: &Module = &MODULES[0];

/// All of them. One that is inlined has an entry for Workers, too, which import it as a file.
pub(super) const MODULES: [Module; 4] = [
    Module {
        name: "spoki",
        // The catalogue of tools needs no module.
        entries: &["index", "workerd", "slim", "tools"],
    },
    Module {
        name: "client",
        entries: &["client", "client.workerd"],
    },
    Module {
        name: "phones",
        entries: &["phones", "phones.workerd"],
    },
    Module {
        name: "webhooks",
        entries: &["webhooks", "webhooks.workerd"],
    },
];

/// What came of a module, and where its bundles are made.
pub(super) struct Made {
    pub(super) module: &'static Module,
    pub(super) work: PathBuf,
    pub(super) glue: PathBuf,
    pub(super) wasm: PathBuf,
}

impl Module {
    /// The folder for what comes between.
    fn work(&self, kind: Kind) -> PathBuf {
        kind.work().join(self.name)
    }

    /// What the generator makes of it, before it is optimised.
    pub(super) fn bound(&self, kind: Kind) -> PathBuf {
        self.work(kind).join("bindgen").join("spoki_bg.wasm")
    }

    /// Compiles, binds and optimises it.
    pub(super) fn make(&'static self, tools: &Tools, kind: Kind, version: &str) -> Result<Made> {
        let compiled = self.compile(kind)?;
        let work = self.work(kind);
        let stamp = |name: &str| Stamp::new(work.join("stamps").join(name));

        let bound_wasm = self.bound(kind);
        let bound = work.join("bindgen");
        let glue = bound.join("spoki.js");
        stamp("bindgen")
            .this_program()?
            .path(&compiled)?
            .value(version)
            .unless_fresh(&[&glue, &bound_wasm], || {
                bindgen::run(kind, &compiled, &bound, version)
            })?;

        let wasm = work.join(self.name).with_extension("wasm");
        let options: &[&str] = match kind {
            Kind::Debug => &["-O1", "--debuginfo"],
            Kind::Release | Kind::Plain => &[OPTIMISE],
        };
        stamp("wasm-opt")
            .this_program()?
            .path(&npm::lock_file())?
            .path(&bound_wasm)?
            .unless_fresh(&[&wasm], || wasm_opt(tools, options, &bound_wasm, &wasm))?;
        Ok(Made {
            module: self,
            work,
            glue,
            wasm,
        })
    }

    /// Compiles its crate; gives the module that the compiler wrote.
    fn compile(&self, kind: Kind) -> Result<PathBuf> {
        let package = format!("spoki-module-{}", self.name);
        let (profile, features): (_, &[&str]) = match kind {
            Kind::Debug => ("debugging", &["--features", "spoki-wasm/debug"]),
            Kind::Release | Kind::Plain => ("release", &[]),
        };
        let options = [&[package.as_str()], features].concat();
        let file = format!("spoki_module_{}.wasm", self.name);
        compile_package(&options, profile, &file)
    }
}

/// Optimises the whole module and keeps the names of its functions.
pub(super) fn named(tools: &Tools) -> Result<PathBuf> {
    let named = WHOLE.work(Kind::Release).join("named.wasm");
    let bound = WHOLE.bound(Kind::Release);
    wasm_opt(tools, &[OPTIMISE, "--debuginfo"], &bound, &named)?;
    Ok(named)
}

impl Made {
    /// The files of the entries, in the folder for what comes between.
    pub(super) fn entries(&self) -> impl Iterator<Item = PathBuf> {
        let entries = self.module.entries.iter();
        entries.map(|entry| Path::new("entry").join(format!("{entry}.js")))
    }

    /// The module's file in the package.
    pub(super) fn file(&self) -> String {
        format!("{}.wasm", self.module.name)
    }
}
