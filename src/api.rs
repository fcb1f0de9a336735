//! What Hetzner says: one file per resource, each with its words, its models and its operations, in the order of the API
//! reference.

pub mod actions;
pub mod images;
pub mod isos;
pub mod locations;
pub mod placement_groups;
pub mod pricing;
pub mod server_types;
pub mod servers;
pub mod ssh_keys;

use crate::operation::Route;

/// Every operation, by resource.
pub(crate) const RESOURCES: &[&[&Route]] = &[
    actions::ROUTES,
    servers::ROUTES,
    images::ROUTES,
    isos::ROUTES,
    server_types::ROUTES,
    locations::ROUTES,
    ssh_keys::ROUTES,
    pricing::ROUTES,
];

/// Every operation's route: the whole table.
///
/// ```
/// let power_on = hetzner_cloud::api::routes().find(|route| route.name == "servers.power_on");
/// assert_eq!(power_on.map(|route| route.path), Some("/servers/{id}/actions/poweron"));
/// ```
pub fn routes() -> impl Iterator<Item = &'static Route> {
    RESOURCES.iter().copied().flatten().copied()
}
