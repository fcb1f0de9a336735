use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Ordering;

use serde::Serialize;

use super::{ApiRequest, ApiResult, ErrorResponse, SuccessResponse};
use crate::reply::{Listable, Meta, Pagination};

/// A sort key of a list: its name and order.
pub(super) type SortKey<T> = (&'static str, fn(&T, &T) -> Ordering);

/// Sorts a list as requested and responds with one page of it.
pub(super) fn page<T: Listable + Serialize>(
    request: &ApiRequest,
    mut items: Vec<&T>,
    keys: &[SortKey<T>],
) -> ApiResult {
    sort(request, &mut items, keys)?;
    let total = items.len() as u64;
    let (items, page, per_page) = slice(request, items)?;
    let last = total.div_ceil(per_page).max(1);
    let pagination = Pagination {
        page,
        per_page,
        previous_page: (page > 1).then(|| page - 1),
        next_page: (page < last).then(|| page + 1),
        last_page: Some(last),
        total_entries: Some(total),
    };
    let link = link(request, &pagination);
    let meta = Meta { pagination: Some(pagination) };
    Ok(SuccessResponse::new(200).with(T::PLURAL, &items).with("meta", &meta).with_link(link))
}

/// The items of the requested page, its number and its size.
pub(super) fn slice<'a, T>(request: &ApiRequest, items: Vec<&'a T>) -> ApiResult<(Vec<&'a T>, u64, u64)> {
    let (page, per_page) = (
        query_integer(request, "page", 1, u64::MAX)?,
        query_integer(request, "per_page", 25, max_per_page(request))?,
    );
    let from = usize::try_from((page - 1).saturating_mul(per_page)).unwrap_or(usize::MAX);
    Ok((items.into_iter().skip(from).take(per_page as usize).collect(), page, per_page))
}

/// Sorts a list as requested.
pub(super) fn sort<T>(request: &ApiRequest, items: &mut [&T], keys: &[SortKey<T>]) -> ApiResult<()> {
    let mut orders = Vec::new();
    for sort in request.query_values("sort") {
        let (key, direction) = sort.split_once(':').unwrap_or((sort, "asc"));
        let compare = keys.iter().find(|(name, _)| *name == key).map(|(_, compare)| compare);
        match (compare, direction) {
            (Some(compare), "asc" | "desc") => orders.push((compare, direction == "desc")),
            _ => return Err(ErrorResponse::invalid_input("sort", format!("cannot sort by `{sort}`"))),
        }
    }
    let order = order(items.len(), &|a, b| {
        let (a, b) = (items[a], items[b]);
        orders.iter().fold(Ordering::Equal, |order, (compare, descending)| {
            order.then_with(|| if *descending { compare(b, a) } else { compare(a, b) })
        })
    });
    let sorted: Vec<&T> = order.into_iter().map(|index| items[index]).collect();
    items.copy_from_slice(&sorted);
    Ok(())
}

/// The indices of elements in their order. One function for all types, as the code of a sort is large.
fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|a, b| compare(*a, *b));
    order
}

/// The maximum page size. It is larger for RRSets, which are small.
fn max_per_page(request: &ApiRequest) -> u64 {
    if request.route.name == "zone_rrsets.list" { 100 } else { 50 }
}

/// An integer from 1 to `max` in the query.
fn query_integer(request: &ApiRequest, name: &str, default: u64, max: u64) -> ApiResult<u64> {
    match request.query_value(name).map(str::parse) {
        None => Ok(default),
        Some(Ok(number)) if (1..=max).contains(&number) => Ok(number),
        Some(_) if max == u64::MAX => Err(ErrorResponse::invalid_input(name, "must be a number from 1")),
        Some(_) => Err(ErrorResponse::invalid_input(name, format!("must be a number from 1 to {max}"))),
    }
}

/// The `Link` header (RFC 8288): the URLs of the previous, next and last page.
fn link(request: &ApiRequest, pagination: &Pagination) -> String {
    let Pagination { per_page, previous_page, next_page, last_page, .. } = *pagination;
    let (base, path) = (request.route.api.base_url(), &request.path);
    let filters = request.query_without(&["page", "per_page"]);
    let entry = |(relation, page)| {
        let page: u64 = page?;
        Some(format!("<{base}{path}?{filters}page={page}&per_page={per_page}>; rel=\"{relation}\""))
    };
    let pages = [("prev", previous_page), ("next", next_page), ("last", last_page)];
    pages.into_iter().filter_map(entry).collect::<Vec<_>>().join(", ")
}
