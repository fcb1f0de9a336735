//! Finding one resource: the first of a list, or by its id or name.

use alloc::string::String;
use alloc::sync::Arc;

use super::call::Call;
use super::state::FlowState;
use super::{Flow, Step, Ticket};
use crate::api::*;
use crate::error::{Error, InputError, TransportError};
use crate::operation::Operation;
use crate::primitives::{Id, IdOrName, UnixMillis};
use crate::reply::{Page, Reply};
use crate::response::Response;
use crate::settings::Settings;

/// The first resource of a list: made by [`Hetzner::first`](crate::Hetzner::first). Ends in the errors of a [`Call`].
#[must_use = "a flow does nothing until a host drives it"]
pub struct First<O: Operation>(Call<O>);

impl<O: Operation> First<O> {
    pub(crate) fn new(settings: &Arc<Settings>, list: &O) -> Self {
        Self(Call::new(settings, list))
    }

    /// The state at this moment: see [`FlowState`].
    pub fn state(&self) -> FlowState {
        self.0.identity("first").save(&self.0.saved())
    }

    /// Continues where another process stopped.
    ///
    /// # Errors
    /// When the state is broken, newer, or that of another flow or request.
    pub fn resume(self, state: FlowState) -> Result<Self, InputError> {
        let saved = self.0.identity("first").load(state)?;
        Ok(Self(self.0.restored(saved)?))
    }
}

impl<O: Operation<Reply = Page<T>>, T> Flow for First<O>
where
    Page<T>: Reply,
{
    type Output = Option<T>;

    fn step(&mut self, now: UnixMillis) -> Result<Step<Option<T>>, Error> {
        Ok(self.0.step(now)?.map(|page| page.items.into_iter().next()))
    }

    fn receive(&mut self, ticket: Ticket, outcome: Result<Response, TransportError>, now: UnixMillis) {
        self.0.receive(ticket, outcome, now);
    }
}

/// A resource that has an operation to get it by its id, and one to list it by its name.
pub trait Findable: Reply {
    /// The operation that gets a resource.
    type Get: Operation<Reply = Self>;
    /// The operation that lists resources by name.
    type List: Operation<Reply = Page<Self>>;

    /// Makes the operation that gets the resource with this id.
    fn get(id: Id<Self>) -> Self::Get;
    /// Makes the operation that lists the resources with this name.
    fn named(name: String) -> Self::List;
}

/// Implements [`Findable`], and lists the resources for the untyped interface and its types.
macro_rules! findable {
    ($($resource:ident $Model:ident),* $(,)?) => {
        /// The resources that can be found by name: the module, and the model.
        #[cfg(any(feature = "typescript", feature = "wasm"))]
        pub(crate) const FINDABLE: &[(&str, &str)] = &[$( (stringify!($resource), stringify!($Model)) ),*];

        $(
        impl Findable for $resource::$Model {
            type Get = $resource::Get;
            type List = $resource::List;

            fn get(id: Id<Self>) -> Self::Get {
                $resource::Get::new(id)
            }

            fn named(name: String) -> Self::List {
                $resource::List::new().name(name)
            }
        }
        )*
    };
}

findable! {
    certificates Certificate,
    firewalls Firewall,
    floating_ips FloatingIp,
    images Image,
    isos Iso,
    load_balancer_types LoadBalancerType,
    load_balancers LoadBalancer,
    locations Location,
    networks Network,
    placement_groups PlacementGroup,
    primary_ips PrimaryIp,
    server_types ServerType,
    servers Server,
    ssh_keys SshKey,
    storage_box_types StorageBoxType,
    storage_boxes StorageBox,
    volumes Volume,
    zones Zone,
}

/// One resource by its id or name: made by [`Hetzner::find`](crate::Hetzner::find).
///
/// Ends in `None` when there is none, or in the errors of a [`Call`].
#[must_use = "a flow does nothing until a host drives it"]
pub struct Find<T: Findable>(Search<T>);

enum Search<T: Findable> {
    ById(Call<T::Get>),
    ByName(First<T::List>),
    /// The name was empty.
    Invalid(InputError),
}

impl<T: Findable> Find<T> {
    pub(crate) fn new(settings: &Arc<Settings>, id_or_name: IdOrName<T>) -> Self {
        Self(match id_or_name {
            IdOrName::Id(id) => Search::ById(Call::new(settings, &T::get(id))),
            // The API would list all resources.
            IdOrName::Name(name) if name.is_empty() => {
                Search::Invalid(InputError::new("", "id_or_name", "is empty: give an id or a name"))
            }
            IdOrName::Name(name) => Search::ByName(First::new(settings, &T::named(name))),
        })
    }
}

impl<T: Findable> Find<T>
where
    Page<T>: Reply,
{
    /// The state at this moment: see [`FlowState`].
    ///
    /// # Errors
    /// When the search cannot be sent: it has no state then.
    pub fn state(&self) -> Result<FlowState, InputError> {
        match &self.0 {
            Search::ById(call) => Ok(call.state()),
            Search::ByName(first) => Ok(first.state()),
            Search::Invalid(problem) => Err(problem.clone()),
        }
    }

    /// Continues where another process stopped.
    ///
    /// # Errors
    /// When the state is broken, newer, or that of another flow or request.
    pub fn resume(self, state: FlowState) -> Result<Self, InputError> {
        Ok(Self(match self.0 {
            Search::ById(call) => Search::ById(call.resume(state)?),
            Search::ByName(first) => Search::ByName(first.resume(state)?),
            Search::Invalid(problem) => return Err(problem),
        }))
    }
}

impl<T: Findable> Flow for Find<T>
where
    Page<T>: Reply,
{
    type Output = Option<T>;

    fn step(&mut self, now: UnixMillis) -> Result<Step<Option<T>>, Error> {
        match &mut self.0 {
            Search::ById(call) => match call.step(now) {
                Err(error) if error.is_not_found() => Ok(Step::Done(None)),
                step => Ok(step?.map(Some)),
            },
            Search::ByName(first) => first.step(now),
            Search::Invalid(problem) => Err(problem.clone().into()),
        }
    }

    fn receive(&mut self, ticket: Ticket, outcome: Result<Response, TransportError>, now: UnixMillis) {
        match &mut self.0 {
            Search::ById(call) => call.receive(ticket, outcome, now),
            Search::ByName(first) => first.receive(ticket, outcome, now),
            Search::Invalid(_) => {}
        }
    }
}
