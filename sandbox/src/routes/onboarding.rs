//! The link where an account joins `WhatsApp`.

/// The host is reserved for examples: nobody can join from here. [inferred]
pub(super) fn link(account: i64) -> String {
    format!("https://onboarding.example.com/?account={account}")
}
