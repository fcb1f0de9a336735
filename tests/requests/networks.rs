//! Networks, firewalls, Floating IPs and Primary IPs.

use hetzner_cloud::firewalls::{
    self, FirewallResourceInput, FirewallRuleDirection, FirewallRuleInput, FirewallRuleProtocol, FirewallSort,
};
use hetzner_cloud::floating_ips::{self, FloatingIpSort};
use hetzner_cloud::ip_type::IpType;
use hetzner_cloud::locations::NetworkZone;
use hetzner_cloud::networks::{
    self, NetworkMemberSort, NetworkMemberStatus, NetworkMemberType, NetworkRoute, NetworkSort,
    NetworkSubnetInput, NetworkSubnetType,
};
use hetzner_cloud::primary_ips::{self, PrimaryIpAssigneeTypeInput, PrimaryIpSort};
use hetzner_cloud::{Id, Sort};

use super::{Line, labels, line, selector};

pub(crate) fn lines() -> Vec<Line> {
    let mut lines = networks();
    lines.extend(firewalls());
    lines.extend(floating_ips());
    lines.extend(primary_ips());
    lines
}

fn networks() -> Vec<Line> {
    vec![
        line(networks::List::new(), "GET /networks"),
        line(
            networks::List::new()
                .sort(vec![NetworkSort::Name.into()])
                .name("inner")
                .label_selector(selector("env"))
                .page(1u64)
                .per_page(50u64),
            "GET /networks?sort=name&name=inner&label_selector=env&page=1&per_page=50",
        ),
        line(
            networks::Create::new("inner", "10.0.0.0/16"),
            r#"POST /networks {"name":"inner","ip_range":"10.0.0.0/16"}"#,
        ),
        line(
            networks::Create::new("inner", "10.0.0.0/16")
                .labels(labels())
                .subnets(vec![
                    NetworkSubnetInput::new(NetworkSubnetType::Cloud, NetworkZone::EuCentral),
                    NetworkSubnetInput::new(NetworkSubnetType::Vswitch, "eu-central")
                        .ip_range("10.0.2.0/24")
                        .vswitch_id(1000u64),
                ])
                .routes(vec![NetworkRoute::new("10.100.1.0/24", "10.0.1.1")])
                .expose_routes_to_vswitch(true),
            r#"POST /networks {"name":"inner","ip_range":"10.0.0.0/16","labels":{"env":"prod"},"subnets":[{"type":"cloud","network_zone":"eu-central"},{"type":"vswitch","ip_range":"10.0.2.0/24","network_zone":"eu-central","vswitch_id":1000}],"routes":[{"destination":"10.100.1.0/24","gateway":"10.0.1.1"}],"expose_routes_to_vswitch":true}"#,
        ),
        line(networks::Get::new(5), "GET /networks/5"),
        line(networks::Update::new(5), "PUT /networks/5 {}"),
        line(
            networks::Update::new(5).name("outer").labels(labels()).expose_routes_to_vswitch(false),
            r#"PUT /networks/5 {"name":"outer","labels":{"env":"prod"},"expose_routes_to_vswitch":false}"#,
        ),
        line(networks::Delete::new(5), "DELETE /networks/5"),
        line(
            networks::AddRoute::new(5, "10.100.1.0/24", "10.0.1.1"),
            r#"POST /networks/5/actions/add_route {"destination":"10.100.1.0/24","gateway":"10.0.1.1"}"#,
        ),
        line(
            networks::AddSubnet::new(5, NetworkSubnetType::Cloud, NetworkZone::UsEast),
            r#"POST /networks/5/actions/add_subnet {"type":"cloud","network_zone":"us-east"}"#,
        ),
        line(
            networks::AddSubnet::new(5, "vswitch", "eu-central").ip_range("10.0.2.0/24").vswitch_id(1000u64),
            r#"POST /networks/5/actions/add_subnet {"type":"vswitch","ip_range":"10.0.2.0/24","network_zone":"eu-central","vswitch_id":1000}"#,
        ),
        line(
            networks::ChangeIpRange::new(5, "10.0.0.0/12"),
            r#"POST /networks/5/actions/change_ip_range {"ip_range":"10.0.0.0/12"}"#,
        ),
        line(networks::ChangeProtection::new(5), "POST /networks/5/actions/change_protection {}"),
        line(
            networks::ChangeProtection::new(5).delete(true),
            r#"POST /networks/5/actions/change_protection {"delete":true}"#,
        ),
        line(
            networks::DeleteRoute::new(5, "10.100.1.0/24", "10.0.1.1"),
            r#"POST /networks/5/actions/delete_route {"destination":"10.100.1.0/24","gateway":"10.0.1.1"}"#,
        ),
        line(
            networks::DeleteSubnet::new(5, "10.0.1.0/24"),
            r#"POST /networks/5/actions/delete_subnet {"ip_range":"10.0.1.0/24"}"#,
        ),
        line(networks::ListMembers::new(5), "GET /networks/5/members"),
        line(
            networks::ListMembers::new(5)
                .r#type(vec![NetworkMemberType::Server, NetworkMemberType::LoadBalancer])
                .subnet(vec!["10.0.1.0/24".into()])
                .status(vec![NetworkMemberStatus::Ok, NetworkMemberStatus::Attaching])
                .sort(vec![Sort::asc(NetworkMemberSort::Ip), NetworkMemberSort::Type.into()])
                .page(2u64)
                .per_page(20u64),
            "GET /networks/5/members?type=server&type=load_balancer&subnet=10.0.1.0%2F24&status=ok&status=attaching\
             &sort=ip%3Aasc&sort=type&page=2&per_page=20",
        ),
    ]
}

fn firewalls() -> Vec<Line> {
    vec![
        line(firewalls::List::new(), "GET /firewalls"),
        line(
            firewalls::List::new()
                .sort(vec![FirewallSort::Created.into()])
                .name("wall")
                .label_selector(selector("env notin (dev)"))
                .page(1u64)
                .per_page(50u64),
            "GET /firewalls?sort=created&name=wall&label_selector=env%20notin%20%28dev%29&page=1&per_page=50",
        ),
        line(firewalls::Create::new("wall"), r#"POST /firewalls {"name":"wall"}"#),
        line(
            firewalls::Create::new("wall")
                .labels(labels())
                .rules(vec![
                    FirewallRuleInput::new(FirewallRuleDirection::In, FirewallRuleProtocol::Tcp)
                        .description(Some("the web".into()))
                        .source_ips(vec!["0.0.0.0/0".into(), "::/0".into()])
                        .port("80-85"),
                    FirewallRuleInput::new("out", "icmp")
                        .description(None)
                        .destination_ips(vec!["192.0.2.0/24".into()]),
                ])
                .apply_to(vec![
                    FirewallResourceInput::of_server(42),
                    FirewallResourceInput::of_label_selector(selector("env=prod")),
                ]),
            r#"POST /firewalls {"name":"wall","labels":{"env":"prod"},"rules":[{"direction":"in","protocol":"tcp","description":"the web","source_ips":["0.0.0.0/0","::/0"],"port":"80-85"},{"direction":"out","protocol":"icmp","description":null,"destination_ips":["192.0.2.0/24"]}],"apply_to":[{"type":"server","server":{"id":42}},{"type":"label_selector","label_selector":{"selector":"env=prod"}}]}"#,
        ),
        line(firewalls::Get::new(6), "GET /firewalls/6"),
        line(firewalls::Update::new(6), "PUT /firewalls/6 {}"),
        line(
            firewalls::Update::new(6).name("hedge").labels(labels()),
            r#"PUT /firewalls/6 {"name":"hedge","labels":{"env":"prod"}}"#,
        ),
        line(firewalls::Delete::new(6), "DELETE /firewalls/6"),
        line(
            firewalls::ApplyToResources::new(6, vec![FirewallResourceInput::of_server(42)]),
            r#"POST /firewalls/6/actions/apply_to_resources {"apply_to":[{"type":"server","server":{"id":42}}]}"#,
        ),
        line(
            firewalls::RemoveFromResources::new(
                6,
                vec![FirewallResourceInput::of_label_selector(selector("env"))],
            ),
            r#"POST /firewalls/6/actions/remove_from_resources {"remove_from":[{"type":"label_selector","label_selector":{"selector":"env"}}]}"#,
        ),
        line(firewalls::SetRules::new(6, vec![]), r#"POST /firewalls/6/actions/set_rules {"rules":[]}"#),
        line(
            firewalls::SetRules::new(6, vec![FirewallRuleInput::new("in", "esp")]),
            r#"POST /firewalls/6/actions/set_rules {"rules":[{"direction":"in","protocol":"esp"}]}"#,
        ),
    ]
}

fn floating_ips() -> Vec<Line> {
    vec![
        line(floating_ips::List::new(), "GET /floating_ips"),
        line(
            floating_ips::List::new()
                .name("front")
                .label_selector(selector("env=prod"))
                .sort(vec![Sort::desc(FloatingIpSort::Created)])
                .page(1u64)
                .per_page(50u64),
            "GET /floating_ips?name=front&label_selector=env%3Dprod&sort=created%3Adesc&page=1&per_page=50",
        ),
        line(floating_ips::Create::new(IpType::Ipv4), r#"POST /floating_ips {"type":"ipv4"}"#),
        line(
            floating_ips::Create::new("ipv6")
                .server(Some(Id::new(42)))
                .home_location("fsn1")
                .description(Some("the front".into()))
                .name("front")
                .labels(labels()),
            r#"POST /floating_ips {"type":"ipv6","server":42,"home_location":"fsn1","description":"the front","name":"front","labels":{"env":"prod"}}"#,
        ),
        line(
            floating_ips::Create::new(IpType::Ipv4).server(None).home_location(1).description(None),
            r#"POST /floating_ips {"type":"ipv4","server":null,"home_location":"1","description":null}"#,
        ),
        line(floating_ips::Get::new(11), "GET /floating_ips/11"),
        line(floating_ips::Update::new(11), "PUT /floating_ips/11 {}"),
        line(floating_ips::Update::new(11).description(None), r#"PUT /floating_ips/11 {"description":null}"#),
        line(
            floating_ips::Update::new(11).description(Some("b".into())).name("back").labels(labels()),
            r#"PUT /floating_ips/11 {"description":"b","name":"back","labels":{"env":"prod"}}"#,
        ),
        line(floating_ips::Delete::new(11), "DELETE /floating_ips/11"),
        line(floating_ips::Assign::new(11, 42), r#"POST /floating_ips/11/actions/assign {"server":42}"#),
        line(
            floating_ips::ChangeDnsPtr::new(11, "2001:db8::1", None),
            r#"POST /floating_ips/11/actions/change_dns_ptr {"ip":"2001:db8::1","dns_ptr":null}"#,
        ),
        line(
            floating_ips::ChangeDnsPtr::new(11, "2001:db8::1", Some("a.example".into())),
            r#"POST /floating_ips/11/actions/change_dns_ptr {"ip":"2001:db8::1","dns_ptr":"a.example"}"#,
        ),
        line(
            floating_ips::ChangeProtection::new(11, true),
            r#"POST /floating_ips/11/actions/change_protection {"delete":true}"#,
        ),
        line(floating_ips::Unassign::new(11), "POST /floating_ips/11/actions/unassign"),
    ]
}

fn primary_ips() -> Vec<Line> {
    vec![
        line(primary_ips::List::new(), "GET /primary_ips"),
        line(
            primary_ips::List::new()
                .name("first")
                .label_selector(selector("!old"))
                .ip("2001:db8::/64")
                .sort(vec![PrimaryIpSort::Id.into()])
                .page(1u64)
                .per_page(50u64),
            "GET /primary_ips?name=first&label_selector=%21old&ip=2001%3Adb8%3A%3A%2F64&sort=id&page=1&per_page=50",
        ),
        line(
            primary_ips::Create::new("first", IpType::Ipv6),
            r#"POST /primary_ips {"name":"first","type":"ipv6"}"#,
        ),
        line(
            primary_ips::Create::new("first", IpType::Ipv4)
                .labels(labels())
                .location("fsn1")
                .assignee_type(PrimaryIpAssigneeTypeInput::Server)
                .assignee_id(Some(42))
                .auto_delete(true),
            r#"POST /primary_ips {"name":"first","labels":{"env":"prod"},"type":"ipv4","location":"fsn1","assignee_type":"server","assignee_id":42,"auto_delete":true}"#,
        ),
        line(
            primary_ips::Create::new("first", IpType::Ipv4).assignee_type("server").assignee_id(None),
            r#"POST /primary_ips {"name":"first","type":"ipv4","assignee_type":"server","assignee_id":null}"#,
        ),
        line(primary_ips::Get::new(9), "GET /primary_ips/9"),
        line(primary_ips::Update::new(9), "PUT /primary_ips/9 {}"),
        line(
            primary_ips::Update::new(9).name("second").labels(labels()).auto_delete(false),
            r#"PUT /primary_ips/9 {"name":"second","labels":{"env":"prod"},"auto_delete":false}"#,
        ),
        line(primary_ips::Delete::new(9), "DELETE /primary_ips/9"),
        line(
            primary_ips::Assign::new(9, PrimaryIpAssigneeTypeInput::Server, 42u64),
            r#"POST /primary_ips/9/actions/assign {"assignee_type":"server","assignee_id":42}"#,
        ),
        line(
            primary_ips::ChangeDnsPtr::new(9, "192.0.2.1", None),
            r#"POST /primary_ips/9/actions/change_dns_ptr {"ip":"192.0.2.1","dns_ptr":null}"#,
        ),
        line(
            primary_ips::ChangeDnsPtr::new(9, "192.0.2.1", Some("a.example".into())),
            r#"POST /primary_ips/9/actions/change_dns_ptr {"ip":"192.0.2.1","dns_ptr":"a.example"}"#,
        ),
        line(
            primary_ips::ChangeProtection::new(9, false),
            r#"POST /primary_ips/9/actions/change_protection {"delete":false}"#,
        ),
        line(primary_ips::Unassign::new(9), "POST /primary_ips/9/actions/unassign"),
    ]
}
