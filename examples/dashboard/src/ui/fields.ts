// The fields that many forms have.
import { compareNames } from "./order.js";
import type { Field, Option } from "./form.js";

export function nameField(value = ""): Field {
  return { name: "name", label: "Name", type: "text", value, required: true };
}

export function descriptionField(value?: string | null): Field {
  return { name: "description", label: "Description", type: "text", value: value ?? "" };
}

export function labelsField(labels?: Record<string, string> | null): Field {
  const hint = "A key=value each line, such as env=prod.";
  return { name: "labels", type: "textarea", label: "Labels", rows: 3, value: labelsText(labels ?? {}), hint };
}

/** Labels as text, a `key=value` each line. */
export function labelsText(labels: Record<string, string>): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join("\n");
}

/** Reads labels: a `key=value` each line. */
export function parseLabels(text: string): Record<string, string> {
  const lines = text.split("\n").map((line) => line.trim());
  return Object.fromEntries(
    lines
      .filter(Boolean)
      .map((line) => [line.split("=", 1)[0]?.trim() ?? "", line.split("=").slice(1).join("=").trim()]),
  );
}

/** The field that confirms what cannot be undone, in a form that has other fields too. */
export function typedField(name: string): Field {
  const pattern = name.replaceAll(/[.*+?^${}()|[\]\\/]/g, "\\$&");
  return { name: "typed", label: `Type ${name} to confirm`, type: "text", required: true, pattern };
}

/** Resources to choose from, by their names. Those that the API would refuse come last, with the reason. */
export function optionsOf<Item extends { id: number; name?: string | null }>(
  items: readonly Item[],
  labelOf: (item: Item) => string = ({ id, name }) => name ?? String(id),
  whyNot: (item: Item) => string | undefined = () => undefined,
): Option[] {
  const options = items.map((item) => {
    const reason = whyNot(item);
    const label = reason === undefined ? labelOf(item) : `${item.name ?? item.id} (${reason})`;
    return { value: String(item.id), label, isDisabled: reason !== undefined };
  });
  return options.sort((a, b) => Number(a.isDisabled) - Number(b.isDisabled) || compareNames(a.label, b.label));
}

/** The options, with one that says so when none of them can be chosen. */
export function orNone(options: Option[], text: string): Option[] {
  const isNone = options.every(({ isDisabled }) => isDisabled);
  return isNone ? [{ value: "", label: text, isDisabled: true }, ...options] : options;
}
