//! What a field of a request may hold, as constants: the checker, the typings and the schemas
//! all read these.

/// Text for people: kept in native builds, where the documentation is generated, and dropped from
/// the wasm module.
#[derive(Clone, Copy, Debug)]
pub struct Prose {
    #[cfg(not(target_arch = "wasm32"))]
    text: &'static str,
}

impl Prose {
    /// Wraps a text; on wasm32 nothing of it remains.
    #[cfg_attr(target_arch = "wasm32", allow(unused_variables))]
    pub const fn new(text: &'static str) -> Self {
        Self {
            #[cfg(not(target_arch = "wasm32"))]
            text,
        }
    }

    /// The text, as it was written in the declaration: doc lines keep their leading space.
    #[cfg(not(target_arch = "wasm32"))]
    pub const fn text(&self) -> &'static str {
        self.text
    }
}

/// One field of a request.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its name on the wire.
    pub name: &'static str,
    /// Whether Spoki refuses a request without it.
    pub required: bool,
    /// What it may hold.
    pub holds: Type,
    /// What it means.
    pub doc: Prose,
}

/// The fields of an object.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// The object's name in the typings.
    pub name: &'static str,
    /// Its fields, in the order in which they are sent when Rust builds them.
    pub fields: &'static [Field],
    /// What the object is.
    pub doc: Prose,
}

/// What a value may be.
#[derive(Clone, Copy, Debug)]
pub enum Type {
    /// Any string, also the empty one.
    Text,
    /// A string that is not blank.
    Name,
    /// A phone number with its calling code; sent as E.164.
    Phone,
    /// An e-mail address.
    Email,
    /// A language code.
    Language,
    /// The code of a custom field that is to be created.
    CustomFieldCode,
    /// A positive whole number that identifies something; digits in a string are taken as well.
    Id,
    /// A whole number in a range.
    Integer {
        /// The least.
        min: i64,
        /// The greatest.
        max: i64,
    },
    /// `true` or `false`.
    Boolean,
    /// Not given by the caller at all: the operation always sends this.
    Constant(bool),
    /// One of some strings, by exact spelling.
    OneOf(&'static [&'static str]),
    /// One of some numbers, each with its meaning.
    Numbered(&'static [(i64, &'static str)]),
    /// The values of custom fields, by their codes.
    CustomFields,
    /// Strings by any names.
    Texts,
    /// An object of known fields.
    Object(&'static Shape),
    /// A list.
    List {
        /// What each item is.
        of: &'static Type,
        /// The fewest items.
        min: usize,
        /// The most items.
        max: usize,
    },
}

/// A Rust type that stands for a field: the declaration of an endpoint names it once, and both the
/// typed request and the row that the checker reads follow from it.
pub trait FieldType {
    /// What the field may hold.
    const TYPE: Type;
    /// Whether the field must be given.
    const REQUIRED: bool = true;
}

impl<T: FieldType> FieldType for Option<T> {
    const TYPE: Type = T::TYPE;
    const REQUIRED: bool = false;
}

impl FieldType for String {
    const TYPE: Type = Type::Text;
}

impl FieldType for bool {
    const TYPE: Type = Type::Boolean;
}

impl<T: FieldType> FieldType for Vec<T> {
    const TYPE: Type = Type::List {
        of: &T::TYPE,
        min: 1,
        max: usize::MAX,
    };
}

/// An object that is declared field by field (see the `shape!` macro of `api`).
pub trait Shaped {
    /// Its fields.
    const SHAPE: Shape;
}

impl<T: Shaped> FieldType for T {
    const TYPE: Type = Type::Object(&T::SHAPE);
}
