// Buttons. One that cannot be used now keeps its place in the order of focus, and says why when it is pressed.
import { html, nothing, type TemplateResult } from "lit";
import { explain } from "./dialog.js";
import { type IconNode, icon } from "./icon.js";

export interface ButtonOptions {
  /** The name for screen readers, such as `Edit www`, where the label alone does not tell what it acts on. */
  about?: string;
  /** Why it cannot be used now. */
  reason?: string | undefined;
  /** Further classes, such as `primary`. */
  kind?: string;
}

/** A button of a page or a dialog. */
export function button(
  label: string,
  node: IconNode,
  click: () => unknown,
  options: ButtonOptions = {},
): TemplateResult {
  const { kind = "" } = options;
  return pressable(`button ${kind}`, html`${icon(node)} ${label}`, click, { label, ...options });
}

/** A button of a panel, in its header or beside a value. */
export function smallButton(
  label: string,
  node: IconNode,
  click: () => unknown,
  options: ButtonOptions = {},
): TemplateResult {
  return button(label, node, click, { ...options, kind: `small ${options.kind ?? ""}` });
}

/** A button of a row. `about` is its name, such as `Delete www`. */
export function iconButton(about: string, node: IconNode, click: () => unknown, reason?: string): TemplateResult {
  const content = html`${icon(node)}`;
  return pressable("button icon-only small quiet", content, click, { label: about, about, reason, title: about });
}

interface Pressable extends ButtonOptions {
  label: string;
  title?: string;
}

/** The element of a button, with a content of its own. */
export function pressable(
  className: string,
  content: TemplateResult | string,
  click: () => unknown,
  { label, about, reason, title }: Pressable,
): TemplateResult {
  return html`<button
    type="button"
    class=${className}
    aria-label=${about ?? nothing}
    aria-disabled=${reason === undefined ? nothing : "true"}
    aria-description=${reason ?? nothing}
    title=${reason ?? title ?? nothing}
    @click=${() => (reason === undefined ? click() : explain(`${(about ?? label).replace(" …", "")}: not possible now`, `${reason}.`))}
  >
    ${content}
  </button>`;
}
