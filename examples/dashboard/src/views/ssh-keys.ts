// The section of SSH keys.
import type { SshKey } from "hetzner-cloud";
import { html } from "lit";
import { KeyRound } from "lucide";
import { detailHeader } from "../ui/details.js";
import { labelList } from "../ui/labels.js";
import { nameCell, nameOf, type Section } from "./section.js";

export const sshKeys: Section<SshKey> = {
  path: "ssh_keys",
  title: "SSH keys",
  singular: "SSH key",
  icon: KeyRound,
  list: (project) => project.sshKeys,
  emptyText: "A server can be entered with the keys that were given at its creation.",
  columns: () => [
    {
      key: "name",
      header: "Name",
      share: 2,
      sort: (item) => nameOf(sshKeys, item),
      cell: (item) => nameCell(sshKeys, item),
    },
    { key: "labels", header: "Labels", from: "wide", cell: ({ labels }) => labelList("ssh_keys", labels, 2) },
  ],
  detail: (_app, item) => html`${detailHeader(nameOf(sshKeys, item), "", "")}`,
};
