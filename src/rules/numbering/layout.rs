//! The numbers by which the automata of phones are walked. Who gets them as a table (see
//! [`Plans::table`](crate::Plans::table)) walks them by the same.

/// How many numbers a state has: where each digit leads, and six more. A power of two, so that a digit needs no
/// check of bounds.
pub const WIDTH: usize = 16;

/// The place in a state that says whether a number may end there: 0 if not, [`ENDS`] or [`MAY_END`].
pub const ACCEPTS: usize = 12;

/// In that place: a number may end there.
pub const ENDS: u16 = 1;

/// In that place: the long way must tell.
pub const MAY_END: u16 = 2;

/// How many characters the table has the places of: those of ASCII.
pub const CHARACTERS: u8 = 128;

/// How many states to begin with the table has: one for each number of a country, [`BEHIND_PLUS`] among them.
pub const STARTS: usize = 1 + u8::MAX as usize;

/// Stands for `+` where otherwise the place of a territory stands.
pub const BEHIND_PLUS: u8 = 254;
