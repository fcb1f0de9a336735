use alloc::boxed::Box;
use alloc::string::{String, ToString};

use super::ask::Ask;
use super::jobs::Plan;
use super::project::Project;
use super::refusal::Refusal;
use super::{Answer, listing};
use crate::api::actions::{Action, ResourceType};
use crate::api::images::{Image, ImageCreatedFrom, ImageStatus, ImageType, Protection};
use crate::api::server_types::Architecture;
use crate::api::servers::Server;
use crate::words::{Id, Labels};

pub(super) fn answer(project: &mut Project, ask: &Ask, verb: &str) -> Option<Result<Answer, Refusal>> {
    let kind = &ResourceType::Image;
    Some(match verb {
        "list" => list(project, ask),
        "get" => find(project, ask).map(|image| Answer::one(200, image)),
        "update" => update(project, ask),
        "delete" => delete(project, ask),
        "change_protection" => change_protection(project, ask),
        "list_all_actions" => project.action_page(ask, about_images(project)),
        "get_action_by_id" => project.action(ask, about_images(project), "id"),
        "list_actions" => find(project, ask)
            .and_then(|image| project.action_page(ask, project.jobs.actions_about(kind, image.id.get()))),
        "get_action" => find(project, ask).and_then(|image| {
            project.action(ask, project.jobs.actions_about(kind, image.id.get()), "action_id")
        }),
        _ => return None,
    })
}

fn about_images(project: &Project) -> impl Iterator<Item = &Action> {
    project
        .jobs
        .actions()
        .filter(|action| action.resources.iter().any(|resource| resource.r#type == ResourceType::Image))
}

fn list(project: &Project, ask: &Ask) -> Result<Answer, Refusal> {
    let selector = ask.label_selector()?;
    ask.check_words("type", ImageType::WORDS)?;
    ask.check_words("status", ImageStatus::WORDS)?;
    ask.check_words("architecture", Architecture::WORDS)?;
    let with_deprecated = ask.first("include_deprecated") == Some("true");
    let images = project.images.values().filter(|image| {
        ask.allows("name", image.name.as_deref().unwrap_or_default())
            && ask.allows("type", image.r#type.as_str())
            && ask.allows("status", image.status.as_str())
            && ask.allows("architecture", image.architecture.as_str())
            && ask.allows("bound_to", &image.bound_to.map(|id| id.to_string()).unwrap_or_default())
            && selector.as_ref().is_none_or(|selector| selector.matches(&image.labels))
            && (with_deprecated || !is_gone(image, project))
    });
    let sorts: [listing::Key<Image>; 3] = [
        ("id", |a, b| a.id.cmp(&b.id)),
        ("name", |a, b| a.name.cmp(&b.name)),
        ("created", |a, b| a.created.cmp(&b.created)),
    ];
    listing::page(ask, images.collect(), &sorts)
}

/// What has gone away is no longer listed.
pub(super) fn is_gone(image: &Image, project: &Project) -> bool {
    image.deprecation.as_ref().is_some_and(|deprecation| deprecation.unavailable_after < project.now.into())
}

fn update(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let (description, labels) = (ask.text("description")?, ask.labels()?);
    let becomes_snapshot = match ask.text("type")? {
        None => false,
        Some("snapshot") => true,
        Some(_) => return Err(Refusal::invalid("type", "has to be snapshot")),
    };
    let image = find_own(project, ask)?;
    if let Some(description) = description {
        image.description = description.into();
    }
    if becomes_snapshot {
        (image.r#type, image.bound_to) = (ImageType::Snapshot, None);
    }
    image.labels = labels.unwrap_or_else(|| image.labels.clone());
    Ok(Answer::one(200, image))
}

fn delete(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let image = find_own(project, ask)?;
    if image.protection.delete {
        return Err(Refusal::protected("image"));
    }
    let id = image.id.get();
    if project.jobs.is_busy(&ResourceType::Image, id) {
        return Err(Refusal::locked("image"));
    }
    project.images.remove(&id);
    Ok(Answer::new(204))
}

fn change_protection(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let delete = ask.flag("delete")?;
    let image = find_own(project, ask)?;
    if image.r#type != ImageType::Snapshot {
        return Err(Refusal::new(422, "unsupported_error", "only snapshots can be protected"));
    }
    let id = image.id.get();
    let plan = Plan {
        command: "change_protection",
        millis: 500,
        about: (ResourceType::Image, id),
        effect: Box::new(move |project| {
            if let Some(image) = project.images.get_mut(&id) {
                image.protection.delete = delete.unwrap_or(image.protection.delete);
            }
        }),
        undo: Box::new(|_| {}),
    };
    Ok(Answer::one(201, &project.jobs.start(plan, project.now)))
}

fn find<'a>(project: &'a Project, ask: &Ask) -> Result<&'a Image, Refusal> {
    project.images.get(&ask.id("id")?).ok_or_else(|| Refusal::not_found("image"))
}

/// An image of the project's own; Hetzner's cannot be changed.
fn find_own<'a>(project: &'a mut Project, ask: &Ask) -> Result<&'a mut Image, Refusal> {
    let image = project.images.get_mut(&ask.id("id")?).ok_or_else(|| Refusal::not_found("image"))?;
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
