use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;

use super::Answer;
use super::ask::Ask;
use super::project::Project;
use super::refusal::Refusal;
use super::thing::{self, Thing};
use crate::api::storage_box_snapshots::{StorageBoxSnapshot, StorageBoxSnapshotRef, StorageBoxSnapshotStats};
use crate::api::storage_boxes::StorageBox;
use crate::primitives::{Id, Timestamp};

pub(super) fn answer(project: &mut Project, ask: &Ask, verb: &str) -> Option<Result<Answer, Refusal>> {
    Some(match verb {
        "list" => thing::find::<StorageBox>(project, ask).and_then(|storage_box| {
            thing::whole(project, ask, |snapshot: &StorageBoxSnapshot| {
                let is_automatic = if snapshot.is_automatic { "true" } else { "false" };
                snapshot.storage_box == storage_box.id && ask.allows("is_automatic", is_automatic)
            })
        }),
        "create" => create(project, ask),
        "get" => find(project, ask).map(|snapshot| Answer::one(200, snapshot)),
        "update" => update(project, ask),
        "delete" => delete(project, ask),
        _ => return None,
    })
}

/// The snapshot in the path, if it is of the Storage Box there.
fn find<'a>(project: &'a Project, ask: &Ask) -> Result<&'a StorageBoxSnapshot, Refusal> {
    let storage_box = thing::find::<StorageBox>(project, ask)?.id;
    let snapshot = thing::by_id::<StorageBoxSnapshot>(project, ask.id("snapshot_id")?)?;
    match snapshot.storage_box == storage_box {
        true => Ok(snapshot),
        false => Err(Refusal::not_found("snapshot")),
    }
}

fn create(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let storage_box = thing::find::<StorageBox>(project, ask)?;
    let (box_id, size) = (storage_box.id, storage_box.stats.size_data);
    let limit = storage_box.storage_box_type.snapshot_limit.unwrap_or(u32::MAX) as usize;
    let made = project.snapshots.values().filter(|snapshot| snapshot.storage_box == box_id);
    if made.count() >= limit {
        return Err(Refusal::limit("snapshot_limit"));
    }
    let (description, labels) =
        (ask.text("description")?.unwrap_or_default(), ask.labels()?.unwrap_or_default());
    let snapshot = StorageBoxSnapshot {
        name: name(&Timestamp::from(project.now)),
        description: description.into(),
        stats: StorageBoxSnapshotStats { size: 0, size_filesystem: size },
        is_automatic: false,
        labels,
        created: project.now.into(),
        storage_box: box_id,
        id: Id::new(project.id()),
    };
    let id = snapshot.id.get();
    let others = [(StorageBox::kind(), box_id.get())];
    let undo = move |project: &mut Project| {
        project.snapshots.remove(&id);
    };
    let length = ("create_snapshot", 2_000);
    let action =
        thing::begin::<StorageBoxSnapshot>(project, id, length, &others, Box::new(|_| {}), Box::new(undo))?;
    thing::add(project, &snapshot);
    let reference = StorageBoxSnapshotRef { id: snapshot.id, storage_box: box_id };
    Ok(Answer::new(201).with("snapshot", &reference).with("action", &action))
}

/// The time, without signs that a folder's name had better not have.
fn name(created: &Timestamp) -> String {
    let text = format!("{created}");
    text.trim_end_matches('Z').replace(':', "-")
}

fn update(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let (description, labels) = (ask.text("description")?.map(String::from), ask.labels()?);
    let id = find(project, ask)?.id.get();
    let snapshot = thing::by_id_mut::<StorageBoxSnapshot>(project, id)?;
    if let Some(description) = description {
        snapshot.description = description;
    }
    if let Some(labels) = labels {
        snapshot.labels = labels;
    }
    Ok(Answer::one(200, snapshot))
}

fn delete(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let snapshot = find(project, ask)?;
    let (id, storage_box) = (snapshot.id.get(), (StorageBox::kind(), snapshot.storage_box.get()));
    let effect = move |project: &mut Project| {
        project.snapshots.remove(&id);
    };
    let length = ("delete_snapshot", 1_000);
    let nothing = Box::new(|_: &mut Project| {});
    let action =
        thing::begin::<StorageBoxSnapshot>(project, id, length, &[storage_box], Box::new(effect), nothing)?;
    Ok(Answer::one(201, &action))
}
