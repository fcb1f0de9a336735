// The section of SSH keys.
import type { SshKey } from "hetzner-cloud";
import { html, nothing, type TemplateResult } from "lit";
import { Copy, KeyRound } from "lucide";
import type { App } from "../app.js";
import { smallButton } from "../ui/buttons.js";
import { facts, moment, panel } from "../ui/details.js";
import { labelsField, nameField } from "../ui/fields.js";
import { openForm } from "../ui/form.js";
import { labelList } from "../ui/labels.js";
import { nameAndLabels, textOf } from "../ui/values.js";
import { createdColumn, labelsColumn, nameColumn } from "./columns.js";
import { openDelete, resourceHeader } from "./operations.js";
import type { Section } from "./section.js";

export const sshKeys: Section<SshKey> = {
  path: "ssh_keys",
  title: "SSH keys",
  singular: "SSH key",
  icon: KeyRound,
  list: (project) => project.sshKeys,
  emptyText: "A server can be entered with the keys that were given at its creation.",
  searchText: ({ fingerprint, public_key }) => `${fingerprint}\n${public_key}`,
  create: openCreate,
  columns: (app) => [
    nameColumn(sshKeys),
    { key: "kind", header: "Kind", sort: (key) => partsOf(key).kind, cell: (key) => partsOf(key).kind },
    {
      key: "fingerprint",
      header: "Fingerprint",
      share: 3,
      from: "medium",
      sort: ({ fingerprint }) => fingerprint,
      cell: ({ fingerprint }) => html`<code title=${fingerprint}>${fingerprint}</code>`,
    },
    labelsColumn(sshKeys),
    createdColumn(app),
  ],
  detail: page,
};

/** The kind and the comment of a key, as in `ssh-ed25519 AAAA… mara@laptop`. */
function partsOf({ public_key }: SshKey): { kind: string; comment: string } {
  const [kind = "", , ...comment] = (public_key ?? "").trim().split(/\s+/);
  return { kind: kind.replace(/^ssh-/, ""), comment: comment.join(" ") };
}

function page(app: App, key: SshKey): TemplateResult {
  const { kind, comment } = partsOf(key);
  const copy = () =>
    navigator.clipboard.writeText(key.public_key).catch((error) => app.report("Copying the public key", error));
  return html`${resourceHeader(app, sshKeys, key, nothing, nothing, {
    update: (values) => app.hz.sshKeys.update({ id: key.id, ...nameAndLabels(values) }),
    remove: () =>
      openDelete(app, sshKeys, key, {
        text: "It cannot be chosen for new servers any more. Servers that were created with it still accept it.",
        call: () => app.hz.sshKeys.delete({ id: key.id }),
      }),
  })}
    <div class="panels">
      ${panel(
        "About",
        facts([
          ["Kind", kind],
          ["Comment", comment],
          ["Fingerprint", html`<code>${key.fingerprint}</code>`],
          ["Created", moment(key.created, app.now())],
          ["Labels", labelList("ssh_keys", key.labels)],
        ]),
      )}
      ${panel("Public key", html`<pre class="wrapped">${key.public_key}</pre>`, smallButton("Copy", Copy, copy, { about: "Copy the public key" }))}
    </div>`;
}

function openCreate(app: App): void {
  openForm({
    title: "Create an SSH key",
    action: "Create SSH key",
    fields: [
      nameField(),
      {
        name: "public_key",
        label: "Public key",
        type: "textarea",
        rows: 4,
        required: true,
        placeholder: "ssh-ed25519 AAAA… mara@laptop",
        hint: html`The content of a file such as <code>~/.ssh/id_ed25519.pub</code>. Never paste a private key.`,
      },
      labelsField(),
    ],
    submit: async (values) => {
      const key = { ...nameAndLabels(values), public_key: textOf(values, "public_key") };
      app.project.sshKeys.put(
        await app.perform({ title: `Creating ${key.name}`, call: () => app.hz.sshKeys.create(key) }),
      );
    },
  });
}
