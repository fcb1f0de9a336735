//! Load balancers and certificates.

use hetzner_cloud::certificates::{self, CertificateSort, CertificateType};
use hetzner_cloud::load_balancers::{
    self, LoadBalancerAlgorithmType, LoadBalancerHealthCheckHttpInput, LoadBalancerHealthCheckHttpUpdate,
    LoadBalancerHealthCheckInput, LoadBalancerHealthCheckProtocol, LoadBalancerHealthCheckUpdate,
    LoadBalancerMetricType, LoadBalancerPublicNetInput, LoadBalancerServiceHttpInput,
    LoadBalancerServiceHttpUpdate, LoadBalancerServiceInput, LoadBalancerServiceProtocol, LoadBalancerSort,
    LoadBalancerTargetInput, LoadBalancerTargetIp, LoadBalancerTargetType,
};
use hetzner_cloud::locations::NetworkZone;
use hetzner_cloud::references::ServerRef;
use hetzner_cloud::{Id, Sort};

use super::{Line, day, labels, line, selector};

pub(crate) fn lines() -> Vec<Line> {
    let mut lines = load_balancers();
    lines.extend(services());
    lines.extend(targets());
    lines.extend(certificates());
    lines
}

fn load_balancers() -> Vec<Line> {
    vec![
        line(load_balancers::List::new(), "GET /load_balancers"),
        line(
            load_balancers::List::new()
                .sort(vec![Sort::desc(LoadBalancerSort::Name)])
                .name("front")
                .label_selector(selector("env=prod"))
                .page(1u64)
                .per_page(50u64),
            "GET /load_balancers?sort=name%3Adesc&name=front&label_selector=env%3Dprod&page=1&per_page=50",
        ),
        line(
            load_balancers::Create::new("front", "lb11"),
            r#"POST /load_balancers {"name":"front","load_balancer_type":"lb11"}"#,
        ),
        line(
            load_balancers::Create::new("front", 1)
                .algorithm(LoadBalancerAlgorithmType::LeastConnections)
                .services(vec![
                    LoadBalancerServiceInput::new("tcp")
                        .listen_port(25u16)
                        .destination_port(2525u16)
                        .proxyprotocol(true)
                        .health_check(tcp_check()),
                    LoadBalancerServiceInput::new("http")
                        .listen_port(80u16)
                        .destination_port(8080u16)
                        .proxyprotocol(false)
                        .health_check(tcp_check())
                        .http(LoadBalancerServiceHttpInput::new().sticky_sessions(true)),
                ])
                .targets(vec![
                    LoadBalancerTargetInput::of_server(42).use_private_ip(true),
                    LoadBalancerTargetInput::of_label_selector(selector("env=prod")),
                    LoadBalancerTargetInput::of_ip("192.0.2.1"),
                ])
                .labels(labels())
                .public_interface(true)
                .public_net(LoadBalancerPublicNetInput::new().ipv4(Some(Id::new(9))).ipv6(None))
                .network(5)
                .network_zone(NetworkZone::EuCentral)
                .location("fsn1"),
            r#"POST /load_balancers {"name":"front","load_balancer_type":"1","algorithm":{"type":"least_connections"},"services":[{"protocol":"tcp","listen_port":25,"destination_port":2525,"proxyprotocol":true,"health_check":{"protocol":"tcp","port":80,"interval":15,"timeout":10,"retries":3}},{"protocol":"http","listen_port":80,"destination_port":8080,"proxyprotocol":false,"health_check":{"protocol":"tcp","port":80,"interval":15,"timeout":10,"retries":3},"http":{"sticky_sessions":true}}],"targets":[{"type":"server","server":{"id":42},"use_private_ip":true},{"type":"label_selector","label_selector":{"selector":"env=prod"}},{"type":"ip","ip":{"ip":"192.0.2.1"}}],"labels":{"env":"prod"},"public_interface":true,"public_net":{"ipv4":9,"ipv6":null},"network":5,"network_zone":"eu-central","location":"fsn1"}"#,
        ),
        line(load_balancers::Get::new(12), "GET /load_balancers/12"),
        line(load_balancers::Update::new(12), "PUT /load_balancers/12 {}"),
        line(
            load_balancers::Update::new(12).name("back").labels(labels()),
            r#"PUT /load_balancers/12 {"name":"back","labels":{"env":"prod"}}"#,
        ),
        line(load_balancers::Delete::new(12), "DELETE /load_balancers/12"),
        line(
            load_balancers::GetMetrics::new(
                12,
                vec![LoadBalancerMetricType::OpenConnections, LoadBalancerMetricType::Bandwidth],
                day(1),
                day(2),
            ),
            "GET /load_balancers/12/metrics?type=open_connections&type=bandwidth&start=2026-11-01T00%3A00%3A00Z\
             &end=2026-11-02T00%3A00%3A00Z",
        ),
        line(
            load_balancers::GetMetrics::new(12, vec!["requests_per_second".into()], day(1), day(2)).step(0.5),
            "GET /load_balancers/12/metrics?type=requests_per_second&start=2026-11-01T00%3A00%3A00Z\
             &end=2026-11-02T00%3A00%3A00Z&step=0.5",
        ),
        line(
            load_balancers::AttachToNetwork::new(12, 5),
            r#"POST /load_balancers/12/actions/attach_to_network {"network":5}"#,
        ),
        line(
            load_balancers::AttachToNetwork::new(12, 5).ip("10.0.1.2").ip_range("10.0.1.0/24"),
            r#"POST /load_balancers/12/actions/attach_to_network {"network":5,"ip":"10.0.1.2","ip_range":"10.0.1.0/24"}"#,
        ),
        line(
            load_balancers::ChangeAlgorithm::new(12, LoadBalancerAlgorithmType::RoundRobin),
            r#"POST /load_balancers/12/actions/change_algorithm {"type":"round_robin"}"#,
        ),
        line(
            load_balancers::ChangeDnsPtr::new(12, "192.0.2.1", None),
            r#"POST /load_balancers/12/actions/change_dns_ptr {"ip":"192.0.2.1","dns_ptr":null}"#,
        ),
        line(
            load_balancers::ChangeDnsPtr::new(12, "192.0.2.1", Some("a.example".into())),
            r#"POST /load_balancers/12/actions/change_dns_ptr {"ip":"192.0.2.1","dns_ptr":"a.example"}"#,
        ),
        line(
            load_balancers::ChangeProtection::new(12),
            "POST /load_balancers/12/actions/change_protection {}",
        ),
        line(
            load_balancers::ChangeProtection::new(12).delete(false),
            r#"POST /load_balancers/12/actions/change_protection {"delete":false}"#,
        ),
        line(
            load_balancers::ChangeType::new(12, "lb21"),
            r#"POST /load_balancers/12/actions/change_type {"load_balancer_type":"lb21"}"#,
        ),
        line(
            load_balancers::DetachFromNetwork::new(12, 5),
            r#"POST /load_balancers/12/actions/detach_from_network {"network":5}"#,
        ),
        line(
            load_balancers::DisablePublicInterface::new(12),
            "POST /load_balancers/12/actions/disable_public_interface",
        ),
        line(
            load_balancers::EnablePublicInterface::new(12),
            "POST /load_balancers/12/actions/enable_public_interface",
        ),
    ]
}

fn tcp_check() -> LoadBalancerHealthCheckInput {
    LoadBalancerHealthCheckInput::new(LoadBalancerHealthCheckProtocol::Tcp, 80u16, 15u32, 10u32, 3u32)
}

fn services() -> Vec<Line> {
    vec![
        line(
            load_balancers::AddService::new(12, "tcp")
                .listen_port(25u16)
                .destination_port(2525u16)
                .proxyprotocol(false)
                .health_check(tcp_check()),
            r#"POST /load_balancers/12/actions/add_service {"protocol":"tcp","listen_port":25,"destination_port":2525,"proxyprotocol":false,"health_check":{"protocol":"tcp","port":80,"interval":15,"timeout":10,"retries":3}}"#,
        ),
        line(
            load_balancers::AddService::new(12, LoadBalancerServiceProtocol::Https)
                .listen_port(443u16)
                .destination_port(80u16)
                .proxyprotocol(false)
                .health_check(
                    LoadBalancerHealthCheckInput::new("http", 80u16, 15u32, 10u32, 3u32).http(
                        LoadBalancerHealthCheckHttpInput::new()
                            .domain(Some("example.com".into()))
                            .path("/health")
                            .response("ok")
                            .status_codes(vec!["2??".into(), "301".into()])
                            .tls(false),
                    ),
                )
                .http(
                    LoadBalancerServiceHttpInput::new()
                        .sticky_sessions(true)
                        .cookie_name("HCLBSTICKY")
                        .cookie_lifetime(300u32)
                        .timeout_idle(60u32)
                        .certificates(vec![Id::new(13)])
                        .redirect_http(true),
                ),
            r#"POST /load_balancers/12/actions/add_service {"protocol":"https","listen_port":443,"destination_port":80,"proxyprotocol":false,"health_check":{"protocol":"http","port":80,"interval":15,"timeout":10,"retries":3,"http":{"domain":"example.com","path":"/health","response":"ok","status_codes":["2??","301"],"tls":false}},"http":{"sticky_sessions":true,"cookie_name":"HCLBSTICKY","cookie_lifetime":300,"timeout_idle":60,"certificates":[13],"redirect_http":true}}"#,
        ),
        line(
            load_balancers::AddService::new(12, "http")
                .listen_port(80u16)
                .destination_port(80u16)
                .proxyprotocol(false)
                .health_check(tcp_check().http(LoadBalancerHealthCheckHttpInput::new().domain(None))),
            r#"POST /load_balancers/12/actions/add_service {"protocol":"http","listen_port":80,"destination_port":80,"proxyprotocol":false,"health_check":{"protocol":"tcp","port":80,"interval":15,"timeout":10,"retries":3,"http":{"domain":null}}}"#,
        ),
        line(
            load_balancers::AddService::new(12, "http"),
            r#"POST /load_balancers/12/actions/add_service {"protocol":"http"}"#,
        ),
        line(
            load_balancers::DeleteService::new(12, 443u16),
            r#"POST /load_balancers/12/actions/delete_service {"listen_port":443}"#,
        ),
        line(
            load_balancers::UpdateService::new(12, 443u16),
            r#"POST /load_balancers/12/actions/update_service {"listen_port":443}"#,
        ),
        line(
            load_balancers::UpdateService::new(12, 443u16)
                .protocol(LoadBalancerServiceProtocol::Http)
                .destination_port(8080u16)
                .proxyprotocol(true)
                .health_check(
                    LoadBalancerHealthCheckUpdate::new()
                        .protocol(LoadBalancerHealthCheckProtocol::Http)
                        .port(8080u16)
                        .interval(20u32)
                        .timeout(5u32)
                        .retries(2u32)
                        .http(
                            LoadBalancerHealthCheckHttpUpdate::new()
                                .domain(Some("example.com".into()))
                                .path("/")
                                .response("")
                                .status_codes(vec!["200".into()])
                                .tls(true),
                        ),
                )
                .http(
                    LoadBalancerServiceHttpUpdate::new()
                        .sticky_sessions(false)
                        .cookie_name("c")
                        .cookie_lifetime(30u32)
                        .timeout_idle(120u32)
                        .certificates(vec![])
                        .redirect_http(false),
                ),
            r#"POST /load_balancers/12/actions/update_service {"listen_port":443,"protocol":"http","destination_port":8080,"proxyprotocol":true,"health_check":{"protocol":"http","port":8080,"interval":20,"timeout":5,"retries":2,"http":{"domain":"example.com","path":"/","response":"","status_codes":["200"],"tls":true}},"http":{"sticky_sessions":false,"cookie_name":"c","cookie_lifetime":30,"timeout_idle":120,"certificates":[],"redirect_http":false}}"#,
        ),
        line(
            load_balancers::UpdateService::new(12, 80u16).health_check(
                LoadBalancerHealthCheckUpdate::new()
                    .http(LoadBalancerHealthCheckHttpUpdate::new().domain(None)),
            ),
            r#"POST /load_balancers/12/actions/update_service {"listen_port":80,"health_check":{"http":{"domain":null}}}"#,
        ),
    ]
}

fn targets() -> Vec<Line> {
    vec![
        line(
            load_balancers::AddTarget::new(12, LoadBalancerTargetType::Server),
            r#"POST /load_balancers/12/actions/add_target {"type":"server"}"#,
        ),
        line(
            load_balancers::AddTarget::new(12, LoadBalancerTargetType::Server)
                .server(ServerRef::new(42).ip("192.0.2.1"))
                .label_selector(selector("env=prod"))
                .ip(LoadBalancerTargetIp::new("192.0.2.1"))
                .use_private_ip(true),
            r#"POST /load_balancers/12/actions/add_target {"type":"server","server":{"id":42,"ip":"192.0.2.1"},"label_selector":{"selector":"env=prod"},"ip":{"ip":"192.0.2.1"},"use_private_ip":true}"#,
        ),
        line(
            load_balancers::RemoveTarget::new(12, "ip"),
            r#"POST /load_balancers/12/actions/remove_target {"type":"ip"}"#,
        ),
        line(
            load_balancers::RemoveTarget::new(12, LoadBalancerTargetType::LabelSelector)
                .server(ServerRef::new(42))
                .label_selector(selector("env=prod"))
                .ip(LoadBalancerTargetIp::new("192.0.2.1")),
            r#"POST /load_balancers/12/actions/remove_target {"type":"label_selector","server":{"id":42},"label_selector":{"selector":"env=prod"},"ip":{"ip":"192.0.2.1"}}"#,
        ),
    ]
}

fn certificates() -> Vec<Line> {
    vec![
        line(certificates::List::new(), "GET /certificates"),
        line(
            certificates::List::new()
                .sort(vec![CertificateSort::Name.into()])
                .name("shop")
                .label_selector(selector("env"))
                .r#type(vec![CertificateType::Uploaded, CertificateType::Managed])
                .page(1u64)
                .per_page(50u64),
            "GET /certificates?sort=name&name=shop&label_selector=env&type=uploaded&type=managed&page=1&per_page=50",
        ),
        line(certificates::Create::new("shop"), r#"POST /certificates {"name":"shop"}"#),
        line(
            certificates::Create::new("shop")
                .labels(labels())
                .r#type(CertificateType::Uploaded)
                .certificate("-----BEGIN CERTIFICATE-----\n")
                .private_key("-----BEGIN PRIVATE KEY-----\n")
                .domain_names(vec!["example.com".into(), "*.example.com".into()]),
            r#"POST /certificates {"name":"shop","labels":{"env":"prod"},"type":"uploaded","certificate":"-----BEGIN CERTIFICATE-----\n","private_key":"-----BEGIN PRIVATE KEY-----\n","domain_names":["example.com","*.example.com"]}"#,
        ),
        line(certificates::Get::new(13), "GET /certificates/13"),
        line(certificates::Update::new(13), "PUT /certificates/13 {}"),
        line(
            certificates::Update::new(13).name("market").labels(labels()),
            r#"PUT /certificates/13 {"name":"market","labels":{"env":"prod"}}"#,
        ),
        line(certificates::Delete::new(13), "DELETE /certificates/13"),
        line(certificates::RetryIssuance::new(13), "POST /certificates/13/actions/retry"),
    ]
}
