// A button that copies a text.
import { html, LitElement, type TemplateResult } from "lit";
import { Check, Copy } from "lucide";
import { icon } from "./icon.js";

/** The milliseconds for which the outcome is shown. */
const SHOWN = 2_000;

export class CopyButton extends LitElement {
  static override properties = { text: { attribute: false }, label: { attribute: false }, outcome: { state: true } };

  declare text: string;
  /** What is copied, as in `IPv4 address`. */
  declare label: string;
  declare outcome: "" | "copied" | "failed";

  constructor() {
    super();
    this.text = "";
    this.label = "";
    this.outcome = "";
  }

  /** Renders into the page, where its styles are. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const names = { "": `Copy ${this.label}`, copied: "Copied", failed: "The browser does not allow copying" };
    const name = names[this.outcome];
    return html`<button type="button" class="button icon-only small quiet" aria-label=${name} title=${name} @click=${this.#copy}>
      ${icon(this.outcome === "copied" ? Check : Copy)}
    </button>`;
  }

  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.text);
      this.outcome = "copied";
    } catch {
      // It is told by the button.
      this.outcome = "failed";
    }
    setTimeout(() => {
      this.outcome = "";
    }, SHOWN);
  }
}

customElements.define("copy-button", CopyButton);

export function copyButton(text: string, label: string): TemplateResult {
  return html`<copy-button .text=${text} .label=${label}></copy-button>`;
}
