// Servers in placement groups: adding and removing them.
import type { PlacementGroup, Server } from "hetzner-cloud";
import type { App } from "../app.js";
import { confirm } from "../ui/dialog.js";
import { optionsOf, orNone } from "../ui/fields.js";
import { openForm } from "../ui/form.js";
import { loadFor } from "./choices.js";

/** The most servers of a group. */
export const MOST_SERVERS = 10;

/** The servers that can be added to a group. */
export function addable({ project }: App): Server[] {
  return project.servers.items.filter((server) => !server.placement_group && server.status === "off");
}

/** Opens the form that adds one of the servers to a group. */
export function addServer(app: App, group: PlacementGroup): void {
  openForm({
    title: `Add a server to ${group.name}`,
    fields: [
      {
        name: "server",
        type: "select",
        label: "Server",
        options: optionsOf(addable(app)),
        hint: "Servers that are off, and in no placement group yet.",
      },
    ],
    action: "Add",
    submit: (values) => add(app, Number(values["server"]), group.id),
  });
}

/** Opens the form that adds a server to one of the groups. */
export async function addToGroup(app: App, { id, name }: Server): Promise<void> {
  const { placementGroups } = app.project;
  if (!(await loadFor(app, "Loading the placement groups", [placementGroups]))) return;
  const groups = optionsOf(
    placementGroups.items,
    ({ name, servers }) => `${name} (${servers.length} of ${MOST_SERVERS} servers)`,
    ({ servers }) => (servers.length >= MOST_SERVERS ? "is full" : undefined),
  );
  openForm({
    title: `Add ${name} to a placement group`,
    intro:
      "The servers of a group run on different hosts, so that one failing host stops one of them only. It costs nothing.",
    fields: [
      {
        name: "placement_group",
        type: "select",
        label: "Placement group",
        required: true,
        options: orNone(groups, "There is none with room"),
      },
    ],
    action: "Add",
    submit: (values) => add(app, id, Number(values["placement_group"])),
  });
}

function add(app: App, id: number, group: number) {
  const { servers, placementGroups } = app.project;
  return app.perform({
    title: `Adding ${servers.get(id)?.name ?? id} to ${placementGroups.get(group)?.name ?? group}`,
    call: () => app.hz.servers.addToPlacementGroup({ id, placement_group: group }),
    affects: () => [{ list: placementGroups, id: group }],
  });
}

/** Asks whether a server shall leave its group. */
export async function removeFromGroup(app: App, { id, name, placement_group: group }: Server): Promise<void> {
  const from = group?.name ?? "its placement group";
  const text = "From its next start the server may run on the same host as others of the group.";
  if (!(await confirm({ title: `Remove ${name} from ${from}?`, text, action: "Remove" }))) return;
  await app.attempt({
    title: `Removing ${name} from ${from}`,
    call: () => app.hz.servers.removeFromPlacementGroup({ id }),
    affects: () => (group ? [{ list: app.project.placementGroups, id: group.id }] : []),
  });
}
