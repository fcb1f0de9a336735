// The buttons of a server: power, and the menu of everything else.
import type { Server } from "hetzner-cloud";
import { html, nothing, type TemplateResult } from "lit";
import { Play, Power, RotateCw } from "lucide";
import type { App } from "../../app.js";
import { icon } from "../../ui/icon.js";
import { type MenuGroup, type MenuItem, menu } from "../../ui/menu.js";
import { attachNetwork, detachNetwork } from "./attachments.js";
import { createSnapshot, disableBackups, enableBackups, rebuild, resize } from "./disk.js";
import {
  attachIso,
  detachIso,
  disableRescue,
  enableRescue,
  powerOff,
  powerOn,
  reboot,
  requestConsole,
  reset,
  resetPassword,
  shutDown,
} from "./power.js";
import { changeLabels, changeReverseDns, deleteServer, protect, rename } from "./settings.js";

/** Why operations on a server would be refused now. */
export function lockOf(app: App, { id, locked }: Server): string | undefined {
  const running = app.tracker.runningOn("server", id);
  if (running) return `Locked while this goes on: ${running.title}`;
  return locked ? "Locked: an action runs on the server" : undefined;
}

export function serverButtons(app: App, server: Server): TemplateResult {
  const reason = lockOf(app, server);
  const button = (label: string, node: typeof Play, run: () => unknown, kind = "") => html`<button
    type="button"
    class="button ${kind}"
    ?disabled=${reason !== undefined}
    title=${reason ?? nothing}
    aria-description=${reason ?? nothing}
    @click=${run}
  >
    ${icon(node)} ${label}
  </button>`;
  const isOff = server.status === "off";
  return html`${
    isOff
      ? button("Power on", Play, () => powerOn(app, server), "primary")
      : html`${button("Shut down", Power, () => shutDown(app, server))} ${button("Reboot", RotateCw, () => reboot(app, server))}`
  }
  ${menu("More", groupsOf(app, server, reason), reason ? html`<p class="menu-note">${reason}.</p>` : nothing)}`;
}

function groupsOf(app: App, server: Server, reason: string | undefined): MenuGroup[] {
  const { status, protection, rescue_enabled, backup_window, iso, private_net } = server;
  const guarded = (item: MenuItem): MenuItem => ({ ...item, reason: reason ?? item.reason });
  const isRunning = status === "running";
  const off = isRunning ? undefined : "The server is not running";
  const isProtected = protection.delete || protection.rebuild;
  const guard = isProtected ? "The server is protected: remove the protection first" : undefined;
  const groups: MenuGroup[] = [
    {
      title: "Power",
      items: [
        { label: "Power off …", run: () => powerOff(app, server), reason: off },
        { label: "Reset …", run: () => reset(app, server), reason: off },
      ],
    },
    {
      title: "Access",
      items: [
        { label: "Reset the root password …", run: () => resetPassword(app, server), reason: off },
        rescue_enabled
          ? { label: "Disable the rescue system …", run: () => disableRescue(app, server) }
          : { label: "Enable the rescue system …", run: () => enableRescue(app, server) },
        { label: "Request a console …", run: () => requestConsole(app, server), reason: off },
        { label: iso ? "Attach another ISO …" : "Attach an ISO …", run: () => attachIso(app, server) },
        ...(iso ? [{ label: "Detach the ISO …", run: () => detachIso(app, server) }] : []),
      ],
    },
    {
      title: "Network",
      items: [
        { label: "Change reverse DNS …", run: () => changeReverseDns(app, server) },
        { label: "Attach to a network …", run: () => attachNetwork(app, server) },
        ...private_net.flatMap(({ network }) => {
          if (!network) return [];
          const name = app.project.networks.get(network)?.name ?? network;
          return [{ label: `Detach from ${name} …`, run: () => detachNetwork(app, server, network) }];
        }),
      ],
    },
    {
      title: "Size and data",
      items: [
        { label: "Resize …", run: () => resize(app, server) },
        { label: "Create snapshot …", run: () => createSnapshot(app, server) },
        backup_window
          ? { label: "Disable backups …", run: () => disableBackups(app, server), isDangerous: true }
          : { label: "Enable backups …", run: () => enableBackups(app, server) },
        { label: "Rebuild …", run: () => rebuild(app, server), reason: guard, isDangerous: true },
      ],
    },
    {
      title: "Server",
      items: [
        { label: "Rename …", run: () => rename(app, server) },
        { label: "Change labels …", run: () => changeLabels(app, server) },
        { label: isProtected ? "Remove the protection …" : "Protect …", run: () => protect(app, server) },
        { label: "Delete …", run: () => deleteServer(app, server), reason: guard, isDangerous: true },
      ],
    },
  ];
  return groups.map((group) => ({ ...group, items: group.items.map(guarded) }));
}
