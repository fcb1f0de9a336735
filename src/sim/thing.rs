//! What all kinds of things in a project have in common: they are found, listed, renamed, protected and deleted alike, and
//! actions are at work on them.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

use serde::Serialize;

use super::ask::Ask;
use super::jobs::{Effect, Plan};
use super::project::Project;
use super::refusal::Refusal;
use super::{Answer, listing};
use crate::api::actions::Action;
use crate::api::references::ResourceType;
use crate::primitives::{Labels, Timestamp};
use crate::reply::Listable;

/// A kind of thing in a project.
pub(super) trait Thing: Listable + Serialize + Clone + Send + 'static {
    /// What its lists can be sorted by.
    const SORTS: &'static [&'static str] = &["id", "name", "created"];

    fn all(project: &Project) -> &BTreeMap<u64, Self>;
    fn all_mut(project: &mut Project) -> &mut BTreeMap<u64, Self>;
    fn id(&self) -> u64;
    fn name(&self) -> &str;
    fn rename(&mut self, name: String);
    fn created(&self) -> &Timestamp;
    fn labels(&self) -> &Labels;
    fn relabel(&mut self, labels: Labels);

    /// How actions call it.
    fn kind() -> ResourceType {
        Self::SINGULAR.into()
    }

    /// Whether it must not be deleted.
    fn protection(&mut self) -> Option<&mut bool> {
        None
    }
}

/// Things with the usual fields, and where a project keeps them.
macro_rules! things {
    ($($Model:ty, $shelf:ident $(, sorted by $sorts:expr)? $(, protected by $protection:ident)? $(, called $kind:ident)?;)+) => { $(
        impl Thing for $Model {
            $( const SORTS: &'static [&'static str] = &$sorts; )?

            fn all(project: &Project) -> &BTreeMap<u64, Self> {
                &project.$shelf
            }

            fn all_mut(project: &mut Project) -> &mut BTreeMap<u64, Self> {
                &mut project.$shelf
            }

            fn id(&self) -> u64 {
                self.id.get()
            }

            fn name(&self) -> &str {
                Lacking::<String>::get(&self.name)
            }

            fn rename(&mut self, name: String) {
                Lacking::set(&mut self.name, name);
            }

            fn created(&self) -> &Timestamp {
                &self.created
            }

            fn labels(&self) -> &Labels {
                Lacking::<Labels>::get(&self.labels)
            }

            fn relabel(&mut self, labels: Labels) {
                Lacking::set(&mut self.labels, labels);
            }

            $(
                fn protection(&mut self) -> Option<&mut bool> {
                    Some(&mut self.$protection.delete)
                }
            )?

            $(
                fn kind() -> ResourceType {
                    ResourceType::$kind
                }
            )?
        }
    )+ };
}

things! {
    crate::api::certificates::Certificate, certificates;
    crate::api::firewalls::Firewall, firewalls;
    crate::api::floating_ips::FloatingIp, floating_ips, sorted by ["id", "created"], protected by protection;
    crate::api::images::Image, images, protected by protection;
    crate::api::load_balancers::LoadBalancer, load_balancers, protected by protection;
    crate::api::networks::Network, networks, protected by protection;
    crate::api::placement_groups::PlacementGroup, placement_groups;
    crate::api::primary_ips::PrimaryIp, primary_ips, sorted by ["id", "created"], protected by protection;
    crate::api::servers::Server, servers, protected by protection;
    crate::api::ssh_keys::SshKey, ssh_keys, sorted by ["id", "name"];
    crate::api::storage_boxes::StorageBox, storage_boxes,
        sorted by ["id", "name", "created", "stats.size", "stats.size_filesystem"], protected by protection;
    crate::api::storage_box_snapshots::StorageBoxSnapshot, snapshots, called StorageBoxSnapshot;
    crate::api::storage_box_subaccounts::StorageBoxSubaccount, subaccounts, sorted by ["id", "created"],
        called StorageBoxSubaccount;
    crate::api::volumes::Volume, volumes, protected by protection;
    crate::api::zones::Zone, zones, protected by protection;
}

/// A field that some kinds of things may lack.
trait Lacking<T> {
    fn get(&self) -> &T;
    fn set(&mut self, value: T);
}

impl<T> Lacking<T> for T {
    fn get(&self) -> &T {
        self
    }

    fn set(&mut self, value: T) {
        *self = value;
    }
}

/// Labels of firewalls, which old answers do not have.
impl Lacking<Labels> for Option<Labels> {
    fn get(&self) -> &Labels {
        const NONE: &Labels = &Labels::new();
        self.as_ref().unwrap_or(NONE)
    }

    fn set(&mut self, labels: Labels) {
        *self = Some(labels);
    }
}

/// Names of images: only those of Hetzner have one, and it cannot be changed.
impl Lacking<String> for Option<String> {
    fn get(&self) -> &String {
        const NONE: &String = &String::new();
        self.as_ref().unwrap_or(NONE)
    }

    fn set(&mut self, _: String) {}
}

/// The thing in the path.
pub(super) fn find<'a, T: Thing>(project: &'a Project, ask: &Ask) -> Result<&'a T, Refusal> {
    by_id(project, ask.id("id")?)
}

pub(super) fn by_id<T: Thing>(project: &Project, id: u64) -> Result<&T, Refusal> {
    T::all(project).get(&id).ok_or_else(|| Refusal::not_found(T::SINGULAR))
}

pub(super) fn by_id_mut<T: Thing>(project: &mut Project, id: u64) -> Result<&mut T, Refusal> {
    T::all_mut(project).get_mut(&id).ok_or_else(|| Refusal::not_found(T::SINGULAR))
}

/// The thing that a field of the body names by its id.
pub(super) fn in_body<'a, T: Thing>(
    project: &'a Project,
    ask: &Ask,
    field: &str,
) -> Result<Option<&'a T>, Refusal> {
    let id = ask.number(field)?;
    id.map(|id| T::all(project).get(&id).ok_or_else(|| Refusal::no_such(field))).transpose()
}

/// The same, when it has to be there.
pub(super) fn needed<'a, T: Thing>(project: &'a Project, ask: &Ask, field: &str) -> Result<&'a T, Refusal> {
    in_body(project, ask, field)?.ok_or_else(|| Refusal::invalid(field, "is required"))
}

/// A page of those that have the name and labels that were asked for, and pass `filter`.
pub(super) fn page<T: Thing>(
    project: &Project,
    ask: &Ask,
    filter: impl Fn(&T) -> bool,
) -> Result<Answer, Refusal> {
    listing::page(ask, filtered(project, ask, filter)?, &sorts::<T>())
}

/// All of them at once.
pub(super) fn whole<T: Thing>(
    project: &Project,
    ask: &Ask,
    filter: impl Fn(&T) -> bool,
) -> Result<Answer, Refusal> {
    let mut things = filtered(project, ask, filter)?;
    listing::sort(ask, &mut things, &sorts::<T>())?;
    Ok(Answer::new(200).with(T::PLURAL, &things))
}

fn filtered<'a, T: Thing>(
    project: &'a Project,
    ask: &Ask,
    filter: impl Fn(&T) -> bool,
) -> Result<Vec<&'a T>, Refusal> {
    let selector = ask.label_selector()?;
    let things = T::all(project).values().filter(|thing| {
        ask.allows("name", thing.name())
            && selector.as_ref().is_none_or(|selector| selector.matches(thing.labels()))
            && filter(thing)
    });
    Ok(things.collect())
}

fn sorts<T: Thing>() -> Vec<listing::Key<T>> {
    let known: [listing::Key<T>; 3] = [
        ("id", |a, b| a.id().cmp(&b.id())),
        ("name", |a, b| a.name().cmp(b.name())),
        ("created", |a, b| a.created().cmp(b.created())),
    ];
    // What has no order of its own keeps the order of the ids.
    let order = |name: &&'static str| -> listing::Key<T> {
        known
            .iter()
            .find(|(known, _)| known == name)
            .copied()
            .unwrap_or((*name, |_, _| core::cmp::Ordering::Equal))
    };
    T::SORTS.iter().map(order).collect()
}

/// The name in the body, when no other thing of the kind has it.
pub(super) fn new_name<T: Thing>(
    project: &Project,
    ask: &Ask,
    own: Option<u64>,
) -> Result<Option<String>, Refusal> {
    let Some(name) = ask.text("name")? else { return Ok(None) };
    if name.is_empty() || name.len() > 128 {
        return Err(Refusal::invalid("name", "has to have from 1 to 128 characters"));
    }
    if T::all(project).values().any(|thing| thing.name() == name && Some(thing.id()) != own) {
        return Err(Refusal::taken("name"));
    }
    Ok(Some(name.into()))
}

/// The same, when it has to be there.
pub(super) fn needed_name<T: Thing>(project: &Project, ask: &Ask) -> Result<String, Refusal> {
    new_name::<T>(project, ask, None)?.ok_or_else(|| Refusal::invalid("name", "is required"))
}

/// Puts a new thing into the project.
pub(super) fn add<T: Thing>(project: &mut Project, thing: &T) {
    T::all_mut(project).insert(thing.id(), thing.clone());
}

/// Changes name and labels, and what else `change` finds in the body.
pub(super) fn update<T: Thing>(
    project: &mut Project,
    ask: &Ask,
    change: impl FnOnce(&mut T) -> Result<(), Refusal>,
) -> Result<Answer, Refusal> {
    let labels = ask.labels()?;
    let id = find::<T>(project, ask)?.id();
    let name = new_name::<T>(project, ask, Some(id))?;
    let thing = by_id_mut::<T>(project, id)?;
    change(thing)?;
    if let Some(name) = name {
        thing.rename(name);
    }
    if let Some(labels) = labels {
        thing.relabel(labels);
    }
    Ok(Answer::one(200, thing))
}

/// Deletes a thing at once, if `check` allows it. No action may be at work on it.
pub(super) fn delete<T: Thing>(
    project: &mut Project,
    ask: &Ask,
    check: impl FnOnce(&T) -> Result<(), Refusal>,
) -> Result<Answer, Refusal> {
    let id = find::<T>(project, ask)?.id();
    deletable::<T>(project, id)?;
    check(by_id(project, id)?)?;
    if project.jobs.is_busy(&T::kind(), id) {
        return Err(Refusal::locked(T::SINGULAR));
    }
    T::all_mut(project).remove(&id);
    Ok(Answer::new(204))
}

/// Refuses to delete what is protected.
pub(super) fn deletable<T: Thing>(project: &mut Project, id: u64) -> Result<(), Refusal> {
    match by_id_mut::<T>(project, id)?.protection() {
        Some(true) => Err(Refusal::protected(T::SINGULAR)),
        _ => Ok(()),
    }
}

/// Starts an action on the thing in the path, which changes it when it ends. Answers with the action.
pub(super) fn change<T: Thing>(
    project: &mut Project,
    ask: &Ask,
    command: &'static str,
    change: impl FnOnce(&mut T) + Send + 'static,
) -> Result<Answer, Refusal> {
    let id = find::<T>(project, ask)?.id();
    start::<T>(project, id, command, &[], change).map(|action| Answer::one(201, &action))
}

/// Starts an action on a thing and others, which changes the thing when it ends.
pub(super) fn start<T: Thing>(
    project: &mut Project,
    id: u64,
    command: &'static str,
    others: &[(ResourceType, u64)],
    change: impl FnOnce(&mut T) + Send + 'static,
) -> Result<Action, Refusal> {
    let effect = move |project: &mut Project| {
        if let Some(thing) = T::all_mut(project).get_mut(&id) {
            change(thing);
        }
    };
    begin::<T>(project, id, (command, 1_000), others, Box::new(effect), Box::new(|_| {}))
}

/// Starts an action of so many milliseconds on a thing and others; none may be at work on any of them.
pub(super) fn begin<T: Thing>(
    project: &mut Project,
    id: u64,
    (command, millis): (&'static str, u64),
    others: &[(ResourceType, u64)],
    effect: Effect,
    undo: Effect,
) -> Result<Action, Refusal> {
    let mut about = vec![(T::kind(), id)];
    about.extend_from_slice(others);
    check_free(project, &about)?;
    let now = project.now;
    Ok(project.jobs.start(Plan { command, millis, about, effect, undo }, now))
}

/// Refuses what an action is at work on.
pub(super) fn check_free(project: &Project, things: &[(ResourceType, u64)]) -> Result<(), Refusal> {
    match things.iter().find(|(kind, id)| project.jobs.is_busy(kind, *id)) {
        Some((kind, _)) => Err(Refusal::locked(kind.as_str())),
        None => Ok(()),
    }
}

/// Forbids or allows to delete a thing.
pub(super) fn change_protection<T: Thing>(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let delete = ask.flag("delete")?;
    change::<T>(project, ask, "change_protection", move |thing| {
        if let (Some(protection), Some(delete)) = (thing.protection(), delete) {
            *protection = delete;
        }
    })
}

/// The four routes about actions that most kinds have.
pub(super) fn actions<T: Thing>(
    project: &Project,
    ask: &Ask,
    verb: &str,
    id: impl FnOnce() -> Result<u64, Refusal>,
) -> Option<Result<Answer, Refusal>> {
    let kind = T::kind();
    let of_kind = |action: &&Action| action.resources.iter().any(|resource| resource.r#type == kind);
    Some(match verb {
        "list_all_actions" => project.action_page(ask, project.jobs.actions().filter(of_kind)),
        "get_action_by_id" => project.action(ask, project.jobs.actions().filter(of_kind), "id"),
        "list_actions" => id().and_then(|id| project.action_page(ask, project.jobs.actions_about(&kind, id))),
        "get_action" => {
            id().and_then(|id| project.action(ask, project.jobs.actions_about(&kind, id), "action_id"))
        }
        _ => return None,
    })
}

/// The id of the thing in the path, which exists.
pub(super) fn id_of<T: Thing>(project: &Project, ask: &Ask) -> Result<u64, Refusal> {
    find::<T>(project, ask).map(Thing::id)
}

/// A thing by id or name.
pub(super) fn named<'a, T: Thing>(project: &'a Project, wanted: &str) -> Option<&'a T> {
    T::all(project).values().find(|thing| thing.name() == wanted || thing.id().to_string() == wanted)
}
