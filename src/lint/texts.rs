//! The rules for the texts of a template: header, body, footer, and what holds for all of them.

use super::codes::Codes;
use super::finding::Linter;
use super::links::Link;
use super::rules::Rule;
use super::scan::{Gap, Scan, scan};
use super::template::{Category, Context};
use super::words;
use crate::placeholders::Kind;

pub(super) const MAX_HEADER: usize = 60;
pub(super) const MAX_BODY: usize = 1_024;
const MAX_FOOTER: usize = 60;
/// Some providers report that longer bodies, and those with more emoji, are refused in marketing and
/// utility: one of the two is what any other category becomes.
const LONG_BODY: usize = 550;
const MAX_EMOJI: usize = 10;
/// What people write to see whether a template comes through.
const TRIALS: &str = "test prova";

pub(super) fn header<'a>(linter: &mut Linter, text: &'a str, context: &mut Context<'a>) {
    let scan = scan(text);
    linter.length(Rule::HeaderTooLong, text, MAX_HEADER);
    linter.limit(Rule::HeaderVariables, scan.variables.len(), 1);
    linter.flag_at(Rule::HeaderLineBreak, scan.first_line_break);
    linter.flag_at(Rule::HeaderFormatting, scan.first_mark);
    linter.flag_at(Rule::HeaderEmoji, scan.first_emoji);
    any(linter, &scan, context);
}

pub(super) fn footer<'a>(linter: &mut Linter, text: &'a str, context: &mut Context<'a>) {
    let scan = scan(text);
    linter.length(Rule::FooterTooLong, text, MAX_FOOTER);
    linter.flag_at(Rule::FooterVariable, scan.first_variable());
    linter.flag_at(Rule::FooterLineBreak, scan.first_line_break);
    linter.flag_at(Rule::FooterEmoji, scan.first_emoji);
    context.set_aside(&scan);
    links(linter, &scan, context.category);
}

pub(super) fn body<'a>(linter: &mut Linter, text: &'a str, context: &mut Context<'a>) {
    let scan = scan(text);
    // That of an authentication template is WhatsApp's own, and begins with the code.
    if context.category == Category::Authentication {
        linter.length(Rule::BodyTooLong, text, MAX_BODY);
    } else {
        let limits = [LONG_BODY, MAX_BODY];
        linter.lengths([Rule::BodyLong, Rule::BodyTooLong], text, limits);
        linter.limit(Rule::BodyEmoji, scan.emoji, MAX_EMOJI);
        edges(linter, &scan);
    }
    linter.flag_at(Rule::BodyLineBreaks, scan.gaping);
    linter.flag(Rule::BodyTest, words::has(TRIALS, text.trim().as_bytes()));
    any(linter, &scan, context);
}

/// Where placeholders stand, and how many there are.
fn edges(linter: &mut Linter, scan: &Scan) {
    let (Some(first), Some(last)) = (scan.variables.first(), scan.variables.last()) else {
        return;
    };
    if scan.words == 0 {
        linter.flag(Rule::BodyOnlyVariables, true);
        return;
    }
    for (gap, variable) in [(first.before, first), (scan.after, last)] {
        match gap {
            Gap::Space => linter.flag_at(Rule::BodyEdge, variable.spot),
            Gap::Punctuation => linter.flag_at(Rule::BodyNearEdge, variable.spot),
            Gap::Words => {}
        }
    }
    let (count, words) = (scan.variables.len(), scan.words + scan.variables.len());
    let needed = 3 * count + 1;
    if words < needed {
        linter.counts(Rule::BodyRatio, needed, words);
    }
}

/// What holds for every text with placeholders. Their codes are gathered.
pub(super) fn any<'a>(linter: &mut Linter, scan: &Scan<'a>, context: &mut Context<'a>) {
    variables(linter, scan, context);
    links(linter, scan, context.category);
}

fn links(linter: &mut Linter, scan: &Scan, category: Category) {
    for &(link, spot) in &scan.links {
        let rule = match link {
            _ if category == Category::Authentication => Rule::AuthenticationLink,
            Link::Shortened => Rule::LinkShortened,
            Link::WhatsApp => Rule::LinkWhatsApp,
            Link::Plain => continue,
        };
        linter.flag_at(rule, spot);
    }
}

fn variables<'a>(linter: &mut Linter, scan: &Scan<'a>, context: &mut Context<'a>) {
    const CODE: u8 = 1;
    const NUMBER: u8 = 2;
    const NAME: u8 = 4;
    // By bits: the numbers from 1 on that were seen, and the kinds.
    let (mut numbers, mut kinds) = (0_u64, 0_u8);
    let mut names = Codes::default();
    let (mut is_first, mut is_told) = (true, false);
    for variable in &scan.variables {
        let (name, spot) = (variable.name, variable.spot);
        // A text of nothing but variables has a rule of its own.
        if !is_first && variable.before == Gap::Space && scan.words > 0 {
            linter.flag_at(Rule::VariableAdjacent, spot);
        }
        is_first = false;
        if variable.is_spaced {
            linter.name(Rule::VariableSpaces, spot, name);
        }
        let gathered = match variable.kind {
            Kind::Code => &mut context.codes,
            _ => &mut context.others,
        };
        gathered.add(name);
        match variable.kind {
            Kind::Code => kinds |= CODE,
            Kind::Number => {
                kinds |= NUMBER;
                let bit = name
                    .parse()
                    .ok()
                    .and_then(|number: u32| number.checked_sub(1));
                // A number that has no bit leaves a gap.
                numbers |= bit
                    .and_then(|bit| 1_u64.checked_shl(bit))
                    .unwrap_or(1 << 63);
            }
            Kind::Name => {
                kinds |= NAME;
                if !names.add(name) && !names.is_full() {
                    linter.name(Rule::VariableRepeated, spot, name);
                }
            }
            Kind::NotACode => linter.name(Rule::VariableCode, spot, name),
            Kind::NotAName => linter.name(Rule::VariableName, spot, name),
            Kind::Unclosed => linter.name(Rule::VariableUnclosed, spot, name),
        }
        if kinds & (NUMBER | NAME) != 0 && !is_told {
            is_told = true;
            linter.name(Rule::VariableMeta, spot, name);
        }
    }
    linter.flag(
        Rule::VariableSequence,
        numbers & numbers.wrapping_add(1) != 0,
    );
    linter.flag(
        Rule::VariableMixed,
        !matches!(kinds, 0 | CODE | NUMBER | NAME),
    );
}
