//! Declarations as data: what the macros write of each string enum, model and field for the TypeScript types.

/// A set of values, declared by `string_enum!`.
pub(crate) struct StringEnum {
    pub(crate) name: &'static str,
    pub(crate) doc: &'static [&'static str],
    /// The arguments of `#[deprecated(…)]`, as in `(note = "since 2026-04-30")`; empty without one.
    pub(crate) deprecated: &'static str,
    pub(crate) values: &'static [Value],
}

/// A value of a [`StringEnum`].
pub(crate) struct Value {
    pub(crate) text: &'static str,
    pub(crate) doc: &'static [&'static str],
    pub(crate) deprecated: &'static str,
}

/// A model, declared by `model!`.
pub(crate) struct Model {
    pub(crate) name: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) doc: &'static [&'static str],
    pub(crate) deprecated: &'static str,
    pub(crate) fields: &'static [Field],
}

/// A field of a model, or a parameter of an operation.
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) optional: bool,
    /// The Rust type, with ` | null` behind it when it is nullable.
    pub(crate) ty: &'static str,
    pub(crate) doc: &'static [&'static str],
    pub(crate) deprecated: &'static str,
}
