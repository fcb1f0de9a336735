//! Requests to the embedded Hetzner for every operation: valid ones, incomplete ones and random ones.
#![cfg(feature = "sim")]

mod required;
mod world;
