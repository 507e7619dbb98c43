//! What languages are called: in English, in their own language and in the six of the import, and by
//! their codes of three letters (ISO 639-2).

/// The name, as [`crate::folded`] writes it, and the code; in the order of the names.
#[rustfmt::skip]
pub(super) const NAMES: [(&str, [u8; 2]); 267] = [
    ("alb", *b"sq"), ("albanais", *b"sq"), ("albanes", *b"sq"), ("albanese", *b"sq"),
    ("albanian", *b"sq"), ("albanisch", *b"sq"), ("aleman", *b"de"), ("alemao", *b"de"),
    ("allemand", *b"de"), ("americanenglish", *b"en"), ("anglais", *b"en"), ("ara", *b"ar"),
    ("arabe", *b"ar"), ("arabic", *b"ar"), ("arabisch", *b"ar"), ("arabo", *b"ar"),
    ("bahasaindonesia", *b"id"), ("brazilianportuguese", *b"pt"), ("britishenglish", *b"en"), ("bul", *b"bg"),
    ("bulgare", *b"bg"), ("bulgarian", *b"bg"), ("bulgarisch", *b"bg"), ("bulgaro", *b"bg"),
    ("castellano", *b"es"), ("castilian", *b"es"), ("cat", *b"ca"), ("catala", *b"ca"),
    ("catalan", *b"ca"), ("catalano", *b"ca"), ("ceco", *b"cs"), ("ces", *b"cs"),
    ("cestina", *b"cs"), ("checo", *b"cs"), ("chi", *b"zh"), ("chines", *b"zh"),
    ("chinese", *b"zh"), ("chinesisch", *b"zh"), ("chino", *b"zh"), ("chinois", *b"zh"),
    ("cinese", *b"zh"), ("coreano", *b"ko"), ("coreen", *b"ko"), ("croata", *b"hr"),
    ("croate", *b"hr"), ("croatian", *b"hr"), ("croato", *b"hr"), ("czech", *b"cs"),
    ("dan", *b"da"), ("danes", *b"da"), ("danese", *b"da"), ("danisch", *b"da"),
    ("danish", *b"da"), ("danois", *b"da"), ("dansk", *b"da"), ("deu", *b"de"),
    ("deutsch", *b"de"), ("dut", *b"nl"), ("dutch", *b"nl"), ("ebraico", *b"he"),
    ("ell", *b"el"), ("eng", *b"en"), ("englisch", *b"en"), ("english", *b"en"),
    ("eslovaco", *b"sk"), ("esloveno", *b"sl"), ("esp", *b"es"), ("espagnol", *b"es"),
    ("espanhol", *b"es"), ("espanol", *b"es"), ("est", *b"et"), ("estnisch", *b"et"),
    ("estone", *b"et"), ("estonian", *b"et"), ("estonien", *b"et"), ("fin", *b"fi"),
    ("finlandes", *b"fi"), ("finlandese", *b"fi"), ("finnisch", *b"fi"), ("finnish", *b"fi"),
    ("finnois", *b"fi"), ("fra", *b"fr"), ("francais", *b"fr"), ("frances", *b"fr"),
    ("francese", *b"fr"), ("franzoesisch", *b"fr"), ("franzosisch", *b"fr"), ("fre", *b"fr"),
    ("french", *b"fr"), ("ger", *b"de"), ("german", *b"de"), ("giapponese", *b"ja"),
    ("gre", *b"el"), ("grec", *b"el"), ("greco", *b"el"), ("greek", *b"el"),
    ("grego", *b"el"), ("griechisch", *b"el"), ("griego", *b"el"), ("heb", *b"he"),
    ("hebraico", *b"he"), ("hebraisch", *b"he"), ("hebreo", *b"he"), ("hebreu", *b"he"),
    ("hebrew", *b"he"), ("hin", *b"hi"), ("hindi", *b"hi"), ("holandes", *b"nl"),
    ("hongrois", *b"hu"), ("hrv", *b"hr"), ("hrvatski", *b"hr"), ("hun", *b"hu"),
    ("hungarian", *b"hu"), ("hungaro", *b"hu"), ("indonesian", *b"id"), ("indonesiano", *b"id"),
    ("indonesien", *b"id"), ("indonesisch", *b"id"), ("ingles", *b"en"), ("inglese", *b"en"),
    ("ita", *b"it"), ("italian", *b"it"), ("italiana", *b"it"), ("italiano", *b"it"),
    ("italien", *b"it"), ("italienisch", *b"it"), ("japanese", *b"ja"), ("japanisch", *b"ja"),
    ("japonais", *b"ja"), ("japones", *b"ja"), ("jpn", *b"ja"), ("katalanisch", *b"ca"),
    ("kor", *b"ko"), ("korean", *b"ko"), ("koreanisch", *b"ko"), ("kroatisch", *b"hr"),
    ("latvian", *b"lv"), ("lav", *b"lv"), ("lettisch", *b"lv"), ("letton", *b"lv"),
    ("lettone", *b"lv"), ("lit", *b"lt"), ("litauisch", *b"lt"), ("lithuanian", *b"lt"),
    ("lituanien", *b"lt"), ("lituano", *b"lt"), ("magyar", *b"hu"), ("maltais", *b"mt"),
    ("maltese", *b"mt"), ("maltesisch", *b"mt"), ("mandarin", *b"zh"), ("mlt", *b"mt"),
    ("nederlands", *b"nl"), ("neerlandais", *b"nl"), ("neerlandes", *b"nl"), ("niederlandisch", *b"nl"),
    ("nld", *b"nl"), ("nor", *b"no"), ("norsk", *b"no"), ("noruego", *b"no"),
    ("noruegues", *b"no"), ("norvegese", *b"no"), ("norvegien", *b"no"), ("norwegian", *b"no"),
    ("norwegisch", *b"no"), ("olandese", *b"nl"), ("pol", *b"pl"), ("polacco", *b"pl"),
    ("polaco", *b"pl"), ("polish", *b"pl"), ("polnisch", *b"pl"), ("polonais", *b"pl"),
    ("polones", *b"pl"), ("polski", *b"pl"), ("por", *b"pt"), ("portoghese", *b"pt"),
    ("portugais", *b"pt"), ("portugiesisch", *b"pt"), ("portugues", *b"pt"), ("portuguese", *b"pt"),
    ("romana", *b"ro"), ("romanian", *b"ro"), ("romeno", *b"ro"), ("ron", *b"ro"),
    ("roumain", *b"ro"), ("rum", *b"ro"), ("rumanisch", *b"ro"), ("rumano", *b"ro"),
    ("rumeno", *b"ro"), ("rus", *b"ru"), ("ruso", *b"ru"), ("russe", *b"ru"),
    ("russian", *b"ru"), ("russisch", *b"ru"), ("russo", *b"ru"), ("schwedisch", *b"sv"),
    ("serbe", *b"sr"), ("serbian", *b"sr"), ("serbio", *b"sr"), ("serbisch", *b"sr"),
    ("serbo", *b"sr"), ("shqip", *b"sq"), ("simplifiedchinese", *b"zh"), ("slk", *b"sk"),
    ("slovacco", *b"sk"), ("slovak", *b"sk"), ("slovaque", *b"sk"), ("slovencina", *b"sk"),
    ("slovene", *b"sl"), ("slovenian", *b"sl"), ("sloveno", *b"sl"), ("slovenscina", *b"sl"),
    ("slowakisch", *b"sk"), ("slowenisch", *b"sl"), ("slv", *b"sl"), ("spa", *b"es"),
    ("spagnolo", *b"es"), ("spanisch", *b"es"), ("spanish", *b"es"), ("sqi", *b"sq"),
    ("srp", *b"sr"), ("srpski", *b"sr"), ("sueco", *b"sv"), ("suedois", *b"sv"),
    ("suomi", *b"fi"), ("svedese", *b"sv"), ("svenska", *b"sv"), ("swe", *b"sv"),
    ("swedish", *b"sv"), ("tailandese", *b"th"), ("tcheque", *b"cs"), ("tedesco", *b"de"),
    ("tha", *b"th"), ("thai", *b"th"), ("thailandais", *b"th"), ("traditionalchinese", *b"zh"),
    ("tschechisch", *b"cs"), ("tur", *b"tr"), ("turc", *b"tr"), ("turco", *b"tr"),
    ("turkce", *b"tr"), ("turkisch", *b"tr"), ("turkish", *b"tr"), ("ucraino", *b"uk"),
    ("ucraniano", *b"uk"), ("ukr", *b"uk"), ("ukrainian", *b"uk"), ("ukrainien", *b"uk"),
    ("ukrainisch", *b"uk"), ("ungarisch", *b"hu"), ("ungherese", *b"hu"), ("vie", *b"vi"),
    ("vietnamese", *b"vi"), ("vietnamesisch", *b"vi"), ("vietnamien", *b"vi"), ("vietnamita", *b"vi"),
    ("zho", *b"zh"), ("ελληνικά", *b"el"), ("български", *b"bg"), ("русский", *b"ru"),
    ("українська", *b"uk"), ("עברית", *b"he"), ("العربية", *b"ar"), ("हिन्दी", *b"hi"),
    ("中文", *b"zh"), ("日本語", *b"ja"), ("한국어", *b"ko"),
];

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::NAMES;
    use crate::{folded, language};

    #[test]
    fn the_names_are_folded_sorted_and_have_a_known_code() {
        assert!(NAMES.is_sorted_by(|(one, _), (other, _)| one < other));
        for (name, code) in NAMES {
            assert_eq!(folded(name), name);
            assert_eq!(language::of_contact_bytes(&code), Ok(code), "{name}");
        }
    }
}
