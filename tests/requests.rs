//! What goes out, as one line of text per request: method, path, body.
#![allow(deprecated)]

use hetzner_cloud::{
    Api, Error, Hetzner, Id, LabelSelector, Labels, Operation, Sort, Timestamp, Token, actions, images, isos,
    locations, pricing, server_types, servers, ssh_keys,
};

fn hetzner() -> Hetzner {
    Hetzner::new(Token::new("secret").expect("a token"))
}

fn line<O: Operation>(operation: O) -> String {
    let request = hetzner().request(&operation).expect("a request");
    let url = request.url.strip_prefix(O::ROUTE.api.base_url()).expect("the base URL");
    let content_type = request.headers.get("content-type");
    assert_eq!(content_type.is_some(), request.body.is_some(), "{url}");
    match request.body {
        Some(body) => format!("{} {url} {}", request.method, String::from_utf8(body).expect("UTF-8")),
        None => format!("{} {url}", request.method),
    }
}

fn selector(text: &str) -> LabelSelector {
    text.parse().expect("a label selector")
}

fn labels() -> Labels {
    Labels::from([("env".into(), "prod".into())])
}

fn day(day: u8) -> Timestamp {
    format!("2026-11-{day:02}T00:00:00Z").parse().expect("a day")
}

/// Every operation: required only, and with everything set.
#[test]
fn every_request() {
    let lines = [
        (line(actions::List::new(vec![Id::new(1), Id::new(2)])), "GET /actions?id=1&id=2"),
        (line(actions::Get::new(1)), "GET /actions/1"),
        (line(servers::List::new()), "GET /servers"),
        (
            line(
                servers::List::new()
                    .name("web 1")
                    .label_selector(selector("env in (prod,dev),!old"))
                    .sort(vec![Sort::desc(servers::ServerSort::Created), servers::ServerSort::Name.into()])
                    .status(vec!["running".into(), servers::ServerStatus::Off])
                    .page(2u64)
                    .per_page(50u64),
            ),
            "GET /servers?name=web%201&label_selector=env%20in%20%28prod%2Cdev%29%2C%21old&sort=created%3Adesc&sort=name\
             &status=running&status=off&page=2&per_page=50",
        ),
        (
            line(servers::Create::new("web-1", "cx23", "debian-13")),
            r#"POST /servers {"name":"web-1","server_type":"cx23","image":"debian-13"}"#,
        ),
        (
            line(
                servers::Create::new("web-1", 104, Id::new(7))
                    .location("fsn1")
                    .start_after_create(false)
                    .placement_group(3)
                    .ssh_keys(vec!["laptop".into(), 8.into()])
                    .volumes(vec![4])
                    .networks(vec![5])
                    .firewalls(vec![servers::ServerFirewallInput::new(6u64)])
                    .user_data("#cloud-config")
                    .labels(labels())
                    .automount(true)
                    .public_net(
                        servers::ServerPublicNetInput::new().enable_ipv4(false).ipv6(Some(9)).ipv4(None),
                    ),
            ),
            r##"POST /servers {"name":"web-1","server_type":"104","image":"7","location":"fsn1","start_after_create":false,"placement_group":3,"ssh_keys":["laptop","8"],"volumes":[4],"networks":[5],"firewalls":[{"firewall":6}],"user_data":"#cloud-config","labels":{"env":"prod"},"automount":true,"public_net":{"enable_ipv4":false,"ipv4":null,"ipv6":9}}"##,
        ),
        (line(servers::ListAllActions::new()), "GET /servers/actions"),
        (
            line(
                servers::ListAllActions::new()
                    .id(vec![Id::new(1)])
                    .sort(vec![Sort::asc(actions::ActionSort::Started)])
                    .status(vec![actions::ActionStatus::Running]),
            ),
            "GET /servers/actions?id=1&sort=started%3Aasc&status=running",
        ),
        (line(servers::GetActionById::new(1)), "GET /servers/actions/1"),
        (line(servers::Get::new(42)), "GET /servers/42"),
        (line(servers::Update::new(42)), "PUT /servers/42 {}"),
        (
            line(servers::Update::new(42).name("web-2").labels(Labels::new())),
            r#"PUT /servers/42 {"name":"web-2","labels":{}}"#,
        ),
        (line(servers::Delete::new(42)), "DELETE /servers/42"),
        (
            line(servers::GetMetrics::new(
                42,
                vec![servers::ServerMetricType::Cpu, servers::ServerMetricType::Disk],
                day(1),
                day(2),
            )),
            "GET /servers/42/metrics?type=cpu&type=disk&start=2026-11-01T00%3A00%3A00Z&end=2026-11-02T00%3A00%3A00Z",
        ),
        (
            line(
                servers::GetMetrics::new(42, vec![servers::ServerMetricType::Network], day(1), day(2))
                    .step(60.0),
            ),
            "GET /servers/42/metrics?type=network&start=2026-11-01T00%3A00%3A00Z&end=2026-11-02T00%3A00%3A00Z&step=60",
        ),
        (line(servers::ListActions::new(42)), "GET /servers/42/actions"),
        (
            line(servers::ListActions::new(42).status(vec![actions::ActionStatus::Error]).per_page(10u64)),
            "GET /servers/42/actions?status=error&per_page=10",
        ),
        (
            line(servers::AddToPlacementGroup::new(42, 3)),
            r#"POST /servers/42/actions/add_to_placement_group {"placement_group":3}"#,
        ),
        (
            line(servers::AttachIso::new(42, "x.iso")),
            r#"POST /servers/42/actions/attach_iso {"iso":"x.iso"}"#,
        ),
        (
            line(servers::AttachToNetwork::new(42, 5u64)),
            r#"POST /servers/42/actions/attach_to_network {"network":5}"#,
        ),
        (
            line(
                servers::AttachToNetwork::new(42, 5u64)
                    .ip("10.0.1.2")
                    .alias_ips(vec!["10.0.1.3".into()])
                    .ip_range("10.0.1.0/24"),
            ),
            r#"POST /servers/42/actions/attach_to_network {"network":5,"ip":"10.0.1.2","alias_ips":["10.0.1.3"],"ip_range":"10.0.1.0/24"}"#,
        ),
        (
            line(servers::ChangeAliasIps::new(42, 5u64, vec![])),
            r#"POST /servers/42/actions/change_alias_ips {"network":5,"alias_ips":[]}"#,
        ),
        (
            line(servers::ChangeDnsPtr::new(42, "192.0.2.1", None)),
            r#"POST /servers/42/actions/change_dns_ptr {"ip":"192.0.2.1","dns_ptr":null}"#,
        ),
        (
            line(servers::ChangeDnsPtr::new(42, "192.0.2.1", Some("a.example".into()))),
            r#"POST /servers/42/actions/change_dns_ptr {"ip":"192.0.2.1","dns_ptr":"a.example"}"#,
        ),
        (line(servers::ChangeProtection::new(42)), "POST /servers/42/actions/change_protection {}"),
        (
            line(servers::ChangeProtection::new(42).delete(true).rebuild(true)),
            r#"POST /servers/42/actions/change_protection {"delete":true,"rebuild":true}"#,
        ),
        (
            line(servers::ChangeType::new(42, "cx33", false)),
            r#"POST /servers/42/actions/change_type {"server_type":"cx33","upgrade_disk":false}"#,
        ),
        (line(servers::CreateImage::new(42)), "POST /servers/42/actions/create_image {}"),
        (
            line(
                servers::CreateImage::new(42)
                    .description("a \"copy\"\n")
                    .r#type(servers::ServerImageCreateType::Backup)
                    .labels(labels()),
            ),
            r#"POST /servers/42/actions/create_image {"description":"a \"copy\"\n","type":"backup","labels":{"env":"prod"}}"#,
        ),
        (
            line(servers::DetachFromNetwork::new(42, 5u64)),
            r#"POST /servers/42/actions/detach_from_network {"network":5}"#,
        ),
        (line(servers::DetachIso::new(42)), "POST /servers/42/actions/detach_iso"),
        (line(servers::DisableBackup::new(42)), "POST /servers/42/actions/disable_backup"),
        (line(servers::DisableRescue::new(42)), "POST /servers/42/actions/disable_rescue"),
        (line(servers::EnableBackup::new(42)), "POST /servers/42/actions/enable_backup"),
        (line(servers::EnableRescue::new(42)), "POST /servers/42/actions/enable_rescue {}"),
        (
            line(
                servers::EnableRescue::new(42)
                    .r#type(servers::RescueType::Linux64)
                    .ssh_keys(vec![Id::new(8)]),
            ),
            r#"POST /servers/42/actions/enable_rescue {"type":"linux64","ssh_keys":[8]}"#,
        ),
        (line(servers::PowerOff::new(42)), "POST /servers/42/actions/poweroff"),
        (line(servers::PowerOn::new(42)), "POST /servers/42/actions/poweron"),
        (line(servers::Reboot::new(42)), "POST /servers/42/actions/reboot"),
        (line(servers::Rebuild::new(42, 7)), r#"POST /servers/42/actions/rebuild {"image":"7"}"#),
        (
            line(servers::Rebuild::new(42, "debian-13").user_data("#!")),
            r##"POST /servers/42/actions/rebuild {"image":"debian-13","user_data":"#!"}"##,
        ),
        (
            line(servers::RemoveFromPlacementGroup::new(42)),
            "POST /servers/42/actions/remove_from_placement_group",
        ),
        (line(servers::RequestConsole::new(42)), "POST /servers/42/actions/request_console"),
        (line(servers::Reset::new(42)), "POST /servers/42/actions/reset"),
        (line(servers::ResetPassword::new(42)), "POST /servers/42/actions/reset_password"),
        (line(servers::Shutdown::new(42)), "POST /servers/42/actions/shutdown"),
        (line(servers::GetAction::new(42, 1)), "GET /servers/42/actions/1"),
        (line(images::List::new()), "GET /images"),
        (
            line(
                images::List::new()
                    .sort(vec![Sort::desc(images::ImageSort::Created)])
                    .r#type(vec![images::ImageType::System, images::ImageType::App])
                    .status(vec![images::ImageStatus::Available])
                    .bound_to(vec![Id::new(42)])
                    .include_deprecated(true)
                    .name("debian-13")
                    .label_selector(selector("a"))
                    .architecture("arm"),
            ),
            "GET /images?sort=created%3Adesc&type=system&type=app&status=available&bound_to=42&include_deprecated=true\
             &name=debian-13&label_selector=a&architecture=arm",
        ),
        (line(images::ListAllActions::new().status(vec![])), "GET /images/actions"),
        (line(images::GetActionById::new(1)), "GET /images/actions/1"),
        (line(images::Get::new(7)), "GET /images/7"),
        (line(images::Update::new(7)), "PUT /images/7 {}"),
        (
            line(
                images::Update::new(7)
                    .description("b")
                    .r#type(images::ImageUpdateType::Snapshot)
                    .labels(labels()),
            ),
            r#"PUT /images/7 {"description":"b","type":"snapshot","labels":{"env":"prod"}}"#,
        ),
        (line(images::Delete::new(7)), "DELETE /images/7"),
        (line(images::ListActions::new(7)), "GET /images/7/actions"),
        (
            line(images::ChangeProtection::new(7).delete(true)),
            r#"POST /images/7/actions/change_protection {"delete":true}"#,
        ),
        (line(images::GetAction::new(7, 1)), "GET /images/7/actions/1"),
        (line(isos::List::new()), "GET /isos"),
        (
            line(isos::List::new().name("x").architecture("x86").include_architecture_wildcard(false)),
            "GET /isos?name=x&architecture=x86&include_architecture_wildcard=false",
        ),
        (line(isos::Get::new(1)), "GET /isos/1"),
        (line(server_types::List::new().name("cx23")), "GET /server_types?name=cx23"),
        (line(server_types::Get::new(1)), "GET /server_types/1"),
        (
            line(locations::List::new().name("fsn1").sort(vec![locations::LocationSort::Id.into()])),
            "GET /locations?name=fsn1&sort=id",
        ),
        (line(locations::Get::new(1)), "GET /locations/1"),
        (line(ssh_keys::List::new()), "GET /ssh_keys"),
        (
            line(ssh_keys::List::new().fingerprint("b7:2f").label_selector(selector("a=b"))),
            "GET /ssh_keys?fingerprint=b7%3A2f&label_selector=a%3Db",
        ),
        (
            line(ssh_keys::Create::new("laptop", "ssh-ed25519 AAAA").labels(labels())),
            r#"POST /ssh_keys {"name":"laptop","public_key":"ssh-ed25519 AAAA","labels":{"env":"prod"}}"#,
        ),
        (line(ssh_keys::Get::new(8)), "GET /ssh_keys/8"),
        (line(ssh_keys::Update::new(8).name("x")), r#"PUT /ssh_keys/8 {"name":"x"}"#),
        (line(ssh_keys::Delete::new(8)), "DELETE /ssh_keys/8"),
        (line(pricing::Get::new()), "GET /pricing"),
    ];
    for (line, expected) in &lines {
        assert_eq!(line, expected);
    }
    let missing: Vec<&str> = hetzner_cloud::api::routes()
        .filter(|route| {
            let fixed: Vec<&str> = route.path.split(['{', '}']).step_by(2).collect();
            !lines.iter().any(|(line, _)| {
                let mut words = line.split([' ', '?']);
                let same_method = words.next() == Some(route.method.as_str());
                let mut path = words.next().unwrap_or_default();
                same_method
                    && fixed.iter().enumerate().all(|(at, part)| {
                        let digits = path.len() - path.trim_start_matches(|c: char| c.is_ascii_digit()).len();
                        let rest = if at == 0 { path } else { &path[digits..] };
                        (at == 0 || digits > 0)
                            && rest.strip_prefix(part).is_some_and(|rest| {
                                path = rest;
                                true
                            })
                    })
                    && path.is_empty()
            })
        })
        .map(|route| route.name)
        .collect();
    assert!(missing.is_empty(), "operations without a line: {missing:?}");
}

#[test]
fn headers_are_few() {
    let request = hetzner().request(&servers::PowerOn::new(1)).expect("a request");
    let headers: Vec<_> = request.headers.iter().collect();
    let user_agent = concat!("hetzner-cloud/", env!("CARGO_PKG_VERSION"));
    assert_eq!(
        headers,
        [("authorization", "Bearer secret"), ("accept", "application/json"), ("user-agent", user_agent)]
    );
    let dashboard = hetzner().application("dashboard", "1.2").expect("an application");
    let request = dashboard.request(&servers::PowerOn::new(1)).expect("a request");
    assert_eq!(request.headers.get("User-Agent"), Some(&*format!("dashboard/1.2 {user_agent}")));
    let request = hetzner().without_user_agent().request(&servers::PowerOn::new(1)).expect("a request");
    assert_eq!(request.headers.get("user-agent"), None);
}

#[test]
fn a_base_url_can_be_another() {
    for url in ["http://127.0.0.1:8080/v1", "http://127.0.0.1:8080/v1/"] {
        let proxy = hetzner().base_url(Api::Cloud, url).expect("a base URL");
        let request = proxy.request(&servers::Get::new(1)).expect("a request");
        assert_eq!(request.url, "http://127.0.0.1:8080/v1/servers/1");
    }
    for url in ["", "api.hetzner.cloud", "ftp://x", "https://", "https:///v1", "https://x/v1?y", "http://x y"]
    {
        let error = hetzner().base_url(Api::Cloud, url).expect_err(url);
        assert_eq!(error.parameter, "base_url", "{error}");
    }
}

#[test]
fn what_cannot_be_sent_names_the_parameter() {
    let refusal = |result: Result<hetzner_cloud::Request, Error>| match result.expect_err("a refusal") {
        Error::Input(error) => error.to_string(),
        error => panic!("{error}"),
    };
    let hetzner = hetzner();
    assert_eq!(
        refusal(hetzner.request(&servers::Delete::new(0))),
        "servers.delete: `id` 0 is no id: ids go from 1 to 9007199254740991"
    );
    assert_eq!(
        refusal(hetzner.request(&servers::Get::new(1u64 << 53))),
        "servers.get: `id` 9007199254740992 is no id: ids go from 1 to 9007199254740991"
    );
    assert_eq!(
        refusal(hetzner.request(&servers::Create::new("web", "cx23", ""))),
        "servers.create: `image` is empty: give an id or a name"
    );
    assert_eq!(
        refusal(hetzner.request(&servers::AttachIso::new(1, 0))),
        "servers.attach_iso: `iso` 0 is no id: ids go from 1 to 9007199254740991"
    );
}

/// What the macro makes is what one would write: see the documentation of `operation`.
#[test]
fn an_operation_can_be_written_by_hand() {
    #[derive(serde::Serialize)]
    struct Rename<'a> {
        zone: &'a str,
        name: Option<&'a str>,
    }

    impl Operation for Rename<'_> {
        type Reply = ();
        const ROUTE: &'static hetzner_cloud::Route = &hetzner_cloud::Route {
            name: "zones.rename",
            method: hetzner_cloud::Method::Post,
            api: Api::Storage,
            path: "/zones/{zone}/rename",
            parameters: &["zone", "name"],
            shape: hetzner_cloud::Shape::Empty,
        };
    }

    assert_eq!(
        line(Rename { zone: "a/b?c@ä", name: None }),
        r#"POST /zones/a%2Fb%3Fc%40%C3%A4/rename {"name":null}"#
    );
    for zone in ["", ".", ".."] {
        let error = hetzner().request(&Rename { zone, name: None }).expect_err(zone);
        assert!(error.to_string().starts_with("zones.rename: `zone` "), "{error}");
    }
}

#[test]
fn nothing_shows_the_token_or_a_secret() {
    let hetzner = Hetzner::new(Token::new("s3cr3t-token").expect("a token"));
    let operation = servers::Create::new("web", "cx23", "debian-13").user_data("s3cr3t-data");
    let request = hetzner.request(&operation).expect("a request");
    for text in
        [format!("{hetzner:?}"), format!("{operation:?}"), format!("{request:?}"), format!("{request:#?}")]
    {
        assert!(!text.contains("s3cr3t"), "{text}");
    }
    assert!(String::from_utf8_lossy(&request.body.expect("a body")).contains("s3cr3t-data"));
    for token in ["", "a\nb", "a\r\n", "a b", "ä"] {
        let error = Token::new(token).expect_err(token);
        assert!(error.to_string().starts_with("`token` "), "{error}");
    }
}
