use alloc::boxed::Box;
use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::{
    KIND, check_offered, fitting_image, host_name, image, no_such, required, server_type, set_status,
};
use crate::api::images::{Image, ImageType};
use crate::api::locations::Location;
use crate::api::server_types::ServerType;
use crate::api::servers::{
    Server, ServerProtection, ServerPublicIpv4, ServerPublicIpv6, ServerPublicNet, ServerStatus,
};
use crate::flow::Time;
use crate::sim::ask::Ask;
use crate::sim::jobs::Plan;
use crate::sim::project::Project;
use crate::sim::refusal::Refusal;
use crate::sim::{Answer, images};
use crate::words::{Id, Labels, Timestamp};

pub(super) fn create(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let name = host_name(project, ask.required_text("name")?, None)?;
    let server_type = required(ask, "server_type", |wanted| server_type(project, wanted))?;
    let image = fitting_image(project, ask, &server_type, server_type.disk)?;
    let location = match ask.id_or_name("location")? {
        Some(wanted) => location(project, &wanted).ok_or_else(|| no_such("location"))?,
        None => project.locations[0].clone(),
    };
    check_offered(&server_type, &location)?;
    let ssh_keys = ask.ids_or_names("ssh_keys")?;
    for wanted in &ssh_keys {
        let mut keys = project.ssh_keys.values();
        if !keys.any(|key| key.name == *wanted || key.id.to_string() == *wanted) {
            return Err(no_such("ssh_keys"));
        }
    }
    if ask.text("user_data")?.is_some_and(|data| data.len() > 32_768) {
        return Err(Refusal::invalid("user_data", "is longer than 32 KiB"));
    }
    if ask.number("placement_group")?.is_some() {
        return Err(Refusal::not_found("placement_group"));
    }
    for field in ["volumes", "networks", "firewalls"] {
        if ask.value(field).is_some_and(|value| value.as_array().is_none_or(|all| !all.is_empty())) {
            return Err(no_such(field));
        }
    }
    let labels = ask.labels()?.unwrap_or_default();
    let starts = ask.flag("start_after_create")?.unwrap_or(true);
    let public_net = ask.value("public_net");
    let enabled = |key: &str| public_net.and_then(|net| net.get(key)?.as_bool()).unwrap_or(true);
    let (ipv4, ipv6) = (enabled("enable_ipv4"), enabled("enable_ipv6"));

    let mut server = server(project, name, server_type, location, image, labels);
    server.public_net.ipv4.take_if(|_| !ipv4);
    server.public_net.ipv6.take_if(|_| !ipv6);
    server.status = ServerStatus::Initializing;
    server.locked = true;
    let id = server.id.get();
    project.servers.insert(id, server.clone());
    let after = if starts { ServerStatus::Starting } else { ServerStatus::Off };
    let created = Plan {
        command: "create_server",
        millis: 6_000,
        about: (KIND, id),
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
            about: (KIND, id),
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

/// A server that runs.
fn server(
    project: &mut Project,
    name: String,
    server_type: ServerType,
    location: Location,
    image: Image,
    labels: Labels,
) -> Server {
    let id = project.id();
    let (ipv4_id, ipv6_id) = (project.id(), project.id());
    // Addresses that documentation may use: RFC 5737 and RFC 3849.
    let [net, host] = [project.addresses / 254 % 3, 1 + project.addresses % 254];
    let ipv4 = format!("{}.{host}", ["192.0.2", "198.51.100", "203.0.113"][net]);
    project.addresses += 1;
    let (high, low) = (id >> 16 & 0xffff, id & 0xffff);
    Server {
        id: Id::new(id),
        name,
        status: ServerStatus::Running,
        created: project.now.into(),
        public_net: ServerPublicNet {
            ipv4: Some(ServerPublicIpv4 {
                id: Some(Id::new(ipv4_id)),
                dns_ptr: default_dns_ptr(&ipv4),
                ip: ipv4,
                blocked: false,
            }),
            ipv6: Some(ServerPublicIpv6 {
                id: Some(Id::new(ipv6_id)),
                ip: format!("2001:db8:{high:x}:{low:x}::/64"),
                blocked: false,
                dns_ptr: Some(Vec::new()),
            }),
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

/// What Hetzner calls an address of which nobody has said a name.
pub(super) fn default_dns_ptr(ipv4: &str) -> String {
    let parts: Vec<&str> = ipv4.rsplit('.').collect();
    format!("static.{}.clients.your-server.example", parts.join("."))
}

impl Project {
    /// Servers that run, and snapshots of the first.
    pub(in crate::sim) fn populate(&mut self, servers: usize, snapshots: usize) {
        const ROLES: [&str; 4] = ["web", "db", "cache", "worker"];
        let all: Vec<ServerType> = self.server_types.clone();
        // Small ones first, of those that are sold everywhere and so have six prices.
        let types: Vec<&ServerType> = all.iter().filter(|kind| kind.locations.len() == 6).collect();
        const HOUR: u64 = 3_600_000;
        let before = self.servers.len();
        let mut taken: BTreeSet<String> = self.servers.values().map(|server| server.name.clone()).collect();
        for at in before..before + servers {
            let (role, kind) = (ROLES[at % 4], types[at % types.len().min(6)].clone());
            let location = self.locations[at % self.locations.len()].clone();
            let Some(image) = image(self, "debian-13", &kind) else { continue };
            let env = if at % 3 == 0 { "staging" } else { "prod" };
            let labels = Labels::from([("env".into(), env.into()), ("role".into(), role.into())]);
            let mut names = (at / 4 + 1..).map(|number| format!("{role}-{number}"));
            let Some(name) = names.find(|name| taken.insert(name.clone())) else { continue };
            let mut server = server(self, name, kind, location, image, labels);
            // One after the other, and all of them long ago.
            server.created = self.long_ago(HOUR * (before + servers - at) as u64);
            server.outgoing_traffic = Some(self.random() % 1_000_000_000_000);
            server.ingoing_traffic = Some(self.random() % 1_000_000_000_000);
            self.servers.insert(server.id.get(), server);
        }
        if snapshots > 0 && self.servers.is_empty() {
            self.populate(1, 0);
        }
        let Some(first) = self.servers.values().next().cloned() else { return };
        for at in 0..snapshots {
            let description = Some(format!("snapshot {}", at + 1));
            let labels = Labels::from([("number".into(), (at + 1).to_string())]);
            let image = images::copy(self, &first, ImageType::Snapshot, description, labels);
            images::finish_copy(self, image.id.get());
            let created = self.long_ago(HOUR / 60 * (snapshots - at) as u64);
            self.images.entry(image.id.get()).and_modify(|image| image.created = created);
        }
    }

    fn long_ago(&self, millis: u64) -> Timestamp {
        Time::from_millis(self.now.as_millis().saturating_sub(millis)).into()
    }
}

fn location(project: &Project, wanted: &str) -> Option<Location> {
    project
        .locations
        .iter()
        .find(|location| location.name == wanted || location.id.to_string() == wanted)
        .cloned()
}
