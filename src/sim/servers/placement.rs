//! Servers in placement groups.

use super::ServerEffect;
use crate::api::placement_groups::PlacementGroup;
use crate::api::servers::{Server, ServerStatus};
use crate::primitives::Id;
use crate::sim::actions::NewAction;
use crate::sim::{ApiRequest, ApiResult, Entity, ErrorResponse, Project, entity};

/// The maximum number of servers in a placement group. Each runs on a physical host of its own.
const MAX_SERVERS: usize = 10;

pub(super) fn add(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let server = entity::find::<Server>(project, request)?;
    let group = entity::required::<PlacementGroup>(project, request, "placement_group")?;
    let id = server.id;
    if server.placement_group.is_some() {
        let message = "the server is already in a placement group";
        return Err(ErrorResponse::new(422, "already_in_placement_group", message));
    }
    if server.status != ServerStatus::Off {
        return Err(ErrorResponse::new(422, "server_not_stopped", "the server must be off"));
    }
    let group = with_capacity(project, group)?.id.get();
    NewAction::new::<Server>("add_to_placement_group", id.get())
        .with_resources([PlacementGroup::reference(group)])
        .on_success(ServerEffect::AddToPlacementGroup(group))
        .respond(project)
}

/// The placement group, unless it is full. A server that is being added, which locks the group, has its place already.
fn with_capacity<'a>(project: &Project, group: &'a PlacementGroup) -> ApiResult<&'a PlacementGroup> {
    let being_added = project.actions.check_unlocked(&[PlacementGroup::reference(group.id.get())]).is_err();
    match group.servers.len() + usize::from(being_added) < MAX_SERVERS {
        true => Ok(group),
        false => Err(ErrorResponse::new(422, "placement_error", "the placement group is full")),
    }
}

/// The placement group in the body, unless it is full.
pub(super) fn group_with_capacity<'a>(
    project: &'a Project,
    request: &ApiRequest,
) -> ApiResult<&'a PlacementGroup> {
    with_capacity(project, entity::required::<PlacementGroup>(project, request, "placement_group")?)
}

pub(super) fn insert(project: &mut Project, group: u64, server: Id<Server>) {
    if let Some(group) = project.placement_groups.get_mut(&group) {
        group.servers.push(server);
    }
}

pub(super) fn remove(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let effect = ServerEffect::RemoveFromPlacementGroup;
    entity::change::<Server>(project, request, "remove_from_placement_group", effect)
}

pub(super) fn remove_from_all(project: &mut Project, id: Id<Server>) {
    for group in project.placement_groups.values_mut() {
        group.servers.retain(|server| *server != id);
    }
}
