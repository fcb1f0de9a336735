"""Servers with their images, and the volumes attached to them."""

import datetime

from catalogue import actions, managed
from hcloud.images import Image
from hcloud.isos import Iso
from hcloud.locations import Location
from hcloud.networks import NetworkSubnet
from hcloud.server_types import ServerType
from hcloud.servers import ServerCreatePublicNetwork
from security import LABELS, public_key


class Places:
    """References to the catalogue, by name."""

    location = Location(name="fsn1")
    small = ServerType(name="cx23")
    image = Image(name="debian-13")


def run(tour, client):
    server = create(tour, client)
    tour.part(managed, "servers", client.servers, server)
    tour.part(reading, client, server)
    tour.part(power, client, server)
    tour.part(rescue, client, server)
    tour.part(attachments, client, server)
    tour.part(networks, client, server)
    tour.part(images, client, server)
    tour.part(volumes, client, server)
    tour.part(changes, client, server)


def create(tour, client):
    key = tour.step("servers needs key", lambda: client.ssh_keys.create(name="servers", public_key=public_key()))
    made = tour.action(
        "servers.create",
        lambda: client.servers.create(
            name="judge",
            server_type=Places.small,
            image=Places.image,
            location=Places.location,
            ssh_keys=[key],
            labels=LABELS,
            user_data="#cloud-config\n",
            public_net=ServerCreatePublicNetwork(enable_ipv4=True, enable_ipv6=True),
        ),
        lambda made: made.root_password is None and made.server.status == "initializing",
    )
    server = made.server
    tour.step(
        "servers.create effect", lambda: client.servers.get_by_id(server.id), lambda found: found.status == "running"
    )
    tour.action(
        "servers.create stopped, with a password",
        lambda: client.servers.create(
            name="stopped", server_type=Places.small, image=Places.image, start_after_create=False
        ),
        lambda made: made.root_password,
    )
    tour.step(
        "servers.create stopped effect",
        lambda: client.servers.get_by_name("stopped"),
        lambda found: found.status == "off",
    )
    refused = lambda **options: lambda: client.servers.create(
        **{"name": "x", "server_type": Places.small, "image": Places.image, **options}
    )
    tour.refusal("servers.create same name", "uniqueness_error", refused(name="judge"))
    tour.refusal("servers.create invalid name", "invalid_input", refused(name="not a host name"))
    tour.refusal("servers.create unknown type", "invalid_input", refused(server_type=ServerType(name="cx0")))
    tour.refusal("servers.create unknown image", "invalid_input", refused(image=Image(name="no-such")))
    tour.refusal("servers.create unknown location", "invalid_input", refused(location=Location(name="mars1")))
    return server


def reading(tour, client, server):
    tour.step(
        "servers.get_all by status",
        lambda: client.servers.get_all(status=["off"]),
        lambda found: [one.name for one in found] == ["stopped"],
    )
    tour.step("servers.get_all by name", lambda: client.servers.get_all(name="judge"), lambda found: len(found) == 1)
    tour.step("servers.image", lambda: client.servers.get_by_id(server.id).image.name, lambda name: name == "debian-13")
    start = server.created
    for kind in ["cpu", "disk", "network"]:
        tour.step(
            f"servers.get_metrics {kind}",
            lambda: server.get_metrics(kind, start, start + datetime.timedelta(minutes=5), step=60),
            lambda response: response.metrics.time_series and response.metrics.step == 60,
        )
    tour.refusal(
        "servers.get_metrics end before start",
        "invalid_input",
        lambda: server.get_metrics(["cpu"], start, start - datetime.timedelta(minutes=5)),
    )


def power(tour, client, server):
    status = lambda expected: tour.step(
        f"servers status {expected}",
        lambda: client.servers.get_by_id(server.id),
        lambda found: found.status == expected,
    )
    tour.action("servers.reboot", server.reboot)
    tour.action("servers.reset", server.reset)
    tour.action("servers.shutdown", server.shutdown)
    status("off")
    tour.action("servers.power_on", server.power_on)
    status("running")
    tour.action("servers.power_off", server.power_off)
    status("off")
    tour.refusal("servers.reset_password while off", "service_error", server.reset_password)
    tour.action("servers.power_on again", server.power_on)
    tour.action("servers.reset_password", server.reset_password, lambda made: made.root_password)
    tour.action("servers.request_console", server.request_console, lambda made: made.wss_url.startswith("wss://"))
    tour.action("servers.reboot right after the console", server.reboot)


def rescue(tour, client, server):
    key = client.ssh_keys.get_by_name("servers")
    tour.action(
        "servers.enable_rescue",
        lambda: server.enable_rescue(type="linux64", ssh_keys=[key.id] if key else []),
        lambda made: made.root_password,
    )
    flag = lambda name, expected: tour.step(
        name, lambda: client.servers.get_by_id(server.id), lambda found: found.rescue_enabled is expected
    )
    flag("servers.enable_rescue effect", True)
    tour.action("servers.disable_rescue", server.disable_rescue)
    flag("servers.disable_rescue effect", False)
    tour.action("servers.enable_rescue without options", server.enable_rescue)
    tour.action("servers.reboot into rescue", server.reboot)
    flag("servers.reboot ends the rescue setting", False)


def attachments(tour, client, server):
    iso = tour.step("servers needs iso", lambda: client.isos.get_all(architecture=["x86"])[0])
    tour.action("servers.attach_iso", lambda: server.attach_iso(iso))
    tour.step(
        "servers.attach_iso effect", lambda: client.servers.get_by_id(server.id), lambda found: found.iso.id == iso.id
    )
    tour.action("servers.detach_iso", server.detach_iso)
    tour.refusal(
        "servers.attach_iso unknown", "not_found|invalid_input", lambda: server.attach_iso(Iso(name="no-such"))
    )
    tour.action("servers.enable_backup", server.enable_backup)
    tour.step(
        "servers.enable_backup effect", lambda: client.servers.get_by_id(server.id), lambda found: found.backup_window
    )
    tour.action("servers.disable_backup", server.disable_backup)
    made = tour.step("servers needs group", lambda: client.placement_groups.create(name="spread", type="spread"))
    group = made.placement_group
    tour.refusal(
        "servers.add_to_placement_group while running",
        "server_not_stopped",
        lambda: server.add_to_placement_group(group),
    )
    tour.action("servers.power_off for the group", server.power_off)
    tour.action("servers.add_to_placement_group", lambda: server.add_to_placement_group(group))
    tour.step(
        "placement group has the server",
        lambda: client.placement_groups.get_by_id(group.id),
        lambda found: found.servers == [server.id],
    )
    tour.action("servers.remove_from_placement_group", server.remove_from_placement_group)
    tour.action("servers.power_on after the group", server.power_on)
    address = server.public_net.ipv4.ip
    tour.action("servers.change_dns_ptr", lambda: server.change_dns_ptr(address, "judge.example.com"))
    tour.step(
        "servers.change_dns_ptr effect",
        lambda: client.servers.get_by_id(server.id),
        lambda found: found.public_net.ipv4.dns_ptr == "judge.example.com",
    )
    tour.action("servers.change_dns_ptr reset", lambda: server.change_dns_ptr(address, None))
    tour.refusal(
        "servers.change_dns_ptr of another address",
        "not_found|invalid_input",
        lambda: server.change_dns_ptr("8.8.8.8", "a.example.com"),
    )


def networks(tour, client, server):
    subnet = NetworkSubnet(ip_range="10.0.1.0/24", type="cloud", network_zone="eu-central")
    network = tour.step(
        "servers needs network",
        lambda: client.networks.create(name="servers", ip_range="10.0.0.0/16", subnets=[subnet]),
    )
    tour.action(
        "servers.attach_to_network", lambda: server.attach_to_network(network, ip="10.0.1.5", alias_ips=["10.0.1.6"])
    )
    tour.step(
        "servers.attach_to_network effect",
        lambda: client.servers.get_by_id(server.id).private_net_for(network),
        lambda found: found.ip == "10.0.1.5" and found.alias_ips == ["10.0.1.6"],
    )
    tour.refusal(
        "servers.attach_to_network twice", "server_already_attached", lambda: server.attach_to_network(network)
    )
    tour.action("servers.change_alias_ips", lambda: server.change_alias_ips(network, ["10.0.1.7", "10.0.1.8"]))
    tour.refusal(
        "servers.change_alias_ips outside", "invalid_input", lambda: server.change_alias_ips(network, ["172.16.0.1"])
    )
    tour.step(
        "networks.get_member_all",
        lambda: network.get_member_all(type=["server"], sort=["id:asc"]),
        lambda found: [one.id for one in found] == [server.id],
    )
    tour.step(
        "networks.get_member_list",
        lambda: network.get_member_list(subnet=["10.0.1.0/24"], per_page=1),
        lambda page: len(page[0]) == 1,
    )
    tour.action("servers.detach_from_network", lambda: server.detach_from_network(network))
    tour.action("servers.attach_to_network by range", lambda: server.attach_to_network(network, ip_range="10.0.1.0/24"))
    tour.action("servers.detach_from_network again", lambda: server.detach_from_network(network))
    tour.step("servers needs network deleted", network.delete)


def images(tour, client, server):
    made = tour.action(
        "servers.create_image",
        lambda: server.create_image(description="judged", type="snapshot", labels=LABELS),
        lambda made: made.image.type == "snapshot",
    )
    image = client.images.get_by_id(made.image.id)
    tour.step("images.create effect", lambda: image.status, lambda status: status == "available")
    tour.step(
        "images.get_all by label",
        lambda: client.images.get_all(label_selector="judge=python"),
        lambda found: len(found) == 1,
    )
    tour.step(
        "images.update",
        lambda: image.update(description="changed", labels={**LABELS, "a": "b"}),
        lambda found: found.description == "changed",
    )
    tour.action("images.change_protection", lambda: image.change_protection(delete=True))
    tour.refusal("images.delete protected", "protected", image.delete)
    tour.action("images.change_protection off", lambda: image.change_protection(delete=False))
    actions(tour, "images", client.images, image)
    tour.action("servers.rebuild", lambda: server.rebuild(image), lambda made: made.action.command == "rebuild_server")
    tour.action("servers.rebuild with user data", lambda: server.rebuild(Places.image, user_data="#cloud-config\n"))
    tour.step("images.delete", image.delete, lambda deleted: deleted is True)
    tour.refusal(
        "images.delete a system image",
        "forbidden",
        lambda: client.images.delete(client.images.get_by_name("debian-12")),
    )
    backup_needs = lambda: server.create_image(type="backup")
    tour.refusal("servers.create_image backup without backups", "service_error", backup_needs)


def volumes(tour, client, server):
    made = tour.action(
        "volumes.create attached",
        lambda: client.volumes.create(
            size=10, name="attached", server=server, automount=True, format="ext4", labels=LABELS
        ),
        lambda made: made.volume.size == 10,
    )
    volume = made.volume
    managed(tour, "volumes", client.volumes, volume)
    tour.action("volumes.create", lambda: client.volumes.create(size=12, name="free", location=Places.location))
    tour.step(
        "volumes.get_all by status", lambda: client.volumes.get_all(status=["available"]), lambda found: len(found) == 2
    )
    tour.step(
        "volumes.create effect", lambda: client.volumes.get_by_id(volume.id), lambda found: found.server.id == server.id
    )
    tour.refusal("volumes.attach twice", "volume_already_attached", lambda: volume.attach(server))
    tour.action("volumes.detach", volume.detach)
    tour.action("volumes.attach", lambda: volume.attach(server, automount=False))
    tour.action("volumes.resize", lambda: volume.resize(20))
    tour.refusal("volumes.resize smaller", "invalid_input", lambda: volume.resize(10))
    tour.refusal("volumes.delete attached", "volume_already_attached|resource_in_use", volume.delete)
    tour.action("volumes.detach again", volume.detach)
    tour.action("volumes.change_protection", lambda: volume.change_protection(delete=True))
    tour.refusal("volumes.delete protected", "protected", volume.delete)
    tour.action("volumes.change_protection off", lambda: volume.change_protection(delete=False))
    actions(tour, "volumes", client.volumes, volume)
    tour.step(
        "volumes.update",
        lambda: volume.update(name="renamed", labels={"a": "b"}),
        lambda found: found.name == "renamed",
    )
    tour.refusal(
        "volumes.create same name",
        "uniqueness_error",
        lambda: client.volumes.create(size=10, name="free", location=Places.location),
    )
    tour.refusal(
        "volumes.create too small",
        "invalid_input",
        lambda: client.volumes.create(size=1, name="x", location=Places.location),
    )
    tour.step("volumes.delete", volume.delete, lambda deleted: deleted is True)


def changes(tour, client, server):
    tour.refusal(
        "servers.change_type while running",
        "server_not_stopped",
        lambda: server.change_type(ServerType(name="cx33"), upgrade_disk=False),
    )
    tour.action("servers.power_off for the type", server.power_off)
    tour.action("servers.change_type", lambda: server.change_type(ServerType(name="cx33"), upgrade_disk=False))
    tour.step(
        "servers.change_type effect",
        lambda: client.servers.get_by_id(server.id),
        lambda found: found.server_type.name == "cx33",
    )
    tour.action("servers.change_protection", lambda: server.change_protection(delete=True, rebuild=True))
    tour.refusal("servers.delete protected", "protected", server.delete)
    tour.refusal("servers.rebuild protected", "protected", lambda: server.rebuild(Places.image))
    tour.action("servers.change_protection off", lambda: server.change_protection(delete=False, rebuild=False))
    actions(tour, "servers", client.servers, server)
    tour.step(
        "servers.update",
        lambda: server.update(name="renamed", labels={}),
        lambda found: found.name == "renamed" and found.labels == {},
    )
    tour.action("servers.delete", server.delete)
    tour.refusal("servers.get_by_id deleted", "not_found", lambda: client.servers.get_by_id(server.id))
    tour.refusal("servers.delete again", "not_found", server.delete)
