//! Lists and their pages.

use crate::*;

#[test]
fn a_list() {
    let pages = |hetzner: Hetzner| hetzner.pages(ssh_keys::List::new());
    let turns = [
        ("GET /ssh_keys?page=1&per_page=50", page(&[1, 2], 1, 3)),
        ("GET /ssh_keys?page=2&per_page=50", refusal(429, "rate_limit_exceeded")),
        ("GET /ssh_keys?page=2&per_page=50", page(&[3], 2, 3)),
        ("GET /ssh_keys?page=3&per_page=50", page(&[4], 3, 3)),
    ];
    converse(pages, &turns, |outcome, _| {
        let ids: Vec<u64> = outcome.expect("keys").iter().map(|key| key.id.get()).collect();
        assert_eq!(ids, [1, 2, 3, 4]);
    });
    converse(
        |hetzner| hetzner.pages(ssh_keys::List::new().name("a b").page(2u64).per_page(1u64)),
        &[("GET /ssh_keys?name=a%20b&page=2&per_page=1", page(&[2], 2, 2))],
        |outcome, _| assert_eq!(outcome.expect("keys").len(), 1),
    );
    converse(pages, &[("GET /ssh_keys?page=1&per_page=50", ok(json!({ "ssh_keys": [] })))], |outcome, _| {
        assert!(outcome.expect("no keys").is_empty());
    });
    converse(
        pages,
        &[
            ("GET /ssh_keys?page=1&per_page=50", page(&[1], 1, 2)),
            ("GET /ssh_keys?page=2&per_page=50", refusal(401, "unauthorized")),
        ],
        |outcome, _| assert!(outcome.expect_err("a refusal").is_unauthorized()),
    );
}

/// Without pagination in the body, the `Link` header is used; without both, there is one page.
#[test]
fn a_list_with_a_link_header() {
    let link = "<https://api.hetzner.cloud/ssh_keys?page=2>; rel=next, <https://api.hetzner.cloud/ssh_keys?page=2>; rel=\"last\"";
    let mut first = ok(json!({ "ssh_keys": [key(1)] })).expect("a response");
    first.headers.push("Link", link);
    let second = ok(json!({ "ssh_keys": [key(2)] }));
    let turns: [(String, Answer); 2] = [(1, Ok(first)), (2, second)]
        .map(|(page, answer)| (format!("GET /ssh_keys?page={page}&per_page=50"), answer));
    let mut script = Script { turns: turns.into(), with_headers: true, now: START, sent: Vec::new() };
    assert_eq!(script.run(&mut hetzner().pages(ssh_keys::List::new())).expect("keys").len(), 2);
}

#[test]
fn concurrent_pages_stay_in_order() {
    let mut pages = hetzner().pages(ssh_keys::List::new()).concurrency(3);
    let Ok(Step::Send(first, _)) = pages.step(START) else { panic!("nothing sent") };
    assert_eq!(pages.step(START).expect("a wait"), Step::Wait(None));
    pages.receive(first, page(&[1], 1, 5), START);
    let mut tickets = Vec::new();
    while let Ok(Step::Send(ticket, request)) = pages.step(START) {
        tickets.push((ticket, request.url));
    }
    let requested: Vec<&str> = tickets.iter().map(|(_, url)| &url[url.len() - 18..]).collect();
    assert_eq!(requested, ["page=2&per_page=50", "page=3&per_page=50", "page=4&per_page=50"]);
    pages.receive(tickets[2].0, page(&[4], 4, 5), START);
    pages.receive(tickets[1].0, page(&[3], 3, 5), START);
    assert_eq!(pages.take().map(|keys| keys.len()), Some(1), "the first page");
    assert_eq!(pages.take(), None, "the second is still in flight");
    pages.receive(tickets[0].0, page(&[2], 2, 5), START);
    pages.receive(tickets[0].0, page(&[2], 2, 5), START); // received twice: the second one is ignored
    let Ok(Step::Send(last, _)) = pages.step(START) else { panic!("nothing sent") };
    pages.receive(last, page(&[5], 5, 5), START);
    let Ok(Step::Done(rest)) = pages.step(START) else { panic!("not done") };
    assert_eq!(rest.iter().map(|key| key.id.get()).collect::<Vec<_>>(), [2, 3, 4, 5]);
}
