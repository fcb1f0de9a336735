//! Actions: most resources have the same operations on them.

use hetzner_cloud::actions::{self, ActionSort, ActionStatus};
use hetzner_cloud::{
    Id, Sort, certificates, firewalls, floating_ips, images, load_balancers, networks, primary_ips, servers,
    storage_boxes, volumes, zones,
};

use super::{Line, line};

/// The lines of the action operations of a resource, for one with this id or name.
macro_rules! actions_of {
    ($resource:ident, $id:literal) => {
        [
            line($resource::ListAllActions::new(), concat!("GET /", stringify!($resource), "/actions")),
            line(
                $resource::ListAllActions::new()
                    .id(vec![Id::new(1), Id::new(2)])
                    .sort(vec![Sort::desc(ActionSort::Started), ActionSort::Id.into()])
                    .status(vec![ActionStatus::Running, ActionStatus::Error])
                    .page(2u64)
                    .per_page(50u64),
                concat!(
                    "GET /",
                    stringify!($resource),
                    "/actions?id=1&id=2&sort=started%3Adesc&sort=id&status=running&status=error&page=2&per_page=50"
                ),
            ),
            line(
                $resource::GetActionById::new(3),
                concat!("GET /", stringify!($resource), "/actions/3"),
            ),
            line(
                $resource::ListActions::new($id),
                concat!("GET /", stringify!($resource), "/", $id, "/actions"),
            ),
            line(
                $resource::ListActions::new($id)
                    .sort(vec![Sort::asc(ActionSort::Command), Sort::desc(ActionSort::Finished)])
                    .status(vec![ActionStatus::Success])
                    .page(1u64)
                    .per_page(10u64),
                concat!(
                    "GET /",
                    stringify!($resource),
                    "/",
                    $id,
                    "/actions?sort=command%3Aasc&sort=finished%3Adesc&status=success&page=1&per_page=10"
                ),
            ),
            line(
                $resource::GetAction::new($id, 3),
                concat!("GET /", stringify!($resource), "/", $id, "/actions/3"),
            ),
        ]
    };
}

pub(crate) fn lines() -> Vec<Line> {
    let mut lines = vec![
        line(actions::List::new(vec![Id::new(1)]), "GET /actions?id=1"),
        line(actions::List::new(vec![Id::new(1), Id::new(2)]), "GET /actions?id=1&id=2"),
        line(actions::Get::new(1), "GET /actions/1"),
        // An empty list is left out.
        line(images::ListAllActions::new().status(vec![]), "GET /images/actions"),
    ];
    lines.extend(actions_of!(servers, 42));
    lines.extend(actions_of!(images, 7));
    lines.extend(actions_of!(networks, 5));
    lines.extend(actions_of!(volumes, 4));
    lines.extend(actions_of!(floating_ips, 11));
    lines.extend(actions_of!(primary_ips, 9));
    lines.extend(actions_of!(firewalls, 6));
    lines.extend(actions_of!(load_balancers, 12));
    lines.extend(actions_of!(certificates, 13));
    lines.extend(actions_of!(zones, "example.com"));
    lines.extend(actions_of!(storage_boxes, 15));
    lines
}
