use alloc::boxed::Box;
use alloc::format;

use alloc::vec::Vec;

use super::Answer;
use super::ask::Ask;
use super::project::Project;
use super::refusal::Refusal;
use super::thing::{self, Thing};
use crate::api::protection::Protection;
use crate::api::servers::Server;
use crate::api::volumes::{Volume, VolumeFormat, VolumeStatus};
use crate::primitives::Id;

/// The sizes that a volume can have, in GB.
const SIZES: core::ops::RangeInclusive<u64> = 10..=10_240;

pub(super) fn answer(project: &mut Project, ask: &Ask, verb: &str) -> Option<Result<Answer, Refusal>> {
    Some(match verb {
        "list" => ask.check_words("status", VolumeStatus::VALUES).and_then(|()| {
            thing::page(project, ask, |volume: &Volume| ask.allows("status", volume.status.as_str()))
        }),
        "create" => create(project, ask),
        "get" => thing::find::<Volume>(project, ask).map(|volume| Answer::one(200, volume)),
        "update" => thing::update(project, ask, |_: &mut Volume| Ok(())),
        "delete" => thing::delete(project, ask, |volume: &Volume| match volume.server {
            Some(_) => Err(Refusal::new(422, "volume_already_attached", "the volume is attached")),
            None => Ok(()),
        }),
        "attach" => attach(project, ask),
        "change_protection" => thing::change_protection::<Volume>(project, ask),
        "detach" => detach(project, ask),
        "resize" => resize(project, ask),
        _ => return thing::actions::<Volume>(project, ask, verb, || thing::id_of::<Volume>(project, ask)),
    })
}

fn create(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let name = thing::needed_name::<Volume>(project, ask)?;
    let size = ask.number("size")?.filter(|size| SIZES.contains(size));
    let size = size.ok_or_else(|| Refusal::invalid("size", "has to be from 10 to 10240"))?;
    let format = ask.text("format")?.map(VolumeFormat::from);
    if format.as_ref().is_some_and(|format| !VolumeFormat::VALUES.contains(&format.as_str())) {
        return Err(Refusal::invalid("format", "has to be xfs or ext4"));
    }
    let server = thing::in_body::<Server>(project, ask, "server")?.map(|server| server.id);
    let location = match (server, ask.id_or_name("location")?) {
        (Some(_), Some(_)) => return Err(Refusal::invalid("location", "is decided by the server")),
        (Some(server), None) => thing::by_id::<Server>(project, server.get())?.location.clone(),
        (None, Some(wanted)) => project.location(&wanted).ok_or_else(|| Refusal::no_such("location"))?,
        (None, None) => return Err(Refusal::invalid("location", "is required without a server")),
    };
    if ask.flag("automount")?.is_some_and(|automount| automount && server.is_none()) {
        return Err(Refusal::invalid("automount", "needs a server"));
    }
    let labels = ask.labels()?.unwrap_or_default();
    let id = project.id();
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
    thing::add(project, &volume);
    let effect = move |project: &mut Project| {
        if let Some(volume) = project.volumes.get_mut(&id) {
            (volume.status, volume.server) = (VolumeStatus::Available, server);
        }
    };
    let undo = move |project: &mut Project| {
        project.volumes.remove(&id);
    };
    let others: Vec<_> = server.iter().map(|server| (Server::kind(), server.get())).collect();
    let started = thing::begin::<Volume>(
        project,
        id,
        ("create_volume", 2_000),
        &others,
        Box::new(effect),
        Box::new(undo),
    );
    let action = started.inspect_err(|_| {
        project.volumes.remove(&id);
    })?;
    Ok(Answer::one(201, &volume).with("action", &action).with("next_actions", &[(); 0]))
}

fn attach(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let volume = thing::find::<Volume>(project, ask)?;
    let server = thing::needed::<Server>(project, ask, "server")?;
    if volume.server.is_some() {
        return Err(Refusal::new(422, "volume_already_attached", "the volume is attached"));
    }
    if volume.location.id != server.location.id {
        return Err(Refusal::invalid("server", "is in another location"));
    }
    let (id, server) = (volume.id.get(), server.id);
    let others = [(Server::kind(), server.get())];
    let action = thing::start::<Volume>(project, id, "attach_volume", &others, move |volume| {
        volume.server = Some(server);
    })?;
    Ok(Answer::one(201, &action))
}

fn detach(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let volume = thing::find::<Volume>(project, ask)?;
    let (id, server) = (volume.id.get(), volume.server);
    let server =
        server.ok_or_else(|| Refusal::new(422, "unsupported_error", "the volume is not attached"))?;
    let others = [(Server::kind(), server.get())];
    let action =
        thing::start::<Volume>(project, id, "detach_volume", &others, |volume| volume.server = None)?;
    Ok(Answer::one(201, &action))
}

fn resize(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let old = u64::from(thing::find::<Volume>(project, ask)?.size);
    let size = ask.number("size")?.filter(|size| *size > old && SIZES.contains(size));
    let size =
        size.ok_or_else(|| Refusal::invalid("size", format!("has to be from {} to 10240", old + 1)))?;
    thing::change(project, ask, "resize_volume", move |volume: &mut Volume| volume.size = size as u32)
}
