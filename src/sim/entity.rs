//! The operations that all resources of a project have in common: get, list, update, protect, delete.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::Serialize;

use super::actions::NewAction;
use super::collection::{Change, Collection, Indexed, ValueMut};
use super::effect::Effect;
use super::index::{Term, any_of, conditions};
use super::relations::{self, Related};
use super::{ApiRequest, ApiResult, ErrorResponse, Project, SuccessResponse, listing};
use crate::api::references::{ResourceRef, ResourceType};
use crate::primitives::{Labels, Timestamp};
use crate::reply::Listable;

/// A resource of a project.
pub(super) trait Entity: Listable + Serialize + Related + Indexed + Send + 'static {
    /// The sort keys of its lists.
    const SORT_KEYS: &'static [&'static str] = &["id", "name", "created"];

    /// The maximum length of its name, in characters.
    const MAX_NAME: usize = 128;

    fn all(project: &Project) -> &Collection<Self>;
    fn all_mut(project: &mut Project) -> &mut Collection<Self>;
    fn id(&self) -> u64;
    fn name(&self) -> &str;
    fn set_name(&mut self, name: String);
    fn created(&self) -> &Timestamp;
    fn labels(&self) -> &Labels;
    fn set_labels(&mut self, labels: Labels);

    /// The `type` of a reference to it in an action's `resources`.
    fn kind() -> ResourceType {
        Self::SINGULAR.into()
    }

    /// A reference to a resource of this type, as in actions.
    fn reference(id: u64) -> ResourceRef {
        ResourceRef { id, r#type: Self::kind() }
    }

    /// Returns whether it is protected from deletion.
    fn is_protected(&self) -> bool {
        false
    }

    /// Sets its deletion protection, if it can have one.
    fn protect(&mut self, _delete: bool) {}
}

/// Finds the resource in the path.
pub(super) fn find<'a, T: Entity>(project: &'a Project, request: &ApiRequest) -> ApiResult<&'a T> {
    by_id(project, request.id("id")?)
}

/// The id of the resource in the path, which exists.
pub(super) fn id_of<T: Entity>(project: &Project, request: &ApiRequest) -> ApiResult<u64> {
    find::<T>(project, request).map(Entity::id)
}

pub(super) fn by_id<T: Entity>(project: &Project, id: u64) -> ApiResult<&T> {
    T::all(project).get(&id).ok_or_else(|| ErrorResponse::not_found(T::SINGULAR))
}

pub(super) fn by_id_mut<T: Entity>(project: &mut Project, id: u64) -> ApiResult<ValueMut<'_, T>> {
    T::all_mut(project).get_mut(&id).ok_or_else(|| ErrorResponse::not_found(T::SINGULAR))
}

pub(super) fn by_id_or_name<'a, T: Entity>(project: &'a Project, id_or_name: &str) -> Option<&'a T> {
    all_by_id_or_name(project, id_or_name).into_iter().next()
}

/// The resources with this id or name, by id. Several images have the same name.
pub(super) fn all_by_id_or_name<'a, T: Entity>(project: &'a Project, id_or_name: &str) -> Vec<&'a T> {
    let all = T::all(project);
    let is_meant = |entity: &&T| entity.name() == id_or_name || entity.id().to_string() == id_or_name;
    let ids = all.index().ids_by_id_or_name(id_or_name);
    ids.iter().filter_map(|id| all.get(id)).filter(is_meant).collect()
}

/// The resources with this name, by id.
pub(super) fn named<'a, T: Entity>(project: &'a Project, name: &str) -> impl Iterator<Item = &'a T> {
    T::all(project).having(Term::name(name)).filter(move |entity| entity.name() == name)
}

/// Responds with the resource in the path.
pub(super) fn get<T: Entity>(project: &Project, request: &ApiRequest) -> ApiResult {
    find::<T>(project, request).map(|entity| model(project, 200, entity))
}

/// Responds with a resource, with its derived fields.
pub(super) fn model<T: Entity>(project: &Project, status: u16, entity: &T) -> SuccessResponse {
    SuccessResponse::model(status, &*entity.view(project))
}

/// Finds the resource whose id is in a field of the body.
pub(super) fn referenced<'a, T: Entity>(
    project: &'a Project,
    request: &ApiRequest,
    field: &str,
) -> ApiResult<Option<&'a T>> {
    let id = request.integer(field)?;
    id.map(|id| T::all(project).get(&id).ok_or_else(|| ErrorResponse::unknown_reference(field))).transpose()
}

/// Finds the resource whose id is in a required field of the body.
pub(super) fn required<'a, T: Entity>(
    project: &'a Project,
    request: &ApiRequest,
    field: &str,
) -> ApiResult<&'a T> {
    referenced(project, request, field)?.ok_or_else(|| ErrorResponse::missing(field))
}

/// Responds with a page of the resources that match the query of the request, of which `filter` checks what is
/// particular to the type. It must accept all resources if the query has no filter.
pub(super) fn page<T: Entity>(
    project: &Project,
    request: &ApiRequest,
    filter: impl Fn(&T) -> bool,
) -> ApiResult {
    if request.has_filter() || !listing::is_by_id(request) {
        return page_of(project, request, matching(project, request, filter)?);
    }
    // Without a look at the others.
    let (all, slice) = (T::all(project), listing::Slice::parse(request)?);
    Ok(slice.respond(request, all.len(), &views(project, slice.of(all.values()).collect())))
}

/// Responds with a page of these resources.
pub(super) fn page_of<T: Entity>(
    project: &Project,
    request: &ApiRequest,
    mut entities: Vec<&T>,
) -> ApiResult {
    listing::sort(request, &mut entities, &sort_keys::<T>())?;
    let slice = listing::Slice::parse(request)?;
    let total = entities.len();
    Ok(slice.respond(request, total, &views(project, slice.of(entities).collect())))
}

/// The resources with their derived fields.
fn views<'a, T: Entity>(project: &Project, entities: Vec<&'a T>) -> Vec<Cow<'a, T>> {
    entities.into_iter().map(|entity| entity.view(project)).collect()
}

/// Responds with those of these resources that match `filter` and the query of the request, without pagination.
pub(super) fn list<T: Entity>(
    project: &Project,
    request: &ApiRequest,
    parent: Term,
    filter: impl Fn(&T) -> bool,
) -> ApiResult {
    let mut entities = matching_of(project, request, Some(parent), filter)?;
    listing::sort(request, &mut entities, &sort_keys::<T>())?;
    Ok(SuccessResponse::new(200).with(T::PLURAL, &*views(project, entities)))
}

/// The resources that match `filter` and the name and labels of the request, by id.
pub(super) fn matching<'a, T: Entity>(
    project: &'a Project,
    request: &ApiRequest,
    filter: impl Fn(&T) -> bool,
) -> ApiResult<Vec<&'a T>> {
    matching_of(project, request, None, filter)
}

/// The same, of the resources with a parent.
fn matching_of<'a, T: Entity>(
    project: &'a Project,
    request: &ApiRequest,
    parent: Option<Term>,
    filter: impl Fn(&T) -> bool,
) -> ApiResult<Vec<&'a T>> {
    let selector = request.label_selector()?;
    let mut required: Vec<_> = selector.iter().flat_map(conditions).collect();
    required.extend(parent.map(|parent| any_of([parent])));
    if request.query_value("name").is_some() {
        required.push(any_of(request.query_values("name").map(Term::name)));
    }
    let mut entities = T::all(project).meeting(&required);
    entities.retain(|entity| {
        request.matches_filter("name", entity.name())
            && selector.as_ref().is_none_or(|selector| selector.matches(entity.labels()))
            && filter(entity)
    });
    Ok(entities)
}

fn sort_keys<T: Entity>() -> Vec<listing::SortKey<T>> {
    let known: [listing::SortKey<T>; 3] = [
        ("id", |a, b| a.id().cmp(&b.id())),
        ("name", |a, b| a.name().cmp(b.name())),
        ("created", |a, b| a.created().cmp(b.created())),
    ];
    // Any other key keeps the order by id.
    let sort_key = |name: &&'static str| -> listing::SortKey<T> {
        let known = known.iter().find(|(known, _)| known == name).copied();
        known.unwrap_or((*name, |_, _| core::cmp::Ordering::Equal))
    };
    T::SORT_KEYS.iter().map(sort_key).collect()
}

/// The name in the body, which no other resource of the type may have.
pub(super) fn new_name<T: Entity>(
    project: &Project,
    request: &ApiRequest,
    own_id: Option<u64>,
) -> ApiResult<Option<String>> {
    let Some(name) = request.string("name")? else { return Ok(None) };
    if name.is_empty() || name.chars().count() > T::MAX_NAME {
        let problem = format!("must have 1 to {} characters", T::MAX_NAME);
        return Err(ErrorResponse::invalid_input("name", problem));
    }
    if named::<T>(project, name).any(|entity| Some(entity.id()) != own_id) {
        return Err(ErrorResponse::not_unique("name"));
    }
    Ok(Some(name.into()))
}

/// The required name in the body, which no other resource of the type may have.
pub(super) fn required_name<T: Entity>(project: &Project, request: &ApiRequest) -> ApiResult<String> {
    let name = new_name::<T>(project, request, None)?;
    name.ok_or_else(|| ErrorResponse::missing("name"))
}

/// Adds a resource to the project.
pub(super) fn add<T: Entity>(project: &mut Project, entity: &T) {
    T::all_mut(project).insert(entity.id(), entity.clone());
}

/// Updates the name and the labels of the resource in the path, and whatever else `change` sets.
pub(super) fn update<T: Entity>(
    project: &mut Project,
    request: &ApiRequest,
    change: impl FnOnce(&mut T) -> ApiResult<()>,
) -> ApiResult {
    let labels = request.labels()?;
    let id = id_of::<T>(project, request)?;
    let name = new_name::<T>(project, request, Some(id))?;
    let mut entity = by_id_mut::<T>(project, id)?;
    change(&mut entity)?;
    if let Some(name) = name {
        entity.set_name(name);
    }
    if let Some(labels) = labels {
        entity.set_labels(labels);
    }
    drop(entity);
    get::<T>(project, request)
}

/// Deletes the resource in the path without an action, if `check` allows it. A locked resource cannot be deleted.
pub(super) fn delete<T: Entity>(
    project: &mut Project,
    request: &ApiRequest,
    check: impl FnOnce(&T) -> ApiResult<()>,
) -> ApiResult {
    let id = id_of::<T>(project, request)?;
    check_deletable::<T>(project, id)?;
    check(&*by_id::<T>(project, id)?.view(project))?;
    project.actions.check_unlocked(&[T::reference(id)])?;
    remove(project, &T::reference(id));
    Ok(SuccessResponse::new(204))
}

/// Rejects the deletion of a protected resource.
pub(super) fn check_deletable<T: Entity>(project: &Project, id: u64) -> ApiResult<()> {
    match by_id::<T>(project, id)?.is_protected() {
        true => Err(ErrorResponse::protected(T::SINGULAR)),
        false => Ok(()),
    }
}

/// Starts an action on the resource in the path that has this effect when it succeeds, and responds with the action.
pub(super) fn change<T: Entity>(
    project: &mut Project,
    request: &ApiRequest,
    command: &'static str,
    effect: impl Into<Effect>,
) -> ApiResult {
    let id = id_of::<T>(project, request)?;
    NewAction::new::<T>(command, id).on_success(effect).respond(project)
}

/// Starts an action that changes the deletion protection of the resource in the path.
pub(super) fn change_protection<T: Entity>(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let effect = request.boolean("delete")?.map_or(Effect::None, Effect::Protect);
    change::<T>(project, request, "change_protection", effect)
}

/// Implements [`Entity`] for models with the usual fields, each with its collection in the project.
macro_rules! entities {
    ($($Model:ty, $collection:ident $(, sorted by $sorts:expr)? $(, protected by $protection:ident)? $(, called $kind:ident)? $(, named in at most $max:literal)?;)+) => { $(
        impl Indexed for $Model {
            fn add_terms(&self, terms: &mut Vec<Term>) {
                terms.push(Term::name(self.name()));
                terms.extend(self.labels().iter().map(|(key, value)| Term::label(key, value)));
                self.add_references(terms);
            }
        }

        impl Entity for $Model {
            $( const SORT_KEYS: &'static [&'static str] = &$sorts; )?
            $( const MAX_NAME: usize = $max; )?

            fn all(project: &Project) -> &Collection<Self> {
                &project.$collection
            }

            fn all_mut(project: &mut Project) -> &mut Collection<Self> {
                &mut project.$collection
            }

            fn id(&self) -> u64 {
                self.id.get()
            }

            fn name(&self) -> &str {
                MaybeField::<String>::get(&self.name)
            }

            fn set_name(&mut self, name: String) {
                MaybeField::set(&mut self.name, name);
            }

            fn created(&self) -> &Timestamp {
                &self.created
            }

            fn labels(&self) -> &Labels {
                MaybeField::<Labels>::get(&self.labels)
            }

            fn set_labels(&mut self, labels: Labels) {
                MaybeField::set(&mut self.labels, labels);
            }

            $(
                fn is_protected(&self) -> bool {
                    self.$protection.delete
                }

                fn protect(&mut self, delete: bool) {
                    self.$protection.delete = delete;
                }
            )?

            $(
                fn kind() -> ResourceType {
                    ResourceType::$kind
                }
            )?
        }
    )+

    /// Removes a resource from the project, and the references to it.
    pub(super) fn remove(project: &mut Project, resource: &ResourceRef) {
        $(
            if resource.r#type == <$Model as Entity>::kind() {
                <$Model as Entity>::all_mut(project).remove(&resource.id);
            }
        )+
        relations::drop_references(project, resource);
    }

    /// The resources that were added and removed since the last call, except for RRSets.
    pub(super) fn take_changes(project: &mut Project) -> Vec<(ResourceRef, Change)> {
        let mut changes = Vec::new();
        $(
            let changed = <$Model as Entity>::all_mut(project).take_changes();
            changes.extend(changed.into_iter().map(|(id, change)| (<$Model>::reference(id), change)));
        )+
        changes
    }

    /// Returns whether all indices are as they would be derived from the resources now.
    pub(super) fn are_indexed(project: &Project) -> bool {
        [$( <$Model as Entity>::all(project).is_indexed() ),+].into_iter().all(|is_indexed| is_indexed)
    }

    /// Sets the deletion protection of a resource, if it exists and can have one.
    pub(super) fn protect(project: &mut Project, resource: &ResourceRef, delete: bool) {
        $(
            if resource.r#type == <$Model as Entity>::kind() {
                if let Some(mut entity) = <$Model as Entity>::all_mut(project).get_mut(&resource.id) {
                    entity.protect(delete);
                }
            }
        )+
    }
    };
}

entities! {
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
    crate::api::volumes::Volume, volumes, protected by protection, named in at most 64;
    crate::api::zones::Zone, zones, protected by protection;
}

/// A field that some resources do not have.
trait MaybeField<T> {
    fn get(&self) -> &T;
    fn set(&mut self, value: T);
}

impl<T> MaybeField<T> for T {
    fn get(&self) -> &T {
        self
    }

    fn set(&mut self, value: T) {
        *self = value;
    }
}

/// The labels of firewalls, which old responses omit.
impl MaybeField<Labels> for Option<Labels> {
    fn get(&self) -> &Labels {
        const EMPTY: &Labels = &Labels::new();
        self.as_ref().unwrap_or(EMPTY)
    }

    fn set(&mut self, labels: Labels) {
        *self = Some(labels);
    }
}

/// The names of images: only images of Hetzner have one, and it cannot be changed.
impl MaybeField<String> for Option<String> {
    fn get(&self) -> &String {
        const EMPTY: &String = &String::new();
        self.as_ref().unwrap_or(EMPTY)
    }

    fn set(&mut self, _: String) {}
}
