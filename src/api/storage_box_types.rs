//! Storage Box types: how big a Storage Box can be.

use alloc::string::String;
use alloc::vec::Vec;

use super::pricing::Price;
use super::server_types::DeprecationInfo;
use crate::macros::{model, operations};
use crate::primitives::Id;

model! {
    /// A size of Storage Boxes.
    StorageBoxType: "storage_box_type", "storage_box_types" {
        /// The id.
        id: Id<StorageBoxType>,
        /// The name, as in `bx11`.
        name: String,
        /// The name for people.
        description: String,
        /// How many snapshots may be made by hand.
        snapshot_limit?: u32,
        /// How many snapshots the plan may keep.
        automatic_snapshot_limit?: u32,
        /// How many subaccounts it can have.
        subaccounts_limit: u32,
        /// How much fits in, in bytes.
        size: u64,
        /// What it costs, by location.
        prices: Vec<StorageBoxTypePrice>,
        /// That it goes away.
        deprecation?: DeprecationInfo,
    }

    /// What a Storage Box costs in a location.
    StorageBoxTypePrice {
        /// The location's name.
        location: String,
        /// An hour, up to the price of a month.
        price_hourly: Price,
        /// A month, at the most.
        price_monthly: Price,
        /// Once, when it is created.
        setup_fee: Price,
    }
}

operations! { Storage "storage_box_types"
    /// Lists Storage Box types.
    GET "/storage_box_types" => List {
        /// Only the one of this name.
        name?: String,
    } -> Page<StorageBoxType>;

    /// Gets a Storage Box type.
    GET "/storage_box_types/{id}" => Get {
        /// The Storage Box type.
        id: Id<StorageBoxType>,
    } -> StorageBoxType;
}
