//! Calls, tools and checks, without imports, the linter and ways of writing phones.
extern crate spoki as _;
