//! What the columns of a contact list are called, in six languages.
//!
//! A header is read word by word. Each word says something ([`WORDS`]), in any order and however
//! the words are joined: `Mobile Phone Number`, `phone_mobile` and `telefonocellulare` all name a
//! mobile. A header with a word that is not known names nothing: `Phone verified`, `Codice fiscale`.

use crate::rules::{folded, plain};
use std::sync::OnceLock;

/// The fields of a contact that a column can hold, as Spoki names them.
pub(super) const FIELDS: [&str; 5] = ["phone", "first_name", "last_name", "email", "language"];

/// What the words of a header say, as bits.
type Words = u32;

const WHATSAPP: Words = 1;
const MOBILE: Words = 1 << 1;
const PHONE: Words = 1 << 2;
const LANDLINE: Words = 1 << 3;
/// "Number", also of a phone.
const NUMBER: Words = 1 << 4;
const MAIL: Words = 1 << 5;
/// The halves of "posta elettronica".
const POST: Words = 1 << 6;
const ELECTRONIC: Words = 1 << 7;
/// A first name, in one word.
const FIRST_NAME: Words = 1 << 8;
/// What makes a first name of a name.
const FIRST: Words = 1 << 9;
/// A last name, in one word.
const LAST_NAME: Words = 1 << 10;
const LAST: Words = 1 << 11;
/// A name: the first one, where nothing else is said.
const NAME: Words = 1 << 12;
/// French for a name; it is the last one, where nothing else is said.
const NOM: Words = 1 << 13;
const LANGUAGE: Words = 1 << 14;
const LOCALE: Words = 1 << 15;
const CODE: Words = 1 << 16;
/// Whose it is.
const CONTACT: Words = 1 << 17;
const PERSON: Words = 1 << 18;
/// Which of several it is.
const MAIN: Words = 1 << 19;
const BILLING: Words = 1 << 20;
const PLACE: Words = 1 << 21;
const OTHER: Words = 1 << 22;
const ADDRESS: Words = 1 << 23;
/// The kind of the phone in another column.
const TYPE: Words = 1 << 24;
/// "The", "for" and the like.
const FILLER: Words = 1 << 25;
/// A number that no message reaches.
const FAX: Words = 1 << 26;
/// "Of": the only filler that stands within a joined word, as in `numeroditelefono`. With the others
/// `domain` would be read as "do main".
const OF: Words = 1 << 27;

/// The words, as [`folded`] writes them. A synonym is added here and nowhere else.
const WORDS: [(Words, &str); 28] = [
    (WHATSAPP, "whatsapp whats wapp"),
    (
        MOBILE,
        "cellulare cell cel cellphone cellular celular mobile mobil movil handy mobilfunk portable portatile \
         telemovel telemobile gsm smartphone natel sms",
    ),
    (
        PHONE,
        "phone telefono tel telephone telefon telefone fono fon ruf rufnummer recapito telefonico telefonica msisdn",
    ),
    (LANDLINE, "landline fisso fijo fixe festnetz fixo"),
    (NUMBER, "number numero nummer num nro nr no n"),
    (MAIL, "email mail courriel correo epost"),
    (POST, "posta"),
    (ELECTRONIC, "elettronica electronico electronica eletronico"),
    (FIRST_NAME, "forename vorname prenom fname firstname"),
    (
        FIRST,
        "first given christian proprio propio primo primer primero primeiro",
    ),
    (
        LAST_NAME,
        "surname cognome apellido apellidos apelido sobrenome nachname familienname lname lastname",
    ),
    (LAST, "last family famille familia ultimo"),
    (NAME, "name nome nombre"),
    (NOM, "nom"),
    (LANGUAGE, "language lingua lang idioma sprache langue"),
    (LOCALE, "locale"),
    (CODE, "code codice codigo"),
    (CONTACT, "contact contatto contacto contato kontakt"),
    (
        PERSON,
        "customer cliente client kunde kunden person persona personal personale lead user utente usuario \
         subscriber profile buyer acquirente privat private privato",
    ),
    (
        MAIN,
        "main primary principale principal haupt default preferred preferito preferita predefinito",
    ),
    (
        BILLING,
        "billing fatturazione facturacion facturation rechnung rechnungs faturamento",
    ),
    (
        PLACE,
        "home work business office casa abitazione ufficio lavoro travail bureau domicile trabajo oficina trabalho \
         arbeit buro buero geschaftlich geschaeftlich dienstlich",
    ),
    (
        OTHER,
        "other altro altra otro otra autre andere anderes outro outra secondary secondario secondo second secundario \
         zweite alternative alternativo alternate alt shipping spedizione consegna delivery versand livraison envio \
         entrega mailing",
    ),
    (
        ADDRESS,
        "address indirizzo adresse adress direccion endereco addresse",
    ),
    (TYPE, "type label tipo etichetta typ etiqueta libelle"),
    (OF, "di de del della du of"),
    (
        FILLER,
        "do da la il el le the for per e i app value valore valeur wert valor",
    ),
    (FAX, "fax telefax pager cercapersone"),
];

/// What may stand beside the words that name a phone or an e-mail.
const BESIDE: Words = NUMBER | CONTACT | PERSON | MAIN | BILLING | PLACE | OTHER | ADDRESS | FILLER;

/// What a header names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Known {
    /// The field.
    pub(super) field: &'static str,
    /// How well it names the field; 0 is best, and every [`TIER`] a kind of it begins.
    pub(super) rank: u8,
    /// The number in the header, as in `Phone 2`; 0 if there is none.
    pub(super) number: u16,
    /// Whether it holds the kind of the phone instead: `Phone 1 - Type`.
    pub(super) is_type: bool,
}

/// Ranks below this are of the best kind: WhatsApp for a phone. Mobiles follow, then phones, then
/// landlines and phones of a place, then what is only a number.
pub(super) const TIER: u8 = 8;

/// The tier of numbers that may be landlines.
pub(super) const LANDLINES: u8 = 3 * TIER;

/// Which field a header names, if it names one.
pub(super) fn known(header: &str) -> Option<Known> {
    /// Longer than any header that names a field.
    const LONGEST: usize = 80;
    if header.len() > LONGEST {
        return None;
    }
    let (words, number, count) = read(header)?;
    let has = |bits: Words| words & bits != 0;
    let only = |bits: Words| words & !bits == 0;
    let name = |field, tier: u8| Known {
        field,
        rank: tier * TIER + choice(words),
        number,
        is_type: has(TYPE),
    };
    let phone = WHATSAPP | MOBILE | PHONE | LANDLINE;
    if has(phone) && only(phone | BESIDE | TYPE) {
        let tier = if has(WHATSAPP) {
            0
        } else if has(MOBILE) {
            1
        } else if has(LANDLINE | PLACE) {
            3
        } else {
            2
        };
        return Some(name("phone", tier));
    }
    if words == NUMBER | CONTACT || words == NUMBER | CONTACT | FILLER {
        return Some(name("phone", 2));
    }
    // Not an abbreviation: that numbers the rows.
    if words == NUMBER && count == 1 && number == 0 && folded(header).len() >= "numero".len() {
        return Some(name("phone", 4));
    }
    let is_mail = has(MAIL) || (has(POST) && has(ELECTRONIC));
    if is_mail && only(MAIL | POST | ELECTRONIC | BESIDE) && !has(NUMBER) {
        return Some(name("email", 0));
    }
    if has(LANGUAGE) && only(LANGUAGE | LOCALE | CODE | CONTACT | PERSON | MAIN | FILLER) {
        return Some(name("language", 0));
    }
    if has(LOCALE) && only(LOCALE | CODE | CONTACT | PERSON | MAIN) {
        return Some(name("language", 1));
    }
    let beside = CONTACT | PERSON | BILLING | OTHER | ADDRESS | FILLER;
    let names = NAME | NOM;
    if (has(LAST_NAME) && only(LAST_NAME | FIRST | beside))
        || (has(LAST) && has(names) && only(LAST | names | beside))
    {
        return Some(name("last_name", 0));
    }
    if (has(FIRST_NAME) && only(FIRST_NAME | beside))
        || (has(FIRST) && has(names) && only(FIRST | names | beside))
    {
        return Some(name("first_name", 0));
    }
    // Alone, as "Customer name" may be that of a company. The English word may be the whole name.
    match words {
        NAME if count == 1 => {
            let is_english = folded(header).starts_with("name");
            Some(name("first_name", u8::from(is_english)))
        }
        NOM if count == 1 => Some(name("last_name", 1)),
        _ => None,
    }
}

/// Which of several columns of one kind is better: the main one, then one that says nothing of it.
const fn choice(words: Words) -> u8 {
    // An address is a place, but for e-mail.
    let is_of_address = words & ADDRESS != 0 && words & MAIL == 0;
    if is_of_address || words & OTHER != 0 {
        4
    } else if words & PLACE != 0 {
        3
    } else if words & BILLING != 0 {
        2
    } else if words & MAIN != 0 {
        0
    } else {
        1
    }
}

/// The kind of a phone, as a cell says it beside the number: 0 for WhatsApp, 1 for a mobile, 2 for
/// others; none for a fax.
pub(super) fn kind_of_phone(cell: &[u8]) -> Option<u8> {
    const LONGEST: usize = 80;
    let text = core::str::from_utf8(cell).unwrap_or_default();
    let (words, ..) = (text.len() <= LONGEST)
        .then(|| read(text))
        .flatten()
        .unwrap_or_default();
    if words & FAX != 0 {
        None
    } else if words & WHATSAPP != 0 {
        Some(0)
    } else {
        Some(if words & MOBILE != 0 { 1 } else { 2 })
    }
}

/// The words of a header together, the number in it, and how many words there are; none if a word
/// is not known, or if there are two numbers.
fn read(header: &str) -> Option<(Words, u16, usize)> {
    let (mut words, mut number, mut count) = (0, None, 0);
    let mut word = String::new();
    let mut before_is_digit = false;
    // A space at the end finishes the last word.
    for symbol in header.chars().chain([' ']) {
        let folded = plain(symbol);
        let is_digit = symbol.is_ascii_digit();
        let is_combining = matches!(symbol, '\u{300}'..='\u{36f}');
        if is_combining {
            continue;
        }
        let is_end = folded.is_none() || is_digit != before_is_digit;
        if is_end && !word.is_empty() {
            if before_is_digit {
                let read = word
                    .parse()
                    .ok()
                    .filter(|read| *read > 0 && number.is_none())?;
                number = Some(read);
            } else {
                words |= meaning(&word)?;
                count += 1;
            }
            word.clear();
        }
        word.extend(folded);
        before_is_digit = is_digit;
    }
    if words & OF != 0 {
        words = words & !OF | FILLER;
    }
    Some((words, number.unwrap_or(0), count))
}

/// The words with what they say, in order.
fn vocabulary() -> &'static [(&'static str, Words)] {
    static VOCABULARY: OnceLock<Vec<(&str, Words)>> = OnceLock::new();
    VOCABULARY.get_or_init(|| {
        let words = WORDS.iter();
        let mut all: Vec<_> = words
            .flat_map(|(words, list)| list.split(' ').map(|word| (word, *words)))
            .collect();
        all.sort_unstable();
        all
    })
}

/// What a word says, or the words of which it is made: `mobilephonenumber`.
fn meaning(word: &str) -> Option<Words> {
    /// Longer than any word.
    const LONGEST: usize = 40;
    let all = vocabulary();
    if let Ok(place) = all.binary_search_by(|(known, _)| (*known).cmp(word)) {
        return all.get(place).map(|(_, words)| *words);
    }
    if word.len() > LONGEST {
        return None;
    }
    // By place, what the words up to there say.
    let mut reached = [None; LONGEST + 1];
    reached[0] = Some(0);
    for place in 0..word.len() {
        let (Some(before), Some(rest)) = (reached.get(place).copied().flatten(), word.get(place..))
        else {
            continue;
        };
        let initial = rest.get(..1).unwrap_or_default();
        let start = all.partition_point(|(known, _)| *known < initial);
        let candidates = all.get(start..).unwrap_or_default().iter();
        for (known, words) in candidates.take_while(|(known, _)| known.starts_with(initial)) {
            let is_between = place > 0 && known.len() < rest.len();
            let joins = match *words {
                FILLER => false,
                OF => is_between,
                // A single letter joins nothing.
                _ => known.len() > 1,
            };
            if joins
                && rest.starts_with(known)
                && let Some(next) = reached.get_mut(place + known.len())
            {
                *next = next.or(Some(before | words));
            }
        }
    }
    reached.get(word.len()).copied().flatten()
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{FIELDS, Known, TIER, WORDS, kind_of_phone, known};
    use crate::rules::folded;

    #[test]
    fn headers_are_known_in_six_languages() {
        for (field, headers) in [
            (
                "phone",
                "Cellulare|Numero di telefono|Cell.|N° di Cell.|PHONE_NUMBER|PhoneNumber|phonenumber|Handy|Handynummer|Móvil|\
                 Celular|Téléphone portable|Telemóvel|Tel.|Tél.|Telefon-Nr.|Mobiltelefonnummer|Contact number|Numero|MSISDN|\
                 Teléfono móvil del cliente|numero_di_telefono_cellulare|numeroditelefono|Telefone celular|Recapito telefonico|Rufnummer|\
                 WhatsApp|Whats App|Numero WhatsApp|whatsappnumber|SMS|Mobile Phone (Work)|Default Address Phone|Te\u{301}le\u{301}phone",
            ),
            (
                "first_name",
                "Nome|Prénom|Vorname|first_name|First Name|FIRSTNAME|FNAME|Given Name|Name|name1|Nombre|Primo nome|\
                 Billing First Name|Contact first name|Nombre propio",
            ),
            (
                "last_name",
                "Cognome|Apellidos|Nachname|Nom|Nom de famille|LASTNAME|LNAME|Family Name|Surname|Sobrenome|Primer apellido",
            ),
            (
                "email",
                "E-mail|e mail|Email Address|Courriel|Indirizzo e-mail|Indirizzo di posta elettronica|Correo electrónico|\
                 E-mail 1 - Value|E-Mail-Adresse|Posta elettronica|Contact Email|Endereço de e-mail",
            ),
            (
                "language",
                "Lingua|Sprache|Locale|Language code|Codice lingua|Preferred language|Idioma|Customer Locale",
            ),
        ] {
            for header in headers.split('|') {
                let found = known(header.trim()).map(|known| known.field);
                assert_eq!(found, Some(field), "{header}");
            }
        }
        for header in [
            "Nome e cognome",
            "Full name",
            "Customer name",
            "Nome cliente",
            "Company phone country",
            "Note",
            "",
            "1",
            ";",
            "No",
            "N.",
            "Nr.",
            "Numero cliente",
            "Customer number",
            "Codice fiscale",
            "Città",
            "Fax",
            "Telefax",
            "Phone verified",
            "Phone country code",
            "WhatsApp opt-in",
            "Accepts SMS marketing",
            "Email o telefono",
            "Email opt-in",
            "E-mail PEC",
            "Mobile e-mail",
            "Nome utente",
            "Phone 1 2",
            "iPhone",
            "id_lang",
            "Telefono e-mail",
            "Middle Name",
            "Phonetic First Name",
            "Email Domain",
            "emaildomain",
            "Phone Domain",
            "Indirizzo postale elettronica",
        ] {
            assert_eq!(known(header), None, "{header}");
        }
    }

    #[test]
    fn whatsapp_comes_before_mobiles_and_those_before_phones() {
        let rank = |header| known(header).unwrap().rank;
        for tiers in [
            [
                "WhatsApp Phone Number",
                "Mobile Phone Number",
                "Phone Number",
                "Home Phone",
                "Number",
            ],
            [
                "Telefono WhatsApp",
                "Telefono cellulare",
                "Telefono",
                "Telefono fisso",
                "Numero",
            ],
            [
                "numero_whatsapp",
                "telefono_mobile",
                "numero_telefono",
                "telefono_casa",
                "numero",
            ],
            [
                "WhatsApp-Nummer",
                "Handynummer",
                "Telefonnummer",
                "Festnetznummer",
                "Nummer",
            ],
            [
                "WhatsApp",
                "Teléfono móvil",
                "Teléfono",
                "Teléfono fijo",
                "Número",
            ],
            [
                "Numéro WhatsApp",
                "Téléphone portable",
                "Numéro de téléphone",
                "Téléphone fixe",
                "Numero",
            ],
            [
                "Número do WhatsApp",
                "Número de telemóvel",
                "Telefone",
                "Telefone fixo",
                "Número",
            ],
        ] {
            let ranks = tiers.map(|header| usize::from(rank(header) / TIER));
            assert_eq!(ranks, [0, 1, 2, 3, 4], "{tiers:?}");
        }
        for pair in ["Primary Phone", "Phone", "Billing Phone", "Other Phone"].windows(2) {
            assert!(rank(pair[0]) < rank(pair[1]), "{pair:?}");
        }
    }

    #[test]
    fn numbers_and_types_are_told() {
        let told = |header| {
            let Known {
                number, is_type, ..
            } = known(header).unwrap();
            (number, is_type)
        };
        assert_eq!(told("Phone 1 - Value"), (1, false));
        assert_eq!(told("Phone 2 - Type"), (2, true));
        assert_eq!(told("Telefono2"), (2, false));
        assert_eq!(told("Home Phone"), (0, false));
    }

    #[test]
    fn the_kind_of_a_phone_is_read_from_a_cell() {
        for (cell, expected) in [
            ("Mobile", Some(1)),
            ("* Mobile", Some(1)),
            ("Work mobile", Some(1)),
            ("Cellulare", Some(1)),
            ("WhatsApp", Some(0)),
            ("Home", Some(2)),
            ("", Some(2)),
            ("Ufficio di Ada", Some(2)),
            ("Work Fax", None),
        ] {
            assert_eq!(kind_of_phone(cell.as_bytes()), expected, "{cell}");
        }
    }

    #[test]
    fn every_word_is_folded_and_stands_once() {
        let mut seen = std::collections::BTreeSet::new();
        let mut bits = 0;
        for (words, list) in WORDS {
            assert!(words.is_power_of_two() && bits & words == 0);
            bits |= words;
            for word in list.split(' ').filter(|word| !word.is_empty()) {
                assert_eq!(folded(word), word);
                assert!(seen.insert(word), "{word} is there twice");
            }
        }
        assert_eq!(FIELDS.len(), 5);
    }
}
