//! The effects of the actions on servers.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::{backup_window, shorten_type};
use crate::api::images::Image;
use crate::api::isos::Iso;
use crate::api::networks::Network;
use crate::api::server_types::ServerType;
use crate::api::servers::{Server, ServerPrivateNet, ServerProtection, ServerStatus};
use crate::primitives::Id;
use crate::sim::{Entity, Project, addresses, automatic, entity, images};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::sim) enum ServerEffect {
    SetStatus(ServerStatus),
    /// Makes the actions fail that were to follow the creation.
    FailCreation,
    /// Powers the server on or off. The rescue system is booted once.
    Power {
        status: ServerStatus,
        boots: bool,
    },
    Reboot,
    Reset,
    Rebuild(Box<Image>),
    ChangeType {
        server_type: Box<ServerType>,
        upgrade_disk: bool,
    },
    CompleteImage(u64),
    DiscardImage(u64),
    EnableBackup,
    DisableBackup,
    SetRescue(bool),
    SetIso(Option<Box<Iso>>),
    SetProtection(ServerProtection),
    SetDnsPtr {
        primary_ip: u64,
        ip: String,
        name: Option<String>,
    },
    AddToPlacementGroup(u64),
    RemoveFromPlacementGroup,
    AttachToNetwork(ServerPrivateNet),
    SetAliasIps {
        network: Id<Network>,
        alias_ips: Vec<String>,
    },
    DetachFromNetwork(Id<Network>),
    /// Deletes the server and its backups.
    Delete,
}

impl ServerEffect {
    pub(in crate::sim) fn apply(self, project: &mut Project, id: u64) {
        match self {
            Self::FailCreation => {
                project.actions.fail_all(&Server::reference(id));
                Self::SetStatus(ServerStatus::Off).apply(project, id);
            }
            Self::CompleteImage(image) => images::complete(project, image),
            Self::DiscardImage(image) => images::discard(project, image),
            Self::SetDnsPtr { primary_ip, ip, name } => {
                if let Some(mut primary_ip) = project.primary_ips.get_mut(&primary_ip) {
                    addresses::set_dns_ptr(&mut primary_ip.dns_ptr, ip, name);
                }
            }
            Self::AddToPlacementGroup(group) => super::placement::insert(project, group, Id::new(id)),
            Self::RemoveFromPlacementGroup => super::placement::remove_from_all(project, Id::new(id)),
            Self::Delete => {
                images::delete_backups(project, Id::new(id));
                entity::remove(project, &Server::reference(id));
            }
            mut effect => {
                match &effect {
                    Self::EnableBackup => automatic::reschedule(project),
                    Self::DisableBackup => images::delete_backups(project, Id::new(id)),
                    _ => {}
                }
                if let Self::ChangeType { server_type, .. } = &mut effect {
                    shorten_type(&project.server_types, server_type);
                }
                let exists = |id: Id<Network>| project.networks.contains_key(&id.get());
                if matches!(&effect, Self::AttachToNetwork(net) if !net.network.is_some_and(exists)) {
                    return;
                }
                if let Some(mut server) = project.servers.get_mut(&id) {
                    effect.change(&mut server);
                }
            }
        }
    }

    /// Applies an effect on the server alone.
    fn change(self, server: &mut Server) {
        use ServerStatus::{Off, Running};
        match self {
            Self::SetStatus(status) => server.status = status,
            Self::Power { status, boots } => {
                server.status = status;
                server.rescue_enabled &= !boots;
            }
            // A server that is off stays off.
            Self::Reboot => server.rescue_enabled &= server.status == Off,
            Self::Reset => (server.status, server.rescue_enabled) = (Running, false),
            Self::Rebuild(image) => (server.image, server.status) = (Some(image), Running),
            Self::ChangeType { server_type, upgrade_disk } => {
                if upgrade_disk {
                    server.primary_disk_size = server_type.disk;
                }
                (server.server_type, server.status) = (server_type, Off);
            }
            Self::EnableBackup => server.backup_window = Some(backup_window(server.id)),
            Self::DisableBackup => server.backup_window = None,
            Self::SetRescue(enabled) => server.rescue_enabled = enabled,
            Self::SetIso(iso) => server.iso = iso.map(|iso| *iso),
            Self::SetProtection(protection) => server.protection = protection,
            Self::AttachToNetwork(net) => server.private_net.push(net),
            Self::SetAliasIps { network, alias_ips } => {
                if let Some(net) = server.private_net.iter_mut().find(|net| net.network == Some(network)) {
                    net.alias_ips = Some(alias_ips);
                }
            }
            Self::DetachFromNetwork(network) => {
                server.private_net.retain(|net| net.network != Some(network));
            }
            Self::FailCreation
            | Self::CompleteImage(_)
            | Self::DiscardImage(_)
            | Self::SetDnsPtr { .. }
            | Self::AddToPlacementGroup(_)
            | Self::RemoveFromPlacementGroup
            | Self::Delete => {}
        }
    }
}
