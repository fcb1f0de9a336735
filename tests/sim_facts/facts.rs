//! The facts of the API.

use serde_json::Value;

pub(crate) struct Facts {
    pub(crate) operations: Value,
    pub(crate) models: Value,
    pub(crate) enums: Value,
}

pub(crate) fn facts() -> Facts {
    let read = |text| serde_json::from_str(text).expect("facts");
    Facts {
        operations: read(include_str!("../data/operations.json")),
        models: read(include_str!("../data/models.json")),
        enums: read(include_str!("../data/enums.json")),
    }
}

pub(crate) fn named<'a>(list: &'a Value, key: &str, name: &str) -> &'a Value {
    let found = list.as_array().and_then(|list| list.iter().find(|one| one[key] == name));
    found.unwrap_or_else(|| panic!("the facts have no {name}"))
}
