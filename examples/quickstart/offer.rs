//! The server types that can be created at the moment.

use std::cmp::Ordering;

use hetzner_cloud::pricing::LocationPriceWithTraffic;
use hetzner_cloud::server_types::{ServerType, ServerTypeLocation};

/// The cheapest server type that is available, with its price there: in one location, or in any.
pub(crate) fn cheapest<'a>(
    server_types: &'a [ServerType],
    location: Option<&str>,
) -> Option<(&'a ServerType, &'a LocationPriceWithTraffic)> {
    let offers = server_types.iter().flat_map(|server_type| {
        let is_wanted =
            |at: &&ServerTypeLocation| at.available && location.is_none_or(|wanted| at.name == wanted);
        let price =
            |at: &ServerTypeLocation| server_type.prices.iter().find(|price| price.location == at.name);
        server_type
            .locations
            .iter()
            .filter(is_wanted)
            .filter_map(price)
            .map(move |price| (server_type, price))
    });
    let monthly = |offer: &(_, &LocationPriceWithTraffic)| offer.1.price_monthly.gross.clone();
    offers.min_by(|a, b| monthly(a).partial_cmp(&monthly(b)).unwrap_or(Ordering::Equal))
}
