//! Tools for agents: each operation as a function with one flat object of arguments, which is all
//! that models can call.
//!
//! ```
//! use spoki::protocol::Extra;
//! use spoki::schema::json;
//!
//! let operation = spoki::api::find("contacts.update").unwrap();
//! let arguments = json::parse(r#"{"id":7,"first_name":"Ada","email":null}"#).unwrap();
//! let request = spoki::tools::prepare(operation, arguments, Extra::default()).unwrap();
//! assert_eq!(request.target, "/api/1/contacts/7/");
//! assert_eq!(request.body.as_deref(), Some(r#"{"first_name":"Ada"}"#));
//! ```
//!
//! The catalogue, with its names, descriptions and schemas, is there in native builds only: the
//! package carries it as files.

mod amounts;
mod arguments;
#[cfg(not(target_arch = "wasm32"))]
mod catalog;
#[cfg(not(target_arch = "wasm32"))]
mod effects;
#[cfg(not(target_arch = "wasm32"))]
mod json_schema;
#[cfg(not(target_arch = "wasm32"))]
mod names;
#[cfg(not(target_arch = "wasm32"))]
mod patterns;
mod policy;
#[cfg(not(target_arch = "wasm32"))]
mod prose;
mod read;
mod recipients;

pub use arguments::prepare;
#[cfg(not(target_arch = "wasm32"))]
pub use catalog::{FILTERS, arguments_schema, tool};
#[cfg(not(target_arch = "wasm32"))]
pub use effects::{is_destructive, is_idempotent, is_read_only};
#[cfg(not(target_arch = "wasm32"))]
pub use json_schema::{input_schema, of as schema_of};
#[cfg(not(target_arch = "wasm32"))]
pub use names::{aliases, slug, title};
pub use policy::Judged;
#[cfg(not(target_arch = "wasm32"))]
pub use prose::paragraphs;
