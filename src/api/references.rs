//! References: how several resources refer to another, by id, by type and id, or by label selector.

use alloc::string::String;

use super::servers::Server;
use crate::macros::{model, string_enum};
use crate::primitives::{Id, LabelSelector};

string_enum! {
    /// The type of a referenced resource.
    ResourceType {
        /// A server.
        Server = "server",
        /// An image.
        Image = "image",
        /// An ISO.
        Iso = "iso",
        /// A floating IP.
        FloatingIp = "floating_ip",
        /// A volume.
        Volume = "volume",
        /// A network.
        Network = "network",
        /// A certificate.
        Certificate = "certificate",
        /// A load balancer.
        LoadBalancer = "load_balancer",
        /// A firewall.
        Firewall = "firewall",
        /// A placement group.
        PlacementGroup = "placement_group",
        /// A primary IP.
        PrimaryIp = "primary_ip",
        /// A DNS zone.
        Zone = "zone",
        /// A Storage Box.
        StorageBox = "storage_box",
        /// A snapshot of a Storage Box.
        StorageBoxSnapshot = "storage_box_snapshot",
        /// A subaccount of a Storage Box.
        StorageBoxSubaccount = "storage_box_subaccount",
    }
}

model! {
    /// A reference to a resource of any type.
    ResourceRef {
        /// The id; unique among the resources of this type.
        id: u64,
        /// The resource type.
        r#type: ResourceType,
    }

    /// A reference to a server.
    ServerRef: both {
        /// The server.
        id: Id<Server>,
        /// The IP address of a load balancer's target; only in responses.
        ip?: String,
    }

    /// A reference to all resources whose labels match.
    LabelSelectorRef: both {
        /// The label selector, at most 1000 characters.
        selector: String,
    }
}

impl From<Id<Server>> for ServerRef {
    fn from(id: Id<Server>) -> Self {
        Self::new(id)
    }
}

impl From<LabelSelector> for LabelSelectorRef {
    fn from(selector: LabelSelector) -> Self {
        Self::new(alloc::string::ToString::to_string(&selector))
    }
}
