use alloc::string::String;

use serde::Serialize;

use super::json;
use crate::reply::Listable;
use crate::response::Response;

/// A successful response of the API.
pub(super) struct SuccessResponse {
    status: u16,
    /// A JSON object without its closing brace. A response without keys has no body.
    body: String,
    /// The `Link` header of a list.
    link: Option<String>,
}

impl SuccessResponse {
    /// Creates a response without a body.
    pub(super) fn new(status: u16) -> Self {
        Self { status, body: String::new(), link: None }
    }

    /// Creates a response whose body is a model under its key.
    pub(super) fn model<T: Listable + Serialize>(status: u16, model: &T) -> Self {
        Self::new(status).with(T::SINGULAR, model)
    }

    /// Adds a key to the body. The keys of the body and of its models keep their order, as in Hetzner's responses.
    pub(super) fn with<T: Serialize + ?Sized>(mut self, key: &'static str, value: &T) -> Self {
        self.body.push_str(if self.body.is_empty() { "{\"" } else { ",\"" });
        self.body.push_str(key);
        self.body.push_str("\":");
        json::push(&mut self.body, value).expect("models are maps with string keys");
        self
    }

    /// Adds a key to the body, if it has a value.
    pub(super) fn with_optional<T: Serialize>(self, key: &'static str, value: &Option<T>) -> Self {
        match value {
            Some(value) => self.with(key, value),
            None => self,
        }
    }

    pub(super) fn with_status(self, status: u16) -> Self {
        Self { status, ..self }
    }

    /// Sets the `Link` header.
    pub(super) fn with_link(self, link: String) -> Self {
        Self { link: Some(link), ..self }
    }

    pub(super) fn into_response(mut self) -> Response {
        if self.body.is_empty() {
            return Response::new(self.status, "");
        }
        self.body.push('}');
        let mut response = Response::new(self.status, self.body);
        response.headers.push("Content-Type", "application/json");
        if let Some(link) = self.link {
            response.headers.push("Link", link);
        }
        response
    }
}
