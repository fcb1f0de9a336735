// The values of a form, as parameters of the API.
import { parseLabels } from "./fields.js";
import type { Values } from "./form.js";

/** The text of a field, without white space around it. */
export function textOf(values: Values, name: string): string {
  const value = values[name];
  return typeof value === "string" ? value.trim() : "";
}

/** The number of a field; `undefined` when it is empty. */
export function numberOf(values: Values, name: string): number | undefined {
  const text = textOf(values, name);
  return text === "" ? undefined : Number(text);
}

/** Whether a checkbox is checked. */
export function isChecked(values: Values, name: string): boolean {
  return values[name] === true;
}

/** What is chosen of a field of choices. */
export function chosenOf(values: Values, name: string): string[] {
  const value = values[name];
  return Array.isArray(value) ? value : [];
}

/** The entries of a text that are separated by lines or commas. */
export function splitEntries(text: string): string[] {
  const entries = text.split(/[\n,]/);
  return entries.map((entry) => entry.trim()).filter(Boolean);
}

/** The entries of a field that are separated by lines or commas. */
export function entriesOf(values: Values, name: string): string[] {
  return splitEntries(textOf(values, name));
}

export function labelsOf(values: Values): Record<string, string> {
  return parseLabels(textOf(values, "labels"));
}

export function nameAndLabels(values: Values): { name: string; labels: Record<string, string> } {
  return { name: textOf(values, "name"), labels: labelsOf(values) };
}
