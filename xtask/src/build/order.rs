//! The order of the functions in the module: each behind the one that it is most like, so that the
//! packer finds near by what it can refer to.

use anyhow::{Context, Result};
use wasm_encoder::{NameMap, NameSection, RawSection};
use wasmparser::{Parser, Payload, TypeRef};

/// Gives the functions of a module names of which the alphabetical order is the order wanted.
/// The optimiser then puts them in that order, and drops the names.
pub(super) fn name_by_likeness(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut module = wasm_encoder::Module::new();
    let (mut imported, mut bodies) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        match &payload {
            Payload::ImportSection(imports) => {
                for import in imports.clone().into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            _ => {}
        }
        if let Some((id, range)) = payload.as_section() {
            let data = wasm.get(range).context("a section ends beyond the file")?;
            module.section(&RawSection { id, data });
        }
    }
    let mut names = NameMap::new();
    let mut ranks: Vec<(usize, usize)> = chain(&bodies).into_iter().zip(0..).collect();
    ranks.sort_unstable();
    for (function, (_, rank)) in (imported..).zip(ranks) {
        names.append(function, &format!("{rank:06}"));
    }
    let mut section = NameSection::new();
    section.functions(&names);
    module.section(&section);
    Ok(module.finish())
}

/// The indices of the bodies: the longest first, then always the one that is most like the last.
fn chain(bodies: &[&[u8]]) -> Vec<usize> {
    let pairs: Vec<Vec<u16>> = bodies.iter().map(|body| pairs(body)).collect();
    let mut left: Vec<usize> = (0..bodies.len()).collect();
    let mut order = Vec::with_capacity(left.len());
    let mut next = (0..left.len()).max_by_key(|index| bodies[*index].len());
    while let Some(place) = next {
        let last = left.swap_remove(place);
        order.push(last);
        let mut in_last = vec![false; 1 << 16];
        for pair in &pairs[last] {
            in_last[usize::from(*pair)] = true;
        }
        // The coefficient of Sørensen and Dice: how much of both is in both.
        let likeness = |function: usize| {
            let shared = pairs[function]
                .iter()
                .filter(|pair| in_last[usize::from(**pair)]);
            #[expect(clippy::cast_precision_loss, reason = "at most 65,536 pairs each")]
            let share = |count: usize, all: usize| count as f64 / all.max(1) as f64;
            share(shared.count(), pairs[function].len() + pairs[last].len())
        };
        next = (0..left.len())
            .map(|place| (likeness(left[place]), left[place], place))
            .max_by(|one, other| one.0.total_cmp(&other.0).then(other.1.cmp(&one.1)))
            .map(|(_, _, place)| place);
    }
    order
}

/// Which two bytes follow one another in a body, each pair once.
fn pairs(body: &[u8]) -> Vec<u16> {
    let mut pairs: Vec<u16> = body
        .windows(2)
        .filter_map(|pair| pair.first_chunk())
        .map(|pair| u16::from_be_bytes(*pair))
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

#[cfg(test)]
mod tests {
    use super::{chain, name_by_likeness};

    #[test]
    fn like_follows_like() {
        let bodies: [&[u8]; 5] = [b"abcdef", b"uvwxyz, and more", b"abcdeg", b"uvwxy", b"abcd"];
        assert_eq!(chain(&bodies), [1, 3, 0, 2, 4]);
    }

    #[test]
    fn every_function_is_there_once() {
        let bodies: Vec<Vec<u8>> = (0..50u8)
            .map(|seed| vec![seed % 7; usize::from(seed % 5)])
            .collect();
        let mut order = chain(&bodies.iter().map(Vec::as_slice).collect::<Vec<_>>());
        order.sort_unstable();
        assert_eq!(order, (0..50).collect::<Vec<_>>());
        assert!(chain(&[]).is_empty());
    }

    #[test]
    fn what_is_no_module_is_refused() {
        assert!(name_by_likeness(b"\0asm, or so").is_err());
    }
}
