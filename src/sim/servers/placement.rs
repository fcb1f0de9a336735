//! Servers in placement groups.

use alloc::boxed::Box;

use crate::api::placement_groups::PlacementGroup;
use crate::api::servers::{Server, ServerStatus};
use crate::sim::Answer;
use crate::sim::ask::Ask;
use crate::sim::project::Project;
use crate::sim::refusal::Refusal;
use crate::sim::thing::{self, Thing};

/// How many servers of a group find a host of their own.
const MOST: usize = 10;

pub(super) fn join(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let server = thing::find::<Server>(project, ask)?;
    let (id, key) = (server.id, server.id.get());
    if server.placement_group.is_some() {
        let message = "the server is in a placement group";
        return Err(Refusal::new(422, "already_in_placement_group", message));
    }
    if server.status != ServerStatus::Off {
        return Err(Refusal::new(422, "server_not_stopped", "the server has to be off"));
    }
    let group = free_group(project, ask)?.id.get();
    let others = [(PlacementGroup::kind(), group)];
    let action = thing::begin::<Server>(
        project,
        key,
        ("add_to_placement_group", 1_000),
        &others,
        Box::new(move |project| put(project, group, id)),
        Box::new(|_| {}),
    )?;
    Ok(Answer::one(201, &action))
}

/// The group in the body, if one more server fits in.
pub(super) fn free_group<'a>(project: &'a Project, ask: &Ask) -> Result<&'a PlacementGroup, Refusal> {
    let group = thing::needed::<PlacementGroup>(project, ask, "placement_group")?;
    if group.servers.len() >= MOST {
        return Err(Refusal::new(422, "placement_error", "no host is left for one more server of the group"));
    }
    Ok(group)
}

pub(super) fn put(project: &mut Project, group: u64, server: crate::primitives::Id<Server>) {
    if let Some(group) = project.placement_groups.get_mut(&group) {
        group.servers.push(server);
    }
}

pub(super) fn leave(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let server = thing::find::<Server>(project, ask)?;
    let (id, key) = (server.id, server.id.get());
    let action = thing::begin::<Server>(
        project,
        key,
        ("remove_from_placement_group", 1_000),
        &[],
        Box::new(move |project| {
            for group in project.placement_groups.values_mut() {
                group.servers.retain(|server| *server != id);
            }
        }),
        Box::new(|_| {}),
    )?;
    Ok(Answer::one(201, &action))
}
