//! The embedded Hetzner, used through the client.
#![cfg(feature = "sim")]

use std::time::Duration;

use hetzner_cloud::actions::ActionOutcome;
use hetzner_cloud::error::Details;
use hetzner_cloud::servers::{self, ServerSort, ServerStatus};
use hetzner_cloud::sim::{Fault, FaultScript};
use hetzner_cloud::{
    ActionWaiter, Call, Error, ErrorCode, Flow, Headers, Hetzner, Method, Operation, Request, Sim, Sort,
    Token, api, firewalls, floating_ips, images, isos, locations, pricing, server_types, ssh_keys, volumes,
};

fn hetzner() -> Hetzner {
    Hetzner::new(Token::new("s3cr3t-token").expect("a token"))
}

fn call<O: Operation>(sim: &mut Sim, operation: O) -> Result<O::Reply, Error> {
    let call: Call<O> = hetzner().call(operation);
    sim.run(call)
}

/// Creates a server and waits until it runs.
fn running(sim: &mut Sim, name: &str) -> servers::Server {
    let created = call(sim, servers::Create::new(name, "cx23", "debian-13")).expect("a server");
    sim.run(hetzner().wait(created.actions())).expect("success");
    call(sim, servers::Get::new(created.server.id)).expect("a server")
}

/// Injects a fault into each of the next requests, or the actions that they are for.
fn inject(sim: &mut Sim, faults: impl IntoIterator<Item = Fault>) {
    sim.set_faults(FaultScript::next(faults)).expect("a script");
}

fn code<T: std::fmt::Debug>(outcome: Result<T, Error>) -> ErrorCode {
    outcome.expect_err("an error").code().expect("a code").clone()
}

#[test]
fn a_created_server_starts() {
    let mut sim = Sim::new(1);
    let created = call(&mut sim, servers::Create::new("web-1", "cx23", "debian-13").location("hel1"))
        .expect("a server");
    assert_eq!((&created.server.status, created.server.locked), (&ServerStatus::Initializing, true));
    assert_eq!(created.root_password.as_ref().map(|password| password.expose().len()), Some(20));
    let mut progress = Vec::new();
    let wait = hetzner().wait(created.actions()).watch(|wait: &ActionWaiter| {
        progress.push(wait.actions().map(|action| action.progress).collect::<Vec<_>>());
    });
    let actions = sim.run(wait).expect("success");
    let commands: Vec<&str> = actions.iter().map(|action| &*action.command).collect();
    assert_eq!(commands, ["create_server", "start_server"]);
    assert!(
        progress.len() > 8 && progress.is_sorted() && progress.last() == Some(&vec![100, 100]),
        "{progress:?}"
    );
    let server = call(&mut sim, servers::Get::new(created.server.id)).expect("a server");
    assert_eq!(
        (&server.status, server.locked, &*server.location.name),
        (&ServerStatus::Running, false, "hel1")
    );

    call(&mut sim, servers::Delete::new(server.id)).expect("a reply").expect("an action");
    let deleting = call(&mut sim, servers::Get::new(server.id)).expect("a server");
    assert_eq!(deleting.status, ServerStatus::Deleting);
    sim.advance(Duration::from_secs(3));
    assert_eq!(code(call(&mut sim, servers::Get::new(server.id))), ErrorCode::NotFound);
}

#[test]
fn a_busy_server_is_locked() {
    let mut sim = Sim::new(1);
    let server = running(&mut sim, "web-1");
    let off = call(&mut sim, servers::PowerOff::new(server.id)).expect("an action");
    assert_eq!(code(call(&mut sim, servers::PowerOn::new(server.id))), ErrorCode::Locked);
    assert!(call(&mut sim, servers::Get::new(server.id)).expect("a server").locked);
    sim.run(hetzner().wait([off])).expect("success");
    assert_eq!(call(&mut sim, servers::Get::new(server.id)).expect("a server").status, ServerStatus::Off);
    let change = call(&mut sim, servers::ChangeType::new(server.id, "cx33", true)).expect("an action");
    sim.run(hetzner().wait([change])).expect("success");
    let server = call(&mut sim, servers::Get::new(server.id)).expect("a server");
    assert_eq!((&*server.server_type.name, server.primary_disk_size), ("cx33", 80));
    assert_eq!(
        code(call(&mut sim, servers::ChangeType::new(server.id, "cx23", true))),
        ErrorCode::InvalidServerType
    );
    assert_eq!(
        code(call(&mut sim, servers::ChangeType::new(server.id, "cax21", true))),
        ErrorCode::InvalidServerType
    );
}

#[test]
fn protected_servers_cannot_be_deleted_or_rebuilt() {
    let mut sim = Sim::new(1);
    let server = running(&mut sim, "web-1");
    let delete_only = servers::ChangeProtection::new(server.id).delete(true);
    assert_eq!(code(call(&mut sim, delete_only.clone())), ErrorCode::InvalidInput);
    let action = call(&mut sim, delete_only.rebuild(true)).expect("an action");
    sim.run(hetzner().wait([action])).expect("success");
    assert_eq!(code(call(&mut sim, servers::Delete::new(server.id))), ErrorCode::Protected);
    assert_eq!(code(call(&mut sim, servers::Rebuild::new(server.id, "debian-12"))), ErrorCode::Protected);
}

#[test]
fn invalid_fields_are_named() {
    let mut sim = Sim::new(1);
    running(&mut sim, "web-1");
    assert!(
        call(&mut sim, servers::Create::new("web-1", "cx23", "debian-13"))
            .expect_err("not unique")
            .is_taken()
    );
    for (create, field) in [
        (servers::Create::new("-x", "cx23", "debian-13"), "name"),
        (servers::Create::new("web_2", "cx23", "debian-13"), "name"),
        (servers::Create::new("web-2", "cx99", "debian-13"), "server_type"),
        (servers::Create::new("web-2", "cx23", "debian-99"), "image"),
        (servers::Create::new("web-2", "cax11", 161_547_267), "image"),
        (servers::Create::new("web-2", "cx23", "debian-13").location("moon"), "location"),
        (servers::Create::new("web-2", "cx23", "debian-13").ssh_keys(vec!["none".into()]), "ssh_keys"),
        (servers::Create::new("web-2", "cx23", "debian-13").user_data("x".repeat(40_000)), "user_data"),
    ] {
        let error = call(&mut sim, create).expect_err(field);
        let Some(Details::InvalidInput { fields }) = error.api().map(|error| error.details()) else {
            panic!("{error:?}")
        };
        assert_eq!(fields.iter().map(|field| &*field.name).collect::<Vec<_>>(), [field], "{error}");
    }
    let remote = servers::Create::new("web-2", "cx23", "debian-13").location("sin");
    assert_eq!(code(call(&mut sim, remote)), ErrorCode::ResourceUnavailable);
    let remote =
        servers::Create::new("web-2", "cpx22", "debian-13").location("sin").start_after_create(false);
    let remote = call(&mut sim, remote).expect("a server");
    sim.run(hetzner().wait(remote.actions())).expect("success");
    let change = servers::ChangeType::new(remote.server.id, "cx33", false);
    assert_eq!(code(call(&mut sim, change)), ErrorCode::ResourceUnavailable);
}

#[test]
fn lists_are_filtered_sorted_and_paged() {
    let mut sim = Sim::new(1);
    sim.populate(60, 120);
    let prod = servers::List::new()
        .label_selector(
            "env=prod,role in (web,db)".parse::<hetzner_cloud::LabelSelector>().expect("a selector"),
        )
        .sort(vec![Sort::desc(ServerSort::Name)]);
    let found = sim.run(hetzner().pages(prod)).expect("servers");
    assert!(found.len() > 15 && found.iter().all(|server| server.labels["env"] == "prod"));
    assert!(found.is_sorted_by(|a, b| a.name >= b.name));
    let off = servers::List::new().status(vec![ServerStatus::Off]);
    assert!(sim.run(hetzner().pages(off)).expect("servers").is_empty());

    let snapshots = images::List::new().r#type(vec![images::ImageType::Snapshot]);
    let page = call(&mut sim, snapshots.clone().per_page(50u64).page(3u64)).expect("a page");
    let pagination = page.pagination.expect("the pagination");
    assert_eq!((page.items.len(), pagination.next_page, pagination.total_entries), (20, None, Some(120)));
    for concurrency in [1, 10] {
        let all = sim
            .run(hetzner().pages(snapshots.clone().per_page(7u64)).concurrency(concurrency))
            .expect("images");
        assert_eq!(all.len(), 120);
        assert!(all.is_sorted_by_key(|image| image.id));
    }
    let too_many = call(&mut sim, servers::List::new().per_page(51u64));
    assert_eq!(code(too_many), ErrorCode::InvalidInput);
}

#[test]
fn images_are_created_deprecated_and_deleted() {
    let mut sim = Sim::new(1);
    let server = running(&mut sim, "web-1");
    let copy = call(&mut sim, servers::CreateImage::new(server.id).description("before")).expect("an image");
    assert_eq!(copy.image.status, images::ImageStatus::Creating);
    sim.run(hetzner().wait([copy.action])).expect("success");
    let image = call(&mut sim, images::Get::new(copy.image.id)).expect("an image");
    assert!(image.status == images::ImageStatus::Available && image.image_size.is_some());
    call(&mut sim, images::Delete::new(image.id)).expect("no content");
    assert!(call(&mut sim, images::Get::new(image.id)).expect_err("deleted").is_not_found());

    let name = |name: &str| images::List::new().name(name);
    assert_eq!(
        sim.run(hetzner().pages(name("debian-13"))).expect("images").len(),
        2,
        "one for each architecture"
    );
    assert_eq!(sim.run(hetzner().pages(name("centos-7"))).expect("images").len(), 0, "unavailable");
    assert_eq!(sim.run(hetzner().pages(name("centos-7").include_deprecated(true))).expect("images").len(), 1);
}

#[test]
fn images_must_be_compatible() {
    let mut sim = Sim::new(1);
    let big = call(&mut sim, servers::Create::new("big", "cx33", "debian-13")).expect("a server");
    sim.run(hetzner().wait(big.actions())).expect("success");
    let copy = call(&mut sim, servers::CreateImage::new(big.server.id)).expect("an image");
    let on = |server_type: &str, image: u64| servers::Create::new(format!("on-{image}"), server_type, image);
    let id = copy.image.id.get();
    assert_eq!(code(call(&mut sim, on("cx43", id))), ErrorCode::InvalidInput, "it is still being created");
    sim.run(hetzner().wait([copy.action])).expect("success");
    assert_eq!(code(call(&mut sim, on("cx23", id))), ErrorCode::InvalidInput, "its disk is bigger");
    call(&mut sim, on("cx43", id)).expect("a server");

    let unavailable = images::List::new().name("centos-7").include_deprecated(true);
    let unavailable = sim.run(hetzner().pages(unavailable)).expect("images").remove(0);
    let image = call(&mut sim, images::Get::new(unavailable.id)).expect("an image");
    assert_eq!(
        code(call(&mut sim, on("cx43", image.id.get()))),
        ErrorCode::InvalidInput,
        "it is unavailable"
    );
}

#[test]
fn failed_actions_are_rolled_back() {
    let mut sim = Sim::new(1);
    inject(&mut sim, [Fault::action_failed("create_server")]);
    let created = call(&mut sim, servers::Create::new("web-1", "cx23", "debian-13")).expect("a server");
    let Err(Error::Actions(error)) = sim.run(hetzner().wait(created.actions())) else { panic!("a failure") };
    assert!(matches!(error.outcomes[..], [ActionOutcome::Failed(_), ActionOutcome::Failed(_)]), "{error}");
    assert_eq!(
        call(&mut sim, servers::Get::new(created.server.id)).expect("a server").status,
        ServerStatus::Off
    );

    inject(&mut sim, [Fault::action_failed("create_image")]);
    let copy = call(&mut sim, servers::CreateImage::new(created.server.id)).expect("an image");
    sim.run(hetzner().wait([copy.action])).expect_err("a failure");
    assert!(call(&mut sim, images::Get::new(copy.image.id)).expect_err("deleted").is_not_found());
}

#[test]
fn power_actions_change_the_status() {
    let mut sim = Sim::new(1);
    let id = running(&mut sim, "web-1").id;
    let statuses = |action: Result<hetzner_cloud::actions::Action, Error>, sim: &mut Sim| {
        let during = call(sim, servers::Get::new(id)).expect("a server").status;
        sim.run(hetzner().wait([action.expect("an action")])).expect("success");
        (during, call(sim, servers::Get::new(id)).expect("a server").status)
    };
    use ServerStatus::{Off, Running, Starting, Stopping};
    let action = call(&mut sim, servers::PowerOn::new(id));
    assert_eq!(statuses(action, &mut sim), (Running, Running));
    let action = call(&mut sim, servers::Shutdown::new(id));
    assert_eq!(statuses(action, &mut sim), (Stopping, Off));
    let action = call(&mut sim, servers::Reboot::new(id));
    assert_eq!(statuses(action, &mut sim), (Off, Off));
    let action = call(&mut sim, servers::PowerOn::new(id));
    assert_eq!(statuses(action, &mut sim), (Starting, Running));
}

#[test]
fn reverse_dns_is_limited_to_the_addresses_of_the_server() {
    let mut sim = Sim::new(1);
    let server = running(&mut sim, "web-1");
    let (ipv4, ipv6) = (server.public_net.ipv4.expect("IPv4"), server.public_net.ipv6.expect("IPv6"));
    let inside = ipv6.ip.replace("::/64", "::1");
    let mut set = |ip: &str, name: Option<&str>| {
        let action = call(&mut sim, servers::ChangeDnsPtr::new(server.id, ip, name.map(String::from)))?;
        sim.run(hetzner().wait([action])).expect("success");
        let net = call(&mut sim, servers::Get::new(server.id)).expect("a server").public_net;
        let entries = net.ipv6.and_then(|ipv6| ipv6.dns_ptr).unwrap_or_default();
        Ok((
            net.ipv4.expect("IPv4").dns_ptr,
            entries.into_iter().map(|entry| entry.dns_ptr).collect::<Vec<_>>(),
        ))
    };
    assert_eq!(set(&ipv4.ip, Some("a.example")).expect("names").0, "a.example");
    assert_eq!(
        set(&inside, Some("b.example")).expect("names"),
        ("a.example".into(), vec!["b.example".into()])
    );
    assert_eq!(set(&ipv4.ip, None).expect("names").0, ipv4.dns_ptr);
    assert_eq!(set(&inside, None).expect("names").1, Vec::<String>::new());
    for foreign in ["192.0.2.254", "2001:db8:ffff:ffff::1", "nonsense"] {
        assert_eq!(code(set(foreign, Some("c.example"))), ErrorCode::InvalidInput, "{foreign}");
    }
}

#[test]
fn servers_without_ssh_keys_have_a_root_password() {
    let mut sim = Sim::new(1);
    let key = call(&mut sim, ssh_keys::Create::new("laptop", "ssh-ed25519 AAAAC3 me")).expect("a key");
    for keys in [vec![], vec![key.id.into()]] {
        let has_password = keys.is_empty();
        let create = servers::Create::new(format!("keys-{}", keys.len()), "cx23", "debian-13").ssh_keys(keys);
        let created = call(&mut sim, create.start_after_create(false)).expect("a server");
        assert!(created.next_actions.is_empty());
        sim.run(hetzner().wait(created.actions())).expect("success");
        let id = created.server.id;
        assert_eq!(call(&mut sim, servers::Get::new(id)).expect("a server").status, ServerStatus::Off);
        let reset = call(&mut sim, servers::ResetPassword::new(id));
        assert!(reset.is_err(), "the server is off");
        let rebuilt = call(&mut sim, servers::Rebuild::new(id, "debian-12")).expect("an action");
        assert_eq!([created.root_password, rebuilt.root_password].map(|it| it.is_some()), [has_password; 2]);
    }
}

#[test]
fn populated_servers_are_distinct_and_ordered() {
    use std::collections::BTreeSet;
    let mut sim = Sim::new(1);
    running(&mut sim, "web-1");
    sim.populate(30, 1);
    sim.populate(30, 0);
    let all = sim.run(hetzner().pages(servers::List::new())).expect("servers");
    let names: BTreeSet<_> = all.iter().map(|server| &server.name).collect();
    let ips: BTreeSet<_> =
        all.iter().filter_map(|server| server.public_net.ipv4.as_ref()).map(|net| &net.ip).collect();
    assert_eq!((all.len(), names.len(), ips.len()), (61, 61, 61));

    let mut sim = Sim::new(1);
    sim.populate(30, 3);
    let all = sim.run(hetzner().pages(servers::List::new())).expect("servers");
    assert!(all.is_sorted_by(|a, b| a.created < b.created && a.id < b.id));
}

#[test]
fn lists_link_to_other_pages() {
    let mut sim = Sim::new(1);
    sim.populate(5, 0);
    let list = servers::List::new()
        .label_selector("env in (prod,staging)".parse::<hetzner_cloud::LabelSelector>().expect("a selector"));
    let response = sim.respond(&hetzner().request(&list.page(2u64).per_page(2u64)).expect("a request"));
    let url = |page| {
        let filter = "label_selector=env%20in%20%28prod%2Cstaging%29";
        format!("<https://api.hetzner.cloud/v1/servers?{filter}&page={page}&per_page=2>")
    };
    let link = format!("{}; rel=\"prev\", {}; rel=\"next\", {}; rel=\"last\"", url(1), url(3), url(3));
    assert_eq!(response.headers.get("Link"), Some(&*link));

    let id = running(&mut sim, "web-9").id;
    let response = sim.respond(&hetzner().request(&servers::ListActions::new(id)).expect("a request"));
    let link =
        format!("<https://api.hetzner.cloud/v1/servers/{id}/actions?page=1&per_page=25>; rel=\"last\"");
    assert_eq!(response.headers.get("Link"), Some(&*link));
}

#[test]
fn actions_can_fail_and_get_lost() {
    let mut sim = Sim::new(1);
    let server = running(&mut sim, "web-1");
    inject(&mut sim, [Fault::action_failed("reboot_server")]);
    let reboot = call(&mut sim, servers::Reboot::new(server.id)).expect("an action");
    let error = sim.run(hetzner().wait([reboot])).expect_err("a failure");
    assert!(
        matches!(&error, Error::Actions(error) if matches!(error.outcomes[..], [ActionOutcome::Failed(_)])),
        "{error}"
    );
    inject(&mut sim, [Fault::action_lost("reset_server")]);
    let reset = call(&mut sim, servers::Reset::new(server.id)).expect("an action");
    let error = sim.run(hetzner().wait([reset])).expect_err("a lost action");
    assert!(
        matches!(&error, Error::Actions(error) if matches!(error.outcomes[..], [ActionOutcome::Missing(..)])),
        "{error}"
    );
}

#[test]
fn faults_apply_to_one_request() {
    for hide in [true, false] {
        let mut sim = Sim::new(1);
        sim.hide_headers(hide);
        inject(&mut sim, [Fault::rate_limited(), Fault::ConnectFailed, Fault::gateway(502)]);
        let start = sim.now();
        call(&mut sim, pricing::Get::new()).expect("prices after three retries");
        assert!(start.until(sim.now()) >= Duration::from_secs(3));

        inject(&mut sim, [Fault::ResponseLost]);
        let lost = call(&mut sim, servers::Create::new("web-1", "cx23", "debian-13"));
        assert!(matches!(lost, Err(Error::Ambiguous(_))), "it must not be retried");
        assert_eq!(
            sim.run(hetzner().pages(servers::List::new())).expect("servers").len(),
            1,
            "it was executed"
        );

        inject(&mut sim, [Fault::ResponseLost, Fault::api_error(409, "conflict"), Fault::TruncatedBody]);
        let start = sim.now();
        assert!(matches!(call(&mut sim, pricing::Get::new()), Err(Error::Answer(_))));
        assert!(start.until(sim.now()) >= Duration::from_secs(2), "each fault applies to one request");
    }
}

#[test]
fn the_rate_limit_refills() {
    let mut sim = Sim::new(1);
    sim.set_rate_limit(10);
    let get = hetzner().request(&locations::Get::new(1)).expect("a request");
    let remaining =
        |response: &hetzner_cloud::Response| response.headers.get("RateLimit-Remaining").map(str::to_owned);
    for left in (0..10).rev() {
        let response = sim.respond(&get);
        assert_eq!((response.status, remaining(&response)), (200, Some(left.to_string())));
    }
    let rejected = sim.respond(&get);
    let message = String::from_utf8(rejected.body).expect("UTF-8");
    assert!(rejected.status == 429 && message.contains("'s3cr3t-t…'"), "{message}");
    sim.advance(Duration::from_secs(360));
    assert_eq!(sim.respond(&get).status, 200);
    assert_eq!(sim.respond(&get).status, 429);
}

#[test]
fn the_same_calls_give_the_same_bytes() {
    let responses = |seed| {
        let mut sim = Sim::new(seed);
        sim.populate(5, 2);
        let create =
            hetzner().request(&servers::Create::new("x", "cax11", "ubuntu-24.04")).expect("a request");
        let list = hetzner().request(&servers::List::new()).expect("a request");
        let mut responses = vec![sim.respond(&create), sim.respond(&list)];
        sim.advance(Duration::from_secs(60));
        responses.push(sim.respond(&list));
        responses
    };
    assert_eq!(responses(1), responses(1));
    assert_ne!(responses(1), responses(2));
}

#[test]
fn every_route_is_implemented() {
    let mut sim = Sim::new(1);
    sim.populate(1, 1);
    for route in api::routes() {
        let mut url = format!("https://api.hetzner.cloud/v1{}", route.path);
        for parameter in route.path_parameters() {
            url = url.replace(&format!("{{{parameter}}}"), "1");
        }
        let headers = Headers::from_iter([("authorization", "Bearer x")]);
        let request = Request::new(route.method, url).with_headers(headers);
        let is_get = route.method == Method::Get;
        let response = sim.respond(&if is_get { request } else { request.with_body("{}") });
        assert!(![405, 501].contains(&response.status), "{}: {}", route.name, response.status);
        let text = String::from_utf8(response.body).expect("UTF-8");
        assert!(!text.contains("endpoint not found"), "{}: {text}", route.name);
    }
}

#[test]
fn invalid_requests_are_rejected() {
    let mut sim = Sim::new(1);
    let mut status = |method, path: &str, token: &str, body: &str| {
        let headers = Headers::from_iter([("Authorization", token)]);
        let url = format!("http://localhost/v1{path}");
        let request = Request::new(method, url).with_headers(headers);
        sim.respond(&if body.is_empty() { request } else { request.with_body(body) }).status
    };
    assert_eq!(status(Method::Get, "/servers", "", ""), 401);
    assert_eq!(status(Method::Get, "/servers", "Bearer ", ""), 401);
    assert_eq!(status(Method::Get, "/nothing", "Bearer x", ""), 404);
    assert_eq!(status(Method::Get, "/servers/%20", "Bearer x", ""), 404);
    assert_eq!(status(Method::Delete, "/servers", "Bearer x", ""), 405);
    assert_eq!(status(Method::Post, "/servers", "Bearer x", "{\"name\": "), 400);
    assert_eq!(status(Method::Post, "/servers", "Bearer x", "[]"), 400);
    assert_eq!(status(Method::Post, "/servers", "Bearer x", "{\"name\": 7}"), 422);
    assert_eq!(status(Method::Get, "/servers?status=on", "Bearer x", ""), 422);
    assert_eq!(status(Method::Get, "/images?type=iso", "Bearer x", ""), 422);
    assert_eq!(
        status(
            Method::Post,
            "/ssh_keys",
            "Bearer x",
            r#"{"name":"k","public_key":"ssh-rsa A","labels":{"a":"b c"}}"#
        ),
        422
    );
    assert_eq!(status(Method::Get, "/servers?page=0", "Bearer x", ""), 422);
    assert_eq!(status(Method::Get, "/servers?sort=shoe_size", "Bearer x", ""), 422);
    assert_eq!(status(Method::Get, "/servers?label_selector=k%20in%20a", "Bearer x", ""), 422);
}

#[test]
fn a_refused_method_comes_with_the_allowed_ones() {
    let mut sim = Sim::new(1);
    let mut allowed = |method, url: &str| {
        let headers = Headers::from_iter([("Authorization", "Bearer x")]);
        let response = sim.respond(&Request::new(method, url).with_headers(headers));
        (response.status, response.headers.get("Allow").map(String::from))
    };
    for (method, path, methods) in [
        (Method::Delete, "/servers", "GET, POST"),
        (Method::Delete, "/servers?name=/images/7", "GET, POST"),
        (Method::Post, "/servers/42", "GET, PUT, DELETE"),
        (Method::Put, "/servers/42/metrics", "GET"),
        (Method::Get, "/servers/42/actions/poweron", "POST"),
        (Method::Post, "/servers/actions", "GET"),
        (Method::Post, "/zones/example.org/rrsets/www/A", "GET, PUT, DELETE"),
    ] {
        assert_eq!(allowed(method, &format!("/v1{path}")), (405, Some(methods.into())), "{method} {path}");
    }
    assert_eq!(allowed(Method::Delete, "/v1/moons"), (404, None));
    assert_eq!(allowed(Method::Delete, "/v1/servers/42/actions/powerup"), (404, None));
}

#[test]
fn the_catalogue_is_consistent() {
    let mut sim = Sim::new(1);
    let types = sim.run(hetzner().pages(server_types::List::new())).expect("types");
    let pricing = call(&mut sim, pricing::Get::new()).expect("prices");
    assert_eq!(types.len(), pricing.server_types.len());
    for (kind, price) in types.iter().zip(&pricing.server_types) {
        assert_eq!((&kind.name, &kind.prices), (&price.name, &price.prices));
    }
    let cx23 = &types[0].prices[0].price_monthly;
    assert_eq!(
        (cx23.net.to_string(), cx23.gross.to_string()),
        ("5.4900000000".into(), "6.5331000000000000".into())
    );
    let arm = isos::List::new().architecture(vec!["arm".into()]).include_architecture_wildcard(true);
    assert_eq!(sim.run(hetzner().pages(arm)).expect("ISOs").len(), 3);
    let key = ssh_keys::Create::new("laptop", "ssh-ed25519 AAAAC3 me");
    let key = call(&mut sim, key.clone()).expect("a key");
    assert!(
        call(&mut sim, ssh_keys::Create::new("other", "ssh-ed25519 AAAAC3"))
            .expect_err("not unique")
            .is_taken()
    );
    let created = servers::Create::new("web-1", "cx23", "debian-13").ssh_keys(vec![key.id.into()]);
    assert!(call(&mut sim, created).expect("a server").root_password.is_none());
    let server = running(&mut sim, "web-2");
    let (start, end) = ("2026-11-01T00:00:00Z", "2026-11-01T00:00:10Z");
    let metrics = servers::GetMetrics::new(
        server.id,
        vec![servers::ServerMetricType::Cpu, servers::ServerMetricType::Network],
        start.parse::<hetzner_cloud::Timestamp>().expect("a time"),
        end.parse::<hetzner_cloud::Timestamp>().expect("a time"),
    );
    let metrics = call(&mut sim, metrics).expect("metrics");
    assert_eq!(metrics.time_series.len(), 5);
    assert!(metrics.time_series["cpu"].values.len() >= 8);
}

/// A rejected request changes nothing, and a resource is attached only once.
#[test]
fn rejected_requests_change_nothing() {
    let mut sim = Sim::new(1);
    let server = running(&mut sim, "web-1");
    call(&mut sim, servers::Reboot::new(server.id)).expect("an action");
    let floating = floating_ips::Create::new("ipv4").name("failover").server(Some(server.id));
    assert!(call(&mut sim, floating).expect_err("the server is locked").is_locked());
    let rules = firewalls::FirewallResourceInput::of_server(server.id);
    let firewall = firewalls::Create::new("web").apply_to(vec![rules.clone()]);
    assert!(call(&mut sim, firewall.clone()).expect_err("the server is locked").is_locked());
    assert_eq!(sim.run(hetzner().pages(floating_ips::List::new())).expect("a list"), []);
    assert_eq!(sim.run(hetzner().pages(firewalls::List::new())).expect("a list"), []);
    sim.advance(Duration::from_secs(60));
    assert!(call(&mut sim, firewall.apply_to(vec![rules.clone(), rules])).is_err(), "listed twice");
    assert_eq!(sim.run(hetzner().pages(firewalls::List::new())).expect("a list"), []);

    let volume = volumes::Create::new(10u32, "data").location("fsn1");
    let volume = call(&mut sim, volume).expect("a volume").volume.id;
    let with_volume =
        servers::Create::new("web-2", "cx23", "debian-13").location("fsn1").volumes(vec![volume]);
    assert!(call(&mut sim, with_volume.clone()).expect_err("it is being created").is_locked());
    sim.advance(Duration::from_secs(60));
    let created = call(&mut sim, with_volume).expect("a server").server;
    assert_eq!(created.volumes, Some(vec![volume]));
    sim.advance(Duration::from_secs(60));
    call(&mut sim, servers::Delete::new(created.id)).expect("a reply").expect("an action");
    sim.advance(Duration::from_secs(60));
    let volume = call(&mut sim, volumes::Get::new(volume)).expect("it stays");
    assert_eq!(volume.server, None);
}
