use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::ops::Deref;

/// The resources of a type by their keys. It records which are added and removed.
pub(super) struct Collection<V, K = u64> {
    map: BTreeMap<K, V>,
    changes: BTreeMap<K, Change>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    Added,
    Removed,
}

impl<V, K: Ord + Clone> Collection<V, K> {
    pub(super) fn insert(&mut self, key: K, value: V) {
        if self.map.insert(key.clone(), value).is_none() {
            self.record(key, Change::Added);
        }
    }

    pub(super) fn remove(&mut self, key: &K) {
        if self.map.remove(key).is_some() {
            self.record(key.clone(), Change::Removed);
        }
    }

    pub(super) fn retain(&mut self, mut keeps: impl FnMut(&K, &mut V) -> bool) {
        let mut removed = Vec::new();
        self.map.retain(|key, value| {
            let is_kept = keeps(key, value);
            if !is_kept {
                removed.push(key.clone());
            }
            is_kept
        });
        for key in removed {
            self.record(key, Change::Removed);
        }
    }

    pub(super) fn get_mut(&mut self, key: &K) -> Option<&mut V> {
        self.map.get_mut(key)
    }

    pub(super) fn iter_mut(&mut self) -> impl Iterator<Item = (&K, &mut V)> {
        self.map.iter_mut()
    }

    pub(super) fn values_mut(&mut self) -> impl DoubleEndedIterator<Item = &mut V> {
        self.map.values_mut()
    }

    /// Returns the changes since the last call. What was added and removed again, or the reverse, is not among them.
    pub(super) fn take_changes(&mut self) -> BTreeMap<K, Change> {
        core::mem::take(&mut self.changes)
    }

    fn record(&mut self, key: K, change: Change) {
        // A second change undoes the first.
        if self.changes.remove(&key).is_none() {
            self.changes.insert(key, change);
        }
    }
}

impl<V, K: Ord> FromIterator<(K, V)> for Collection<V, K> {
    /// Creates a collection without changes.
    fn from_iter<I: IntoIterator<Item = (K, V)>>(resources: I) -> Self {
        Self { map: resources.into_iter().collect(), changes: BTreeMap::new() }
    }
}

impl<V, K> Default for Collection<V, K> {
    fn default() -> Self {
        Self { map: BTreeMap::new(), changes: BTreeMap::new() }
    }
}

impl<V, K> Deref for Collection<V, K> {
    type Target = BTreeMap<K, V>;

    fn deref(&self) -> &BTreeMap<K, V> {
        &self.map
    }
}
