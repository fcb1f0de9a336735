// The buttons of a server: power, and the menu of everything else.
import type { Server } from "hetzner-cloud";
import { html, nothing, type TemplateResult } from "lit";
import { Play, Power, RotateCw } from "lucide";
import type { App } from "../../app.js";
import { button } from "../../ui/buttons.js";
import { type MenuGroup, type MenuItem, menu } from "../../ui/menu.js";
import { attachToNetwork, detachMember } from "../network-attachment.js";
import { PROTECTED } from "../operations.js";
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
import { changeReverseDns } from "./reverse-dns.js";

/** Why operations on a server would be refused now. */
export function lockOf(app: App, { id, locked }: Server): string | undefined {
  const running = app.tracker.runningOn("server", id);
  if (running) return `Locked while this goes on: ${running.title}`;
  return locked ? "Locked: an action runs on the server" : undefined;
}

/** The buttons of its power. */
export function powerButtons(app: App, server: Server): TemplateResult {
  const reason = lockOf(app, server);
  if (server.status === "off") return button("Power on", Play, () => powerOn(app, server), { reason, kind: "primary" });
  return html`${button("Shut down", Power, () => shutDown(app, server), { reason })}
  ${button("Reboot", RotateCw, () => reboot(app, server), { reason })}`;
}

/** The menu of the operations that servers only have. */
export function moreMenu(app: App, server: Server): TemplateResult {
  const reason = lockOf(app, server);
  const note = reason ? html`<p class="menu-note">${reason}.</p>` : nothing;
  return menu("More", groupsOf(app, server, reason), note);
}

function groupsOf(app: App, server: Server, reason: string | undefined): MenuGroup[] {
  const { status, protection, rescue_enabled, backup_window, iso, private_net } = server;
  const guarded = (item: MenuItem): MenuItem => ({ ...item, reason: reason ?? item.reason });
  const isRunning = status === "running";
  const off = isRunning ? undefined : "The server is not running";
  const guard = protection.delete || protection.rebuild ? PROTECTED : undefined;
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
        { label: "Attach to a network …", run: () => attachToNetwork(app, "server", server) },
        ...private_net.flatMap(({ network }) => {
          if (!network) return [];
          const name = app.project.networks.get(network)?.name ?? network;
          return [
            { label: `Detach from ${name} …`, run: () => detachMember(app, network, { ...server, kind: "server" }) },
          ];
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
  ];
  return groups.map((group) => ({ ...group, items: group.items.map(guarded) }));
}
