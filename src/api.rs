//! The API: one file per resource with its values, models and operations, in the order of the API reference, and a file
//! for each kind of model that several resources share.

pub mod actions;
pub mod certificates;
pub mod datacenters;
pub mod dns_ptr;
pub mod firewalls;
pub mod floating_ips;
pub mod images;
pub mod ip_type;
pub mod isos;
pub mod load_balancer_types;
pub mod load_balancers;
pub mod locations;
pub mod metrics;
pub mod networks;
pub mod placement_groups;
pub mod pricing;
pub mod primary_ips;
pub mod protection;
pub mod references;
pub mod server_types;
pub mod servers;
pub mod ssh_keys;
pub mod storage_box_snapshots;
pub mod storage_box_subaccounts;
pub mod storage_box_types;
pub mod storage_boxes;
pub mod volumes;
pub mod zone_rrsets;
pub mod zones;

use crate::operation::Route;

/// The routes of all operations, by resource.
pub(crate) const RESOURCES: &[&[&Route]] = &[
    actions::ROUTES,
    servers::ROUTES,
    images::ROUTES,
    isos::ROUTES,
    server_types::ROUTES,
    locations::ROUTES,
    datacenters::ROUTES,
    ssh_keys::ROUTES,
    placement_groups::ROUTES,
    networks::ROUTES,
    volumes::ROUTES,
    floating_ips::ROUTES,
    primary_ips::ROUTES,
    firewalls::ROUTES,
    load_balancers::ROUTES,
    load_balancer_types::ROUTES,
    certificates::ROUTES,
    zones::ROUTES,
    zone_rrsets::ROUTES,
    storage_boxes::ROUTES,
    storage_box_snapshots::ROUTES,
    storage_box_subaccounts::ROUTES,
    storage_box_types::ROUTES,
    pricing::ROUTES,
];

/// Returns the routes of all operations.
///
/// ```
/// let power_on = hetzner_cloud::api::routes().find(|route| route.name == "servers.power_on");
/// assert_eq!(power_on.map(|route| route.path), Some("/servers/{id}/actions/poweron"));
/// ```
pub fn routes() -> impl Iterator<Item = &'static Route> {
    RESOURCES.iter().copied().flatten().copied()
}

/// The fields of responses that hold secrets, separated by spaces. A test compares them with the models.
pub(crate) const SECRET_FIELDS: &str = "root_password wss_url password tsig_key";

/// The parameters that are secrets, at any depth, separated by spaces. A test compares them with the declarations.
pub(crate) const SECRET_PARAMETERS: &str = "password private_key tsig_key user_data";
