// Secrets of replies, such as root passwords: shown once, on demand, and copied without being in the page.
import { html, type TemplateResult } from "lit";
import { Copy, Eye, EyeOff } from "lucide";
import { closing, type OpenDialog, openDialog } from "./dialog.js";
import { icon } from "./icon.js";

export interface Secret {
  label: string;
  value: string;
}

/** Opens a dialog with secrets. They are forgotten when it is closed. */
export function openSecrets(title: string, note: string, secrets: Secret[]): void {
  const shown = new Set<string>();
  let copied = "";
  const row = ({ label, value }: Secret, dialog: OpenDialog): TemplateResult => {
    const isShown = shown.has(label);
    const toggle = () => {
      if (isShown) shown.delete(label);
      else shown.add(label);
      dialog.update();
    };
    const copy = async () => {
      await navigator.clipboard.writeText(value);
      copied = label;
      dialog.update();
    };
    return html`<div class="secret">
      <span class="secret-label">${label}</span>
      <code>${isShown ? value : "••••••••••••"}</code>
      <button type="button" class="button icon-only" aria-label=${`${isShown ? "Hide" : "Show"} ${label}`} @click=${toggle}>
        ${icon(isShown ? EyeOff : Eye)}
      </button>
      <button type="button" class="button" aria-label=${`Copy ${label}`} @click=${copy}>${icon(Copy)} ${copied === label ? "Copied" : "Copy"}</button>
    </div>`;
  };
  openDialog(
    title,
    (dialog) => html`<div class="dialog-body">
        <p>${note}</p>
        ${secrets.map((secret) => row(secret, dialog))}
      </div>
      ${closing(dialog, "Done")}`,
  );
}
