//! What a client meets when it calls the sandbox: one area of behaviour a file.

mod automations;
mod binary;
mod campaigns;
mod common;
mod contacts;
mod control;
mod custom_fields_and_tags;
mod faults;
mod free_messages;
mod limits;
mod lists;
mod media;
mod messages;
mod pages;
mod receiver;
mod template_review;
mod templates;
mod tickets;
mod transport;
mod webhooks;
