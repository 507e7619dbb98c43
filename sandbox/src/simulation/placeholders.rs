//! `%%CODE%%`, the variables of a text. [live]

/// A text in its parts, in order.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Part<'a> {
    Literal(&'a str),
    Variable(&'a str),
}

/// Splits a text; percent signs around anything but a code are literal.
pub(crate) fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut literal = text;
    let mut from = 0;
    while let Some(opening) = find(literal, from) {
        let after = literal.get(opening + 2..).unwrap_or_default();
        let code = find(after, 0).and_then(|closing| after.get(..closing));
        let Some(code) = code.filter(|code| is_code(code)) else {
            from = opening + 1;
            continue;
        };
        let before = literal.get(..opening).unwrap_or_default();
        if !before.is_empty() {
            parts.push(Part::Literal(before));
        }
        parts.push(Part::Variable(code));
        literal = after.get(code.len() + 2..).unwrap_or_default();
        from = 0;
    }
    if !literal.is_empty() {
        parts.push(Part::Literal(literal));
    }
    parts
}

fn find(text: &str, from: usize) -> Option<usize> {
    let found = text.get(from..)?.find("%%")?;
    Some(from + found)
}

fn is_code(code: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_';
    !code.is_empty() && code.bytes().all(allowed)
}

/// The codes of a text, each as often as it stands there.
pub(crate) fn codes(text: &str) -> impl Iterator<Item = &str> {
    parts(text).into_iter().filter_map(|part| match part {
        Part::Variable(code) => Some(code),
        Part::Literal(_) => None,
    })
}

#[cfg(test)]
mod tests {
    use super::Part::{Literal, Variable};
    use super::{codes, parts};

    #[test]
    fn a_text_is_split_at_its_variables() {
        let split = parts("Ordine %%ORDER_ID%% in viaggio: 50%% di sconto a %%CITTÀ%% %%_A1%%");
        let rest = " in viaggio: 50%% di sconto a %%CITTÀ%% ";
        assert_eq!(
            split,
            [
                Literal("Ordine "),
                Variable("ORDER_ID"),
                Literal(rest),
                Variable("_A1")
            ]
        );
        assert_eq!(parts(""), []);
        assert_eq!(parts("%%%%"), [Literal("%%%%")]);
        assert_eq!(parts("%%%A%%"), [Literal("%"), Variable("A")]);
        assert_eq!(
            codes("%%A%%%%B%% %%A%%").collect::<Vec<_>>(),
            ["A", "B", "A"]
        );
    }
}
