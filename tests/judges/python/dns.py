"""Zones and their RRSets."""

from catalogue import actions, managed
from hcloud.zones import ZonePrimaryNameserver, ZoneRecord, ZoneRRSet
from security import LABELS

ZONEFILE = """$ORIGIN imported.example.
$TTL 3600
@ IN A 192.0.2.1
www IN CNAME imported.example.
"""


def run(tour, client):
    made = tour.action(
        "zones.create",
        lambda: client.zones.create(
            name="judge.example",
            mode="primary",
            ttl=3600,
            labels=LABELS,
            rrsets=[ZoneRRSet(name="@", type="A", ttl=600, records=[ZoneRecord(value="192.0.2.1", comment="first")])],
        ),
        lambda made: made.zone.mode == "primary",
    )
    zone = made.zone
    tour.part(managed, "zones", client.zones, zone)
    tour.part(zones, client, zone)
    tour.part(rrsets, client, zone)
    tour.part(records, client, zone)
    tour.part(actions, "zones", client.zones, zone)
    tour.part(more_zones, client)
    tour.action("zones.change_protection", lambda: zone.change_protection(delete=True))
    tour.refusal("zones.delete protected", "protected", zone.delete)
    tour.action("zones.change_protection off", lambda: zone.change_protection(delete=False))
    tour.action("zones.delete", zone.delete)
    tour.refusal("zones.get deleted", "not_found", lambda: client.zones.get("judge.example"))


def zones(tour, client, zone):
    tour.step("zones.get by id", lambda: client.zones.get(zone.id), lambda found: found.name == "judge.example")
    tour.step("zones.get by name", lambda: client.zones.get("judge.example"), lambda found: found.id == zone.id)
    tour.refusal("zones.get unknown", "not_found", lambda: client.zones.get("no-such.example"))
    tour.step(
        "zones.get_all by mode",
        lambda: client.zones.get_all(mode="primary", sort=["name:desc"]),
        lambda found: len(found) == 1,
    )
    tour.step(
        "zones.get_list by name", lambda: client.zones.get_list(name="judge.example"), lambda page: len(page.zones) == 1
    )
    tour.step("zones.update", lambda: zone.update(labels={**LABELS, "a": "b"}), lambda found: found.labels["a"] == "b")
    tour.action("zones.change_ttl", lambda: zone.change_ttl(7200))
    tour.step("zones.change_ttl effect", lambda: client.zones.get(zone.id), lambda found: found.ttl == 7200)
    tour.step(
        "zones.authoritative_nameservers",
        lambda: client.zones.get(zone.id).authoritative_nameservers.assigned,
        lambda names: len(names) == 3,
    )
    tour.refusal(
        "zones.create same name", "uniqueness_error", lambda: client.zones.create(name="judge.example", mode="primary")
    )
    tour.refusal(
        "zones.create invalid mode", "invalid_input", lambda: client.zones.create(name="x.example", mode="both")
    )
    tour.refusal("zones.change_ttl too small", "invalid_input", lambda: zone.change_ttl(1))
    tour.refusal(
        "zones.change_primary_nameservers of a primary zone",
        "incorrect_zone_mode",
        lambda: zone.change_primary_nameservers([ZonePrimaryNameserver(address="192.0.2.53")]),
    )


def rrsets(tour, client, zone):
    made = tour.action(
        "zones.create_rrset",
        lambda: zone.create_rrset(
            name="www", type="A", ttl=300, labels=LABELS, records=[ZoneRecord(value="192.0.2.2", comment="second")]
        ),
        lambda made: made.rrset.id == "www/A" and made.rrset.records[0].comment == "second",
    )
    rrset = made.rrset
    tour.step("zones.get_rrset", lambda: zone.get_rrset("www", "A"), lambda found: found.ttl == 300)
    tour.step("zones.get_rrset apex", lambda: zone.get_rrset("@", "A"), lambda found: found.ttl == 600)
    tour.step(
        "zones.get_rrset_all", lambda: zone.get_rrset_all(type=["A"], sort=["name:asc"]), lambda found: len(found) == 2
    )
    tour.step(
        "zones.get_rrset_all by label",
        lambda: zone.get_rrset_all(label_selector="judge=python"),
        lambda found: len(found) == 1,
    )
    tour.step(
        "zones.get_rrset_list", lambda: zone.get_rrset_list(name="www", per_page=1), lambda page: len(page.rrsets) == 1
    )
    tour.step("rrsets.reload", lambda: rrset.reload() or rrset, lambda found: found.name == "www")
    tour.step(
        "rrsets.update_rrset", lambda: rrset.update_rrset(labels={"a": "b"}), lambda found: found.labels == {"a": "b"}
    )
    tour.step("zones.update_rrset", lambda: zone.update_rrset(rrset, labels={}), lambda found: found.labels == {})
    tour.refusal("zones.get_rrset unknown", "not_found", lambda: zone.get_rrset("no-such", "A"))
    tour.refusal(
        "zones.create_rrset twice",
        "uniqueness_error",
        lambda: zone.create_rrset(name="www", type="A", records=[ZoneRecord(value="192.0.2.3")]),
    )
    tour.refusal(
        "zones.create_rrset invalid value",
        "invalid_input",
        lambda: zone.create_rrset(name="bad", type="A", records=[ZoneRecord(value="not an address")]),
    )


def records(tour, client, zone):
    rrset = zone.get_rrset("www", "A")
    first, second = ZoneRecord(value="192.0.2.2"), ZoneRecord(value="192.0.2.3", comment="third")
    values = lambda name, expected: tour.step(
        name, lambda: [one.value for one in zone.get_rrset("www", "A").records], lambda found: sorted(found) == expected
    )
    tour.action("rrsets.add_rrset_records", lambda: rrset.add_rrset_records([second], ttl=300))
    values("rrsets.add_rrset_records effect", ["192.0.2.2", "192.0.2.3"])
    tour.action("zones.remove_rrset_records", lambda: zone.remove_rrset_records(rrset, [second]))
    tour.action("zones.add_rrset_records", lambda: zone.add_rrset_records(rrset, [second]))
    tour.action("rrsets.remove_rrset_records", lambda: rrset.remove_rrset_records([first]))
    values("rrsets.remove_rrset_records effect", ["192.0.2.3"])
    tour.action("rrsets.set_rrset_records", lambda: rrset.set_rrset_records([first, second]))
    tour.action("zones.set_rrset_records", lambda: zone.set_rrset_records(rrset, [first]))
    changed = ZoneRecord(value="192.0.2.2", comment="changed")
    tour.action("rrsets.update_rrset_records", lambda: rrset.update_rrset_records([changed]))
    tour.step(
        "rrsets.update_rrset_records effect",
        lambda: zone.get_rrset("www", "A").records[0].comment,
        lambda text: text == "changed",
    )
    tour.action("zones.update_rrset_records", lambda: zone.update_rrset_records(rrset, [changed]))
    tour.action("rrsets.change_rrset_ttl", lambda: rrset.change_rrset_ttl(900))
    tour.step("rrsets.change_rrset_ttl effect", lambda: zone.get_rrset("www", "A"), lambda found: found.ttl == 900)
    tour.action("zones.change_rrset_ttl to the zone's", lambda: zone.change_rrset_ttl(rrset, None))
    tour.step("zones.change_rrset_ttl effect", lambda: zone.get_rrset("www", "A"), lambda found: found.ttl is None)
    tour.action("rrsets.change_rrset_protection", lambda: rrset.change_rrset_protection(change=True))
    tour.refusal("rrsets.delete_rrset protected", "protected", rrset.delete_rrset)
    tour.action("zones.change_rrset_protection off", lambda: zone.change_rrset_protection(rrset, change=False))
    tour.action("rrsets.delete_rrset", rrset.delete_rrset)
    again = tour.action("zones.create_rrset again", lambda: zone.create_rrset(name="www", type="A", records=[first]))
    tour.action("zones.delete_rrset", lambda: zone.delete_rrset(again.rrset))
    tour.refusal("zones.get_rrset deleted", "not_found", lambda: zone.get_rrset("www", "A"))


def more_zones(tour, client):
    imported = tour.action(
        "zones.create from a zone file",
        lambda: client.zones.create(name="imported.example", mode="primary", zonefile=ZONEFILE),
    ).zone
    tour.step(
        "zones.export_zonefile",
        imported.export_zonefile,
        lambda response: "192.0.2.1" in response.zonefile and "CNAME" in response.zonefile,
    )
    tour.action("zones.import_zonefile", lambda: imported.import_zonefile(ZONEFILE.replace("192.0.2.1", "192.0.2.9")))
    tour.step(
        "zones.import_zonefile effect",
        lambda: imported.get_rrset("@", "A").records[0].value,
        lambda value: value == "192.0.2.9",
    )
    tour.refusal("zones.import_zonefile invalid", "invalid_input", lambda: imported.import_zonefile("nonsense ("))
    secondary = tour.action(
        "zones.create secondary",
        lambda: client.zones.create(
            name="secondary.example",
            mode="secondary",
            primary_nameservers=[ZonePrimaryNameserver(address="192.0.2.53", port=53)],
        ),
    ).zone
    tour.action(
        "zones.change_primary_nameservers",
        lambda: secondary.change_primary_nameservers(
            [ZonePrimaryNameserver(address="192.0.2.54", port=5353, tsig_algorithm="hmac-sha256", tsig_key="c2VjcmV0")]
        ),
    )
    tour.step(
        "zones.change_primary_nameservers effect",
        lambda: client.zones.get(secondary.id).primary_nameservers[0],
        lambda found: found.address == "192.0.2.54" and found.port == 5353,
    )
    tour.action("zones.delete secondary", secondary.delete)
    tour.action("zones.delete imported", imported.delete)
