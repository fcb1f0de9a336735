//! Values of a document with their paths, for the messages of errors.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde::Deserialize;
use serde_json::{Map, Value};

use super::join;
use crate::sim::DocumentError;

/// The largest number in a document: larger ones are not exact in JavaScript.
pub(super) const MAX_NUMBER: u64 = 1 << 53;

/// The largest number of those that grow, so that they stay below the former.
const MAX_COUNTER: u64 = 1 << 52;

/// A value with its path.
#[derive(Clone)]
pub(in crate::sim) struct Field<'a> {
    pub(in crate::sim) value: &'a Value,
    pub(in crate::sim) path: String,
}

impl<'a> Field<'a> {
    pub(in crate::sim) fn root(value: &'a Value) -> Self {
        Self { value, path: String::new() }
    }

    pub(in crate::sim) fn error(&self, problem: impl Into<String>) -> DocumentError {
        DocumentError::new(self.path.as_str(), problem)
    }

    pub(in crate::sim) fn object(&self) -> Result<&'a Map<String, Value>, DocumentError> {
        self.value.as_object().ok_or_else(|| self.error("must be an object"))
    }

    /// The field of an object with this name.
    pub(in crate::sim) fn get(&self, name: &str) -> Result<Self, DocumentError> {
        let path = join(&self.path, name);
        match self.object()?.get(name) {
            Some(value) => Ok(Self { value, path }),
            None => Err(DocumentError::new(path, "is missing")),
        }
    }

    /// The elements of a list.
    pub(in crate::sim) fn list(&self) -> Result<Vec<Self>, DocumentError> {
        let list = self.value.as_array().ok_or_else(|| self.error("must be a list"))?;
        let elements = list.iter().enumerate();
        Ok(elements.map(|(index, value)| Self { value, path: format!("{}[{index}]", self.path) }).collect())
    }

    pub(in crate::sim) fn text(&self) -> Result<&'a str, DocumentError> {
        self.value.as_str().ok_or_else(|| self.error("must be a string"))
    }

    /// An integer from 0 that is not too large for calculations.
    pub(super) fn number(&self) -> Result<u64, DocumentError> {
        self.at_most(MAX_NUMBER)
    }

    /// A number that grows.
    pub(super) fn counter(&self) -> Result<u64, DocumentError> {
        self.at_most(MAX_COUNTER)
    }

    fn at_most(&self, max: u64) -> Result<u64, DocumentError> {
        let number = self.value.as_u64().filter(|number| *number <= max);
        number.ok_or_else(|| self.error(format!("must be an integer from 0 to {max}")))
    }

    pub(super) fn read<T: Deserialize<'a>>(&self) -> Result<T, DocumentError> {
        T::deserialize(self.value).map_err(|error| self.error(format!("cannot be read: {error}")))
    }
}
