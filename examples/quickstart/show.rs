//! Prints a table of servers, a price, and a progress bar for each action.

use std::cell::RefCell;
use std::collections::BTreeMap;

use hetzner_cloud::actions::Action;
use hetzner_cloud::pricing::{LocationPriceWithTraffic, Pricing};
use hetzner_cloud::servers::Server;
use hetzner_cloud::{Id, Money};
use indicatif::{MultiProgress, ProgressBar, ProgressStyle};
use tabled::settings::Style;
use tabled::{Table, Tabled};

#[derive(Tabled)]
struct Row {
    id: String,
    name: String,
    status: String,
    #[tabled(rename = "type")]
    server_type: String,
    location: String,
    ipv4: String,
    image: String,
}

impl From<&Server> for Row {
    fn from(server: &Server) -> Self {
        let image = server.image.as_ref();
        Self {
            id: server.id.to_string(),
            name: server.name.clone(),
            status: server.status.to_string(),
            server_type: server.server_type.name.clone(),
            location: server.location.name.clone(),
            ipv4: server.public_net.ipv4.as_ref().map_or("-".into(), |ipv4| ipv4.ip.clone()),
            image: image.map_or("-".into(), |image| image.name.clone().unwrap_or(image.description.clone())),
        }
    }
}

pub(crate) fn servers(servers: &[Server]) {
    match servers {
        [] => println!("There are no servers."),
        _ => println!("{}", Table::new(servers.iter().map(Row::from)).with(Style::rounded())),
    }
}

/// Prints the price of a new server of this type.
pub(crate) fn price(server_type: &str, price: &LocationPriceWithTraffic, pricing: &Pricing) {
    let ipv4 = pricing
        .primary_ips
        .iter()
        .find(|ip| ip.r#type == "ipv4")
        .and_then(|ip| ip.prices.iter().find(|ipv4| ipv4.location == price.location));
    let address = ipv4.map_or(Money::ZERO, |ipv4| ipv4.price_monthly.gross.clone());
    println!(
        "\nA {server_type} in {} with an IPv4 address costs {:.2} {} a month at most, or {:.4} an hour without it \
         ({:.0} % VAT included).",
        price.location,
        price.price_monthly.gross.clone() + address,
        pricing.currency,
        price.price_hourly.gross,
        pricing.vat_rate
    );
}

/// A progress bar for each action.
#[derive(Default)]
pub(crate) struct Bars {
    all: MultiProgress,
    by_action: RefCell<BTreeMap<Id<Action>, ProgressBar>>,
}

impl Bars {
    pub(crate) fn update<'a>(&self, actions: impl Iterator<Item = &'a Action>) {
        let style = ProgressStyle::with_template("  {msg:16} {bar:40} {pos:>3} %")
            .unwrap_or_else(|_| ProgressStyle::default_bar());
        for action in actions {
            let mut by_action = self.by_action.borrow_mut();
            let bar = by_action.entry(action.id).or_insert_with(|| {
                self.all
                    .add(ProgressBar::new(100).with_style(style.clone()).with_message(action.command.clone()))
            });
            bar.set_position(action.progress.into());
            if action.has_ended() {
                bar.finish();
            }
        }
    }
}
