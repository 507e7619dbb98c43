//! Signatures of scheme V2: HMAC-SHA256 over the time, a dot, and the body as received. `[doc]`

use super::Reason;
use crate::rules::decimal;
use hmac::{Hmac, KeyInit, Mac};
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
    // No time has more than 63 bits.
    let timestamp = decimal(i64::try_from(timestamp).unwrap_or(i64::MAX));
    let mac = mac(secret, timestamp.as_bytes(), payload)?;
    let mut header = "t=".to_owned() + &timestamp + ",v2=";
    for byte in mac.finalize().into_bytes() {
        for digit in [byte >> 4, byte & 15] {
            header.push(char::from(to_hex(digit)));
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
    let header = Header::read(signature.as_bytes())?;
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
fn mac(secret: &str, timestamp: &[u8], payload: &[u8]) -> Result<Hmac<Sha256>, Reason> {
    if secret.is_empty() {
        return Err(Reason::EmptySecret);
    }
    // A key of any other length is taken.
    let mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes());
    let mut mac = mac.map_err(|_| Reason::EmptySecret)?;
    mac.update(timestamp);
    mac.update(b".");
    mac.update(payload);
    Ok(mac)
}

/// What the header says.
struct Header<'a> {
    /// Decimal digits, as they stand: they are part of what is signed.
    timestamp: &'a [u8],
    seconds: u64,
    digest: [u8; 32],
}

impl<'a> Header<'a> {
    fn read(header: &'a [u8]) -> Result<Self, Reason> {
        let header = header.trim_ascii();
        if header.is_empty() {
            return Err(Reason::MissingSignature);
        }
        if header.len() > MAX_HEADER {
            return Err(Reason::MalformedSignature);
        }
        Self::parse(header).ok_or(Reason::MalformedSignature)
    }

    fn parse(header: &'a [u8]) -> Option<Self> {
        let mut names = Vec::new();
        let (mut timestamp, mut digest) = (None, None);
        for part in header.split(|byte| *byte == b',') {
            let part = part.trim_ascii();
            let equals = part.iter().position(|byte| *byte == b'=')?;
            let (name, value) = (part.get(..equals)?, part.get(equals + 1..)?);
            if names.contains(&name) {
                return None;
            }
            names.push(name);
            match name {
                b"t" => timestamp = Some(value),
                b"v2" => digest = Some(unhex(value)?),
                _ => {}
            }
        }
        let timestamp = timestamp?;
        Some(Self {
            timestamp,
            seconds: number(timestamp)?,
            digest: digest?,
        })
    }
}

/// Decimal digits, at most as many as always fit.
fn number(digits: &[u8]) -> Option<u64> {
    if digits.is_empty() || digits.len() > 18 {
        return None;
    }
    let mut number = 0;
    for symbol in digits {
        let digit = symbol.is_ascii_digit().then(|| symbol - b'0')?;
        number = number * 10 + u64::from(digit);
    }
    Some(number)
}

/// Exactly 64 digits, in lower case.
fn unhex(digits: &[u8]) -> Option<[u8; 32]> {
    let (pairs, rest) = digits.as_chunks::<2>();
    let mut bytes = [0; 32];
    if pairs.len() != bytes.len() || !rest.is_empty() {
        return None;
    }
    for (byte, &[high, low]) in bytes.iter_mut().zip(pairs) {
        *byte = (from_hex(high)? << 4) | from_hex(low)?;
    }
    Some(bytes)
}

const fn from_hex(symbol: u8) -> Option<u8> {
    match symbol {
        b'0'..=b'9' => Some(symbol - b'0'),
        b'a'..=b'f' => Some(symbol - b'a' + 10),
        _ => None,
    }
}

const fn to_hex(digit: u8) -> u8 {
    match digit {
        0..10 => b'0' + digit,
        _ => b'a' - 10 + digit,
    }
}
