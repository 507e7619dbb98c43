//! The sentences that the shell says, in each language: they would be dead weight in the module.

use anyhow::{Context, Result, ensure};
use serde_json::{Map, Value, json};
use spoki::rules::{Code, Locale, WORDS};
use spoki::webhook::{Reason, STATUSES};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// What the shell says by itself: by its key, in English and in Italian.
const SHELL: &str = include_str!("../../../pkg-template/sentences.json");

/// An ES module with an object for each language, of which a bundler keeps those that are used, and
/// the order of statuses.
pub(crate) fn messages_js() -> Result<String> {
    let mut text = String::new();
    for locale in Locale::ALL {
        let mut language = json!({ "code": locale.code(), "sentences": sentences(locale)? });
        if locale != Locale::English {
            language["words"] = json!(words());
        }
        let language = serde_json::to_string_pretty(&language)?;
        let _ = writeln!(text, "export const {} = {language};", locale.code());
    }
    let statuses = serde_json::to_string(&STATUSES)?;
    Ok(text + &format!("export const statuses = {statuses};\n"))
}

fn sentences(locale: Locale) -> Result<Map<String, Value>> {
    let mut sentences = Map::new();
    let codes = Code::ALL.iter();
    let codes = codes.map(|code| (code.name().to_owned(), code.message_in(locale).to_owned()));
    let reasons = Reason::ALL.iter().map(|reason| {
        let name = format!("webhook.{}", reason.name());
        (name, reason.message_in(locale).to_owned())
    });
    let suggestion = ("suggestion".to_owned(), locale.suggestion().to_owned());
    let shell = shell(locale)?;
    for (key, sentence) in codes.chain(reasons).chain([suggestion]).chain(shell) {
        ensure!(
            sentences.insert(key.clone(), sentence.into()).is_none(),
            "two sentences are called {key}"
        );
    }
    Ok(sentences)
}

fn shell(locale: Locale) -> Result<BTreeMap<String, String>> {
    let table: BTreeMap<String, [String; 2]> =
        serde_json::from_str(SHELL).context("pkg-template/sentences.json")?;
    let sentences = table.into_iter().map(|(key, [english, italian])| {
        let sentence = match locale {
            Locale::English => english,
            Locale::Italian => italian,
        };
        (key, sentence)
    });
    Ok(sentences.collect())
}

fn words() -> BTreeMap<&'static str, &'static str> {
    WORDS.iter().copied().collect()
}

#[cfg(test)]
mod tests {
    use super::sentences;
    use spoki::rules::Locale;
    use std::collections::BTreeSet;

    fn parameters(sentence: &str) -> BTreeSet<&str> {
        let parts = sentence.split('{').skip(1);
        parts.map(|part| part.split_once('}').unwrap().0).collect()
    }

    #[test]
    fn all_languages_have_the_same_sentences_with_the_same_parameters() {
        let [english, italian] = Locale::ALL.map(|locale| sentences(locale).unwrap());
        assert_eq!(
            english.keys().collect::<Vec<_>>(),
            italian.keys().collect::<Vec<_>>()
        );
        for (key, sentence) in &english {
            let (sentence, other) = (sentence.as_str().unwrap(), italian[key].as_str().unwrap());
            assert_eq!(parameters(sentence), parameters(other), "{key}");
            assert_ne!(sentence, other, "{key}");
        }
    }
}
