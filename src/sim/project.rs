use alloc::borrow::Cow;
use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::actions::{Actions, NewAction};
use super::collection::Collection;
use super::faults::{Fault, Faults};
use super::inspection::{self, Inspection};
use super::{
    ApiRequest, ApiResult, ErrorResponse, SuccessResponse, actions, automatic, catalogue, certificates,
    firewalls, floating_ips, images, listing, load_balancers, networks, placement_groups, primary_ips,
    servers, ssh_keys, storage_box_snapshots, storage_box_subaccounts, storage_boxes, volumes, zone_rrsets,
    zones,
};
use crate::api::actions::Action;
use crate::api::certificates::Certificate;
use crate::api::firewalls::Firewall;
use crate::api::floating_ips::FloatingIp;
use crate::api::images::{Image, ImageType};
use crate::api::isos::Iso;
use crate::api::load_balancer_types::LoadBalancerType;
use crate::api::load_balancers::LoadBalancer;
use crate::api::locations::Location;
use crate::api::networks::Network;
use crate::api::placement_groups::PlacementGroup;
use crate::api::primary_ips::PrimaryIp;
use crate::api::server_types::{Architecture, ServerType};
use crate::api::servers::Server;
use crate::api::ssh_keys::SshKey;
use crate::api::storage_box_snapshots::StorageBoxSnapshot;
use crate::api::storage_box_subaccounts::StorageBoxSubaccount;
use crate::api::storage_box_types::StorageBoxType;
use crate::api::storage_boxes::StorageBox;
use crate::api::volumes::Volume;
use crate::api::zone_rrsets::Rrset;
use crate::api::zones::Zone;
use crate::operation::Method;
use crate::primitives::{Id, UnixMillis};
use crate::reply::Listable;

/// The resources of a project, and the catalogue.
pub(super) struct Project {
    pub(super) now: UnixMillis,
    /// The source of what is derived again for each request.
    pub(super) seed: u64,
    pub(super) locations: Vec<Location>,
    pub(super) server_types: Vec<ServerType>,
    pub(super) isos: Vec<Iso>,
    pub(super) images: Collection<Image>,
    pub(super) servers: Collection<Server>,
    pub(super) ssh_keys: Collection<SshKey>,
    pub(super) placement_groups: Collection<PlacementGroup>,
    pub(super) networks: Collection<Network>,
    pub(super) volumes: Collection<Volume>,
    pub(super) floating_ips: Collection<FloatingIp>,
    pub(super) primary_ips: Collection<PrimaryIp>,
    pub(super) firewalls: Collection<Firewall>,
    pub(super) load_balancer_types: Vec<LoadBalancerType>,
    pub(super) load_balancers: Collection<LoadBalancer>,
    pub(super) certificates: Collection<Certificate>,
    pub(super) zones: Collection<Zone>,
    /// The RRSets by zone, name and type.
    pub(super) rrsets: Collection<Rrset, RrsetKey>,
    pub(super) storage_box_types: Vec<StorageBoxType>,
    pub(super) storage_boxes: Collection<StorageBox>,
    pub(super) snapshots: Collection<StorageBoxSnapshot>,
    pub(super) subaccounts: Collection<StorageBoxSubaccount>,
    /// The servers with SSH keys, which have no root password.
    pub(super) servers_with_keys: BTreeSet<u64>,
    /// The number of servers that `populate` has created.
    pub(super) populated: usize,
    pub(super) actions: Actions,
    pub(super) faults: Faults,
    /// No backup and no snapshot is created automatically before.
    pub(super) next_automatic: UnixMillis,
    pub(super) counters: Counters,
    pub(super) inspection: Inspection,
    /// The operation that is executed, or whose actions end.
    pub(super) operation: Operation,
}

/// The zone, name and type of an RRSet.
pub(super) type RrsetKey = (u64, String, String);

/// The name of an operation; empty before the first one.
pub(super) type Operation = Cow<'static, str>;

/// The sources of new ids, addresses and passwords.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub(super) struct Counters {
    /// The number of IPv4 addresses allocated so far.
    pub(super) allocated_ipv4s: usize,
    random: u64,
    pub(super) last_id: u64,
}

impl Project {
    pub(super) fn new(seed: u64, now: UnixMillis) -> Self {
        Self {
            now,
            seed,
            locations: catalogue::locations(),
            server_types: catalogue::server_types(),
            isos: catalogue::isos(),
            images: catalogue::images().into_iter().map(|image| (image.id.get(), image)).collect(),
            servers: Collection::default(),
            ssh_keys: Collection::default(),
            placement_groups: Collection::default(),
            networks: Collection::default(),
            volumes: Collection::default(),
            floating_ips: Collection::default(),
            primary_ips: Collection::default(),
            firewalls: Collection::default(),
            load_balancer_types: catalogue::load_balancer_types(),
            load_balancers: Collection::default(),
            certificates: Collection::default(),
            zones: Collection::default(),
            rrsets: Collection::default(),
            storage_box_types: catalogue::storage_box_types(),
            storage_boxes: Collection::default(),
            snapshots: Collection::default(),
            subaccounts: Collection::default(),
            servers_with_keys: BTreeSet::new(),
            populated: 0,
            actions: Actions::new(),
            faults: Faults::default(),
            next_automatic: UnixMillis::new(0),
            counters: Counters { allocated_ipv4s: 0, random: seed, last_id: 114_000_000 },
            inspection: Inspection::default(),
            operation: Operation::default(),
        }
    }

    /// Executes a request.
    pub(super) fn respond(&mut self, request: &ApiRequest, now: UnixMillis) -> ApiResult {
        self.advance(now);
        self.operation = request.route.name.into();
        let counters = self.counters;
        let (resource, verb) = request.route.name.split_once('.').unwrap_or_default();
        let response = match resource {
            "actions" => actions::respond(self, request, verb),
            "servers" => servers::respond(self, request, verb),
            "images" => images::respond(self, request, verb),
            "ssh_keys" => ssh_keys::respond(self, request, verb),
            "isos" => self.isos(request, verb),
            "server_types" => {
                catalogue::withdraw(&mut self.server_types, now);
                catalogue_item(request, verb, &self.server_types, |it| (it.id.get(), &it.name))
            }
            "locations" => self.locations(request, verb),
            "datacenters" => {
                Some(Err(ErrorResponse::gone("https://docs.hetzner.cloud/changelog#2026-06-02-datacenters")))
            }
            "placement_groups" => placement_groups::respond(self, request, verb),
            "networks" => networks::respond(self, request, verb),
            "volumes" => volumes::respond(self, request, verb),
            "floating_ips" => floating_ips::respond(self, request, verb),
            "primary_ips" => primary_ips::respond(self, request, verb),
            "firewalls" => firewalls::respond(self, request, verb),
            "load_balancer_types" => {
                catalogue_item(request, verb, &self.load_balancer_types, |it| (it.id.get(), &it.name))
            }
            "load_balancers" => load_balancers::respond(self, request, verb),
            "certificates" => certificates::respond(self, request, verb),
            "zones" => zones::respond(self, request, verb),
            "zone_rrsets" => zone_rrsets::respond(self, request, verb),
            "storage_box_types" => {
                catalogue_item(request, verb, &self.storage_box_types, |it| (it.id.get(), &it.name))
            }
            "storage_boxes" => storage_boxes::respond(self, request, verb),
            "storage_box_snapshots" => storage_box_snapshots::respond(self, request, verb),
            "storage_box_subaccounts" => storage_box_subaccounts::respond(self, request, verb),
            "pricing" => Some(Ok(SuccessResponse::new(200).with("pricing", &catalogue::pricing()))),
            _ => None,
        };
        if matches!(response, Some(Err(_))) {
            // A refused request takes no id.
            self.counters = counters;
        }
        if request.route.method != Method::Get {
            inspection::record_changes(self, request.route.name);
        }
        self.advance(now);
        response.unwrap_or_else(|| {
            let message = format!("the embedded Hetzner does not implement {}", request.route.name);
            Err(ErrorResponse::new(501, "unsupported_error", message))
        })
    }

    /// Schedules an action that makes progress after a delay in milliseconds. Does not check the locks.
    pub(super) fn schedule(&mut self, action: NewAction, delay: u64) -> Action {
        let fault = match delay > 0 && self.actions.is_stalled(&action) {
            true => Some(Fault::ActionStalled { command: None }),
            false => self.faults.action(action.command()),
        };
        self.actions.schedule(action, self.operation.clone(), self.now, delay, fault)
    }

    /// Advances the project to `now`: ends the actions that are due and applies their effects.
    pub(super) fn advance(&mut self, now: UnixMillis) {
        let mut is_changed = false;
        while let Some(end) = self.actions.advance(now) {
            // Once for all actions of an operation that end at the same time: a request can start thousands.
            if is_changed && (end.time != self.now || end.operation != self.operation) {
                self.record_effects();
            }
            automatic::advance(self, end.time);
            self.now = end.time;
            end.apply(self);
            is_changed = true;
        }
        if is_changed {
            self.record_effects();
        }
        automatic::advance(self, now);
        self.now = now;
    }

    /// Ends all actions now, whatever their duration.
    pub(super) fn complete_actions(&mut self) {
        while let Some(end) = self.actions.advance(UnixMillis::new(u64::MAX)) {
            end.apply(self);
        }
    }

    /// Records what the actions of the present operation have created and deleted.
    fn record_effects(&mut self) {
        let operation = self.operation.clone();
        inspection::record_changes(self, &operation);
    }

    fn isos(&self, request: &ApiRequest, verb: &str) -> Option<ApiResult> {
        Some(match verb {
            "list" => self.list_isos(request),
            "get" => get(request, &self.isos, |iso| iso.id.get()),
            _ => return None,
        })
    }

    fn list_isos(&self, request: &ApiRequest) -> ApiResult {
        request.check_filter("architecture", Architecture::VALUES)?;
        let wildcard = request.query_flag("include_architecture_wildcard")? == Some(true);
        let isos = self.isos.iter().filter(|iso| match &iso.architecture {
            Some(architecture) => request.matches_filter("architecture", architecture.as_str()),
            None => request.query_value("architecture").is_none() || wildcard,
        });
        let isos = isos.filter(|iso| request.matches_filter("name", iso.name.as_deref().unwrap_or_default()));
        listing::page(request, isos.collect(), &[], Cow::Borrowed)
    }

    fn locations(&self, request: &ApiRequest, verb: &str) -> Option<ApiResult> {
        Some(match verb {
            "list" => {
                let locations = self.locations.iter();
                let locations = locations.filter(|location| request.matches_filter("name", &location.name));
                let sort_keys: [listing::SortKey<Location>; 2] =
                    [("id", |a, b| a.id.cmp(&b.id)), ("name", |a, b| a.name.cmp(&b.name))];
                listing::page(request, locations.collect(), &sort_keys, Cow::Borrowed)
            }
            "get" => get(request, &self.locations, |location| location.id.get()),
            _ => return None,
        })
    }

    /// The RRSets of a zone, by name and type.
    pub(super) fn rrsets_of(&self, zone: Id<Zone>) -> impl Iterator<Item = &Rrset> {
        let first = (zone.get(), String::new(), String::new());
        self.rrsets.range(first..).map(|(_, rrset)| rrset).take_while(move |rrset| rrset.zone == zone)
    }

    /// The images of the project; the others are those of Hetzner.
    pub(super) fn own_images(&self) -> impl Iterator<Item = &Image> {
        self.images.values().filter(|image| matches!(image.r#type, ImageType::Snapshot | ImageType::Backup))
    }

    /// Finds a location by id or name.
    pub(super) fn location(&self, id_or_name: &str) -> Option<Location> {
        let matches = |it: &&Location| it.name == id_or_name || it.id.to_string() == id_or_name;
        self.locations.iter().find(matches).cloned()
    }

    /// Returns a new id. Ids are ascending with gaps, as Hetzner's are.
    pub(super) fn next_id(&mut self) -> u64 {
        self.counters.last_id += 1 + self.random() % 40;
        self.counters.last_id
    }

    /// Returns a password of twenty letters and digits.
    pub(super) fn random_password(&mut self) -> String {
        const CHARACTERS: &[u8] = b"abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
        // Not in `usize`: the same seed gives the same password on every target.
        let count = CHARACTERS.len() as u64;
        (0..20).map(|_| char::from(CHARACTERS[(self.random() % count) as usize])).collect()
    }

    pub(super) fn random(&mut self) -> u64 {
        self.counters.random = self.counters.random.wrapping_add(1);
        crate::retry::random(self.counters.random)
    }
}

/// The operations on a type in the catalogue, which is identified by its id and name.
fn catalogue_item<T: Listable + Serialize + Clone>(
    request: &ApiRequest,
    verb: &str,
    all: &[T],
    identity: fn(&T) -> (u64, &str),
) -> Option<ApiResult> {
    Some(match verb {
        "list" => {
            let matching = all.iter().filter(|it| request.matches_filter("name", identity(it).1));
            listing::page(request, matching.collect(), &[], Cow::Borrowed)
        }
        "get" => get(request, all, |it| identity(it).0),
        _ => return None,
    })
}

/// Responds with the item whose id is in the path.
fn get<T: Listable + Serialize>(request: &ApiRequest, all: &[T], id_of: impl Fn(&T) -> u64) -> ApiResult {
    let id = request.id("id")?;
    let item = all.iter().find(|item| id_of(item) == id);
    let item = item.ok_or_else(|| ErrorResponse::not_found(T::SINGULAR))?;
    Ok(SuccessResponse::model(200, item))
}
