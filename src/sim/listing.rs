use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Ordering;

use serde::Serialize;

use super::Answer;
use super::ask::Ask;
use super::refusal::Refusal;
use crate::reply::{Listable, Meta, Pagination};

/// Something that a list can be sorted by.
pub(super) type Key<T> = (&'static str, fn(&T, &T) -> Ordering);

/// Sorts a list as asked, and answers with one page of it.
pub(super) fn page<T: Listable + Serialize>(
    ask: &Ask,
    mut items: Vec<&T>,
    keys: &[Key<T>],
) -> Result<Answer, Refusal> {
    sort(ask, &mut items, keys)?;
    let (page, per_page) = (number(ask, "page", 1, u64::MAX)?, number(ask, "per_page", 25, most(ask))?);
    let total = items.len() as u64;
    let last = total.div_ceil(per_page).max(1);
    let pagination = Pagination {
        page,
        per_page,
        previous_page: (page > 1).then(|| page - 1),
        next_page: (page < last).then(|| page + 1),
        last_page: Some(last),
        total_entries: Some(total),
    };
    let link = link(ask, &pagination);
    let from = usize::try_from((page - 1).saturating_mul(per_page)).unwrap_or(usize::MAX);
    let items: Vec<&T> = items.into_iter().skip(from).take(per_page as usize).collect();
    let meta = Meta { pagination: Some(pagination) };
    Ok(Answer { link: Some(link), ..Answer::new(200).with(T::PLURAL, &items).with("meta", &meta) })
}

/// Sorts a list as asked.
pub(super) fn sort<T>(ask: &Ask, items: &mut [&T], keys: &[Key<T>]) -> Result<(), Refusal> {
    let mut orders = Vec::new();
    for sort in ask.all("sort") {
        let (key, direction) = sort.split_once(':').unwrap_or((sort, "asc"));
        let compare = keys.iter().find(|(name, _)| *name == key).map(|(_, compare)| compare);
        match (compare, direction) {
            (Some(compare), "asc" | "desc") => orders.push((compare, direction == "desc")),
            _ => return Err(Refusal::invalid("sort", format!("cannot sort by `{sort}`"))),
        }
    }
    items.sort_by(|a, b| {
        orders.iter().fold(Ordering::Equal, |order, (compare, descending)| {
            order.then_with(|| if *descending { compare(b, a) } else { compare(a, b) })
        })
    });
    Ok(())
}

/// How many may be on a page: RRSets are small.
fn most(ask: &Ask) -> u64 {
    if ask.route.name == "zone_rrsets.list" { 100 } else { 50 }
}

/// A number from 1 to `max` in the query.
fn number(ask: &Ask, name: &str, default: u64, max: u64) -> Result<u64, Refusal> {
    match ask.first(name).map(str::parse) {
        None => Ok(default),
        Some(Ok(number)) if (1..=max).contains(&number) => Ok(number),
        Some(_) => Err(Refusal::invalid(name, format!("has to be a number from 1 to {max}"))),
    }
}

/// The `Link` header (RFC 8288): the same list, on the other pages that there are.
fn link(ask: &Ask, pagination: &Pagination) -> String {
    let Pagination { per_page, previous_page, next_page, last_page, .. } = *pagination;
    let (base, path) = (ask.route.api.base_url(), &ask.target);
    let filters = ask.query_without(&["page", "per_page"]);
    let entry = |(relation, page)| {
        let page: u64 = page?;
        Some(format!("<{base}{path}?{filters}page={page}&per_page={per_page}>; rel=\"{relation}\""))
    };
    let pages = [("prev", previous_page), ("next", next_page), ("last", last_page)];
    pages.into_iter().filter_map(entry).collect::<Vec<_>>().join(", ")
}
