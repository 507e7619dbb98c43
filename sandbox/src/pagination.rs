//! The page envelope of every list route. [live]

use serde_json::{Value, json};

use crate::call::Call;
use crate::options::MAX_PAGE_SIZE;
use crate::problem::{Answer, Problem};

pub(crate) struct Page {
    number: usize,
    size: usize,
}

impl Page {
    /// A page size that is too large is capped and one that makes no sense is passed over, as
    /// Django REST Framework does. [inferred]
    pub(crate) fn asked_by(call: &Call) -> Result<Self, Problem> {
        Self::read(call, &["page_size"], (call.page_size, MAX_PAGE_SIZE))
    }

    /// With the size under the first of `names` that is given.
    pub(crate) fn asked_with_names(call: &Call, names: &[&str]) -> Result<Self, Problem> {
        Self::read(call, names, (call.page_size, MAX_PAGE_SIZE))
    }

    /// With the usual and the largest page size of a route that has its own.
    pub(crate) fn asked_with_sizes(call: &Call, sizes: (usize, usize)) -> Result<Self, Problem> {
        Self::read(call, &["page_size"], sizes)
    }

    fn read(
        call: &Call,
        names: &[&str],
        (usual, largest): (usize, usize),
    ) -> Result<Self, Problem> {
        let number = match call.query("page") {
            None => 1,
            Some(number) => number
                .parse()
                .ok()
                .filter(|number| *number > 0)
                .ok_or_else(Problem::invalid_page)?,
        };
        let size = names
            .iter()
            .find_map(|name| call.query(name))
            .and_then(|size| size.parse().ok())
            .filter(|size| *size > 0)
            .unwrap_or(usual)
            .min(largest);
        Ok(Self { number, size })
    }

    pub(crate) fn size(&self) -> usize {
        self.size
    }

    pub(crate) fn offset(&self) -> usize {
        (self.number - 1).saturating_mul(self.size)
    }

    /// The first page of nothing is an empty page; any other page past the end is an error.
    pub(crate) fn check(&self, count: usize) -> Result<(), Problem> {
        if self.number > 1 && self.offset() >= count {
            return Err(Problem::invalid_page());
        }
        Ok(())
    }

    pub(crate) fn answer(&self, call: &Call, count: usize, results: &[Value]) -> Answer {
        let has_next = self.offset().saturating_add(self.size) < count;
        Answer::ok(json!({
            "count": count,
            "next": has_next.then(|| link(call, self.number + 1)),
            "previous": (self.number > 1).then(|| link(call, self.number - 1)),
            "results": results,
        }))
    }
}

/// Absolute, with the filters and the page size of the call repeated. [live]
fn link(call: &Call, number: usize) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for (name, value) in call.queries().iter().filter(|(name, _)| name != "page") {
        query.append_pair(name, value);
    }
    query.append_pair("page", &number.to_string());
    format!("{}?{}", call.address, query.finish())
}
