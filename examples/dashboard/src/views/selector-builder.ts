// The dialog that builds a label selector from the labels that exist.
import { html, type TemplateResult } from "lit";
import { Plus, X } from "lucide";
import { type Condition, matches, parseSelector, selectorOf } from "../data/selector.js";
import { type OpenDialog, openDialog } from "../ui/dialog.js";
import { count } from "../ui/format.js";
import { icon } from "../ui/icon.js";

interface Labelled {
  labels?: Record<string, string> | null;
}

const OPERATORS: [operator: Condition["operator"], text: string][] = [
  ["=", "is"],
  ["!=", "is not"],
  ["in", "is one of"],
  ["notin", "is none of"],
  ["exists", "exists"],
  ["!exists", "does not exist"],
];

/** Opens the dialog. `built` is called with the selector. */
export function openSelectorBuilder(
  items: readonly Labelled[],
  selector: string,
  built: (selector: string) => void,
): void {
  const labels = labelsOf(items);
  const keys = [...labels.keys()].sort();
  const first = (): Condition => ({ key: keys[0] ?? "", operator: "=", values: [valuesOf(labels, keys[0])[0] ?? ""] });
  let conditions = parseSelector(selector) ?? [];
  if (conditions.length === 0 && keys.length > 0) conditions = [first()];

  const content = (dialog: OpenDialog): TemplateResult => {
    const replace = (at: number, condition: Condition) => {
      conditions = conditions.with(at, condition);
      dialog.update();
    };
    const found = items.filter((item) => matches(item.labels ?? {}, conditions)).length;
    return html`<form
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        built(selectorOf(conditions));
        dialog.close();
      }}
    >
      <div class="dialog-body">
        ${keys.length === 0 ? html`<p class="muted">Nothing here has labels yet.</p>` : ""}
        ${conditions.map((condition, at) =>
          conditionRow(
            condition,
            keys,
            labels,
            (changed) => replace(at, changed),
            () => {
              conditions = conditions.toSpliced(at, 1);
              dialog.update();
            },
          ),
        )}
        <button
          type="button"
          class="button"
          ?disabled=${keys.length === 0}
          @click=${() => {
            conditions = [...conditions, first()];
            dialog.update();
          }}
        >
          ${icon(Plus)} Add a condition
        </button>
        <p class="summary" aria-live="polite"><code>${selectorOf(conditions) || "no conditions"}</code><br />${count(found, "match", "matches")}</p>
      </div>
      <footer>
        <button type="button" class="button" @click=${() => dialog.close()}>Cancel</button>
        <button class="button primary">Apply</button>
      </footer>
    </form>`;
  };
  openDialog("Label selector", content);
}

function conditionRow(
  condition: Condition,
  keys: string[],
  labels: Map<string, Set<string>>,
  change: (condition: Condition) => void,
  remove: () => void,
): TemplateResult {
  const { key, operator, values } = condition;
  const known = [...new Set([...valuesOf(labels, key), ...values])];
  const hasMany = operator === "in" || operator === "notin";
  const hasNone = operator === "exists" || operator === "!exists";
  const chosen = (event: Event) => [...(event.target as HTMLSelectElement).selectedOptions].map(({ value }) => value);
  return html`<fieldset class="condition">
    <legend class="visually-hidden">Condition</legend>
    <select
      aria-label="Key"
      @change=${(event: Event) => {
        const [next = ""] = chosen(event);
        change({ ...condition, key: next, values: hasNone ? [] : valuesOf(labels, next).slice(0, 1) });
      }}
    >
      ${[...new Set([...keys, key])].map((one) => html`<option .selected=${one === key}>${one}</option>`)}
    </select>
    <select
      aria-label="Operator"
      @change=${(event: Event) => {
        const [next = "="] = chosen(event) as Condition["operator"][];
        const needsValue = next !== "exists" && next !== "!exists";
        const single = next === "=" || next === "!=";
        const present = values.length > 0 ? values : valuesOf(labels, key).slice(0, 1);
        change({ key, operator: next, values: needsValue ? (single ? present.slice(0, 1) : present) : [] });
      }}
    >
      ${OPERATORS.map(([value, text]) => html`<option value=${value} .selected=${value === operator}>${text}</option>`)}
    </select>
    <select
      aria-label="Value"
      ?multiple=${hasMany}
      ?disabled=${hasNone}
      @change=${(event: Event) => change({ ...condition, values: chosen(event) })}
    >
      ${known.map((value) => html`<option value=${value} .selected=${values.includes(value)}>${value || "(empty)"}</option>`)}
    </select>
    <button type="button" class="button icon-only" aria-label="Remove the condition" @click=${remove}>${icon(X)}</button>
  </fieldset>`;
}

/** The values of each key. */
function labelsOf(items: readonly Labelled[]): Map<string, Set<string>> {
  const labels = new Map<string, Set<string>>();
  for (const [key, value] of items.flatMap((item) => Object.entries(item.labels ?? {}))) {
    labels.set(key, (labels.get(key) ?? new Set()).add(value));
  }
  return labels;
}

function valuesOf(labels: Map<string, Set<string>>, key: string | undefined): string[] {
  return [...(labels.get(key ?? "") ?? [])].sort();
}
