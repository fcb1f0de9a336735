//! Prints all operations, one JSON line each, for tools in other languages.

use std::io::{self, Write};

use hetzner_cloud::{Method, api};
use serde_json::json;

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    for route in api::routes() {
        let parameters = route.other_parameters();
        let (query, body) =
            if route.method == Method::Get { (parameters, &[][..]) } else { (&[][..], parameters) };
        let line = json!({
            "id": route.name,
            "method": route.method.as_str(),
            "base": route.api.as_str(),
            "path": route.path,
            "query": query,
            "body": body,
            "paginated": route.is_paginated(),
        });
        writeln!(out, "{line}")?;
    }
    Ok(())
}
