// The charts of a server.
import type { Server } from "hetzner-cloud";
import { html, type TemplateResult } from "lit";
import type { App } from "../../app.js";
import { type Charts, RANGES } from "../../data/server-metrics.js";
import { type Route, setQuery } from "../../route.js";
import { panel } from "../../ui/details.js";
import { bytes, count } from "../../ui/format.js";
import { failed } from "../../ui/states.js";
import { isDark } from "../../ui/theme.js";
import { metricsOf, rangeOf } from "./needs.js";
import "../../ui/metric-chart.js";

interface Chart {
  key: keyof Charts;
  heading: string;
  note: (server: Server) => string;
  format: (value: number) => string;
}

let numbers: Intl.NumberFormat | undefined;
const number = (value: number) => {
  numbers ??= new Intl.NumberFormat("en", { maximumSignificantDigits: 3, notation: "compact" });
  return numbers.format(value);
};
const percent = (value: number) => `${number(value)} %`;
const rate = (value: number) => `${bytes(value)}/s`;
const perSecond = (value: number) => `${number(value)}/s`;

const CHARTS: Chart[] = [
  {
    key: "cpu",
    heading: "CPU",
    note: ({ server_type: { cores } }) => `100 % is one of ${count(cores, "core")}`,
    format: percent,
  },
  { key: "network", heading: "Network throughput", note: () => "", format: rate },
  { key: "disk", heading: "Disk throughput", note: () => "", format: rate },
  { key: "operations", heading: "Disk operations", note: () => "IOPS", format: perSecond },
  { key: "packets", heading: "Network packets", note: () => "", format: perSecond },
];

export function metricsPanel(app: App, server: Server, route: Route): TemplateResult {
  const range = rangeOf(route);
  const data = metricsOf(app, server.id, range);
  const choose = (key: string) => {
    setQuery({ range: key });
    app.load();
  };
  const tools = html`<div class="segments" role="group" aria-label="Range of time">
    ${RANGES.map(
      ({ key, label, text }) =>
        html`<button type="button" aria-pressed=${key === range.key ? "true" : "false"} title=${text} @click=${() => choose(key)}>
          ${label}
        </button>`,
    )}
  </div>`;
  const { charts } = data;
  if (!charts) return panel("Metrics", data.state === "failed" ? failed(data, app) : skeleton(), tools);
  const content = html`${data.state === "failed" ? failed(data, app) : ""}
    <div class="charts">
      ${CHARTS.map(
        ({ key, heading, note, format }) => html`<metric-chart
          .heading=${heading}
          .note=${note(server)}
          .period=${range.text}
          .data=${charts[key]}
          .format=${format}
          .isDark=${isDark()}
        ></metric-chart>`,
      )}
    </div>`;
  return panel("Metrics", content, tools);
}

function skeleton(): TemplateResult {
  return html`<div class="charts" aria-hidden="true">
    ${CHARTS.map(() => html`<div class="skeleton-row chart-skeleton"></div>`)}
  </div>`;
}
