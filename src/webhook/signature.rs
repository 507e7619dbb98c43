//! Signatures of scheme V2: HMAC-SHA256 over the time, a dot, and the body as received. `[doc]`

use super::Reason;
use hmac::{KeyInit, Mac, SimpleHmac};
use sha2::Sha256;

/// The most bytes of a body that is looked at.
pub const MAX_PAYLOAD: usize = 1 << 20;

/// The longest header that is looked at: more than ten times the one of scheme V2.
const MAX_HEADER: usize = 1024;

/// The times that a delivery may have been signed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The time at which it is checked, in unix seconds.
    pub now: u64,
    /// How many seconds a signature may be away from it in either direction, the last included.
    pub tolerance: u64,
}

impl Window {
    /// The window that Spoki's documentation advises: 300 seconds. `[doc]`
    pub const fn at(now: u64) -> Self {
        let tolerance = 300;
        Self { now, tolerance }
    }

    const fn check(self, timestamp: u64) -> Result<(), Reason> {
        if self.now.abs_diff(timestamp) <= self.tolerance {
            Ok(())
        } else if timestamp < self.now {
            Err(Reason::TooOld)
        } else {
            Err(Reason::TooNew)
        }
    }
}

/// Signs a body as Spoki does: gives the value of the header `X-Spoki-Signature`. For tests of one's
/// own receiver.
///
/// # Errors
/// [`Reason::EmptySecret`].
///
/// ```
/// let header = spoki::webhook::sign(b"{}", "whsec_example", 1_785_000_000)?;
/// assert!(header.starts_with("t=1785000000,v2="));
/// # Ok::<(), spoki::webhook::Reason>(())
/// ```
pub fn sign(payload: &[u8], secret: &str, timestamp: u64) -> Result<String, Reason> {
    let timestamp = timestamp.to_string();
    let mac = mac(secret, &timestamp, payload)?;
    let mut header = "t=".to_owned() + &timestamp + ",v2=";
    for byte in mac.finalize().into_bytes() {
        for digit in [byte >> 4, byte & 15] {
            header.extend(char::from_digit(digit.into(), 16));
        }
    }
    Ok(header)
}

/// Checks the signature of a body, and nothing else of it: [`verify`](super::verify) reads it too.
/// An empty secret is refused also beside one that fits.
///
/// # Errors
/// The [`Reason`].
pub fn check(
    payload: &[u8],
    signature: &str,
    secrets: impl IntoIterator<Item: AsRef<str>>,
    window: Window,
) -> Result<(), Reason> {
    if payload.len() > MAX_PAYLOAD {
        return Err(Reason::TooLarge);
    }
    let header = Header::read(signature)?;
    window.check(header.seconds)?;
    let mut outcome = Err(Reason::EmptySecret);
    // Every secret is tried, whichever fits: how long it takes tells nothing about them.
    for secret in secrets {
        let mac = mac(secret.as_ref(), header.timestamp, payload)?;
        let fits = mac.verify_slice(&header.digest).is_ok();
        outcome = if fits || outcome.is_ok() {
            Ok(())
        } else {
            Err(Reason::NoMatch)
        };
    }
    outcome
}

/// Whoever knows that a secret is empty could sign with it, so it is none.
fn mac(secret: &str, timestamp: &str, payload: &[u8]) -> Result<SimpleHmac<Sha256>, Reason> {
    if secret.is_empty() {
        return Err(Reason::EmptySecret);
    }
    // A key of any other length is taken.
    let mac = SimpleHmac::<Sha256>::new_from_slice(secret.as_bytes());
    let mut mac = mac.map_err(|_| Reason::EmptySecret)?;
    mac.update(timestamp.as_bytes());
    mac.update(b".");
    mac.update(payload);
    Ok(mac)
}

/// What the header says.
struct Header<'a> {
    /// Decimal digits, as they stand: they are part of what is signed.
    timestamp: &'a str,
    seconds: u64,
    digest: [u8; 32],
}

impl<'a> Header<'a> {
    fn read(header: &'a str) -> Result<Self, Reason> {
        let header = header.trim_ascii();
        if header.is_empty() {
            return Err(Reason::MissingSignature);
        }
        if header.len() > MAX_HEADER {
            return Err(Reason::MalformedSignature);
        }
        Self::parse(header).ok_or(Reason::MalformedSignature)
    }

    fn parse(header: &'a str) -> Option<Self> {
        for part in header.split(',') {
            let (name, _) = part.trim_ascii().split_once('=')?;
            value_of(header, name)?;
        }
        let timestamp = value_of(header, "t")?;
        Some(Self {
            timestamp,
            seconds: number(timestamp)?,
            digest: unhex(value_of(header, "v2")?)?,
        })
    }
}

/// What stands behind the `=` of the part of that name, if there is just one.
fn value_of<'a>(header: &'a str, wanted: &str) -> Option<&'a str> {
    let mut only = None;
    for part in header.split(',') {
        let (name, value) = part.trim_ascii().split_once('=')?;
        if name == wanted && only.replace(value).is_some() {
            return None;
        }
    }
    only
}

/// Decimal digits only. More of them than fit are a time that is far too late.
fn number(digits: &str) -> Option<u64> {
    let is_number = !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
    is_number.then(|| digits.parse().unwrap_or(u64::MAX))
}

const DIGITS: &[u8; 16] = b"0123456789abcdef";

/// Exactly 64 digits, in lower case.
fn unhex(digits: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    if digits.len() != 2 * bytes.len() {
        return None;
    }
    let mut digits = digits.bytes();
    for byte in &mut bytes {
        for _ in 0..2 {
            let next = digits.next()?;
            let value = (0_u8..).zip(DIGITS).find(|(_, digit)| **digit == next)?.0;
            *byte = *byte << 4 | value;
        }
    }
    Some(bytes)
}
