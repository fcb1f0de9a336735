// What forms offer: locations, servers, and what a selector matches.
import type { Location, Server } from "hetzner-cloud";
import type { App } from "../app.js";
import { loadAll } from "../data/project.js";
import type { Loadable } from "../data/resource-list.js";
import { matches, parseSelector } from "../data/selector.js";
import { optionsOf, orNone } from "../ui/fields.js";
import type { Option } from "../ui/form.js";
import { count } from "../ui/format.js";

/** Loads what a form offers. A failure is shown. Returns whether the form can be opened. */
export async function loadFor(app: App, title: string, needs: Loadable[]): Promise<boolean> {
  await loadAll(needs);
  const failed = needs.find(({ state }) => state === "failed");
  if (failed) app.report(title, failed.error);
  return !failed;
}

export function locationOptions({ project }: App): Option[] {
  const locations = project.catalogue.locations.value ?? [];
  return locations.map(({ name, city, country }) => ({ value: name, label: `${name}: ${city}, ${country}` }));
}

export function locationOf({ project }: App, name: string): Location | undefined {
  return project.catalogue.locations.value?.find((location) => location.name === name);
}

/** Servers with their locations. Those that the API would refuse are shown with the reason. */
export function serverOptions(servers: readonly Server[], whyNot?: (server: Server) => string | undefined): Option[] {
  return optionsOf(servers, ({ name, location }) => `${name} (${location.name})`, whyNot);
}

/** Like `serverOptions`, for a field that needs one. */
export function fittingServers(servers: readonly Server[], whyNot?: (server: Server) => string | undefined): Option[] {
  return orNone(serverOptions(servers, whyNot), "No server fits");
}

/** The number of servers that a label selector matches at present. */
export function matching({ project }: App, selector: string): string {
  const conditions = parseSelector(selector);
  if (!selector) return "Type a selector, such as env=prod.";
  if (!conditions) return "This is not a valid selector.";
  const matched = project.servers.items.filter(({ labels }) => matches(labels, conditions));
  return `Matches ${count(matched.length, "server")} at present.`;
}
