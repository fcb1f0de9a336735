use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::{ApiRequest, ApiResult, ErrorResponse, Project, actions, catalogue, entity, relations};
use crate::api::images::{Image, ImageCreatedFrom, ImageStatus, ImageType};
use crate::api::protection::Protection;
use crate::api::server_types::{Architecture, ServerType};
use crate::api::servers::Server;
use crate::primitives::{Id, Labels};

/// The number of backups of a server that are kept.
pub(super) const BACKUP_SLOTS: usize = 7;

pub(super) fn respond(project: &mut Project, request: &ApiRequest, verb: &str) -> Option<ApiResult> {
    Some(match verb {
        "list" => list(project, request),
        "get" => entity::get::<Image>(project, request),
        "update" => find_own(project, request).map(drop).and_then(|()| update(project, request)),
        "delete" => find_own(project, request)
            .map(drop)
            .and_then(|()| entity::delete(project, request, |_: &Image| Ok(()))),
        "change_protection" => change_protection(project, request),
        _ => return actions::respond_for::<Image>(project, request, verb),
    })
}

fn list(project: &Project, request: &ApiRequest) -> ApiResult {
    request.check_filter("type", ImageType::VALUES)?;
    request.check_filter("status", ImageStatus::VALUES)?;
    request.check_filter("architecture", Architecture::VALUES)?;
    request.check_id_filter("bound_to")?;
    let with_deprecated = request.query_flag("include_deprecated")? == Some(true);
    let images = entity::matching(project, request, |image: &Image| {
        request.matches_filter("type", image.r#type.as_str())
            && request.matches_filter("status", image.status.as_str())
            && request.matches_filter("architecture", image.architecture.as_str())
            && request
                .matches_filter("bound_to", &image.bound_to.map(|id| id.to_string()).unwrap_or_default())
            && (with_deprecated || !is_deprecated(image, project))
    });
    entity::page_of(project, request, images?)
}

/// Finds an image by id or name. Of those with the name, one of the architecture of the server type is preferred.
pub(super) fn find(project: &Project, requested: &str, server_type: &ServerType) -> Option<Image> {
    let images = entity::all_by_id_or_name::<Image>(project, requested).into_iter();
    images.min_by_key(|image| image.architecture != server_type.architecture).cloned()
}

/// Returns whether the deprecation of an image is announced. Lists omit it by default, but servers can be created from
/// it for a while.
fn is_deprecated(image: &Image, project: &Project) -> bool {
    image.deprecation.as_ref().is_some_and(|deprecation| deprecation.announced < project.now.into())
}

/// Returns whether an image is past the end of its deprecation.
pub(super) fn is_unavailable(image: &Image, project: &Project) -> bool {
    catalogue::has_ended(&image.deprecation, project.now)
}

fn update(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let description = request.string("description")?.map(String::from);
    let becomes_snapshot = match request.string("type")? {
        None => false,
        Some("snapshot") => true,
        Some(_) => return Err(ErrorResponse::invalid_input("type", "must be snapshot")),
    };
    entity::update(project, request, |image: &mut Image| {
        if let Some(description) = description {
            image.description = description;
        }
        if becomes_snapshot {
            (image.r#type, image.bound_to) = (ImageType::Snapshot, None);
        }
        Ok(())
    })
}

fn change_protection(project: &mut Project, request: &ApiRequest) -> ApiResult {
    if find_own(project, request)?.r#type != ImageType::Snapshot {
        return Err(ErrorResponse::new(422, "unsupported_error", "only snapshots can be protected"));
    }
    entity::change_protection::<Image>(project, request)
}

/// Finds the image in the path, which must belong to the project. Images of Hetzner cannot be changed.
fn find_own<'a>(project: &'a Project, request: &ApiRequest) -> ApiResult<&'a Image> {
    let image = entity::find::<Image>(project, request)?;
    match image.r#type {
        ImageType::Snapshot | ImageType::Backup => Ok(image),
        _ => Err(ErrorResponse::new(403, "forbidden", "images of Hetzner cannot be changed")),
    }
}

/// Creates an image of a server's disk. It is not available until [`complete`].
pub(super) fn create_from(
    project: &mut Project,
    server: &Server,
    kind: ImageType,
    description: Option<String>,
    labels: Labels,
) -> Image {
    let id = project.next_id();
    let source = server.image.as_ref();
    let description = description.unwrap_or_else(|| alloc::format!("{} of {}", kind.as_str(), server.name));
    let image = Image {
        id: Id::new(id),
        bound_to: (kind == ImageType::Backup).then_some(server.id),
        r#type: kind,
        status: ImageStatus::Creating,
        name: None,
        description,
        image_size: None,
        disk_size: f64::from(server.primary_disk_size),
        created: project.now.into(),
        created_from: Some(ImageCreatedFrom { id: server.id, name: server.name.clone() }),
        os_flavor: source.map_or("unknown".into(), |image| image.os_flavor.clone()),
        os_version: source.and_then(|image| image.os_version.clone()),
        rapid_deploy: Some(false),
        protection: Protection { delete: false },
        deprecation: None,
        deleted: None,
        labels,
        architecture: server.server_type.architecture.clone(),
    };
    project.images.insert(id, image.clone());
    image
}

/// Creates an automatic backup of a server, which is available at once.
pub(super) fn back_up(project: &mut Project, server: u64) {
    let Some(server) = project.servers.get(&server).cloned() else { return };
    let image = create_from(project, &server, ImageType::Backup, None, Labels::new());
    complete(project, image.id.get());
}

/// Completes an image: makes it available. A backup without a free slot replaces the oldest one.
pub(super) fn complete(project: &mut Project, id: u64) {
    let size = 100 + project.random() % 400;
    let Some(mut image) = project.images.get_mut(&id) else { return };
    (image.status, image.image_size) = (ImageStatus::Available, Some(size as f64 / 100.0));
    let Some(server) = image.bound_to else { return };
    drop(image);
    // Ids are ascending, so the first backups are the oldest.
    let backups: Vec<u64> = project.images.keys_having(relations::server(server)).collect();
    for oldest in &backups[..backups.len().saturating_sub(BACKUP_SLOTS)] {
        project.images.remove(oldest);
    }
}

/// Deletes an image whose creation failed.
pub(super) fn discard(project: &mut Project, id: u64) {
    project.images.remove(&id);
}

/// Deletes the backups of a server.
pub(super) fn delete_backups(project: &mut Project, server: Id<Server>) {
    let backups: Vec<u64> = project.images.keys_having(relations::server(server)).collect();
    backups.iter().for_each(|backup| project.images.remove(backup));
}
