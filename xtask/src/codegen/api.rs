//! The reference page, from the declarations.

use std::fs;
use std::path::Path;

use anyhow::Result;

use crate::generate;

pub(super) fn run(root: &Path) -> Result<()> {
    let folder = root.join("docs");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("api.md"), generate::reference_page())?;
    Ok(())
}
