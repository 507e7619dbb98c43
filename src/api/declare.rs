//! The macros in which shapes and endpoints are declared.

/// Declares objects that requests are made of: the Rust struct, and the row of its fields.
macro_rules! shapes {
    ($(
        $(#[doc = $doc:literal])*
        $name:ident {
            $( $(#[doc = $field_doc:literal])* $field:ident: $holds:ty ),* $(,)?
        }
    )*) => {$(
        $(#[doc = $doc])*
        #[derive(Clone, Debug, Default, serde::Serialize)]
        pub struct $name {
            $(
                $(#[doc = $field_doc])*
                pub $field: $holds,
            )*
        }

        impl crate::schema::Shaped for $name {
            const SHAPE: crate::schema::Shape = crate::schema::Shape {
                name: stringify!($name),
                fields: fields!($( $(#[doc = $field_doc])* $field: $holds ),*),
                doc: prose!($($doc)*),
            };
        }
    )*};
}

/// Declares the endpoints of one area.
///
/// ```text
/// /// What it does.
/// Sync = "contacts.sync": POST "/api/1/contacts/sync/" -> Contact {
///     retry: Safe,                    // Unsafe: never repeated after an uncertain outcome
///     per_minute: 120,                // optional
///     slugs: ["SPOKI_…"],             // optional
///     path { id: Id }                 // optional, each part below too
///     query { search: Option<String> }
///     body { phone: Phone, … }        // or: body: Empty,   or: shape: ContactInput,
///                                     // or: items: ContactInput, 1..=500,
///     constants { is_blocked: true }  // always sent, never given
///     one_of: [ids, phones],          // at least one of these
/// }
/// ```
macro_rules! endpoints {
    ($(
        $(#[doc = $doc:literal])*
        $name:ident = $id:literal: $method:ident $path:literal -> $answer:ty {
            retry: $retry:ident,
            $(per_minute: $per_minute:literal,)?
            $(slugs: [$($slug:literal),* $(,)?],)?
            $(path { $($path_id:ident: $path_type:ty),* $(,)? })?
            $(query { $( $(#[doc = $query_doc:literal])* $query:ident: $query_type:ty ),* $(,)? })?
            $(body { $( $(#[doc = $body_doc:literal])* $field:ident: $field_type:ty ),* $(,)? })?
            $(body: $empty:ident,)?
            $(shape: $shape:ty,)?
            $(items: $item:ty, $min:literal..=$max:literal,)?
            $(constants { $($constant:ident: $constant_value:literal),* $(,)? })?
            $(one_of: [$($one_of:ident),* $(,)?],)?
        }
    )*) => {
        /// The operations of this area.
        pub const OPERATIONS: &[crate::api::Operation] =
            &[$(<$name as crate::api::Endpoint>::OPERATION),*];

        $(
            $(#[doc = $doc])*
            #[derive(Clone, Debug, Default, serde::Serialize)]
            #[allow(clippy::empty_structs_with_brackets)]
            pub struct $name {
                $($(
                    /// The id in the path.
                    #[serde(skip)]
                    pub $path_id: $path_type,
                )*)?
                $($(
                    $(#[doc = $query_doc])*
                        pub $query: $query_type,
                )*)?
                $($(
                    $(#[doc = $body_doc])*
                        pub $field: $field_type,
                )*)?
                $(
                    /// What the body is made of.
                    #[serde(flatten)]
                    pub input: $shape,
                )?
                $(
                    /// The items, in the order in which they are sent.
                    #[serde(skip)]
                    pub items: Vec<$item>,
                )?
            }

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
                        $(= { $($constant: $constant_value),* })?
                    ),
                    one_of: &[$($(stringify!($one_of)),*)?],
                    auth: crate::api::Auth::ApiKey,
                    retry: crate::api::Retry::$retry,
                    per_minute: optional!($($per_minute)?),
                    answer: <$answer as crate::api::Answer>::KIND,
                    model: crate::schema::Prose::new(<$answer as crate::api::Answer>::MODEL),
                    slugs: &[$($($slug),*)?],
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
            name: stringify!($name),
            required: <$holds as crate::schema::FieldType>::REQUIRED,
            holds: <$holds as crate::schema::FieldType>::TYPE,
            doc: prose!($($doc)*),
        }),*]
    };
}

macro_rules! body {
    () => { crate::api::Body::None };
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
    ([$item:ty, $min:literal, $max:literal]) => {
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
