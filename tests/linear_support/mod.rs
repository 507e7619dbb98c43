//! Work on inputs of half a megabyte and of a whole one.

use spoki::schema::Value;
use std::time::{Duration, Instant};

const MEGABYTE: usize = 1 << 20;

pub(crate) fn text(text: impl Into<String>) -> Value {
    Value::Text(text.into())
}

pub(crate) fn object<const N: usize>(fields: [(&str, Value); N]) -> Value {
    let fields = fields.into_iter();
    Value::Object(
        fields
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
    )
}

/// As many pieces as make about so many bytes, each with its number.
pub(crate) fn pieces<T>(bytes: usize, piece: fn(usize) -> (T, usize)) -> Vec<T> {
    let (mut pieces, mut length) = (Vec::new(), 0);
    while length < bytes {
        let (next, size) = piece(pieces.len());
        pieces.push(next);
        length += size;
    }
    pieces
}

pub(crate) fn repeated(bytes: usize, piece: Piece) -> String {
    let mut text = String::with_capacity(bytes);
    for number in 0.. {
        text.push_str(&piece(number));
        if text.len() >= bytes {
            break;
        }
    }
    text
}

/// The lesser of two measurements: the first one also fills the caches.
fn time(work: &mut dyn FnMut()) -> Duration {
    let measure = |work: &mut dyn FnMut()| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..2).map(|_| measure(work)).min().unwrap_or_default()
}

pub(crate) fn is_linear(name: &str, work: impl Fn(usize) -> Box<dyn FnMut()>) {
    let mut last = 0.0;
    // A machine that is busy spoils a measurement, but not each of several.
    for _ in 0..5 {
        // Below a millisecond there is little but noise.
        let half = time(&mut *work(MEGABYTE / 2)).max(Duration::from_millis(1));
        let whole = time(&mut *work(MEGABYTE));
        last = whole.as_secs_f64() / half.as_secs_f64();
        if last < 2.5 {
            println!("{name}: {whole:?}, {last:.2} times the half");
            return;
        }
    }
    panic!("{name}: {last:.2} times the half");
}

/// What a text is made of, by the number of the piece.
pub(crate) type Piece = fn(usize) -> String;
