//! The resources of a document: a list for each type.

use alloc::format;
use alloc::vec::Vec;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::field::Field;
use super::write::Object;
use crate::api::certificates::Certificate;
use crate::api::firewalls::Firewall;
use crate::api::floating_ips::FloatingIp;
use crate::api::images::Image;
use crate::api::load_balancers::LoadBalancer;
use crate::api::networks::Network;
use crate::api::placement_groups::PlacementGroup;
use crate::api::primary_ips::PrimaryIp;
use crate::api::servers::Server;
use crate::api::ssh_keys::SshKey;
use crate::api::storage_box_snapshots::StorageBoxSnapshot;
use crate::api::storage_box_subaccounts::StorageBoxSubaccount;
use crate::api::storage_boxes::StorageBox;
use crate::api::volumes::Volume;
use crate::api::zone_rrsets::Rrset;
use crate::api::zones::Zone;
use crate::sim::{DocumentError, Entity, Project};

/// The resources of a type in a document.
pub(super) struct Kind {
    pub(super) name: &'static str,
    /// Writes the list under a name.
    pub(super) write: fn(&Project, &str, &mut Object),
    pub(super) read: fn(&mut Project, &Field<'_>) -> Result<(), DocumentError>,
}

pub(super) const KINDS: [Kind; 16] = [
    Kind::of::<Certificate>("certificates"),
    Kind::of::<Firewall>("firewalls"),
    Kind::of::<FloatingIp>("floating_ips"),
    Kind { write: write_images, ..Kind::of::<Image>("images") },
    Kind::of::<LoadBalancer>("load_balancers"),
    Kind::of::<Network>("networks"),
    Kind::of::<PlacementGroup>("placement_groups"),
    Kind::of::<PrimaryIp>("primary_ips"),
    Kind { name: "rrsets", write: write_rrsets, read: read_rrsets },
    Kind::of::<Server>("servers"),
    Kind::of::<SshKey>("ssh_keys"),
    Kind::of::<StorageBox>("storage_boxes"),
    Kind::of::<StorageBoxSnapshot>("storage_box_snapshots"),
    Kind::of::<StorageBoxSubaccount>("storage_box_subaccounts"),
    Kind::of::<Volume>("volumes"),
    Kind::of::<Zone>("zones"),
];

impl Kind {
    const fn of<T: Entity + DeserializeOwned>(name: &'static str) -> Self {
        Self { name, write: write::<T>, read: read::<T> }
    }
}

fn write<T: Entity>(project: &Project, name: &str, object: &mut Object) {
    put(object, name, T::all(project).values());
}

/// The images of the project; those of Hetzner belong to the catalogue.
fn write_images(project: &Project, name: &str, object: &mut Object) {
    put(object, name, project.own_images());
}

fn write_rrsets(project: &Project, name: &str, object: &mut Object) {
    put(object, name, project.rrsets.values());
}

fn put<T: Serialize>(object: &mut Object, name: &str, resources: impl Iterator<Item = T>) {
    object.put(name, &resources.collect::<Vec<_>>());
}

fn read<T: Entity + DeserializeOwned>(project: &mut Project, field: &Field<'_>) -> Result<(), DocumentError> {
    for element in field.list()? {
        let id = element.get("id")?;
        if id.number()? > project.counters.last_id {
            return Err(id.error("is above `counters.last_id`"));
        }
        let resource: T = element.read()?;
        if resource.created().unix_millis().is_none() {
            return Err(element.get("created")?.error("is not a time"));
        }
        if T::all(project).contains_key(&resource.id()) {
            return Err(id.error(format!("is used twice: {}", id.value)));
        }
        T::all_mut(project).insert(resource.id(), resource);
    }
    Ok(())
}

fn read_rrsets(project: &mut Project, field: &Field<'_>) -> Result<(), DocumentError> {
    for element in field.list()? {
        let rrset: Rrset = element.read()?;
        let key = (rrset.zone.get(), rrset.name.clone(), rrset.r#type.as_str().into());
        if project.rrsets.contains_key(&key) {
            return Err(element.error(format!("the zone has two RRSets `{}`", rrset.id)));
        }
        project.rrsets.insert(key, rrset);
    }
    Ok(())
}
