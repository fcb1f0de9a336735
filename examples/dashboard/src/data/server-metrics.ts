// The metrics of a server over a range of time, by one request for all of its charts.
import type { Hetzner, Metrics } from "hetzner-cloud";
import type { Loadable } from "./resource-list.js";

/** A line of a chart. A sample that is missing is `null`: the line has a gap. */
export interface Series {
  label: string;
  values: (number | null)[];
}

/** The lines of a chart over the same times. */
export interface ChartData {
  /** Unix times in seconds, as are the start and the end. */
  times: number[];
  series: Series[];
  start: number;
  end: number;
}

export interface Range {
  key: string;
  label: string;
  /** As in `in the last hour`. */
  text: string;
  millis: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const RANGES: readonly Range[] = [
  { key: "1h", label: "1 h", text: "the last hour", millis: HOUR },
  { key: "6h", label: "6 h", text: "the last 6 hours", millis: 6 * HOUR },
  { key: "24h", label: "24 h", text: "the last 24 hours", millis: DAY },
  { key: "7d", label: "7 d", text: "the last 7 days", millis: 7 * DAY },
  // Metrics are kept for 30 days; the clocks may differ.
  { key: "30d", label: "30 d", text: "the last 30 days", millis: 30 * DAY - 5 * MINUTE },
];

/** The charts, each with its lines: their names, and those of the API. */
const CHARTS = {
  cpu: [["Load", "cpu"]],
  network: [
    ["In", "network.0.bandwidth.in"],
    ["Out", "network.0.bandwidth.out"],
  ],
  packets: [
    ["In", "network.0.pps.in"],
    ["Out", "network.0.pps.out"],
  ],
  disk: [
    ["Read", "disk.0.bandwidth.read"],
    ["Write", "disk.0.bandwidth.write"],
  ],
  operations: [
    ["Read", "disk.0.iops.read"],
    ["Write", "disk.0.iops.write"],
  ],
} satisfies Record<string, [label: string, name: string][]>;

export type Charts = Record<keyof typeof CHARTS, ChartData>;

export class ServerMetrics implements Loadable {
  state: Loadable["state"] = "new";
  error: unknown;
  /** The charts, as soon as they are loaded. */
  charts: Charts | undefined;
  readonly #hz: Hetzner;
  readonly #id: number;
  readonly #millis: number;
  readonly #now: () => number;
  readonly #changed: () => void;
  /** The time by the system's clock at which there are new samples. */
  #due = 0;
  #loading: Promise<void> | undefined;

  /** `now` is the time of the project. */
  constructor(hz: Hetzner, id: number, range: Range, now: () => number, changed: () => void) {
    this.#hz = hz;
    this.#id = id;
    this.#millis = range.millis;
    this.#now = now;
    this.#changed = changed;
  }

  /** Older than everything else when there are new samples, and else not old at all: it is refreshed once a minute at most. */
  get oldest(): number {
    return Date.now() < this.#due ? Infinity : 0;
  }

  load(): Promise<void> {
    if (this.state === "ready" && Date.now() < this.#due) return Promise.resolve();
    this.#loading ??= this.#load().finally(() => {
      this.#loading = undefined;
    });
    return this.#loading;
  }

  async refresh(): Promise<void> {
    await this.#request();
    this.#changed();
  }

  async #load(): Promise<void> {
    if (this.state !== "ready") this.state = "loading";
    this.#changed();
    try {
      await this.#request();
      this.state = "ready";
    } catch (error) {
      this.state = "failed";
      this.error = error;
    }
    this.#changed();
  }

  async #request(): Promise<void> {
    const end = this.#now();
    // One that fails is not sent again at once.
    this.#due = Date.now() + MINUTE;
    const metrics = await this.#hz.servers.getMetrics({
      id: this.#id,
      type: ["cpu", "disk", "network"],
      start: new Date(end - this.#millis),
      end: new Date(end),
    });
    this.#due = Date.now() + Math.max(MINUTE, metrics.step * 1_000);
    this.charts = chartsOf(metrics);
  }
}

function chartsOf(metrics: Metrics): Charts {
  const charts = Object.entries(CHARTS).map(([key, lines]) => [key, chartOf(metrics, lines)] as const);
  return Object.fromEntries(charts) as Charts;
}

function chartOf(metrics: Metrics, lines: [label: string, name: string][]): ChartData {
  const samples = lines.map(([, name]) => new Map(metrics.time_series[name]?.values ?? []));
  const times = timesOf(samples, metrics.step);
  const series = lines.map(([label], at) => ({ label, values: times.map((time) => sampleOf(samples[at]?.get(time))) }));
  return { times, series, start: Date.parse(metrics.start) / 1_000, end: Date.parse(metrics.end) / 1_000 };
}

/** The times of all samples, and one in each gap, so that no line is drawn over it. */
function timesOf(samples: readonly Map<number, string>[], step: number): number[] {
  const times = [...new Set(samples.flatMap((values) => [...values.keys()]))].sort((a, b) => a - b);
  return times.flatMap((time, at) => {
    const next = times[at + 1] ?? time;
    return next - time > 1.5 * step ? [time, time + step] : [time];
  });
}

function sampleOf(text: string | undefined): number | null {
  const value = Number(text);
  return text === undefined || !Number.isFinite(value) ? null : value;
}
