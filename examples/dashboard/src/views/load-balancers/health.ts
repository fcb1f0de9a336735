// The health of the targets of load balancers.
import type { LoadBalancer, LoadBalancerTarget, LoadBalancerTargetHealth } from "hetzner-cloud";
import { html, type TemplateResult } from "lit";
import { words } from "../../ui/format.js";

/** What is wrong with a target. */
const DETAILS: Record<string, string> = {
  unspecified: "the API gives no reason",
  layer4_no_connection: "accepts no connection",
  layer4_timeout: "accepts connections too slowly",
  layer7_timeout: "responds too slowly",
  unexpected_http_status: "responds with an unexpected status",
  unexpected_http_content: "responds with unexpected content",
};

const TONES: Record<string, string> = { healthy: "good", unhealthy: "bad" };

/** The health of all servers and addresses of a target. */
function healthOf({ health_status, targets }: LoadBalancerTarget): LoadBalancerTargetHealth[] {
  return [...(health_status ?? []), ...(targets ?? []).flatMap((target) => target.health_status)];
}

/** The health of a load balancer, or of one of its services, as the number of healthy targets. */
export function healthSummary({ targets, services }: LoadBalancer, port?: number): TemplateResult {
  if (targets.length === 0) return html`<span class="tag warning">no targets</span>`;
  if (services.length === 0) return html`<span class="tag warning">no services</span>`;
  const checks = targets.flatMap(healthOf).filter(({ listen_port }) => port === undefined || listen_port === port);
  const healthy = checks.filter(({ status }) => status === "healthy").length;
  const unhealthy = checks.filter(({ status }) => status === "unhealthy").length;
  const tone = unhealthy > 0 ? "bad" : healthy === checks.length && healthy > 0 ? "good" : "";
  return html`<span class="tag ${tone}">${healthy} of ${checks.length} healthy</span>`;
}

/** The number by which load balancers are sorted: those with unhealthy targets first. */
export function healthRank({ targets }: LoadBalancer): number {
  return -targets.flatMap(healthOf).filter(({ status }) => status === "unhealthy").length;
}

/** The health of a target for each service. */
export function healthTags(health: readonly LoadBalancerTargetHealth[]): TemplateResult {
  if (health.length === 0) return html`<span class="muted">not checked: there are no services</span>`;
  return html`<ul class="tags" aria-label="Health by port">
    ${health.map(({ listen_port, status, detail, http_status_code: code }) => {
      const reason =
        status === "healthy" || !detail ? "" : `: ${DETAILS[detail] ?? words(detail)}${code ? ` (${code})` : ""}`;
      return html`<li class="tag ${TONES[status] ?? ""}">${listen_port} ${status}${reason}</li>`;
    })}
  </ul>`;
}
