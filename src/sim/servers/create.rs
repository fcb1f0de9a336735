use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

use serde_json::Value;

use super::{
    KIND, check_offered, fitting_image, host_name, nets, placement, required, server_type, set_status,
};
use crate::api::images::Image;
use crate::api::ip_type::IpType;
use crate::api::locations::Location;
use crate::api::networks::Network;
use crate::api::primary_ips::PrimaryIp;
use crate::api::server_types::ServerType;
use crate::api::servers::{Server, ServerProtection, ServerPublicNet, ServerStatus};
use crate::api::volumes::Volume;
use crate::primitives::{Id, Labels};
use crate::sim::ask::Ask;
use crate::sim::jobs::Plan;
use crate::sim::networks::place;
use crate::sim::project::Project;
use crate::sim::refusal::Refusal;
use crate::sim::thing::{self, Thing};
use crate::sim::{Answer, firewalls, links, primary_ips};

pub(super) fn create(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let name = host_name(project, ask.required_text("name")?, None)?;
    let server_type = required(ask, "server_type", |wanted| server_type(project, wanted))?;
    let image = fitting_image(project, ask, &server_type, server_type.disk)?;
    let location = match ask.id_or_name("location")? {
        Some(wanted) => project.location(&wanted).ok_or_else(|| Refusal::no_such("location"))?,
        None => project.locations[0].clone(),
    };
    check_offered(&server_type, &location)?;
    let ssh_keys = ask.ids_or_names("ssh_keys")?;
    for wanted in &ssh_keys {
        let mut keys = project.ssh_keys.values();
        if !keys.any(|key| key.name == *wanted || key.id.to_string() == *wanted) {
            return Err(Refusal::no_such("ssh_keys"));
        }
    }
    if ask.text("user_data")?.is_some_and(|data| data.len() > 32_768) {
        return Err(Refusal::invalid("user_data", "is longer than 32 KiB"));
    }
    let equipment = Equipment::read(project, ask, &location)?;
    let labels = ask.labels()?.unwrap_or_default();
    let starts = ask.flag("start_after_create")?.unwrap_or(true);

    let mut server = server(project, name, server_type, location, image, labels);
    server.status = ServerStatus::Initializing;
    server.locked = true;
    let id = server.id.get();
    project.servers.insert(id, server);
    equipment.fit(project, id);
    links::link(project);
    let server = thing::by_id::<Server>(project, id)?.clone();
    let after = if starts { ServerStatus::Starting } else { ServerStatus::Off };
    let created = Plan {
        command: "create_server",
        millis: 6_000,
        about: vec![(KIND, id)],
        effect: set_status(id, after),
        undo: Box::new(move |project| {
            project.jobs.fail_rest(&KIND, id);
            set_status(id, ServerStatus::Off)(project);
        }),
    };
    let action = project.jobs.start(created, project.now);
    let mut next_actions = Vec::new();
    if starts {
        let started = Plan {
            command: "start_server",
            millis: 2_000,
            about: vec![(KIND, id)],
            effect: set_status(id, ServerStatus::Running),
            undo: set_status(id, ServerStatus::Off),
        };
        next_actions.push(project.jobs.start(started, project.now.after(6_000)));
    }
    if !ssh_keys.is_empty() {
        project.servers_with_keys.insert(id);
    }
    let root_password = ssh_keys.is_empty().then(|| project.password());
    let answer = Answer::one(201, &server).with("action", &action).with("next_actions", &next_actions);
    Ok(answer.with("root_password", &root_password))
}

/// What a new server is given besides itself.
struct Equipment {
    /// The primary IPs to use; none of a version makes a new one.
    primary_ips: Vec<u64>,
    /// The versions that it is to have.
    versions: Vec<IpType>,
    volumes: Vec<u64>,
    networks: Vec<(Id<Network>, String)>,
    firewalls: Vec<u64>,
    placement_group: Option<u64>,
}

impl Equipment {
    fn read(project: &Project, ask: &Ask, location: &Location) -> Result<Self, Refusal> {
        let public_net = ask.value("public_net");
        let said = |key: &str| public_net.and_then(|net| net.get(key));
        let (mut primary_ips, mut versions) = (Vec::new(), Vec::new());
        for (version, enable, key) in
            [(IpType::Ipv4, "enable_ipv4", "ipv4"), (IpType::Ipv6, "enable_ipv6", "ipv6")]
        {
            if said(enable).and_then(Value::as_bool) == Some(false) {
                continue;
            }
            if let Some(id) = said(key).and_then(Value::as_u64) {
                let field = format!("public_net.{key}");
                let primary_ip = project.primary_ips.get(&id).ok_or_else(|| Refusal::no_such(&field))?;
                check_primary_ip(primary_ip, &version, location)?;
                thing::check_free(project, &[(PrimaryIp::kind(), id)])?;
                primary_ips.push(id);
            }
            versions.push(version);
        }
        let volumes = distinct(ask, "volumes")?;
        for id in &volumes {
            thing::check_free(project, &[(Volume::kind(), *id)])?;
            let volume = project.volumes.get(id).ok_or_else(|| Refusal::no_such("volumes"))?;
            if volume.server.is_some() || volume.location.id != location.id {
                return Err(Refusal::invalid("volumes", "is attached, or in another location"));
            }
        }
        let mut networks = Vec::new();
        for id in distinct(ask, "networks")? {
            let network = project.networks.get(&id).ok_or_else(|| Refusal::no_such("networks"))?;
            networks.push((network.id, place(project, network, None, None)?));
        }
        let mut firewalls = Vec::new();
        for said in ask.list::<Value>("firewalls")?.unwrap_or_default() {
            let id = said["firewall"].as_u64().filter(|id| project.firewalls.contains_key(id));
            firewalls.push(id.ok_or_else(|| Refusal::no_such("firewalls"))?);
        }
        let placement_group = match ask.value("placement_group") {
            Some(_) => Some(placement::free_group(project, ask)?.id.get()),
            None => None,
        };
        Ok(Self { primary_ips, versions, volumes, networks, firewalls, placement_group })
    }

    fn fit(self, project: &mut Project, id: u64) {
        let server = Id::<Server>::new(id);
        for primary_ip in self.primary_ips {
            if let Some(primary_ip) = project.primary_ips.get_mut(&primary_ip) {
                primary_ips::take(primary_ip, server);
            }
        }
        for version in self.versions {
            let is_it = |it: &PrimaryIp| it.assignee_id == Some(id) && it.r#type == version;
            if !project.primary_ips.values().any(is_it) {
                give_address(project, server, version);
            }
        }
        for volume in self.volumes {
            if let Some(volume) = project.volumes.get_mut(&volume) {
                volume.server = Some(server);
            }
        }
        if let Some(it) = project.servers.get_mut(&id) {
            it.private_net = self
                .networks
                .into_iter()
                .map(|(network, ip)| nets::private_net(server, network, ip, Vec::new()))
                .collect();
        }
        for firewall in self.firewalls {
            if let Some(firewall) = project.firewalls.get_mut(&firewall) {
                firewall.applied_to.push(firewalls::on_server(server));
            }
        }
        if let Some(group) = self.placement_group {
            placement::put(project, group, server);
        }
    }
}

/// A list of ids in the body, each of which stands there once.
fn distinct(ask: &Ask, field: &str) -> Result<Vec<u64>, Refusal> {
    let ids = ask.list::<u64>(field)?.unwrap_or_default();
    match (1..ids.len()).any(|at| ids[..at].contains(&ids[at])) {
        true => Err(Refusal::invalid(field, "names one twice")),
        false => Ok(ids),
    }
}

fn check_primary_ip(primary_ip: &PrimaryIp, version: &IpType, location: &Location) -> Result<(), Refusal> {
    if primary_ip.assignee_id.is_some() {
        return Err(Refusal::new(422, "primary_ip_assigned", "the primary IP is assigned"));
    }
    if primary_ip.r#type != *version {
        return Err(Refusal::new(
            412,
            "primary_ip_version_mismatch",
            "the primary IP is of the other version",
        ));
    }
    if primary_ip.location.id != location.id {
        let message = "the primary IP is in another location";
        return Err(Refusal::new(422, "primary_ip_datacenter_mismatch", message));
    }
    Ok(())
}

/// A new address that goes when the server goes.
pub(in crate::sim) fn give_address(project: &mut Project, server: Id<Server>, version: IpType) {
    let Some(location) = project.servers.get(&server.get()).map(|server| server.location.clone()) else {
        return;
    };
    let mut primary_ip = primary_ips::new(project, String::new(), version, location);
    primary_ip.name = format!("primary_ip-{}", primary_ip.id);
    primary_ip.auto_delete = true;
    primary_ips::take(&mut primary_ip, server);
    thing::add(project, &primary_ip);
}

/// A server that runs.
pub(in crate::sim) fn server(
    project: &mut Project,
    name: String,
    server_type: ServerType,
    location: Location,
    image: Image,
    labels: Labels,
) -> Server {
    let id = project.id();
    Server {
        id: Id::new(id),
        name,
        status: ServerStatus::Running,
        created: project.now.into(),
        public_net: ServerPublicNet {
            ipv4: None,
            ipv6: None,
            floating_ips: Vec::new(),
            firewalls: Some(Vec::new()),
        },
        private_net: Vec::new(),
        primary_disk_size: server_type.disk,
        included_traffic: server_type
            .prices
            .iter()
            .find(|price| price.location == location.name)
            .map(|price| price.included_traffic),
        server_type: server_type.into(),
        location,
        image: Some(image.into()),
        iso: None,
        rescue_enabled: false,
        locked: false,
        backup_window: None,
        outgoing_traffic: Some(0),
        ingoing_traffic: Some(0),
        protection: ServerProtection { delete: false, rebuild: false },
        labels,
        volumes: Some(Vec::new()),
        load_balancers: Some(Vec::new()),
        placement_group: None,
    }
}
