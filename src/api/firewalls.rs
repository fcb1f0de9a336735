//! Firewalls: packet filters between servers and the internet. Traffic of private networks is not filtered.

use alloc::string::String;
use alloc::vec::Vec;

use super::actions::{Action, ActionSort, ActionStatus};
use super::servers::Server;
use crate::macros::{model, operations, string_enum};
use crate::primitives::{Id, LabelSelector, Labels, Sort, Timestamp};

string_enum! {
    /// The direction of packets.
    FirewallRuleDirection {
        /// Inbound: to the server. Packets that no rule allows are dropped.
        In = "in",
        /// Outbound: from the server. Without any rule of this direction, all packets are allowed.
        Out = "out",
    }

    /// The protocol of packets.
    FirewallRuleProtocol {
        /// TCP; needs a port.
        Tcp = "tcp",
        /// UDP; needs a port.
        Udp = "udp",
        /// ICMP, which `ping` uses.
        Icmp = "icmp",
        /// ESP, which is part of IPsec.
        Esp = "esp",
        /// GRE tunnels.
        Gre = "gre",
    }

    /// The type of a resource that a firewall is applied to.
    FirewallResourceType {
        /// A server.
        Server = "server",
        /// All servers whose labels match, including those that match later.
        LabelSelector = "label_selector",
    }

    /// The type of a resource that a firewall is applied to by a label selector.
    FirewallAppliedResourceType {
        /// A server.
        Server = "server",
    }

    /// A sort key of firewalls.
    FirewallSort {
        /// The id.
        Id = "id",
        /// The name.
        Name = "name",
        /// The time of creation.
        Created = "created",
    }
}

model! {
    /// A firewall: a set of rules for the packets of servers.
    Firewall: "firewall", "firewalls" {
        /// The id.
        id: Id<Firewall>,
        /// The name.
        name: String,
        /// The labels.
        labels?: Labels,
        /// The time of creation.
        created: Timestamp,
        /// The rules; each allows packets.
        rules: Vec<FirewallRule>,
        /// The resources that the firewall is applied to.
        applied_to: Vec<FirewallResource>,
    }

    /// A firewall rule: packets that are allowed.
    FirewallRule {
        /// The description, at most 255 characters.
        description?: String,
        /// The direction.
        direction: FirewallRuleDirection,
        /// The source networks, such as `10.0.0.0/8` and `::/0`; for the direction `in`.
        source_ips: Vec<String>,
        /// The destination networks; for the direction `out`.
        destination_ips: Vec<String>,
        /// The protocol.
        protocol: FirewallRuleProtocol,
        /// The port or port range, as in `80` or `1024-5000`; for TCP and UDP.
        port?: String,
    }

    /// A resource that a firewall is applied to.
    FirewallResource {
        /// The type, which determines the field that is set.
        r#type: FirewallResourceType,
        /// The server.
        server?: ServerRef,
        /// The servers, by a label selector.
        label_selector?: LabelSelectorRef,
        /// The resources that the label selector matches at the moment.
        applied_to_resources?: Vec<FirewallAppliedResource>,
    }

    /// A resource that a firewall is applied to by a label selector.
    FirewallAppliedResource {
        /// The type, which determines the field that is set.
        r#type?: FirewallAppliedResourceType,
        /// The server.
        server?: ServerRef,
    }

    /// A server, by its id.
    ServerRef: both {
        /// The server.
        id: Id<Server>,
        /// The address of a load balancer's target; only told, not asked.
        ip?: String,
    }

    /// Things by their labels.
    LabelSelectorRef: both {
        /// The label selector, at most 1000 characters.
        selector: String,
    }

    /// A new firewall.
    CreateReply: reply {
        /// The firewall.
        firewall: Firewall,
        /// The actions that set the rules and apply the firewall.
        actions: Vec<Action>,
    }

    /// A new firewall rule: packets to allow.
    FirewallRuleInput: input {
        /// The direction.
        direction: FirewallRuleDirection,
        /// The protocol.
        protocol: FirewallRuleProtocol,
        /// The description, at most 255 characters.
        description?: String | null,
        /// The source networks, at most 100, such as `10.0.0.0/8` and `::/0`; for the direction `in` only.
        source_ips?: Vec<String>,
        /// The destination networks, at most 100; for the direction `out` only.
        destination_ips?: Vec<String>,
        /// The port or port range, as in `80` or `1024-5000`; required for TCP and UDP, and only for them.
        port?: String,
    }

    /// A resource to apply a firewall to, or to remove it from: a server or a label selector.
    FirewallResourceInput: input {
        /// The type, which determines the field that is set.
        r#type: FirewallResourceType,
        /// The server.
        server?: ServerRef,
        /// All servers whose labels match, including those that match later.
        label_selector?: LabelSelectorRef,
    }
}

impl FirewallResourceInput {
    /// Creates an input for a server.
    pub fn of_server(server: impl Into<Id<Server>>) -> Self {
        Self::new(FirewallResourceType::Server).server(server.into())
    }

    /// Creates an input for all servers whose labels match, including those that match later.
    pub fn of_label_selector(selector: LabelSelector) -> Self {
        Self::new(FirewallResourceType::LabelSelector).label_selector(selector)
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

operations! { Cloud "firewalls"
    /// Lists firewalls.
    GET "/firewalls" => List {
        /// Sort order; by default ascending by id.
        sort?: Vec<Sort<FirewallSort>>,
        /// Only the firewall with this name.
        name?: String,
        /// Only firewalls whose labels match.
        label_selector?: LabelSelector,
    } -> Page<Firewall>;

    /// Creates a firewall. Without rules it drops all inbound packets and allows all outbound packets.
    POST "/firewalls" => Create {
        /// The name, at most 128 characters.
        name: String,
        /// The labels.
        labels?: Labels,
        /// The rules, at most 50; each allows packets.
        rules?: Vec<FirewallRuleInput>,
        /// The resources to apply the firewall to.
        apply_to?: Vec<FirewallResourceInput>,
    } -> CreateReply;

    /// Lists the actions of all firewalls.
    GET "/firewalls/actions" => ListAllActions {
        /// Only actions with these ids.
        id?: Vec<Id<Action>>,
        /// Sort order; by default ascending by id.
        sort?: Vec<Sort<ActionSort>>,
        /// Only actions with one of these statuses.
        status?: Vec<ActionStatus>,
    } -> Page<Action>;

    /// Gets an action of any firewall.
    GET "/firewalls/actions/{id}" => GetActionById {
        /// The action.
        id: Id<Action>,
    } -> Action;

    /// Gets a firewall.
    GET "/firewalls/{id}" => Get {
        /// The firewall.
        id: Id<Firewall>,
    } -> Firewall;

    /// Changes the name or labels of a firewall. [`SetRules`] changes its rules.
    PUT "/firewalls/{id}" => Update {
        /// The firewall.
        id: Id<Firewall>,
        /// The new name, at most 128 characters.
        name?: String,
        /// The new labels. They replace all existing labels.
        labels?: Labels,
    } -> Firewall;

    /// Deletes a firewall. It must not be applied to any resource.
    DELETE "/firewalls/{id}" => Delete {
        /// The firewall.
        id: Id<Firewall>,
    } -> ();

    /// Lists the actions of a firewall.
    GET "/firewalls/{id}/actions" => ListActions {
        /// The firewall.
        id: Id<Firewall>,
        /// Sort order; by default ascending by id.
        sort?: Vec<Sort<ActionSort>>,
        /// Only actions with one of these statuses.
        status?: Vec<ActionStatus>,
    } -> Page<Action>;

    /// Applies a firewall to servers, given by their ids or by label selectors.
    POST "/firewalls/{id}/actions/apply_to_resources" => ApplyToResources {
        /// The firewall.
        id: Id<Firewall>,
        /// The resources to apply the firewall to.
        apply_to: Vec<FirewallResourceInput>,
    } -> Vec<Action>;

    /// Removes a firewall from servers. If it is applied to a server by a label selector, only a change of the server's
    /// labels removes it.
    POST "/firewalls/{id}/actions/remove_from_resources" => RemoveFromResources {
        /// The firewall.
        id: Id<Firewall>,
        /// The resources to remove the firewall from.
        remove_from: Vec<FirewallResourceInput>,
    } -> Vec<Action>;

    /// Replaces all rules of a firewall.
    POST "/firewalls/{id}/actions/set_rules" => SetRules {
        /// The firewall.
        id: Id<Firewall>,
        /// The rules, at most 50. An empty list drops all inbound packets and allows all outbound packets.
        rules: Vec<FirewallRuleInput>,
    } -> Vec<Action>;

    /// Gets an action of a firewall.
    #[deprecated(note = "since 2026-04-30: use `firewalls::GetActionById`")]
    GET "/firewalls/{id}/actions/{action_id}" => GetAction {
        /// The firewall.
        id: Id<Firewall>,
        /// The action.
        action_id: Id<Action>,
    } -> Action;
}
