// What the page of one server reads.
import type { App } from "../../app.js";
import type { Loadable } from "../../data/resource-list.js";
import { ServerHistory } from "../../data/server-history.js";
import { RANGES, type Range, ServerMetrics } from "../../data/server-metrics.js";
import { ServerWatch } from "../../data/server-watch.js";
import type { Route } from "../../route.js";

/** Data of one server that belongs to no list. */
interface ServerData {
  metrics: Map<string, ServerMetrics>;
  history: ServerHistory;
  watch: ServerWatch;
}

/** Kept as long as the session, so that a page that is opened again shows at once what it had. */
const KEPT = new WeakMap<App, Map<number, ServerData>>();

export function serverNeeds(app: App, id: number, route: Route): Loadable[] {
  const { project } = app;
  const { history, watch } = dataOf(app, id);
  return [
    watch,
    metricsOf(app, id, rangeOf(route)),
    history,
    project.volumes,
    project.networks,
    project.firewalls,
    project.loadBalancers,
    project.primaryIps,
    project.floatingIps,
    project.images,
    project.catalogue.pricing,
  ];
}

/** The range that the query names. */
export function rangeOf({ query }: Route): Range {
  return RANGES.find(({ key }) => key === query.get("range")) ?? (RANGES[1] as Range);
}

export function metricsOf(app: App, id: number, range: Range): ServerMetrics {
  const { metrics } = dataOf(app, id);
  const kept = metrics.get(range.key) ?? new ServerMetrics(app.hz, id, range, () => app.now(), app.changed);
  metrics.set(range.key, kept);
  return kept;
}

export function historyOf(app: App, id: number): ServerHistory {
  return dataOf(app, id).history;
}

function dataOf(app: App, id: number): ServerData {
  const servers = KEPT.get(app) ?? new Map<number, ServerData>();
  KEPT.set(app, servers);
  const kept = servers.get(id) ?? {
    metrics: new Map(),
    history: new ServerHistory(app.hz, id, app.tracker, app.changed),
    watch: new ServerWatch(app.project.servers, app.tracker, id),
  };
  servers.set(id, kept);
  return kept;
}
