//! Requests to the embedded Hetzner for every operation: valid ones, incomplete, refused and random ones.
#![cfg(feature = "sim")]

#[path = "../sim_facts/checks.rs"]
mod checks;
#[path = "../faults/choices.rs"]
mod choices;
mod codes;
mod errors;
#[path = "../sim_facts/facts.rs"]
mod facts;
mod generator;
mod random;
mod required;
mod rules;
mod world;
