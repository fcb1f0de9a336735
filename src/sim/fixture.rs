//! Fixtures: states in short form, of which each resource has only the parameters that matter to a test.
//!
//! ```
//! use hetzner_cloud::{Hetzner, Sim, Token, servers};
//!
//! let hetzner = Hetzner::new(Token::new("any")?);
//! let mut sim = Sim::from_fixture(7, r#"{
//!     "networks": [{ "name": "internal" }],
//!     "servers": [{ "name": "web-1", "labels": { "env": "prod" }, "networks": ["internal"] }, { "name": "web-2" }],
//!     "volumes": [{ "name": "data", "server": "web-1" }]
//! }"#)?;
//! let servers = sim.run(hetzner.call(servers::List::new()))?.items;
//! assert_eq!(servers[0].status, servers::ServerStatus::Running);
//! assert_eq!((servers[0].private_net.len(), servers[0].volumes.as_ref().map(Vec::len)), (1, Some(1)));
//! # Ok::<(), hetzner_cloud::Error>(())
//! ```
//!
//! The parameters are those of the create operation. References are names, in place of ids. The creation is complete,
//! and its actions are not kept. These are the lists, in the order in which their resources get ids:
//!
//! | list | defaults | references |
//! |---|---|---|
//! | `ssh_keys` | a key | |
//! | `placement_groups` | type `spread` | |
//! | `networks` | 10.*n*.0.0/16 with a subnet, *n* counted from 0 | |
//! | `primary_ips` | `ipv4`, in `fsn1` | `assignee_id`: a server |
//! | `firewalls` | no rules | `apply_to`: servers |
//! | `certificates` | managed, for *name*.example.com | |
//! | `zones` | mode `primary` | |
//! | `storage_boxes` | `bx11`, in `fsn1` | |
//! | `storage_box_snapshots` | | `storage_box` |
//! | `storage_box_subaccounts` | home directory `backups` | `storage_box` |
//! | `images` | a snapshot of a deleted server | `server` |
//! | `servers` | `cx23`, `debian-13`, the first location; running | those of the create operation |
//! | `volumes` | 10 GB, in `fsn1` | `server` |
//! | `floating_ips` | `ipv4`, in `fsn1` | `server` |
//! | `load_balancers` | `lb11`, in `fsn1` | `network`, `targets`: servers, certificates and primary IPs |
//!
//! A resource that others refer to is created before them. Images and snapshots of Storage Boxes have a `description` in
//! place of a name. The records of an RRSet may be texts: `"records": ["192.0.2.1"]`.

use alloc::borrow::ToOwned;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value, json};

use super::actions::Actions;
use super::state::field::Field;
use super::{ApiRequest, DocumentError, ErrorResponse, Project, Sim, inspection};

mod kinds;
mod references;

use kinds::{KINDS, Kind};

/// Creates the resources of a fixture in a new project.
pub(super) fn create(sim: &mut Sim, document: &Value) -> Result<(), DocumentError> {
    let root = Field::root(document);
    if let Some(name) = root.object()?.keys().find(|name| KINDS.iter().all(|kind| kind.list != **name)) {
        let names = KINDS.iter().map(|kind| kind.list).collect::<Vec<_>>().join(", ");
        return Err(DocumentError::new(
            name.as_str(),
            format!("is not a list of a fixture: those are {names}"),
        ));
    }
    let mut lists = BTreeMap::new();
    for kind in KINDS.iter().filter(|kind| document.get(kind.list).is_some()) {
        lists.insert(kind.list, root.get(kind.list)?.list()?);
    }
    let mut indices = BTreeMap::new();
    for kind in &KINDS {
        for (index, resource) in lists.get(kind.list).into_iter().flatten().enumerate() {
            if let Some(name) = resource.value.get(kind.identity).and_then(Value::as_str) {
                // Of several with a name, others refer to the first one.
                indices.entry((kind.list, String::from(name))).or_insert(index);
            }
        }
    }
    let mut builder = Builder { project: &mut sim.project, lists, indices, progress: BTreeMap::new() };
    for kind in &KINDS {
        for index in 0..builder.resources(kind).len() {
            builder.create(kind, index)?;
        }
    }
    sim.project.actions = Actions::new();
    inspection::discard_changes(&mut sim.project);
    sim.project.inspection = inspection::Inspection::default();
    Ok(())
}

/// Creates resources, each after those that it refers to.
struct Builder<'a> {
    project: &'a mut Project,
    lists: BTreeMap<&'static str, Vec<Field<'a>>>,
    /// The indices of the resources by list and name.
    indices: BTreeMap<(&'static str, String), usize>,
    progress: BTreeMap<(&'static str, usize), Progress>,
}

/// The progress of a resource, by its list and index.
#[derive(Clone, Copy)]
enum Progress {
    Started,
    /// It was created, with this id.
    Created(u64),
}

impl<'a> Builder<'a> {
    /// The resources in a list, which may be absent.
    fn resources(&self, kind: &Kind) -> &[Field<'a>] {
        self.lists.get(kind.list).map(Vec::as_slice).unwrap_or_default()
    }

    /// Creates a resource unless it was created before, and returns its id.
    fn create(&mut self, kind: &'static Kind, index: usize) -> Result<u64, DocumentError> {
        let field = &self.resources(kind)[index].clone();
        match self.progress.insert((kind.list, index), Progress::Started) {
            None => {}
            Some(Progress::Started) => return Err(field.error("refers to a resource that refers to it")),
            Some(created @ Progress::Created(id)) => {
                self.progress.insert((kind.list, index), created);
                return Ok(id);
            }
        }
        kind.check_names(field)?;
        let mut body = field.object()?.to_owned();
        // Null is treated as absent, as the API does.
        body.retain(|_, value| !value.is_null());
        kind.add_defaults(index, &mut body);
        let mut body = Value::Object(body);
        self.resolve(kind, &mut body, &field.path)?;
        let id = match kind.list {
            "images" if body.get("server").is_none() => self.create_unattached_image(kind, index, body),
            _ => self.send(kind, body),
        };
        let id = id.map_err(|error| document_error(field, &error))?;
        self.progress.insert((kind.list, index), Progress::Created(id));
        Ok(id)
    }

    /// Creates an image of a server that is then deleted.
    fn create_unattached_image(
        &mut self,
        kind: &'static Kind,
        index: usize,
        mut body: Value,
    ) -> Result<u64, ErrorResponse> {
        let servers = Kind::named("servers");
        let mut source = Map::from_iter([("name".into(), format!("source-of-image-{index}").into())]);
        servers.add_defaults(index, &mut source);
        let server = self.send(servers, source.into())?;
        body["server"] = server.into();
        let image = self.send(kind, body)?;
        self.execute(&ApiRequest::new("servers.delete", &[("id", server)], json!({})))?;
        Ok(image)
    }

    /// Sends the request that creates a resource, and returns its id.
    fn send(&mut self, kind: &Kind, mut body: Value) -> Result<u64, ErrorResponse> {
        let parent = kind.parent.and_then(|parent| body.as_object_mut()?.remove(parent)?.as_u64());
        let path_parameters: &[_] = match parent {
            Some(id) => &[("id", id)],
            None => &[],
        };
        let response = self.execute(&ApiRequest::new(kind.operation, path_parameters, body))?;
        Ok(response[kind.key]["id"].as_u64().expect("a created resource has an id"))
    }

    /// Executes a request, and completes its actions.
    fn execute(&mut self, request: &ApiRequest) -> Result<Value, ErrorResponse> {
        let response = self.project.respond(request, self.project.now)?.into_response();
        self.project.complete_actions();
        Ok(serde_json::from_slice(&response.body).expect("the responses of these operations are JSON"))
    }
}

/// The error of a document whose resource the API refuses.
fn document_error(field: &Field<'_>, error: &ErrorResponse) -> DocumentError {
    match error.field() {
        Some((name, problem)) => DocumentError::new(format!("{}.{name}", field.path), problem),
        None => field.error(String::from(error.message())),
    }
}
