// The section of placement groups.
import type { PlacementGroup, Server } from "hetzner-cloud";
import { html, type TemplateResult } from "lit";
import { Boxes } from "lucide";
import type { App } from "../app.js";
import { hrefOf } from "../route.js";
import { detailHeader, facts, panel } from "../ui/details.js";
import { labelsField, labelsOf, openForm } from "../ui/form.js";
import { ago, count, dateTime } from "../ui/format.js";
import { labelList } from "../ui/labels.js";
import { deleteButton, editButton, explain, optionsOf, textOf } from "./resource-forms.js";
import { nameCell, nameOf, type Section } from "./section.js";
import { statusOf } from "./servers/status.js";

/** The most servers of a group. */
const MOST = 10;

export const placementGroups: Section<PlacementGroup> = {
  path: "placement_groups",
  title: "Placement groups",
  singular: "placement group",
  icon: Boxes,
  list: (project) => project.placementGroups,
  needs: ({ servers }) => [servers],
  emptyText: "A placement group keeps its servers on different hosts, so that one failing host takes down one server.",
  searchText: ({ servers }, app) => servers.map((id) => app.project.servers.get(id)?.name).join("\n"),
  create: createGroup,
  columns: (app) => [
    {
      key: "name",
      header: "Name",
      share: 2,
      sort: (item) => nameOf(placementGroups, item),
      cell: (item) => nameCell(placementGroups, item),
    },
    {
      key: "servers",
      header: "Servers",
      isNumeric: true,
      sort: ({ servers }) => servers.length,
      cell: ({ servers }) => `${servers.length} of ${MOST}`,
    },
    { key: "type", header: "Type", from: "medium", sort: ({ type }) => type, cell: ({ type }) => type },
    {
      key: "labels",
      header: "Labels",
      share: 2,
      from: "wide",
      cell: ({ labels }) => labelList("placement_groups", labels, 2),
    },
    {
      key: "created",
      header: "Created",
      from: "medium",
      sort: ({ created }) => -Date.parse(created),
      cell: ({ created }) => html`<span class="muted">${ago(created, app.now())}</span>`,
    },
  ],
  detail: groupPage,
};

function groupPage(app: App, group: PlacementGroup): TemplateResult {
  const { hz, project } = app;
  const members = project.servers.items.filter(({ placement_group }) => placement_group?.id === group.id);
  return html`${detailHeader(
    group.name,
    html`<span class="muted">${count(members.length, "server")}</span>`,
    html`<button class="button" type="button" @click=${() => addServer(app, group)}>Add a server</button>
      ${editButton(app, placementGroups, group, (params) => hz.placementGroups.update(params))}
      ${deleteButton(app, placementGroups, group, {
        call: () => hz.placementGroups.delete({ id: group.id }),
        text: "Its servers stay where they are, but later moves to other hosts do not keep them apart any more.",
      })}`,
  )}
    <div class="panels">
      ${panel(
        "About",
        facts([
          ["Type", group.type],
          ["Created", dateTime(group.created)],
          ["Labels", labelList("placement_groups", group.labels)],
        ]),
      )}
      ${panel("Servers", serverTable(app, members))}
    </div>`;
}

function serverTable(app: App, members: readonly Server[]): TemplateResult {
  if (members.length === 0) return html`<p class="muted">There are none in this group. It takes at most ${MOST}.</p>`;
  const remove = ({ id, name }: Server) =>
    app.attempt({
      title: `Removing ${name} from its placement group`,
      call: () => app.hz.servers.removeFromPlacementGroup({ id }),
    });
  return html`<div class="scroll-x">
    <table class="plain">
      <caption class="visually-hidden">The servers of this group</caption>
      <thead>
        <tr><th scope="col">Name</th><th scope="col">Status</th><th scope="col" class="from-medium">Location</th><td></td></tr>
      </thead>
      <tbody>
        ${members.map(
          (server) =>
            html`<tr>
              <td><a class="name" href=${hrefOf("servers", server.id)}>${server.name}</a></td>
              <td>${statusOf(app, server)}</td>
              <td class="from-medium">${server.location.name}</td>
              <td class="numeric">
                <button class="button small" type="button" aria-label="Remove ${server.name}" @click=${() => remove(server)}>Remove</button>
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function createGroup(app: App): void {
  openForm({
    title: "Create a placement group",
    fields: [
      { name: "name", type: "text", label: "Name", required: true },
      {
        name: "type",
        type: "select",
        label: "Type",
        options: [{ value: "spread", label: "spread: each server on another host" }],
      },
      labelsField(),
    ],
    action: "Create placement group",
    summary: () => "Placement groups are free of charge.",
    submit: async (values) => {
      const name = textOf(values, "name");
      const params = { name, type: textOf(values, "type"), labels: labelsOf(textOf(values, "labels")) };
      const title = `Creating placement group ${name}`;
      const reply = await app.perform({ title, call: () => app.hz.placementGroups.create(params) });
      app.project.placementGroups.put(reply.placement_group);
    },
  });
}

function addServer(app: App, group: PlacementGroup): void {
  const free = app.project.servers.items.filter((server) => !server.placement_group && server.status === "off");
  if (free.length === 0) {
    explain("No server can be added", "Only a server that is off, and in no placement group yet, can be added.");
    return;
  }
  openForm({
    title: `Add a server to ${group.name}`,
    fields: [
      {
        name: "server",
        type: "select",
        label: "Server",
        options: optionsOf(free),
        hint: "Servers that are off, and in no placement group yet.",
      },
    ],
    action: "Add",
    submit: ({ server }) => {
      const id = Number(server);
      const title = `Adding ${app.project.servers.get(id)?.name} to ${group.name}`;
      return app.perform({
        title,
        call: () => app.hz.servers.addToPlacementGroup({ id, placement_group: group.id }),
      });
    },
  });
}
