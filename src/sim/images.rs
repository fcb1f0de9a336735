use alloc::string::{String, ToString};

use super::ask::Ask;
use super::project::Project;
use super::refusal::Refusal;
use super::{Answer, thing};
use crate::api::images::{Image, ImageCreatedFrom, ImageStatus, ImageType};
use crate::api::protection::Protection;
use crate::api::server_types::Architecture;
use crate::api::servers::Server;
use crate::primitives::{Id, Labels};

pub(super) fn answer(project: &mut Project, ask: &Ask, verb: &str) -> Option<Result<Answer, Refusal>> {
    Some(match verb {
        "list" => list(project, ask),
        "get" => thing::find::<Image>(project, ask).map(|image| Answer::one(200, image)),
        "update" => own(project, ask).map(drop).and_then(|()| update(project, ask)),
        "delete" => {
            own(project, ask).map(drop).and_then(|()| thing::delete(project, ask, |_: &Image| Ok(())))
        }
        "change_protection" => change_protection(project, ask),
        _ => return thing::actions::<Image>(project, ask, verb, || thing::id_of::<Image>(project, ask)),
    })
}

fn list(project: &Project, ask: &Ask) -> Result<Answer, Refusal> {
    ask.check_words("type", ImageType::VALUES)?;
    ask.check_words("status", ImageStatus::VALUES)?;
    ask.check_words("architecture", Architecture::VALUES)?;
    let with_deprecated = ask.first("include_deprecated") == Some("true");
    thing::page(project, ask, |image: &Image| {
        ask.allows("type", image.r#type.as_str())
            && ask.allows("status", image.status.as_str())
            && ask.allows("architecture", image.architecture.as_str())
            && ask.allows("bound_to", &image.bound_to.map(|id| id.to_string()).unwrap_or_default())
            && (with_deprecated || !is_gone(image, project))
    })
}

/// What has gone away is no longer listed.
pub(super) fn is_gone(image: &Image, project: &Project) -> bool {
    image.deprecation.as_ref().is_some_and(|deprecation| deprecation.unavailable_after < project.now.into())
}

fn update(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let description = ask.text("description")?.map(String::from);
    let becomes_snapshot = match ask.text("type")? {
        None => false,
        Some("snapshot") => true,
        Some(_) => return Err(Refusal::invalid("type", "has to be snapshot")),
    };
    thing::update(project, ask, |image: &mut Image| {
        if let Some(description) = description {
            image.description = description;
        }
        if becomes_snapshot {
            (image.r#type, image.bound_to) = (ImageType::Snapshot, None);
        }
        Ok(())
    })
}

fn change_protection(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    if own(project, ask)?.r#type != ImageType::Snapshot {
        return Err(Refusal::new(422, "unsupported_error", "only snapshots can be protected"));
    }
    thing::change_protection::<Image>(project, ask)
}

/// An image of the project's own; Hetzner's cannot be changed.
fn own<'a>(project: &'a Project, ask: &Ask) -> Result<&'a Image, Refusal> {
    let image = thing::find::<Image>(project, ask)?;
    match image.r#type {
        ImageType::Snapshot | ImageType::Backup => Ok(image),
        _ => Err(Refusal::new(403, "forbidden", "images of Hetzner cannot be changed")),
    }
}

/// A copy of a server's disk, which takes a while.
pub(super) fn copy(
    project: &mut Project,
    server: &Server,
    kind: ImageType,
    description: Option<String>,
    labels: Labels,
) -> Image {
    let id = project.id();
    let original = server.image.as_ref();
    let image = Image {
        id: Id::new(id),
        bound_to: (kind == ImageType::Backup).then_some(server.id),
        r#type: kind,
        status: ImageStatus::Creating,
        name: None,
        description: description.unwrap_or_else(|| alloc::format!("snapshot of {}", server.name)),
        image_size: None,
        disk_size: f64::from(server.primary_disk_size),
        created: project.now.into(),
        created_from: Some(ImageCreatedFrom { id: server.id, name: server.name.clone() }),
        os_flavor: original.map_or("unknown".into(), |image| image.os_flavor.clone()),
        os_version: original.and_then(|image| image.os_version.clone()),
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

/// A copy is done: how big it has become.
pub(super) fn finish_copy(project: &mut Project, id: u64) {
    let size = 100 + project.random() % 400;
    if let Some(image) = project.images.get_mut(&id) {
        (image.status, image.image_size) = (ImageStatus::Available, Some(size as f64 / 100.0));
    }
}

/// Undoes a copy that failed.
pub(super) fn discard(project: &mut Project, id: u64) {
    project.images.remove(&id);
}

/// Deletes the backups of a server.
pub(super) fn delete_backups(project: &mut Project, server: Id<Server>) {
    project.images.retain(|_, image| image.bound_to != Some(server));
}
