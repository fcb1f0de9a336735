// The section of placement groups.
import type { PlacementGroup, Server } from "hetzner-cloud";
import { html, type TemplateResult } from "lit";
import { Boxes, Plus, X } from "lucide";
import type { App } from "../app.js";
import { hrefOf } from "../route.js";
import { button, iconButton } from "../ui/buttons.js";
import { facts, moment, panel } from "../ui/details.js";
import { labelsField, nameField } from "../ui/fields.js";
import { openForm } from "../ui/form.js";
import { count } from "../ui/format.js";
import { labelList } from "../ui/labels.js";
import { nameAndLabels, textOf } from "../ui/values.js";
import { createdColumn, labelsColumn, nameColumn } from "./columns.js";
import { openDelete, resourceHeader } from "./operations.js";
import { addable, addServer, MOST_SERVERS, removeFromGroup } from "./placement-forms.js";
import type { Section } from "./section.js";
import { statusOf } from "./servers/status.js";

export const placementGroups: Section<PlacementGroup> = {
  path: "placement_groups",
  title: "Placement groups",
  singular: "placement group",
  icon: Boxes,
  list: (project) => project.placementGroups,
  needs: ({ project: { servers } }) => [servers],
  emptyText: "A placement group keeps its servers on different hosts, so that one failing host takes down one server.",
  searchText: ({ servers }, app) => servers.map((id) => app.project.servers.get(id)?.name).join("\n"),
  create: createGroup,
  columns: (app) => [
    nameColumn(placementGroups),
    {
      key: "servers",
      header: "Servers",
      isNumeric: true,
      sort: ({ servers }) => servers.length,
      cell: ({ servers }) => `${servers.length} of ${MOST_SERVERS}`,
    },
    { key: "type", header: "Type", from: "medium", sort: ({ type }) => type, cell: ({ type }) => type },
    labelsColumn(placementGroups),
    createdColumn(app, "medium"),
  ],
  detail: groupPage,
};

function groupPage(app: App, group: PlacementGroup): TemplateResult {
  const { hz, project } = app;
  const members = project.servers.items.filter(({ placement_group }) => placement_group?.id === group.id);
  const none = addable(app).length === 0 ? "It takes a server that is off, and in no placement group yet" : undefined;
  return html`${resourceHeader(
    app,
    placementGroups,
    group,
    html`<span class="muted">${count(members.length, "server")}</span>`,
    button("Add a server", Plus, () => addServer(app, group), { reason: none }),
    {
      update: (values) => hz.placementGroups.update({ id: group.id, ...nameAndLabels(values) }),
      remove: () =>
        openDelete(app, placementGroups, group, {
          text: "Its servers stay where they are, but later moves to other hosts do not keep them apart any more.",
          call: () => hz.placementGroups.delete({ id: group.id }),
        }),
    },
  )}
    <div class="panels">
      ${panel(
        "About",
        facts([
          ["Type", group.type],
          ["Created", moment(group.created, app.now())],
          ["Labels", labelList("placement_groups", group.labels)],
        ]),
      )}
      ${panel("Servers", serverTable(app, members))}
    </div>`;
}

function serverTable(app: App, members: readonly Server[]): TemplateResult {
  if (members.length === 0)
    return html`<p class="muted">There are none in this group. It takes at most ${MOST_SERVERS}.</p>`;
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
                ${iconButton(`Remove ${server.name}`, X, () => removeFromGroup(app, server))}
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
      nameField(),
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
      const params = { ...nameAndLabels(values), type: textOf(values, "type") };
      const title = `Creating ${params.name}`;
      const reply = await app.perform({ title, call: () => app.hz.placementGroups.create(params) });
      app.project.placementGroups.put(reply.placement_group);
    },
  });
}
