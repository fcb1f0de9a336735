use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Ordering;

use serde::Serialize;

use super::{ApiRequest, ApiResult, ErrorResponse, SuccessResponse};
use crate::reply::{Listable, Meta, Pagination};

/// A sort key of a list: its name and order.
pub(super) type SortKey<T> = (&'static str, fn(&T, &T) -> Ordering);

/// Sorts a list as requested and responds with one page of it, of which `view` completes the items.
pub(super) fn page<'a, T: Listable + Serialize + Clone>(
    request: &ApiRequest,
    mut items: Vec<&'a T>,
    keys: &[SortKey<T>],
    view: impl Fn(&'a T) -> Cow<'a, T>,
) -> ApiResult {
    sort(request, &mut items, keys)?;
    let slice = Slice::parse(request)?;
    let total = items.len();
    let items: Vec<_> = slice.of(items).map(view).collect();
    Ok(slice.respond(request, total, &items))
}

/// The part of a list that a request asks for.
pub(super) struct Slice {
    page: u64,
    per_page: u64,
}

impl Slice {
    pub(super) fn parse(request: &ApiRequest) -> ApiResult<Self> {
        Ok(Self {
            page: query_integer(request, "page", 1, u64::MAX)?,
            per_page: query_integer(request, "per_page", 25, max_per_page(request))?,
        })
    }

    /// The items of the page.
    pub(super) fn of<I: IntoIterator>(&self, items: I) -> impl Iterator<Item = I::Item> + use<I> {
        let from = usize::try_from((self.page - 1).saturating_mul(self.per_page)).unwrap_or(usize::MAX);
        items.into_iter().skip(from).take(self.per_page as usize)
    }

    /// Responds with the items of the page.
    pub(super) fn respond<T: Listable + Serialize + Clone>(
        &self,
        request: &ApiRequest,
        total: usize,
        items: &[Cow<'_, T>],
    ) -> SuccessResponse {
        self.with_pagination(request, total, SuccessResponse::new(200).with(T::PLURAL, items))
    }

    fn with_pagination(
        &self,
        request: &ApiRequest,
        total: usize,
        response: SuccessResponse,
    ) -> SuccessResponse {
        let (page, per_page) = (self.page, self.per_page);
        let last = (total as u64).div_ceil(per_page).max(1);
        let pagination = Pagination {
            page,
            per_page,
            previous_page: (page > 1).then(|| page - 1),
            next_page: (page < last).then(|| page + 1),
            last_page: Some(last),
            total_entries: Some(total as u64),
        };
        let link = link(request, &pagination);
        let meta = Meta { pagination: Some(pagination) };
        response.with("meta", &meta).with_link(link)
    }
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

/// Returns whether a list is to be sorted by id: that is the default, and what official clients ask for.
pub(super) fn is_by_id(request: &ApiRequest) -> bool {
    matches!(request.query_value("sort"), None | Some("id" | "id:asc"))
        && request.query_values("sort").count() <= 1
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
