//! The languages of messages.

use crate::joined;

/// A language that messages are written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Locale {
    /// English.
    #[default]
    English,
    /// Italian.
    Italian,
}

impl Locale {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::English, Self::Italian];

    /// Its code, as callers give it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Italian => "it",
        }
    }

    /// What follows a message when another name may have been meant: ` (did you mean {name}?)`.
    pub const fn suggestion(self) -> &'static str {
        match self {
            Self::English => " (did you mean {name}?)",
            Self::Italian => " (forse intendevi {name}?)",
        }
    }

    /// The same with the name in its place.
    pub(crate) fn did_you_mean(self, name: &str) -> String {
        match self.suggestion().split_once("{name}") {
            Some((before, after)) => joined(&[before, name, after], ""),
            None => String::new(),
        }
    }

    /// What a rule says of a kind of value, such as `a string`. Anything else stays as it is.
    pub fn word(self, english: &str) -> &str {
        match self {
            Self::English => english,
            Self::Italian => WORDS
                .iter()
                .find(|(known, _)| *known == english)
                .map_or(english, |(_, italian)| italian),
        }
    }
}

/// What messages say of kinds of values and files: rules hand it over in English, as a figure.
pub const WORDS: &[(&str, &str)] = &[
    ("a string", "una stringa"),
    ("a number", "un numero"),
    ("a boolean", "un valore booleano"),
    ("an array", "un array"),
    ("an object", "un oggetto"),
    ("an object of strings", "un oggetto di stringhe"),
    ("a plain object", "un oggetto semplice"),
    ("an id", "un id"),
    ("a whole number", "un numero intero"),
    ("a finite number", "un numero finito"),
    ("true or false", "true o false"),
    ("a function", "una funzione"),
    ("a string or a function", "una stringa o una funzione"),
    ("a symbol", "un simbolo"),
    ("an AbortSignal", "un AbortSignal"),
    ("a number of milliseconds", "un numero di millisecondi"),
    ("a number of seconds", "un numero di secondi"),
    (
        "a value that JSON can hold",
        "un valore rappresentabile in JSON",
    ),
    (
        "left out, or an object for a body that is one",
        "omesso, oppure un oggetto se il corpo della richiesta lo è",
    ),
    (
        "the raw body, as a string or bytes",
        "il corpo grezzo, come stringa o byte",
    ),
    (
        "a string, bytes, a Blob or a stream of bytes",
        "una stringa, dei byte, un Blob o uno stream di byte",
    ),
    (
        "an object with the functions load and save",
        "un oggetto con le funzioni load e save",
    ),
    (
        "a load that gives the text that save was given",
        "un load che restituisce il testo ricevuto da save",
    ),
    (
        "an object with a method add",
        "un oggetto con un metodo add",
    ),
    (
        "a function that gives true or false",
        "una funzione che restituisce true o false",
    ),
    (
        "; , tab | or another ASCII sign",
        "; , tabulazione | o un altro segno ASCII",
    ),
    (
        "phone, first_name, last_name, email, language or a custom field code",
        "phone, first_name, last_name, email, language o il codice di un campo personalizzato",
    ),
    ("binary data", "un file binario"),
    (
        "an Excel workbook (.xlsx) or another ZIP archive",
        "una cartella di lavoro di Excel (.xlsx) o un altro archivio ZIP",
    ),
    (
        "an old Excel workbook (.xls)",
        "una vecchia cartella di lavoro di Excel (.xls)",
    ),
    ("a PDF document", "un documento PDF"),
    ("compressed with gzip", "un file compresso con gzip"),
    ("a PNG image", "un'immagine PNG"),
    ("a JPEG image", "un'immagine JPEG"),
    ("a GIF image", "un'immagine GIF"),
    ("an RTF document", "un documento RTF"),
    ("an SQLite database", "un database SQLite"),
    ("an HTML or XML document", "un documento HTML o XML"),
];
