//! Numbers under which WhatsApp may know a phone besides its own. Accounts made before a country changed
//! its numbers keep the old form.

use crate::kind::Kind;
use crate::plans::{Plan, plans};

const MEXICO: u16 = 52;
const ARGENTINA: u16 = 54;
const BRAZIL: u16 = 55;

/// Where a Brazilian mobile number has its ninth digit, behind the area.
const NINTH: usize = 2;

/// The national number under which WhatsApp may know a valid number, too.
pub fn other_identity(plan: &Plan, kind: Kind, national: &[u8]) -> Option<Vec<u8>> {
    let mut other = national.to_vec();
    match (plan.calling_code(), national) {
        (BRAZIL, [_, _, 9, ..]) if kind == Kind::Mobile && national.len() == 11 => {
            other.remove(NINTH);
        }
        (BRAZIL, _) if kind == Kind::Mobile && national.len() == 10 => other.insert(NINTH, 9),
        (MEXICO, _) if kind == Kind::FixedLineOrMobile && national.len() == 10 => {
            other.insert(0, 1);
        }
        (ARGENTINA, [9, ..]) if kind == Kind::Mobile => {
            other.remove(0);
        }
        (ARGENTINA, _) if matches!(kind, Kind::FixedLine | Kind::FixedLineOrMobile) => {
            other.insert(0, 9);
        }
        _ => return None,
    }
    Some(other)
}

/// The valid national number that a country has made of one that is not valid any more: in Mexico without
/// the 1, in Brazil with the ninth digit.
pub fn modern_form(plan: &Plan, national: &[u8]) -> Option<Vec<u8>> {
    let modern = match (plan.calling_code(), national) {
        (MEXICO, [1, rest @ ..]) => rest.to_vec(),
        (BRAZIL, [one, two, 6..=9, ..]) if national.len() == 10 => {
            let local = national.get(NINTH..).unwrap_or_default();
            [&[*one, *two, 9], local].concat()
        }
        _ => return None,
    };
    plans().accepts(plan.valid(), &modern).then_some(modern)
}
