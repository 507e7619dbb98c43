//! The signature of a delivery, version 2: `t=<unix seconds>,v2=<hex>`. [doc]

use std::fmt::Write as _;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// HMAC-SHA256 over `t`, a dot and the raw body; the key is the secret as it is written, its
/// `whsec_` included. [inferred]
pub(crate) fn header(secret: &str, unix_seconds: u64, body: &str) -> String {
    let mut signature = format!("t={unix_seconds},v2=");
    // HMAC takes keys of any length.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else {
        return signature;
    };
    mac.update(format!("{unix_seconds}.{body}").as_bytes());
    for byte in mac.finalize().into_bytes() {
        let _ = write!(signature, "{byte:02x}");
    }
    signature
}

#[cfg(test)]
mod tests {
    use super::header;

    /// Computed with `openssl dgst -sha256 -hmac`.
    #[test]
    fn the_signature_is_the_one_that_others_compute() {
        assert_eq!(
            header("whsec_test", 1_785_000_000, "{\"version\":2}"),
            "t=1785000000,v2=3149536e4bd034832e810e5e420cacb83fa2249cea60d10e65d0400238bc4f38"
        );
    }
}
