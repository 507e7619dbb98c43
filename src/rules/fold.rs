//! Words without what people write in different ways.

/// A text without case, accents, spaces and punctuation: `N° di Cell.` is `ndicell`.
///
/// Case and accents are those of the six languages that the import knows; letters of other scripts
/// stay as they are.
///
/// ```
/// assert_eq!(spoki_rules::folded("Téléphone (portable)"), "telephoneportable");
/// ```
pub fn folded(text: &str) -> String {
    text.chars().filter_map(plain).collect()
}

/// The plain form of a character; none for spaces, punctuation and what is invisible.
pub fn plain(symbol: char) -> Option<char> {
    Some(match symbol {
        'à'..='å' | 'À'..='Å' => 'a',
        'ç' | 'Ç' => 'c',
        'è'..='ë' | 'È'..='Ë' => 'e',
        'ì'..='ï' | 'Ì'..='Ï' => 'i',
        'ñ' | 'Ñ' => 'n',
        'ò'..='ö' | 'Ò'..='Ö' => 'o',
        'ù'..='ü' | 'Ù'..='Ü' => 'u',
        _ if symbol.is_ascii_alphanumeric() => symbol.to_ascii_lowercase(),
        // Signs of Latin-1 such as the one for degrees, combining accents and general punctuation.
        _ if crate::is_invisible(symbol) => return None,
        _ if symbol < 'À' || matches!(symbol, '\u{300}'..='\u{36f}' | '\u{2000}'..='\u{206f}') => {
            return None;
        }
        _ => symbol,
    })
}
