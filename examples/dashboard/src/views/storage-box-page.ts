// The page of one Storage Box.
import type { StorageBox, StorageBoxSnapshotPlan } from "hetzner-cloud";
import { html, nothing, type TemplateResult } from "lit";
import { CalendarOff, KeyRound, Pencil, Scaling } from "lucide";
import type { App } from "../app.js";
import { detailHeader, facts, panel } from "../ui/details.js";
import { confirm } from "../ui/dialog.js";
import { ago, bytes, count, dateTime } from "../ui/format.js";
import { labelList } from "../ui/labels.js";
import { priceCell, priceSummary } from "./ip-addresses.js";
import {
  button,
  deleteButton,
  editButton,
  labels,
  protectedTag,
  protectionButton,
  smallButton,
  text,
  whyProtected,
} from "./operations.js";
import { openAccess, openChangeType, openPassword, openSnapshotPlan } from "./storage-box-forms.js";
import { snapshotsPanel } from "./storage-box-snapshots.js";
import { BOX_ACCESS, onOff, storageBoxStatus, usageOf } from "./storage-box-status.js";
import { subaccountsPanel } from "./storage-box-subaccounts.js";

export function storageBoxPage(app: App, box: StorageBox): TemplateResult {
  const { id, name } = box;
  const buttons = html`${button("Change type", Scaling, () => openChangeType(app, box))}
  ${button("New password", KeyRound, () => openPassword(app, box))}
  ${editButton(app, {
    item: box,
    name,
    list: app.project.storageBoxes,
    send: (values) => app.hz.storageBoxes.update({ id, name: text(values, "name"), labels: labels(values) }),
  })}
  ${protectionButton(app, name, box.protection.delete, (isProtected) =>
    app.hz.storageBoxes.changeProtection({ id, delete: isProtected }),
  )}
  ${deleteButton(app, {
    path: "storage_boxes",
    list: app.project.storageBoxes,
    id,
    name,
    text: html`<p><strong>${bytes(box.stats.size)} of files and snapshots are lost</strong>, with all subaccounts.</p>
      <p>This saves ${priceSummary(app, (prices) => prices.storageBox(box))}</p>`,
    isTyped: true,
    call: () => app.hz.storageBoxes.delete({ id }),
    reason: whyProtected(box.protection.delete),
  })}`;
  return html`${detailHeader(name, html`${storageBoxStatus(box)}${protectedTag(box.protection.delete)}`, buttons)}
    <div class="panels">
      ${panel(
        "About",
        facts([
          ["Type", `${box.storage_box_type.name}, ${bytes(box.storage_box_type.size)}`],
          ["Location", box.location.description],
          ["Host name", box.server && html`<code>${box.server}</code>`],
          ["User name", box.username && html`<code>${box.username}</code>`],
          ["Price a month", priceCell(app, (prices) => prices.storageBox(box))],
          ["Created", html`${dateTime(box.created)} <span class="muted">(${ago(box.created, app.now())})</span>`],
          ["Labels", labelList("storage_boxes", box.labels)],
        ]),
      )}
      ${usagePanel(box)} ${accessPanel(app, box)} ${planPanel(app, box)} ${snapshotsPanel(app, box)}
      ${subaccountsPanel(app, box)}
    </div>`;
}

function usagePanel(box: StorageBox): TemplateResult {
  const { size, size_data, size_snapshots } = box.stats;
  const usage = usageOf(box);
  return panel(
    "Usage",
    html`<div>
      <strong>${bytes(size)}</strong> of ${bytes(box.storage_box_type.size)}
      <progress max="1" .value=${usage} aria-label="Usage"></progress>
      ${usage > 0.9 ? html`<span class="tag warning">nearly full</span>` : nothing}
    </div>
    ${facts([
      ["Files", bytes(size_data)],
      ["Snapshots", bytes(size_snapshots)],
      ["Free", bytes(Math.max(0, box.storage_box_type.size - size))],
    ])}`,
  );
}

function accessPanel(app: App, box: StorageBox): TemplateResult {
  const settings = box.access_settings;
  return panel(
    "Access",
    html`<ul class="settings">
      ${BOX_ACCESS.map(([key, label]) => html`<li><span>${label}</span>${onOff(settings[key])}</li>`)}
    </ul>`,
    smallButton("Change", Pencil, () => openAccess(app, box), "Change the access"),
  );
}

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** When a plan creates snapshots, as a sentence. */
function planText({ hour, minute, day_of_week, day_of_month }: StorageBoxSnapshotPlan): string {
  const time = `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")} UTC`;
  if (day_of_week) return `Every ${DAYS[day_of_week - 1] ?? `day ${day_of_week} of the week`} at ${time}`;
  return day_of_month ? `On day ${day_of_month} of each month at ${time}` : `Every day at ${time}`;
}

function planPanel(app: App, box: StorageBox): TemplateResult {
  const { id, name, snapshot_plan } = box;
  const disable = async () => {
    const text = "No more snapshots are created automatically. Those that exist are kept.";
    if (!(await confirm({ title: `Disable the snapshot plan of ${name}?`, text, action: "Disable" }))) return;
    const call = () => app.hz.storageBoxes.disableSnapshotPlan({ id });
    await app.attempt({ title: `Disabling the snapshot plan of ${name}`, call });
  };
  const tools = html`<div class="buttons">
    ${snapshot_plan ? smallButton("Disable", CalendarOff, disable, "Disable the snapshot plan") : nothing}
    ${smallButton(snapshot_plan ? "Change" : "Enable", Pencil, () => openSnapshotPlan(app, box), `${snapshot_plan ? "Change" : "Enable"} the snapshot plan`)}
  </div>`;
  return panel(
    "Snapshot plan",
    snapshot_plan
      ? html`<p>${planText(snapshot_plan)}. The latest ${count(snapshot_plan.max_snapshots, "snapshot")} are kept.</p>`
      : html`<p class="muted">Snapshots are created by hand only.</p>`,
    tools,
  );
}
