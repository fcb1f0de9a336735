use alloc::boxed::Box;
use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};

use super::{
    ServerEffect, check_available, check_user_data, compatible_image, host_name, nets, placement,
    required_by_name, server_type, shorten_type,
};
use crate::api::images::Image;
use crate::api::ip_type::IpType;
use crate::api::locations::Location;
use crate::api::networks::Network;
use crate::api::primary_ips::PrimaryIp;
use crate::api::server_types::ServerType;
use crate::api::servers::{Server, ServerProtection, ServerPublicNet, ServerStatus};
use crate::api::ssh_keys::SshKey;
use crate::api::volumes::Volume;
use crate::primitives::{Id, Labels};
use crate::sim::actions::NewAction;
use crate::sim::networks::allocate_ip;
use crate::sim::{
    ApiRequest, ApiResult, Entity, ErrorResponse, Project, entity, firewalls, primary_ips, relations,
};

const CREATE_MILLIS: u64 = 6_000;

pub(super) fn create(project: &mut Project, request: &ApiRequest) -> ApiResult {
    request.check_datacenter()?;
    let name = host_name(project, request.required_string("name")?, None)?;
    let server_type = required_by_name(request, "server_type", |name| server_type(project, name))?;
    let image = compatible_image(project, request, &server_type, server_type.disk)?;
    let location = match request.id_or_name("location")? {
        Some(requested) => {
            project.location(&requested).ok_or_else(|| ErrorResponse::unknown_reference("location"))?
        }
        None => project.locations[0].clone(),
    };
    check_available(project, &server_type, &location)?;
    let ssh_keys = request.ids_or_names("ssh_keys")?;
    for requested in &ssh_keys {
        if entity::by_id_or_name::<SshKey>(project, requested).is_none() {
            return Err(ErrorResponse::unknown_reference("ssh_keys"));
        }
    }
    check_user_data(request)?;
    let attachments = Attachments::parse(project, request, &location)?;
    let labels = request.labels()?.unwrap_or_default();
    let starts = request.boolean("start_after_create")?.unwrap_or(true);
    if request.boolean("automount")? == Some(true) && attachments.volumes.is_empty() {
        return Err(ErrorResponse::invalid_input("automount", "requires volumes"));
    }

    let mut server = server(project, name, server_type, location, image, labels);
    server.status = ServerStatus::Initializing;
    let id = server.id.get();
    project.servers.insert(id, server);
    attachments.attach(project, id);
    let after = if starts { ServerStatus::Starting } else { ServerStatus::Off };
    let create = NewAction::new::<Server>("create_server", id)
        .millis(CREATE_MILLIS)
        .on_success(ServerEffect::SetStatus(after))
        .on_failure(ServerEffect::FailCreation);
    let action = project.schedule(create, 0);
    let mut next_actions = Vec::new();
    if starts {
        let start = NewAction::new::<Server>("start_server", id)
            .millis(2_000)
            .on_success(ServerEffect::SetStatus(ServerStatus::Running))
            .on_failure(ServerEffect::SetStatus(ServerStatus::Off));
        next_actions.push(project.schedule(start, CREATE_MILLIS));
    }
    if !ssh_keys.is_empty() {
        project.servers_with_keys.insert(id);
    }
    let root_password = ssh_keys.is_empty().then(|| project.random_password());
    let response = entity::model(project, 201, entity::by_id::<Server>(project, id)?).with("action", &action);
    Ok(response.with("next_actions", &next_actions).with("root_password", &root_password))
}

/// The resources that a new server is attached to.
struct Attachments {
    /// The existing primary IPs to assign.
    primary_ips: Vec<u64>,
    /// The enabled IP versions. A version without an existing primary IP gets a new one.
    versions: Vec<IpType>,
    volumes: Vec<u64>,
    networks: Vec<(Id<Network>, String)>,
    firewalls: Vec<u64>,
    placement_group: Option<u64>,
}

impl Attachments {
    fn parse(project: &Project, request: &ApiRequest, location: &Location) -> ApiResult<Self> {
        let public_net: Map<String, Value> = request.object("public_net")?.unwrap_or_default();
        let (mut primary_ips, mut versions) = (Vec::new(), Vec::new());
        for (version, enable, key) in
            [(IpType::Ipv4, "enable_ipv4", "ipv4"), (IpType::Ipv6, "enable_ipv6", "ipv6")]
        {
            let is_enabled = public_net_value(&public_net, enable, "a boolean", Value::as_bool)?;
            let primary_ip = public_net_value(&public_net, key, "an integer", Value::as_u64)?;
            if is_enabled == Some(false) {
                continue;
            }
            if let Some(id) = primary_ip {
                let field = format!("public_net.{key}");
                let primary_ip =
                    project.primary_ips.get(&id).ok_or_else(|| ErrorResponse::unknown_reference(&field))?;
                check_primary_ip(project, primary_ip, &version, location)?;
                project.actions.check_unlocked(&[PrimaryIp::reference(id)])?;
                primary_ips.push(id);
            }
            versions.push(version);
        }
        let volumes = distinct(request, "volumes")?;
        for id in &volumes {
            project.actions.check_unlocked(&[Volume::reference(*id)])?;
            let volume =
                project.volumes.get(id).ok_or_else(|| ErrorResponse::unknown_reference("volumes"))?;
            if volume.server.is_some() || volume.location.id != location.id {
                return Err(ErrorResponse::invalid_input(
                    "volumes",
                    "is already attached, or in another location",
                ));
            }
        }
        let mut networks = Vec::new();
        for id in distinct(request, "networks")? {
            let network =
                project.networks.get(&id).ok_or_else(|| ErrorResponse::unknown_reference("networks"))?;
            let ip = allocate_ip(project, network, None, None);
            let ip = ip
                .map_err(|_| ErrorResponse::invalid_input("networks", "has no subnet with a free address"))?;
            networks.push((network.id, ip));
        }
        let mut firewalls = Vec::new();
        for firewall in request.list::<Value>("firewalls")?.unwrap_or_default() {
            let id = firewall["firewall"].as_u64().filter(|id| project.firewalls.contains_key(id));
            firewalls.push(id.ok_or_else(|| ErrorResponse::unknown_reference("firewalls"))?);
        }
        let placement_group = match request.value("placement_group") {
            Some(_) => Some(placement::group_with_capacity(project, request)?.id.get()),
            None => None,
        };
        Ok(Self { primary_ips, versions, volumes, networks, firewalls, placement_group })
    }

    fn attach(self, project: &mut Project, id: u64) {
        let server = Id::<Server>::new(id);
        for primary_ip in self.primary_ips {
            if let Some(mut primary_ip) = project.primary_ips.get_mut(&primary_ip) {
                primary_ips::assign_to(&mut primary_ip, server);
            }
        }
        for version in self.versions {
            if relations::primary_ip(project, server, &version).is_none() {
                allocate_primary_ip(project, server, version);
            }
        }
        for volume in self.volumes {
            if let Some(mut volume) = project.volumes.get_mut(&volume) {
                volume.server = Some(server);
            }
        }
        if let Some(mut created) = project.servers.get_mut(&id) {
            created.private_net = self
                .networks
                .into_iter()
                .map(|(network, ip)| nets::private_net(server, network, ip, Vec::new()))
                .collect();
        }
        for firewall in self.firewalls {
            if let Some(mut firewall) = project.firewalls.get_mut(&firewall) {
                firewall.applied_to.push(firewalls::server_resource(server));
            }
        }
        if let Some(group) = self.placement_group {
            placement::insert(project, group, server);
        }
    }
}

/// A value in `public_net` that `read` accepts.
fn public_net_value<T>(
    public_net: &Map<String, Value>,
    key: &str,
    kind: &str,
    read: fn(&Value) -> Option<T>,
) -> ApiResult<Option<T>> {
    let value = public_net.get(key).filter(|value| !value.is_null());
    let invalid = || ErrorResponse::invalid_input(&format!("public_net.{key}"), format!("must be {kind}"));
    value.map(|value| read(value).ok_or_else(invalid)).transpose()
}

/// A list of distinct ids in the body.
fn distinct(request: &ApiRequest, field: &str) -> ApiResult<Vec<u64>> {
    let ids = request.list::<u64>(field)?.unwrap_or_default();
    let mut seen = BTreeSet::new();
    match ids.iter().all(|id| seen.insert(id)) {
        true => Ok(ids),
        false => Err(ErrorResponse::invalid_input(field, "has a duplicate")),
    }
}

fn check_primary_ip(
    project: &Project,
    primary_ip: &PrimaryIp,
    version: &IpType,
    location: &Location,
) -> ApiResult<()> {
    if primary_ips::is_assigned(project, primary_ip) {
        return Err(ErrorResponse::new(422, "primary_ip_assigned", "the primary IP is assigned"));
    }
    if primary_ip.r#type != *version {
        return Err(ErrorResponse::new(
            412,
            "primary_ip_version_mismatch",
            "the primary IP has another IP version",
        ));
    }
    if primary_ip.location.id != location.id {
        let message = "the primary IP is in another location";
        return Err(ErrorResponse::new(422, "primary_ip_datacenter_mismatch", message));
    }
    Ok(())
}

/// Creates a primary IP for a server, which is deleted with the server.
pub(in crate::sim) fn allocate_primary_ip(project: &mut Project, server: Id<Server>, version: IpType) {
    let Some(location) = project.servers.get(&server.get()).map(|server| server.location.clone()) else {
        return;
    };
    let mut primary_ip = primary_ips::new(project, String::new(), version, location);
    primary_ip.name = format!("primary_ip-{}", primary_ip.id);
    primary_ip.auto_delete = true;
    primary_ips::assign_to(&mut primary_ip, server);
    entity::add(project, &primary_ip);
}

/// Creates a running server.
pub(in crate::sim) fn server(
    project: &mut Project,
    name: String,
    server_type: ServerType,
    location: Location,
    image: Image,
    labels: Labels,
) -> Server {
    let id = project.next_id();
    let primary_disk_size = server_type.disk;
    let price = server_type.prices.iter().find(|price| price.location == location.name);
    let included_traffic = price.map(|price| price.included_traffic);
    let mut server_type = Box::new(server_type);
    shorten_type(&project.server_types, &mut server_type);
    Server {
        id: Id::new(id),
        name,
        status: ServerStatus::Running,
        created: project.now.into(),
        public_net: ServerPublicNet { ipv4: None, ipv6: None, floating_ips: Vec::new(), firewalls: None },
        private_net: Vec::new(),
        primary_disk_size,
        included_traffic,
        server_type,
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
        volumes: None,
        load_balancers: None,
        placement_group: None,
    }
}
