//! Classification of errors: [`Error::kind`] and the `is_*` predicates.

use serde::{Deserialize, Serialize};

use super::classify::ResponseFacts;
use super::{ApiError, Error, ErrorCode};
use crate::api::actions::ActionOutcome;
use crate::operation::Method;
use crate::request::Delivery;
use crate::retry::{OutcomeSummary, RetryPolicy, Verdict, decide};

/// The kind of an error. For a response it depends only on the status, like the error classes of other clients.
///
/// ```
/// use hetzner_cloud::error::ErrorKind;
/// use hetzner_cloud::{Response, servers};
///
/// let response = Response::new(404, r#"{"error": {"code": "not_found", "message": "server not found"}}"#);
/// let error = response.reply::<servers::Get>().unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::NotFound);
/// assert!(error.is_not_found());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ErrorKind {
    /// The request was not sent, because a parameter is invalid.
    Input,
    /// Status 400: the request is malformed.
    BadRequest,
    /// Status 401: the token is missing, wrong or read-only.
    Authentication,
    /// Status 403: the token or the project does not permit this operation, or no longer does.
    PermissionDenied,
    /// Status 404: the resource does not exist.
    NotFound,
    /// Status 409: the request conflicts with an existing resource, or with a simultaneous change.
    Conflict,
    /// Status 422: the request cannot be carried out as it is.
    UnprocessableEntity,
    /// Status 429: too many requests.
    RateLimit,
    /// Any other status from 400 to 499.
    OtherRefusal,
    /// Status 500 or more: an internal error of the API.
    InternalServer,
    /// The response cannot be read.
    Answer,
    /// The host could not deliver the request or the response.
    Connection,
    /// The deadline has passed.
    Timeout,
    /// It is unknown whether the request was carried out.
    Ambiguous,
    /// An action failed, vanished or has not ended.
    Actions,
}

impl ErrorKind {
    /// The kind as text, as in `not_found`: the `kind` of an error in JavaScript.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Input => "input",
            Self::BadRequest => "bad_request",
            Self::Authentication => "authentication",
            Self::PermissionDenied => "permission_denied",
            Self::NotFound => "not_found",
            Self::Conflict => "conflict",
            Self::UnprocessableEntity => "unprocessable_entity",
            Self::RateLimit => "rate_limit",
            Self::OtherRefusal => "other_refusal",
            Self::InternalServer => "internal_server",
            Self::Answer => "answer",
            Self::Connection => "connection",
            Self::Timeout => "timeout",
            Self::Ambiguous => "ambiguous",
            Self::Actions => "actions",
        }
    }

    pub(super) fn of_status(status: u16) -> Self {
        match status {
            400 => Self::BadRequest,
            401 => Self::Authentication,
            403 => Self::PermissionDenied,
            404 => Self::NotFound,
            409 => Self::Conflict,
            422 => Self::UnprocessableEntity,
            429 => Self::RateLimit,
            402..=499 => Self::OtherRefusal,
            500.. => Self::InternalServer,
            _ => Self::Answer,
        }
    }
}

impl Error {
    /// Returns the kind of the error.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::Input(_) => ErrorKind::Input,
            Self::Api(error) => ErrorKind::of_status(error.status),
            Self::Answer(error) => ErrorKind::of_status(error.status),
            Self::Transport(_) => ErrorKind::Connection,
            Self::Ambiguous(_) => ErrorKind::Ambiguous,
            Self::Deadline(_) => ErrorKind::Timeout,
            Self::Actions(error) => error.cause.as_ref().map_or(ErrorKind::Actions, Self::kind),
            Self::Exists(_) => ErrorKind::Conflict,
            Self::Incomplete(error) => error.cause.kind,
        }
    }

    /// Returns the error of the API, also when it is the cause of another error, such as an expired deadline.
    pub fn api(&self) -> Option<&ApiError> {
        match self.innermost() {
            Self::Api(error) => Some(error),
            _ => None,
        }
    }

    /// Returns the operation, as in `servers.create`; `None` for a failed delivery and for errors that belong to no
    /// operation.
    pub fn operation(&self) -> Option<&str> {
        let route = match self {
            Self::Input(error) => return Some(&*error.operation).filter(|operation| !operation.is_empty()),
            Self::Api(error) => error.route,
            Self::Answer(error) => error.route,
            Self::Ambiguous(error) => error.route,
            Self::Deadline(error) => error.route,
            Self::Actions(error) => return error.cause.as_ref()?.operation(),
            Self::Exists(error) => Some(error.route),
            Self::Transport(_) | Self::Incomplete(_) => None,
        };
        route.map(|route| route.name)
    }

    /// Returns the error code of the API.
    pub fn code(&self) -> Option<&ErrorCode> {
        match self {
            Self::Incomplete(error) => error.cause.code.as_ref(),
            _ => self.api().map(|error| &error.code),
        }
    }

    /// Returns the HTTP status, if there was a response; also that of a response that cannot be read.
    pub fn status(&self) -> Option<u16> {
        match self.innermost() {
            Self::Api(error) => Some(error.status),
            Self::Answer(error) => Some(error.status),
            Self::Incomplete(error) => error.cause.status,
            _ => None,
        }
    }

    /// Returns the id that Hetzner's support asks for; only where the host can see response headers.
    pub fn correlation_id(&self) -> Option<&str> {
        self.api()?.correlation_id.as_deref()
    }

    /// Returns what the response says, or that of the cause.
    fn response_facts(&self) -> ResponseFacts<'_> {
        let code = self.code().map_or("", |code| code.as_str());
        ResponseFacts { status: self.status().unwrap_or_default(), code }
    }

    /// Returns the innermost cause.
    fn innermost(&self) -> &Self {
        let cause = match self {
            Self::Ambiguous(error) => Some(&error.cause),
            Self::Deadline(error) => error.cause.as_ref(),
            Self::Actions(error) => error.cause.as_ref(),
            _ => None,
        };
        cause.map_or(self, Self::innermost)
    }

    /// Returns whether the API reported that the resource does not exist (any more). A 404 without an error of the API
    /// does not count: it may come from a wrong base URL, and must not be taken for a deleted resource.
    pub fn is_not_found(&self) -> bool {
        self.response_facts().is_not_found()
    }

    /// Returns whether the API refused because the project's requests of this hour are used up.
    pub fn is_rate_limited(&self) -> bool {
        self.response_facts().is_rate_limited()
    }

    /// Returns whether the API refused the token: it is missing, wrong or read-only.
    pub fn is_unauthorized(&self) -> bool {
        self.response_facts().is_unauthorized()
    }

    /// Returns whether the API refused because the token does not permit the operation. A resource limit and a
    /// maintenance have the same status 403, but do not depend on the token: see
    /// [`is_limit_exceeded`](Self::is_limit_exceeded) and [`is_maintenance`](Self::is_maintenance).
    pub fn is_forbidden(&self) -> bool {
        self.response_facts().is_forbidden()
    }

    /// Returns whether the API refused because of a simultaneous change.
    pub fn is_conflict(&self) -> bool {
        self.response_facts().is_conflict()
    }

    /// Returns whether the API refused because the resource is locked by an action.
    pub fn is_locked(&self) -> bool {
        self.response_facts().is_locked()
    }

    /// Returns whether the API refused because the resource is protected against the operation.
    pub fn is_protected(&self) -> bool {
        self.response_facts().is_protected()
    }

    /// Returns whether the API refused because the name, or another value that must be unique, is taken.
    pub fn is_taken(&self) -> bool {
        self.response_facts().is_taken()
    }

    /// Returns whether the API rejected a parameter; [`ApiError::details`] names it. A request that was not sent for
    /// its parameters is an [`Error::Input`].
    pub fn is_invalid_input(&self) -> bool {
        self.response_facts().is_invalid_input()
    }

    /// Returns whether the API refused because a resource limit of the project is reached.
    pub fn is_limit_exceeded(&self) -> bool {
        self.response_facts().is_limit_exceeded()
    }

    /// Returns whether the API lacks capacity for the resource at the moment: another location, type or placement group
    /// may have some.
    pub fn is_unavailable(&self) -> bool {
        self.response_facts().is_unavailable()
    }

    /// Returns whether the API refused because the service is under maintenance.
    pub fn is_maintenance(&self) -> bool {
        self.response_facts().is_maintenance()
    }

    /// Returns whether the API has removed the endpoint.
    pub fn is_gone(&self) -> bool {
        self.response_facts().is_gone()
    }

    /// Returns whether the API had an internal error: a status of 500 or more.
    pub fn is_server_error(&self) -> bool {
        self.response_facts().is_server_error()
    }

    /// Returns whether the deadline of the flow has passed, or the API took too long.
    pub fn is_timeout(&self) -> bool {
        match self {
            Self::Deadline(_) => true,
            Self::Incomplete(error) if error.cause.kind == ErrorKind::Timeout => true,
            Self::Ambiguous(error) => error.cause.is_timeout(),
            Self::Actions(error) => error.cause.as_ref().is_some_and(Self::is_timeout),
            _ => self.response_facts().is_timeout(),
        }
    }

    /// Returns whether it is unknown if the request was carried out. Look before sending it again.
    pub fn is_ambiguous(&self) -> bool {
        matches!(self, Self::Ambiguous(_))
    }

    /// Returns whether a request that ended in this error may have been carried out.
    pub(crate) fn is_maybe_done(&self) -> bool {
        match self {
            Self::Input(_) => false,
            Self::Api(error) => error.status >= 500,
            Self::Transport(error) => error.delivery == Delivery::MaybeSent,
            Self::Deadline(error) => error.cause.as_ref().is_some_and(Self::is_maybe_done),
            _ => true,
        }
    }

    /// Returns whether the same request may succeed later without doing anything twice: the rule by which a
    /// [flow](crate::flow) retries. For an error that ended a flow it means that the retries or the time were used up.
    ///
    /// An error that does not name its operation is judged as one of a `POST`: a lost response is never retried then.
    /// Wait for a [locked](Self::is_locked) resource instead of retrying.
    pub fn is_retryable(&self) -> bool {
        let (route, outcome) = match self {
            Self::Api(error) => (error.route, OutcomeSummary::response(error.status, error.code.as_str())),
            Self::Answer(error) => (error.route, OutcomeSummary::response(error.status, "")),
            Self::Transport(error) => (None, OutcomeSummary::lost(error.delivery)),
            // Otherwise it would be `Ambiguous`.
            Self::Deadline(_) => return true,
            // Waiting again only reads, but an action that failed stays failed.
            Self::Actions(error) => {
                let is_final = |outcome: &ActionOutcome| {
                    matches!(outcome, ActionOutcome::Failed(_) | ActionOutcome::Missing(..))
                };
                return !error.outcomes.iter().any(is_final)
                    && error.cause.as_ref().is_some_and(Self::is_retryable);
            }
            Self::Input(_) | Self::Ambiguous(_) | Self::Exists(_) | Self::Incomplete(_) => return false,
        };
        let method = route.map_or(Method::Post, |route| route.method);
        decide(&RetryPolicy::default(), method, &outcome, 1) == Verdict::Retry
    }
}

#[cfg(test)]
mod tests {
    use alloc::boxed::Box;
    use alloc::vec::Vec;

    use super::*;
    use crate::error::classify::each_predicate;
    use crate::error::{ActionsError, AmbiguousError, DeadlineError, InputError, TransportError};
    use crate::primitives::Id;
    use crate::response::Response;
    use crate::{Operation, actions, servers};

    fn refused<O: Operation>(status: u16, code: &str) -> Error
    where
        O::Reply: core::fmt::Debug,
    {
        let body = match code {
            "" => "".into(),
            code => alloc::format!(r#"{{"error": {{"code": "{code}", "message": "no"}}}}"#),
        };
        let mut response = Response::new(status, body);
        response.headers = [("x-correlation-id", "abc")].into_iter().collect();
        response.reply::<O>().expect_err("a refusal")
    }

    fn ambiguous(cause: Error) -> Error {
        Error::Ambiguous(Box::new(AmbiguousError { route: Some(servers::Create::ROUTE), cause }))
    }

    fn late(cause: Option<Error>) -> Error {
        Error::Deadline(Box::new(DeadlineError { route: Some(servers::Get::ROUTE), cause }))
    }

    fn actions_error(outcomes: Vec<ActionOutcome>, cause: Option<Error>) -> Error {
        Error::Actions(Box::new(ActionsError { outcomes, cause }))
    }

    /// The names of the predicates that hold.
    fn predicates(error: &Error) -> Vec<&'static str> {
        let mut names = Vec::new();
        each_predicate(error.response_facts(), &mut |name, holds| {
            // A passed deadline is a timeout without a response.
            if if name == "timeout" { error.is_timeout() } else { holds } {
                names.push(name);
            }
        });
        names.extend(error.is_ambiguous().then_some("ambiguous"));
        names.extend(error.is_retryable().then_some("retryable"));
        names
    }

    #[test]
    fn refusals() {
        use ErrorKind::*;
        for (status, code, kind, holds) in [
            (400, "json_error", BadRequest, &[][..]),
            (401, "unauthorized", Authentication, &["unauthorized"]),
            (401, "token_readonly", Authentication, &["unauthorized"]),
            (401, "", Authentication, &["unauthorized"]),
            (403, "token_readonly", PermissionDenied, &["unauthorized"]),
            (403, "forbidden", PermissionDenied, &["forbidden"]),
            (403, "moon_is_full", PermissionDenied, &["forbidden"]),
            (403, "", PermissionDenied, &["forbidden"]),
            (403, "resource_limit_exceeded", PermissionDenied, &["limit_exceeded"]),
            (403, "maintenance", PermissionDenied, &["maintenance"]),
            (404, "not_found", NotFound, &["not_found"]),
            (404, "firewall_resource_not_found", NotFound, &["not_found"]),
            (404, "", NotFound, &[]),
            (405, "method_not_allowed", OtherRefusal, &[]),
            (409, "conflict", Conflict, &["conflict", "retryable"]),
            (409, "uniqueness_error", Conflict, &["taken"]),
            (409, "", Conflict, &[]),
            (410, "deprecated_api_endpoint", OtherRefusal, &["gone"]),
            (410, "", OtherRefusal, &["gone"]),
            (412, "resource_unavailable", OtherRefusal, &["unavailable"]),
            (422, "placement_error", UnprocessableEntity, &["unavailable"]),
            (422, "no_space_left_in_location", UnprocessableEntity, &["unavailable"]),
            (422, "invalid_input", UnprocessableEntity, &["invalid_input"]),
            (423, "locked", OtherRefusal, &["locked"]),
            (423, "protected", OtherRefusal, &["protected"]),
            (429, "rate_limit_exceeded", RateLimit, &["rate_limited", "retryable"]),
            (429, "limit_reached", RateLimit, &["rate_limited", "retryable"]),
            (429, "", RateLimit, &["rate_limited", "retryable"]),
            (500, "server_error", InternalServer, &["server_error"]),
            (502, "bad_gateway", InternalServer, &["server_error", "retryable"]),
            (503, "unavailable", InternalServer, &["server_error", "retryable"]),
            (503, "", InternalServer, &["server_error", "retryable"]),
            (504, "timeout", InternalServer, &["server_error", "timeout", "retryable"]),
            (301, "", Answer, &[]),
            (200, "", Answer, &[]),
        ] {
            let error = refused::<servers::Get>(status, code);
            assert_eq!((error.kind(), &predicates(&error)[..]), (kind, holds), "{status} {code}");
            assert_eq!(error.status(), Some(status));
            assert_eq!(error.correlation_id(), error.api().map(|_| "abc"));
            // A `POST` that may have been carried out is not sent again, whatever else holds.
            let post = refused::<servers::Create>(status, code);
            let is_safe = status < 500 && holds.contains(&"retryable");
            assert_eq!(post.is_retryable(), is_safe, "POST, {status} {code}");
        }
    }

    #[test]
    fn other_errors() {
        let gone = || refused::<actions::List>(502, "");
        let lost = || Error::from(TransportError::maybe_sent("reset"));
        let unsent = || Error::from(TransportError::not_sent("no such host"));
        let missing = || Vec::from([ActionOutcome::Missing(Id::new(1), None)]);
        let unfinished = || Vec::from([ActionOutcome::Unfinished(Id::new(1), None)]);
        for (error, kind, status, holds) in [
            (InputError::new("servers.get", "id", "is 0").into(), ErrorKind::Input, None, &[][..]),
            (lost(), ErrorKind::Connection, None, &[]),
            (unsent(), ErrorKind::Connection, None, &["retryable"]),
            (ambiguous(lost()), ErrorKind::Ambiguous, None, &["ambiguous"]),
            (ambiguous(late(None)), ErrorKind::Ambiguous, None, &["timeout", "ambiguous"]),
            (
                ambiguous(refused::<servers::Create>(504, "timeout")),
                ErrorKind::Ambiguous,
                Some(504),
                &["server_error", "timeout", "ambiguous"],
            ),
            (late(None), ErrorKind::Timeout, None, &["timeout", "retryable"]),
            (
                late(Some(refused::<servers::Get>(429, ""))),
                ErrorKind::Timeout,
                Some(429),
                &["rate_limited", "timeout", "retryable"],
            ),
            (actions_error(missing(), None), ErrorKind::Actions, None, &[]),
            (actions_error(missing(), Some(gone())), ErrorKind::InternalServer, Some(502), &["server_error"]),
            (
                actions_error(unfinished(), Some(gone())),
                ErrorKind::InternalServer,
                Some(502),
                &["server_error", "retryable"],
            ),
            (
                actions_error(unfinished(), Some(late(None))),
                ErrorKind::Timeout,
                None,
                &["timeout", "retryable"],
            ),
            (
                actions_error(unfinished(), Some(refused::<actions::List>(401, "unauthorized"))),
                ErrorKind::Authentication,
                Some(401),
                &["unauthorized"],
            ),
        ] {
            assert_eq!(
                (error.kind(), error.status(), &predicates(&error)[..]),
                (kind, status, holds),
                "{error}"
            );
        }
    }
}
