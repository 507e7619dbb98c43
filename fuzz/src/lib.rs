//! What the targets make of a fuzzer's bytes where bytes alone would rarely get past the first check.

mod declared;
mod template;
mod text;

pub use declared::Declared;
pub use template::{Localization, Message, Template};
pub use text::Text;
