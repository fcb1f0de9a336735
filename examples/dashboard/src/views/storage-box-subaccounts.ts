// The subaccounts of a Storage Box: additional users, each with a directory of its own.
import type { StorageBox, StorageBoxSubaccount } from "hetzner-cloud";
import { html, type TemplateResult } from "lit";
import { FolderInput, KeyRound, Pencil, Plus, ShieldCheck, Trash2 } from "lucide";
import type { App, UserOperation } from "../app.js";
import { button, smallButton } from "../ui/buttons.js";
import { facts, panel } from "../ui/details.js";
import { closing, confirm, type OpenDialog, openDialog } from "../ui/dialog.js";
import { descriptionField, labelsField, labelsText } from "../ui/fields.js";
import { type Field, openForm } from "../ui/form.js";
import { dateTime } from "../ui/format.js";
import { passwordFields, passwordOf } from "../ui/password.js";
import { failed, loading } from "../ui/states.js";
import { labelsOf, nameAndLabels, textOf } from "../ui/values.js";
import { showPassword } from "./storage-box-forms.js";
import { accessField, accessOf, onOff, SUBACCOUNT_ACCESS } from "./storage-box-status.js";

export function subaccountsPanel(app: App, box: StorageBox): TemplateResult {
  const subaccounts = app.project.subaccounts(box.id);
  const list = subaccounts.value;
  const content = list ? table(app, box, list) : subaccounts.state === "failed" ? failed(subaccounts, app) : loading();
  const create = smallButton("Create", Plus, () => openCreate(app, box), { about: "Create a subaccount" });
  return html`<div class="full">${panel("Subaccounts", content, create)}</div>`;
}

function table(app: App, box: StorageBox, subaccounts: StorageBoxSubaccount[]): TemplateResult {
  if (subaccounts.length === 0)
    return html`<p class="muted">There are none. A subaccount is restricted to a directory.</p>`;
  return html`<div class="scroll-x">
    <table class="plain">
      <caption class="visually-hidden">Subaccounts</caption>
      <thead>
        <tr>
          <th scope="col">User name</th><th scope="col">Directory</th><th scope="col">Access</th>
          <th scope="col" class="from-medium">Description</th>
        </tr>
      </thead>
      <tbody>
        ${subaccounts.map(
          (subaccount) => html`<tr>
            <td>
              <button type="button" class="link-button" @click=${() => openSubaccount(app, box, subaccount)}>
                ${subaccount.username}
              </button>
              ${subaccount.name === subaccount.username ? "" : html`<div class="muted">${subaccount.name}</div>`}
            </td>
            <td><code>${subaccount.home_directory}</code></td>
            <td>${accessText(subaccount)}</td>
            <td class="from-medium">${subaccount.description}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** The ways of access that are permitted, in short. */
function accessText({ access_settings: settings }: StorageBoxSubaccount): string {
  const ways = [settings.ssh_enabled && "SSH", settings.samba_enabled && "Samba", settings.webdav_enabled && "WebDAV"];
  const permitted = ways.filter(Boolean).join(", ") || "none";
  return settings.readonly ? `${permitted}, read-only` : permitted;
}

/** The dialog of one subaccount, with what can be done with it. */
function openSubaccount(app: App, box: StorageBox, subaccount: StorageBoxSubaccount): void {
  const then = (dialog: OpenDialog, open: typeof openEdit) => () => {
    dialog.close();
    void open(app, box, subaccount);
  };
  const settings = subaccount.access_settings;
  openDialog(
    subaccount.username,
    (dialog) => html`<div class="dialog-body">
        ${facts([
          ["Name", subaccount.name],
          ["Host name", html`<code>${subaccount.server}</code>`],
          ["Directory", html`<code>${subaccount.home_directory}</code>`],
          ["Description", subaccount.description],
          ["Created", dateTime(subaccount.created)],
          ["Labels", labelsText(subaccount.labels ?? {})],
        ])}
        <ul class="settings">
          ${SUBACCOUNT_ACCESS.map(([key, label]) => html`<li><span>${label}</span>${onOff(settings[key])}</li>`)}
        </ul>
        <div class="buttons">
          ${button("Edit", Pencil, then(dialog, openEdit))} ${button("Access", ShieldCheck, then(dialog, openAccess))}
          ${button("Directory", FolderInput, then(dialog, openHomeDirectory))}
          ${button("New password", KeyRound, then(dialog, openPassword))} ${button("Delete", Trash2, then(dialog, openDelete))}
        </div>
      </div>
      ${closing(dialog)}`,
  );
}

function aboutFields({ name = "", description = "" }: Partial<StorageBoxSubaccount> = {}): Field[] {
  return [{ name: "name", label: "Name", type: "text", value: name }, descriptionField(description)];
}

/** The field for a directory, which names the folders that exist. */
async function directoryField(app: App, { id }: StorageBox, value = ""): Promise<Field> {
  let hint = "It is created if it does not exist.";
  try {
    const { folders } = await app.hz.storageBoxes.listFolders({ id });
    if (folders.length > 0) hint += ` Folders so far: ${folders.join(", ")}.`;
  } catch (error) {
    app.report("Listing the folders", error);
  }
  return { name: "home_directory", label: "Directory", type: "text", required: true, value, hint };
}

/** An operation on a subaccount: the list is requested again when it has ended. */
function operation<Reply>(app: App, { id }: StorageBox, title: string, call: UserOperation<Reply>["call"]) {
  return { title, call, ended: () => app.project.subaccounts(id).refresh() };
}

async function openCreate(app: App, box: StorageBox): Promise<void> {
  const directory = await directoryField(app, box);
  openForm({
    title: `Create a subaccount of ${box.name}`,
    action: "Create subaccount",
    fields: [
      directory,
      ...passwordFields(),
      accessField(SUBACCOUNT_ACCESS, { ssh_enabled: true }),
      ...aboutFields(),
      labelsField(),
    ],
    submit: async (values) => {
      const { password, isGenerated } = passwordOf(values);
      const [name, description] = [textOf(values, "name"), textOf(values, "description")];
      const params = {
        id: box.id,
        home_directory: textOf(values, "home_directory"),
        password,
        access_settings: accessOf(SUBACCOUNT_ACCESS, values),
        labels: labelsOf(values),
        ...(name ? { name } : {}),
        ...(description ? { description } : {}),
      };
      const call = () => app.hz.storageBoxSubaccounts.create(params);
      await app.perform(operation(app, box, `Creating a subaccount of ${box.name}`, call));
      if (isGenerated) showPassword(`the subaccount for ${params.home_directory}`, password);
    },
  });
}

function openEdit(app: App, box: StorageBox, { id, username, ...subaccount }: StorageBoxSubaccount): void {
  openForm({
    title: `Edit ${username}`,
    action: "Save",
    fields: [...aboutFields(subaccount), labelsField(subaccount.labels)],
    submit: (values) => {
      const about = { ...nameAndLabels(values), description: textOf(values, "description") };
      const call = () => app.hz.storageBoxSubaccounts.update({ id: box.id, subaccount_id: id, ...about });
      return app.perform(operation(app, box, `Changing ${username}`, call));
    },
  });
}

function openAccess(app: App, box: StorageBox, { id, username, access_settings }: StorageBoxSubaccount): void {
  openForm({
    title: `Access of ${username}`,
    action: "Save",
    fields: [accessField(SUBACCOUNT_ACCESS, access_settings)],
    submit: (values) => {
      const params = { id: box.id, subaccount_id: id, ...accessOf(SUBACCOUNT_ACCESS, values) };
      const call = () => app.hz.storageBoxSubaccounts.updateAccessSettings(params);
      return app.perform(operation(app, box, `Changing the access of ${username}`, call));
    },
  });
}

async function openHomeDirectory(app: App, box: StorageBox, subaccount: StorageBoxSubaccount): Promise<void> {
  const { id, username, home_directory } = subaccount;
  const field = await directoryField(app, box, home_directory);
  openForm({
    title: `Directory of ${username}`,
    action: "Save",
    intro: "The files stay where they are.",
    fields: [field],
    submit: (values) => {
      const params = { id: box.id, subaccount_id: id, home_directory: textOf(values, "home_directory") };
      const call = () => app.hz.storageBoxSubaccounts.changeHomeDirectory(params);
      return app.perform(operation(app, box, `Changing the directory of ${username}`, call));
    },
  });
}

function openPassword(app: App, box: StorageBox, { id, username }: StorageBoxSubaccount): void {
  openForm({
    title: `New password of ${username}`,
    action: "Set password",
    intro: "The present password is not accepted any more.",
    fields: passwordFields(),
    submit: async (values) => {
      const { password, isGenerated } = passwordOf(values);
      const params = { id: box.id, subaccount_id: id, password };
      const call = () => app.hz.storageBoxSubaccounts.resetPassword(params);
      await app.perform(operation(app, box, `Setting the password of ${username}`, call));
      if (isGenerated) showPassword(username, password);
    },
  });
}

async function openDelete(app: App, box: StorageBox, { id, username, home_directory }: StorageBoxSubaccount) {
  const text = `${username} cannot log in any more. The files in ${home_directory} are kept.`;
  if (!(await confirm({ title: `Delete ${username}?`, text, action: "Delete", isDangerous: true }))) return;
  const call = () => app.hz.storageBoxSubaccounts.delete({ id: box.id, subaccount_id: id });
  await app.attempt(operation(app, box, `Deleting ${username}`, call));
}
