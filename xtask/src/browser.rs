//! Chromium and its driver. A missing browser is installed or named, never a reason to skip tests.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::{apt, process};

const PACKAGES: [&str; 2] = ["chromium", "chromium-driver"];

/// The driver: `CHROMEDRIVER`, the one on the `PATH`, or Debian's.
pub(crate) fn driver() -> Result<PathBuf> {
    if let Some(driver) = env::var_os("CHROMEDRIVER") {
        return Ok(driver.into());
    }
    if let Some(driver) = process::find("chromedriver") {
        return Ok(driver);
    }
    if !apt::is_available() {
        bail!(
            "the browser tests need Chromium or Chrome, and chromedriver of the same version: \
             install both, or set CHROMEDRIVER to the driver"
        );
    }
    apt::ensure(&PACKAGES, "testing in a browser")?;
    match process::find("chromedriver") {
        Some(driver) => Ok(driver),
        None => bail!("chromedriver is not on the PATH though its package is installed"),
    }
}
