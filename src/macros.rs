//! The macros that declare the API: its values ([`string_enum!`]), its models ([`model!`]) and its operations
//! ([`operations!`]). Each produces items that a reader could have written, and shows them.
//!
//! Under the feature `typescript` they also write each declaration as data.

mod model;
mod operations;
mod parameters;
mod string_enum;

pub(crate) use model::{model, model_fields, model_lenient, model_reply, model_struct};
#[cfg(feature = "wasm")]
pub(crate) use operations::types;
pub(crate) use operations::{api, method, names, operation, operations, required_names};
#[cfg(feature = "typescript")]
pub(crate) use parameters::declared_fields;
pub(crate) use parameters::{argument, parameters, setter, stored};
pub(crate) use string_enum::string_enum;

/// A field's name as the API writes it: `r#type` is `type`.
pub(crate) const fn wire_name(field: &'static str) -> &'static str {
    match field.as_bytes() {
        [b'r', b'#', name @ ..] => match core::str::from_utf8(name) {
            Ok(name) => name,
            Err(_) => field,
        },
        _ => field,
    }
}

#[cfg(test)]
mod tests {
    use super::wire_name;

    #[test]
    fn a_raw_name_is_written_without_its_prefix() {
        assert_eq!(wire_name("r#type"), "type");
        assert_eq!(wire_name("rescue"), "rescue");
    }
}
