//! From the metadata to one automaton for each calling code and one for each territory.

use anyhow::Result;
use std::collections::HashMap;

use super::automaton::{Automata, DEAD, Label, State};
use super::metadata::{KINDS, Plan, Territory};
use super::pack::{Roots, TerritoryRoot};
use super::pattern::Pattern;

const FIXED: usize = 0;
const MOBILE: usize = 1;
/// Behind the kinds of the metadata.
const FIXED_OR_MOBILE: usize = KINDS;
/// Google's order of asking what a number is, before lines and mobiles: premium, toll-free, shared
/// cost, internet, personal, pager, UAN, voicemail.
const SPECIAL: [usize; 8] = [3, 2, 9, 8, 4, 7, 6, 5];

/// The label of numbers that a territory claims by their first digits and does not have.
const CLAIMED: Label = Label::MAX;

/// The automata of all plans, and where each begins.
///
/// # Errors
/// When a pattern holds what the metadata have never held.
pub(super) fn automata(plans: &[Plan]) -> Result<(Automata, Vec<Roots>)> {
    let mut maker = Maker {
        automata: Automata::new(),
        known: HashMap::new(),
    };
    let mut roots = Vec::new();
    for plan in plans {
        roots.push(Roots {
            valid: maker.valid(plan)?,
            territories: plan
                .territories
                .iter()
                .map(|territory| {
                    Ok(TerritoryRoot {
                        general: maker.matching(&territory.general)?,
                        lengths: territory.lengths.clone(),
                        international: maker.matching(&territory.international)?,
                        trunk: maker.matching(&territory.trunk)?,
                    })
                })
                .collect::<Result<_>>()?,
        });
    }
    Ok((maker.automata, roots))
}

struct Maker {
    automata: Automata,
    known: HashMap<String, State>,
}

impl Maker {
    fn matching(&mut self, pattern: &str) -> Result<State> {
        if let Some(known) = self.known.get(pattern) {
            return Ok(*known);
        }
        let state = self.automata.matching(&Pattern::parse(pattern)?);
        self.known.insert(pattern.to_owned(), state);
        Ok(state)
    }

    /// The valid numbers of a plan, each labelled with its territory and its kind. As in Google's
    /// `getRegionCodeForNumber`, the first territory that has the number gets it, and one that is known
    /// by its first digits gets whatever begins with them.
    fn valid(&mut self, plan: &Plan) -> Result<State> {
        let mut all = DEAD;
        for (place, territory) in plan.territories.iter().enumerate() {
            let mut own = self.of_territory(territory, Label::try_from(place)?)?;
            if plan.territories.len() > 1 && !territory.leading.is_empty() {
                let claim = self
                    .automata
                    .beginning(&Pattern::parse(&territory.leading)?);
                let claim = self.automata.relabelled(claim, &|_| Some(CLAIMED));
                let valid = self.automata.intersection(own, claim);
                own = self.automata.union(valid, claim);
            }
            all = self.automata.union(all, own);
        }
        Ok(self
            .automata
            .relabelled(all, &|label| (label != CLAIMED).then_some(label)))
    }

    /// As Google's `getNumberTypeHelper`.
    fn of_territory(&mut self, territory: &Territory, place: Label) -> Result<State> {
        let mut kinds = [DEAD; KINDS];
        for (state, kind) in kinds.iter_mut().zip(&territory.kinds) {
            if let Some(kind) = kind {
                let matching = self.matching(&kind.pattern)?;
                *state = self.automata.of_lengths(matching, &kind.lengths);
            }
        }
        if territory.mobile_is_fixed {
            kinds[MOBILE] = kinds[FIXED];
        }
        let both = self.automata.intersection(kinds[FIXED], kinds[MOBILE]);
        let order = SPECIAL.map(|kind| (kind, kinds[kind])).into_iter().chain([
            (FIXED_OR_MOBILE, both),
            (FIXED, kinds[FIXED]),
            (MOBILE, kinds[MOBILE]),
        ]);
        let mut all = DEAD;
        for (kind, state) in order {
            let label = place << 4 | Label::try_from(kind)?;
            let labelled = self.automata.relabelled(state, &|_| Some(label));
            all = self.automata.union(all, labelled);
        }
        let general = self.matching(&territory.general)?;
        let general = self.automata.of_lengths(general, &territory.lengths);
        Ok(self.automata.intersection(all, general))
    }
}
