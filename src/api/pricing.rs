//! The prices of all resources, in the project's currency.

use alloc::string::String;
use alloc::vec::Vec;

use super::ip_type::IpType;
use crate::macros::{model, operations};
use crate::primitives::Money;

model! {
    /// The prices of all resources.
    Pricing: "pricing" {
        /// The currency code according to ISO 4217, as in `EUR`.
        currency: String,
        /// The rate of value added tax in the gross prices, in percent.
        vat_rate: Money,
        /// The prices of primary IPs, by IP version and location.
        primary_ips: Vec<PricingPrimaryIpType>,
        /// The prices of floating IPs, by IP version and location.
        floating_ips: Vec<PricingFloatingIpType>,
        /// The price of images.
        image: PricingPerGbMonth,
        /// The price of volumes.
        volume: PricingPerGbMonth,
        /// The price of server backups.
        server_backup: PricingServerBackup,
        /// The prices of server types, by location.
        server_types: Vec<PricingResourceType>,
        /// The prices of load balancer types, by location.
        load_balancer_types: Vec<PricingResourceType>,
        /// The price of a floating IP in any location.
        #[deprecated(note = "since 2024-08-29: use `floating_ips`")]
        floating_ip?: PricingFloatingIp,
    }

    /// A price without and with value added tax.
    Price {
        /// The price without tax.
        net: Money,
        /// The price with tax.
        gross: Money,
    }

    /// The hourly and monthly price of a resource in a location.
    LocationPrice {
        /// The name of the location.
        location: String,
        /// The price per hour, up to the price per month.
        price_hourly: Price,
        /// The maximum price per month.
        price_monthly: Price,
    }

    /// The price of a resource with traffic in a location.
    LocationPriceWithTraffic {
        /// The name of the location.
        location: String,
        /// The price per hour, up to the price per month.
        price_hourly: Price,
        /// The maximum price per month.
        price_monthly: Price,
        /// The outgoing traffic included per month, in bytes.
        included_traffic: u64,
        /// The price per TB (10¹² bytes) of outgoing traffic beyond that.
        price_per_tb_traffic: Price,
    }

    /// The prices of a server type or load balancer type.
    PricingResourceType {
        /// The id of the type.
        id: u64,
        /// The name of the type.
        name: String,
        /// The prices by location.
        prices: Vec<LocationPriceWithTraffic>,
    }

    /// The prices of primary IPs of an IP version.
    PricingPrimaryIpType {
        /// The IP version.
        r#type: IpType,
        /// The prices by location.
        prices: Vec<LocationPrice>,
    }

    /// The prices of floating IPs of an IP version.
    PricingFloatingIpType {
        /// The IP version.
        r#type: IpType,
        /// The prices by location.
        prices: Vec<LocationMonthlyPrice>,
    }

    /// The monthly price of a resource in a location.
    LocationMonthlyPrice {
        /// The name of the location.
        location: String,
        /// The price per month.
        price_monthly: Price,
    }

    /// The price per GB and month.
    PricingPerGbMonth {
        /// The price per GB and month.
        price_per_gb_month: Price,
    }

    /// The price of the backups of a server.
    PricingServerBackup {
        /// The price in percent of the price of the server.
        percentage: Money,
    }

    /// The monthly price of a floating IP.
    PricingFloatingIp {
        /// The price per month.
        price_monthly: Price,
    }
}

operations! { Cloud "pricing"
    /// Gets all prices.
    GET "/pricing" => Get {} -> Pricing;
}
