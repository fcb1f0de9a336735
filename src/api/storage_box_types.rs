//! Storage Box types: the sizes of Storage Boxes.

use alloc::string::String;
use alloc::vec::Vec;

use super::pricing::Price;
use super::server_types::DeprecationInfo;
use crate::macros::{model, operations};
use crate::primitives::Id;

model! {
    /// A Storage Box type: its limits and prices.
    StorageBoxType: "storage_box_type", "storage_box_types" {
        /// The id.
        id: Id<StorageBoxType>,
        /// The name, as in `bx11`.
        name: String,
        /// The human-readable name.
        description: String,
        /// The maximum number of manual snapshots.
        snapshot_limit?: u32,
        /// The maximum number of snapshots that the snapshot plan may keep.
        automatic_snapshot_limit?: u32,
        /// The maximum number of subaccounts.
        subaccounts_limit: u32,
        /// The storage space, in bytes.
        size: u64,
        /// The prices by location.
        prices: Vec<StorageBoxTypePrice>,
        /// The announced removal, if any.
        deprecation?: DeprecationInfo,
    }

    /// The prices of a Storage Box type in a location.
    StorageBoxTypePrice {
        /// The location's name.
        location: String,
        /// The price per hour, charged up to the monthly price.
        price_hourly: Price,
        /// The maximum price per month.
        price_monthly: Price,
        /// The one-time price, charged at creation.
        setup_fee: Price,
    }
}

operations! { Storage "storage_box_types"
    /// Lists Storage Box types.
    GET "/storage_box_types" => List {
        /// Only the Storage Box type with this name.
        name?: String,
    } -> Page<StorageBoxType>;

    /// Gets a Storage Box type.
    GET "/storage_box_types/{id}" => Get {
        /// The Storage Box type.
        id: Id<StorageBoxType>,
    } -> StorageBoxType;
}
