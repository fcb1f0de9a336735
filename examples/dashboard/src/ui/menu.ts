// A menu of a button: groups of operations that are shown on demand.
import { html, nothing, type TemplateResult } from "lit";
import { ChevronDown } from "lucide";
import { pressable } from "./buttons.js";
import { icon } from "./icon.js";

export interface MenuItem {
  label: string;
  run: () => unknown;
  /** Why it cannot be used now. */
  reason?: string | undefined;
  isDangerous?: boolean;
}

export interface MenuGroup {
  title: string;
  items: MenuItem[];
}

/** A button that opens a menu. It closes on a choice, by Escape, and when the focus or the pointer goes elsewhere. */
export function menu(label: string, groups: MenuGroup[], note: unknown = nothing): TemplateResult {
  return html`<details class="menu" @toggle=${followPointer} @keydown=${followKeys} @focusout=${closeByFocus}>
    <summary class="button">${label} ${icon(ChevronDown)}</summary>
    <div class="menu-panel">
      ${note}
      <div class="menu-groups" @click=${leaving}>
        ${groups.map(
          ({ title, items }) => html`<div class="menu-group" role="group" aria-label=${title}>
            <h2>${title}</h2>
            ${items.map(item)}
          </div>`,
        )}
      </div>
    </div>
  </details>`;
}

function item({ label, run, reason, isDangerous = false }: MenuItem): TemplateResult {
  return pressable(isDangerous ? "menu-item danger" : "menu-item", label, run, { label, reason });
}

/** Closes the menu before what was chosen runs: a dialog gives the focus back to what has it then. */
const leaving = {
  capture: true,
  handleEvent(event: Event): void {
    if (!(event.target as Element).closest("button")) return;
    const details = (event.currentTarget as Element).closest("details") as HTMLDetailsElement;
    details.open = false;
    details.querySelector("summary")?.focus();
  },
};

/** Closes an open menu when the pointer is pressed elsewhere. */
function followPointer(event: Event): void {
  const details = event.currentTarget as HTMLDetailsElement;
  if (!details.open) return;
  const close = ({ target }: Event) => {
    if (!details.contains(target as Node)) details.open = false;
  };
  document.addEventListener("pointerdown", close);
  details.addEventListener("toggle", () => document.removeEventListener("pointerdown", close), { once: true });
}

/** Escape closes the menu; the arrows, Home and End go through its items. */
function followKeys(event: KeyboardEvent): void {
  const details = event.currentTarget as HTMLDetailsElement;
  if (event.key === "Escape" && details.open) {
    details.open = false;
    details.querySelector("summary")?.focus();
    return;
  }
  if (!["ArrowDown", "ArrowUp", "Home", "End"].includes(event.key)) return;
  const items = [...details.querySelectorAll<HTMLElement>(".menu-item")];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const next = { ArrowDown: at + 1, ArrowUp: at < 0 ? -1 : at - 1, Home: 0, End: -1 }[event.key] ?? 0;
  event.preventDefault();
  details.open = true;
  items.at(next % items.length)?.focus();
}

function closeByFocus(event: FocusEvent): void {
  const details = event.currentTarget as HTMLDetailsElement;
  if (event.relatedTarget instanceof Node && !details.contains(event.relatedTarget)) details.open = false;
}
