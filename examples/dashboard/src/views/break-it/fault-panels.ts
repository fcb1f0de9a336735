// The switches of the faults, with how often each was used. They ask the demo's worker, which is no request to the API.
import type { FaultReport } from "hetzner-cloud/sim";
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { App } from "../../app.js";
import type { Breakdown } from "../../connection/demo-worker.js";
import { count } from "../../ui/format.js";
import { BREAKAGES, type Breakage, GROUPS, reportOn, scriptOf } from "./faults.js";

/** The milliseconds between two looks at the counts. */
const INTERVAL = 1_000;

export class FaultPanels extends LitElement {
  static override properties = { app: { attribute: false } };

  declare app: App;
  #breakdown: Breakdown | undefined;
  /** The uses under scripts before the present one: a new script counts from zero. */
  readonly #usedBefore = new Map<Breakage, number>();
  #timer: ReturnType<typeof setInterval> | undefined;
  /** The switches that were pressed and wait for the worker, as they are to be. */
  readonly #wanted = new Map<string, boolean>();
  /** The changes, one after another. */
  #changes: Promise<void> = Promise.resolve();
  readonly #repaired = () => {
    this.#usedBefore.clear();
    void this.#look();
  };

  /** Renders into the page, where its styles are. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#demo.addEventListener("repaired", this.#repaired);
    void this.#look();
    this.#timer = setInterval(() => {
      if (!document.hidden) void this.#look();
    }, INTERVAL);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
    this.#demo.removeEventListener("repaired", this.#repaired);
  }

  protected override render(): TemplateResult {
    return html`${GROUPS.map(
      ({ title, breakages }) => html`<section class="card panel">
        <header><h2>${title}</h2></header>
        ${breakages.map((breakage) => this.#row(breakage))}
        ${breakages.some(({ rule }) => rule.fault === "resource_unavailable") ? this.#limit() : nothing}
      </section>`,
    )}`;
  }

  #row(breakage: Breakage): TemplateResult {
    const report = this.#breakdown && reportOn(breakage, this.#breakdown.faults);
    const used = (this.#usedBefore.get(breakage) ?? 0) + (report?.used ?? 0);
    const isOn = isDue(report);
    const change = (isOn: boolean) => this.#toggle(breakage, isOn);
    const outcome = used > 0 ? `used ${count(used, "time")}` : isOn ? "not used yet" : "";
    return this.#switch(breakage.title, breakage.text, isOn, outcome, change);
  }

  #limit(): TemplateResult {
    const isOn = this.#breakdown?.isLimitUsedUp ?? false;
    return this.#switch(
      "The limit of requests is used up",
      "One request a minute is granted in place of 3,600 an hour; all others are refused. The clock of the demo counts.",
      isOn,
      "",
      (isOn) => this.#demo.useUpLimit(isOn),
    );
  }

  #switch(
    title: string,
    text: string,
    isOn: boolean,
    outcome: string,
    change: (isOn: boolean) => Promise<void>,
  ): TemplateResult {
    const isChecked = this.#wanted.get(title) ?? isOn;
    const toggle = (event: Event) => {
      const wanted = (event.target as HTMLInputElement).checked;
      this.#wanted.set(title, wanted);
      void this.#change(title, () => change(wanted));
    };
    return html`<label class="breakage">
      <input type="checkbox" role="switch" aria-label=${title} aria-description="${text} ${outcome}" .checked=${live(isChecked)} @change=${toggle} />
      <span>
        <span class="breakage-title">${title}</span>
        ${outcome ? html`<span class="tag ${isOn ? "warning" : ""}">${outcome}</span>` : nothing}
        <small class="muted">${text}</small>
      </span>
    </label>`;
  }

  get #demo() {
    const { demo } = this.app.session;
    if (!demo) throw new Error("only a demo can be broken");
    return demo;
  }

  async #toggle(breakage: Breakage, isOn: boolean): Promise<void> {
    const { faults } = await this.#demo.breakdown();
    const due = BREAKAGES.filter((other) => (other === breakage ? isOn : isDue(reportOn(other, faults))));
    for (const other of BREAKAGES) {
      const used = reportOn(other, faults)?.used ?? 0;
      this.#usedBefore.set(other, (this.#usedBefore.get(other) ?? 0) + used);
    }
    await this.#demo.setFaults(scriptOf(due.map(({ rule }) => rule)));
  }

  /** Changes what is broken, one change at a time. */
  async #change(title: string, change: () => Promise<void>): Promise<void> {
    const previous = this.#changes;
    this.#changes = (async () => {
      await previous;
      try {
        await change();
      } catch (error) {
        this.app.report("Changing what is broken", error);
      }
      this.#wanted.delete(title);
      await this.#look();
    })();
    await this.#changes;
  }

  async #look(): Promise<void> {
    this.#breakdown = await this.#demo.breakdown();
    this.requestUpdate();
  }
}

/** Returns whether a rule will still be used. */
function isDue(report: FaultReport["rules"][number] | undefined): boolean {
  return report !== undefined && report.left !== 0;
}

customElements.define("fault-panels", FaultPanels);
