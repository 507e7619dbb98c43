//! What the columns of a contact list are called, in six languages.

/// The fields of a contact that a column can hold, as Spoki names them.
pub(super) const FIELDS: [&str; 5] = ["phone", "first_name", "last_name", "email", "language"];

/// Names of columns as [`folded`] writes them, by field; in a line the better ones come first, and
/// `|` goes on to names that count only when none before it is there.
const NAMES: [(&str, &str); 5] = [
    (
        "phone",
        "whatsapp whatsappnumber numerowhatsapp numerodiwhatsapp telefonowhatsapp cellularewhatsapp whatsappnummer \
         numerodewhatsapp telefonodewhatsapp whatsappphone phonewhatsapp numeroditelefonowhatsapp| \
         cellulare cell cel numerocellulare numerodicellulare telefonocellulare telefonomobile nrcellulare ncellulare \
         numerocell mobile mobilephone mobilenumber mobilephonenumber cellphone cellular cellnumber handy handynummer \
         mobil mobiltelefon mobilnummer mobilfunk mobilfunknummer movil telefonomovil numeromovil numerodemovil celular \
         numerocelular numerodecelular telefonocelular portable telephoneportable numeroportable numerodeportable \
         telmobile telportable gsm telemovel numerodetelemovel telefonemovel phone1mobile| \
         phone phonenumber phone1 phone1value telefono numerotelefono numeroditelefono telefono1 tel telephone \
         telephonenumber numerodetelephone numerodetelefono telefon telefonnummer telefone numerodetelefone telnummer \
         recapito recapitotelefonico contactnumber contactphone numero number msisdn telno telnr fono| \
         telefonofisso fisso landline telefonofijo fijo telephonefixe fixe festnetz telefonefixo",
    ),
    (
        "first_name",
        "firstname nome nomeproprio primonome name1 givenname forename christianname nombre nombrepropio primernombre \
         vorname prenom primeironome contactfirstname| name",
    ),
    (
        "last_name",
        "lastname cognome surname familyname apellido apellidos primerapellido nachname familienname nomdefamille \
         sobrenome apelido ultimonome contactlastname| nom",
    ),
    (
        "email",
        "email emailaddress mail indirizzoemail indirizzomail indirizzodipostaelettronica postaelettronica \
         correoelectronico correo direcciondecorreo mailadresse emailadresse adresseemail adressemail courriel \
         enderecodeemail email1 email1value epost contactemail",
    ),
    (
        "language",
        "language lingua lang idioma sprache langue locale languagecode codicelingua",
    ),
];

/// A header without case, accents, spaces and punctuation: `N° di Cell.` is `ndicell`.
///
/// Case and accents are those of the six languages; letters of other scripts stay as they are.
pub(super) fn folded(header: &str) -> String {
    header.chars().filter_map(plain).collect()
}

fn plain(symbol: char) -> Option<char> {
    Some(match symbol {
        'à'..='å' | 'À'..='Å' => 'a',
        'ç' | 'Ç' => 'c',
        'è'..='ë' | 'È'..='Ë' => 'e',
        'ì'..='ï' | 'Ì'..='Ï' => 'i',
        'ñ' | 'Ñ' => 'n',
        'ò'..='ö' | 'Ò'..='Ö' => 'o',
        'ù'..='ü' | 'Ù'..='Ü' => 'u',
        _ if symbol.is_ascii_alphanumeric() => symbol.to_ascii_lowercase(),
        // Signs of Latin-1 such as the one for degrees, and general punctuation.
        _ if symbol < 'À' || ('\u{2000}'..='\u{206f}').contains(&symbol) => return None,
        _ => symbol,
    })
}

/// Which field a header names, and how well: 0 is best.
pub(super) fn known(header: &str) -> Option<(&'static str, usize)> {
    let header = folded(header);
    // A line of nothing but delimiters has as many of these as it is long.
    if header.is_empty() {
        return None;
    }
    NAMES.into_iter().find_map(|(field, names)| {
        let rank = names
            .split('|')
            .position(|tier| tier.split_whitespace().any(|name| name == header))?;
        Some((field, rank))
    })
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{FIELDS, NAMES, folded, known};

    #[test]
    fn headers_are_known_in_six_languages() {
        for (header, field) in [
            ("Cellulare", "phone"),
            ("Numero di telefono", "phone"),
            ("Cell.", "phone"),
            ("PHONE_NUMBER", "phone"),
            ("Handy", "phone"),
            ("Móvil", "phone"),
            ("Celular", "phone"),
            ("Téléphone portable", "phone"),
            ("Telemóvel", "phone"),
            ("Nome", "first_name"),
            ("Prénom", "first_name"),
            ("Vorname", "first_name"),
            ("first_name", "first_name"),
            ("Cognome", "last_name"),
            ("Apellidos", "last_name"),
            ("Nachname", "last_name"),
            ("Nom", "last_name"),
            ("E-mail", "email"),
            ("Courriel", "email"),
            ("Lingua", "language"),
            ("Sprache", "language"),
        ] {
            assert_eq!(
                known(header).map(|(field, _)| field),
                Some(field),
                "{header}"
            );
        }
        for header in [
            "Nome e cognome",
            "Full name",
            "Note",
            "",
            "Codice fiscale",
            "Città",
        ] {
            assert_eq!(known(header), None, "{header}");
        }
    }

    #[test]
    fn a_mobile_is_better_than_a_landline() {
        let rank = |header| known(header).unwrap().1;
        assert!(rank("WhatsApp") < rank("Cellulare"));
        assert!(rank("Cellulare") < rank("Telefono"));
        assert!(rank("Telefono") < rank("Telefono fisso"));
    }

    #[test]
    fn the_table_is_folded_and_names_nothing_twice() {
        let mut seen = std::collections::BTreeSet::new();
        for (field, names) in NAMES {
            assert!(FIELDS.contains(&field));
            for name in names.replace('|', " ").split_whitespace() {
                assert_eq!(folded(name), name);
                assert!(seen.insert(name.to_owned()), "{name} is there twice");
            }
        }
    }
}
