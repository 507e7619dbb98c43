//! What a rule can find wrong: one table of stable codes and English messages.
//!
//! The codes travel in the wasm module; the messages do not. `cargo xtask` writes the table into
//! the package, and only [`Problem`]'s `Display` (for Rust callers) refers to it here.

use crate::figure::Figure;
use core::fmt;

macro_rules! codes {
    ($($(#[doc = $doc:literal])* $variant:ident = $name:literal: $message:literal,)*) => {
        /// A stable name for one way in which a value can be wrong.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $(
                #[doc = concat!("`", $name, "`: `", $message, "`")]
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

            /// The English message, with `{name}` where a parameter of the problem goes.
            pub const fn message(self) -> &'static str {
                match self { $(Self::$variant => $message,)* }
            }
        }
    };
}

codes! {
    Required = "required": "is required: give it a value",
    UnknownField = "unknown_field": "is not a field of this operation{suggestion}; what Spoki must get unchecked goes in extraBody or extraQuery",
    WrongType = "wrong_type": "must be {expected}, not {actual}",
    NotOneOf = "not_one_of": "must be one of {allowed}{suggestion}",
    TooFew = "too_few": "must hold at least {min} items; it holds {actual}",
    TooMany = "too_many": "must hold at most {max} items; it holds {actual}: split it",
    TooLong = "too_long": "must be at most {max} characters long; it is {actual}",
    OutOfRange = "out_of_range": "must lie between {min} and {max}",
    Empty = "empty": "must not be empty: leave the field out to keep what Spoki has",
    Blank = "blank": "must not be blank",
    Unreadable = "unreadable": "could not be read: its getter threw",
    NotExact = "not_exact": "is beyond 2^53, where JavaScript numbers are no longer exact: give a bigint or a string of digits",
    UnknownOption = "unknown_option": "is not an option{suggestion}",
    UnknownOperation = "unknown_operation": "is not the id of an operation, such as contacts.sync{suggestion}",
    ApiKeyInvalid = "api_key.invalid": "must be the key as Spoki shows it: visible ASCII characters without spaces or line breaks, 1 to {max} of them",
    ApiKeyInBrowser = "api_key.in_browser": "would be readable by everyone who opens this page: keep it on a server, or set dangerouslyAllowBrowser",
    BaseUrlInvalid = "base_url.invalid": "must be an origin such as https://api.spoki.com, without a path; http is for loopback hosts only",
    RouteInvalid = "route.invalid": "must be a path such as /api/1/contacts/, without dot segments, query or fragment",
    ControlCharacter = "control_character": "must not hold control characters such as line breaks or NUL",
    LoneSurrogate = "lone_surrogate": "must be well-formed text: it holds half of a surrogate pair",
    TooDeep = "too_deep": "is nested deeper than {max} levels, or refers to itself",
    InvalidId = "invalid_id": "must be a positive whole number such as 42, as a number, a bigint or a string of digits",
    InvalidUuid = "invalid_uuid": "must be a UUID such as 2f0c0a34-0a53-4c0a-8f3b-0d6b1d8b3c21",
    InvalidIdentifier = "invalid_identifier": "must be an identifier of 1 to 255 visible characters, without slashes, ?, # and %",
    GivenTwice = "given_twice": "is given under its other name too: give one of them",
    OneRequired = "one_required": "needs at least one of {fields}",
    RequiredWith = "required_with": "is required when {field} is {value}",
    PhoneEmpty = "phone.empty": "holds no phone number",
    PhoneNotANumber = "phone.not_a_number": "holds characters that no phone number has: use digits, with + and the calling code in front",
    PhoneScientific = "phone.scientific": "was changed by a spreadsheet into scientific notation and has lost digits: format the column as text and export it again",
    PhoneExtension = "phone.extension": "has an extension, which WhatsApp cannot reach: remove it",
    PhoneNoCountry = "phone.no_country": "is a national number and no default country was given: put + and the calling code in front, or set defaultCountry",
    PhoneUnknownCallingCode = "phone.unknown_calling_code": "starts with a calling code that no country has",
    PhoneTooShort = "phone.too_short": "has {digits} digits after the calling code {callingCode}; it must have at least {min}",
    PhoneTooLong = "phone.too_long": "has {digits} digits after the calling code {callingCode}; it may have at most {max}",
    PhoneInvalidLength = "phone.invalid_length": "has {digits} digits after the calling code {callingCode}; no number there has that many",
    PhoneUnassigned = "phone.unassigned": "begins with digits that no number of this length has after the calling code {callingCode}: check it for a digit too many or too few",
    PhoneOldForm = "phone.old_form": "has a form that its country, calling code {callingCode}, gave up: Mexican numbers have lost the 1 behind 52, Brazilian mobiles have a 9 before the last eight digits",
    PhoneUnknownCountry = "phone.unknown_country": "must be a country code of two capital letters such as IT",
    PhoneLandline = "phone.landline": "is a landline, which WhatsApp may not know",
    PhoneService = "phone.service": "is the number of a service, such as a toll-free one or a pager, which WhatsApp may not know",
    PhoneOtherIdentity = "phone.other_identity": "may be known to WhatsApp in another form that its country has or had: look for each of matchKeys",
    PhoneOtherReading = "phone.other_reading": "was read as a national number although it begins with {callingCode}, the calling code of its country: put + in front if that is what was meant",
    EmailInvalid = "email.invalid": "must be an e-mail address such as name@example.com",
    EmailTooLong = "email.too_long": "must be at most 254 characters long, and at most 64 before the @",
    LanguageInvalid = "language.invalid": "must be a language code such as it or pt_BR",
    UrlInvalid = "url.invalid": "must be an address such as https://example.com/a.pdf, with http or https and a host",
    UrlCredentials = "url.credentials": "must not hold a name or a password: it is stored and shown as it is",
    UrlTooLong = "url.too_long": "must be at most {max} bytes long",
    DateInvalid = "date.invalid": "must be a day of the calendar such as 2026-10-01",
    DateTimeInvalid = "date.time_invalid": "must be a time such as 2026-10-01T09:00:00Z or 2026-10-01T11:00:00+02:00, in the calendar and with its zone",
    CountryInvalid = "country.invalid": "must be a country code of two capital letters such as IT",
    MimeTypeInvalid = "mime_type.invalid": "must be a MIME type such as image/jpeg",
    CustomFieldCodeInvalid = "custom_field.code_invalid": "must be made of A to Z, 0 and 9 and _ only, such as ORDER_ID",
    CustomFieldCodeReserved = "custom_field.code_reserved": "is reserved by Spoki: choose another name",
    CustomFieldCodeTooLong = "custom_field.code_too_long": "must be at most {max} characters long",
    TemplateNameInvalid = "template_name.invalid": "must be made of a to z, 0 to 9 and _ only, such as order_shipped",
    TemplateNameTooLong = "template_name.too_long": "must be at most 512 characters long",
    CsvEmpty = "csv.empty": "holds no rows: export the contacts again, with a header row",
    CsvNotText = "csv.not_text": "is {kind}, not a CSV file: export the contacts as CSV (UTF-8)",
    CsvSpreadsheet = "csv.spreadsheet": "is {kind}: open it and save it as CSV (UTF-8)",
    CsvNoHeader = "csv.no_header": "has no header row, for its first row holds a phone number: put a row with the names of the columns on top",
    CsvNoPhoneColumn = "csv.no_phone_column": "has no column that is known to hold the phone; its header has {headers}: say in columns.phone which it is",
    CsvColumnNotFound = "csv.column_not_found": "names a column that the header does not have{suggestion}; it has {headers}",
    CsvColumnRepeated = "csv.column_repeated": "names a column that the header has more than once: rename one of them",
    CsvColumnTwice = "csv.column_twice": "names the column that {field} has already",
    CsvUnclosedQuote = "csv.unclosed_quote": "opens a quote that is never closed: close it, or double it if it is part of the text",
    CsvRecordTooLong = "csv.record_too_long": "is longer than {max} bytes: a quote may be missing",
    CsvTooManyCells = "csv.too_many_cells": "has {actual} cells and the header only {max}: put quotes around text that holds the delimiter",
    CsvInvalidEncoding = "csv.invalid_encoding": "holds bytes that are no {encoding}: save the file as CSV (UTF-8)",
    ServerRefused = "server.refused": "was refused by Spoki: {message}",
    ServerStatus = "server.status": "was answered with status {status}, which no other division of the contacts can cure",
    ServerRefusesAll = "server.refuses_all": "was refused whole and in every part that was tried, so no single row is the cause: {message}",
    CheckpointInvalid = "checkpoint.invalid": "is not a checkpoint of this version: start without it",
    CheckpointMismatch = "checkpoint.mismatch": "belongs to another file or to other settings: give those it was made with, or start without it",
}

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

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.code.message();
        while let Some((before, after)) = rest.split_once('{') {
            out.write_str(before)?;
            let Some((name, tail)) = after.split_once('}') else {
                return out.write_str(after);
            };
            if let Some((_, value)) = self.params.iter().find(|(key, _)| *key == name) {
                out.write_str(value)?;
            }
            rest = tail;
        }
        out.write_str(rest)
    }
}
