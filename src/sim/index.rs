//! Indices: what resources and actions are found by, besides their ids.
//!
//! An index is derived from the values of a collection, which updates it with every change of a value; it is not part
//! of a state. It holds numbers only, so that the same code serves all types.

use alloc::collections::BTreeSet;
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

/// The bit of the fields that are labels: their keys are chosen by users, and must not meet another field.
const IS_LABEL: u64 = 1 << 62;

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

    /// A number that is a field of the value.
    pub(super) fn number(field: &str, value: u64) -> Self {
        Self { field: hash(&[field]), value }
    }

    fn is_address(self) -> bool {
        self.field & IS_NETWORK != 0
    }

    /// The address in the same network that is this much higher.
    fn plus(self, distance: i64) -> Option<Self> {
        self.value.checked_add_signed(distance).map(|value| Self { value, ..self })
    }
}

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

/// The values of a collection, or of the actions, by their terms.
#[derive(Default, PartialEq)]
pub(super) struct Index {
    entries: BTreeSet<(Term, u64)>,
    /// The taken addresses of networks as runs without gaps: the term of the first address, and the last address.
    runs: BTreeSet<(Term, u64)>,
}

impl Index {
    /// Replaces the terms of a value. Both lists are sorted, and without duplicates.
    pub(super) fn replace(&mut self, id: u64, old: &[Term], new: &[Term]) {
        // Most changes leave most terms as they are.
        let same = old.iter().zip(new).take_while(|(old, new)| old == new).count();
        let (old, new) = (&old[same..], &new[same..]);
        for term in old.iter().filter(|term| new.binary_search(term).is_err()) {
            self.entries.remove(&(*term, id));
            if term.is_address() && !self.contains(*term) {
                self.release(*term);
            }
        }
        for term in new.iter().filter(|term| old.binary_search(term).is_err()) {
            self.entries.insert((*term, id));
            if term.is_address() {
                self.take(*term);
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
        let rarest = &conditions[rarest];
        Some(match &rarest[..] {
            [range] if range.start() == range.end() => self.ids(*range.start()).collect(),
            _ => {
                let mut ids = BTreeSet::new();
                ids.extend(self.meeting(rarest));
                ids.into_iter().collect()
            }
        })
    }

    /// The first term of a field up to one of its values, and the id of the value that has it.
    pub(super) fn first_up_to(&self, last: Term) -> Option<(Term, u64)> {
        self.entries.range((Term { value: 0, ..last }, 0)..=(last, u64::MAX)).next().copied()
    }

    /// The ids of the values that may have this id or this name, ascending.
    pub(super) fn ids_by_id_or_name(&self, id_or_name: &str) -> Vec<u64> {
        let mut ids: Vec<u64> = self.ids(Term::name(id_or_name)).collect();
        if let Ok(id) = id_or_name.parse() {
            if let Err(at) = ids.binary_search(&id) {
                ids.insert(at, id);
            }
        }
        ids
    }

    fn meeting<'a>(&'a self, condition: &'a Condition) -> impl Iterator<Item = u64> + 'a {
        let entries =
            |range: &RangeInclusive<Term>| self.entries.range((*range.start(), 0)..=(*range.end(), u64::MAX));
        condition.iter().flat_map(entries).map(|(_, id)| *id)
    }

    /// The first address of a network from this one on that is not taken.
    pub(super) fn free_from(&self, network: u64, ip: u32) -> u32 {
        match self.run_at(Term { field: IS_NETWORK | network, value: ip.into() }) {
            Some((_, last)) => u32::try_from(last + 1).unwrap_or(u32::MAX),
            None => ip,
        }
    }

    /// The run with an address.
    fn run_at(&self, address: Term) -> Option<(Term, u64)> {
        let run = self.runs.range(..=(address, u64::MAX)).next_back().copied();
        run.filter(|(first, last)| first.field == address.field && address.value <= *last)
    }

    fn take(&mut self, address: Term) {
        if self.run_at(address).is_some() {
            return;
        }
        let before = address.plus(-1).and_then(|before| self.run_at(before));
        let after = address.plus(1).and_then(|after| self.run_at(after));
        for run in before.iter().chain(&after) {
            self.runs.remove(run);
        }
        let (first, last) = (before.map_or(address, |run| run.0), after.map_or(address.value, |run| run.1));
        self.runs.insert((first, last));
    }

    fn release(&mut self, address: Term) {
        let Some((first, last)) = self.run_at(address) else { return };
        self.runs.remove(&(first, last));
        if first < address {
            self.runs.insert((first, address.value - 1));
        }
        if let Some(after) = address.plus(1).filter(|after| after.value <= last) {
            self.runs.insert((after, last));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(ip: u32) -> Term {
        Term { field: IS_NETWORK | 7, value: ip.into() }
    }

    #[test]
    fn free_addresses_are_those_that_no_value_has() {
        let mut index = Index::default();
        // The addresses of eight values, each of up to two.
        let mut taken: [BTreeSet<u32>; 8] = Default::default();
        for step in 0..4_000_u64 {
            let random = crate::retry::random(step);
            let id = (random % 8) as usize;
            let new: BTreeSet<u32> = [random >> 8, random >> 16].map(|ip| (ip % 16) as u32).into();
            let new = if random >> 24 & 3 == 0 { BTreeSet::new() } else { new };
            let terms = |ips: &BTreeSet<u32>| ips.iter().map(|ip| address(*ip)).collect::<Vec<_>>();
            index.replace(id as u64, &terms(&taken[id]), &terms(&new));
            taken[id] = new;
            for ip in 0..16 {
                let is_free = |ip: &u32| !taken.iter().any(|ips| ips.contains(ip));
                let expected = (ip..).find(is_free);
                assert_eq!(Some(index.free_from(7, ip)), expected, "step {step}: {ip}");
                assert_eq!(index.free_from(8, ip), ip, "another network");
            }
        }
    }

    #[test]
    fn candidates_are_the_values_that_meet_the_rarest_condition() {
        let mut index = Index::default();
        for id in 0..100 {
            let mut terms = Vec::from([Term::label("env", "prod"), Term::name("web")]);
            terms.extend((id % 10 == 0).then(|| Term::label("rack", "b7")));
            terms.sort_unstable();
            index.replace(id, &[], &terms);
        }
        let candidates = |selector: &str| {
            let selector: LabelSelector = selector.parse().expect("a label selector");
            index.candidates(&conditions(&selector).collect::<Vec<_>>()).map(|ids| ids.len())
        };
        assert_eq!(candidates("env=prod,rack"), Some(10));
        assert_eq!(candidates("rack in (b7,b8),env"), Some(10));
        assert_eq!(candidates("env,rack!=b7"), Some(100));
        assert_eq!(candidates("env=prod,rack=b9"), Some(0));
        assert_eq!(candidates("!env"), None, "an index cannot tell");
    }

    #[test]
    fn labels_never_share_a_field_with_anything_else() {
        let label = Term::label("name", "web");
        assert_ne!(label, Term::name("web"));
        assert_eq!((label.field & IS_LABEL, Term::name("web").field & IS_LABEL), (IS_LABEL, 0));
        assert!(Term::address(1, "10.0.0.400").is_none());
    }
}
