use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde::Serialize;

use super::json;
use crate::reply::Listable;
use crate::response::Response;

/// A successful response of the API.
pub(super) struct SuccessResponse {
    status: u16,
    /// The keys of the body in order, each with its value as JSON. A response without keys has no body.
    fields: Vec<(&'static str, String)>,
    /// The `Link` header of a list.
    link: Option<String>,
}

impl SuccessResponse {
    /// Creates a response without a body.
    pub(super) fn new(status: u16) -> Self {
        Self { status, fields: Vec::new(), link: None }
    }

    /// Creates a response whose body is a model under its key.
    pub(super) fn model<T: Listable + Serialize>(status: u16, model: &T) -> Self {
        Self::new(status).with(T::SINGULAR, model)
    }

    /// Adds a key to the body. The keys of the body and of its models keep their order, as in Hetzner's responses.
    pub(super) fn with<T: Serialize + ?Sized>(mut self, key: &'static str, value: &T) -> Self {
        let value = json::to_string(value).expect("models are maps with string keys");
        self.fields.push((key, value));
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

    pub(super) fn into_response(self) -> Response {
        if self.fields.is_empty() {
            return Response::new(self.status, "");
        }
        let mut response = Response::new(self.status, json_object(&self.fields));
        response.headers.push("Content-Type", "application/json");
        if let Some(link) = self.link {
            response.headers.push("Link", link);
        }
        response
    }
}

fn json_object(fields: &[(&'static str, String)]) -> String {
    let fields: Vec<String> = fields.iter().map(|(key, value)| format!("\"{key}\":{value}")).collect();
    format!("{{{}}}", fields.join(","))
}
