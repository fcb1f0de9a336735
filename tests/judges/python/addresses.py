"""Floating IPs, Primary IPs and networks."""

from catalogue import actions, managed
from hcloud.networks import NetworkRoute, NetworkSubnet
from security import LABELS
from servers import Places


def run(tour, client):
    made = tour.action(
        "addresses needs server",
        lambda: client.servers.create(
            name="addressed",
            server_type=Places.small,
            image=Places.image,
            location=Places.location,
            start_after_create=False,
        ),
    )
    tour.part(floating_ips, client, made.server)
    tour.part(primary_ips, client, made.server)
    tour.part(networks, client)


def floating_ips(tour, client, server):
    made = tour.step(
        "floating_ips.create",
        lambda: client.floating_ips.create(
            type="ipv4", name="judge", description="judged", home_location=Places.location, labels=LABELS
        ),
        lambda made: made.action is None and made.floating_ip.home_location.name == "fsn1",
    )
    address = made.floating_ip
    managed(tour, "floating_ips", client.floating_ips, address)
    tour.action("floating_ips.create assigned", lambda: client.floating_ips.create(type="ipv6", server=server))
    tour.action("floating_ips.assign", lambda: address.assign(server))
    tour.step(
        "floating_ips.assign effect",
        lambda: client.floating_ips.get_by_id(address.id),
        lambda found: found.server.id == server.id,
    )
    tour.action("floating_ips.unassign", address.unassign)
    tour.action("floating_ips.change_dns_ptr", lambda: address.change_dns_ptr(address.ip, "float.example.com"))
    tour.step(
        "floating_ips.change_dns_ptr effect",
        lambda: client.floating_ips.get_by_id(address.id),
        lambda found: found.dns_ptr[0]["dns_ptr"] == "float.example.com",
    )
    tour.action("floating_ips.change_protection", lambda: address.change_protection(delete=True))
    tour.refusal("floating_ips.delete protected", "protected", address.delete)
    tour.action("floating_ips.change_protection off", lambda: address.change_protection(delete=False))
    actions(tour, "floating_ips", client.floating_ips, address)
    tour.step(
        "floating_ips.update",
        lambda: address.update(name="renamed", description="changed", labels={}),
        lambda found: found.name == "renamed" and found.description == "changed",
    )
    tour.refusal("floating_ips.create without place", "invalid_input", lambda: client.floating_ips.create(type="ipv4"))
    tour.refusal(
        "floating_ips.create invalid type",
        "invalid_input",
        lambda: client.floating_ips.create(type="ipx", home_location=Places.location),
    )
    tour.step("floating_ips.delete", address.delete, lambda deleted: deleted is True)


def primary_ips(tour, client, server):
    made = tour.step(
        "primary_ips.create",
        lambda: client.primary_ips.create(
            type="ipv4",
            name="judge",
            location=Places.location,
            assignee_type="server",
            auto_delete=False,
            labels=LABELS,
        ),
        lambda made: made.action is None and made.primary_ip.assignee_id is None,
    )
    address = made.primary_ip
    managed(tour, "primary_ips", client.primary_ips, address)
    tour.step(
        "primary_ips.get_list by address",
        lambda: client.primary_ips.get_list(ip=address.ip),
        lambda page: len(page.primary_ips) == 1,
    )
    first = tour.step("primary_ips of a server", lambda: client.servers.get_by_id(server.id).public_net.primary_ipv4)
    tour.refusal(
        "primary_ips.assign to a server that has one", "server_has_ipv4", lambda: address.assign(server.id, "server")
    )
    tour.action("primary_ips.unassign", first.unassign)
    tour.action("primary_ips.assign", lambda: address.assign(server.id, "server"))
    tour.step(
        "primary_ips.assign effect",
        lambda: client.primary_ips.get_by_id(address.id),
        lambda found: found.assignee_id == server.id,
    )
    tour.refusal("primary_ips.delete assigned", "must_be_unassigned", address.delete)
    tour.action("primary_ips.unassign again", address.unassign)
    tour.action("primary_ips.change_dns_ptr", lambda: address.change_dns_ptr(address.ip, "primary.example.com"))
    tour.action("primary_ips.change_protection", lambda: address.change_protection(delete=True))
    tour.refusal("primary_ips.delete protected", "protected", address.delete)
    tour.action("primary_ips.change_protection off", lambda: address.change_protection(delete=False))
    actions(tour, "primary_ips", client.primary_ips, address)
    tour.step(
        "primary_ips.update",
        lambda: address.update(name="renamed", auto_delete=True, labels={}),
        lambda found: found.name == "renamed" and found.auto_delete is True,
    )
    tour.refusal(
        "primary_ips.create same name",
        "uniqueness_error",
        lambda: client.primary_ips.create(
            type="ipv4", name="renamed", location=Places.location, assignee_type="server"
        ),
    )
    tour.step("primary_ips.delete", address.delete, lambda deleted: deleted is True)


def networks(tour, client):
    network = tour.step(
        "networks.create",
        lambda: client.networks.create(
            name="judge",
            ip_range="10.0.0.0/16",
            subnets=[NetworkSubnet(ip_range="10.0.1.0/24", type="cloud", network_zone="eu-central")],
            routes=[NetworkRoute(destination="10.100.1.0/24", gateway="10.0.1.2")],
            expose_routes_to_vswitch=False,
            labels=LABELS,
        ),
        lambda found: found.subnets[0].gateway == "10.0.0.1",
    )
    managed(tour, "networks", client.networks, network)
    second = NetworkSubnet(ip_range="10.0.2.0/24", type="cloud", network_zone="eu-central")
    tour.action("networks.add_subnet", lambda: network.add_subnet(second))
    tour.action("networks.delete_subnet", lambda: network.delete_subnet(second))
    route = NetworkRoute(destination="10.100.2.0/24", gateway="10.0.1.3")
    tour.action("networks.add_route", lambda: network.add_route(route))
    tour.step(
        "networks.add_route effect", lambda: client.networks.get_by_id(network.id), lambda found: len(found.routes) == 2
    )
    tour.action("networks.delete_route", lambda: network.delete_route(route))
    tour.action("networks.change_ip_range", lambda: network.change_ip_range("10.0.0.0/12"))
    tour.refusal("networks.change_ip_range smaller", "invalid_input", lambda: network.change_ip_range("10.0.0.0/24"))
    tour.refusal(
        "networks.add_subnet overlapping",
        "invalid_input",
        lambda: network.add_subnet(NetworkSubnet(ip_range="10.0.1.0/24", type="cloud", network_zone="eu-central")),
    )
    tour.action("networks.change_protection", lambda: network.change_protection(delete=True))
    tour.refusal("networks.delete protected", "protected", network.delete)
    tour.action("networks.change_protection off", lambda: network.change_protection(delete=False))
    actions(tour, "networks", client.networks, network)
    tour.step(
        "networks.update",
        lambda: network.update(name="renamed", labels={}, expose_routes_to_vswitch=True),
        lambda found: found.name == "renamed" and found.expose_routes_to_vswitch is True,
    )
    tour.refusal(
        "networks.create same name",
        "uniqueness_error",
        lambda: client.networks.create(name="renamed", ip_range="10.0.0.0/16"),
    )
    tour.refusal(
        "networks.create public range", "invalid_input", lambda: client.networks.create(name="x", ip_range="8.8.0.0/16")
    )
    tour.step("networks.delete", network.delete, lambda deleted: deleted is True)
