//! Servers.

use hetzner_cloud::servers::{
    self, RescueType, ServerFirewallInput, ServerImageCreateType, ServerMetricType, ServerPublicNetInput,
    ServerSort, ServerStatus,
};
use hetzner_cloud::{Id, Labels, Sort};

use super::{Line, day, labels, line, selector};

pub(crate) fn lines() -> Vec<Line> {
    vec![
        line(servers::List::new(), "GET /servers"),
        line(
            servers::List::new()
                .name("web 1")
                .label_selector(selector("env in (prod,dev),!old"))
                .sort(vec![Sort::desc(ServerSort::Created), ServerSort::Name.into()])
                .status(vec!["running".into(), ServerStatus::Off])
                .page(2u64)
                .per_page(50u64),
            "GET /servers?name=web%201&label_selector=env%20in%20%28prod%2Cdev%29%2C%21old&sort=created%3Adesc&sort=name\
             &status=running&status=off&page=2&per_page=50",
        ),
        line(
            servers::Create::new("web-1", "cx23", "debian-13"),
            r#"POST /servers {"name":"web-1","server_type":"cx23","image":"debian-13"}"#,
        ),
        line(
            servers::Create::new("web-1", 104, Id::new(7))
                .location("fsn1")
                .start_after_create(false)
                .placement_group(3)
                .ssh_keys(vec!["laptop".into(), 8.into()])
                .volumes(vec![Id::new(4)])
                .networks(vec![Id::new(5)])
                .firewalls(vec![ServerFirewallInput::new(6)])
                .user_data("#cloud-config")
                .labels(labels())
                .automount(true)
                .public_net(
                    ServerPublicNetInput::new()
                        .enable_ipv4(false)
                        .enable_ipv6(true)
                        .ipv4(None)
                        .ipv6(Some(Id::new(9))),
                ),
            r##"POST /servers {"name":"web-1","server_type":"104","image":"7","location":"fsn1","start_after_create":false,"placement_group":3,"ssh_keys":["laptop","8"],"volumes":[4],"networks":[5],"firewalls":[{"firewall":6}],"user_data":"#cloud-config","labels":{"env":"prod"},"automount":true,"public_net":{"enable_ipv4":false,"enable_ipv6":true,"ipv4":null,"ipv6":9}}"##,
        ),
        line(servers::Get::new(42), "GET /servers/42"),
        line(servers::Update::new(42), "PUT /servers/42 {}"),
        line(
            servers::Update::new(42).name("web-2").labels(Labels::new()),
            r#"PUT /servers/42 {"name":"web-2","labels":{}}"#,
        ),
        line(servers::Delete::new(42), "DELETE /servers/42"),
        line(
            servers::GetMetrics::new(42, vec![ServerMetricType::Cpu, ServerMetricType::Disk], day(1), day(2)),
            "GET /servers/42/metrics?type=cpu&type=disk&start=2026-11-01T00%3A00%3A00Z&end=2026-11-02T00%3A00%3A00Z",
        ),
        line(
            servers::GetMetrics::new(42, vec![ServerMetricType::Network], day(1), day(2)).step(60.0),
            "GET /servers/42/metrics?type=network&start=2026-11-01T00%3A00%3A00Z&end=2026-11-02T00%3A00%3A00Z&step=60",
        ),
        line(
            servers::AddToPlacementGroup::new(42, 3),
            r#"POST /servers/42/actions/add_to_placement_group {"placement_group":3}"#,
        ),
        line(servers::AttachIso::new(42, "x.iso"), r#"POST /servers/42/actions/attach_iso {"iso":"x.iso"}"#),
        line(
            servers::AttachToNetwork::new(42, 5),
            r#"POST /servers/42/actions/attach_to_network {"network":5}"#,
        ),
        line(
            servers::AttachToNetwork::new(42, 5)
                .ip("10.0.1.2")
                .alias_ips(vec!["10.0.1.3".into()])
                .ip_range("10.0.1.0/24"),
            r#"POST /servers/42/actions/attach_to_network {"network":5,"ip":"10.0.1.2","alias_ips":["10.0.1.3"],"ip_range":"10.0.1.0/24"}"#,
        ),
        line(
            servers::ChangeAliasIps::new(42, 5, vec![]),
            r#"POST /servers/42/actions/change_alias_ips {"network":5,"alias_ips":[]}"#,
        ),
        line(
            servers::ChangeDnsPtr::new(42, "192.0.2.1", None),
            r#"POST /servers/42/actions/change_dns_ptr {"ip":"192.0.2.1","dns_ptr":null}"#,
        ),
        line(
            servers::ChangeDnsPtr::new(42, "192.0.2.1", Some("a.example".into())),
            r#"POST /servers/42/actions/change_dns_ptr {"ip":"192.0.2.1","dns_ptr":"a.example"}"#,
        ),
        line(servers::ChangeProtection::new(42), "POST /servers/42/actions/change_protection {}"),
        line(
            servers::ChangeProtection::new(42).delete(true).rebuild(true),
            r#"POST /servers/42/actions/change_protection {"delete":true,"rebuild":true}"#,
        ),
        line(
            servers::ChangeType::new(42, "cx33", false),
            r#"POST /servers/42/actions/change_type {"server_type":"cx33","upgrade_disk":false}"#,
        ),
        line(servers::CreateImage::new(42), "POST /servers/42/actions/create_image {}"),
        line(
            servers::CreateImage::new(42)
                .description("a \"copy\"\n")
                .r#type(ServerImageCreateType::Backup)
                .labels(labels()),
            r#"POST /servers/42/actions/create_image {"description":"a \"copy\"\n","type":"backup","labels":{"env":"prod"}}"#,
        ),
        line(
            servers::DetachFromNetwork::new(42, 5),
            r#"POST /servers/42/actions/detach_from_network {"network":5}"#,
        ),
        line(servers::DetachIso::new(42), "POST /servers/42/actions/detach_iso"),
        line(servers::DisableBackup::new(42), "POST /servers/42/actions/disable_backup"),
        line(servers::DisableRescue::new(42), "POST /servers/42/actions/disable_rescue"),
        line(servers::EnableBackup::new(42), "POST /servers/42/actions/enable_backup"),
        line(servers::EnableRescue::new(42), "POST /servers/42/actions/enable_rescue {}"),
        line(
            servers::EnableRescue::new(42).r#type(RescueType::Linux64).ssh_keys(vec![Id::new(8)]),
            r#"POST /servers/42/actions/enable_rescue {"type":"linux64","ssh_keys":[8]}"#,
        ),
        line(servers::PowerOff::new(42), "POST /servers/42/actions/poweroff"),
        line(servers::PowerOn::new(42), "POST /servers/42/actions/poweron"),
        line(servers::Reboot::new(42), "POST /servers/42/actions/reboot"),
        line(servers::Rebuild::new(42, 7), r#"POST /servers/42/actions/rebuild {"image":"7"}"#),
        line(
            servers::Rebuild::new(42, "debian-13").user_data("#!"),
            r##"POST /servers/42/actions/rebuild {"image":"debian-13","user_data":"#!"}"##,
        ),
        line(
            servers::RemoveFromPlacementGroup::new(42),
            "POST /servers/42/actions/remove_from_placement_group",
        ),
        line(servers::RequestConsole::new(42), "POST /servers/42/actions/request_console"),
        line(servers::Reset::new(42), "POST /servers/42/actions/reset"),
        line(servers::ResetPassword::new(42), "POST /servers/42/actions/reset_password"),
        line(servers::Shutdown::new(42), "POST /servers/42/actions/shutdown"),
    ]
}
