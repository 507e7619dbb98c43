//! Everything: what the default entry, `slim` and `workerd` bring.
extern crate spoki as _;
