//! The resources of a document: a list for each type.

use alloc::borrow::Cow;
use alloc::format;
use alloc::vec::Vec;

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
use crate::sim::relations::Derived;
use crate::sim::{DocumentError, Entity, Project, zone_rrsets};

/// The fields of the resources in a document.
#[derive(Clone, Copy)]
pub(super) enum Fields {
    /// As they are stored. After a state was read, these are its fields.
    Stored,
    /// With those that are derived from other resources.
    Complete,
}

/// The resources of a type in a document.
pub(super) struct Kind {
    pub(super) name: &'static str,
    /// Writes the list under a name.
    pub(super) write: fn(&Project, Fields, &str, &mut Object),
    pub(super) read: fn(&mut Project, &Field<'_>) -> Result<(), DocumentError>,
    pub(super) drop_derived: fn(&mut Project),
}

pub(super) const KINDS: [Kind; 16] = [
    Kind::derived::<Certificate>("certificates"),
    Kind::derived::<Firewall>("firewalls"),
    Kind::of::<FloatingIp>("floating_ips"),
    Kind { write: write_images, ..Kind::of::<Image>("images") },
    Kind::derived::<LoadBalancer>("load_balancers"),
    Kind::derived::<Network>("networks"),
    Kind::of::<PlacementGroup>("placement_groups"),
    Kind::of::<PrimaryIp>("primary_ips"),
    Kind { name: "rrsets", write: write_rrsets, read: read_rrsets, drop_derived: |_| {} },
    Kind::derived::<Server>("servers"),
    Kind::of::<SshKey>("ssh_keys"),
    Kind::of::<StorageBox>("storage_boxes"),
    Kind::of::<StorageBoxSnapshot>("storage_box_snapshots"),
    Kind::of::<StorageBoxSubaccount>("storage_box_subaccounts"),
    Kind::of::<Volume>("volumes"),
    Kind::of::<Zone>("zones"),
];

impl Kind {
    const fn of<T: Entity + DeserializeOwned>(name: &'static str) -> Self {
        Self { name, write: write::<T>, read: read::<T>, drop_derived: |_| {} }
    }

    /// A type whose state has more than is stored.
    const fn derived<T: Entity + Derived + DeserializeOwned>(name: &'static str) -> Self {
        Self { drop_derived: drop_derived::<T>, ..Self::of::<T>(name) }
    }
}

fn write<T: Entity>(project: &Project, fields: Fields, name: &str, object: &mut Object) {
    put_all(object, name, project, fields, T::all(project).values());
}

/// The images of the project; those of Hetzner belong to the catalogue.
fn write_images(project: &Project, fields: Fields, name: &str, object: &mut Object) {
    put_all(object, name, project, fields, project.own_images());
}

fn write_rrsets(project: &Project, _: Fields, name: &str, object: &mut Object) {
    object.put(name, &project.rrsets.values().collect::<Vec<_>>());
}

fn put_all<'a, T: Entity>(
    object: &mut Object,
    name: &str,
    project: &Project,
    fields: Fields,
    resources: impl Iterator<Item = &'a T>,
) {
    let resources = resources.map(|resource| match fields {
        Fields::Stored => Cow::Borrowed(resource),
        Fields::Complete => resource.view(project),
    });
    object.put(name, &*resources.collect::<Vec<_>>());
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

/// Drops the fields that a state has, but that are not stored.
fn drop_derived<T: Entity + Derived>(project: &mut Project) {
    let server_types = core::mem::take(&mut project.server_types);
    T::all_mut(project).change_all(|resource| resource.drop_derived(&server_types));
    project.server_types = server_types;
}

fn read_rrsets(project: &mut Project, field: &Field<'_>) -> Result<(), DocumentError> {
    for element in field.list()? {
        let rrset: Rrset = element.read()?;
        let key = zone_rrsets::key_of(&rrset);
        if project.rrsets.contains_key(&key) {
            return Err(element.error(format!("the zone has two RRSets `{}`", rrset.id)));
        }
        project.rrsets.insert(key, rrset);
    }
    Ok(())
}
