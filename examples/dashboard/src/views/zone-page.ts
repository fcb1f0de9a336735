// The page of one DNS zone.
import type { Zone } from "hetzner-cloud";
import { html, nothing, type TemplateResult } from "lit";
import { Download, Pencil, Timer, Upload } from "lucide";
import type { App } from "../app.js";
import type { Route } from "../route.js";
import { detailHeader, facts, panel } from "../ui/details.js";
import { ago, count, dateTime } from "../ui/format.js";
import { labelList } from "../ui/labels.js";
import {
  button,
  deleteButton,
  editButton,
  labels,
  protectedTag,
  protectionButton,
  smallButton,
  whyProtected,
} from "./operations.js";
import { exportZoneFile, openImport, openNameServers, openZoneTtl, serverText } from "./zone-forms.js";
import { recordsPanel } from "./zone-records.js";
import { delegationOf, delegationStatus, zoneStatus } from "./zone-status.js";

export function zonePage(app: App, zone: Zone, route: Route): TemplateResult {
  const { id, name, mode } = zone;
  const isPrimary = mode !== "secondary";
  const buttons = html`${
    isPrimary
      ? html`${button("Export", Download, () => exportZoneFile(app, zone))}
        ${button("Import", Upload, () => openImport(app, zone))}
        ${button("TTL", Timer, () => openZoneTtl(app, zone))}`
      : nothing
  }
  ${editButton(app, {
    item: zone,
    name,
    fields: [],
    list: app.project.zones,
    send: (values) => app.hz.zones.update({ id_or_name: id, labels: labels(values) }),
  })}
  ${protectionButton(app, name, zone.protection.delete, (isProtected) =>
    app.hz.zones.changeProtection({ id_or_name: id, delete: isProtected }),
  )}
  ${deleteButton(app, {
    path: "zones",
    list: app.project.zones,
    id,
    name,
    text: html`<p>Hetzner's name servers stop to answer for <strong>${name}</strong>${
      isPrimary ? html`, and ${count(zone.record_count, "record")} are lost` : nothing
    }.</p>
    <p>If the domain still points to them, its websites and mail cannot be reached any more. Export the zone first.</p>`,
    isTyped: true,
    call: () => app.hz.zones.delete({ id_or_name: id }),
    reason: whyProtected(zone.protection.delete),
  })}`;
  return html`${detailHeader(
    name,
    html`${zoneStatus(zone)}<span class="tag">${mode}</span>${protectedTag(zone.protection.delete)}`,
    buttons,
  )}
  <div class="panels">
    ${panel(
      "About",
      facts([
        ["Records", isPrimary ? zone.record_count : "kept at the primary name servers"],
        ["Default TTL", `${zone.ttl} s`],
        ["Registrar", zone.registrar],
        ["Created", html`${dateTime(zone.created)} <span class="muted">(${ago(zone.created, app.now())})</span>`],
        ["Labels", labelList("zones", zone.labels)],
      ]),
    )}
    ${delegationPanel(app, zone)} ${isPrimary ? recordsPanel(app, zone, route) : primaryServersPanel(app, zone)}
  </div>`;
}

/** What the statuses of a delegation mean for the owner of the domain. */
const DELEGATIONS: Record<string, string> = {
  valid: "The registry points to all of Hetzner's name servers.",
  "partially-valid": "The registry points to some of the name servers only. Enter the others at the registrar.",
  invalid: "The registry points to other name servers, so that these records have no effect.",
  lame: "The registry points to name servers of which none answers for this zone.",
  unregistered: "The domain is not registered, so that nobody is led to these records.",
  unknown: "It is not known where the registry points to.",
};

function delegationPanel(app: App, zone: Zone): TemplateResult {
  const { assigned = [], delegated = [], delegation_last_check } = zone.authoritative_nameservers;
  const meaning = DELEGATIONS[delegationOf(zone)];
  const names = (servers: string[]) =>
    servers.length === 0
      ? html`<span class="muted">none</span>`
      : html`<ul>${servers.map((name) => html`<li><code>${name}</code></li>`)}</ul>`;
  return panel(
    "Delegation",
    html`${meaning ? html`<p>${meaning}</p>` : nothing}
    ${facts([
      ["Should be", names(assigned)],
      ["Registry has", names(delegated)],
      ["Last check", delegation_last_check && ago(delegation_last_check, app.now())],
    ])}`,
    delegationStatus(zone),
  );
}

/** The servers that a secondary zone is transferred from. Their keys stay hidden. */
function primaryServersPanel(app: App, zone: Zone): TemplateResult {
  const servers = zone.primary_nameservers ?? [];
  return html`<div class="full">${panel(
    "Primary name servers",
    html`<p class="muted">Hetzner's name servers transfer the records from here.</p>
    <div class="scroll-x">
      <table class="plain">
        <caption class="visually-hidden">Primary name servers</caption>
        <thead><tr><th scope="col">Address</th><th scope="col">Transfers</th></tr></thead>
        <tbody>
          ${servers.map(
            (server) => html`<tr>
              <td><code>${serverText(server)}</code></td>
              <td>${server.tsig_algorithm ? html`signed by <code>${server.tsig_algorithm}</code>, with a key` : "not signed"}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`,
    smallButton("Change", Pencil, () => openNameServers(app, zone), "Change the primary name servers"),
  )}</div>`;
}
