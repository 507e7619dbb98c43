//! One page of a list.

use core::fmt;
use core::marker::PhantomData;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

/// One page of a list: Spoki answers an envelope, or, on some routes, the bare array. Both are
/// read (reference section 3).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page<T> {
    /// How many items the whole list has, when Spoki says so.
    pub count: Option<u64>,
    /// The address of the next page, as Spoki gives it. The driver follows it only on the
    /// configured origin.
    pub next: Option<String>,
    /// The items of this page.
    pub items: Vec<T>,
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Page<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(PageVisitor(PhantomData))
    }
}

struct PageVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for PageVisitor<T> {
    type Value = Page<T>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a page ({count, next, previous, results}) or an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Page<T>, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Page {
            count: u64::try_from(items.len()).ok(),
            next: None,
            items,
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Page<T>, A::Error> {
        let mut count = None;
        let mut next = None;
        let mut items = None;
        while let Some(name) = map.next_key::<String>()? {
            match name.as_str() {
                "count" => count = map.next_value()?,
                "next" => next = map.next_value()?,
                "results" => items = Some(map.next_value()?),
                _ => {
                    map.next_value::<serde::de::IgnoredAny>()?;
                }
            }
        }
        let items = items.ok_or_else(|| serde::de::Error::missing_field("results"))?;
        Ok(Page { count, next, items })
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::Page;

    #[test]
    fn an_envelope_without_previous_and_a_bare_array_are_both_pages() {
        let envelope = r#"{"count":3,"next":"https://x/?page=2","results":[1,2]}"#;
        let page: Page<u8> = serde_json::from_str(envelope).unwrap();
        assert_eq!(page.count, Some(3));
        assert_eq!(page.items, [1, 2]);
        let bare: Page<u8> = serde_json::from_str("[1,2]").unwrap();
        assert_eq!(
            (bare.count, bare.next, bare.items.len()),
            (Some(2), None, 2)
        );
    }

    #[test]
    fn an_object_without_results_is_no_page() {
        assert!(serde_json::from_str::<Page<u8>>(r#"{"detail":"no"}"#).is_err());
    }
}
