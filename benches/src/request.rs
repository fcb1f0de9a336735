//! Encoding requests, compared with code written by hand: the URL with `push_str`, the body with `serde_json::to_vec`.

use std::fmt::Write;
use std::hint::black_box;

use hetzner_cloud::servers::{self, ServerSort, ServerStatus};
use hetzner_cloud::{Hetzner, Id, LabelSelector, Labels, Sort, Token};
use serde::Serialize;

use crate::ratio::{Table, Way};

const BASE: &str = "https://api.hetzner.cloud/v1";
const RATIO: f64 = 2.0;
const MORE_ALLOCATIONS: Option<u64> = Some(4);

pub fn measure(table: &mut Table) {
    let hetzner = Hetzner::new(Token::new("0123456789012345678901234567890123456789012345678901234567890123").expect("a token"));
    get(table, &hetzner);
    list(table, &hetzner);
    create(table, &hetzner);
}

fn get(table: &mut Table, hetzner: &Hetzner) {
    let ours = || {
        black_box(hetzner.request(&servers::Get::new(black_box(4711))).expect("a request"));
    };
    let by_hand = || {
        let mut url = String::with_capacity(64);
        url.push_str(BASE);
        url.push_str("/servers/");
        let _ = write!(url, "{}", black_box(4711u64));
        black_box((url, authorization()));
    };
    table.compare(Way::new("request: GET by id", &ours), Way::new("by hand", &by_hand), RATIO, MORE_ALLOCATIONS);
}

fn list(table: &mut Table, hetzner: &Hetzner) {
    let selector: LabelSelector = "env=prod,tier in (web,db)".parse().expect("a label selector");
    let operation = servers::List::new()
        .name("web-1.example.com")
        .label_selector(selector)
        .sort(vec![Sort::desc(ServerSort::Created)])
        .status(vec![ServerStatus::Running])
        .page(3u64)
        .per_page(50u64);
    let ours = || {
        black_box(hetzner.request(black_box(&operation)).expect("a request"));
    };
    let parameters = ("web-1.example.com", "env=prod,tier in (web,db)", "created:desc", "running", 3u64, 50u64);
    let by_hand = || {
        let (name, selector, sort, status, page, per_page) = black_box(parameters);
        let mut url = String::with_capacity(192);
        url.push_str(BASE);
        url.push_str("/servers?name=");
        push_encoded(&mut url, name);
        url.push_str("&label_selector=");
        push_encoded(&mut url, selector);
        url.push_str("&sort=");
        push_encoded(&mut url, sort);
        url.push_str("&status=");
        push_encoded(&mut url, status);
        let _ = write!(url, "&page={page}&per_page={per_page}");
        black_box((url, authorization()));
    };
    table.compare(Way::new("request: list, 6 parameters", &ours), Way::new("by hand", &by_hand), RATIO, MORE_ALLOCATIONS);
}

fn create(table: &mut Table, hetzner: &Hetzner) {
    let user_data = "#cloud-config\npackages: [nginx]\nruncmd:\n  - systemctl enable --now nginx\n".to_owned();
    let labels = Labels::from([("env".into(), "prod".into()), ("tier".into(), "web".into())]);
    let operation = servers::Create::new("web-1", "cx23", "debian-13")
        .location("fsn1")
        .ssh_keys(vec!["laptop".into(), "desktop".into()])
        .networks(vec![Id::new(4711), Id::new(4712)])
        .user_data(&*user_data)
        .labels(labels.clone())
        .public_net(servers::ServerPublicNetInput::new().enable_ipv4(true).enable_ipv6(true));
    let ours = || {
        black_box(hetzner.request(black_box(&operation)).expect("a request"));
    };

    #[derive(Serialize)]
    struct Body<'a> {
        name: &'a str,
        server_type: &'a str,
        image: &'a str,
        location: &'a str,
        ssh_keys: &'a [&'a str],
        networks: &'a [u64],
        user_data: &'a str,
        labels: &'a Labels,
        public_net: PublicNet,
    }

    #[derive(Serialize)]
    struct PublicNet {
        enable_ipv4: bool,
        enable_ipv6: bool,
    }

    let by_hand = || {
        let mut url = String::with_capacity(64);
        url.push_str(BASE);
        url.push_str("/servers");
        let body = serde_json::to_vec(&Body {
            name: black_box("web-1"),
            server_type: "cx23",
            image: "debian-13",
            location: "fsn1",
            ssh_keys: &["laptop", "desktop"],
            networks: &[4711, 4712],
            user_data: &user_data,
            labels: &labels,
            public_net: PublicNet { enable_ipv4: true, enable_ipv6: true },
        });
        black_box((url, body.expect("json"), authorization()));
    };
    table.compare(Way::new("request: create a server", &ours), Way::new("by hand", &by_hand), RATIO, MORE_ALLOCATIONS);
}

/// The one header of a request by hand.
fn authorization() -> String {
    let mut header = String::with_capacity(80);
    header.push_str("Bearer ");
    header.push_str(black_box("0123456789012345678901234567890123456789012345678901234567890123"));
    header
}

fn push_encoded(url: &mut String, text: &str) {
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => url.push(char::from(byte)),
            _ => {
                let _ = write!(url, "%{byte:02X}");
            }
        }
    }
}
