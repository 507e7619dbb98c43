//! Every rule, told once: its name, how severe it is, where it comes from, and its sentence in English
//! and Italian.
//!
//! In the wasm a rule is its number in this table; names, levels, sources and sentences are written
//! into the package by `cargo xtask`.

use super::sources::{
    AUTHENTICATION, BIRD, CAROUSEL, COMPONENTS, ERRORS, LANGUAGES, LIST, MEDIA, OVERVIEW, RATIO,
    REPLIES, REVIEW, SPOKI_API, SPOKI_RULES, Source, TEXT,
};

/// How severe a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Not told.
    Off,
    /// It may be refused, or look wrong.
    Warning,
    /// It is refused.
    Error,
}

impl Level {
    /// Its name for callers.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A sentence, in English and in Italian. What it is about goes before it; `{0}`, `{1}` and `{2}` are figures.
type Sentence = [&'static str; 2];

const TOO_LONG: Sentence = [
    "must be at most {0} characters long; it has {1}",
    "può avere al massimo {0} caratteri; ne ha {1}",
];
const LONG: Sentence = [
    "should be at most {0} characters long; it has {1}",
    "dovrebbe avere al massimo {0} caratteri; ne ha {1}",
];
const TOO_MANY: Sentence = [
    "must hold at most {0} items; it holds {1}",
    "può contenere al massimo {0} elementi; ne contiene {1}",
];
const REPEATED: Sentence = [
    "is the same as another: give each its own",
    "è uguale a un altro: deve essere unico",
];
const MISSING: Sentence = ["is missing", "manca"];
const EMOJI: Sentence = ["should be without emoji", "dovrebbe essere senza emoji"];
const LINE_BREAK: Sentence = [
    "should be without line breaks",
    "dovrebbe essere senza a capo",
];

macro_rules! or {
    ($level:ident) => {
        Level::$level
    };
    ($level:ident $strict:ident) => {
        Level::$strict
    };
}

macro_rules! rules {
    ($($variant:ident = $name:literal: $level:ident $(to $strict:ident)?, $source:ident, $text:expr;)*) => {
        /// A rule for templates or messages.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        #[non_exhaustive]
        pub enum Rule {
            $(#[doc = concat!("`", $name, "`")] $variant,)*
        }

        impl Rule {
            /// Every rule, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Its name, such as `body.too_long`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// How severe what breaks it is.
            pub const fn level(self) -> Level {
                match self { $(Self::$variant => Level::$level,)* }
            }

            /// The same for those who take no chances.
            pub const fn strict_level(self) -> Level {
                match self { $(Self::$variant => or!($level $($strict)?),)* }
            }

            /// Where it comes from.
            pub const fn source(self) -> Source {
                match self { $(Self::$variant => $source,)* }
            }

            const fn sentence(self) -> Sentence {
                match self { $(Self::$variant => $text,)* }
            }
        }
    };
}

impl Rule {
    /// The English sentence, to go behind what it is about; `{0}` to `{2}` are figures of the finding.
    pub const fn message(self) -> &'static str {
        let [english, _] = self.sentence();
        english
    }

    /// The Italian sentence.
    pub const fn message_it(self) -> &'static str {
        let [_, italian] = self.sentence();
        italian
    }
}

rules! {
    TypeWrong = "type.wrong": Error, SPOKI_API, ["has a type that Spoki does not take", "ha un tipo che Spoki non accetta"];
    NameInvalid = "name.invalid": Error, OVERVIEW, ["must be made of a to z, 0 to 9 and _ only, such as order_shipped", "può contenere solo a-z, 0-9 e _, come order_shipped"];
    NameTooLong = "name.too_long": Error, OVERVIEW, TOO_LONG;
    CategoryLegacy = "category.legacy": Warning, OVERVIEW, ["is an old category: use MARKETING, UTILITY or AUTHENTICATION", "è una vecchia categoria: usa MARKETING, UTILITY o AUTHENTICATION"];
    CategoryUnknown = "category.unknown": Warning to Error, OVERVIEW, ["must be MARKETING, UTILITY or AUTHENTICATION, in capital letters", "deve essere MARKETING, UTILITY o AUTHENTICATION, in maiuscolo"];
    LanguageUnknown = "language.unknown": Error, LANGUAGES, ["is no language of templates, such as it or pt_BR", "non è una lingua dei template, come it o pt_BR"];
    LanguageForm = "language.form": Warning to Error, LANGUAGES, ["is spelled otherwise by WhatsApp: write {0}", "per WhatsApp si scrive in un altro modo: scrivi {0}"];
    LanguageRegion = "language.region": Error, LANGUAGES, ["has a region that templates do not have: write {0}", "ha una regione che i template non hanno: scrivi {0}"];
    LanguageRepeated = "language.repeated": Error, OVERVIEW, REPEATED;
    LocalizationsMissing = "localizations.missing": Error, SPOKI_API, ["must hold at least one language", "deve contenere almeno una lingua"];
    LocalizationsVariables = "localizations.variables_differ": Warning to Error, SPOKI_API, ["has other variables than the first language: {0} is in one of them only", "non ha le stesse variabili della prima lingua: {0} è in una sola"];
    LocalizationsButtons = "localizations.buttons_differ": Warning to Error, SPOKI_API, ["has other buttons than the first language: give it as many, of the same kinds", "non ha gli stessi pulsanti della prima lingua: mettine altrettanti, degli stessi tipi"];
    LocalizationsSameText = "localizations.same_text": Warning, REVIEW, ["has the text of the first language: is it translated?", "ha il testo della prima lingua: è tradotto?"];
    TextCounted = "text.counted_differently": Warning, COMPONENTS, ["is within {0} characters, but not if emoji count twice: then it has {1}", "sta in {0} caratteri, ma non se le emoji contano doppio: allora ne ha {1}"];
    VariableCode = "variable.code_invalid": Error, SPOKI_API, ["holds %%{0}%%, which is no code and stays as it is: use A to Z, 0 to 9 and _", "contiene %%{0}%%, che non è un codice e resta com'è: usa A-Z, 0-9 e _"];
    VariableSpaces = "variable.spaces": Warning, SPOKI_API, ["has spaces around the code {0}: remove them", "ha spazi attorno al codice {0}: toglili"];
    VariableUnclosed = "variable.unclosed": Warning to Error, REVIEW, ["opens the variable {0} and does not close it", "apre la variabile {0} e non la chiude"];
    VariableMeta = "variable.meta_syntax": Warning, SPOKI_API, ["has a variable in WhatsApp's form, {{{0}}}: Spoki's is %%CODE%%", "ha una variabile nella forma di WhatsApp, {{{0}}}: per Spoki scrivi %%CODICE%%"];
    VariableName = "variable.name_invalid": Error, OVERVIEW, ["holds the variable {{{0}}}: names have a to z, 0 to 9 and _, at most 32 of them", "contiene la variabile {{{0}}}: i nomi hanno a-z, 0-9 e _, al massimo 32"];
    VariableSequence = "variable.not_sequential": Error, REVIEW, ["must number its variables from 1, without gaps", "deve numerare le variabili da 1, senza salti"];
    VariableMixed = "variable.mixed": Error, OVERVIEW, ["mixes kinds of variables: choose one", "mescola tipi di variabili: scegline uno"];
    VariableRepeated = "variable.repeated": Error, OVERVIEW, ["names the variable {0} twice", "nomina due volte la variabile {0}"];
    VariableAdjacent = "variable.adjacent": Warning to Error, REVIEW, ["has no words between two variables: put some there", "non ha parole tra due variabili: aggiungine"];
    HeaderTooLong = "header.too_long": Error, COMPONENTS, TOO_LONG;
    HeaderVariables = "header.too_many_variables": Error, COMPONENTS, ["may hold one variable only; it holds {1}", "può contenere una sola variabile; ne contiene {1}"];
    HeaderLineBreak = "header.line_break": Warning, COMPONENTS, LINE_BREAK;
    HeaderFormatting = "header.formatting": Warning, COMPONENTS, ["should be without * _ ~ and `, which are shown as they are", "dovrebbe essere senza * _ ~ e `, che si vedono così come sono"];
    HeaderEmoji = "header.emoji": Warning, COMPONENTS, EMOJI;
    HeaderFormat = "header.format_unknown": Warning to Error, COMPONENTS, ["is none of text, image, video, gif, document and location", "non è text, image, video, gif, document o location"];
    HeaderLocation = "header.location": Error, COMPONENTS, ["cannot be a location in this category", "non può essere una posizione in questa categoria"];
    HeaderText = "header.text_missing": Error, COMPONENTS, MISSING;
    HeaderSample = "header.sample_missing": Error, COMPONENTS, ["is missing: WhatsApp asks for a sample of the header", "manca: WhatsApp chiede un esempio dell'intestazione"];
    BodyMissing = "body.missing": Error, COMPONENTS, ["needs a text", "deve avere un testo"];
    BodyTooLong = "body.too_long": Error, COMPONENTS, TOO_LONG;
    BodyLong = "body.long": Warning, BIRD, LONG;
    BodyEmoji = "body.emoji": Warning, BIRD, ["should have at most {0} emoji; it has {1}", "dovrebbe avere al massimo {0} emoji; ne ha {1}"];
    BodyLineBreaks = "body.line_breaks": Warning, REVIEW, ["should have at most two line breaks in a row", "dovrebbe avere al massimo due a capo di seguito"];
    BodyOnlyVariables = "body.only_variables": Error, REVIEW, ["must hold words besides its variables", "deve contenere parole oltre alle variabili"];
    BodyEdge = "body.variable_at_edge": Error, REVIEW, ["must neither start nor end with a variable: put words there", "non può iniziare né finire con una variabile: aggiungi delle parole"];
    BodyNearEdge = "body.variable_near_edge": Warning, REVIEW, ["has only punctuation before its first or behind its last variable, which may be refused", "ha solo punteggiatura prima della prima o dopo l'ultima variabile: può essere rifiutato"];
    BodyRatio = "body.too_many_variables": Warning to Error, RATIO, ["has {1} words, variables included; with so many variables it needs {0}", "ha {1} parole, variabili comprese; con tante variabili ne servono {0}"];
    BodyTest = "body.test": Warning, SPOKI_RULES, ["looks like a trial, which is refused: give the real text", "sembra una prova, e viene rifiutato: scrivi il testo vero"];
    FooterTooLong = "footer.too_long": Error, COMPONENTS, TOO_LONG;
    FooterVariable = "footer.variable": Error, COMPONENTS, ["must be without variables", "deve essere senza variabili"];
    FooterEmoji = "footer.emoji": Warning, COMPONENTS, EMOJI;
    FooterLineBreak = "footer.line_break": Warning, COMPONENTS, LINE_BREAK;
    LinkShortened = "link.shortened": Warning, SPOKI_RULES, ["has a shortened link, which is refused: give the whole address", "ha un link abbreviato, che viene rifiutato: metti l'indirizzo intero"];
    LinkWhatsApp = "link.whatsapp": Warning, SPOKI_RULES, ["has a link to WhatsApp itself, which is refused: remove it", "ha un link a WhatsApp, che viene rifiutato: toglilo"];
    ButtonsTooMany = "buttons.too_many": Error, COMPONENTS, TOO_MANY;
    ButtonsCollapsed = "buttons.collapsed": Warning, COMPONENTS, ["are more than {0}: they become a list, and are not shown on desktops", "sono più di {0}: diventano un elenco e non si vedono su desktop"];
    ButtonsMixed = "buttons.mixed": Warning, COMPONENTS, ["mix quick replies with other buttons, which is not shown on desktops", "mescolano risposte rapide e altri pulsanti: non si vedono su desktop"];
    ButtonsOfKind = "buttons.too_many_of_kind": Error, COMPONENTS, ["hold {1} of the kind {2}; at most {0} are allowed", "ne contengono {1} di tipo {2}; il massimo è {0}"];
    ButtonsGrouping = "buttons.not_grouped": Error, COMPONENTS, ["must have all quick replies together", "devono avere le risposte rapide tutte di seguito"];
    ButtonRepeated = "button.text_repeated": Warning, COMPONENTS, REPEATED;
    ButtonText = "button.text_missing": Error, COMPONENTS, MISSING;
    ButtonLong = "button.text_long": Warning, SPOKI_API, LONG;
    ButtonTooLong = "button.text_too_long": Error, COMPONENTS, TOO_LONG;
    ButtonVariable = "button.text_variable": Warning to Error, COMPONENTS, ["should be without variables", "dovrebbe essere senza variabili"];
    ButtonLineBreak = "button.text_line_break": Warning, COMPONENTS, LINE_BREAK;
    ButtonEmoji = "button.text_emoji": Warning, COMPONENTS, EMOJI;
    ButtonKind = "button.kind_unknown": Warning, COMPONENTS, ["is no known kind of button, such as quick_reply, url or call", "non è un tipo di pulsante conosciuto, come quick_reply, url o call"];
    UrlMissing = "button.url_missing": Error, COMPONENTS, MISSING;
    UrlInvalid = "button.url_invalid": Error, COMPONENTS, ["must be an address such as https://example.com/a", "deve essere un indirizzo come https://example.com/a"];
    UrlTooLong = "button.url_too_long": Error, COMPONENTS, TOO_LONG;
    UrlVariables = "button.url_variables": Error, COMPONENTS, ["may hold one variable only; it holds {1}", "può contenere una sola variabile; ne contiene {1}"];
    UrlVariablePlace = "button.url_variable_inside": Error, COMPONENTS, ["may have its variable at the very end only", "può avere la variabile solo alla fine"];
    PhoneMissing = "button.phone_missing": Error, COMPONENTS, MISSING;
    PhoneTooLong = "button.phone_too_long": Error, COMPONENTS, TOO_LONG;
    PhoneInvalid = "button.phone_invalid": Warning to Error, COMPONENTS, ["must be a valid number with its calling code, such as +390212345678", "deve essere un numero valido con il prefisso internazionale, come +390212345678"];
    CodeLong = "button.code_long": Warning, COMPONENTS, LONG;
    CodeTooLong = "button.code_too_long": Error, COMPONENTS, TOO_LONG;
    AuthenticationButton = "authentication.button": Error, AUTHENTICATION, ["must be otp: AUTHENTICATION has no other buttons", "deve essere otp: AUTHENTICATION non ammette altri pulsanti"];
    AuthenticationMedia = "authentication.media": Error, AUTHENTICATION, ["must be text in AUTHENTICATION", "deve essere text in AUTHENTICATION"];
    AuthenticationLink = "authentication.link": Error, AUTHENTICATION, ["must be without links in AUTHENTICATION", "deve essere senza link in AUTHENTICATION"];
    AuthenticationValueLong = "authentication.value_too_long": Error, AUTHENTICATION, ["must be at most {0} characters long in AUTHENTICATION; it has {1}", "in AUTHENTICATION può avere al massimo {0} caratteri; ne ha {1}"];
    AuthenticationValueLink = "authentication.value_link": Error, AUTHENTICATION, ["must be without links in AUTHENTICATION", "deve essere senza link in AUTHENTICATION"];
    AuthenticationValueEmoji = "authentication.value_emoji": Error, AUTHENTICATION, ["must be without emoji in AUTHENTICATION", "deve essere senza emoji in AUTHENTICATION"];
    AuthenticationExpiration = "authentication.expiration": Error, AUTHENTICATION, ["must be a whole number from 1 to 90", "deve essere un numero intero da 1 a 90"];
    CarouselCategory = "carousel.category": Error, CAROUSEL, ["needs the category MARKETING", "richiede la categoria MARKETING"];
    CarouselCards = "carousel.cards": Error, CAROUSEL, ["must hold 2 to 10 cards; it holds {1}", "deve contenere da 2 a 10 schede; ne contiene {1}"];
    CarouselHeader = "carousel.header": Error, CAROUSEL, ["must have an image on every card, or a video on every card", "deve avere un'immagine su ogni scheda, o un video su ogni scheda"];
    CarouselDiffers = "carousel.components_differ": Error, CAROUSEL, ["must have the same components as the first card", "deve avere gli stessi componenti della prima scheda"];
    CardTooLong = "carousel.body_too_long": Error, CAROUSEL, TOO_LONG;
    CardLineBreaks = "carousel.body_line_breaks": Error, CAROUSEL, ["may have at most {0} line breaks; it has {1}", "può avere al massimo {0} a capo; ne ha {1}"];
    CardButtons = "carousel.too_many_buttons": Error, CAROUSEL, TOO_MANY;
    ExampleMissing = "example.missing": Error, COMPONENTS, ["needs an example for {0}", "deve avere un esempio per {0}"];
    ExampleUnused = "example.unused": Warning, SPOKI_API, ["is an example for a code that no text names", "è un esempio per un codice che nessun testo nomina"];
    MessageKind = "message.kind_unknown": Warning to Error, SPOKI_API, ["is not known: type is Template, Message or Note; content_type is Text, Interactive, List, Image, Document, Video or Audio", "non è noto: type è Template, Message o Note; content_type è Text, Interactive, List, Image, Document, Video o Audio"];
    MessageText = "message.text_missing": Error, TEXT, MISSING;
    MessageTooLong = "message.text_too_long": Error, TEXT, TOO_LONG;
    MessageHeader = "message.header_too_long": Error, REPLIES, TOO_LONG;
    MessageFooter = "message.footer_too_long": Error, REPLIES, TOO_LONG;
    MessageLanguage = "message.language_missing": Error, ERRORS, ["is a language that the template does not have", "è una lingua che il template non ha"];
    ReplyCount = "reply.count": Error, REPLIES, ["must hold 1 to 3 buttons; it holds {1}", "deve contenere da 1 a 3 pulsanti; ne contiene {1}"];
    ReplyTooLong = "reply.text_too_long": Error, REPLIES, TOO_LONG;
    ReplyRepeated = "reply.text_repeated": Error, REPLIES, REPEATED;
    ReplyPayload = "reply.payload_too_long": Error, REPLIES, TOO_LONG;
    ListButton = "list.title_too_long": Error, LIST, TOO_LONG;
    ListSections = "list.too_many_sections": Error, LIST, TOO_MANY;
    ListRows = "list.rows": Error, LIST, ["must have 1 to 10 rows in all; it has {1}", "deve avere in tutto da 1 a 10 righe; ne ha {1}"];
    SectionTooLong = "list.section_title_too_long": Error, LIST, TOO_LONG;
    SectionTitle = "list.section_title_missing": Error, LIST, ["is missing: with several sections each has a title", "manca: con più sezioni ognuna ha un titolo"];
    RowTooLong = "list.row_title_too_long": Error, LIST, TOO_LONG;
    RowDescription = "list.description_too_long": Error, LIST, TOO_LONG;
    RowPayload = "list.payload_too_long": Error, LIST, TOO_LONG;
    RowRepeated = "list.payload_repeated": Error, LIST, REPEATED;
    MediaType = "media.type": Error, MEDIA, ["is a file of a type that cannot be sent here: {0}", "è un file di un tipo che qui non si può inviare: {0}"];
    MediaLarge = "media.large": Warning, MEDIA, ["is larger than {0} MB, which WhatsApp may refuse", "supera {0} MB: WhatsApp può rifiutarlo"];
    MediaTooLarge = "media.too_large": Error, MEDIA, ["is larger than {0} MB", "supera {0} MB"];
    MediaSize = "media.size_unknown": Off to Warning, MEDIA, ["may be at most {0} MB large", "può avere al massimo {0} MB"];
    HeaderMediaMissing = "value.header_missing": Warning to Error, ERRORS, ["is missing: the template's header is a file, and it has none of its own", "manca: l'intestazione del template è un file, e non ne ha uno suo"];
    HeaderMediaUnused = "value.header_unused": Warning to Error, ERRORS, ["is a file, but the template's header is none", "è un file, ma l'intestazione del template non lo è"];
    ValueEmpty = "value.empty": Error, ERRORS, ["must not be empty", "non può essere vuoto"];
    ValueLineBreak = "value.line_break": Error, ERRORS, ["must be without line breaks and tabs", "deve essere senza a capo e tabulazioni"];
    ValueFourSpaces = "value.four_spaces": Warning, ERRORS, ["should have fewer than four spaces in a row", "dovrebbe avere meno di quattro spazi di seguito"];
    ValueSpaces = "value.spaces": Error, ERRORS, ["must have at most four spaces in a row", "può avere al massimo quattro spazi di seguito"];
    ValueMissing = "value.missing": Warning to Error, ERRORS, ["has no value for {0}: give one, unless the contact has it", "non ha un valore per {0}: indicalo, se non lo ha il contatto"];
    ValueUnknown = "value.unknown": Warning, ERRORS, ["is a value that the template does not use", "è un valore che il template non usa"];
    ValueNotEncoded = "value.not_encoded": Warning to Error, COMPONENTS, ["goes into an address: encode it, as encodeURIComponent does", "finisce in un indirizzo web: codificalo, come fa encodeURIComponent"];
    FilledHeader = "value.header_too_long": Error, ERRORS, ["makes the header longer than {0} characters: that is the limit with its values", "rende l'intestazione più lunga di {0} caratteri: il limite vale con i valori inseriti"];
    FilledBody = "value.body_too_long": Error, ERRORS, ["makes the body longer than {0} characters: that is the limit with its values", "rende il corpo più lungo di {0} caratteri: il limite vale con i valori inseriti"];
    FilledUrl = "value.url_too_long": Error, ERRORS, ["makes an address longer than {0} characters: that is the limit with its values", "rende un indirizzo più lungo di {0} caratteri: il limite vale con i valori inseriti"];
}
