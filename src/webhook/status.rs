//! What is to be kept of the statuses of one message, which may be delivered in any order.

/// From what says least about a message to what says most.
///
/// Error and Failed end what was queued or sent, and a Sent that is delivered after them is an old
/// one. But Delivered and Read are proofs that the message arrived, so no failure that is told
/// before or after them undoes them. `[inferred]`
pub const STATUSES: [&str; 7] = [
    "Pending",
    "Queued",
    "Sent",
    "Failed",
    "Error",
    "Delivered",
    "Read",
];

/// Unknown ones come before all others.
fn rank(status: &str) -> usize {
    let place = STATUSES.iter().position(|known| *known == status);
    place.map_or(0, |place| place + 1)
}

/// The status to keep, of the one that is known and the one that was delivered now.
///
/// Deliveries are not ordered: a Read can come before its Delivered. The order here is a total one,
/// so whatever order the known statuses come in, the same one is kept in the end: Pending, Queued,
/// Sent, Failed, Error, Delivered, Read. A status that is not among them replaces none that is; of
/// two such the later is kept.
///
/// ```
/// use spoki::webhook::fold_status;
/// let kept = ["Sent", "Read", "Delivered"].into_iter().reduce(fold_status);
/// assert_eq!(kept, Some("Read"));
/// ```
pub fn fold_status<'a>(current: &'a str, next: &'a str) -> &'a str {
    if rank(next) >= rank(current) {
        next
    } else {
        current
    }
}
