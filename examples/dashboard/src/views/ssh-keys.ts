// The section of SSH keys.
import type { SshKey } from "hetzner-cloud";
import { html, type TemplateResult } from "lit";
import { Copy, KeyRound } from "lucide";
import type { App } from "../app.js";
import { detailHeader, facts, panel } from "../ui/details.js";
import { labelsField, openForm } from "../ui/form.js";
import { ago, dateTime } from "../ui/format.js";
import { labelList } from "../ui/labels.js";
import { deleteButton, editButton, labels, nameField, smallButton, text } from "./operations.js";
import { nameCell, nameOf, type Section } from "./section.js";

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
    {
      key: "name",
      header: "Name",
      share: 2,
      sort: (key) => nameOf(sshKeys, key),
      cell: (key) => nameCell(sshKeys, key),
    },
    { key: "kind", header: "Kind", sort: (key) => partsOf(key).kind, cell: (key) => partsOf(key).kind },
    {
      key: "fingerprint",
      header: "Fingerprint",
      share: 3,
      from: "medium",
      sort: ({ fingerprint }) => fingerprint,
      cell: ({ fingerprint }) => html`<code title=${fingerprint}>${fingerprint}</code>`,
    },
    { key: "labels", header: "Labels", share: 2, from: "wide", cell: ({ labels }) => labelList("ssh_keys", labels, 2) },
    {
      key: "created",
      header: "Added",
      from: "wide",
      sort: ({ created }) => -Date.parse(created),
      cell: ({ created }) => html`<span class="muted">${ago(created, app.now())}</span>`,
    },
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
  const { id, name } = key;
  const copy = () =>
    navigator.clipboard.writeText(key.public_key).catch((error) => app.report("Copying the public key", error));
  const buttons = html`${editButton(app, {
    item: key,
    name,
    list: app.project.sshKeys,
    send: (values) => app.hz.sshKeys.update({ id, name: text(values, "name"), labels: labels(values) }),
  })}
  ${deleteButton(app, {
    path: sshKeys.path,
    list: app.project.sshKeys,
    id,
    name,
    text: "It cannot be chosen for new servers any more. Servers that were created with it still accept it.",
    call: () => app.hz.sshKeys.delete({ id }),
  })}`;
  return html`${detailHeader(name, "", buttons)}
    <div class="panels">
      ${panel(
        "About",
        facts([
          ["Kind", kind],
          ["Comment", comment],
          ["Fingerprint", html`<code>${key.fingerprint}</code>`],
          ["Added", dateTime(key.created)],
          ["Labels", labelList("ssh_keys", key.labels)],
        ]),
      )}
      ${panel("Public key", html`<pre class="wrapped">${key.public_key}</pre>`, smallButton("Copy", Copy, copy, "Copy the public key"))}
    </div>`;
}

function openCreate(app: App): void {
  openForm({
    title: "Add an SSH key",
    action: "Add SSH key",
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
      const key = { name: text(values, "name"), public_key: text(values, "public_key"), labels: labels(values) };
      app.project.sshKeys.put(
        await app.perform({ title: `Adding ${key.name}`, call: () => app.hz.sshKeys.create(key) }),
      );
    },
  });
}
