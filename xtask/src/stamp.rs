//! Steps that are left out when nothing that they read has changed.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The inputs of one step, and the file that remembers them from the last time.
pub(crate) struct Stamp {
    file: PathBuf,
    hasher: DefaultHasher,
}

impl Stamp {
    /// A step whose memory is `file`.
    pub(crate) fn new(file: PathBuf) -> Self {
        Self {
            file,
            hasher: DefaultHasher::new(),
        }
    }

    /// Adds a value to the inputs.
    pub(crate) fn value(mut self, value: impl Hash) -> Self {
        value.hash(&mut self.hasher);
        self
    }

    /// Adds the program that is running, for steps whose result depends on its code.
    pub(crate) fn this_program(self) -> Result<Self> {
        let about = fs::metadata(std::env::current_exe()?)?;
        Ok(self.value(about.len()).value(about.modified()?))
    }

    /// Adds a file, or all files of a folder by name and content.
    pub(crate) fn path(mut self, path: &Path) -> Result<Self> {
        if path.is_dir() {
            let entries: Result<Vec<_>, _> = path
                .read_dir()?
                .map(|entry| entry.map(|entry| entry.path()))
                .collect();
            let mut entries = entries?;
            entries.sort();
            for entry in entries {
                entry.file_name().hash(&mut self.hasher);
                self = self.path(&entry)?;
            }
            return Ok(self);
        }
        let bytes = fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
        Ok(self.value(bytes))
    }

    /// Does the step unless its outputs stand and the inputs are those of the last time.
    pub(crate) fn unless_fresh(
        self,
        outputs: &[&Path],
        step: impl FnOnce() -> Result<()>,
    ) -> Result<()> {
        let now = format!("{:016x}", self.hasher.finish());
        let is_same = fs::read_to_string(&self.file).is_ok_and(|last| last == now);
        if is_same && outputs.iter().all(|output| output.exists()) {
            return Ok(());
        }
        step()?;
        if let Some(folder) = self.file.parent() {
            fs::create_dir_all(folder)?;
        }
        Ok(fs::write(&self.file, now)?)
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn a_step_runs_again_when_an_input_changed_or_an_output_is_gone() {
        let folder = std::env::temp_dir().join(format!("spoki-stamp-{}", std::process::id()));
        fs::create_dir_all(folder.join("in/deep")).unwrap();
        let output = folder.join("out");
        let runs = Cell::new(0);
        let step = || {
            let stamp = Stamp::new(folder.join("stamp"))
                .path(&folder.join("in"))
                .unwrap();
            stamp
                .unless_fresh(&[&output], || {
                    runs.set(runs.get() + 1);
                    Ok(fs::write(&output, "")?)
                })
                .unwrap();
            runs.get()
        };
        fs::write(folder.join("in/deep/file"), "1").unwrap();
        assert_eq!(step(), 1);
        assert_eq!(step(), 1, "nothing changed");
        fs::write(folder.join("in/deep/file"), "2").unwrap();
        assert_eq!(step(), 2, "a file in a sub-folder changed");
        fs::rename(folder.join("in/deep/file"), folder.join("in/deep/other")).unwrap();
        assert_eq!(step(), 3, "a file has another name");
        fs::remove_file(&output).unwrap();
        assert_eq!(step(), 4, "the output is gone");
        fs::remove_dir_all(folder).unwrap();
    }
}
