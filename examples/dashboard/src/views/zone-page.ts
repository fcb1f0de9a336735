// The page of one DNS zone.
import type { Zone } from "hetzner-cloud";
import { html, nothing, type TemplateResult } from "lit";
import { Download, Pencil, Timer, Upload } from "lucide";
import type { App } from "../app.js";
import type { Route } from "../route.js";
import { button, smallButton } from "../ui/buttons.js";
import { facts, moment, panel } from "../ui/details.js";
import { ago, count } from "../ui/format.js";
import { labelList } from "../ui/labels.js";
import { labelsOf } from "../ui/values.js";
import { openDelete, resourceHeader } from "./operations.js";
import { exportZoneFile, openImport, openNameServers, openZoneTtl, serverText } from "./zone-forms.js";
import { recordsPanel } from "./zone-records.js";
import { delegationOf, delegationStatus, zoneStatus } from "./zone-status.js";
import { zones } from "./zones.js";

export function zonePage(app: App, zone: Zone, route: Route): TemplateResult {
  const { id, name, mode } = zone;
  const { zones: api } = app.hz;
  const isPrimary = mode !== "secondary";
  const buttons = isPrimary
    ? html`${button("Export", Download, () => exportZoneFile(app, zone))}
      ${button("Import", Upload, () => openImport(app, zone))} ${button("TTL", Timer, () => openZoneTtl(app, zone))}`
    : nothing;
  const about = html`${zoneStatus(zone)}<span class="tag">${mode}</span>`;
  return html`${resourceHeader(app, zones, zone, about, buttons, {
    fields: [],
    update: (values) => api.update({ id_or_name: id, labels: labelsOf(values) }),
    protect: (isProtected) => api.changeProtection({ id_or_name: id, delete: isProtected }),
    remove: () =>
      openDelete(app, zones, zone, {
        text: html`<p>Hetzner's name servers stop to answer for <strong>${name}</strong>${
          isPrimary ? html`, and ${count(zone.record_count, "record")} are lost` : nothing
        }.</p>
          <p>If the domain still points to them, its websites and mail cannot be reached any more. Export the zone first.</p>`,
        isTyped: true,
        call: () => api.delete({ id_or_name: id }),
      }),
  })}
  <div class="panels">
    ${panel(
      "About",
      facts([
        ["Records", isPrimary ? zone.record_count : "kept at the primary name servers"],
        ["Default TTL", `${zone.ttl} s`],
        ["Registrar", zone.registrar],
        ["Created", moment(zone.created, app.now())],
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
    smallButton("Change", Pencil, () => openNameServers(app, zone), { about: "Change the primary name servers" }),
  )}</div>`;
}
