//! What a field of a request may hold, as constants: the checker, the typings and the schemas
//! all read these.

#[cfg(target_arch = "wasm32")]
use core::marker::PhantomData;

/// What only generators and documents need: kept in native builds, and dropped from the wasm
/// module.
#[derive(Clone, Copy, Debug)]
pub struct Native<T> {
    #[cfg(not(target_arch = "wasm32"))]
    value: T,
    #[cfg(target_arch = "wasm32")]
    dropped: PhantomData<T>,
}

impl<T: Copy> Native<T> {
    /// Wraps a value; on wasm32 nothing of it remains.
    #[cfg_attr(target_arch = "wasm32", allow(unused_variables))]
    pub const fn new(value: T) -> Self {
        Self {
            #[cfg(not(target_arch = "wasm32"))]
            value,
            #[cfg(target_arch = "wasm32")]
            dropped: PhantomData,
        }
    }

    /// The value.
    #[cfg(not(target_arch = "wasm32"))]
    pub const fn get(&self) -> T {
        self.value
    }
}

/// Text for people, as it was written in the declaration: doc lines keep their leading space.
pub type Prose = Native<&'static str>;

impl Prose {
    /// The text.
    #[cfg(not(target_arch = "wasm32"))]
    pub const fn text(&self) -> &'static str {
        self.value
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

/// What holds between the fields of an object.
#[derive(Clone, Copy, Debug)]
pub struct Conditions {
    /// When not empty: at least one of these fields must be given.
    pub one_of: &'static [&'static str],
    /// Fields that must be given together with a certain value of another.
    pub needs: &'static [Need],
    /// Fields whose values must suit those of others.
    pub suits: &'static [Suit],
}

impl Conditions {
    /// Nothing.
    pub const NONE: Self = Self {
        one_of: &[],
        needs: &[],
        suits: &[],
    };
}

/// Fields that must be given when another has a certain value.
#[derive(Clone, Copy, Debug)]
pub struct Need {
    /// The other field.
    pub field: &'static str,
    /// Its value: a string, or a whole number by its digits.
    pub value: &'static str,
    /// What must be given then.
    pub fields: &'static [&'static str],
}

/// A field whose value must suit that of another.
#[derive(Clone, Copy, Debug)]
pub struct Suit {
    /// The field.
    pub field: &'static str,
    /// The other one.
    pub to: &'static str,
    /// In what they must agree.
    pub by: Agreement,
}

/// In what two fields must agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// A MIME type is one that WhatsApp takes for the format.
    MimeTypeOfFormat,
    /// A value is of the type of its custom field.
    ValueOfFieldType,
}

/// The fields of an object.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// The object's name in the typings.
    pub name: Prose,
    /// Its fields, in the order in which they are sent when Rust builds them.
    pub fields: &'static [Field],
    /// Whether it may hold fields that are not known here.
    pub open: bool,
    /// What the object is.
    pub doc: Prose,
}

/// Objects of several kinds, told apart by the strings in some of their fields.
#[derive(Clone, Copy, Debug)]
pub struct Variants {
    /// The name of them all in the typings.
    pub name: Prose,
    /// The fields that tell them apart, the first decisive one first. In each kind that has such a
    /// field it is a [`Type::OneOf`].
    pub by: &'static [&'static str],
    /// The kinds. Where the strings leave several, the names of the fields decide.
    pub shapes: &'static [&'static Shape],
    /// What they are.
    pub doc: Prose,
}

/// What a value may be.
#[derive(Clone, Copy, Debug)]
pub enum Type {
    /// Any string, also the empty one.
    Text,
    /// A string that is not blank.
    Name,
    /// A string of at most so many characters, also the empty one.
    ShortText {
        /// The most characters.
        max: usize,
    },
    /// A string of at most so many characters that is not blank.
    Label {
        /// The most characters.
        max: usize,
    },
    /// A key or a secret: a string that is not blank, and that nothing but the request shows.
    Secret,
    /// A phone number with its calling code; sent as E.164.
    Phone,
    /// An e-mail address.
    Email,
    /// An e-mail address, or an empty string: Spoki keeps a field that is left out and empties one
    /// that is "".
    ContactEmail,
    /// A language code.
    Language,
    /// The language of a contact; sent as a code of two letters.
    ContactLanguage,
    /// The code of a custom field that is to be created.
    CustomFieldCode,
    /// The name of a custom field, as people see it.
    CustomFieldLabel,
    /// A country code of two capital letters.
    Country,
    /// An address on the web, without credentials.
    Url,
    /// A MIME type.
    MimeType,
    /// A day of the calendar.
    Date,
    /// A point in time, with its zone.
    DateTime,
    /// A day of the calendar or a point in time.
    DateOrDateTime,
    /// A UUID.
    Uuid,
    /// An identifier that another platform gave, fit for a path.
    Identifier,
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
    /// One of some strings, by exact spelling. Where there is only one, it need not be given.
    OneOf(&'static [&'static str]),
    /// One of some strings, by exact spelling, or a string that is not known here.
    Open(&'static [&'static str]),
    /// One of some numbers, each with its meaning.
    Numbered(&'static [(i64, &'static str)]),
    /// The values of custom fields, by their codes.
    CustomFields,
    /// Strings by any names.
    Texts,
    /// Anything that JSON can hold.
    Any,
    /// An object of anything.
    AnyObject,
    /// `null` and nothing else: a field that Spoki wants to see empty.
    Null,
    /// `null`, or what another type allows.
    Nullable(&'static Type),
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
    /// Whether the field is to be left out.
    fn is_absent(&self) -> bool {
        false
    }
}

impl<T: FieldType> FieldType for Option<T> {
    const TYPE: Type = T::TYPE;
    const REQUIRED: bool = false;
    fn is_absent(&self) -> bool {
        self.is_none()
    }
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

/// An object that is declared field by field (see the `shapes!` macro of `api`).
pub trait Shaped {
    /// Its fields.
    const SHAPE: Shape;
}

/// An object of several kinds (see the `variants!` macro of `api`).
pub trait Varied {
    /// Its kinds.
    const VARIANTS: Variants;
}

impl<T: Shaped> FieldType for T {
    const TYPE: Type = Type::Object(&T::SHAPE);
}
