use alloc::format;
use alloc::string::String;

use super::actions::NewAction;
use super::effect::Effect;
use super::{ApiRequest, ApiResult, Entity, ErrorResponse, Project, SuccessResponse, entity, relations};
use crate::api::storage_box_snapshots::{StorageBoxSnapshot, StorageBoxSnapshotRef, StorageBoxSnapshotStats};
use crate::api::storage_boxes::StorageBox;
use crate::primitives::{Id, Labels, Timestamp};

pub(super) fn respond(project: &mut Project, request: &ApiRequest, verb: &str) -> Option<ApiResult> {
    Some(match verb {
        "list" => list(project, request),
        "create" => create(project, request),
        "get" => find(project, request).map(|snapshot| SuccessResponse::model(200, snapshot)),
        "update" => update(project, request),
        "delete" => delete(project, request),
        _ => return None,
    })
}

fn list(project: &Project, request: &ApiRequest) -> ApiResult {
    let storage_box = entity::find::<StorageBox>(project, request)?.id;
    let is_automatic = request.query_flag("is_automatic")?;
    entity::list(project, request, relations::storage_box(storage_box), |snapshot: &StorageBoxSnapshot| {
        is_automatic.is_none_or(|wanted| wanted == snapshot.is_automatic)
    })
}

/// Finds the snapshot in the path, which must belong to the Storage Box in the path.
fn find<'a>(project: &'a Project, request: &ApiRequest) -> ApiResult<&'a StorageBoxSnapshot> {
    let storage_box = entity::find::<StorageBox>(project, request)?.id;
    let snapshot = entity::by_id::<StorageBoxSnapshot>(project, request.id("snapshot_id")?)?;
    match snapshot.storage_box == storage_box {
        true => Ok(snapshot),
        false => Err(ErrorResponse::not_found("snapshot")),
    }
}

fn create(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let storage_box = entity::find::<StorageBox>(project, request)?;
    let box_id = storage_box.id;
    let limit = storage_box.storage_box_type.snapshot_limit.unwrap_or(u32::MAX) as usize;
    // Automatic snapshots have a limit of their own.
    let existing = project.snapshots.having(relations::storage_box(box_id)).filter(|it| !it.is_automatic);
    if existing.count() >= limit {
        return Err(ErrorResponse::limit_exceeded("snapshot_limit"));
    }
    let (description, labels) =
        (request.string("description")?.unwrap_or_default(), request.labels()?.unwrap_or_default());
    let description = description.into();
    let snapshot = StorageBoxSnapshot { description, labels, ..new(project, box_id, false) };
    let action = NewAction::new::<StorageBoxSnapshot>("create_snapshot", snapshot.id.get())
        .millis(2_000)
        .with_resources([StorageBox::reference(box_id.get())])
        .on_failure(Effect::Delete)
        .start(project)?;
    entity::add(project, &snapshot);
    let reference = StorageBoxSnapshotRef { id: snapshot.id, storage_box: box_id };
    Ok(SuccessResponse::new(201).with("snapshot", &reference).with("action", &action))
}

/// A new snapshot of the present files.
pub(super) fn new(
    project: &mut Project,
    storage_box: Id<StorageBox>,
    is_automatic: bool,
) -> StorageBoxSnapshot {
    let stats = project.storage_boxes.get(&storage_box.get()).map(|it| it.stats.size_data);
    StorageBoxSnapshot {
        name: name(&Timestamp::from(project.now)),
        description: String::new(),
        stats: StorageBoxSnapshotStats { size: 0, size_filesystem: stats.unwrap_or_default() },
        is_automatic,
        labels: Labels::new(),
        created: project.now.into(),
        storage_box,
        id: Id::new(project.next_id()),
    }
}

/// The creation time, without characters that are unsuitable for the name of a folder.
fn name(created: &Timestamp) -> String {
    let text = format!("{created}");
    text.trim_end_matches('Z').replace(':', "-")
}

fn update(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let (description, labels) = (request.string("description")?.map(String::from), request.labels()?);
    let id = find(project, request)?.id.get();
    let mut snapshot = entity::by_id_mut::<StorageBoxSnapshot>(project, id)?;
    if let Some(description) = description {
        snapshot.description = description;
    }
    if let Some(labels) = labels {
        snapshot.labels = labels;
    }
    Ok(SuccessResponse::model(200, &*snapshot))
}

fn delete(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let snapshot = find(project, request)?;
    let (id, storage_box) = (snapshot.id.get(), StorageBox::reference(snapshot.storage_box.get()));
    NewAction::new::<StorageBoxSnapshot>("delete_snapshot", id)
        .with_resources([storage_box])
        .on_success(Effect::Delete)
        .respond(project)
}
