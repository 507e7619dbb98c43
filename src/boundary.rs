//! What crosses the boundary between the core and the shell of the npm package, told once.
//!
//! Names would cross with each value, so a list crosses: the fields of a [`Shape`] in the order in which
//! they are declared here. The core fills a struct of the same name and takes the list from it, so that a field
//! that is missing, unknown or in another's place does not compile. `cargo xtask build` writes
//! `generated/protocol.js` of this table, with a function for each shape that gives a list its names back, and a
//! constant for each number. The shell takes a list apart nowhere else, and a name that is not in the table
//! fails the build (`xtask/src/build/names.rs`).
//!
//! What is not here has its names otherwise. Numbers that stand for a choice are enums where they are used
//! (`src/wasm`), and the generator of the glue writes their names for the shell. What callers get as it is (a phone,
//! a report of an import, an issue) crosses as an object with the names that they know, and so does what an error is
//! made of. What the shell's transport found is read by getters (`src/wasm/transport.rs`), since a list would cross
//! once more for each field. What outlives an instance (`src/wasm/past.rs`) is written and read by the core alone.
#![expect(
    non_camel_case_types,
    reason = "the type of a field is called as the field"
)]

use crate::rules::phone::{NO_COUNTRY, layout};
use crate::schema::json::{Item, Writer};

/// The fields of a list, in their order.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// What it is called.
    pub name: &'static str,
    /// What its items are called.
    pub fields: &'static [&'static str],
}

macro_rules! shapes {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident,)+ })+) => {
        $(
            $(#[$doc])*
            pub struct $name<$($field),+> {
                $($(#[$field_doc])* pub $field: $field,)+
            }

            /// As JSON.
            impl<$($field: Item),+> Item for $name<$($field),+> {
                fn write(&self, out: &mut Writer) {
                    out.open('[');
                    $(self.$field.write(out);)+
                    out.close(']');
                }
            }

            impl<V> $name<$(one_type!(V $field)),+> {
                /// The values as they cross.
                pub fn in_order(self) -> [V; [$(stringify!($field)),+].len()] {
                    [$(self.$field),+]
                }
            }
        )+

        /// All shapes.
        pub const SHAPES: &[Shape] = &[$(Shape {
            name: stringify!($name),
            fields: &[$(stringify!($field)),+],
        }),+];
    };
}

macro_rules! one_type {
    ($type:ident $field:ident) => {
        $type
    };
}

shapes! {
    /// What a call gave. What there is not is `undefined`.
    Answer {
        /// The JSON that Spoki answered.
        text,
        /// Its status.
        status,
        /// Its headers.
        headers,
        /// How many requests it took.
        attempts,
        /// Of a page: how many items the whole list has.
        count,
        /// Of a page behind which there is another: its own target.
        target,
        /// The target of that other.
        next,
        /// Why there is no target of another, though there should be: going on is what fails, and not the
        /// page itself.
        fault,
        /// Of a call that may take several requests: [`Reach`].
        reach,
    }

    /// How far a call in several requests came.
    Reach {
        /// How many items those requests had that Spoki answered.
        reached,
        /// With those of the request that failed.
        tried,
        /// With those of the requests that were not sent.
        items,
        /// If they differ: why those between the first two were missed,
        reason,
        /// and the [`Failure`].
        error,
    }

    /// Why a call failed.
    Failure {
        /// An error of this library, as JSON.
        description,
        /// If it is none: what the caller's own code threw.
        thrown,
    }

    /// What a call would send.
    DryRun {
        /// What a policy must know of it, as JSON: [`Judged`].
        judged,
        /// The method.
        method,
        /// Path and query.
        target,
        /// The bodies, each as JSON: more than one where it takes several requests.
        bodies,
    }

    /// What a request amounts to, and whom it names.
    Judged {
        /// The operations that it amounts to.
        amounts_to,
        /// Those of them that could have made all of it.
        made_by,
        /// The phones, as a list of [`Recipient`].
        phones,
        /// The path of what may name somebody and is no phone.
        unclear,
    }

    /// A phone that a request names.
    Recipient {
        /// Where.
        path,
        /// The phone, as E.164.
        phone,
    }

    /// What a check says.
    Verdict {
        /// What was checked, as it is taken.
        value,
        /// If it is not taken: why.
        fault,
    }

    /// A field in the outline of an input.
    Field {
        /// Its name.
        name,
        /// Whether it must be given: [`GIVEN`], [`FILLED_IN`], or neither.
        mark,
        /// Its type.
        holds,
    }

    /// A finding of the linter.
    Finding {
        /// The number of its rule.
        rule,
        /// Where in the input.
        path,
        /// Where in a text, if it is about a part of it: where that begins,
        start,
        /// and where it ends.
        end,
        /// The figures of its sentence.
        figures,
    }

    /// A template as its recipient sees it, or a card of it.
    Preview {
        /// What stands above the text, if anything does: `text`, or the kind of file,
        format,
        /// and its text, as a list of [`Span`].
        title,
        /// The text, likewise.
        body,
        /// What stands below it, likewise.
        footer,
        /// A list of [`Button`].
        buttons,
        /// A list of [`Preview`].
        cards,
        /// The codes that have no value.
        missing,
    }

    /// A button of a template.
    Button {
        /// What it does.
        kind,
        /// What stands on it.
        text,
        /// Where it leads.
        target,
    }

    /// A piece of a text that looks the same throughout.
    Span {
        /// The text.
        text,
        /// The names of its styles.
        styles,
        /// The code of the placeholder that it is, if that has no value.
        missing,
    }

    /// A text with variables in place of placeholders.
    MetaVariables {
        /// The text.
        text,
        /// The codes of the placeholders, in the order of the variables.
        codes,
    }
}

/// The mark of a field that must be given.
pub const GIVEN: usize = 1;

/// The mark of a field that is filled in where it is not given.
pub const FILLED_IN: usize = 2;

macro_rules! numbers {
    ($($name:ident = $value:expr,)+) => {
        /// The numbers that the shell knows by their names.
        pub const NUMBERS: &[(&str, u64)] = &[$((stringify!($name), $value as u64)),+];
    };
}

numbers! {
    GIVEN = GIVEN,
    NO_COUNTRY = NO_COUNTRY,
    PHONE_WIDTH = layout::WIDTH,
    PHONE_ACCEPTS = layout::ACCEPTS,
    PHONE_ENDS = layout::ENDS,
    PHONE_MAY_END = layout::MAY_END,
    PHONE_CHARACTERS = layout::CHARACTERS,
    PHONE_STARTS = layout::STARTS,
    PHONE_BEHIND_PLUS = layout::BEHIND_PLUS,
}
