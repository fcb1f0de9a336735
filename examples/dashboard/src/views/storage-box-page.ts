// The page of one Storage Box.
import type { StorageBox, StorageBoxSnapshotPlan } from "hetzner-cloud";
import { html, nothing, type TemplateResult } from "lit";
import { CalendarOff, KeyRound, Pencil, Scaling } from "lucide";
import type { App } from "../app.js";
import { button, smallButton } from "../ui/buttons.js";
import { facts, moment, panel } from "../ui/details.js";
import { confirm } from "../ui/dialog.js";
import { bytes, count, place } from "../ui/format.js";
import { labelList } from "../ui/labels.js";
import { nameAndLabels } from "../ui/values.js";
import { openDelete, resourceHeader } from "./operations.js";
import { aMonth, saving } from "./prices.js";
import { DAYS, openAccess, openChangeType, openPassword, openSnapshotPlan } from "./storage-box-forms.js";
import { snapshotsPanel } from "./storage-box-snapshots.js";
import { BOX_ACCESS, onOff, storageBoxStatus, usageOf } from "./storage-box-status.js";
import { subaccountsPanel } from "./storage-box-subaccounts.js";
import { storageBoxes } from "./storage-boxes.js";

export function storageBoxPage(app: App, box: StorageBox): TemplateResult {
  const { id } = box;
  const { storageBoxes: api } = app.hz;
  const buttons = html`${button("Change type", Scaling, () => openChangeType(app, box))}
  ${button("New password", KeyRound, () => openPassword(app, box))}`;
  return html`${resourceHeader(app, storageBoxes, box, storageBoxStatus(box), buttons, {
    update: (values) => api.update({ id, ...nameAndLabels(values) }),
    protect: (isProtected) => api.changeProtection({ id, delete: isProtected }),
    remove: () =>
      openDelete(app, storageBoxes, box, {
        text: html`<p><strong>${bytes(box.stats.size)} of files and snapshots are lost</strong>, with all subaccounts.</p>
          ${saving(app, (prices) => prices.storageBox(box))}`,
        isTyped: true,
        call: () => api.delete({ id }),
      }),
  })}
    <div class="panels">
      ${panel(
        "About",
        facts([
          ["Type", `${box.storage_box_type.name}, ${bytes(box.storage_box_type.size)}`],
          ["Location", place(box.location)],
          ["Host name", box.server && html`<code>${box.server}</code>`],
          ["User name", box.username && html`<code>${box.username}</code>`],
          ["Price", aMonth(app, (prices) => prices.storageBox(box))],
          ["Created", moment(box.created, app.now())],
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
    smallButton("Change", Pencil, () => openAccess(app, box), { about: "Change the access" }),
  );
}

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
  const label = snapshot_plan ? "Change" : "Enable";
  const about = `${label} the snapshot plan`;
  const tools = html`<div class="buttons">
    ${snapshot_plan ? smallButton("Disable", CalendarOff, disable, { about: "Disable the snapshot plan" }) : nothing}
    ${smallButton(label, Pencil, () => openSnapshotPlan(app, box), { about })}
  </div>`;
  return panel(
    "Snapshot plan",
    snapshot_plan
      ? html`<p>${planText(snapshot_plan)}. The latest ${count(snapshot_plan.max_snapshots, "snapshot")} are kept.</p>`
      : html`<p class="muted">Snapshots are created by hand only.</p>`,
    tools,
  );
}
