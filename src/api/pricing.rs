//! Pricing: what everything costs, in the project's currency.

use alloc::string::String;
use alloc::vec::Vec;

use super::ip_type::IpType;
use crate::macros::{model, operations};
use crate::primitives::Money;

model! {
    /// What everything costs.
    Pricing: "pricing" {
        /// The currency by ISO 4217, as in `EUR`.
        currency: String,
        /// The value added tax in percent that is in the gross prices.
        vat_rate: Money,
        /// Primary IPs, by version and location.
        primary_ips: Vec<PricingPrimaryIpType>,
        /// Floating IPs, by version and location.
        floating_ips: Vec<PricingFloatingIpType>,
        /// Images.
        image: PricingPerGbMonth,
        /// Volumes.
        volume: PricingPerGbMonth,
        /// Backups.
        server_backup: PricingServerBackup,
        /// Server types, by location.
        server_types: Vec<PricingResourceType>,
        /// Load balancer types, by location.
        load_balancer_types: Vec<PricingResourceType>,
        /// The price of a floating IP in any location.
        #[deprecated(note = "since 2024-08-29: use `floating_ips`")]
        floating_ip?: PricingFloatingIp,
    }

    /// An amount without and with value added tax.
    Price {
        /// Without tax.
        net: Money,
        /// With tax.
        gross: Money,
    }

    /// What something costs in a location.
    LocationPrice {
        /// The location's name.
        location: String,
        /// An hour, up to the price of a month.
        price_hourly: Price,
        /// A month, at the most.
        price_monthly: Price,
    }

    /// What something that has traffic costs in a location.
    LocationPriceWithTraffic {
        /// The location's name.
        location: String,
        /// An hour, up to the price of a month.
        price_hourly: Price,
        /// A month, at the most.
        price_monthly: Price,
        /// Outgoing traffic in bytes a month that is included.
        included_traffic: u64,
        /// A TB (10¹² bytes) of outgoing traffic beyond that.
        price_per_tb_traffic: Price,
    }

    /// What a server or load balancer type costs.
    PricingResourceType {
        /// The type's id.
        id: u64,
        /// The type's name.
        name: String,
        /// Its prices, by location.
        prices: Vec<LocationPriceWithTraffic>,
    }

    /// What primary IPs of one version cost.
    PricingPrimaryIpType {
        /// The version.
        r#type: IpType,
        /// Their prices, by location.
        prices: Vec<LocationPrice>,
    }

    /// What floating IPs of one version cost.
    PricingFloatingIpType {
        /// The version.
        r#type: IpType,
        /// Their prices, by location.
        prices: Vec<LocationMonthlyPrice>,
    }

    /// What something costs a month in a location.
    LocationMonthlyPrice {
        /// The location's name.
        location: String,
        /// A month.
        price_monthly: Price,
    }

    /// What a GB costs.
    PricingPerGbMonth {
        /// A GB and month.
        price_per_gb_month: Price,
    }

    /// What backups of a server cost.
    PricingServerBackup {
        /// In percent of the server's own price.
        percentage: Money,
    }

    /// What something costs a month.
    PricingFloatingIp {
        /// A month.
        price_monthly: Price,
    }
}

operations! { Cloud "pricing"
    /// Gets all prices.
    GET "/pricing" => Get {} -> Pricing;
}
