use alloc::string::String;

use super::id::Id;

/// The argument of a setter whose parameter may be null: a value, an `Option`, or text for a `String`.
///
/// ```
/// use hetzner_cloud::floating_ips;
///
/// let described = floating_ips::Update::new(1).description("web frontend");
/// assert_eq!(described.description, Some(Some("web frontend".into())));
/// let cleared = floating_ips::Update::new(1).description(None);
/// assert_eq!(cleared.description, Some(None));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Nullable<T>(Option<T>);

impl<T> From<T> for Nullable<T> {
    fn from(value: T) -> Self {
        Self(Some(value))
    }
}

impl<T> From<Option<T>> for Nullable<T> {
    fn from(value: Option<T>) -> Self {
        Self(value)
    }
}

impl From<&str> for Nullable<String> {
    fn from(text: &str) -> Self {
        Self(Some(text.into()))
    }
}

impl<T> From<u64> for Nullable<Id<T>> {
    fn from(id: u64) -> Self {
        Self(Some(Id::new(id)))
    }
}

impl<T> From<Nullable<T>> for Option<T> {
    fn from(nullable: Nullable<T>) -> Self {
        nullable.0
    }
}
