"""SSH keys, certificates, firewalls and placement groups."""

import base64
import hashlib
import os
import ssl
from pathlib import Path

from catalogue import actions, managed
from hcloud.firewalls import FirewallResource, FirewallResourceLabelSelector, FirewallRule

LABELS = {"judge": "python"}
BLOB = b"\x00\x00\x00\x0bssh-ed25519\x00\x00\x00\x20" + bytes(range(32))


def run(tour, client):
    tour.part(ssh_keys, client)
    tour.part(certificates, client)
    tour.part(firewalls, client)
    tour.part(placement_groups, client)


def public_key(blob=BLOB):
    return f"ssh-ed25519 {base64.b64encode(blob).decode()} judge@example.com"


def ssh_keys(tour, client):
    digest = hashlib.md5(BLOB).hexdigest()
    fingerprint = ":".join(digest[at : at + 2] for at in range(0, 32, 2))
    key = tour.step(
        "ssh_keys.create",
        lambda: client.ssh_keys.create(name="judge-key", public_key=public_key(), labels=LABELS),
        lambda key: key.public_key == public_key(),
    )
    tour.step("ssh_keys.create fingerprint", lambda: key.fingerprint, lambda found: found == fingerprint)
    managed(tour, "ssh_keys", client.ssh_keys, key)
    tour.step(
        "ssh_keys.get_by_fingerprint",
        lambda: client.ssh_keys.get_by_fingerprint(fingerprint),
        lambda found: found.id == key.id,
    )
    tour.step(
        "ssh_keys.update",
        lambda: key.update(name="judge-key-2", labels={**LABELS, "a": "b"}),
        lambda found: found.labels["a"] == "b",
    )
    tour.refusal(
        "ssh_keys.create same key",
        "uniqueness_error",
        lambda: client.ssh_keys.create(name="other", public_key=public_key()),
    )
    tour.refusal(
        "ssh_keys.create invalid key",
        "invalid_input",
        lambda: client.ssh_keys.create(name="other", public_key="nonsense"),
    )
    tour.step("ssh_keys.delete", key.delete, lambda deleted: deleted is True)
    tour.refusal("ssh_keys.delete again", "not_found", key.delete)


def certificates(tour, client):
    certificate, private_key = (Path(os.environ[name]).read_text() for name in ["JUDGE_CERTIFICATE", "JUDGE_KEY"])
    digest = hashlib.sha256(ssl.PEM_cert_to_DER_cert(certificate)).hexdigest().upper()
    fingerprint = ":".join(digest[at : at + 2] for at in range(0, 64, 2))
    uploaded = tour.step(
        "certificates.create",
        lambda: client.certificates.create(
            name="uploaded", certificate=certificate, private_key=private_key, labels=LABELS
        ),
        lambda found: found.type == "uploaded" and found.certificate.strip() == certificate.strip(),
    )
    tour.step(
        "certificates.create domain names",
        lambda: uploaded.domain_names,
        lambda names: names == ["judge.example.com", "www.judge.example.com"],
    )
    tour.step(
        "certificates.create fingerprint", lambda: uploaded.fingerprint.upper(), lambda found: found == fingerprint
    )
    tour.step(
        "certificates.create validity",
        lambda: uploaded.not_valid_after - uploaded.not_valid_before,
        lambda span: span.days == 30,
    )
    managed(tour, "certificates", client.certificates, uploaded)
    tour.step(
        "certificates.update",
        lambda: uploaded.update(name="uploaded-2", labels=LABELS),
        lambda found: found.name == "uploaded-2",
    )
    tour.refusal(
        "certificates.create same name",
        "uniqueness_error",
        lambda: client.certificates.create(name="uploaded-2", certificate=certificate, private_key=private_key),
    )
    tour.refusal(
        "certificates.create invalid PEM",
        "invalid_input",
        lambda: client.certificates.create(name="other", certificate="nonsense", private_key=private_key),
    )
    managed_certificate = tour.action(
        "certificates.create_managed",
        lambda: client.certificates.create_managed(
            name="managed", domain_names=["example.com"], labels={"judge": "managed"}
        ),
        lambda made: made.certificate.type == "managed",
    )
    tour.step(
        "certificates.create_managed status",
        lambda: client.certificates.get_by_name("managed"),
        lambda found: found.status.issuance == "completed" and found.certificate.startswith("-----BEGIN"),
    )
    tour.refusal(
        "certificates.retry_issuance of an issued one",
        "unsupported_error",
        lambda: managed_certificate.certificate.retry_issuance(),
    )
    actions(tour, "certificates", client.certificates, managed_certificate.certificate)
    tour.step("certificates.delete", uploaded.delete, lambda deleted: deleted is True)
    tour.step("certificates.delete managed", lambda: managed_certificate.certificate.delete())


def firewalls(tour, client):
    rule = FirewallRule(direction="in", protocol="tcp", source_ips=["0.0.0.0/0", "::/0"], port="22", description="ssh")
    selector = FirewallResource(
        type="label_selector", label_selector=FirewallResourceLabelSelector(selector="role=judged")
    )
    made = tour.action(
        "firewalls.create",
        lambda: client.firewalls.create(name="judge", rules=[rule], labels=LABELS, resources=[selector]),
        lambda made: made.firewall.rules[0].port == "22",
    )
    firewall = made.firewall
    managed(tour, "firewalls", client.firewalls, firewall)
    tour.step(
        "firewalls.get_all sorted",
        lambda: client.firewalls.get_all(name="judge", sort=["created:desc"]),
        lambda found: len(found) == 1,
    )
    tour.step(
        "firewalls.update",
        lambda: firewall.update(name="judge-2", labels=LABELS),
        lambda found: found.name == "judge-2",
    )
    outgoing = FirewallRule(direction="out", protocol="icmp", destination_ips=["10.0.0.0/8"])
    tour.action("firewalls.set_rules", lambda: firewall.set_rules([rule, outgoing]))
    tour.step(
        "firewalls.set_rules effect",
        lambda: client.firewalls.get_by_id(firewall.id),
        lambda found: len(found.rules) == 2,
    )
    tour.action("firewalls.remove_from_resources", lambda: firewall.remove_from_resources([selector]))
    tour.action("firewalls.apply_to_resources", lambda: firewall.apply_to_resources([selector]))
    tour.refusal(
        "firewalls.apply_to_resources twice",
        "firewall_already_applied",
        lambda: firewall.apply_to_resources([selector]),
    )
    actions(tour, "firewalls", client.firewalls, firewall)
    tour.refusal("firewalls.create same name", "uniqueness_error", lambda: client.firewalls.create(name="judge-2"))
    tour.refusal(
        "firewalls.set_rules invalid port",
        "invalid_input",
        lambda: firewall.set_rules(
            [FirewallRule(direction="in", protocol="tcp", source_ips=["0.0.0.0/0"], port="99999")]
        ),
    )
    tour.refusal("firewalls.delete in use", "resource_in_use", firewall.delete)
    tour.action("firewalls.remove_from_resources at last", lambda: firewall.remove_from_resources([selector]))
    tour.step("firewalls.delete", firewall.delete, lambda deleted: deleted is True)


def placement_groups(tour, client):
    made = tour.step(
        "placement_groups.create", lambda: client.placement_groups.create(name="judge", type="spread", labels=LABELS)
    )
    group = made.placement_group
    managed(tour, "placement_groups", client.placement_groups, group)
    tour.step(
        "placement_groups.get_list by type",
        lambda: client.placement_groups.get_list(type="spread", sort=["name"]),
        lambda page: len(page.placement_groups) == 1,
    )
    tour.step(
        "placement_groups.update",
        lambda: group.update(name="judge-2", labels=LABELS),
        lambda found: found.name == "judge-2",
    )
    tour.refusal(
        "placement_groups.create same name",
        "uniqueness_error",
        lambda: client.placement_groups.create(name="judge-2", type="spread"),
    )
    tour.refusal(
        "placement_groups.create invalid type",
        "invalid_input",
        lambda: client.placement_groups.create(name="x", type="heap"),
    )
    tour.step("placement_groups.delete", group.delete, lambda deleted: deleted is True)
