// Forms in dialogs, described by their fields. What the API refuses is shown at the field that it concerns.
import { html, nothing, type TemplateResult } from "lit";
import { type Problem, problemOf } from "../data/problem.js";
import { cancelling, type OpenDialog, openDialog } from "./dialog.js";
import { problemBox } from "./problem-box.js";

/** The values of a form, by the names of the fields. */
export type Values = Record<string, string | string[] | boolean>;

interface FieldBase {
  /** The name of the parameter of the API, so that its problems are shown here. */
  name: string;
  label: string;
  hint?: string | TemplateResult | ((values: Values) => string | TemplateResult);
  /** The heading of the fields from this one on. */
  group?: string;
  /** Whether the field is shown, with the values so far. */
  isShown?: (values: Values) => boolean;
}

export interface Option {
  value: string;
  label: string;
  isDisabled?: boolean;
}

export type Field =
  | (FieldBase & {
      type: "text" | "number" | "password";
      value?: string;
      required?: boolean;
      min?: number;
      max?: number;
      pattern?: string;
      placeholder?: string;
    })
  | (FieldBase & { type: "textarea"; value?: string; required?: boolean; rows?: number; placeholder?: string })
  | (FieldBase & {
      type: "select";
      value?: string;
      options: Option[] | ((values: Values) => Option[]);
      required?: boolean;
    })
  /** Checkboxes, of which any number may be chosen. */
  | (FieldBase & { type: "choices"; value?: string[]; options: Option[] })
  | (FieldBase & { type: "checkbox"; value?: boolean });

export interface FormOptions {
  title: string;
  fields: Field[];
  /** The label of the button. */
  action: string;
  isDangerous?: boolean;
  /** What is said before the fields. */
  intro?: string | TemplateResult;
  /** What the values mean, such as a price; rendered after each change. */
  summary?: (values: Values) => TemplateResult | string;
  /** Sends the values; the dialog closes when it resolves, and shows the problem when it rejects. */
  submit: (values: Values) => Promise<unknown>;
  /** Called after it has closed because of that, such as to show a secret of the reply. */
  submitted?: () => void;
  wide?: boolean;
  /** Puts fields side by side where there is room. */
  hasColumns?: boolean;
}

/** Opens a form. */
export function openForm(options: FormOptions): void {
  const { fields } = options;
  const values: Values = Object.fromEntries(fields.map((field) => [field.name, initial(field, {})]));
  // Those whose options depend on the other values.
  for (const field of fields) values[field.name] = initial(field, values);
  let problem: Problem | undefined;
  let isSending = false;
  let isOpen = false;

  async function send(dialog: OpenDialog, form: HTMLFormElement): Promise<void> {
    if (isSending) return;
    [isSending, problem] = [true, undefined];
    dialog.update();
    try {
      await options.submit(values);
      dialog.close();
      options.submitted?.();
    } catch (error) {
      [isSending, problem] = [false, problemOf(error)];
      if (isOpen) dialog.update();
      // A form that was closed meanwhile comes back with its values, as nothing else would tell of the problem.
      else open();
    }
    if (problem) form.querySelector<HTMLElement>("[aria-invalid='true']")?.focus();
  }

  function change(dialog: OpenDialog, name: string, value: Values[string]): void {
    values[name] = value;
    // A choice that is not offered any more is replaced.
    for (const field of fields) {
      if (field.type !== "select" || !offered(field, values).every((option) => option.value !== values[field.name]))
        continue;
      values[field.name] = initial(field, values);
    }
    dialog.update();
  }

  const content = (dialog: OpenDialog) => html`<form
    novalidate
    autocapitalize="none"
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      const form = event.target as HTMLFormElement;
      if (form.reportValidity()) void send(dialog, form);
    }}
  >
    <div class="dialog-body ${options.hasColumns ? "two-columns" : ""}">
      ${options.intro ? html`<div class="prose">${options.intro}</div>` : nothing}
      ${problem ? problemBox(problem) : nothing}
      ${fields
        .filter((field) => field.isShown?.(values) ?? true)
        .map(
          (field) =>
            html`${field.group ? html`<h3>${field.group}</h3>` : nothing}
            ${fieldOf(field, values, problemAt(problem, field.name), (value) => change(dialog, field.name, value))}`,
        )}
      ${options.summary ? html`<div class="summary" aria-live="polite">${options.summary(values)}</div>` : nothing}
    </div>
    <footer>
      ${cancelling(dialog, isSending)}
      <button class=${options.isDangerous ? "button danger" : "button primary"} ?disabled=${isSending}>
        ${isSending ? "Sending …" : options.action}
      </button>
    </footer>
  </form>`;
  const closed = () => {
    isOpen = false;
  };
  function open(): void {
    isOpen = true;
    openDialog(options.title, content, { wide: options.wide ?? false, closed });
  }
  open();
}

function offered(field: Field & { type: "select" }, values: Values): Option[] {
  return typeof field.options === "function" ? field.options(values) : field.options;
}

function initial(field: Field, values: Values): Values[string] {
  switch (field.type) {
    case "checkbox":
      return field.value ?? false;
    case "choices":
      return field.value ?? [];
    case "select":
      return field.value ?? offered(field, values).find(({ isDisabled }) => !isDisabled)?.value ?? "";
    default:
      return field.value ?? "";
  }
}

function fieldOf(
  field: Field,
  values: Values,
  problem: string | undefined,
  change: (value: Values[string]) => void,
): TemplateResult {
  const value = values[field.name];
  const id = `field-${field.name}`;
  const hint = typeof field.hint === "function" ? field.hint(values) : field.hint;
  const about = html`${hint ? html`<small id="${id}-hint" class="hint">${hint}</small>` : nothing}
  ${problem ? html`<small id="${id}-problem" class="field-problem">${problem}</small>` : nothing}`;
  const describedBy = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(" ") || nothing;
  const input = (event: Event) => change((event.target as HTMLInputElement).value);

  switch (field.type) {
    case "checkbox":
      return html`<div class="field">
        <label class="check">
          <input
            type="checkbox"
            name=${field.name}
            .checked=${value as boolean}
            aria-describedby=${describedBy}
            @change=${(event: Event) => change((event.target as HTMLInputElement).checked)}
          />
          <span>${field.label}</span>
        </label>
        ${about}
      </div>`;
    case "choices":
      return html`<fieldset class="field choices">
        <legend>${field.label}</legend>
        ${field.options.length === 0 ? html`<small class="hint">There are none.</small>` : nothing}
        ${field.options.map(
          (option) => html`<label class="check">
            <input
              type="checkbox"
              name=${field.name}
              value=${option.value}
              ?disabled=${option.isDisabled ?? false}
              .checked=${(value as string[]).includes(option.value)}
              @change=${(event: Event) => {
                const others = (value as string[]).filter((other) => other !== option.value);
                change((event.target as HTMLInputElement).checked ? [...others, option.value] : others);
              }}
            />
            <span>${option.label}</span>
          </label>`,
        )}
        ${about}
      </fieldset>`;
    case "select":
      return html`<div class="field">
        <label for=${id}>${field.label}</label>
        <select id=${id} name=${field.name} ?required=${field.required ?? false} aria-describedby=${describedBy} aria-invalid=${problem ? "true" : nothing} @change=${input}>
          ${offered(field, values).map(
            (option) =>
              html`<option value=${option.value} ?disabled=${option.isDisabled ?? false} .selected=${option.value === value}>
                ${option.label}
              </option>`,
          )}
        </select>
        ${about}
      </div>`;
    case "textarea":
      return html`<div class="field">
        <label for=${id}>${field.label}</label>
        <textarea
          id=${id}
          name=${field.name}
          rows=${field.rows ?? 6}
          placeholder=${field.placeholder ?? nothing}
          spellcheck="false"
          ?required=${field.required ?? false}
          aria-describedby=${describedBy}
          aria-invalid=${problem ? "true" : nothing}
          .value=${value as string}
          @input=${input}
        ></textarea>
        ${about}
      </div>`;
    default:
      return html`<div class="field">
        <label for=${id}>${field.label}</label>
        <input
          id=${id}
          name=${field.name}
          type=${field.type}
          autocomplete=${field.type === "password" ? "new-password" : "off"}
          spellcheck="false"
          ?required=${field.required ?? false}
          min=${field.min ?? nothing}
          max=${field.max ?? nothing}
          pattern=${field.pattern ?? nothing}
          placeholder=${field.placeholder ?? nothing}
          aria-describedby=${describedBy}
          aria-invalid=${problem ? "true" : nothing}
          .value=${value as string}
          @input=${input}
        />
        ${about}
      </div>`;
  }
}

/** The problem of a field: of the parameter, or of parts of it such as `records[0].value`. */
function problemAt(problem: Problem | undefined, name: string): string | undefined {
  const problems = Object.entries(problem?.fields ?? {}).flatMap(([path, text]) => {
    if (path === name) return [text];
    const [, index] = path.startsWith(name) ? (/^(?:\[(\d+)\]|\.)/.exec(path.slice(name.length)) ?? []) : [];
    if (index !== undefined) return [`Entry ${Number(index) + 1} ${text}`];
    return path.startsWith(`${name}.`) ? [`${path.slice(name.length + 1)} ${text}`] : [];
  });
  return problems.join(" ") || undefined;
}
