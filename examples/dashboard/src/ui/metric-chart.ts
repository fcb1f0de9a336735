// A chart of time series, with its values for those who cannot see it.
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type uPlot from "uplot";
import type { ChartData, Series } from "../data/server-metrics.js";
import { clockOf, dateTime, dayOf } from "./format.js";

/** Pixels. */
const HEIGHT = 176;
const AXIS_WIDTH = 76;
/** Seconds. */
const DAY = 86_400;

export class MetricChart extends LitElement {
  static override properties = {
    heading: { attribute: false },
    note: { attribute: false },
    period: { attribute: false },
    data: { attribute: false },
    format: { attribute: false },
    isDark: { attribute: false },
    hovered: { state: true },
    isOpen: { state: true },
  };

  declare heading: string;
  /** What the values are, if the heading does not say it. */
  declare note: string;
  /** As in `the last hour`. */
  declare period: string;
  declare data: ChartData;
  /** Writes a value with its unit. */
  declare format: (value: number) => string;
  /** The theme: another one draws the chart again. */
  declare isDark: boolean;
  /** The index of the time under the pointer. */
  declare hovered: number | undefined;
  declare isOpen: boolean;

  #plot: uPlot | undefined;
  #drawing: Promise<void> | undefined;
  #observer: ResizeObserver | undefined;

  constructor() {
    super();
    this.heading = "";
    this.note = "";
    this.period = "";
    this.data = { times: [], series: [], start: 0, end: 0 };
    this.format = String;
    this.isDark = false;
    this.hovered = undefined;
    this.isOpen = false;
  }

  /** Renders into the page, where its styles are. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer = new ResizeObserver(([entry]) => {
      if (entry) this.#plot?.setSize({ width: Math.floor(entry.contentRect.width), height: HEIGHT });
    });
    if (this.hasUpdated) void this.#draw();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
    this.#plot?.destroy();
    this.#plot = undefined;
  }

  protected override updated(changed: PropertyValues): void {
    if (!this.#plot || changed.has("isDark")) void this.#draw();
    else if (changed.has("data")) this.#plot.setData(aligned(this.data));
  }

  protected override render(): TemplateResult {
    const { times, series } = this.data;
    const isEmpty = series.every(({ values }) => values.every((value) => value === null));
    const time = this.hovered === undefined ? undefined : times[this.hovered];
    return html`<header class="chart-header">
        <h3>${this.heading}</h3>
        <span class="muted">${time === undefined ? this.note : dateTime(time * 1_000)}</span>
      </header>
      <ul class="chart-legend">
        ${series.map((one, at) => this.#legend(one, at))}
      </ul>
      <div class="chart-area">
        <div class="chart-canvas" role="img" aria-label=${this.#summary(isEmpty)}></div>
        ${isEmpty ? html`<p class="chart-empty muted">No samples in ${this.period}. A server that is off has none.</p>` : nothing}
      </div>
      <details
        class="chart-values"
        @toggle=${(event: Event) => {
          this.isOpen = (event.target as HTMLDetailsElement).open;
        }}
      >
        <summary>Values<span class="visually-hidden"> of ${this.heading}</span></summary>
        ${this.isOpen ? this.#table() : nothing}
      </details>`;
  }

  #legend({ label, values }: Series, at: number): TemplateResult {
    const { last, max } = statistics(values);
    const value = this.hovered === undefined ? last : values[this.hovered];
    return html`<li>
      <span class="swatch" data-series=${at} aria-hidden="true"></span>
      <span class="muted">${label}</span>
      <strong>${this.#text(value)}</strong>
      <small class="muted chart-most">max ${this.#text(max)}</small>
    </li>`;
  }

  #text(value: number | null | undefined): string {
    return value === null || value === undefined ? "–" : this.format(value);
  }

  /** The chart in a sentence for each line. */
  #summary(isEmpty: boolean): string {
    if (isEmpty) return `${this.heading}: no samples in ${this.period}.`;
    const lines = this.data.series.map(({ label, values }) => {
      const { min, average, max, last } = statistics(values);
      const parts = [`minimum ${this.#text(min)}`, `average ${this.#text(average)}`, `maximum ${this.#text(max)}`];
      return `${label}: ${parts.join(", ")}, last ${this.#text(last)}.`;
    });
    return `${this.heading} in ${this.period}. ${lines.join(" ")}`;
  }

  #table(): TemplateResult {
    const { times, series } = this.data;
    const rows = times.map((time, at) => ({ time, at })).reverse();
    return html`<div class="scroll-x chart-table" tabindex="0" role="region" aria-label="Values of ${this.heading}">
      <table class="plain">
        <caption class="visually-hidden">${this.heading}, the newest first</caption>
        <thead>
          <tr><th scope="col">Time</th>${series.map(({ label }) => html`<th scope="col" class="numeric">${label}</th>`)}</tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ time, at }) => html`<tr>
              <td>${dateTime(time * 1_000)}</td>
              ${series.map(({ values }) => html`<td class="numeric">${this.#text(values[at])}</td>`)}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  /** Draws a new chart, with the colours of the present theme. */
  async #draw(): Promise<void> {
    this.#drawing ??= drawInTurn(async () => {
      this.#drawing = undefined;
      const { default: Plot } = await import("uplot");
      const canvas = this.querySelector<HTMLElement>(".chart-canvas");
      if (!canvas || !this.isConnected) return;
      this.#plot?.destroy();
      this.#plot = new Plot(this.#options(canvas), aligned(this.data), canvas);
      this.#observer?.disconnect();
      this.#observer?.observe(canvas);
    });
    await this.#drawing;
  }

  #options(canvas: HTMLElement): uPlot.Options {
    const { color, borderTopColor, fontFamily } = getComputedStyle(canvas);
    const font = `12px ${fontFamily}`;
    const axis = { stroke: color, font, grid: { stroke: borderTopColor, width: 1 }, ticks: { show: false } };
    const swatches = [...this.querySelectorAll(".swatch")].map((swatch) => getComputedStyle(swatch));
    return {
      width: Math.max(1, Math.floor(canvas.clientWidth)),
      height: HEIGHT,
      padding: [8, 20, 0, 0],
      legend: { show: false },
      // The pointer shows the same time in all charts.
      cursor: { y: false, drag: { x: false, y: false }, sync: { key: "metrics" }, points: { size: 7 } },
      scales: {
        x: { range: () => [this.data.start, this.data.end] },
        y: { range: (_plot, _min, max) => [0, max > 0 ? max * 1.12 : 1] },
      },
      axes: [
        {
          ...axis,
          size: 28,
          space: 64,
          values: (_plot, splits, _axis, _space, step) => splits.map((at) => timeText(at, step)),
        },
        { ...axis, size: AXIS_WIDTH, space: 36, values: (_plot, splits) => splits.map((value) => this.format(value)) },
      ],
      series: [
        {},
        ...this.data.series.map(({ label }, at) => {
          const { borderTopColor: stroke = color, backgroundColor: fill = "transparent" } = swatches[at] ?? {};
          return { label, stroke, fill, width: 1.5, spanGaps: false, points: { show: false } };
        }),
      ],
      hooks: {
        setCursor: [
          ({ cursor }) => {
            this.hovered = cursor.idx ?? undefined;
          },
        ],
      },
    };
  }
}

let turn: Promise<void> = Promise.resolve();

/** Draws one chart in a frame: several at once would hold up the page. */
function drawInTurn(draw: () => Promise<void>): Promise<void> {
  const previous = turn;
  turn = (async () => {
    await previous.catch(() => {});
    await new Promise(requestAnimationFrame);
    await draw();
  })();
  return turn;
}

function aligned({ times, series }: ChartData): uPlot.AlignedData {
  return [times, ...series.map(({ values }) => values)];
}

/** A time of the axis: the day at midnight, and else the time of day. */
function timeText(time: number, step: number): string {
  const date = new Date(time * 1_000);
  const isMidnight = date.getHours() === 0 && date.getMinutes() === 0;
  return step >= DAY || isMidnight ? dayOf(date) : clockOf(date);
}

interface Statistics {
  min: number | undefined;
  average: number | undefined;
  max: number | undefined;
  last: number | undefined;
}

function statistics(values: readonly (number | null)[]): Statistics {
  const present = values.filter((value) => value !== null);
  if (present.length === 0) return { min: undefined, average: undefined, max: undefined, last: undefined };
  return {
    min: Math.min(...present),
    average: present.reduce((sum, value) => sum + value, 0) / present.length,
    max: Math.max(...present),
    last: present.at(-1),
  };
}

customElements.define("metric-chart", MetricChart);
