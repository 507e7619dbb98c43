//! The macros in which shapes and endpoints are declared.

/// Declares objects that requests are made of: the Rust struct, and the row of its fields.
macro_rules! shapes {
    ($(
        $(#[doc = $doc:literal])*
        $name:ident {
            $( $(#[doc = $field_doc:literal])* $field:ident: $holds:ty ),* $(,)?
            $(; open: $more:ident)?
        }
    )*) => {$(
        $(#[doc = $doc])*
        #[derive(Clone, Debug, Default, serde::Serialize)]
        pub struct $name {
            $(
                $(#[doc = $field_doc])*
                #[serde(skip_serializing_if = "crate::schema::FieldType::is_absent")]
                pub $field: $holds,
            )*
            $(
                /// Fields that are not known here.
                #[serde(flatten)]
                pub $more: crate::model::AnyObject,
            )?
        }

        impl crate::schema::Shaped for $name {
            const SHAPE: crate::schema::Shape = crate::schema::Shape {
                name: crate::schema::Native::new(stringify!($name)),
                fields: fields!($( $(#[doc = $field_doc])* $field: $holds ),*),
                open: is_given!($($more)?),
                doc: prose!($($doc)*),
            };
        }
    )*};
}

/// Declares an object of several kinds, each a shape: the Rust enum, and the row of its kinds.
macro_rules! variants {
    (
        $(#[doc = $doc:literal])*
        $name:ident by [$($by:ident),*] {
            $(#[doc = $first_doc:literal])*
            $first:ident($first_shape:ty),
            $( $(#[doc = $kind_doc:literal])* $kind:ident($shape:ty), )*
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, serde::Serialize)]
        #[serde(untagged)]
        pub enum $name {
            $(#[doc = $first_doc])*
            $first($first_shape),
            $(
                $(#[doc = $kind_doc])*
                $kind($shape),
            )*
        }

        impl Default for $name {
            fn default() -> Self {
                Self::$first(Default::default())
            }
        }

        impl crate::schema::Varied for $name {
            const VARIANTS: crate::schema::Variants = crate::schema::Variants {
                name: crate::schema::Native::new(stringify!($name)),
                by: &[$(name!($by)),*],
                shapes: &[
                    &<$first_shape as crate::schema::Shaped>::SHAPE,
                    $(&<$shape as crate::schema::Shaped>::SHAPE),*
                ],
                doc: prose!($($doc)*),
            };
        }
    };
}

/// Declares the endpoints of one area.
///
/// ```text
/// /// What it does.
/// Sync = "contacts.sync": POST "/api/1/contacts/sync/" -> Contact {
///     retry: Safe,                    // Unsafe: never repeated after an uncertain outcome
///     replaces: true,                 // what was there is gone, though the method is POST
///     reaches: Named,                 // customers get something of it: those in the body
///     deprecated: "use …",            // optional, as `replaces` and each part below
///     variant_of: "contacts.update",  // shares its route and limit
///     includes: "contacts.sync",      // does what that does, for many, on a route of its own
///     auth: PartnerKey,               // unless it is ApiKey
///     per_minute: 120,
///     cached_seconds: 1800,
///     slugs: ["SPOKI_…"],
///     arguments: [id as contact_id],  // what tools call them, where they do not call them so;
///                                     // `items` and `input` stand for the whole body
///     path { id: Id }
///     query { search: Option<String> }
///     body { phone: Phone, … }        // or: body: Empty,   or: shape: ContactInput,
///                                     // or: items: ContactInput, 1..=500,
///                                     // or: variants: Message,
///     constants { is_blocked: true }  // always sent, never given
///     one_of: [ids, phones],          // at least one of these
///     needs: [status = "Scheduled" => [scheduled_datetime]], // given the first, also the second
///     suits: [content_type to format_type by MimeTypeOfFormat], // values that must agree
/// }
/// ```
macro_rules! endpoints {
    ($(
        $(#[doc = $doc:literal])*
        $name:ident = $id:literal: $method:ident $path:literal -> $answer:ty {
            retry: $retry:ident,
            $(replaces: $replaces:literal,)?
            $(reaches: $reaches:ident,)?
            $(deprecated: $deprecated:literal,)?
            $(variant_of: $variant_of:literal,)?
            $(includes: $includes:literal,)?
            $(auth: $auth:ident,)?
            $(per_minute: $per_minute:literal,)?
            $(cached_seconds: $cached_seconds:literal,)?
            $(slugs: [$($slug:literal),* $(,)?],)?
            $(arguments: [$($argument_of:ident as $argument:ident),* $(,)?],)?
            $(path { $($path_id:ident: $path_type:ty),* $(,)? })?
            $(query { $( $(#[doc = $query_doc:literal])* $query:ident: $query_type:ty ),* $(,)? })?
            $(body { $( $(#[doc = $body_doc:literal])* $field:ident: $field_type:ty ),* $(,)? })?
            $(body: $empty:ident,)?
            $(shape: $shape:ty,)?
            $(items: $item:ty, $min:literal..=$max:expr,)?
            $(variants: $variants:ty,)?
            $(constants { $($constant:ident: $constant_value:literal),* $(,)? })?
            $(one_of: [$($one_of:ident),* $(,)?],)?
            $(needs: [$($need:ident = $need_value:literal => [$($needed:ident),*]),* $(,)?],)?
            $(suits: [$($suit:ident to $suit_to:ident by $agreement:ident),* $(,)?],)?
        }
    )*) => {
        /// The operations of this area.
        #[allow(deprecated)]
        pub const OPERATIONS: &[crate::api::Operation] =
            &[$(<$name as crate::api::Endpoint>::OPERATION),*];

        $(
            $(#[doc = $doc])*
            $(#[deprecated(note = $deprecated)])?
            #[derive(Clone, Debug, Default, serde::Serialize)]
            #[allow(clippy::empty_structs_with_brackets, non_snake_case)]
            pub struct $name {
                $($(
                    /// The id in the path.
                    #[serde(skip)]
                    pub $path_id: $path_type,
                )*)?
                $($(
                    $(#[doc = $query_doc])*
                    #[serde(skip_serializing_if = "crate::schema::FieldType::is_absent")]
                    pub $query: $query_type,
                )*)?
                $($(
                    $(#[doc = $body_doc])*
                    #[serde(skip_serializing_if = "crate::schema::FieldType::is_absent")]
                    pub $field: $field_type,
                )*)?
                $(
                    /// What the body is made of.
                    #[serde(flatten)]
                    pub input: $shape,
                )?
                $(
                    /// What the body is made of.
                    #[serde(flatten)]
                    pub input: $variants,
                )?
                $(
                    /// The items, in the order in which they are sent.
                    #[serde(skip)]
                    pub items: Vec<$item>,
                )?
            }

            #[allow(deprecated)]
            impl crate::api::Endpoint for $name {
                const OPERATION: crate::api::Operation = crate::api::Operation {
                    id: $id,
                    method: method!($method),
                    path: $path,
                    ids: fields!($($($path_id: $path_type),*)?),
                    query: fields!($($( $(#[doc = $query_doc])* $query: $query_type ),*)?),
                    body: body!(
                        $({ $( $(#[doc = $body_doc])* $field: $field_type ),* })?
                        $(($empty))?
                        $(<$shape>)?
                        $([$item, $min, $max])?
                        $(| $variants)?
                        $(= { $($constant: $constant_value),* })?
                    ),
                    conditions: &crate::schema::Conditions {
                        one_of: &[$($(stringify!($one_of)),*)?],
                        needs: &[$($(crate::schema::Need {
                            field: stringify!($need),
                            value: $need_value,
                            fields: &[$(stringify!($needed)),*],
                        }),*)?],
                        suits: &[$($(crate::schema::Suit {
                            field: stringify!($suit),
                            to: stringify!($suit_to),
                            by: crate::schema::Agreement::$agreement,
                        }),*)?],
                    },
                    variant_of: optional!($($variant_of)?),
                    includes: optional!($($includes)?),
                    auth: auth!($($auth)?),
                    retry: crate::api::Retry::$retry,
                    replaces: crate::schema::Native::new(false $(|| $replaces)?),
                    reaches: crate::schema::Native::new(reach!($($reaches)?)),
                    per_minute: optional!($($per_minute)?),
                    cached_seconds: crate::schema::Native::new(optional!($($cached_seconds)?)),
                    answer: <$answer as crate::api::Answer>::KIND,
                    secret: <$answer as crate::api::Answer>::SECRET,
                    model: crate::schema::Prose::new(<$answer as crate::api::Answer>::MODEL),
                    slugs: crate::schema::Native::new(&[$($($slug),*)?]),
                    arguments: &[$($((stringify!($argument_of), stringify!($argument))),*)?],
                    deprecated: crate::schema::Prose::new(concat!($($deprecated)?)),
                    doc: prose!($($doc)*),
                };
                type Answer = $answer;

                fn into_parts(
                    self,
                ) -> Result<(Vec<crate::schema::Value>, crate::schema::Value), serde_json::Error>
                {
                    let ids = vec![$($(crate::api::operation::to_value(&self.$path_id)?),*)?];
                    let input = input!(self $($item)?);
                    Ok((ids, input))
                }
            }
        )*
    };
}

macro_rules! fields {
    ($( $(#[doc = $doc:literal])* $name:ident: $holds:ty ),* $(,)?) => {
        &[$(crate::schema::Field {
            name: name!($name),
            required: <$holds as crate::schema::FieldType>::REQUIRED,
            holds: <$holds as crate::schema::FieldType>::TYPE,
            doc: prose!($($doc)*),
        }),*]
    };
}

macro_rules! body {
    () => { crate::api::Body::None };
    (| $variants:ty) => {
        crate::api::Body::Variants(&<$variants as crate::schema::Varied>::VARIANTS)
    };
    (<$shape:ty>) => {
        crate::api::Body::Object(<$shape as crate::schema::Shaped>::SHAPE.fields)
    };
    ((Empty)) => { crate::api::Body::Empty };
    ({ $($fields:tt)* }) => { crate::api::Body::Object(fields!($($fields)*)) };
    (= { $($name:ident: $value:literal),* }) => {
        crate::api::Body::Object(&[$(crate::schema::Field {
            name: stringify!($name),
            required: true,
            holds: crate::schema::Type::Constant($value),
            doc: crate::schema::Prose::new(""),
        }),*])
    };
    ([$item:ty, $min:literal, $max:expr]) => {
        crate::api::Body::List {
            of: &<$item as crate::schema::FieldType>::TYPE,
            min: $min,
            max: $max,
        }
    };
}

macro_rules! input {
    ($request:ident) => {
        crate::api::operation::to_value(&$request)?
    };
    ($request:ident $item:ty) => {
        crate::api::operation::to_value(&$request.items)?
    };
}

/// The name of a field on the wire: a keyword of Rust is written raw.
macro_rules! name {
    (r#type) => {
        "type"
    };
    ($name:ident) => {
        stringify!($name)
    };
}

macro_rules! auth {
    () => {
        crate::api::Auth::ApiKey
    };
    ($auth:ident) => {
        crate::api::Auth::$auth
    };
}

macro_rules! reach {
    () => {
        crate::api::Reach::Nobody
    };
    ($reach:ident) => {
        crate::api::Reach::$reach
    };
}

macro_rules! is_given {
    () => {
        false
    };
    ($given:ident) => {
        true
    };
}

macro_rules! method {
    (GET) => {
        crate::api::Method::Get
    };
    (POST) => {
        crate::api::Method::Post
    };
    (PATCH) => {
        crate::api::Method::Patch
    };
    (DELETE) => {
        crate::api::Method::Delete
    };
}

macro_rules! optional {
    () => {
        None
    };
    ($value:expr) => {
        Some($value)
    };
}

macro_rules! prose {
    ($($line:literal)*) => { crate::schema::Prose::new(concat!($($line, "\n"),*)) };
}
