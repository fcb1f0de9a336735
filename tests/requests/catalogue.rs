//! Images, ISOs, server types, load balancer types, locations, prices, SSH keys and placement groups.

use hetzner_cloud::images::{self, ImageSort, ImageStatus, ImageType, ImageUpdateType};
use hetzner_cloud::placement_groups::{self, PlacementGroupSort, PlacementGroupType};
use hetzner_cloud::{
    Id, Sort, datacenters, isos, load_balancer_types, locations, pricing, server_types, ssh_keys,
    storage_box_types,
};

use super::{Line, labels, line, selector};

pub(crate) fn lines() -> Vec<Line> {
    vec![
        line(images::List::new(), "GET /images"),
        line(
            images::List::new()
                .sort(vec![Sort::desc(ImageSort::Created)])
                .r#type(vec![ImageType::System, ImageType::App])
                .status(vec![ImageStatus::Available])
                .bound_to(vec![Id::new(42), Id::new(43)])
                .include_deprecated(true)
                .name("debian-13")
                .label_selector(selector("a"))
                .architecture(vec!["arm".into(), "x86".into()])
                .page(1u64)
                .per_page(25u64),
            "GET /images?sort=created%3Adesc&type=system&type=app&status=available&bound_to=42&bound_to=43\
             &include_deprecated=true&name=debian-13&label_selector=a&architecture=arm\
             &architecture=x86&page=1&per_page=25",
        ),
        line(images::Get::new(7), "GET /images/7"),
        line(images::Update::new(7), "PUT /images/7 {}"),
        line(
            images::Update::new(7).description("b").r#type(ImageUpdateType::Snapshot).labels(labels()),
            r#"PUT /images/7 {"description":"b","type":"snapshot","labels":{"env":"prod"}}"#,
        ),
        line(images::Delete::new(7), "DELETE /images/7"),
        line(images::ChangeProtection::new(7), "POST /images/7/actions/change_protection {}"),
        line(
            images::ChangeProtection::new(7).delete(true),
            r#"POST /images/7/actions/change_protection {"delete":true}"#,
        ),
        line(isos::List::new(), "GET /isos"),
        line(
            isos::List::new()
                .name("x")
                .architecture(vec!["x86".into()])
                .include_architecture_wildcard(false)
                .page(3u64)
                .per_page(5u64),
            "GET /isos?name=x&architecture=x86&include_architecture_wildcard=false&page=3&per_page=5",
        ),
        line(isos::Get::new(1), "GET /isos/1"),
        line(server_types::List::new(), "GET /server_types"),
        line(
            server_types::List::new().name("cx23").page(1u64).per_page(50u64),
            "GET /server_types?name=cx23&page=1&per_page=50",
        ),
        line(server_types::Get::new(104), "GET /server_types/104"),
        line(load_balancer_types::List::new(), "GET /load_balancer_types"),
        line(
            load_balancer_types::List::new().name("lb11").page(1u64).per_page(50u64),
            "GET /load_balancer_types?name=lb11&page=1&per_page=50",
        ),
        line(load_balancer_types::Get::new(1), "GET /load_balancer_types/1"),
        line(storage_box_types::List::new(), "GET /storage_box_types"),
        line(
            storage_box_types::List::new().name("bx11").page(1u64).per_page(50u64),
            "GET /storage_box_types?name=bx11&page=1&per_page=50",
        ),
        line(storage_box_types::Get::new(1333), "GET /storage_box_types/1333"),
        line(locations::List::new(), "GET /locations"),
        line(
            locations::List::new()
                .name("fsn1")
                .sort(vec![locations::LocationSort::Id.into()])
                .page(1u64)
                .per_page(50u64),
            "GET /locations?name=fsn1&sort=id&page=1&per_page=50",
        ),
        line(locations::Get::new(1), "GET /locations/1"),
        line(datacenters::List::new(), "GET /datacenters"),
        line(
            datacenters::List::new()
                .name("fsn1-dc14")
                .sort(vec![Sort::asc(datacenters::DatacenterSort::Name)])
                .page(1u64)
                .per_page(50u64),
            "GET /datacenters?name=fsn1-dc14&sort=name%3Aasc&page=1&per_page=50",
        ),
        line(datacenters::Get::new(4), "GET /datacenters/4"),
        line(pricing::Get::new(), "GET /pricing"),
        line(ssh_keys::List::new(), "GET /ssh_keys"),
        line(
            ssh_keys::List::new()
                .sort(vec![Sort::desc(ssh_keys::SshKeySort::Name)])
                .name("laptop & phone")
                .fingerprint("b7:2f")
                .label_selector(selector("a=b"))
                .page(1u64)
                .per_page(50u64),
            "GET /ssh_keys?sort=name%3Adesc&name=laptop%20%26%20phone&fingerprint=b7%3A2f&label_selector=a%3Db\
             &page=1&per_page=50",
        ),
        line(
            ssh_keys::Create::new("laptop", "ssh-ed25519 AAAA"),
            r#"POST /ssh_keys {"name":"laptop","public_key":"ssh-ed25519 AAAA"}"#,
        ),
        line(
            ssh_keys::Create::new("laptop", "ssh-ed25519 AAAA").labels(labels()),
            r#"POST /ssh_keys {"name":"laptop","public_key":"ssh-ed25519 AAAA","labels":{"env":"prod"}}"#,
        ),
        line(ssh_keys::Get::new(8), "GET /ssh_keys/8"),
        line(ssh_keys::Update::new(8), "PUT /ssh_keys/8 {}"),
        line(
            ssh_keys::Update::new(8).name("x").labels(labels()),
            r#"PUT /ssh_keys/8 {"name":"x","labels":{"env":"prod"}}"#,
        ),
        line(ssh_keys::Delete::new(8), "DELETE /ssh_keys/8"),
        line(placement_groups::List::new(), "GET /placement_groups"),
        line(
            placement_groups::List::new()
                .sort(vec![PlacementGroupSort::Id.into(), Sort::asc(PlacementGroupSort::Created)])
                .name("apart")
                .label_selector(selector("env!=dev"))
                .r#type(vec![PlacementGroupType::Spread])
                .page(2u64)
                .per_page(10u64),
            "GET /placement_groups?sort=id&sort=created%3Aasc&name=apart&label_selector=env%21%3Ddev&type=spread\
             &page=2&per_page=10",
        ),
        line(
            placement_groups::Create::new("apart", PlacementGroupType::Spread),
            r#"POST /placement_groups {"name":"apart","type":"spread"}"#,
        ),
        line(
            placement_groups::Create::new("apart", "spread").labels(labels()),
            r#"POST /placement_groups {"name":"apart","labels":{"env":"prod"},"type":"spread"}"#,
        ),
        line(placement_groups::Get::new(3), "GET /placement_groups/3"),
        line(placement_groups::Update::new(3), "PUT /placement_groups/3 {}"),
        line(
            placement_groups::Update::new(3).name("far-apart").labels(labels()),
            r#"PUT /placement_groups/3 {"name":"far-apart","labels":{"env":"prod"}}"#,
        ),
        line(placement_groups::Delete::new(3), "DELETE /placement_groups/3"),
    ]
}
