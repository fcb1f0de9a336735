//! Effects of actions on the project. They are data, not closures, so that a state can be saved while actions run.

use serde::{Deserialize, Serialize};

use super::certificates::CertificateEffect;
use super::firewalls::FirewallEffect;
use super::floating_ips::FloatingIpEffect;
use super::load_balancers::LoadBalancerEffect;
use super::networks::NetworkEffect;
use super::primary_ips::PrimaryIpEffect;
use super::servers::ServerEffect;
use super::storage_box_subaccounts::SubaccountEffect;
use super::storage_boxes::StorageBoxEffect;
use super::volumes::VolumeEffect;
use super::zone_rrsets::RrsetEffect;
use super::zones::ZoneEffect;
use super::{Project, entity};
use crate::api::references::ResourceRef;

/// Declares the effects that concern one type of resource each: a variant with the effects of its module.
macro_rules! effects {
    ($($Resource:ident($Effect:ident),)+) => {
        /// An effect of an action on its first resource, or on what belongs to it.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub(super) enum Effect {
            /// Changes nothing.
            None,
            /// Deletes the resource.
            Delete,
            /// Sets the deletion protection of the resource.
            Protect(bool),
            $( $Resource($Effect), )+
        }

        $(
            impl From<$Effect> for Effect {
                fn from(effect: $Effect) -> Self {
                    Self::$Resource(effect)
                }
            }
        )+

        impl Effect {
            /// Applies the effect. It does nothing if the resource no longer exists.
            pub(super) fn apply(self, project: &mut Project, resource: &ResourceRef) {
                match self {
                    Self::None => {}
                    Self::Delete => entity::remove(project, resource),
                    Self::Protect(delete) => entity::protect(project, resource, delete),
                    $( Self::$Resource(effect) => effect.apply(project, resource.id), )+
                }
            }
        }
    };
}

effects! {
    Certificate(CertificateEffect),
    Firewall(FirewallEffect),
    FloatingIp(FloatingIpEffect),
    LoadBalancer(LoadBalancerEffect),
    Network(NetworkEffect),
    PrimaryIp(PrimaryIpEffect),
    Rrset(RrsetEffect),
    Server(ServerEffect),
    StorageBox(StorageBoxEffect),
    Subaccount(SubaccountEffect),
    Volume(VolumeEffect),
    Zone(ZoneEffect),
}
