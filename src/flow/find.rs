//! Looking for one thing.

use alloc::string::String;

use super::call::Call;
use super::{Flow, Step, Ticket, Time};
use crate::api::*;
use crate::client::Hetzner;
use crate::error::{Error, InputError, TransportError};
use crate::operation::Operation;
use crate::response::{Page, Reply, Response};
use crate::words::{Id, IdOrName};

/// The first of a list: made by [`Hetzner::first`]. Ends in the errors of a [`Call`].
#[must_use = "a flow does nothing until a host drives it"]
pub struct First<O: Operation>(Call<O>);

impl<O: Operation> First<O> {
    pub(crate) fn new(hetzner: &Hetzner, list: &O) -> Self {
        Self(Call::new(hetzner, list))
    }
}

impl<O: Operation<Reply = Page<T>>, T> Flow for First<O>
where
    Page<T>: Reply,
{
    type Output = Option<T>;

    fn step(&mut self, now: Time) -> Result<Step<Option<T>>, Error> {
        Ok(match self.0.step(now)? {
            Step::Done(page) => Step::Done(page.items.into_iter().next()),
            Step::Send(ticket, request) => Step::Send(ticket, request),
            Step::Wait(until) => Step::Wait(until),
        })
    }

    fn receive(&mut self, ticket: Ticket, outcome: Result<Response, TransportError>, now: Time) {
        self.0.receive(ticket, outcome, now);
    }
}

/// A kind of thing that can be got by its id and listed by its name.
pub trait Findable: Reply {
    /// Gets one.
    type Get: Operation<Reply = Self>;
    /// Lists those of a name.
    type List: Operation<Reply = Page<Self>>;

    /// The operation that gets the one with this id.
    fn get(id: Id<Self>) -> Self::Get;
    /// The operation that lists those of this name.
    fn named(name: String) -> Self::List;
}

macro_rules! findable {
    ($($resource:ident $Model:ident),* $(,)?) => { $(
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
    )* };
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

/// One thing by its id or name: made by [`Hetzner::find`].
///
/// Ends in nothing when there is none; else in the errors of a [`Call`].
#[must_use = "a flow does nothing until a host drives it"]
pub struct Find<T: Findable>(How<T>);

enum How<T: Findable> {
    ById(Call<T::Get>),
    ByName(First<T::List>),
    /// Neither was given.
    Nothing,
}

impl<T: Findable> Find<T> {
    pub(crate) fn new(hetzner: &Hetzner, wanted: IdOrName<T>) -> Self {
        Self(match wanted {
            IdOrName::Id(id) => How::ById(hetzner.call(T::get(id))),
            // The API would list them all.
            IdOrName::Name(name) if name.is_empty() => How::Nothing,
            IdOrName::Name(name) => How::ByName(First::new(hetzner, &T::named(name))),
        })
    }
}

impl<T: Findable> Flow for Find<T>
where
    Page<T>: Reply,
{
    type Output = Option<T>;

    fn step(&mut self, now: Time) -> Result<Step<Option<T>>, Error> {
        let call = match &mut self.0 {
            How::ById(call) => call,
            How::ByName(first) => return first.step(now),
            How::Nothing => {
                let problem = "is empty: give an id or a name";
                return Err(InputError::new("", "id_or_name", problem).into());
            }
        };
        match call.step(now) {
            Ok(Step::Done(thing)) => Ok(Step::Done(Some(thing))),
            Ok(Step::Send(ticket, request)) => Ok(Step::Send(ticket, request)),
            Ok(Step::Wait(until)) => Ok(Step::Wait(until)),
            Err(error) if error.is_not_found() => Ok(Step::Done(None)),
            Err(error) => Err(error),
        }
    }

    fn receive(&mut self, ticket: Ticket, outcome: Result<Response, TransportError>, now: Time) {
        match &mut self.0 {
            How::ById(call) => call.receive(ticket, outcome, now),
            How::ByName(first) => first.receive(ticket, outcome, now),
            How::Nothing => {}
        }
    }
}
