//! The module as text, for the entry that carries it inlined.
//!
//! First its bytes are sorted into rows by what they mean (`rows.mjs`), then LZMA packs the rows, and
//! base64 comes last. A server's gzip finds nothing to squeeze in base64 of raw bytes (+19 to +44 % on the
//! wire), and next to nothing to lose in base64 of packed ones (+1 %). Rows and LZMA make the module a
//! fifth smaller than deflate does, and getting it back takes 1.7 KB of JavaScript
//! (`pkg-template/entry/rows.js` and `lzma.js`) where inflating takes 3 KB.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use lzma_rust2::{LzmaOptions, LzmaWriter};

use crate::{paths, process};

/// A JavaScript module that exports the packed bytes and what it takes to unpack them. `work` is a
/// folder for what comes between.
pub(super) fn module(wasm: &Path, work: &Path) -> Result<String> {
    let rows = work.join("rows.bin");
    let mut sort = Command::new("node");
    sort.arg(paths::root().join("xtask/src/build/rows.mjs"));
    let lengths = process::capture(sort.arg(wasm).arg(&rows))?;
    let packed = pack(&fs::read(&rows)?).context("the module cannot be packed")?;
    Ok(format!(
        "// The module: sorted into rows, packed by LZMA (no header, lc=2 lp=0 pb=0), in base64.\n\
         export const wasm = \"{}\";\n\
         // How many bytes each row has, and the module.\n\
         export const lengths = {};\nexport const length = {};\n",
        base64(&packed),
        lengths.trim(),
        fs::metadata(wasm)?.len()
    ))
}

/// With the settings that `lzma.js` is written for.
fn pack(rows: &[u8]) -> Result<Vec<u8>> {
    const HARDEST: u32 = 9;
    let mut options = LzmaOptions::with_preset(HARDEST);
    // All are bytes: what precedes one says much about it, where it stands says nothing.
    (options.lc, options.lp, options.pb) = (2, 0, 0);
    options.nice_len = 273;
    let mut writer = LzmaWriter::new_no_header(Vec::new(), &options, false)?;
    writer.write_all(rows)?;
    Ok(writer.finish()?)
}

fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let group = chunk
            .iter()
            .fold(0_u32, |group, &byte| group << 8 | u32::from(byte));
        let group = group << (8 * (3 - chunk.len()));
        for position in 0..4 {
            let index = group >> (18 - 6 * position) & 63;
            // One byte fills two characters, two fill three; the rest is padding.
            let is_filled = position <= chunk.len();
            text.push(if is_filled {
                ALPHABET[index as usize] as char
            } else {
                '='
            });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn the_vectors_of_rfc_4648() {
        let vectors = [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ];
        for (bytes, text) in vectors {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
        assert_eq!(base64(&[0xfb, 0xff, 0xbf]), "+/+/");
    }
}
