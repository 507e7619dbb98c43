//! What a client meets when it calls the sandbox: one area of behaviour a file.

mod accounts;
mod binary;
mod channels;
mod common;
mod contacts;
mod control;
mod custom_fields_and_tags;
mod embedding;
mod faults;
mod invitations;
mod keys;
mod limits;
mod lists;
mod pages;
mod partners;
mod reports;
mod roles;
mod transport;
