//! Sample data: a project after a year of use, with servers, their attached resources, and snapshots.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::servers::backup_window;
use super::servers::create::{allocate_primary_ip, server};
use super::{Project, addresses, automatic, entity, firewalls, images, relations};
use crate::api::firewalls::{Firewall, FirewallRule, FirewallRuleDirection, FirewallRuleProtocol};
use crate::api::images::ImageType;
use crate::api::ip_type::IpType;
use crate::api::locations::Location;
use crate::api::networks::{Network, NetworkSubnet, NetworkSubnetType};
use crate::api::placement_groups::{PlacementGroup, PlacementGroupType};
use crate::api::protection::Protection;
use crate::api::server_types::ServerType;
use crate::api::servers::{Server, ServerPrivateNet};
use crate::api::volumes::{Volume, VolumeFormat, VolumeStatus};
use crate::primitives::{Id, Labels, Timestamp, UnixMillis};

const HOUR: u64 = 3_600_000;
const ROLES: [&str; 4] = ["web", "db", "cache", "worker"];
/// The name of the network that servers are attached to, as long as it has addresses.
const NETWORK: &str = "internal";
/// The name of the firewall that is applied to all servers.
const FIREWALL: &str = "public";
/// The number of servers in a placement group.
const GROUP_SIZE: usize = 10;

impl Project {
    /// Adds running servers, and snapshots of the first server.
    pub(super) fn populate(&mut self, servers: usize, snapshots: usize) {
        if servers > 0 {
            self.populate_servers(servers);
        }
        if snapshots > 0 && self.servers.len() == 0 {
            self.populate_servers(1);
        }
        let Some(first) = self.servers.values().next().cloned() else { return };
        for index in 0..snapshots {
            let description = Some(format!("snapshot {}", index + 1));
            let labels = Labels::from([("number".into(), (index + 1).to_string())]);
            let image = images::create_from(self, &first, ImageType::Snapshot, description, labels);
            images::complete(self, image.id.get());
            let created = self.ago(HOUR / 60 * (snapshots - index) as u64);
            if let Some(mut image) = self.images.get_mut(&image.id.get()) {
                image.created = created;
            }
        }
    }

    fn populate_servers(&mut self, servers: usize) {
        let all: Vec<ServerType> = self.server_types.clone();
        // The smallest types first, of those that are available in all six locations and so have six prices.
        let types: Vec<&ServerType> = all.iter().filter(|kind| kind.locations.len() == 6).collect();
        let before = self.populated;
        self.populated += servers;
        let (network, firewall) = (self.shared_network(), self.shared_firewall());
        let mut applied_to = Vec::new();
        for index in before..before + servers {
            let (role, kind) = (ROLES[index % 4], types[index % types.len().min(6)].clone());
            let location = self.locations[index % self.locations.len()].clone();
            let Some(image) = images::find(self, "debian-13", &kind) else { continue };
            let mut names = (index / 4 + 1..).map(|number| format!("{role}-{number}"));
            let is_free = |name: &String| entity::named::<Server>(self, name).next().is_none();
            let Some(name) = names.find(is_free) else { continue };
            let mut server = server(self, name, kind, location, image, labels(index, role));
            // One server per hour until now.
            server.created = self.ago(HOUR * (before + servers - index) as u64);
            server.outgoing_traffic = Some(self.random() % 1_000_000_000_000);
            server.ingoing_traffic = Some(self.random() % 1_000_000_000_000);
            server.backup_window = (role == "db").then(|| backup_window(server.id));
            server.private_net = private_net(index, network).into_iter().collect();
            let (id, location) = (server.id, server.location.clone());
            self.servers.insert(id.get(), server);
            self.attach_resources(index, id, location);
            applied_to.push(firewalls::server_resource(id));
        }
        if let Some(mut firewall) = self.firewalls.get_mut(&firewall) {
            firewall.applied_to.extend(applied_to);
        }
        automatic::reschedule(self);
    }

    /// Attaches primary IPs and volumes to a server, and adds it to a placement group.
    fn attach_resources(&mut self, index: usize, server: Id<Server>, location: Location) {
        allocate_primary_ip(self, server, IpType::Ipv4);
        allocate_primary_ip(self, server, IpType::Ipv6);
        let ipv6 = relations::primary_ip(self, server, &IpType::Ipv6).map(|ipv6| ipv6.id.get());
        if let Some(mut ipv6) = ipv6.and_then(|id| self.primary_ips.get_mut(&id)) {
            let (start, index) = (ipv6.ip.trim_end_matches("/64").to_string(), index.to_string());
            for host in ["1", "2", "3", "4", "5", "6", "7", "8"] {
                // Without spare capacity, which `format!` leaves: there are many of them.
                let (ip, name) =
                    ([&start, host].concat(), ["host-", host, ".", &index, ".example.com"].concat());
                addresses::set_dns_ptr(&mut ipv6.dns_ptr, ip, Some(name));
            }
        }
        for number in 1..=2 {
            let id = self.next_id();
            let volume = Volume {
                id: Id::new(id),
                created: self.now.into(),
                name: format!("data-{index}-{number}"),
                server: Some(server),
                location: location.clone(),
                size: 50 * number,
                linux_device: format!("/dev/disk/by-id/scsi-0HC_Volume_{id}"),
                protection: Protection { delete: false },
                labels: Labels::new(),
                status: VolumeStatus::Available,
                format: Some(VolumeFormat::Ext4),
            };
            entity::add(self, &volume);
        }
        if index % GROUP_SIZE == 0 {
            let group = PlacementGroup {
                id: Id::new(self.next_id()),
                name: format!("spread-{}", index / GROUP_SIZE + 1),
                labels: labels(index, "spread"),
                r#type: PlacementGroupType::Spread,
                created: self.now.into(),
                servers: Vec::new(),
            };
            entity::add(self, &group);
        }
        let name = format!("spread-{}", index / GROUP_SIZE + 1);
        let group = entity::named::<PlacementGroup>(self, &name).last().map(|group| group.id.get());
        if let Some(mut group) = group.and_then(|id| self.placement_groups.get_mut(&id)) {
            group.servers.push(server);
        }
    }

    /// Returns the network of all servers, and creates it if it does not exist.
    fn shared_network(&mut self) -> Id<Network> {
        if let Some(network) = entity::named::<Network>(self, NETWORK).next() {
            return network.id;
        }
        let network = Network {
            id: Id::new(self.next_id()),
            name: NETWORK.into(),
            ip_range: "10.0.0.0/16".into(),
            subnets: Vec::from([NetworkSubnet {
                r#type: NetworkSubnetType::Cloud,
                ip_range: Some("10.0.0.0/16".into()),
                network_zone: "eu-central".into(),
                gateway: "10.0.0.1".into(),
                vswitch_id: None,
            }]),
            routes: Vec::new(),
            servers: Vec::new(),
            load_balancers: Some(Vec::new()),
            protection: Protection { delete: false },
            labels: Labels::new(),
            created: self.now.into(),
            expose_routes_to_vswitch: false,
        };
        entity::add(self, &network);
        network.id
    }

    /// Returns the firewall of all servers, and creates it if it does not exist.
    fn shared_firewall(&mut self) -> u64 {
        if let Some(firewall) = entity::named::<Firewall>(self, FIREWALL).next() {
            return firewall.id.get();
        }
        let rule = |port: &str| FirewallRule {
            description: Some(format!("port {port} from everywhere")),
            direction: FirewallRuleDirection::In,
            source_ips: Vec::from(["0.0.0.0/0".into(), "::/0".into()]),
            destination_ips: Vec::new(),
            protocol: FirewallRuleProtocol::Tcp,
            port: Some(port.into()),
        };
        let firewall = Firewall {
            id: Id::new(self.next_id()),
            name: FIREWALL.into(),
            labels: Some(Labels::new()),
            created: self.now.into(),
            rules: ["22", "80", "443"].map(rule).into(),
            applied_to: Vec::new(),
        };
        entity::add(self, &firewall);
        firewall.id.get()
    }

    fn ago(&self, millis: u64) -> Timestamp {
        UnixMillis::new(self.now.get().saturating_sub(millis)).into()
    }
}

/// The addresses of a server in the network, as far as it has some.
fn private_net(index: usize, network: Id<Network>) -> Option<ServerPrivateNet> {
    let hosts = 1 + index;
    let (block, host) = (hosts / 250, 2 + hosts % 250);
    (block < 128).then(|| ServerPrivateNet {
        network: Some(network),
        ip: Some(format!("10.0.{block}.{host}")),
        alias_ips: Some(Vec::from([format!("10.0.{}.{host}", 128 + block)])),
        mac_address: Some(format!("86:00:00:{:02x}:{:02x}:2a", (index >> 8) & 0xff, index & 0xff)),
    })
}

fn labels(index: usize, role: &str) -> Labels {
    let env = if index % 3 == 0 { "staging" } else { "prod" };
    Labels::from([
        ("env".into(), env.into()),
        ("role".into(), role.into()),
        ("team".into(), "platform".into()),
        ("cost-centre".into(), format!("cc-{}", 100 + index % 7)),
        ("example.com/managed-by".into(), "terraform".into()),
    ])
}
