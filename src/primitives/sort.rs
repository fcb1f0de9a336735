use core::fmt;

use serde::{Serialize, Serializer};

/// A sort key of a list, and the direction. Several are applied in order.
///
/// ```
/// use hetzner_cloud::{Sort, servers::ServerSort};
///
/// assert_eq!(Sort::desc(ServerSort::Created).to_string(), "created:desc");
/// assert_eq!(Sort::from(ServerSort::Name).to_string(), "name");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sort<K> {
    /// The sort key.
    pub key: K,
    /// The direction; the API's default is ascending.
    pub direction: Option<Direction>,
}

/// A sort direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Ascending: the smallest, first or oldest on top.
    Asc,
    /// Descending: the largest, last or newest on top.
    Desc,
}

impl<K> Sort<K> {
    /// Sorts in ascending order: the smallest, first or oldest on top.
    pub const fn asc(key: K) -> Self {
        Self { key, direction: Some(Direction::Asc) }
    }

    /// Sorts in descending order: the largest, last or newest on top.
    pub const fn desc(key: K) -> Self {
        Self { key, direction: Some(Direction::Desc) }
    }
}

impl<K> From<K> for Sort<K> {
    fn from(key: K) -> Self {
        Self { key, direction: None }
    }
}

impl<K: fmt::Display> fmt::Display for Sort<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.key.fmt(f)?;
        match self.direction {
            None => Ok(()),
            Some(Direction::Asc) => f.write_str(":asc"),
            Some(Direction::Desc) => f.write_str(":desc"),
        }
    }
}

impl<K: fmt::Display> Serialize for Sort<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
