// The table of servers, with their power buttons.
import type { Server } from "hetzner-cloud";
import { hz } from "./client.js";
import { element } from "./element.js";
import { attempt } from "./problem.js";
import { follow } from "./progress.js";

const FIELDS: Record<string, (server: Server) => string> = {
  name: ({ name }) => name,
  status: ({ status }) => status,
  type: ({ server_type: { name, cores, memory } }) => `${name} · ${cores} vCPU · ${memory} GB`,
  location: ({ location }) => `${location.city} (${location.name})`,
  address: ({ public_net: { ipv4, ipv6 } }) => ipv4?.ip ?? ipv6?.ip ?? "private only",
};

/** The buttons: each is for servers of one status, and leads to another. */
const BUTTONS = [
  { label: "Power on", method: "powerOn", from: "off", to: "running", warning: "" },
  { label: "Shut down", method: "shutdown", from: "running", to: "off", warning: "" },
  {
    label: "Power off",
    method: "powerOff",
    from: "running",
    to: "off",
    warning: "Data that is not saved yet is lost.",
  },
] as const;

/** The time that an operating system has to shut down. */
const SHUTDOWN_TIMEOUT = 2 * 60_000;

/** The rows by the ids of their servers. They are kept, so that a refresh disturbs neither focus nor progress. */
const rows = new Map<number, HTMLTableRowElement>();

/** Shows the servers. `onChange` is called when a button has changed one. */
export function showServers(servers: Server[], onChange: () => Promise<void>): void {
  const ids = new Set(servers.map(({ id }) => id));
  for (const [id, row] of rows) {
    if (ids.has(id)) continue;
    row.remove();
    rows.delete(id);
  }
  for (const server of servers) fill(rows.get(server.id) ?? addRow(server, onChange), server);
  element(HTMLTableElement, "#servers").hidden = servers.length === 0;
  element(HTMLElement, "#empty").hidden = servers.length > 0;
}

function fill(row: HTMLTableRowElement, server: Server): void {
  row.dataset["status"] = server.status;
  for (const [name, text] of Object.entries(FIELDS)) {
    element(HTMLElement, `[data-field=${name}]`, row).textContent = text(server);
  }
  for (const button of row.querySelectorAll("button")) button.hidden = button.dataset["from"] !== server.status;
}

function addRow({ id, name }: Server, onChange: () => Promise<void>): HTMLTableRowElement {
  const template = element(HTMLTemplateElement, "#row").content;
  const row = document.importNode(element(HTMLTableRowElement, "tr", template), true);
  const bar = element(HTMLProgressElement, "progress", row);
  bar.ariaLabel = `Progress of ${name}`;
  for (const { label, method, from, to, warning } of BUTTONS) {
    const change = async () => {
      await follow(await hz.servers[method]({ id }), bar);
      // An action that shuts down ends when the operating system was asked.
      const get = () => hz.servers.get({ id });
      await hz.pollUntil(get, ({ status }) => status === to, { timeout: SHUTDOWN_TIMEOUT });
    };
    const button = document.createElement("button");
    button.textContent = label;
    button.ariaLabel = `${label} ${name}`;
    button.dataset["from"] = from;
    button.addEventListener("click", () => {
      if (warning && !confirm(`${label} ${name}? ${warning}`)) return;
      attempt(() => whileBusy(row, change, onChange));
    });
    element(HTMLTableCellElement, ".power", row).append(button);
  }
  element(HTMLTableSectionElement, "#servers tbody").append(row);
  rows.set(id, row);
  return row;
}

/** Makes a change while the buttons of its row are disabled. Then the focus is on the button that is offered next. */
async function whileBusy(row: HTMLTableRowElement, change: () => Promise<void>, onChange: () => Promise<void>) {
  const buttons = [...row.querySelectorAll("button")];
  for (const button of buttons) button.disabled = true;
  try {
    await change();
  } finally {
    for (const button of buttons) button.disabled = false;
    await onChange();
    if (document.activeElement === document.body) buttons.find(({ hidden }) => !hidden)?.focus();
  }
}
