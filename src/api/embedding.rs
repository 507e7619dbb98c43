//! Pages of Spoki in other sites (reference section 8, "Embedding").
//!
//! ```
//! use spoki::api::embedding::GetAuthenticationToken;
//! use spoki::protocol::request;
//!
//! let request = request(GetAuthenticationToken {
//!     email: "gestionale@example.com".into(),
//!     private_key: "the role's private key".into(),
//! })?;
//! // The key is in the body alone.
//! assert!(!format!("{request:?}").contains("private key"));
//! # Ok::<(), Vec<spoki::error::Issue>>(())
//! ```

use crate::model::{Email, EmbeddingToken, Secret};

endpoints! {
    /// Gets a token for one load of an embedded page. Call it on a server: whoever has the private
    /// key can log in as that user.
    GetAuthenticationToken = "embedding.get_authentication_token": POST "/api/1/auth/get_authentication_token/" -> EmbeddingToken {
        retry: Unsafe,
        body {
            /// The e-mail address of the user, who may be a service user.
            email: Email,
            /// The private key of the user's role.
            private_key: Secret,
        }
    }
}
