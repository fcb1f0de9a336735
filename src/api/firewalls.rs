//! Firewalls: which packets reach a server from the internet, and which leave it. Private networks are not filtered.

use alloc::string::String;
use alloc::vec::Vec;

use super::actions::{Action, ActionSort, ActionStatus};
use super::references::{LabelSelectorRef, ServerRef};
use super::servers::Server;
use crate::macros::{model, operations, string_enum};
use crate::primitives::{Id, LabelSelector, Labels, Sort, Timestamp};

string_enum! {
    /// Which way packets go.
    FirewallRuleDirection {
        /// To the server. Without a rule for it nothing comes in.
        In = "in",
        /// From the server. Without a rule of this direction everything goes out.
        Out = "out",
    }

    /// What packets are of.
    FirewallRuleProtocol {
        /// TCP; needs a port.
        Tcp = "tcp",
        /// UDP; needs a port.
        Udp = "udp",
        /// ICMP: `ping` and the like.
        Icmp = "icmp",
        /// ESP, of IPsec.
        Esp = "esp",
        /// GRE tunnels.
        Gre = "gre",
    }

    /// What a firewall is applied to.
    FirewallResourceType {
        /// A server.
        Server = "server",
        /// All servers whose labels match, now and later.
        LabelSelector = "label_selector",
    }

    /// What a firewall reaches by a label selector.
    FirewallAppliedResourceType {
        /// A server.
        Server = "server",
    }

    /// What firewalls can be sorted by.
    FirewallSort {
        /// The id.
        Id = "id",
        /// The name.
        Name = "name",
        /// When they were created.
        Created = "created",
    }
}

model! {
    /// A set of rules for the packets of servers.
    Firewall: "firewall", "firewalls" {
        /// The id.
        id: Id<Firewall>,
        /// The name.
        name: String,
        /// Its labels.
        labels?: Labels,
        /// When it was created.
        created: Timestamp,
        /// What it lets through.
        rules: Vec<FirewallRule>,
        /// What it is applied to.
        applied_to: Vec<FirewallResource>,
    }

    /// Packets that are let through.
    FirewallRule {
        /// What the rule is for, at most 255 characters.
        description?: String,
        /// Which way they go.
        direction: FirewallRuleDirection,
        /// Where they come from, as networks such as `10.0.0.0/8` and `::/0`; of rules for `in`.
        source_ips: Vec<String>,
        /// Where they go to, as networks; of rules for `out`.
        destination_ips: Vec<String>,
        /// What they are of.
        protocol: FirewallRuleProtocol,
        /// The port or range of ports, as in `80` or `1024-5000`; of TCP and UDP.
        port?: String,
    }

    /// What a firewall is applied to.
    FirewallResource {
        /// Which of the following.
        r#type: FirewallResourceType,
        /// A server.
        server?: ServerRef,
        /// The servers whose labels match.
        label_selector?: LabelSelectorRef,
        /// Those that the label selector matches at the moment.
        applied_to_resources?: Vec<FirewallAppliedResource>,
    }

    /// What a firewall reaches by a label selector.
    FirewallAppliedResource {
        /// Which of the following.
        r#type?: FirewallAppliedResourceType,
        /// A server.
        server?: ServerRef,
    }

    /// A new firewall.
    CreateReply: reply {
        /// The firewall.
        firewall: Firewall,
        /// Setting its rules and applying it.
        actions: Vec<Action>,
    }

    /// Packets to let through.
    FirewallRuleInput: input {
        /// Which way they go.
        direction: FirewallRuleDirection,
        /// What they are of.
        protocol: FirewallRuleProtocol,
        /// What the rule is for, at most 255 characters.
        description?: String | null,
        /// Where they come from, as at most 100 networks such as `10.0.0.0/8` and `::/0`; for `in` only.
        source_ips?: Vec<String>,
        /// Where they go to, as at most 100 networks; for `out` only.
        destination_ips?: Vec<String>,
        /// The port or range of ports, as in `80` or `1024-5000`; needed for TCP and UDP, and for them only.
        port?: String,
    }

    /// What to apply a firewall to: a server or a label selector.
    FirewallResourceInput: input {
        /// Which of the following.
        r#type: FirewallResourceType,
        /// A server.
        server?: ServerRef,
        /// All servers whose labels match, now and later.
        label_selector?: LabelSelectorRef,
    }
}

impl FirewallResourceInput {
    /// A server.
    pub fn of_server(server: impl Into<Id<Server>>) -> Self {
        Self::new(FirewallResourceType::Server).server(server.into())
    }

    /// All servers whose labels match, now and later.
    pub fn of_label_selector(selector: LabelSelector) -> Self {
        Self::new(FirewallResourceType::LabelSelector).label_selector(selector)
    }
}

operations! { Cloud "firewalls"
    /// Lists firewalls.
    GET "/firewalls" => List {
        /// In this order.
        sort?: Vec<Sort<FirewallSort>>,
        /// Only the one of this name.
        name?: String,
        /// Only those whose labels match.
        label_selector?: LabelSelector,
    } -> Page<Firewall>;

    /// Creates a firewall. Without rules it lets nothing in and everything out.
    POST "/firewalls" => Create {
        /// The name, at most 128 characters.
        name: String,
        /// Its labels.
        labels?: Labels,
        /// What it lets through: at most 50 rules.
        rules?: Vec<FirewallRuleInput>,
        /// What to apply it to.
        apply_to?: Vec<FirewallResourceInput>,
    } -> CreateReply;

    /// Lists the actions of all firewalls.
    GET "/firewalls/actions" => ListAllActions {
        /// Only those with these ids.
        id?: Vec<Id<Action>>,
        /// In this order.
        sort?: Vec<Sort<ActionSort>>,
        /// Only this far.
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

    /// Changes the name or labels of a firewall. For its rules see [`SetRules`].
    PUT "/firewalls/{id}" => Update {
        /// The firewall.
        id: Id<Firewall>,
        /// The new name, at most 128 characters.
        name?: String,
        /// The new labels, in place of all old ones.
        labels?: Labels,
    } -> Firewall;

    /// Deletes a firewall. It may be applied to nothing any more.
    DELETE "/firewalls/{id}" => Delete {
        /// The firewall.
        id: Id<Firewall>,
    } -> ();

    /// Lists the actions of a firewall.
    GET "/firewalls/{id}/actions" => ListActions {
        /// The firewall.
        id: Id<Firewall>,
        /// In this order.
        sort?: Vec<Sort<ActionSort>>,
        /// Only this far.
        status?: Vec<ActionStatus>,
    } -> Page<Action>;

    /// Applies a firewall to servers, also to those of a label selector.
    POST "/firewalls/{id}/actions/apply_to_resources" => ApplyToResources {
        /// The firewall.
        id: Id<Firewall>,
        /// What to apply it to.
        apply_to: Vec<FirewallResourceInput>,
    } -> Vec<Action>;

    /// Takes a firewall from servers. One that a label selector reaches is freed by its labels only.
    POST "/firewalls/{id}/actions/remove_from_resources" => RemoveFromResources {
        /// The firewall.
        id: Id<Firewall>,
        /// What to take it from.
        remove_from: Vec<FirewallResourceInput>,
    } -> Vec<Action>;

    /// Replaces all rules of a firewall.
    POST "/firewalls/{id}/actions/set_rules" => SetRules {
        /// The firewall.
        id: Id<Firewall>,
        /// What it lets through: at most 50 rules. An empty list lets nothing in and everything out.
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
