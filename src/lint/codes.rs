//! A set of names, in little code.

/// The most names that are kept. A text that WhatsApp takes has no more than a few hundred.
const MOST: usize = 1_024;

/// Names, in order.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct Codes<'a>(Vec<&'a str>);

impl<'a> Codes<'a> {
    /// Adds a name; `false` if it is there already, or if there is no place.
    pub(crate) fn add(&mut self, name: &'a str) -> bool {
        match self.0.binary_search(&name) {
            Err(place) if self.0.len() < MOST => {
                self.0.insert(place, name);
                true
            }
            _ => false,
        }
    }

    pub(crate) fn add_all(&mut self, others: &Self) {
        for name in others.all() {
            self.add(name);
        }
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.0.binary_search(&name).is_ok()
    }

    /// Whether names were left out.
    pub(crate) fn is_full(&self) -> bool {
        self.0.len() == MOST
    }

    pub(crate) fn all(&self) -> &[&'a str] {
        &self.0
    }
}
