"""Load Balancers with their services and targets."""

import datetime

from catalogue import actions, managed
from hcloud.load_balancer_types import LoadBalancerType
from hcloud.load_balancers import (
    LoadBalancerAlgorithm,
    LoadBalancerHealthCheck,
    LoadBalancerHealthCheckHttp,
    LoadBalancerService,
    LoadBalancerServiceHttp,
    LoadBalancerTarget,
    LoadBalancerTargetIP,
    LoadBalancerTargetLabelSelector,
)
from hcloud.networks import NetworkSubnet
from security import LABELS
from servers import Places


def run(tour, client):
    balancer = create(tour, client)
    tour.part(managed, "load_balancers", client.load_balancers, balancer)
    tour.part(services, client, balancer)
    tour.part(targets, client, balancer)
    tour.part(network, client, balancer)
    tour.part(changes, client, balancer)


def create(tour, client):
    small = LoadBalancerType(name="lb11")
    web = LoadBalancerService(
        protocol="http",
        listen_port=80,
        destination_port=8080,
        proxyprotocol=False,
        http=LoadBalancerServiceHttp(sticky_sessions=True, cookie_name="HCLBSTICKY", cookie_lifetime=300),
        health_check=LoadBalancerHealthCheck(
            protocol="http",
            port=8080,
            interval=15,
            timeout=10,
            retries=3,
            http=LoadBalancerHealthCheckHttp(path="/health", status_codes=["2??"]),
        ),
    )
    made = tour.action(
        "load_balancers.create",
        lambda: client.load_balancers.create(
            name="judge",
            load_balancer_type=small,
            algorithm=LoadBalancerAlgorithm(type="round_robin"),
            services=[web],
            location=Places.location,
            public_interface=True,
            labels=LABELS,
        ),
        lambda made: made.load_balancer.services[0].health_check.http.path == "/health",
    )
    tour.action(
        "load_balancers.create in a zone",
        lambda: client.load_balancers.create(name="zoned", load_balancer_type=small, network_zone="eu-central"),
    )
    tour.refusal(
        "load_balancers.create same name",
        "uniqueness_error",
        lambda: client.load_balancers.create(name="judge", load_balancer_type=small, location=Places.location),
    )
    tour.refusal(
        "load_balancers.create without place",
        "invalid_input",
        lambda: client.load_balancers.create(name="x", load_balancer_type=small),
    )
    return made.load_balancer


def services(tour, client, balancer):
    service = LoadBalancerService(
        protocol="tcp",
        listen_port=5432,
        destination_port=5433,
        proxyprotocol=True,
        health_check=LoadBalancerHealthCheck(protocol="tcp", port=5433, interval=10, timeout=5, retries=2),
    )
    tour.action("load_balancers.add_service", lambda: balancer.add_service(service))
    tour.refusal(
        "load_balancers.add_service same port", "source_port_already_used", lambda: balancer.add_service(service)
    )
    changed = LoadBalancerService(
        protocol="tcp", listen_port=5432, destination_port=6432, proxyprotocol=False, health_check=service.health_check
    )
    tour.action("load_balancers.update_service", lambda: balancer.update_service(changed))
    tour.step(
        "load_balancers.update_service effect",
        lambda: client.load_balancers.get_by_id(balancer.id),
        lambda found: [one.destination_port for one in found.services if one.listen_port == 5432] == [6432],
    )
    tour.action("load_balancers.delete_service", lambda: balancer.delete_service(changed))
    tour.refusal(
        "load_balancers.delete_service again", "not_found|invalid_input", lambda: balancer.delete_service(changed)
    )


def targets(tour, client, balancer):
    made = tour.action(
        "load_balancers needs server",
        lambda: client.servers.create(
            name="target",
            server_type=Places.small,
            image=Places.image,
            location=Places.location,
            labels={"role": "target"},
        ),
    )
    for name, target in {
        "server": LoadBalancerTarget(type="server", server=made.server, use_private_ip=False),
        "label": LoadBalancerTarget(
            type="label_selector", label_selector=LoadBalancerTargetLabelSelector(selector="role=target")
        ),
        "ip": LoadBalancerTarget(type="ip", ip=LoadBalancerTargetIP(ip=made.server.public_net.ipv4.ip)),
    }.items():
        tour.action(f"load_balancers.add_target {name}", lambda: balancer.add_target(target))
        tour.refusal(
            f"load_balancers.add_target {name} twice", "target_already_defined", lambda: balancer.add_target(target)
        )
        tour.step(
            f"load_balancers.add_target {name} effect",
            lambda: client.load_balancers.get_by_id(balancer.id),
            lambda found: [one.type for one in found.targets] == [target.type],
        )
        tour.action(f"load_balancers.remove_target {name}", lambda: balancer.remove_target(target))


def network(tour, client, balancer):
    subnet = NetworkSubnet(ip_range="10.0.1.0/24", type="cloud", network_zone="eu-central")
    made = tour.step(
        "load_balancers needs network",
        lambda: client.networks.create(name="balanced", ip_range="10.0.0.0/16", subnets=[subnet]),
    )
    tour.action("load_balancers.attach_to_network", lambda: balancer.attach_to_network(made, ip="10.0.1.9"))
    tour.step(
        "load_balancers.attach_to_network effect",
        lambda: client.load_balancers.get_by_id(balancer.id).private_net_for(made),
        lambda found: found.ip == "10.0.1.9",
    )
    tour.refusal(
        "load_balancers.attach_to_network twice",
        "load_balancer_already_attached",
        lambda: balancer.attach_to_network(made),
    )
    tour.action("load_balancers.disable_public_interface", balancer.disable_public_interface)
    tour.action("load_balancers.enable_public_interface", balancer.enable_public_interface)
    tour.action("load_balancers.detach_from_network", lambda: balancer.detach_from_network(made))
    tour.action(
        "load_balancers.attach_to_network by range", lambda: balancer.attach_to_network(made, ip_range="10.0.1.0/24")
    )
    tour.action("load_balancers.detach_from_network again", lambda: balancer.detach_from_network(made))


def changes(tour, client, balancer):
    start = balancer.created
    for kind in ["open_connections", "connections_per_second", "requests_per_second", "bandwidth"]:
        tour.step(
            f"load_balancers.get_metrics {kind}",
            lambda: balancer.get_metrics(kind, start, start + datetime.timedelta(minutes=5), step=60),
            lambda response: response.metrics.time_series,
        )
    tour.action(
        "load_balancers.change_algorithm",
        lambda: balancer.change_algorithm(LoadBalancerAlgorithm(type="least_connections")),
    )
    tour.action("load_balancers.change_type", lambda: balancer.change_type(LoadBalancerType(name="lb21")))
    tour.step(
        "load_balancers.change_type effect",
        lambda: client.load_balancers.get_by_id(balancer.id),
        lambda found: found.load_balancer_type.name == "lb21",
    )
    tour.action(
        "load_balancers.change_dns_ptr", lambda: balancer.change_dns_ptr(balancer.public_net.ipv4.ip, "lb.example.com")
    )
    tour.action("load_balancers.change_protection", lambda: balancer.change_protection(delete=True))
    tour.refusal("load_balancers.delete protected", "protected", balancer.delete)
    tour.action("load_balancers.change_protection off", lambda: balancer.change_protection(delete=False))
    actions(tour, "load_balancers", client.load_balancers, balancer)
    tour.step(
        "load_balancers.update",
        lambda: balancer.update(name="renamed", labels={}),
        lambda found: found.name == "renamed",
    )
    tour.action("load_balancers.delete", balancer.delete)
    tour.refusal("load_balancers.get_by_id deleted", "not_found", lambda: client.load_balancers.get_by_id(balancer.id))
