"""The catalogue: types, locations, images, ISOs; and the lists of actions."""


def run(tour, client):
    collections = {
        "locations": client.locations,
        "server_types": client.server_types,
        "load_balancer_types": client.load_balancer_types,
        "isos": client.isos,
        "storage_box_types": client.storage_box_types,
    }
    for name, offers in collections.items():
        tour.part(collection, name, offers)
    tour.step(
        "isos.get_all by architecture",
        lambda: client.isos.get_all(architecture=["arm"], include_architecture_wildcard=True),
        lambda isos: isos and all(iso.architecture in ("arm", None) for iso in isos),
    )
    tour.part(images, client)
    tour.part(datacenters, client)
    # The API lists actions by their ids only.
    tour.refusal("actions.get_list without ids", "invalid_input", lambda: client.actions.get_list())
    tour.refusal("actions.get_all without ids", "invalid_input", lambda: client.actions.get_all())
    tour.refusal("actions.get_by_id unknown", "not_found", lambda: client.actions.get_by_id(1))


def collection(tour, name, offers):
    """The reading calls that all collections share, on one that is not empty."""
    first = tour.step(f"{name}.get_all", offers.get_all, lambda found: len(found) > 0)[0]
    tour.step(
        f"{name}.get_list",
        lambda: offers.get_list(page=1, per_page=1),
        lambda page: len(page[0]) == 1 and page.meta.pagination.page == 1 and page.meta.pagination.per_page == 1,
    )
    tour.step(f"{name}.get_by_id", lambda: offers.get_by_id(first.id), lambda found: found.id == first.id)
    tour.step(f"{name}.get_by_name", lambda: offers.get_by_name(first.name), lambda found: found.id == first.id)
    tour.step(f"{name}.get_by_name unknown", lambda: offers.get_by_name("no-such"), lambda found: True)
    tour.step(f"{name}.reload", lambda: first.reload() or first, lambda found: found.name)
    tour.refusal(f"{name}.get_by_id unknown", "not_found", lambda: offers.get_by_id(987654321))


def images(tour, client):
    system = tour.step(
        "images.get_all",
        lambda: client.images.get_all(type=["system"], architecture=["x86"], sort=["name:asc"]),
        lambda images: images and [one.name for one in images] == sorted(one.name for one in images),
    )
    tour.step(
        "images.get_all deprecated too",
        lambda: client.images.get_all(include_deprecated=True),
        lambda images: len(images) > len(system),
    )
    tour.step(
        "images.get_all by status",
        lambda: client.images.get_all(status=["available"]),
        lambda images: len(images) > 0 and all(image.status == "available" for image in images),
    )
    tour.step("images.get_list", lambda: client.images.get_list(per_page=2), lambda page: len(page.images) == 2)
    tour.step("images.get_by_id", lambda: client.images.get_by_id(system[0].id), lambda image: image.type == "system")
    tour.step(
        "images.get_by_name", lambda: client.images.get_by_name("debian-13"), lambda image: image.os_flavor == "debian"
    )
    tour.step(
        "images.get_by_name_and_architecture",
        lambda: client.images.get_by_name_and_architecture("debian-13", "arm", include_deprecated=False),
        lambda image: image.architecture == "arm",
    )
    tour.step("images.reload", lambda: system[0].reload() or system[0], lambda image: image.status == "available")
    tour.refusal("images.get_by_id unknown", "not_found", lambda: client.images.get_by_id(987654321))


def datacenters(tour, client):
    """The API removed them: the client's calls must be refused as the API does."""
    gone, found = "deprecated_api_endpoint", client.datacenters
    tour.refusal("datacenters.get_all", gone, found.get_all)
    tour.refusal("datacenters.get_list", gone, found.get_list)
    tour.refusal("datacenters.get_by_id", gone, lambda: found.get_by_id(1))
    tour.refusal("datacenters.get_by_name", gone, lambda: found.get_by_name("fsn1-dc14"))


def managed(tour, name, items, one, sort=False):
    """The reading calls of what a project owns, on something just created."""
    tour.step(f"{name}.get_all", items.get_all, lambda found: one.id in [each.id for each in found])
    tour.step(
        f"{name}.get_list",
        lambda: items.get_list(page=1, per_page=50),
        lambda page: page.meta.pagination.total_entries >= 1,
    )
    tour.step(
        f"{name}.get_all by label",
        lambda: items.get_all(label_selector="judge=python"),
        lambda found: [each.id for each in found] == [one.id],
    )
    tour.step(
        f"{name}.get_all by label without match",
        lambda: items.get_all(label_selector="judge=nobody"),
        lambda found: found == [],
    )
    tour.refusal(f"{name}.get_all by an invalid label", "invalid_input", lambda: items.get_all(label_selector="=,!"))
    if hasattr(items, "get_by_id"):
        tour.step(f"{name}.get_by_id", lambda: items.get_by_id(one.id), lambda found: found.id == one.id)
        tour.step(f"{name}.get_by_name", lambda: items.get_by_name(one.name), lambda found: found.id == one.id)
        tour.step(f"{name}.get_by_name unknown", lambda: items.get_by_name("no-such"), lambda found: found is None)
        tour.refusal(f"{name}.get_by_id unknown", "not_found", lambda: items.get_by_id(987654321))
    tour.step(f"{name}.reload", lambda: one.reload() or one, lambda found: found.created is not None)


def actions(tour, name, items, one):
    """The calls that read actions: those of a resource that has some, and those of all of its kind."""
    listed = tour.step(
        f"{name}.get_actions", lambda: one.get_actions(sort=["id:desc"]), lambda found: descending(found)
    )
    tour.step(
        f"{name}.get_actions_list",
        lambda: one.get_actions_list(status=["success"], sort=["command", "started:desc"], page=1, per_page=2),
        lambda page: len(page.actions) <= 2 and all(action.status == "success" for action in page.actions),
    )
    tour.step(f"{name}.actions.get_all", lambda: items.actions.get_all(status=["success", "error"]))
    tour.step(
        f"{name}.actions.get_list",
        lambda: items.actions.get_list(sort=["finished:asc"], per_page=1),
        lambda page: len(page.actions) <= 1,
    )
    tour.refusal(f"{name}.actions.get_by_id unknown", "not_found", lambda: items.actions.get_by_id(987654321))
    tour.step(
        f"{name}.actions.get_by_id",
        lambda: items.actions.get_by_id(listed[0].id),
        lambda action: action.id == listed[0].id,
    )


def descending(found):
    ids = [action.id for action in found]
    return len(ids) > 0 and ids == sorted(ids, reverse=True)
