//! Servers in placement groups.

use super::ServerEffect;
use crate::api::placement_groups::PlacementGroup;
use crate::api::servers::{Server, ServerStatus};
use crate::primitives::Id;
use crate::sim::actions::NewAction;
use crate::sim::{ApiRequest, ApiResult, Entity, ErrorResponse, Project, entity, relations};

/// The maximum number of servers in a placement group. Each runs on a physical host of its own.
const MAX_SERVERS: usize = 10;

pub(super) fn add(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let server = entity::find::<Server>(project, request)?;
    let group = entity::required::<PlacementGroup>(project, request, "placement_group")?;
    let id = server.id;
    if relations::placement_group(project, id).is_some() {
        let message = "the server is already in a placement group";
        return Err(ErrorResponse::new(422, "already_in_placement_group", message));
    }
    if server.status != ServerStatus::Off {
        return Err(ErrorResponse::new(422, "server_not_stopped", "the server must be off"));
    }
    if is_full(project, group) {
        // The API has `placement_error` for the creation of servers only.
        return Err(ErrorResponse::invalid_input("placement_group", "is full"));
    }
    let group = group.id.get();
    NewAction::new::<Server>("add_to_placement_group", id.get())
        .with_resources([PlacementGroup::reference(group)])
        .on_success(ServerEffect::AddToPlacementGroup(group))
        .respond(project)
}

/// Returns whether a group has no place left. A server that is being added, which locks the group, has its place already.
fn is_full(project: &Project, group: &PlacementGroup) -> bool {
    let is_adding = project.actions.check_unlocked(&[PlacementGroup::reference(group.id.get())]).is_err();
    group.servers.len() + usize::from(is_adding) >= MAX_SERVERS
}

/// The placement group in the body, unless it is full.
pub(super) fn group_with_capacity<'a>(
    project: &'a Project,
    request: &ApiRequest,
) -> ApiResult<&'a PlacementGroup> {
    let group = entity::required::<PlacementGroup>(project, request, "placement_group")?;
    match is_full(project, group) {
        true => Err(ErrorResponse::new(422, "placement_error", "the placement group is full")),
        false => Ok(group),
    }
}

pub(super) fn insert(project: &mut Project, group: u64, server: Id<Server>) {
    if !project.servers.contains_key(&server.get()) {
        return;
    }
    if let Some(mut group) = project.placement_groups.get_mut(&group) {
        group.servers.push(server);
    }
}

pub(super) fn remove(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let effect = ServerEffect::RemoveFromPlacementGroup;
    entity::change::<Server>(project, request, "remove_from_placement_group", effect)
}

pub(super) fn remove_from_all(project: &mut Project, id: Id<Server>) {
    let groups = &mut project.placement_groups;
    groups.change_having(relations::server(id), |group| group.servers.retain(|server| *server != id));
}
