//! Deliveries of webhooks alone.
extern crate spoki as _;
