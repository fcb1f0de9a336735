use alloc::format;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::actions::NewAction;
use super::{ApiRequest, ApiResult, Entity, ErrorResponse, Project, SuccessResponse, actions, entity};
use crate::api::protection::Protection;
use crate::api::servers::Server;
use crate::api::volumes::{Volume, VolumeFormat, VolumeStatus};
use crate::primitives::Id;

/// The valid sizes of a volume in GB.
const SIZES: core::ops::RangeInclusive<u64> = 10..=10_240;

const CREATE_MILLIS: u64 = 2_000;

pub(super) fn respond(project: &mut Project, request: &ApiRequest, verb: &str) -> Option<ApiResult> {
    Some(match verb {
        "list" => request.check_filter("status", VolumeStatus::VALUES).and_then(|()| {
            entity::page(project, request, |volume: &Volume| {
                request.matches_filter("status", volume.status.as_str())
            })
        }),
        "create" => create(project, request),
        "get" => entity::get::<Volume>(project, request),
        "update" => entity::update(project, request, |_: &mut Volume| Ok(())),
        "delete" => entity::delete(project, request, |volume: &Volume| match volume.server {
            Some(_) => Err(ErrorResponse::new(422, "volume_already_attached", "the volume is attached")),
            None => Ok(()),
        }),
        "attach" => attach(project, request),
        "change_protection" => entity::change_protection::<Volume>(project, request),
        "detach" => detach(project, request),
        "resize" => resize(project, request),
        _ => return actions::respond_for::<Volume>(project, request, verb),
    })
}

fn create(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let name = entity::required_name::<Volume>(project, request)?;
    let size = request.required_integer("size")?;
    if !SIZES.contains(&size) {
        return Err(ErrorResponse::invalid_input("size", "must be from 10 to 10240"));
    }
    let format = request.string("format")?.map(VolumeFormat::from);
    if format.as_ref().is_some_and(|format| !VolumeFormat::VALUES.contains(&format.as_str())) {
        return Err(ErrorResponse::invalid_input("format", "must be xfs or ext4"));
    }
    let server = entity::referenced::<Server>(project, request, "server")?.map(|server| server.id);
    let location = match (server, request.id_or_name("location")?) {
        (Some(_), Some(_)) => {
            return Err(ErrorResponse::invalid_input("location", "must not be set together with a server"));
        }
        (Some(server), None) => entity::by_id::<Server>(project, server.get())?.location.clone(),
        (None, Some(requested)) => {
            project.location(&requested).ok_or_else(|| ErrorResponse::unknown_reference("location"))?
        }
        (None, None) => return Err(ErrorResponse::invalid_input("location", "is required without a server")),
    };
    if request.boolean("automount")?.is_some_and(|automount| automount && server.is_none()) {
        return Err(ErrorResponse::invalid_input("automount", "requires a server"));
    }
    let labels = request.labels()?.unwrap_or_default();
    let id = project.next_id();
    let volume = Volume {
        id: Id::new(id),
        created: project.now.into(),
        name,
        server: None,
        location,
        size: size as u32,
        linux_device: format!("/dev/disk/by-id/scsi-0HC_Volume_{id}"),
        protection: Protection { delete: false },
        labels,
        status: VolumeStatus::Creating,
        format,
    };
    let action = NewAction::new::<Volume>("create_volume", id)
        .millis(CREATE_MILLIS)
        .with_resources(server.map(|server| Server::reference(server.get())))
        .on_success(VolumeEffect::Complete)
        .on_failure(VolumeEffect::FailCreation)
        .start(project)?;
    let next_actions = server.map(|server| project.schedule(attachment(id, server), CREATE_MILLIS));
    entity::add(project, &volume);
    let next_actions = next_actions.into_iter().collect::<Vec<_>>();
    Ok(SuccessResponse::model(201, &volume).with("action", &action).with("next_actions", &next_actions))
}

/// A new action that attaches a volume to a server.
fn attachment(id: u64, server: Id<Server>) -> NewAction {
    NewAction::new::<Volume>("attach_volume", id)
        .with_resources([Server::reference(server.get())])
        .on_success(VolumeEffect::Attach(Some(server)))
}

fn attach(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let volume = entity::find::<Volume>(project, request)?;
    let server = entity::required::<Server>(project, request, "server")?;
    request.boolean("automount")?;
    if volume.server.is_some() {
        return Err(ErrorResponse::new(422, "volume_already_attached", "the volume is attached"));
    }
    if volume.location.id != server.location.id {
        return Err(ErrorResponse::invalid_input("server", "is in another location"));
    }
    attachment(volume.id.get(), server.id).respond(project)
}

fn detach(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let volume = entity::find::<Volume>(project, request)?;
    let (id, server) = (volume.id.get(), volume.server);
    let server =
        server.ok_or_else(|| ErrorResponse::new(422, "unsupported_error", "the volume is not attached"))?;
    NewAction::new::<Volume>("detach_volume", id)
        .with_resources([Server::reference(server.get())])
        .on_success(VolumeEffect::Attach(None))
        .respond(project)
}

fn resize(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let old = u64::from(entity::find::<Volume>(project, request)?.size);
    let size = request.required_integer("size")?;
    if size <= old || !SIZES.contains(&size) {
        return Err(ErrorResponse::invalid_input("size", format!("must be from {} to 10240", old + 1)));
    }
    entity::change::<Volume>(project, request, "resize_volume", VolumeEffect::Resize(size as u32))
}

/// The effects of the actions on volumes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum VolumeEffect {
    Complete,
    /// Deletes the volume, and makes the actions fail that were to follow its creation.
    FailCreation,
    /// Attaches the volume to a server, or to none.
    Attach(Option<Id<Server>>),
    Resize(u32),
}

impl VolumeEffect {
    pub(super) fn apply(self, project: &mut Project, id: u64) {
        if self == Self::FailCreation {
            project.actions.fail_all(&Volume::reference(id));
            project.volumes.remove(&id);
        }
        let Some(mut volume) = project.volumes.get_mut(&id) else { return };
        match self {
            Self::Complete => volume.status = VolumeStatus::Available,
            Self::FailCreation => {}
            Self::Attach(server) => {
                volume.server = server.filter(|id| project.servers.contains_key(&id.get()))
            }
            Self::Resize(size) => volume.size = size,
        }
    }
}
