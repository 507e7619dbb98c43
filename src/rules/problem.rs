//! A finding, and how it is told.

use crate::figure::Figure;
use crate::{Code, Locale};
use core::fmt;

/// One finding of a rule: its code, and the figures that the message needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Which rule was broken.
    pub code: Code,
    /// Figures for the message, such as `("min", "9")`. They never hold the value itself.
    pub params: Vec<(&'static str, String)>,
}

impl Problem {
    /// A problem whose message needs no figures.
    pub const fn new(code: Code) -> Self {
        Self {
            code,
            params: Vec::new(),
        }
    }

    /// The same problem with one more figure for its message.
    #[must_use]
    pub fn with(self, name: &'static str, value: impl Into<Figure>) -> Self {
        self.having(name, value.into())
    }

    /// Apart from [`Self::with`], so that it is there once and not per kind of figure.
    fn having(mut self, name: &'static str, Figure(text): Figure) -> Self {
        self.params.push((name, text));
        self
    }
}

impl From<Code> for Problem {
    fn from(code: Code) -> Self {
        Self::new(code)
    }
}

impl Problem {
    /// The message in a language, with the figures in their places.
    ///
    /// ```
    /// use spoki::rules::{Code, Locale, Problem};
    /// let problem = Problem::new(Code::WrongType).with("expected", "a string").with("actual", "null");
    /// assert_eq!(problem.message_in(Locale::English), "must be a string, not null");
    /// assert_eq!(problem.message_in(Locale::Italian), "deve essere una stringa, non null");
    /// ```
    pub fn message_in(&self, locale: Locale) -> String {
        let mut message = String::new();
        let mut rest = self.code.message_in(locale);
        while let Some((before, (name, after))) = rest
            .split_once('{')
            .and_then(|(before, after)| Some((before, after.split_once('}')?)))
        {
            message.push_str(before);
            let figure = self.params.iter().find(|(key, _)| *key == name);
            let figure = figure.map_or("", |(_, figure)| figure);
            if name == "suggestion" && !figure.is_empty() {
                message.push_str(&locale.did_you_mean(figure));
            } else {
                message.push_str(locale.word(figure));
            }
            rest = after;
        }
        message + rest
    }
}

/// In English.
impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message_in(Locale::English))
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::Problem;
    use crate::{Code, Locale};

    #[test]
    fn a_suggestion_is_put_in_words_and_its_absence_is_silent() {
        let problem = Problem::new(Code::UnknownOption).with("suggestion", "timeoutMs");
        assert_eq!(
            problem.message_in(Locale::Italian),
            "non è un'opzione (forse intendevi timeoutMs?)"
        );
        assert_eq!(
            problem.to_string(),
            "is not an option (did you mean timeoutMs?)"
        );
        let nothing = Problem::new(Code::UnknownOption).with("suggestion", "");
        assert_eq!(nothing.to_string(), "is not an option");
    }

    #[test]
    fn a_figure_is_never_read_as_a_place_for_another() {
        let problem = Problem::new(Code::ServerRefused).with("message", "no {field} {message}");
        assert_eq!(
            problem.to_string(),
            "was refused by Spoki: no {field} {message}"
        );
    }
}
