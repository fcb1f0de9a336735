// What can be done with resources of every type: name and labels, protection, deletion.
import { html, nothing, type TemplateResult } from "lit";
import type { App } from "../app.js";
import { type Prices, pricesOf } from "../data/prices.js";
import { hrefOf } from "../route.js";
import { confirm, openDialog } from "../ui/dialog.js";
import { labelsField, labelsOf, type Option, openForm, type Values } from "../ui/form.js";
import { money } from "../ui/format.js";
import { nameOf, type Resource, type Section } from "./section.js";

/** A button that opens the form for the name and the labels. */
export function editButton<Item extends Resource>(
  app: App,
  section: Section<Item>,
  item: Item,
  update: (params: { id: number; name: string; labels: Record<string, string> }) => PromiseLike<Item>,
): TemplateResult {
  const name = nameOf(section, item);
  const open = () =>
    openForm({
      title: `Name and labels of ${name}`,
      fields: [
        { name: "name", type: "text", label: "Name", value: item.name ?? "", required: true },
        labelsField(item.labels ?? {}),
      ],
      action: "Save",
      submit: async (values) => {
        const params = { id: item.id, name: textOf(values, "name"), labels: labelsOf(textOf(values, "labels")) };
        section.list(app.project).put(await app.perform({ title: `Changing ${name}`, call: () => update(params) }));
      },
    });
  return html`<button class="button" type="button" @click=${open}>Edit</button>`;
}

/** The deletion protection, with a button that changes it. */
export function protectionControl<Item extends Resource & { protection?: { delete?: boolean } | null }>(
  app: App,
  section: Section<Item>,
  item: Item,
  change: (params: { id: number; delete: boolean }) => PromiseLike<unknown>,
): TemplateResult {
  const isProtected = item.protection?.delete === true;
  const name = nameOf(section, item);
  const title = isProtected ? `Removing the protection of ${name}` : `Protecting ${name}`;
  const click = () => app.attempt({ title, call: () => change({ id: item.id, delete: !isProtected }) });
  return html`<span class="fact-control">
    ${isProtected ? html`<span class="tag good">cannot be deleted</span>` : "none"}
    <button class="button small" type="button" @click=${click}>${isProtected ? "Remove" : "Protect"}</button>
  </span>`;
}

/** A deletion, as it is asked for and carried out. */
export interface Deletion {
  call: () => PromiseLike<unknown>;
  /** What is lost, and what it means for others. */
  text: string | TemplateResult;
  /** The reason why the API would refuse it at present, with what to do about it. */
  obstacle?: string | false | undefined;
  /** Whether the name must be typed: for data that cannot be restored. */
  isTyped?: boolean;
}

/** A button that deletes a resource, after a question. */
export function deleteButton<Item extends Resource & { protection?: { delete?: boolean } | null }>(
  app: App,
  section: Section<Item>,
  item: Item,
  deletion: Deletion,
): TemplateResult {
  return html`<button class="button" type="button" @click=${() => deleteResource(app, section, item, deletion)}>Delete</button>`;
}

async function deleteResource<Item extends Resource & { protection?: { delete?: boolean } | null }>(
  app: App,
  section: Section<Item>,
  item: Item,
  { call, text, obstacle, isTyped = false }: Deletion,
): Promise<void> {
  const name = nameOf(section, item);
  if (item.protection?.delete) {
    explain(`${name} is protected`, "It cannot be deleted before its protection is removed.");
    return;
  }
  if (obstacle) {
    explain(`${name} cannot be deleted yet`, obstacle);
    return;
  }
  const question = { title: `Delete ${name}?`, text, action: `Delete ${name}`, isDangerous: true };
  if (!(await confirm(isTyped ? { ...question, typed: name } : question))) return;
  const remove = async () => {
    const reply = await call();
    location.hash = hrefOf(section.path);
    // One with an action stays in the list until that has ended.
    if (reply === undefined || reply === null) section.list(app.project).remove(item.id);
    return reply;
  };
  await app.attempt({ title: `Deleting ${name}`, call: remove });
}

/** Opens a dialog that says why something cannot be done. */
export function explain(title: string, text: string | TemplateResult): void {
  openDialog(
    title,
    (dialog) => html`<div class="dialog-body"><p>${text}</p></div>
      <footer><button class="button primary" type="button" @click=${() => dialog.close()}>Close</button></footer>`,
  );
}

/** A price a month as text, as soon as the prices are loaded. */
export function monthly(app: App, priceOf: (prices: Prices) => number | undefined): string {
  const prices = pricesOf(app.project);
  const price = prices && priceOf(prices);
  return price === undefined ? "–" : money(price, prices?.currency ?? "EUR");
}

/** What a choice costs: the price a month, and what it was before. */
export function priceSummary(
  app: App,
  priceOf: (prices: Prices) => number | undefined,
  before?: (prices: Prices) => number | undefined,
): TemplateResult {
  return html`<strong>${monthly(app, priceOf)}</strong> a month, without tax${
    before ? html`, in place of ${monthly(app, before)}` : nothing
  }`;
}

/** The value of a field. */
export function textOf(values: Values, name: string): string {
  const value = values[name];
  return typeof value === "string" ? value.trim() : "";
}

/** The number in a field; `undefined` when it is empty. */
export function numberOf(values: Values, name: string): number | undefined {
  const text = textOf(values, name);
  return text === "" ? undefined : Number(text);
}

/** The lines of a field that are not empty. */
export function linesOf(text: string): string[] {
  return text
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter(Boolean);
}

const compareNames = new Intl.Collator("en", { numeric: true }).compare;

/** Resources to choose from, by their names. */
export function optionsOf<Item extends { id: number; name?: string | null }>(
  items: readonly Item[],
  labelOf: (item: Item) => string = ({ id, name }) => name ?? String(id),
): Option[] {
  return items
    .map((item) => ({ value: String(item.id), label: labelOf(item) }))
    .sort((a, b) => compareNames(a.label, b.label));
}
