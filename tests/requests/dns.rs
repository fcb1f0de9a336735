//! DNS zones and RRSets.

use hetzner_cloud::zone_rrsets::{self, RrsetRecord, RrsetRecordCommentInput, RrsetSort, RrsetType};
use hetzner_cloud::zones::{self, RrsetInput, TsigAlgorithm, ZoneMode, ZonePrimaryNameserver, ZoneSort};
use hetzner_cloud::{Id, Sort};

use super::{Line, labels, line, selector};

pub(crate) fn lines() -> Vec<Line> {
    let mut lines = zones();
    lines.extend(zone_rrsets());
    lines
}

/// A nameserver with all fields, and one with only an address.
fn nameservers() -> Vec<ZonePrimaryNameserver> {
    vec![
        ZonePrimaryNameserver::new("192.0.2.53")
            .port(5353u16)
            .tsig_key("c2VjcmV0")
            .tsig_algorithm(TsigAlgorithm::HmacSha256),
        ZonePrimaryNameserver::new("2001:db8::53"),
    ]
}

fn zones() -> Vec<Line> {
    vec![
        line(zones::List::new(), "GET /zones"),
        line(
            zones::List::new()
                .name("example.com")
                .mode(ZoneMode::Primary)
                .label_selector(selector("env=prod"))
                .sort(vec![ZoneSort::Name.into(), Sort::asc(ZoneSort::Created)])
                .page(1u64)
                .per_page(50u64),
            "GET /zones?name=example.com&mode=primary&label_selector=env%3Dprod&sort=name&sort=created%3Aasc\
             &page=1&per_page=50",
        ),
        line(
            zones::Create::new("example.com", ZoneMode::Primary),
            r#"POST /zones {"name":"example.com","mode":"primary"}"#,
        ),
        line(
            zones::Create::new("example.com", "secondary")
                .ttl(3600u32)
                .labels(labels())
                .primary_nameservers(nameservers())
                .rrsets(vec![
                    RrsetInput::new("@", RrsetType::A, vec![RrsetRecord::new("192.0.2.1").comment("web")])
                        .ttl(None),
                    RrsetInput::new("www", "CNAME", vec![RrsetRecord::new("example.com.")])
                        .ttl(Some(60))
                        .labels(labels()),
                ])
                .zonefile("@ 3600 IN A 192.0.2.1\n"),
            r#"POST /zones {"name":"example.com","mode":"secondary","ttl":3600,"labels":{"env":"prod"},"primary_nameservers":[{"address":"192.0.2.53","port":5353,"tsig_key":"c2VjcmV0","tsig_algorithm":"hmac-sha256"},{"address":"2001:db8::53"}],"rrsets":[{"name":"@","type":"A","ttl":null,"records":[{"value":"192.0.2.1","comment":"web"}]},{"name":"www","type":"CNAME","ttl":60,"records":[{"value":"example.com."}],"labels":{"env":"prod"}}],"zonefile":"@ 3600 IN A 192.0.2.1\n"}"#,
        ),
        line(zones::Get::new(14), "GET /zones/14"),
        line(zones::Get::new(Id::new(14)), "GET /zones/14"),
        line(zones::Get::new("example.com"), "GET /zones/example.com"),
        line(zones::Get::new("grün.example"), "GET /zones/gr%C3%BCn.example"),
        line(zones::Update::new(14), "PUT /zones/14 {}"),
        line(
            zones::Update::new("example.com").labels(labels()),
            r#"PUT /zones/example.com {"labels":{"env":"prod"}}"#,
        ),
        line(zones::Delete::new("example.com"), "DELETE /zones/example.com"),
        line(zones::ExportZonefile::new("example.com"), "GET /zones/example.com/zonefile"),
        line(
            zones::ChangePrimaryNameservers::new("example.com", nameservers()),
            r#"POST /zones/example.com/actions/change_primary_nameservers {"primary_nameservers":[{"address":"192.0.2.53","port":5353,"tsig_key":"c2VjcmV0","tsig_algorithm":"hmac-sha256"},{"address":"2001:db8::53"}]}"#,
        ),
        line(
            zones::ChangeProtection::new("example.com"),
            "POST /zones/example.com/actions/change_protection {}",
        ),
        line(
            zones::ChangeProtection::new(14).delete(true),
            r#"POST /zones/14/actions/change_protection {"delete":true}"#,
        ),
        line(
            zones::ChangeTtl::new("example.com", 60u32),
            r#"POST /zones/example.com/actions/change_ttl {"ttl":60}"#,
        ),
        line(
            zones::ImportZonefile::new("example.com", "@ 60 IN TXT \"a\"\n"),
            r#"POST /zones/example.com/actions/import_zonefile {"zonefile":"@ 60 IN TXT \"a\"\n"}"#,
        ),
    ]
}

fn zone_rrsets() -> Vec<Line> {
    vec![
        line(zone_rrsets::List::new("example.com"), "GET /zones/example.com/rrsets"),
        line(
            zone_rrsets::List::new(14)
                .name("@")
                .r#type(vec![RrsetType::A, RrsetType::Aaaa])
                .label_selector(selector("env=prod"))
                .sort(vec![Sort::desc(RrsetSort::Name), RrsetSort::Id.into()])
                .page(1u64)
                .per_page(50u64),
            "GET /zones/14/rrsets?name=%40&type=A&type=AAAA&label_selector=env%3Dprod&sort=name%3Adesc&sort=id\
             &page=1&per_page=50",
        ),
        line(
            zone_rrsets::Create::new("example.com", "@", RrsetType::A, vec![RrsetRecord::new("192.0.2.1")]),
            r#"POST /zones/example.com/rrsets {"name":"@","type":"A","records":[{"value":"192.0.2.1"}]}"#,
        ),
        line(
            zone_rrsets::Create::new(
                "example.com",
                "www",
                "TXT",
                vec![RrsetRecord::new("\"v=spf1 -all\"").comment("no mail")],
            )
            .ttl(Some(3600))
            .labels(labels()),
            r#"POST /zones/example.com/rrsets {"name":"www","type":"TXT","ttl":3600,"records":[{"value":"\"v=spf1 -all\"","comment":"no mail"}],"labels":{"env":"prod"}}"#,
        ),
        line(
            zone_rrsets::Create::new("example.com", "*.a", "NS", vec![]).ttl(None),
            r#"POST /zones/example.com/rrsets {"name":"*.a","type":"NS","ttl":null,"records":[]}"#,
        ),
        line(
            zone_rrsets::Get::new("example.com", "@", RrsetType::Mx),
            "GET /zones/example.com/rrsets/%40/MX",
        ),
        line(zone_rrsets::Get::new(14, "*.a", "A"), "GET /zones/14/rrsets/%2A.a/A"),
        line(
            zone_rrsets::Get::new("example.com", "_sip._tcp", RrsetType::Srv),
            "GET /zones/example.com/rrsets/_sip._tcp/SRV",
        ),
        line(
            zone_rrsets::Update::new("example.com", "www", RrsetType::Cname),
            "PUT /zones/example.com/rrsets/www/CNAME {}",
        ),
        line(
            zone_rrsets::Update::new("example.com", "@", RrsetType::Caa).labels(labels()),
            r#"PUT /zones/example.com/rrsets/%40/CAA {"labels":{"env":"prod"}}"#,
        ),
        line(
            zone_rrsets::Delete::new("example.com", "www", RrsetType::A),
            "DELETE /zones/example.com/rrsets/www/A",
        ),
        line(
            zone_rrsets::AddRecords::new("example.com", "@", "A", vec![RrsetRecord::new("192.0.2.2")]),
            r#"POST /zones/example.com/rrsets/%40/A/actions/add_records {"records":[{"value":"192.0.2.2"}]}"#,
        ),
        line(
            zone_rrsets::AddRecords::new(
                "example.com",
                "*.a",
                "AAAA",
                vec![RrsetRecord::new("2001:db8::1").comment("new")],
            )
            .ttl(Some(300)),
            r#"POST /zones/example.com/rrsets/%2A.a/AAAA/actions/add_records {"records":[{"value":"2001:db8::1","comment":"new"}],"ttl":300}"#,
        ),
        line(
            zone_rrsets::AddRecords::new("example.com", "@", "A", vec![RrsetRecord::new("192.0.2.2")])
                .ttl(None),
            r#"POST /zones/example.com/rrsets/%40/A/actions/add_records {"records":[{"value":"192.0.2.2"}],"ttl":null}"#,
        ),
        line(
            zone_rrsets::ChangeProtection::new("example.com", "www", "A", true),
            r#"POST /zones/example.com/rrsets/www/A/actions/change_protection {"change":true}"#,
        ),
        line(
            zone_rrsets::ChangeTtl::new("example.com", "www", "A", Some(120)),
            r#"POST /zones/example.com/rrsets/www/A/actions/change_ttl {"ttl":120}"#,
        ),
        line(
            zone_rrsets::ChangeTtl::new("example.com", "www", "A", None),
            r#"POST /zones/example.com/rrsets/www/A/actions/change_ttl {"ttl":null}"#,
        ),
        line(
            zone_rrsets::RemoveRecords::new("example.com", "@", "A", vec![RrsetRecord::new("192.0.2.2")]),
            r#"POST /zones/example.com/rrsets/%40/A/actions/remove_records {"records":[{"value":"192.0.2.2"}]}"#,
        ),
        line(
            zone_rrsets::SetRecords::new(
                14,
                "@",
                RrsetType::Mx,
                vec![RrsetRecord::new("10 mail.example.com."), RrsetRecord::new("20 mx.example.net.")],
            ),
            r#"POST /zones/14/rrsets/%40/MX/actions/set_records {"records":[{"value":"10 mail.example.com."},{"value":"20 mx.example.net."}]}"#,
        ),
        line(
            zone_rrsets::UpdateRecords::new(
                "example.com",
                "www",
                "A",
                vec![RrsetRecordCommentInput::new("192.0.2.1", "")],
            ),
            r#"POST /zones/example.com/rrsets/www/A/actions/update_records {"records":[{"value":"192.0.2.1","comment":""}]}"#,
        ),
    ]
}
