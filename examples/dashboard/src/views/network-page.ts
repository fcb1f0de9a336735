// The page of one network.
import type { Network } from "hetzner-cloud";
import { html, nothing, type TemplateResult } from "lit";
import { Eye, EyeOff, ListPlus, Plug, Plus, Scaling, Trash2, Unplug } from "lucide";
import type { App } from "../app.js";
import { addressOf, rangeOf } from "../data/ipv4.js";
import { hrefOf, type Route, setQuery } from "../route.js";
import { button, iconButton, smallButton } from "../ui/buttons.js";
import { type Column, sorted } from "../ui/data-table.js";
import { facts, moment, panel } from "../ui/details.js";
import { count } from "../ui/format.js";
import { labelList } from "../ui/labels.js";
import { nameAndLabels } from "../ui/values.js";
import { attachMember, changeAliases, detachMember, whyNotAttached } from "./network-attachment.js";
import type { DrawnNetwork } from "./network-drawing.js";
import "./network-drawing.js";
import { addRoute, addSubnet, changeRange, deleteRoute, deleteSubnet } from "./network-forms.js";
import { type Member, membersOf, subnetOf } from "./network-members.js";
import { networks } from "./networks.js";
import { openDelete, resourceHeader } from "./operations.js";

export function networkPage(app: App, network: Network, route: Route): TemplateResult {
  const { hz } = app;
  const members = membersOf(app, network);
  const { id } = network;
  const buttons = html`${button("Attach", Plug, () => attachMember(app, network, members), {
    reason: whyNotAttached(app, network, members),
  })}
  ${button("Change range", Scaling, () => changeRange(app, network))}`;
  const about = html`<code>${network.ip_range}</code> <span class="muted">${count(members.length, "member")}</span>`;
  return html`${resourceHeader(app, networks, network, about, buttons, {
    update: (values) => hz.networks.update({ id, ...nameAndLabels(values) }),
    protect: (isProtected) => hz.networks.changeProtection({ id, delete: isProtected }),
    remove: () =>
      openDelete(app, networks, network, {
        text:
          members.length > 0
            ? `All members (${members.length}) are detached at once, and do not reach each other privately any more.`
            : "It has no members.",
        isTyped: members.length > 0,
        call: () => hz.networks.delete({ id }),
      }),
  })}
    <div class="panels">
      <div class="full">
        ${panel("Map", html`<network-drawing .network=${drawn(network, members)}></network-drawing>`)}
      </div>
      ${panel(
        "Subnets",
        subnetTable(app, network, members),
        smallButton("Add a subnet", Plus, () => addSubnet(app, network)),
      )}
      ${panel(
        "Routes",
        routeTable(app, network, members),
        smallButton("Add a route", Plus, () => addRoute(app, network, members)),
      )}
      <div class="full">${panel("Members", memberTable(app, network, members, route))}</div>
      ${panel(
        "About",
        facts([
          ["Range", html`<code>${network.ip_range}</code>`],
          ["Price", "free of charge"],
          ["Routes for the vSwitch", exposure(app, network)],
          ["Created", moment(network.created, app.now())],
          ["Labels", labelList("networks", network.labels)],
        ]),
      )}
    </div>`;
}

/** Whether the routes are exposed to the connection of the vSwitch, with a button that changes it. */
function exposure(app: App, { id, name, expose_routes_to_vswitch: isExposed }: Network): TemplateResult {
  const click = async () => {
    const call = async () =>
      app.project.networks.put(await app.hz.networks.update({ id, expose_routes_to_vswitch: !isExposed }));
    await app.attempt({ title: `Changing ${name}`, call });
  };
  return html`<span class="fact-control">
    ${isExposed ? "exposed" : "not exposed"}
    ${isExposed ? smallButton("Hide", EyeOff, click) : smallButton("Expose", Eye, click)}
  </span>`;
}

function drawn(network: Network, members: readonly Member[]): DrawnNetwork {
  const inLane = (range: string | undefined) =>
    members
      .filter(({ ip }) => subnetOf(network, ip)?.ip_range === range)
      .map(({ name, kind, ip, path, id, status }) => ({
        name,
        kind,
        ip: ip ?? "no address",
        href: hrefOf(path, id),
        status,
      }));
  const subnets = network.subnets.map(({ ip_range: range, type, network_zone: zone }) => ({
    title: range ?? "no range",
    about: type === "cloud" ? zone : `${type}, ${zone}`,
    members: inLane(range ?? undefined),
  }));
  const others = inLane(undefined);
  if (others.length > 0) subnets.push({ title: "no subnet", about: "addresses outside", members: others });
  const routes = network.routes.map(({ destination, gateway }) => ({
    destination,
    gateway,
    via: memberWith(members, gateway)?.name,
  }));
  return { name: network.name, range: network.ip_range ?? "no range", subnets, routes };
}

function memberWith(members: readonly Member[], address: string): Member | undefined {
  return members.find(({ ip, aliases }) => ip === address || aliases.includes(address));
}

function subnetTable(app: App, network: Network, members: readonly Member[]): TemplateResult {
  if (network.subnets.length === 0)
    return html`<p class="muted">There are none. Servers and load balancers need one to be attached.</p>`;
  return html`<div class="scroll-x">
    <table class="plain">
      <caption class="visually-hidden">Subnets</caption>
      <thead>
        <tr>
          <th scope="col">Range</th><th scope="col" class="from-medium">Type</th><th scope="col" class="from-medium">Zone</th>
          <th scope="col" class="numeric">In use</th><td></td>
        </tr>
      </thead>
      <tbody>
        ${network.subnets.map((subnet) => {
          const used = members.filter(({ ip }) => subnetOf(network, ip) === subnet).length;
          const size = rangeOf(subnet.ip_range)?.size;
          const of = size === undefined ? "" : ` of ${Math.max(0, size - 2).toLocaleString("en")}`;
          return html`<tr>
            <td>
              <code title="Gateway ${subnet.gateway}">${subnet.ip_range ?? "–"}</code>
              <small class="narrow-only muted">${typeOf(subnet)}, ${subnet.network_zone}</small>
            </td>
            <td class="from-medium">${typeOf(subnet)}</td>
            <td class="from-medium">${subnet.network_zone}</td>
            <td class="numeric">${used}${of}</td>
            <td class="numeric">
              ${iconButton(`Delete subnet ${subnet.ip_range ?? ""}`, Trash2, () => deleteSubnet(app, network, subnet), inUse(used))}
            </td>
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}

function typeOf({ type, vswitch_id }: Network["subnets"][number]): string {
  return vswitch_id ? `${type} ${vswitch_id}` : type;
}

function inUse(members: number): string | undefined {
  return members > 0 ? `${count(members, "member")} must be detached first: their addresses are in it` : undefined;
}

function routeTable(app: App, network: Network, members: readonly Member[]): TemplateResult {
  if (network.routes.length === 0)
    return html`<p class="muted">There are none. A route sends the packets for a range to one of the servers.</p>`;
  return html`<div class="scroll-x">
    <table class="plain">
      <caption class="visually-hidden">Routes</caption>
      <thead>
        <tr><th scope="col">Destination</th><th scope="col">Gateway</th><td></td></tr>
      </thead>
      <tbody>
        ${network.routes.map((route) => {
          const member = memberWith(members, route.gateway);
          return html`<tr>
            <td><code>${route.destination}</code></td>
            <td>
              <code>${route.gateway}</code>
              ${member ? html`<a href=${hrefOf(member.path, member.id)}>${member.name}</a>` : html`<span class="tag warning">no member</span>`}
            </td>
            <td class="numeric">
              ${iconButton(`Delete route ${route.destination}`, Trash2, () => deleteRoute(app, network, route))}
            </td>
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}

function memberTable(app: App, network: Network, members: readonly Member[], route: Route): TemplateResult {
  if (members.length === 0) return html`<p class="muted">Neither servers nor load balancers are attached.</p>`;
  const columns: Column<Member>[] = [
    {
      key: "name",
      header: "Name",
      share: 1.5,
      sort: ({ name }) => name,
      cell: ({ name, path, id }) => html`<a class="name" href=${hrefOf(path, id)} title=${name}>${name}</a>`,
    },
    { key: "kind", header: "Type", from: "medium", sort: ({ kind }) => kind, cell: ({ kind }) => kind },
    {
      key: "ip",
      header: "Address",
      share: 1.5,
      sort: ({ ip }) => addressOf(ip) ?? 0,
      cell: ({ ip }) => html`<span class="address">${ip ?? "–"}</span>`,
    },
    {
      key: "aliases",
      header: "Alias IPs",
      share: 1.25,
      from: "medium",
      cell: ({ aliases }) =>
        html`<span class="address" title=${aliases.join("\n")}>${aliases.join(", ") || "–"}</span>`,
    },
    {
      key: "actions",
      header: "Actions",
      isNumeric: true,
      share: 0.75,
      cell: (member) => html`<span class="row-buttons">
        ${
          member.kind === "server"
            ? iconButton(`Alias IPs of ${member.name}`, ListPlus, () => changeAliases(app, network.id, member))
            : nothing
        }
        ${iconButton(`Detach ${member.name}`, Unplug, () => detachMember(app, network.id, member))}
      </span>`,
    },
  ];
  const sort = route.query.get("sort") ?? "name";
  const resort = (event: CustomEvent<string>) => {
    setQuery({ sort: event.detail });
    app.changed();
  };
  return html`<data-table
    .columns=${columns}
    .rows=${sorted(members, columns, sort).map((item) => ({ item }))}
    .sort=${sort}
    .caption=${"Members"}
    @sort=${resort}
  ></data-table>`;
}
