use alloc::vec::Vec;

use super::ask::Ask;
use super::project::Project;
use super::refusal::Refusal;
use super::{Answer, thing};
use crate::api::actions::Action;
use crate::api::placement_groups::{PlacementGroup, PlacementGroupType};
use crate::primitives::Id;

pub(super) fn answer(project: &mut Project, ask: &Ask, verb: &str) -> Option<Result<Answer, Refusal>> {
    Some(match verb {
        "list" => ask.check_words("type", PlacementGroupType::VALUES).and_then(|()| {
            thing::page(project, ask, |group: &PlacementGroup| ask.allows("type", group.r#type.as_str()))
        }),
        "create" => create(project, ask),
        "get" => thing::find::<PlacementGroup>(project, ask).map(|group| Answer::one(200, group)),
        "update" => thing::update(project, ask, |_: &mut PlacementGroup| Ok(())),
        "delete" => thing::delete(project, ask, |_: &PlacementGroup| Ok(())),
        _ => return None,
    })
}

fn create(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let group = PlacementGroup {
        name: thing::needed_name::<PlacementGroup>(project, ask)?,
        labels: ask.labels()?.unwrap_or_default(),
        r#type: ask.word("type", PlacementGroupType::VALUES)?.into(),
        created: project.now.into(),
        servers: Vec::new(),
        id: Id::new(project.id()),
    };
    thing::add(project, &group);
    Ok(Answer::one(201, &group).with("action", &None::<Action>))
}
