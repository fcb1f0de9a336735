use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::ops::{Deref, DerefMut, RangeFrom};

use super::index::{Condition, Index, Term};

/// A value that a collection finds by more than its key.
pub(super) trait Indexed {
    /// Adds what the value is found by.
    fn add_terms(&self, terms: &mut Vec<Term>);

    /// What the value is found by, sorted.
    fn terms(&self) -> Vec<Term> {
        let mut terms = Vec::new();
        self.add_terms(&mut terms);
        sorted(terms)
    }
}

/// The terms without duplicates, sorted.
pub(super) fn sorted(terms: Vec<Term>) -> Vec<Term> {
    let mut sorted = Vec::with_capacity(terms.len());
    for term in terms {
        // The terms of a long list are nearly in order. A sort would be much of the code.
        if let Err(at) = sorted.binary_search(&term) {
            sorted.insert(at, term);
        }
    }
    sorted
}

/// A key, with the number that stands for it in an index.
pub(super) trait Key: Ord + Clone {
    fn number(&self) -> u64;
}

impl Key for u64 {
    fn number(&self) -> u64 {
        *self
    }
}

/// The resources of a type by their keys. It keeps an index of them, and records which are added and removed: both only
/// in [`insert`](Self::insert), [`remove`](Self::remove) and the end of a [`ValueMut`].
pub(super) struct Collection<V, K = u64> {
    /// Boxed: the nodes of the map are half empty.
    map: BTreeMap<K, Box<V>>,
    index: Index,
    changes: BTreeMap<K, Change>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    Added,
    Removed,
}

impl<V: Indexed, K: Key> Collection<V, K> {
    pub(super) fn insert(&mut self, key: K, value: V) {
        let terms = value.terms();
        let old = self.map.insert(key.clone(), value.into());
        self.index.replace(key.number(), &old.as_ref().map(|old| old.terms()).unwrap_or_default(), &terms);
        if old.is_none() {
            self.record(key, Change::Added);
        }
    }

    pub(super) fn remove(&mut self, key: &K) {
        if let Some(old) = self.map.remove(key) {
            self.index.replace(key.number(), &old.terms(), &[]);
            self.record(key.clone(), Change::Removed);
        }
    }

    pub(super) fn get_mut(&mut self, key: &K) -> Option<ValueMut<'_, V>> {
        let value = self.map.get_mut(key)?;
        Some(ValueMut { terms: value.terms(), value, index: &mut self.index, number: key.number() })
    }

    fn record(&mut self, key: K, change: Change) {
        // A second change undoes the first.
        if self.changes.remove(&key).is_none() {
            self.changes.insert(key, change);
        }
    }

    /// Returns the changes since the last call. What was added and removed again, or the reverse, is not among them.
    pub(super) fn take_changes(&mut self) -> BTreeMap<K, Change> {
        core::mem::take(&mut self.changes)
    }
}

impl<V, K: Ord> Collection<V, K> {
    pub(super) fn get(&self, key: &K) -> Option<&V> {
        self.map.get(key).map(|value| &**value)
    }

    pub(super) fn contains_key(&self, key: &K) -> bool {
        self.map.contains_key(key)
    }

    pub(super) fn len(&self) -> usize {
        self.map.len()
    }

    pub(super) fn values(&self) -> impl DoubleEndedIterator<Item = &V> + ExactSizeIterator + Clone {
        self.map.values().map(|value| &**value)
    }

    /// The keys and values from a key on.
    pub(super) fn range(&self, keys: RangeFrom<K>) -> impl Iterator<Item = (&K, &V)> {
        self.map.range(keys).map(|(key, value)| (key, &**value))
    }
}

impl<V: Indexed> Collection<V> {
    /// The keys of the resources that may have a term, ascending.
    pub(super) fn keys_having(&self, term: Term) -> impl DoubleEndedIterator<Item = u64> {
        self.index.ids(term)
    }

    /// The resources that may have a term, by key.
    pub(super) fn having(&self, term: Term) -> impl DoubleEndedIterator<Item = &V> {
        self.keys_having(term).filter_map(|key| self.get(&key))
    }

    /// The resources that may meet all conditions, by key.
    pub(super) fn meeting(&self, conditions: &[Condition]) -> Vec<&V> {
        match self.index.candidates(conditions) {
            Some(keys) => keys.iter().filter_map(|key| self.get(key)).collect(),
            None => self.values().collect(),
        }
    }

    /// Changes the resources that may have a term.
    pub(super) fn change_having(&mut self, term: Term, change: impl FnMut(&mut V)) {
        self.change(self.keys_having(term).collect(), change);
    }

    /// Changes all resources.
    pub(super) fn change_all(&mut self, change: impl FnMut(&mut V)) {
        self.change(self.map.keys().copied().collect(), change);
    }

    fn change(&mut self, keys: Vec<u64>, mut change: impl FnMut(&mut V)) {
        for key in keys {
            if let Some(mut value) = self.get_mut(&key) {
                change(&mut value);
            }
        }
    }

    pub(super) fn index(&self) -> &Index {
        &self.index
    }

    /// Returns whether the index is as it would be derived from the resources now.
    pub(super) fn is_indexed(&self) -> bool {
        let mut index = Index::default();
        self.map.iter().for_each(|(key, value)| index.replace(*key, &[], &value.terms()));
        index == self.index
    }
}

impl<V: Indexed> FromIterator<(u64, V)> for Collection<V> {
    /// Creates a collection without changes.
    fn from_iter<I: IntoIterator<Item = (u64, V)>>(resources: I) -> Self {
        let mut collection = Self::default();
        resources.into_iter().for_each(|(key, value)| collection.insert(key, value));
        collection.changes.clear();
        collection
    }
}

impl<V, K> Default for Collection<V, K> {
    fn default() -> Self {
        Self { map: BTreeMap::new(), index: Index::default(), changes: BTreeMap::new() }
    }
}

/// A resource to be changed. When it is dropped, the index gets what the resource is found by then.
pub(super) struct ValueMut<'a, V: Indexed> {
    value: &'a mut V,
    index: &'a mut Index,
    number: u64,
    /// What it was found by.
    terms: Vec<Term>,
}

impl<V: Indexed> Deref for ValueMut<'_, V> {
    type Target = V;

    fn deref(&self) -> &V {
        self.value
    }
}

impl<V: Indexed> DerefMut for ValueMut<'_, V> {
    fn deref_mut(&mut self) -> &mut V {
        self.value
    }
}

impl<V: Indexed> Drop for ValueMut<'_, V> {
    fn drop(&mut self) {
        self.index.replace(self.number, &self.terms, &self.value.terms());
    }
}
