// What the fields of the dialog that creates a server have in common.
import { html, nothing, type TemplateResult } from "lit";
import type { App } from "../../app.js";
import type { Draft } from "./draft.js";

/** What the fields read, and how they change it. */
export interface Fields {
  app: App;
  draft: Draft;
  /** The problem of a parameter, if it has one. */
  problemOf: (parameter: string) => string | undefined;
  change: (changes: Partial<Draft>) => void;
}

/** Checkboxes, of which any number may be chosen. */
export function choices(
  title: string,
  parameter: string,
  options: readonly { id: number; name: string; reason?: string | undefined }[],
  chosen: readonly number[],
  change: (ids: number[]) => void,
  problemOf: Fields["problemOf"],
  hint = options.length === 0 ? "There are none." : "",
): TemplateResult {
  return html`<fieldset class="field choices">
    <legend>${title}</legend>
    ${options.map(({ id, name, reason }) => {
      const others = chosen.filter((other) => other !== id);
      return checkbox(name, chosen.includes(id), (isOn) => change(isOn ? [...others, id] : others), reason);
    })}
    ${hint ? html`<small class="hint">${hint}</small>` : nothing} ${problem(parameter, problemOf)}
  </fieldset>`;
}

/** A checkbox with its label. */
export function checkbox(
  label: unknown,
  isOn: boolean,
  change: (isOn: boolean) => void,
  reason?: string,
): TemplateResult {
  return html`<label class="check">
    <input
      type="checkbox"
      ?disabled=${reason !== undefined}
      .checked=${isOn}
      @change=${(event: Event) => change((event.target as HTMLInputElement).checked)}
    />
    <span>${label}${reason ? html` <small class="muted">${reason}</small>` : nothing}</span>
  </label>`;
}

interface TextArea extends Pick<Fields, "problemOf"> {
  label: string;
  parameter: string;
  value: string;
  placeholder: string;
  hint: string;
}

export function textArea(
  { label, parameter, value, placeholder, hint, problemOf }: TextArea,
  change: (value: string) => void,
): TemplateResult {
  const id = `create-${parameter}`;
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <textarea
      id=${id}
      rows="5"
      spellcheck="false"
      placeholder=${placeholder}
      aria-describedby="${id}-about"
      aria-invalid=${problemOf(parameter) ? "true" : nothing}
      .value=${value}
      @input=${(event: Event) => change((event.target as HTMLTextAreaElement).value)}
    ></textarea>
    <div id="${id}-about">
      <small class="hint">${hint}</small>
      ${problem(parameter, problemOf)}
    </div>
  </div>`;
}

/** The problem of a parameter, if it has one. */
export function problem(parameter: string, problemOf: Fields["problemOf"]): TemplateResult | typeof nothing {
  const text = problemOf(parameter);
  return text ? html`<small class="field-problem" data-parameter=${parameter}>${text}</small>` : nothing;
}
