//! What a client meets when it calls the sandbox: one area of behaviour a file.

mod binary;
mod common;
mod contacts;
mod control;
mod custom_fields_and_tags;
mod faults;
mod limits;
mod lists;
mod messages;
mod pages;
mod receiver;
mod templates;
mod transport;
mod webhooks;
