//! What can be written as a whole.

use super::Writer;
use crate::error::Segment;
use crate::schema::Value;

/// A part of a JSON text.
pub trait Item {
    /// Writes it.
    fn write(&self, out: &mut Writer);
}

impl Item for usize {
    fn write(&self, out: &mut Writer) {
        out.count(*self as u64);
    }
}

impl Item for str {
    fn write(&self, out: &mut Writer) {
        out.text(self);
    }
}

impl Item for String {
    fn write(&self, out: &mut Writer) {
        self.as_str().write(out);
    }
}

impl Item for Value {
    fn write(&self, out: &mut Writer) {
        out.value(self);
    }
}

impl Item for Segment {
    fn write(&self, out: &mut Writer) {
        match self {
            Self::Field(name) => name.write(out),
            Self::Index(index) => index.write(out),
        }
    }
}

impl<T: Item + ?Sized> Item for &T {
    fn write(&self, out: &mut Writer) {
        (**self).write(out);
    }
}

impl<T: Item> Item for Option<T> {
    fn write(&self, out: &mut Writer) {
        match self {
            Some(item) => item.write(out),
            None => {
                out.optional_text(None);
            }
        }
    }
}

impl<T: Item> Item for Vec<T> {
    fn write(&self, out: &mut Writer) {
        self.as_slice().write(out);
    }
}

impl<T: Item> Item for [T] {
    fn write(&self, out: &mut Writer) {
        out.open('[');
        for item in self {
            item.write(out);
        }
        out.close(']');
    }
}
