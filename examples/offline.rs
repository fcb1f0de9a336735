//! Prints the requests of a few operations and reads prepared responses, without a network.
//!
//! A host with its own HTTP stack needs only this: requests and responses are plain values.

use hetzner_cloud::{Error, Hetzner, Operation, Response, Sort, Token, actions, servers};

fn main() -> Result<(), Error> {
    let hetzner = Hetzner::new(Token::new("not-a-real-token")?).application("offline-example", "1.0")?;

    println!("Requests:\n");
    let running = servers::List::new()
        .label_selector("env in (prod, staging), !legacy".parse::<hetzner_cloud::LabelSelector>()?)
        .status(vec![servers::ServerStatus::Running])
        .sort(vec![Sort::desc(servers::ServerSort::Created)]);
    print_request(&hetzner, &running)?;
    print_request(&hetzner, &servers::Create::new("web-1", "cx23", "debian-13").location("fsn1"))?;
    print_request(&hetzner, &servers::PowerOn::new(42))?;
    print_request(&hetzner, &servers::ChangeDnsPtr::new(42, "192.0.2.7", None))?;

    println!("Responses:\n");
    let page = Response::new(
        200,
        r#"{
            "servers": [
                {"id": 42, "name": "web-1", "status": "running", "created": "2026-11-21T09:30:00+01:00"},
                {"id": 43, "name": "db-1", "status": "hibernating", "unknown_field": [1, 2]}
            ],
            "meta": {"pagination": {"page": 1, "per_page": 25, "next_page": null}}
        }"#,
    );
    for server in page.reply::<servers::List>()?.items {
        println!(
            "  server {} is {} (created {:?})",
            server.name,
            server.status,
            server.created.unix_seconds()
        );
    }

    let refusal = Response::new(423, r#"{"error": {"code": "locked", "message": "server is locked"}}"#);
    match refusal.reply::<servers::PowerOn>() {
        Err(error) if error.is_locked() => println!("  refused: {error}"),
        other => println!("  unexpected: {other:?}"),
    }

    let action = Response::new(
        201,
        r#"{"action": {"id": 7, "command": "start_server", "status": "error",
        "error": {"code": "action_failed", "message": "no host has capacity"}}}"#,
    );
    let action = action.reply::<servers::PowerOn>()?;
    if action.status == actions::ActionStatus::Error {
        println!("  action {} failed: {:?}", action.id, action.error.map(|error| error.message));
    }

    match Response::new(502, "<html>Bad Gateway</html>").reply::<servers::Get>() {
        Err(error) => println!("  a response that is not JSON: {error}"),
        Ok(server) => println!("  unexpected: {server:?}"),
    }
    Ok(())
}

fn print_request<O: Operation>(hetzner: &Hetzner, operation: &O) -> Result<(), Error> {
    let request = hetzner.request(operation)?;
    println!("  {} {}", request.method, request.url);
    for (name, value) in request.headers.iter() {
        println!("    {name}: {}", if name == "authorization" { "Bearer [secret]" } else { value });
    }
    if let Some(body) = &request.body {
        println!("    {}", String::from_utf8_lossy(body));
    }
    println!();
    Ok(())
}
