//! `cargo xtask codegen`: checked-in files that are made from others: of the declarations, or of
//! somebody else's data.

mod api;
mod phone;

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::paths;

type Generator = fn(&Path) -> Result<()>;

/// Each generator by its name on the command line.
const GENERATORS: [(&str, Generator); 2] = [("api", api::run), ("phone", phone::run)];

/// Runs the named generators, or all of them.
pub(crate) fn run(names: &[String]) -> Result<ExitCode> {
    for name in names {
        if !GENERATORS.iter().any(|(known, _)| known == name) {
            let known = GENERATORS.map(|(known, _)| known).join(", ");
            bail!("there is no generator {name}; there are: {known}");
        }
    }
    for (name, generate) in GENERATORS {
        if names.is_empty() || names.iter().any(|wanted| wanted == name) {
            generate(&paths::root())?;
            println!("codegen {name}: done");
        }
    }
    Ok(ExitCode::SUCCESS)
}
