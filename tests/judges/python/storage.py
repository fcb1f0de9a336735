"""Storage Boxes with their snapshots and subaccounts."""

from catalogue import actions, managed
from hcloud.storage_box_types import StorageBoxType
from hcloud.storage_boxes import (
    StorageBoxAccessSettings,
    StorageBoxSnapshotPlan,
    StorageBoxSubaccountAccessSettings,
)
from security import LABELS, public_key
from servers import Places

PASSWORD = "Judge-0-password!"


def run(tour, client):
    made = tour.action(
        "storage_boxes.create",
        lambda: client.storage_boxes.create(
            name="judge",
            password=PASSWORD,
            location=Places.location,
            storage_box_type=StorageBoxType(name="bx11"),
            ssh_keys=[public_key()],
            access_settings=StorageBoxAccessSettings(ssh_enabled=True, reachable_externally=True),
            labels=LABELS,
        ),
        lambda made: made.storage_box.access_settings.ssh_enabled is True,
    )
    box = made.storage_box
    tour.part(managed, "storage_boxes", client.storage_boxes, box)
    tour.part(changes, client, box)
    tour.part(snapshots, client, box)
    tour.part(subaccounts, client, box)
    tour.action("storage_boxes.delete", box.delete)
    tour.refusal("storage_boxes.get_by_id deleted", "not_found", lambda: client.storage_boxes.get_by_id(box.id))


def changes(tour, client, box):
    tour.step(
        "storage_boxes.create effect",
        lambda: client.storage_boxes.get_by_id(box.id),
        lambda found: found.status == "active" and found.username,
    )
    tour.step(
        "storage_boxes.get_list",
        lambda: client.storage_boxes.get_list(name="judge", sort=["name"]),
        lambda page: len(page.storage_boxes) == 1,
    )
    tour.step(
        "storage_boxes.update",
        lambda: box.update(name="renamed", labels={**LABELS, "a": "b"}),
        lambda found: found.name == "renamed",
    )
    tour.step("storage_boxes.get_folders", box.get_folders, lambda response: isinstance(response.folders, list))
    tour.step(
        "storage_boxes.get_folders of a path",
        lambda: box.get_folders(path="."),
        lambda response: isinstance(response.folders, list),
    )
    tour.action("storage_boxes.reset_password", lambda: box.reset_password(PASSWORD + "2"))
    tour.action(
        "storage_boxes.update_access_settings",
        lambda: box.update_access_settings(
            StorageBoxAccessSettings(samba_enabled=True, webdav_enabled=True, zfs_enabled=False)
        ),
    )
    tour.step(
        "storage_boxes.update_access_settings effect",
        lambda: client.storage_boxes.get_by_id(box.id).access_settings,
        lambda found: found.samba_enabled is True and found.ssh_enabled is True,
    )
    plan = StorageBoxSnapshotPlan(max_snapshots=5, hour=3, minute=30, day_of_week=1)
    tour.action("storage_boxes.enable_snapshot_plan", lambda: box.enable_snapshot_plan(plan))
    tour.step(
        "storage_boxes.enable_snapshot_plan effect",
        lambda: client.storage_boxes.get_by_id(box.id).snapshot_plan,
        lambda found: (found.max_snapshots, found.hour, found.minute, found.day_of_week) == (5, 3, 30, 1),
    )
    tour.action("storage_boxes.disable_snapshot_plan", box.disable_snapshot_plan)
    tour.action("storage_boxes.change_type", lambda: box.change_type(StorageBoxType(name="bx21")))
    tour.step(
        "storage_boxes.change_type effect",
        lambda: client.storage_boxes.get_by_id(box.id),
        lambda found: found.storage_box_type.name == "bx21",
    )
    tour.action("storage_boxes.change_protection", lambda: box.change_protection(delete=True))
    tour.refusal("storage_boxes.delete protected", "protected", box.delete)
    tour.action("storage_boxes.change_protection off", lambda: box.change_protection(delete=False))
    actions(tour, "storage_boxes", client.storage_boxes, box)
    create = lambda **options: lambda: client.storage_boxes.create(
        **{
            "name": "x",
            "password": PASSWORD,
            "location": Places.location,
            "storage_box_type": StorageBoxType(name="bx11"),
            **options,
        }
    )
    tour.refusal("storage_boxes.create same name", "uniqueness_error", create(name="renamed"))
    tour.refusal("storage_boxes.create weak password", "invalid_input", create(password="weak"))
    tour.refusal(
        "storage_boxes.create unknown type", "invalid_input", create(storage_box_type=StorageBoxType(name="bx0"))
    )


def snapshots(tour, client, box):
    made = tour.action(
        "storage_boxes.create_snapshot",
        lambda: box.create_snapshot(description="judged", labels=LABELS),
        lambda made: made.snapshot.id,
    )
    snapshot = box.get_snapshot_by_id(made.snapshot.id)
    tour.step(
        "storage_boxes.get_snapshot_by_id",
        lambda: snapshot,
        lambda found: found.description == "judged" and found.is_automatic is False,
    )
    tour.step(
        "storage_boxes.get_snapshot_by_name",
        lambda: box.get_snapshot_by_name(snapshot.name),
        lambda found: found.id == snapshot.id,
    )
    tour.step(
        "storage_boxes.get_snapshot_all",
        lambda: box.get_snapshot_all(is_automatic=False, sort=["id:desc"]),
        lambda found: len(found) == 1,
    )
    tour.step(
        "storage_boxes.get_snapshot_all by label",
        lambda: box.get_snapshot_all(label_selector="judge=python"),
        lambda found: len(found) == 1,
    )
    tour.step(
        "storage_boxes.get_snapshot_list",
        lambda: box.get_snapshot_list(name=snapshot.name),
        lambda page: len(page.snapshots) == 1,
    )
    tour.step("snapshots.reload", lambda: snapshot.reload() or snapshot, lambda found: found.stats is not None)
    tour.step(
        "snapshots.update",
        lambda: snapshot.update(description="changed", labels={}),
        lambda found: found.description == "changed",
    )
    tour.action("storage_boxes.rollback_snapshot", lambda: box.rollback_snapshot(snapshot))
    tour.refusal("storage_boxes.get_snapshot_by_id unknown", "not_found", lambda: box.get_snapshot_by_id(987654321))
    tour.action("snapshots.delete", snapshot.delete)


def subaccounts(tour, client, box):
    made = tour.action(
        "storage_boxes.create_subaccount",
        lambda: box.create_subaccount(
            name="judge",
            home_directory="judge",
            password=PASSWORD,
            description="judged",
            access_settings=StorageBoxSubaccountAccessSettings(ssh_enabled=True, readonly=False),
            labels=LABELS,
        ),
        lambda made: made.subaccount.id,
    )
    account = box.get_subaccount_by_id(made.subaccount.id)
    tour.step(
        "storage_boxes.get_subaccount_by_id",
        lambda: account,
        lambda found: found.home_directory == "judge" and found.access_settings.ssh_enabled,
    )
    tour.step(
        "storage_boxes.get_subaccount_by_name",
        lambda: box.get_subaccount_by_name("judge"),
        lambda found: found.id == account.id,
    )
    tour.step(
        "storage_boxes.get_subaccount_by_username",
        lambda: box.get_subaccount_by_username(account.username),
        lambda found: found.id == account.id,
    )
    tour.step(
        "storage_boxes.get_subaccount_all", lambda: box.get_subaccount_all(sort=["id"]), lambda found: len(found) == 1
    )
    tour.step(
        "storage_boxes.get_subaccount_list",
        lambda: box.get_subaccount_list(label_selector="judge=python"),
        lambda page: len(page.subaccounts) == 1,
    )
    tour.step("subaccounts.reload", lambda: account.reload() or account, lambda found: found.server)
    tour.step(
        "subaccounts.update",
        lambda: account.update(name="renamed", description="changed", labels={}),
        lambda found: found.description == "changed",
    )
    tour.action("subaccounts.change_home_directory", lambda: account.change_home_directory("elsewhere"))
    tour.step(
        "subaccounts.change_home_directory effect",
        lambda: box.get_subaccount_by_id(account.id),
        lambda found: found.home_directory == "elsewhere",
    )
    tour.action("subaccounts.reset_password", lambda: account.reset_password(PASSWORD + "3"))
    tour.action(
        "subaccounts.update_access_settings",
        lambda: account.update_access_settings(StorageBoxSubaccountAccessSettings(readonly=True, samba_enabled=True)),
    )
    tour.step(
        "subaccounts.update_access_settings effect",
        lambda: box.get_subaccount_by_id(account.id).access_settings,
        lambda found: found.readonly is True and found.samba_enabled is True,
    )
    tour.refusal(
        "storage_boxes.create_subaccount weak password",
        "invalid_input",
        lambda: box.create_subaccount(home_directory="a", password="weak"),
    )
    tour.action("subaccounts.delete", account.delete)
