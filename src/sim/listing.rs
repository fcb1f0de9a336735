use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::cmp::Ordering;

use serde::Serialize;
use serde_json::json;

use super::Answer;
use super::ask::Ask;
use super::refusal::Refusal;
use crate::response::{Listed, Page, Pagination};

/// Sorts a list as asked, and answers with one page of it.
///
/// `keys` are what the list can be sorted by, each with a function that compares two of its things.
pub(super) fn page<T: Listed + Serialize>(
    ask: &Ask,
    mut items: Vec<T>,
    keys: &[(&str, fn(&T, &T) -> Ordering)],
) -> Result<Answer, Refusal> {
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
    let (page, per_page) = (number(ask, "page", 1, u64::MAX)?, number(ask, "per_page", 25, 50)?);
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
    let from = (page - 1).saturating_mul(per_page);
    let items = items.into_iter().skip(from.try_into().unwrap_or(usize::MAX)).take(per_page as usize).collect();
    let mut answer = Answer::new(200, json!(Page { items, pagination: Some(pagination) }));
    answer.link = Some(link);
    Ok(answer)
}

/// A number from 1 to `max` in the query.
fn number(ask: &Ask, name: &str, default: u64, max: u64) -> Result<u64, Refusal> {
    match ask.first(name).map(str::parse) {
        None => Ok(default),
        Some(Ok(number)) if (1..=max).contains(&number) => Ok(number),
        Some(_) => Err(Refusal::invalid(name, format!("has to be a number from 1 to {max}"))),
    }
}

/// The `Link` header (RFC 8288): the other pages that there are.
fn link(ask: &Ask, pagination: &Pagination) -> String {
    let pages = [
        ("prev", pagination.previous_page),
        ("next", pagination.next_page),
        ("last", pagination.last_page),
    ];
    let entries: Vec<String> = pages
        .into_iter()
        .filter_map(|(relation, page)| {
            let base = crate::Api::Cloud.base_url();
            let (path, per_page) = (ask.route.path, pagination.per_page.to_string());
            Some(format!("<{base}{path}?page={}&per_page={per_page}>; rel=\"{relation}\"", page?))
        })
        .collect();
    entries.join(", ")
}
