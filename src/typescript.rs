//! Spells every declaration as TypeScript.

pub(crate) struct Words {
    pub(crate) name: &'static str,
    pub(crate) doc: &'static [&'static str],
    pub(crate) words: &'static [(&'static str, &'static [&'static str])],
}

pub(crate) struct Model {
    pub(crate) name: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) doc: &'static [&'static str],
    pub(crate) fields: &'static [Field],
}

pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) optional: bool,
    pub(crate) ty: &'static str,
    pub(crate) doc: &'static [&'static str],
}

pub(crate) struct Operation {
    pub(crate) route: &'static crate::Route,
    pub(crate) doc: &'static [&'static str],
    pub(crate) deprecated: &'static str,
    pub(crate) fields: &'static [Field],
    pub(crate) reply: &'static str,
}
