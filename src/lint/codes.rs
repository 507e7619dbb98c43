//! A set of names, in little code.

/// The most names that are kept. A text that WhatsApp takes has no more than a few hundred.
const MOST: usize = 1_024;

/// Names, in order.
#[derive(Clone, Default)]
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

    /// The first name that is not among the others.
    pub(crate) fn first_outside(&self, others: &Self) -> Option<&'a str> {
        self.0.iter().copied().find(|name| !others.has(name))
    }

    /// Whether names were left out.
    pub(crate) fn is_full(&self) -> bool {
        self.0.len() == MOST
    }

    pub(crate) fn all(&self) -> &[&'a str] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{Codes, MOST};

    #[test]
    fn a_name_is_there_once() {
        let mut codes = Codes::default();
        assert!(codes.add("B") && codes.add("A"));
        assert!(!codes.add("B"));
        assert!(codes.has("A") && !codes.has("C"));
        assert_eq!(codes.all(), ["A", "B"]);
        let mut others = Codes::default();
        assert!(others.add("A") && others.add("C"));
        assert_eq!(codes.first_outside(&others), Some("B"));
        assert_eq!(codes.first_outside(&codes), None);
    }

    #[test]
    fn there_is_no_end_of_names_but_of_places() {
        let names: Vec<String> = (0..=MOST).map(|number| number.to_string()).collect();
        let mut codes = Codes::default();
        let added = names.iter().filter(|name| codes.add(name)).count();
        assert_eq!(added, MOST);
        assert!(codes.is_full() && !codes.has("1024"));
    }
}
