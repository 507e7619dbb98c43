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

mod arguments;

pub use arguments::prepare;
