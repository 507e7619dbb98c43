//! What is known of one endpoint, as the client interprets it.

use crate::model::{Model, Page};
use crate::schema::{Conditions, Field, Native, Prose, Type, Value, Variants};
use core::marker::PhantomData;
use serde::de::{DeserializeOwned, IgnoredAny};

/// An HTTP method. Spoki has no PUT.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Reads, except `templates.clone`.
    Get,
    /// Creates, syncs and acts.
    Post,
    /// Changes the fields that are given.
    Patch,
    /// Deletes.
    Delete,
}

impl Method {
    /// Its name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

/// How a call shows who it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Auth {
    /// The account's key, in `X-Spoki-Api-Key`.
    ApiKey,
    /// The partner's key, in the same header.
    PartnerKey,
    /// A secret of its own in the body; no key is sent.
    Secret,
}

/// Whether a call may be made again by itself after an outcome that leaves open if it was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retry {
    /// Doing it twice is the same as once: reads, changes of given fields, deletions, upserts.
    Safe,
    /// It could be done twice: only a 429, which says that it was not done, is tried again.
    Unsafe,
}

/// What the body of a request is.
#[derive(Clone, Copy, Debug)]
pub enum Body {
    /// There is none.
    None,
    /// `{}`: an action without fields.
    Empty,
    /// An object of these fields.
    Object(&'static [Field]),
    /// An object of one of several kinds.
    Variants(&'static Variants),
    /// An array at the root.
    List {
        /// What each item is.
        of: &'static Type,
        /// The fewest items.
        min: usize,
        /// The most items.
        max: usize,
    },
}

/// What an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerKind {
    /// One object.
    One,
    /// One object, or no content.
    Maybe,
    /// An array of objects.
    Many,
    /// A page of a list.
    Page,
    /// No content.
    Nothing,
    /// No content, from as many calls as the input needs.
    Batches,
    /// Something, whose shape Spoki does not publish.
    Unpublished,
}

/// A Rust type that stands for an answer.
pub trait Answer {
    /// What callers get.
    type Output: DeserializeOwned;
    /// What the answer is.
    const KIND: AnswerKind;
    /// The model's name in the typings; empty where there is none.
    const MODEL: &'static str = "";
    /// Whether the answer holds a key or a secret.
    const SECRET: bool = false;
}

impl<T: Model + DeserializeOwned> Answer for T {
    type Output = T;
    const KIND: AnswerKind = AnswerKind::One;
    const MODEL: &'static str = T::NAME;
    const SECRET: bool = T::SECRET;
}

impl<T: Model + DeserializeOwned> Answer for Page<T> {
    type Output = Self;
    const KIND: AnswerKind = AnswerKind::Page;
    const MODEL: &'static str = T::NAME;
    const SECRET: bool = T::SECRET;
}

impl<T: Model + DeserializeOwned> Answer for Vec<T> {
    type Output = Self;
    const KIND: AnswerKind = AnswerKind::Many;
    const MODEL: &'static str = T::NAME;
    const SECRET: bool = T::SECRET;
}

/// An answer that may as well be empty: Spoki does not publish which it is.
#[derive(Clone, Copy, Debug)]
pub struct Maybe<T>(PhantomData<T>);

impl<T: Model + DeserializeOwned> Answer for Maybe<T> {
    type Output = T;
    const KIND: AnswerKind = AnswerKind::Maybe;
    const MODEL: &'static str = T::NAME;
    const SECRET: bool = T::SECRET;
}

/// No content: Spoki answers 204, or a body that says nothing.
#[derive(Clone, Copy, Debug)]
pub struct Nothing;

impl Answer for Nothing {
    type Output = IgnoredAny;
    const KIND: AnswerKind = AnswerKind::Nothing;
}

/// No content, from as many calls as the input needs: what callers get is a report of who was
/// reached.
#[derive(Clone, Copy, Debug)]
pub struct Batches;

impl Answer for Batches {
    type Output = IgnoredAny;
    const KIND: AnswerKind = AnswerKind::Batches;
    const MODEL: &'static str = "BulkReport";
}

/// An answer whose shape is not published: callers get the JSON as it came.
#[derive(Clone, Copy, Debug)]
pub struct Unpublished;

impl Answer for Unpublished {
    type Output = Value;
    const KIND: AnswerKind = AnswerKind::Unpublished;
}

/// Whether customers get something of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// They do not.
    Nobody,
    /// Those whose phones are in the body do.
    Named,
    /// Some do, and the body does not say who: a campaign goes to whole lists, and a new automation
    /// to whoever fires it.
    Unnamed,
}

/// One endpoint, as constants.
#[derive(Clone, Copy, Debug)]
pub struct Operation {
    /// Its name, such as `contacts.sync`.
    pub id: &'static str,
    /// The HTTP method.
    pub method: Method,
    /// The path, with `{name}` where a path id goes.
    pub path: &'static str,
    /// The path ids, in their order.
    pub ids: &'static [Field],
    /// The fields that go into the query.
    pub query: &'static [Field],
    /// What goes into the body.
    pub body: Body,
    /// What holds between the fields of query and body.
    pub conditions: &'static Conditions,
    /// The operation whose route and limit this one shares, if it is a variant of one.
    pub variant_of: Option<&'static str>,
    /// The operation that this one does for many at once, on a route of its own: who must not do
    /// that one must not do this one either.
    pub includes: Option<&'static str>,
    /// How the call is authorised.
    pub auth: Auth,
    /// Whether it may be repeated.
    pub retry: Retry,
    /// Whether what was there is taken away or replaced, by another method than PATCH and DELETE. A
    /// new key or secret ends the old one.
    pub replaces: Native<bool>,
    /// Whom it reaches.
    pub reaches: Native<Reach>,
    /// How many calls a minute Spoki allows, where a limit is known.
    pub per_minute: Option<u16>,
    /// For how long Spoki answers the same again, where it is known to.
    pub cached_seconds: Native<Option<u16>>,
    /// What the answer is.
    pub answer: AnswerKind,
    /// Whether the answer holds a key or a secret.
    pub secret: bool,
    /// The model of the answer, in the typings.
    pub model: Prose,
    /// The names by which tool lists know the operation.
    pub slugs: Native<&'static [&'static str]>,
    /// Fields that tools call otherwise: the field, and what they call it. A body that is a list is
    /// called `items` here, and one of several kinds `input`.
    pub arguments: &'static [(&'static str, &'static str)],
    /// What to use instead, where Spoki is withdrawing the operation; otherwise empty.
    pub deprecated: Prose,
    /// What it does, for people.
    pub doc: Prose,
}

impl Operation {
    /// The fields of the input object: those of the query and those of the body. An operation
    /// never has a name in both.
    pub fn input_fields(&self) -> impl Iterator<Item = &'static Field> {
        let body = match self.body {
            Body::Object(fields) => fields,
            Body::None | Body::Empty | Body::List { .. } | Body::Variants(_) => &[],
        };
        self.query.iter().chain(body)
    }

    /// Whether a call only asks for something, and changes nothing: the GET that clones a template
    /// does.
    pub fn is_read(&self) -> bool {
        self.method == Method::Get && self.retry == Retry::Safe
    }

    /// The part of the id before the dot: `contacts` of `contacts.sync`.
    pub fn area(&self) -> &'static str {
        self.id.split_once('.').map_or(self.id, |(area, _)| area)
    }

    /// The part of the id behind the dot: `sync` of `contacts.sync`.
    pub fn verb(&self) -> &'static str {
        self.id.rsplit_once('.').map_or(self.id, |(_, verb)| verb)
    }
}

/// A typed request: what a Rust caller hands to the client.
pub trait Endpoint {
    /// What is known of the endpoint.
    const OPERATION: Operation;
    /// What it answers.
    type Answer: Answer;
    /// The path ids and the input, ready for the checker.
    ///
    /// # Errors
    /// When a value cannot be written as JSON.
    fn into_parts(self) -> Result<(Vec<Value>, Value), serde_json::Error>;
}

/// The JSON of a typed value, as the checker reads it.
pub(crate) fn to_value(value: &impl serde::Serialize) -> Result<Value, serde_json::Error> {
    serde_json::from_str(&serde_json::to_string(value)?)
}
