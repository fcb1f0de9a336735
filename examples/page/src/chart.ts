// The chart of the CPU usage of a server.
import { hz } from "./client.js";
import { element } from "./element.js";

const HOUR = 60 * 60_000;
/** Seconds between samples. */
const STEP = 60;

interface Sample {
  time: number;
  percent: number;
}

/** Draws the usage of the last hour; 100 % is one core. Without a server, the chart is empty. */
export async function drawChart(id: number | null): Promise<void> {
  const end = new Date();
  const start = new Date(end.getTime() - HOUR);
  const samples = id === null ? [] : await measure(id, start, end);
  const percents = samples.map(({ percent }) => percent);
  const top = Math.max(20, Math.ceil(Math.max(0, ...percents) / 20) * 20);
  const points = samples.map(({ time, percent }) => {
    const [x, y] = [((time - start.getTime()) / HOUR) * 100, 100 - (percent / top) * 100];
    return `${x.toFixed(2)},${y.toFixed(2)}`;
  });
  const line = points.length > 0 ? `M${points.join("L")}` : "";
  const area = line && `${line}V100H${points[0]?.split(",")[0]}Z`;
  const chart = element(HTMLElement, "#chart");
  element(SVGPathElement, ".line", chart).setAttribute("d", line);
  element(SVGPathElement, ".area", chart).setAttribute("d", area);
  const scale = [top, top / 2, 0];
  for (const [at, item] of chart.querySelectorAll("li").entries()) item.textContent = `${scale[at]} %`;
  for (const [at, time] of chart.querySelectorAll("time").entries()) {
    time.textContent = clock(new Date(start.getTime() + (at * HOUR) / 2));
  }
  element(HTMLElement, "figcaption", chart).textContent = summary(percents);
}

async function measure(id: number, start: Date, end: Date): Promise<Sample[]> {
  const { time_series } = await hz.servers.getMetrics({ id, type: ["cpu"], start, end, step: STEP });
  const values = time_series["cpu"]?.values ?? [];
  return values.map(([seconds, percent]) => ({ time: seconds * 1000, percent: Number(percent) }));
}

function summary(percents: number[]): string {
  const last = percents.at(-1);
  if (last === undefined) return "No measurements yet.";
  const mean = percents.reduce((sum, percent) => sum + percent) / percents.length;
  const [now, average, peak] = [last, mean, Math.max(...percents)].map((percent) => `${percent.toFixed(1)} %`);
  return `Now ${now}, average ${average}, peak ${peak}`;
}

function clock(time: Date): string {
  return time.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}
