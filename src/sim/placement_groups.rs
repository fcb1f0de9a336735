use alloc::vec::Vec;

use super::{ApiRequest, ApiResult, Project, SuccessResponse, entity};
use crate::api::actions::Action;
use crate::api::placement_groups::{PlacementGroup, PlacementGroupType};
use crate::primitives::Id;

pub(super) fn respond(project: &mut Project, request: &ApiRequest, verb: &str) -> Option<ApiResult> {
    Some(match verb {
        "list" => request.check_filter("type", PlacementGroupType::VALUES).and_then(|()| {
            entity::page(project, request, |group: &PlacementGroup| {
                request.matches_filter("type", group.r#type.as_str())
            })
        }),
        "create" => create(project, request),
        "get" => entity::get::<PlacementGroup>(project, request),
        "update" => entity::update(project, request, |_: &mut PlacementGroup| Ok(())),
        "delete" => entity::delete(project, request, |_: &PlacementGroup| Ok(())),
        _ => return None,
    })
}

fn create(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let group = PlacementGroup {
        name: entity::required_name::<PlacementGroup>(project, request)?,
        labels: request.labels()?.unwrap_or_default(),
        r#type: request.enum_value("type", PlacementGroupType::VALUES)?.into(),
        created: project.now.into(),
        servers: Vec::new(),
        id: Id::new(project.next_id()),
    };
    entity::add(project, &group);
    Ok(SuccessResponse::model(201, &group).with("action", &None::<Action>))
}
