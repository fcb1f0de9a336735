use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::ask::Ask;
use super::jobs::Jobs;
use super::refusal::Refusal;
use super::{
    Answer, catalogue, certificates, firewalls, floating_ips, images, links, listing, load_balancers,
    networks, placement_groups, primary_ips, servers, ssh_keys, storage_box_snapshots,
    storage_box_subaccounts, storage_boxes, volumes, zone_rrsets, zones,
};
use crate::api::actions::{Action, ActionStatus};
use crate::api::certificates::Certificate;
use crate::api::firewalls::Firewall;
use crate::api::floating_ips::FloatingIp;
use crate::api::images::Image;
use crate::api::isos::Iso;
use crate::api::load_balancer_types::LoadBalancerType;
use crate::api::load_balancers::LoadBalancer;
use crate::api::locations::Location;
use crate::api::networks::Network;
use crate::api::placement_groups::PlacementGroup;
use crate::api::primary_ips::PrimaryIp;
use crate::api::references::ResourceType;
use crate::api::server_types::ServerType;
use crate::api::servers::Server;
use crate::api::ssh_keys::SshKey;
use crate::api::storage_box_snapshots::StorageBoxSnapshot;
use crate::api::storage_box_subaccounts::StorageBoxSubaccount;
use crate::api::storage_box_types::StorageBoxType;
use crate::api::storage_boxes::StorageBox;
use crate::api::volumes::Volume;
use crate::api::zone_rrsets::Rrset;
use crate::api::zones::Zone;
use crate::operation::{Api, Method};
use crate::primitives::UnixMillis;
use crate::reply::Listable;

/// All there is in a project, and what is for sale.
pub(super) struct Project {
    pub(super) now: UnixMillis,
    pub(super) locations: Vec<Location>,
    pub(super) server_types: Vec<ServerType>,
    pub(super) isos: Vec<Iso>,
    pub(super) images: BTreeMap<u64, Image>,
    pub(super) servers: BTreeMap<u64, Server>,
    pub(super) ssh_keys: BTreeMap<u64, SshKey>,
    pub(super) placement_groups: BTreeMap<u64, PlacementGroup>,
    pub(super) networks: BTreeMap<u64, Network>,
    pub(super) volumes: BTreeMap<u64, Volume>,
    pub(super) floating_ips: BTreeMap<u64, FloatingIp>,
    pub(super) primary_ips: BTreeMap<u64, PrimaryIp>,
    pub(super) firewalls: BTreeMap<u64, Firewall>,
    pub(super) load_balancer_types: Vec<LoadBalancerType>,
    pub(super) load_balancers: BTreeMap<u64, LoadBalancer>,
    pub(super) certificates: BTreeMap<u64, Certificate>,
    pub(super) zones: BTreeMap<u64, Zone>,
    /// By zone, name and type.
    pub(super) rrsets: BTreeMap<(u64, String, String), Rrset>,
    pub(super) storage_box_types: Vec<StorageBoxType>,
    pub(super) storage_boxes: BTreeMap<u64, StorageBox>,
    pub(super) snapshots: BTreeMap<u64, StorageBoxSnapshot>,
    pub(super) subaccounts: BTreeMap<u64, StorageBoxSubaccount>,
    /// The servers whose root password nobody needs.
    pub(super) servers_with_keys: BTreeSet<u64>,
    /// How many servers there were from the start.
    pub(super) populated: usize,
    /// How many IPv4 addresses were given out.
    pub(super) addresses: usize,
    pub(super) jobs: Jobs,
    random: u64,
    last_id: u64,
}

impl Project {
    pub(super) fn new(seed: u64, now: UnixMillis) -> Self {
        Self {
            now,
            locations: catalogue::locations(),
            server_types: catalogue::server_types(),
            isos: catalogue::isos(),
            images: catalogue::images().into_iter().map(|image| (image.id.get(), image)).collect(),
            servers: BTreeMap::new(),
            ssh_keys: BTreeMap::new(),
            placement_groups: BTreeMap::new(),
            networks: BTreeMap::new(),
            volumes: BTreeMap::new(),
            floating_ips: BTreeMap::new(),
            primary_ips: BTreeMap::new(),
            firewalls: BTreeMap::new(),
            load_balancer_types: catalogue::load_balancer_types(),
            load_balancers: BTreeMap::new(),
            certificates: BTreeMap::new(),
            zones: BTreeMap::new(),
            rrsets: BTreeMap::new(),
            storage_box_types: catalogue::storage_box_types(),
            storage_boxes: BTreeMap::new(),
            snapshots: BTreeMap::new(),
            subaccounts: BTreeMap::new(),
            servers_with_keys: BTreeSet::new(),
            populated: 0,
            addresses: 0,
            jobs: Jobs::new(),
            random: seed,
            last_id: 114_000_000,
        }
    }

    /// A new id. They grow, with gaps, as those of the real one do.
    pub(super) fn id(&mut self) -> u64 {
        self.last_id += 1 + self.random() % 40;
        self.last_id
    }

    pub(super) fn random(&mut self) -> u64 {
        self.random = self.random.wrapping_add(1);
        crate::retry::random(self.random)
    }

    /// A password of twenty letters and digits.
    pub(super) fn password(&mut self) -> String {
        const LETTERS: &[u8] = b"abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
        (0..20).map(|_| char::from(LETTERS[self.random() as usize % LETTERS.len()])).collect()
    }

    /// Ends the actions whose time has come.
    pub(super) fn settle(&mut self, now: UnixMillis) {
        while let Some((at, effect)) = self.jobs.settle_next(now) {
            self.now = at;
            effect(self);
            links::link(self);
        }
        self.now = now;
        let busy = self.jobs.busy(&ResourceType::Server);
        for (id, server) in &mut self.servers {
            server.locked = busy.contains(id);
        }
    }

    pub(super) fn answer(&mut self, ask: &Ask, now: UnixMillis) -> Result<Answer, Refusal> {
        self.settle(now);
        let (resource, verb) = ask.route.name.split_once('.').unwrap_or_default();
        let answer = match resource {
            "actions" => self.actions(ask, verb),
            "servers" => servers::answer(self, ask, verb),
            "images" => images::answer(self, ask, verb),
            "ssh_keys" => ssh_keys::answer(self, ask, verb),
            "isos" => self.isos(ask, verb),
            "server_types" => sold(ask, verb, &self.server_types, |it| (it.id.get(), &it.name)),
            "locations" => self.locations(ask, verb),
            "datacenters" => {
                Some(Err(Refusal::gone("https://docs.hetzner.cloud/changelog#2026-06-02-datacenters")))
            }
            "placement_groups" => placement_groups::answer(self, ask, verb),
            "networks" => networks::answer(self, ask, verb),
            "volumes" => volumes::answer(self, ask, verb),
            "floating_ips" => floating_ips::answer(self, ask, verb),
            "primary_ips" => primary_ips::answer(self, ask, verb),
            "firewalls" => firewalls::answer(self, ask, verb),
            "load_balancer_types" => sold(ask, verb, &self.load_balancer_types, |it| (it.id.get(), &it.name)),
            "load_balancers" => load_balancers::answer(self, ask, verb),
            "certificates" => certificates::answer(self, ask, verb),
            "zones" => zones::answer(self, ask, verb),
            "zone_rrsets" => zone_rrsets::answer(self, ask, verb),
            "storage_box_types" => sold(ask, verb, &self.storage_box_types, |it| (it.id.get(), &it.name)),
            "storage_boxes" => storage_boxes::answer(self, ask, verb),
            "storage_box_snapshots" => storage_box_snapshots::answer(self, ask, verb),
            "storage_box_subaccounts" => storage_box_subaccounts::answer(self, ask, verb),
            "pricing" => Some(Ok(Answer::new(200).with("pricing", &catalogue::pricing()))),
            _ => None,
        };
        if ask.route.method != Method::Get {
            links::link(self);
        }
        self.settle(now);
        answer.unwrap_or_else(|| {
            Err(Refusal::new(
                501,
                "unsupported_error",
                format!("the embedded Hetzner has no {}", ask.route.name),
            ))
        })
    }

    fn actions(&self, ask: &Ask, verb: &str) -> Option<Result<Answer, Refusal>> {
        Some(match verb {
            "get" => self.action(ask, self.cloud_actions(), "id"),
            "list" if ask.first("id").is_none() => Err(Refusal::invalid("id", "is required")),
            // One page, and no word of others.
            "list" => {
                let wanted = self.cloud_actions().filter(|action| ask.allows("id", &action.id.to_string()));
                let actions: Vec<&Action> = wanted.take(25).collect();
                Ok(Answer::new(200).with("actions", &actions))
            }
            _ => return None,
        })
    }

    /// All but those of Storage Boxes, which are an API of their own.
    fn cloud_actions(&self) -> impl Iterator<Item = &Action> {
        self.jobs.actions().filter(|action| action.api() == Api::Cloud)
    }

    /// One of these actions.
    pub(super) fn action<'a>(
        &self,
        ask: &Ask,
        mut actions: impl Iterator<Item = &'a Action>,
        parameter: &str,
    ) -> Result<Answer, Refusal> {
        let id = ask.id(parameter)?;
        let action =
            actions.find(|action| action.id.get() == id).ok_or_else(|| Refusal::not_found("action"))?;
        Ok(Answer::one(200, action))
    }

    /// A page of these actions.
    pub(super) fn action_page<'a>(
        &self,
        ask: &Ask,
        actions: impl Iterator<Item = &'a Action>,
    ) -> Result<Answer, Refusal> {
        ask.check_words("status", ActionStatus::VALUES)?;
        let actions = actions
            .filter(|action| {
                ask.allows("id", &action.id.to_string()) && ask.allows("status", action.status.as_str())
            })
            .collect();
        listing::page(
            ask,
            actions,
            &[
                ("id", |a: &Action, b: &Action| a.id.cmp(&b.id)),
                ("command", |a, b| a.command.cmp(&b.command)),
                ("status", |a, b| a.status.cmp(&b.status)),
                ("started", |a, b| a.started.cmp(&b.started)),
                ("finished", |a, b| a.finished.cmp(&b.finished)),
            ],
        )
    }

    fn isos(&self, ask: &Ask, verb: &str) -> Option<Result<Answer, Refusal>> {
        Some(match verb {
            "list" => {
                let wildcard = ask.first("include_architecture_wildcard") == Some("true");
                let fits = |iso: &&Iso| match &iso.architecture {
                    Some(architecture) => ask.allows("architecture", architecture.as_str()),
                    None => ask.first("architecture").is_none() || wildcard,
                };
                let named = |iso: &&Iso| ask.allows("name", iso.name.as_deref().unwrap_or_default());
                listing::page(ask, self.isos.iter().filter(fits).filter(named).collect(), &[])
            }
            "get" => one_of(ask, &self.isos, |iso| iso.id.get()),
            _ => return None,
        })
    }

    /// A location by id or name.
    pub(super) fn location(&self, wanted: &str) -> Option<Location> {
        let is_it = |it: &&Location| it.name == wanted || it.id.to_string() == wanted;
        self.locations.iter().find(is_it).cloned()
    }

    fn locations(&self, ask: &Ask, verb: &str) -> Option<Result<Answer, Refusal>> {
        Some(match verb {
            "list" => {
                let named = |location: &&Location| ask.allows("name", &location.name);
                listing::page(
                    ask,
                    self.locations.iter().filter(named).collect(),
                    &[
                        ("id", |a: &Location, b: &Location| a.id.cmp(&b.id)),
                        ("name", |a, b| a.name.cmp(&b.name)),
                    ],
                )
            }
            "get" => one_of(ask, &self.locations, |location| location.id.get()),
            _ => return None,
        })
    }
}

/// What is for sale, which has ids and names.
fn sold<T: Listable + serde::Serialize>(
    ask: &Ask,
    verb: &str,
    all: &[T],
    identity: fn(&T) -> (u64, &str),
) -> Option<Result<Answer, Refusal>> {
    Some(match verb {
        "list" => {
            listing::page(ask, all.iter().filter(|it| ask.allows("name", identity(it).1)).collect(), &[])
        }
        "get" => one_of(ask, all, |it| identity(it).0),
        _ => return None,
    })
}

/// The thing with the id in the path.
fn one_of<T: Listable + serde::Serialize>(
    ask: &Ask,
    all: &[T],
    id_of: impl Fn(&T) -> u64,
) -> Result<Answer, Refusal> {
    let id = ask.id("id")?;
    let thing = all.iter().find(|thing| id_of(thing) == id).ok_or_else(|| Refusal::not_found(T::SINGULAR))?;
    Ok(Answer::one(200, thing))
}
