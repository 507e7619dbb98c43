//! Phones alone.
extern crate spoki as _;
