// Operations that most types of resources have: changing name and labels, protection, and deletion.
import type { Action } from "hetzner-cloud";
import { html, type TemplateResult } from "lit";
import { Lock, LockOpen, Pencil, Trash2 } from "lucide";
import type { App } from "../app.js";
import { loadAll } from "../data/project.js";
import type { Loadable } from "../data/resource-list.js";
import { currentRoute, hrefOf } from "../route.js";
import { confirm } from "../ui/dialog.js";
import { type Field, labelsField, labelsOf, openForm, type Values } from "../ui/form.js";
import { type IconNode, icon } from "../ui/icon.js";

/** A button with an icon. `reason` says why it cannot be used. */
export function button(label: string, node: IconNode, click: () => unknown, reason?: string): TemplateResult {
  return html`<button class="button" type="button" ?disabled=${reason !== undefined} title=${reason ?? ""} @click=${click}>
    ${icon(node)} ${label}
  </button>`;
}

/** A small button inside of a panel or a row. `about` names it for screen readers, as in `Edit www`. */
export function smallButton(label: string, node: IconNode, click: () => unknown, about = label): TemplateResult {
  return html`<button class="button small" type="button" aria-label=${about} @click=${click}>${icon(node)} ${label}</button>`;
}

export function iconButton(about: string, node: IconNode, click: () => unknown): TemplateResult {
  return html`<button class="button icon-only small quiet" type="button" aria-label=${about} title=${about} @click=${click}>
    ${icon(node)}
  </button>`;
}

/** The text of a field. */
export function text(values: Values, name: string): string {
  return String(values[name] ?? "").trim();
}

/** The number of a field; `undefined` when it is empty. */
export function number(values: Values, name: string): number | undefined {
  return text(values, name) === "" ? undefined : Number(text(values, name));
}

export function labels(values: Values): Record<string, string> {
  return labelsOf(text(values, "labels"));
}

/** Loads what a form offers. A failure is shown. Returns whether the form can be opened. */
export async function loadFor(app: App, title: string, needs: Loadable[]): Promise<boolean> {
  await loadAll(needs);
  const failed = needs.find(({ state }) => state === "failed");
  if (failed) app.report(title, failed.error);
  return !failed;
}

interface Named {
  id: number;
  name?: string | null;
  labels?: Record<string, string> | null;
}

export interface Edit<Item extends Named> {
  item: Item;
  /** The name that is shown. */
  name: string;
  /** The fields before the labels; by default that of the name. */
  fields?: Field[];
  send: (values: Values) => PromiseLike<Item>;
  list: { put(item: Item): void };
}

/** The form for what is changed without an action, such as name and labels. */
export function openEdit<Item extends Named>(app: App, { item, name, fields, send, list }: Edit<Item>): void {
  openForm({
    title: `Edit ${name}`,
    action: "Save",
    fields: [...(fields ?? [nameField(item.name ?? "")]), labelsField(item.labels ?? {})],
    submit: async (values) => {
      list.put(await app.perform({ title: `Changing ${name}`, call: () => send(values) }));
    },
  });
}

export function nameField(value = "", hint?: string): Field {
  return { name: "name", label: "Name", type: "text", value, required: true, ...(hint ? { hint } : {}) };
}

export function editButton<Item extends Named>(app: App, edit: Edit<Item>): TemplateResult {
  return button("Edit", Pencil, () => openEdit(app, edit));
}

/** The button that protects a resource, or removes the protection. */
export function protectionButton(
  app: App,
  name: string,
  isProtected: boolean,
  change: (isProtected: boolean) => PromiseLike<Action>,
): TemplateResult {
  const title = isProtected ? `Removing the protection of ${name}` : `Protecting ${name}`;
  return button(isProtected ? "Unprotect" : "Protect", isProtected ? LockOpen : Lock, () =>
    app.attempt({ title, call: () => change(!isProtected) }),
  );
}

export function protectedTag(isProtected: boolean | undefined): TemplateResult | "" {
  return isProtected ? html`<span class="tag">protected</span>` : "";
}

export interface Deletion {
  /** The path of the section, and the list that the resource leaves. */
  path: string;
  list: { remove(id: number): void };
  id: number;
  name: string;
  /** What is lost, and what is saved. */
  text: string | TemplateResult;
  /** Whether the name must be typed, because data is lost. */
  isTyped?: boolean;
  call: () => PromiseLike<Action | null> | PromiseLike<void>;
  /** Why the API would refuse. */
  reason?: string | undefined;
}

export function deleteButton(app: App, deletion: Deletion): TemplateResult {
  return button("Delete", Trash2, () => openDelete(app, deletion), deletion.reason);
}

async function openDelete(app: App, { path, list, id, name, text, isTyped, call }: Deletion): Promise<void> {
  const typed = isTyped ? { typed: name } : {};
  const question = { title: `Delete ${name}?`, text, action: "Delete", isDangerous: true };
  if (!(await confirm({ ...question, ...typed }))) return;
  const isAccepted = await app.attempt({
    title: `Deleting ${name}`,
    call: async () => {
      const action = await call();
      if (!action) list.remove(id);
      return action;
    },
  });
  const route = currentRoute();
  if (isAccepted && route.section === path && route.id === String(id)) location.hash = hrefOf(path);
}

/** The reason why a protected resource cannot be deleted. */
export function whyProtected(isProtected: boolean | undefined): string | undefined {
  return isProtected ? "Remove the protection first" : undefined;
}
