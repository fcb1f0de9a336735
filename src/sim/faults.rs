//! Faults by script: what goes wrong with requests on their way, in the API, with their responses, and with the actions
//! that they start.
//!
//! A [`FaultScript`] is a list of rules. Each has a [`Fault`] with its parameters, and conditions:
//!
//! | condition | requests that meet the fault |
//! |---|---|
//! | `operations` | those of these operations: `["servers.create", "volumes.*", "*.delete"]` |
//! | `resource` | those that concern the resource with this id or name: in the path, or to be created |
//! | `label_selector` | those that concern a resource with such labels: `"env=prod,!canary"` |
//! | `after` | those after this number of matching requests |
//! | `times` | at most this number |
//! | `share` | this share of them, from 0 to 1, chosen by the `seed` of the script |
//!
//! All conditions of a rule must hold. A rule without conditions concerns every request, also one that is no operation
//! of the API; the requests of [`Sim::respond`](crate::Sim::respond) never meet faults. Rules are independent: each
//! counts the requests that match it, whether or not an earlier rule decides about them.
//!
//! | fault | parameters | effect |
//! |---|---|---|
//! | `rate_limited` | `retry_after?`, `reset_after?` (seconds) | 429; with hints in headers if given |
//! | `api_error` | `status`, `code` | an error of the API; nothing is done |
//! | `gateway` | `status`, `after_effect?` | an HTML page of a gateway, before or after the request was carried out |
//! | `connect_failed` | | the connection is refused |
//! | `request_lost` | | no response; nothing is done |
//! | `response_lost` | | no response; the request was carried out |
//! | `truncated_body` | | the body ends after one half; the request was carried out, as for the next two |
//! | `empty_body` | | the body is empty |
//! | `html_body` | | the body is an HTML page, with the status of the response |
//! | `resource_limit_exceeded` | | a create is refused with 403; `after` counts successful creates |
//! | `slow` | `millis` | the outcome is delayed |
//! | `unknown_fields` | | each object of a successful response has a field `unknown_field` |
//! | `unknown_values` | `fields?` | `unknown_value` in all fields with a set of values, or in these |
//! | `removed_fields` | `fields` | these fields are absent: `["labels", "server.image"]` |
//! | `action_failed` | `command?`, `code?` | an action ends with an error, `action_failed` by default |
//! | `action_stalled` | `command?` | an action stays running, and its resources locked |
//! | `action_lost` | `command?` | an action is 404 as soon as it was created; its effect takes place |
//! | `resource_unavailable` | `server_type`, `location?` | 412 for a server with this type |
//!
//! Of the first ten, which decide the outcome, a request meets one: that of the first rule in the list that is due.
//! Delays add up, and all changes of fields are made. Each action meets one fault of actions, again that of the first
//! rule; such rules count actions instead of requests.

mod change;
mod check;
mod fault;
mod names;
mod read;
mod rules;
mod script;
mod send;
mod subject;

pub(super) use fault::DEFAULT_ACTION_CODE;
pub use fault::Fault;
pub(super) use names::commands;
pub use rules::{FaultReport, RuleReport};
pub(super) use rules::{Faults, Uses};
pub use script::{FaultRule, FaultScript};
