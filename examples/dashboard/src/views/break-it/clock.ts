// The clock of the demo: its time, and what moves it forward.
import { html, LitElement, type TemplateResult } from "lit";
import { Clock } from "lucide";
import type { DemoProject } from "../../connection/demo.js";
import { count, dateTime } from "../../ui/format.js";
import { icon } from "../../ui/icon.js";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS: [label: string, millis: number][] = [
  ["+1 minute", MINUTE],
  ["+1 hour", HOUR],
  ["+1 day", DAY],
];
/** The most days of a move. */
const MOST_DAYS = 30;

/** The time, which goes on by itself. */
class DemoTime extends LitElement {
  static override properties = { demo: { attribute: false } };

  declare demo: DemoProject;
  #timer: ReturnType<typeof setInterval> | undefined;
  readonly #update = () => this.requestUpdate();

  /** Renders into the page, where its styles are. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(this.#update, 1_000);
    this.demo.addEventListener("moved", this.#update);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
    this.demo.removeEventListener("moved", this.#update);
  }

  protected override render(): TemplateResult {
    const now = this.demo.now();
    return html`<time datetime=${new Date(now).toISOString()}>${dateTime(now)}</time>`;
  }
}

/** The slider and the buttons. */
class DemoClock extends LitElement {
  static override properties = { demo: { attribute: false } };

  declare demo: DemoProject;
  #days = 7;
  #isMoving = false;

  /** Renders into the page, where its styles are. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    return html`<p>
        It is <strong><demo-time .demo=${this.demo}></demo-time></strong> in the demo. When its clock is moved forward, actions
        end, measurements and backups appear, and traffic grows.
      </p>
      <div class="buttons">
        ${STEPS.map(
          ([label, millis]) =>
            html`<button class="button small" type="button" ?disabled=${this.#isMoving} @click=${() => this.#move(millis)}>${label}</button>`,
        )}
      </div>
      <div class="clock-slider">
        <input
          type="range"
          min="0"
          max=${MOST_DAYS}
          aria-label="Days to move the clock forward"
          .value=${String(this.#days)}
          @input=${(event: Event) => {
            this.#days = Number((event.target as HTMLInputElement).value);
            this.requestUpdate();
          }}
        />
        <button
          class="button small"
          type="button"
          ?disabled=${this.#isMoving || this.#days === 0}
          @click=${() => this.#move(this.#days * DAY)}
        >
          Move by ${count(this.#days, "day")}
        </button>
      </div>`;
  }

  async #move(millis: number): Promise<void> {
    this.#isMoving = true;
    this.requestUpdate();
    try {
      await this.demo.advance(millis);
    } finally {
      this.#isMoving = false;
      this.requestUpdate();
    }
  }
}

customElements.define("demo-time", DemoTime);
customElements.define("demo-clock", DemoClock);

/** The button of the clock in the bar at the top, and what it opens. */
export function clockButton(demo: DemoProject): TemplateResult {
  return html`<button class="button quiet" type="button" popovertarget="demo-clock">
      ${icon(Clock)}<span class="visually-hidden">Clock of the demo:</span><span class="wide-only"><demo-time .demo=${demo}></demo-time></span>
    </button>
    <section id="demo-clock" class="clock card" popover aria-label="Clock of the demo">
      <demo-clock .demo=${demo}></demo-clock>
    </section>`;
}
