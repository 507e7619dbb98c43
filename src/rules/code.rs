//! What a rule can find wrong: one table of stable codes, with a message in each language.
//!
//! The codes travel in the wasm module; the messages do not. `cargo xtask` writes the table into
//! the package, and only [`Problem::message_in`](crate::Problem::message_in) (for Rust callers) refers to it here.

use crate::Locale;

macro_rules! codes {
    ($($variant:ident = $name:literal: $english:literal, $italian:literal;)*) => {
        /// A stable name for one way in which a value can be wrong.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $(
                #[doc = concat!("`", $name, "`: `", $english, "`")]
                $variant,
            )*
        }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The code as callers see it, such as `phone.too_short`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The message in a language, with `{name}` where a parameter of the problem goes.
            pub const fn message_in(self, locale: Locale) -> &'static str {
                match (self, locale) {
                    $(
                        (Self::$variant, Locale::English) => $english,
                        (Self::$variant, Locale::Italian) => $italian,
                    )*
                }
            }
        }
    };
}

codes! {
    Required = "required":
        "is required: give it a value",
        "è obbligatorio: indica un valore";
    UnknownField = "unknown_field":
        "is not a field of this operation{suggestion}; what Spoki must get unchecked goes in extraBody or extraQuery",
        "non è un campo di questa operazione{suggestion}; ciò che Spoki deve ricevere senza controlli va in extraBody o extraQuery";
    MoreIssues = "more_issues":
        "has {count} more issues, which are not listed: correct these first",
        "ha altri {count} problemi, non elencati: correggi prima questi";
    WrongType = "wrong_type":
        "must be {expected}, not {actual}",
        "deve essere {expected}, non {actual}";
    NotOneOf = "not_one_of":
        "must be one of {allowed}{suggestion}",
        "deve essere uno tra {allowed}{suggestion}";
    TooFew = "too_few":
        "holds {actual} items; it needs at least {min}",
        "contiene {actual} elementi; il minimo è {min}";
    TooMany = "too_many":
        "must hold at most {max} items; it holds {actual}: split it",
        "può contenere al massimo {max} elementi; ne contiene {actual}: suddividilo";
    TooLong = "too_long":
        "must be at most {max} characters long; it is {actual}",
        "può avere al massimo {max} caratteri; ne ha {actual}";
    OutOfRange = "out_of_range":
        "must lie between {min} and {max}",
        "deve essere compreso tra {min} e {max}";
    Empty = "empty":
        "must not be empty: leave the field out to keep what Spoki has",
        "non può essere vuoto: ometti il campo per conservare il valore che ha in Spoki";
    Blank = "blank":
        "must not be blank",
        "non può essere vuoto né fatto di soli spazi";
    Unreadable = "unreadable":
        "could not be read: its getter threw",
        "non si può leggere: il suo getter ha lanciato un'eccezione";
    NotExact = "not_exact":
        "is beyond 2^53, where JavaScript numbers are no longer exact: give a bigint or a string of digits",
        "supera 2^53, oltre cui i numeri di JavaScript non sono più esatti: usa un bigint o una stringa di cifre";
    UnknownOption = "unknown_option":
        "is not an option{suggestion}",
        "non è un'opzione{suggestion}";
    UnknownOperation = "unknown_operation":
        "is not the id of an operation, such as contacts.sync{suggestion}",
        "non è l'id di un'operazione, come contacts.sync{suggestion}";
    ApiKeyInvalid = "api_key.invalid":
        "must be the key as Spoki shows it: visible ASCII characters without spaces or line breaks, 1 to {max} of them",
        "deve essere la chiave così come la mostra Spoki: caratteri ASCII visibili senza spazi né a capo, da 1 a {max}";
    ApiKeyInBrowser = "api_key.in_browser":
        "would be readable by everyone who opens this page: keep it on a server, or set dangerouslyAllowBrowser",
        "sarebbe leggibile da chiunque apra questa pagina: tienila su un server, oppure imposta dangerouslyAllowBrowser";
    BaseUrlInvalid = "base_url.invalid":
        "must be an origin such as https://api.spoki.com, without a path; http is for loopback hosts only",
        "deve essere un'origine come https://api.spoki.com, senza percorso; http è ammesso solo per gli host di loopback";
    RouteInvalid = "route.invalid":
        "must be a path such as /api/1/contacts/, without dot segments, query or fragment",
        "deve essere un percorso come /api/1/contacts/, senza segmenti fatti di punti, query o frammento";
    ControlCharacter = "control_character":
        "must not hold control characters such as line breaks or NUL",
        "non può contenere caratteri di controllo come a capo o NUL";
    LoneSurrogate = "lone_surrogate":
        "must be well-formed text: it holds half of a surrogate pair",
        "deve essere un testo ben formato: contiene metà di una coppia di surrogati";
    TooDeep = "too_deep":
        "is nested deeper than {max} levels",
        "è annidato oltre {max} livelli";
    Circular = "circular":
        "contains itself",
        "contiene sé stesso";
    TooLarge = "too_large":
        "holds too much: a call takes at most {max} values in all and {characters} characters of text; split it",
        "contiene troppo: una chiamata accetta al massimo {max} valori in tutto e {characters} caratteri di testo; suddividi i dati";
    InvalidId = "invalid_id":
        "must be a positive whole number such as 42, as a number, a bigint or a string of digits",
        "deve essere un numero intero positivo come 42: un numero, un bigint o una stringa di cifre";
    InvalidUuid = "invalid_uuid":
        "must be a UUID such as 2f0c0a34-0a53-4c0a-8f3b-0d6b1d8b3c21",
        "deve essere un UUID come 2f0c0a34-0a53-4c0a-8f3b-0d6b1d8b3c21";
    InvalidIdentifier = "invalid_identifier":
        "must be an identifier of 1 to 255 visible characters, without slashes, ?, # and %",
        "deve essere un identificativo da 1 a 255 caratteri visibili, senza barre, ?, # e %";
    GivenTwice = "given_twice":
        "is given under its other name too: give one of them",
        "è indicato anche con l'altro suo nome: indicane uno solo";
    OneRequired = "one_required":
        "needs at least one of {fields}",
        "richiede almeno uno tra {fields}";
    RequiredWith = "required_with":
        "is required when {field} is {value}",
        "è obbligatorio quando {field} è {value}";
    PhoneEmpty = "phone.empty":
        "holds no phone number",
        "non contiene alcun numero di telefono";
    PhoneNotANumber = "phone.not_a_number":
        "holds characters that no phone number has: use digits, with + and the calling code in front",
        "contiene caratteri che nessun numero di telefono ha: usa le cifre, precedute da + e dal prefisso internazionale";
    PhoneScientific = "phone.scientific":
        "was changed by a spreadsheet into scientific notation and has lost digits: format the column as text and export it again",
        "è stato trasformato da un foglio di calcolo in notazione scientifica e ha perso delle cifre: formatta la colonna come testo ed esportala di nuovo";
    PhoneDecimals = "phone.decimals":
        "has decimals, which no phone number has: format the column as text and export it again",
        "ha dei decimali, che nessun numero di telefono ha: formatta la colonna come testo ed esportala di nuovo";
    PhoneExtension = "phone.extension":
        "has an extension, which WhatsApp cannot reach: remove it",
        "ha un interno, che WhatsApp non può raggiungere: toglilo";
    PhoneNoCountry = "phone.no_country":
        "is a national number and no default country was given: put + and the calling code in front, or set defaultCountry",
        "è un numero nazionale e non è stato indicato un paese predefinito: anteponi + e il prefisso internazionale, oppure imposta defaultCountry";
    PhoneUnknownCallingCode = "phone.unknown_calling_code":
        "starts with a calling code that no country has",
        "inizia con un prefisso internazionale che nessun paese ha";
    PhoneTooShort = "phone.too_short":
        "has {digits} digits after the calling code {callingCode}; it must have at least {min}",
        "ha {digits} cifre dopo il prefisso internazionale {callingCode}; deve averne almeno {min}";
    PhoneTooLong = "phone.too_long":
        "has {digits} digits after the calling code {callingCode}; it may have at most {max}",
        "ha {digits} cifre dopo il prefisso internazionale {callingCode}; può averne al massimo {max}";
    PhoneInvalidLength = "phone.invalid_length":
        "has {digits} digits after the calling code {callingCode}; no number there has that many",
        "ha {digits} cifre dopo il prefisso internazionale {callingCode}; lì nessun numero ne ha tante";
    PhoneUnassigned = "phone.unassigned":
        "begins with digits that no number of this length has after the calling code {callingCode}: check it for a digit too many or too few",
        "inizia con cifre che nessun numero di questa lunghezza ha dopo il prefisso internazionale {callingCode}: controlla se c'è una cifra in più o in meno";
    PhoneOldForm = "phone.old_form":
        "has a form that its country, calling code {callingCode}, gave up: Mexican numbers have lost the 1 behind 52, Brazilian mobiles have a 9 before the last eight digits",
        "ha una forma che il suo paese, prefisso internazionale {callingCode}, ha abbandonato: i numeri messicani hanno perso l'1 dopo il 52, i cellulari brasiliani hanno un 9 prima delle ultime otto cifre";
    PhoneUnknownCountry = "phone.unknown_country":
        "must be a country code of two capital letters such as IT",
        "deve essere il codice di un paese in due lettere maiuscole, come IT";
    PhoneLandline = "phone.landline":
        "is a landline, which WhatsApp may not know",
        "è un numero fisso, che WhatsApp potrebbe non conoscere";
    PhoneService = "phone.service":
        "is the number of a service, such as a toll-free one or a pager, which WhatsApp may not know",
        "è il numero di un servizio, come un numero verde o un cercapersone, che WhatsApp potrebbe non conoscere";
    PhoneOtherIdentity = "phone.other_identity":
        "may be known to WhatsApp in another form that its country has or had: look for each of matchKeys",
        "può essere noto a WhatsApp in un'altra forma, attuale o passata, del suo paese: cerca ciascuno dei matchKeys";
    PhoneOtherReading = "phone.other_reading":
        "was read as a national number although it begins with {callingCode}, the calling code of its country: put + in front if that is what was meant",
        "è stato letto come numero nazionale benché inizi con {callingCode}, il prefisso internazionale del suo paese: anteponi + se è quello che intendevi";
    EmailInvalid = "email.invalid":
        "must be an e-mail address such as name@example.com",
        "deve essere un indirizzo e-mail come nome@example.com";
    EmailTooLong = "email.too_long":
        "must be at most 254 characters long, and at most 64 before the @",
        "può avere al massimo 254 caratteri, e al massimo 64 prima della @";
    LanguageInvalid = "language.invalid":
        "must be a language code such as it or pt_BR",
        "deve essere il codice di una lingua, come it o pt_BR";
    UrlInvalid = "url.invalid":
        "must be an address such as https://example.com/a.pdf, with http or https and a host",
        "deve essere un indirizzo come https://example.com/a.pdf, con http o https e un host";
    UrlCredentials = "url.credentials":
        "must not hold a name or a password: it is stored and shown as it is",
        "non può contenere un nome utente o una password: viene salvato e mostrato così com'è";
    UrlTooLong = "url.too_long":
        "must be at most {max} bytes long",
        "può avere al massimo {max} byte";
    DateInvalid = "date.invalid":
        "must be a day of the calendar such as 2026-10-01",
        "deve essere un giorno del calendario, come 2026-10-01";
    DateTimeInvalid = "date.time_invalid":
        "must be a time such as 2026-10-01T09:00:00Z or 2026-10-01T11:00:00+02:00, in the calendar and with its zone",
        "deve essere un istante come 2026-10-01T09:00:00Z o 2026-10-01T11:00:00+02:00, esistente nel calendario e con il fuso orario";
    LocalTimeInvalid = "date.local_time_invalid":
        "must be a time such as 2026-10-01 09:00:00, in the calendar",
        "deve essere un istante come 2026-10-01 09:00:00, esistente nel calendario";
    CountryInvalid = "country.invalid":
        "must be a country code of two capital letters such as IT",
        "deve essere il codice di un paese in due lettere maiuscole, come IT";
    MimeTypeInvalid = "mime_type.invalid":
        "must be a MIME type such as image/jpeg",
        "deve essere un tipo MIME, come image/jpeg";
    MimeTypeOfFormat = "mime_type.not_of_format":
        "is not a type of {format} that WhatsApp takes: give one of {allowed}",
        "non è un tipo di {format} che WhatsApp accetta: usane uno tra {allowed}";
    CustomFieldCodeInvalid = "custom_field.code_invalid":
        "must be made of A to Z, 0 to 9 and _ only, such as ORDER_ID",
        "può contenere solo lettere maiuscole senza accenti, cifre e _, come ORDER_ID";
    CustomFieldCodeReserved = "custom_field.code_reserved":
        "is reserved by Spoki: choose another name",
        "è riservato da Spoki: scegli un altro nome";
    CustomFieldCodeTooLong = "custom_field.code_too_long":
        "must be at most {max} characters long",
        "può avere al massimo {max} caratteri";
    TemplateNameInvalid = "template_name.invalid":
        "must be made of a to z, 0 to 9 and _ only, such as order_shipped",
        "può contenere solo lettere minuscole senza accenti, cifre e _, come order_shipped";
    TemplateNameTooLong = "template_name.too_long":
        "must be at most 512 characters long",
        "può avere al massimo 512 caratteri";
    CsvEmpty = "csv.empty":
        "holds no rows: export the contacts again, with a header row",
        "non contiene righe: esporta di nuovo i contatti, con una riga di intestazione";
    CsvNotText = "csv.not_text":
        "is {kind}, not a CSV file: export the contacts as CSV (UTF-8)",
        "è {kind}, non un file CSV: esporta i contatti come CSV (UTF-8)";
    CsvSpreadsheet = "csv.spreadsheet":
        "is {kind}: open it and save it as CSV (UTF-8)",
        "è {kind}: aprilo e salvalo come CSV (UTF-8)";
    CsvNoHeader = "csv.no_header":
        "has no header row, for its first row holds a phone number: put a row with the names of the columns on top",
        "non ha una riga di intestazione, perché la prima riga contiene un numero di telefono: metti in cima una riga con i nomi delle colonne";
    CsvNoPhoneColumn = "csv.no_phone_column":
        "has no column that is known to hold the phone; its header has {headers}: say in columns.phone which it is",
        "non ha una colonna riconoscibile per il telefono; la sua intestazione ha {headers}: indica in columns.phone qual è";
    CsvColumnNotFound = "csv.column_not_found":
        "names a column that the header does not have{suggestion}; it has {headers}",
        "indica una colonna che l'intestazione non ha{suggestion}; ha {headers}";
    CsvColumnRepeated = "csv.column_repeated":
        "names a column that the header has more than once: rename one of them",
        "indica una colonna che l'intestazione ha più volte: rinominane una";
    CsvColumnAmbiguous = "csv.column_ambiguous":
        "could be {first} or {second}: say here which of them it is",
        "potrebbe essere {first} oppure {second}: indica qui quale dei due";
    CsvColumnTwice = "csv.column_twice":
        "names the column that {field} has already",
        "indica la colonna già assegnata a {field}";
    CsvUnclosedQuote = "csv.unclosed_quote":
        "opens a quote that is not closed at the end of its cell: close it there, or double it if it is part of the text",
        "apre delle virgolette che non si chiudono alla fine della cella: chiudile lì, oppure raddoppiale se fanno parte del testo";
    CsvRecordTooLong = "csv.record_too_long":
        "is longer than {max} bytes: a quote may be missing",
        "supera {max} byte: forse mancano delle virgolette";
    CsvTooManyCells = "csv.too_many_cells":
        "has {actual} cells and the header only {max}: put quotes around text that holds the delimiter",
        "ha {actual} celle mentre l'intestazione ne ha solo {max}: metti tra virgolette il testo che contiene il separatore";
    CsvDoubtfulEncoding = "csv.doubtful_encoding":
        "was read as {encoding}, in which the letters of {word} are those of no name: give the encoding, such as macintosh, or save the file as CSV (UTF-8)",
        "è stato letto come {encoding}, e così {word} contiene lettere che nessun nome ha: indica la codifica, per esempio macintosh, oppure salva il file come CSV (UTF-8)";
    CsvInvalidEncoding = "csv.invalid_encoding":
        "holds bytes that are no {encoding}, or \u{fffd} where a letter was lost: correct it, or save the file as CSV (UTF-8) again",
        "contiene byte che non sono {encoding}, o \u{fffd} al posto di una lettera persa: correggila o salva di nuovo il file come CSV (UTF-8)";
    ServerRefused = "server.refused":
        "was refused by Spoki: {message}",
        "ha ricevuto un rifiuto da Spoki: {message}";
    ServerStatus = "server.status":
        "was answered with status {status}, which no other division of the contacts can cure",
        "ha ricevuto come risposta lo stato {status}, a cui nessun'altra suddivisione dei contatti può rimediare";
    CheckpointInvalid = "checkpoint.invalid":
        "is not a checkpoint of this version: start without it; contacts that were sent already are only updated",
        "non è un checkpoint di questa versione: riparti senza; i contatti già inviati vengono solo aggiornati";
    CheckpointMismatch = "checkpoint.mismatch":
        "belongs to another file: give the one it was made with, or start without it",
        "appartiene a un altro file: usa quello con cui è stato creato, oppure riparti senza";
    CheckpointOther = "checkpoint.other_import":
        "belongs to an import with another {option}: give the one it was made with, or start without it",
        "appartiene a un'importazione con un altro valore di {option}: usa quello con cui è stato creato, oppure riparti senza";
    CheckpointInUse = "checkpoint.in_use":
        "is in use by another import: wait until that one has ended",
        "è in uso da un'altra importazione: attendi che finisca";
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::Code;
    use crate::Locale;

    fn parameters(message: &str) -> Vec<&str> {
        let mut names: Vec<&str> = message
            .split('{')
            .skip(1)
            .map(|part| part.split_once('}').unwrap().0)
            .collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn both_languages_tell_the_same_figures() {
        for code in Code::ALL {
            let [english, italian] = Locale::ALL.map(|locale| code.message_in(locale));
            assert_eq!(parameters(english), parameters(italian), "{}", code.name());
            assert_ne!(english, italian, "{}", code.name());
        }
    }

    /// The least is one more often than not.
    #[test]
    fn no_noun_follows_a_least_number() {
        for code in Code::ALL {
            for message in Locale::ALL.map(|locale| code.message_in(locale)) {
                let behind = message.split("{min} ").nth(1).unwrap_or("and");
                let word = behind.split([' ', ',', ';']).next();
                assert!(matches!(word, Some("and" | "e")), "{message}");
            }
        }
    }

    #[test]
    fn no_two_codes_have_one_name() {
        let mut names: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
        names.sort_unstable();
        assert!(names.windows(2).all(|pair| pair[0] != pair[1]));
    }
}
