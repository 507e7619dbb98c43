//! Work on inputs that were made to be slow, of any length. `tests/linear.rs` counts its steps, and
//! `benches/linear.rs` takes its time.

mod bytes;
mod inputs;
mod texts;
mod values;

use spoki::schema::Value;

/// Work on an input that is ready.
pub(crate) type Work = Box<dyn FnMut()>;

/// Takes the name of a kind of input, and what makes the work on one of so many bytes.
pub(crate) type Judge<'a> = &'a mut dyn FnMut(&str, &dyn Fn(usize) -> Work);

/// Shows all of its kinds of input to a judge.
pub(crate) type Group = fn(Judge);

/// All kinds of input.
pub(crate) const GROUPS: [(&str, Group); 9] = [
    ("texts", texts::texts),
    ("structures", texts::structures),
    ("phones", values::phones),
    ("values", values::values),
    ("inputs", inputs::inputs),
    ("fields", inputs::fields),
    ("JSON", bytes::json_texts),
    ("files", bytes::files),
    ("deliveries", bytes::deliveries),
];

/// What a text is made of, by the number of the piece.
type Piece = fn(usize) -> String;

fn text(text: impl Into<String>) -> Value {
    Value::Text(text.into())
}

fn object<const N: usize>(fields: [(&str, Value); N]) -> Value {
    let fields = fields.into_iter();
    Value::Object(
        fields
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
    )
}

/// As many pieces as make about so many bytes, each with its number.
fn pieces<T>(bytes: usize, piece: fn(usize) -> (T, usize)) -> Vec<T> {
    let (mut pieces, mut length) = (Vec::new(), 0);
    while length < bytes {
        let (next, size) = piece(pieces.len());
        pieces.push(next);
        length += size;
    }
    pieces
}

fn repeated(bytes: usize, piece: Piece) -> String {
    let mut text = String::with_capacity(bytes);
    for number in 0.. {
        text.push_str(&piece(number));
        if text.len() >= bytes {
            break;
        }
    }
    text
}
