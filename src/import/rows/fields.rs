//! Where the fields of a contact are in the rows of a file.

use crate::cells::{Cell, Cells};
use crate::rejection::Rejection;

/// Where the cells of an optional field are.
#[derive(Clone, Debug)]
pub struct Place {
    /// Its column.
    pub column: usize,
    /// Columns that fill in where that one is empty, the best first.
    pub others: Vec<usize>,
    /// Whether a cell that cannot be read rejects its row. Otherwise the field is left out.
    pub is_strict: bool,
}

/// A column that holds phones.
#[derive(Clone, Copy, Debug)]
pub struct PhoneColumn {
    /// Where it is.
    pub column: usize,
    /// The column that says of which kind the phone is.
    pub kind: Option<usize>,
    /// How good the column is by its header, where nothing says of which kind its phone is. The
    /// best is 0.
    pub tier: u8,
}

/// Where the fields of a contact are.
pub struct Fields<'a> {
    /// How many cells the header has.
    pub width: usize,
    /// The columns of the phone, the best first.
    pub phones: Vec<PhoneColumn>,
    /// The e-mail address.
    pub email: Option<Place>,
    /// The language.
    pub language: Option<Place>,
    /// The first name.
    pub first_name: Option<Place>,
    /// The last name.
    pub last_name: Option<Place>,
    /// The custom fields, by code.
    pub custom_fields: Vec<(&'a str, Place)>,
    /// The tier of a phone by what its kind's cell says; none if it is not to be used.
    pub kind_of_phone: fn(&[u8]) -> Option<u8>,
}

impl Place {
    /// The cell, or the first of the others that is not empty.
    #[inline]
    pub(crate) fn cell<'a>(&self, cells: &Cells<'a>) -> Cell<'a> {
        let cell = cells.get(self.column);
        if !cell.is_empty() || self.others.is_empty() {
            return cell;
        }
        self.other(cells)
    }

    #[cold]
    fn other<'a>(&self, cells: &Cells<'a>) -> Cell<'a> {
        let mut others = self.others.iter().map(|column| cells.get(*column));
        others.find(|cell| !cell.is_empty()).unwrap_or(Cell::EMPTY)
    }

    /// Leaves a cell out whose problem is given, unless that rejects the row.
    #[cold]
    pub(crate) fn leave_out<'a>(
        &self,
        problem: Rejection<'a>,
        dropped: &mut Vec<Rejection<'a>>,
    ) -> Result<(), Rejection<'a>> {
        if self.is_strict {
            return Err(problem);
        }
        dropped.push(problem);
        Ok(())
    }
}
