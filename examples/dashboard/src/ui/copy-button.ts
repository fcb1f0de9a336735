// A button that copies a text, and says that it did.
import { html, LitElement, type TemplateResult } from "lit";
import { Check, Copy } from "lucide";
import { icon } from "./icon.js";

/** The milliseconds for which it says so. */
const SHOWN = 2_000;

class CopyButton extends LitElement {
  static override properties = { value: {}, label: {}, isCopied: { state: true } };

  declare value: string;
  /** As in `Copy the IPv4 address of web-1`. */
  declare label: string;
  declare isCopied: boolean;

  constructor() {
    super();
    [this.value, this.label, this.isCopied] = ["", "Copy", false];
  }

  /** Renders into the page, where its styles are. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    return html`<button type="button" class="button icon-only quiet small" aria-label=${this.label} title=${this.isCopied ? "Copied" : "Copy"} @click=${this.#copy}>
        ${icon(this.isCopied ? Check : Copy)}</button
      ><span class="visually-hidden" role="status">${this.isCopied ? "Copied" : ""}</span>`;
  }

  async #copy(): Promise<void> {
    await navigator.clipboard.writeText(this.value);
    this.isCopied = true;
    setTimeout(() => {
      this.isCopied = false;
    }, SHOWN);
  }
}

/** A button that copies a text. */
export function copyButton(value: string, label: string): TemplateResult {
  return html`<copy-button .value=${value} .label=${label}></copy-button>`;
}

customElements.define("copy-button", CopyButton);
