//! Indices: what resources and actions are found by, besides their ids.
//!
//! An index is derived from the values of a collection, which updates it with every change of a value; it is not part of
//! a state. It holds numbers only, so that the same code serves all types.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;
use core::net::Ipv4Addr;
use core::ops::RangeInclusive;

use crate::api::references::ResourceRef;
use crate::primitives::{LabelSelector, Requirement};

/// A field with a value. Texts are hashed, so two values may have the same term: who looks up a term checks what is
/// found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Term {
    field: u64,
    value: u64,
}

/// The bit of the fields that are networks, whose values are addresses.
const IS_NETWORK: u64 = 1 << 63;

impl Term {
    pub(super) fn name(name: &str) -> Self {
        Self::text("name", name)
    }

    /// A text that is a field of the value.
    pub(super) fn text(field: &str, text: &str) -> Self {
        Self { field: hash(&[field]), value: hash(&[text]) }
    }

    pub(super) fn label(key: &str, value: &str) -> Self {
        Self { field: label_field(key), value: hash(&[value]) }
    }

    /// A reference to a resource.
    pub(super) fn reference(resource: &ResourceRef) -> Self {
        Self { field: hash(&[resource.r#type.as_str()]), value: resource.id }
    }

    /// A relation to a resource other than a mere reference.
    pub(super) fn relation(name: &str, resource: &ResourceRef) -> Self {
        Self { field: hash(&[name, resource.r#type.as_str()]), value: resource.id }
    }

    /// An address in a private network, unless the text is none.
    pub(super) fn address(network: u64, ip: &str) -> Option<Self> {
        let ip: Ipv4Addr = ip.parse().ok()?;
        Some(Self { field: IS_NETWORK | network, value: ip.to_bits().into() })
    }

    fn as_address(self) -> Option<(u64, u32)> {
        (self.field & IS_NETWORK != 0).then_some((self.field & !IS_NETWORK, self.value as u32))
    }
}

/// The bit of the fields that are labels: their keys are chosen by users, and must not meet another field.
const IS_LABEL: u64 = 1 << 62;

fn label_field(key: &str) -> u64 {
    IS_LABEL | hash(&[key])
}

/// FNV-1a, without the bits of networks and labels. The same on all targets.
fn hash(texts: &[&str]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for text in texts {
        for byte in text.bytes().chain([0xff]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
        }
    }
    hash & !(IS_NETWORK | IS_LABEL)
}

/// A condition: one of these ranges of terms.
pub(super) type Condition = Vec<RangeInclusive<Term>>;

/// The condition of a field with one of several values.
pub(super) fn any_of(terms: impl IntoIterator<Item = Term>) -> Condition {
    terms.into_iter().map(|term| term..=term).collect()
}

/// The conditions of a label selector that an index can answer: those that require a label.
pub(super) fn conditions(selector: &LabelSelector) -> impl Iterator<Item = Condition> {
    selector.requirements().iter().filter_map(|requirement| match requirement {
        Requirement::Equals(key, value) => Some(any_of([Term::label(key, value)])),
        Requirement::In(key, values) => Some(any_of(values.iter().map(|value| Term::label(key, value)))),
        Requirement::Exists(key) => {
            let term = |value| Term { field: label_field(key), value };
            Some(Vec::from([term(0)..=term(u64::MAX)]))
        }
        Requirement::Absent(_) | Requirement::NotEquals(..) | Requirement::NotIn(..) => None,
    })
}

#[derive(Debug, Default, Clone, PartialEq)]
pub(super) struct Index {
    entries: BTreeSet<(Term, u64)>,
    /// The taken addresses of networks as runs without gaps: the last address by network and first address.
    runs: BTreeMap<(u64, u32), u32>,
}

impl Index {
    /// Replaces the terms of a value. Both lists are sorted, and without duplicates.
    pub(super) fn replace(&mut self, id: u64, old: &[Term], new: &[Term]) {
        // Most changes leave most terms as they are.
        let same = old.iter().zip(new).take_while(|(old, new)| old == new).count();
        let (old, new) = (&old[same..], &new[same..]);
        for term in old.iter().filter(|term| new.binary_search(term).is_err()) {
            self.entries.remove(&(*term, id));
            if let Some((network, ip)) = term.as_address().filter(|_| self.ids(*term).next().is_none()) {
                self.release(network, ip);
            }
        }
        for term in new.iter().filter(|term| old.binary_search(term).is_err()) {
            self.entries.insert((*term, id));
            if let Some((network, ip)) = term.as_address() {
                self.take(network, ip);
            }
        }
    }

    /// The ids of the values with a term, ascending.
    pub(super) fn ids(&self, term: Term) -> impl DoubleEndedIterator<Item = u64> + '_ {
        self.entries.range((term, 0)..=(term, u64::MAX)).map(|(_, id)| *id)
    }

    pub(super) fn contains(&self, term: Term) -> bool {
        self.ids(term).next().is_some()
    }

    /// The ids of the values that may meet all conditions, ascending: those that meet the rarest one. `None` without a
    /// condition.
    pub(super) fn candidates(&self, conditions: &[Condition]) -> Option<Vec<u64>> {
        let mut all: Vec<_> = conditions.iter().map(|condition| self.meeting(condition)).collect();
        if all.is_empty() {
            return None;
        }
        // All are counted at the same time, until the first one ends.
        let rarest = loop {
            if let Some(rarest) = all.iter_mut().position(|ids| ids.next().is_none()) {
                break rarest;
            }
        };
        let mut ids: Vec<u64> = self.meeting(&conditions[rarest]).collect();
        ids.sort_unstable();
        ids.dedup();
        Some(ids)
    }

    fn meeting<'a>(&'a self, condition: &'a Condition) -> impl Iterator<Item = u64> + 'a {
        let entries =
            |range: &RangeInclusive<Term>| self.entries.range((*range.start(), 0)..=(*range.end(), u64::MAX));
        condition.iter().flat_map(entries).map(|(_, id)| *id)
    }

    /// The first address of a network from this one on that is not taken.
    pub(super) fn free_from(&self, network: u64, ip: u32) -> u32 {
        match self.run_at(network, ip) {
            Some((_, last)) => last.saturating_add(1),
            None => ip,
        }
    }

    /// The run with an address.
    fn run_at(&self, network: u64, ip: u32) -> Option<(u32, u32)> {
        let ((of, first), last) = self.runs.range(..=(network, ip)).next_back()?;
        (*of == network && ip <= *last).then_some((*first, *last))
    }

    fn take(&mut self, network: u64, ip: u32) {
        if self.run_at(network, ip).is_some() {
            return;
        }
        let before = ip.checked_sub(1).and_then(|before| self.run_at(network, before));
        let after = ip.checked_add(1).and_then(|after| self.run_at(network, after));
        if let Some((first, _)) = after {
            self.runs.remove(&(network, first));
        }
        let (first, last) = (before.map_or(ip, |run| run.0), after.map_or(ip, |run| run.1));
        self.runs.insert((network, first), last);
    }

    fn release(&mut self, network: u64, ip: u32) {
        let Some((first, last)) = self.run_at(network, ip) else { return };
        self.runs.remove(&(network, first));
        if first < ip {
            self.runs.insert((network, first), ip - 1);
        }
        if ip < last {
            self.runs.insert((network, ip + 1), last);
        }
    }
}
