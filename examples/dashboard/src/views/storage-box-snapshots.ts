// The snapshots of a Storage Box.
import type { StorageBox, StorageBoxSnapshot } from "hetzner-cloud";
import { html, nothing, type TemplateResult } from "lit";
import { Camera, History, Pencil, Trash2 } from "lucide";
import type { App } from "../app.js";
import { iconButton, smallButton } from "../ui/buttons.js";
import { panel } from "../ui/details.js";
import { confirm } from "../ui/dialog.js";
import { descriptionField, labelsField } from "../ui/fields.js";
import { openForm } from "../ui/form.js";
import { ago, bytes, dateTime } from "../ui/format.js";
import { failed, loading } from "../ui/states.js";
import { labelsOf, textOf } from "../ui/values.js";

export function snapshotsPanel(app: App, box: StorageBox): TemplateResult {
  const snapshots = app.project.snapshots(box.id);
  const list = snapshots.value;
  const content = list ? table(app, box, list) : snapshots.state === "failed" ? failed(snapshots, app) : loading();
  const create = smallButton("Create", Camera, () => openCreate(app, box), { about: "Create a snapshot" });
  return html`<div class="full">${panel("Snapshots", content, create)}</div>`;
}

function table(app: App, box: StorageBox, snapshots: StorageBoxSnapshot[]): TemplateResult {
  if (snapshots.length === 0) return html`<p class="muted">There are none yet.</p>`;
  const newestFirst = [...snapshots].sort((a, b) => Date.parse(b.created) - Date.parse(a.created));
  return html`<div class="scroll-x">
    <table class="plain">
      <caption class="visually-hidden">Snapshots</caption>
      <thead>
        <tr>
          <th scope="col">Snapshot</th><th scope="col" class="from-medium">Description</th>
          <th scope="col" class="numeric from-medium">Size</th><th scope="col" class="numeric from-medium">Files</th><th scope="col"><span class="visually-hidden">Operations</span></th>
        </tr>
      </thead>
      <tbody>${newestFirst.map((snapshot) => row(app, box, snapshot))}</tbody>
    </table>
  </div>`;
}

function row(app: App, box: StorageBox, snapshot: StorageBoxSnapshot): TemplateResult {
  const { name, description, stats, is_automatic, created } = snapshot;
  return html`<tr>
    <td>
      <code class="snapshot-name" title=${dateTime(created)}>${name}</code>
      ${is_automatic ? html`<span class="tag">automatic</span>` : nothing}
      <div class="muted">${ago(created, app.now())}</div>
      <div class="narrow-only">
        ${description}
        <div class="muted">${bytes(stats.size)}, files ${bytes(stats.size_filesystem)}</div>
      </div>
    </td>
    <td class="from-medium">${description || html`<span class="muted">–</span>`}</td>
    <td class="numeric from-medium">${bytes(stats.size)}</td>
    <td class="numeric from-medium">${bytes(stats.size_filesystem)}</td>
    <td class="numeric">
      <span class="row-buttons">
      ${iconButton(`Edit ${name}`, Pencil, () => openEdit(app, box, snapshot))}
      ${iconButton(`Roll back to ${name}`, History, () => openRollback(app, box, snapshot))}
      ${iconButton(`Delete ${name}`, Trash2, () => openDelete(app, box, snapshot))}
      </span>
    </td>
  </tr>`;
}

function openCreate(app: App, { id, name }: StorageBox): void {
  openForm({
    title: `Create a snapshot of ${name}`,
    action: "Create snapshot",
    intro: "It costs nothing, but takes space of the Storage Box as files change.",
    fields: [descriptionField(), labelsField()],
    submit: (values) => {
      const params = { id, description: textOf(values, "description"), labels: labelsOf(values) };
      return app.perform({
        title: `Creating a snapshot of ${name}`,
        call: () => app.hz.storageBoxSnapshots.create(params),
        ended: () => app.project.snapshots(id).refresh(),
      });
    },
  });
}

function openEdit(app: App, { id }: StorageBox, snapshot: StorageBoxSnapshot): void {
  openForm({
    title: `Edit ${snapshot.name}`,
    action: "Save",
    fields: [descriptionField(snapshot.description), labelsField(snapshot.labels)],
    submit: (values) => {
      const params = {
        id,
        snapshot_id: snapshot.id,
        description: textOf(values, "description"),
        labels: labelsOf(values),
      };
      return app.perform({
        title: `Changing ${snapshot.name}`,
        call: () => app.hz.storageBoxSnapshots.update(params),
        ended: () => app.project.snapshots(id).refresh(),
      });
    },
  });
}

async function openRollback(app: App, { id, name }: StorageBox, snapshot: StorageBoxSnapshot): Promise<void> {
  const text = html`<p>All files of ${name} become those of ${dateTime(snapshot.created)}.
    <strong>Whatever was written since then is lost.</strong></p>`;
  const question = { title: `Roll ${name} back to ${snapshot.name}?`, text, action: "Roll back", typed: name };
  if (!(await confirm({ ...question, isDangerous: true }))) return;
  const call = () => app.hz.storageBoxes.rollbackSnapshot({ id, snapshot: snapshot.id });
  const ended = () => app.project.snapshots(id).refresh();
  await app.attempt({ title: `Rolling ${name} back to ${snapshot.name}`, call, ended });
}

async function openDelete(app: App, { id, name }: StorageBox, snapshot: StorageBoxSnapshot): Promise<void> {
  const text = `The state of ${name} at ${dateTime(snapshot.created)} cannot be restored any more. The present files stay.`;
  if (!(await confirm({ title: `Delete ${snapshot.name}?`, text, action: "Delete", isDangerous: true }))) return;
  const call = () => app.hz.storageBoxSnapshots.delete({ id, snapshot_id: snapshot.id });
  const ended = () => app.project.snapshots(id).refresh();
  await app.attempt({ title: `Deleting ${snapshot.name}`, call, ended });
}
