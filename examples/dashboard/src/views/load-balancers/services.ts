// The services of a load balancer.
import type { LoadBalancer, LoadBalancerService } from "hetzner-cloud";
import { html, nothing, type TemplateResult } from "lit";
import { Pencil, Trash2 } from "lucide";
import type { App } from "../../app.js";
import { iconButton } from "../../ui/buttons.js";
import { link } from "../../ui/details.js";
import { confirm } from "../../ui/dialog.js";
import { count } from "../../ui/format.js";
import { healthSummary } from "./health.js";
import { openService } from "./service-form.js";

export function serviceTitle({ protocol, listen_port, destination_port }: LoadBalancerService): string {
  return `${protocol.toUpperCase()} ${listen_port} → ${destination_port}`;
}

export function servicesList(app: App, balancer: LoadBalancer): TemplateResult {
  if (balancer.services.length === 0)
    return html`<p class="muted">There are none: it listens on no port. Add a service.</p>`;
  return html`<ul class="entries">
    ${balancer.services.map((service) => {
      const title = serviceTitle(service);
      return html`<li>
        <div class="entry">
          <h3>${title}</h3>
          ${healthSummary(balancer, service.listen_port)}
          <p>${settingsOf(app, service)}</p>
          <p class="muted">${healthCheckText(service)}</p>
        </div>
        <div class="row-buttons">
          ${iconButton(`Edit ${title}`, Pencil, () => openService(app, balancer, service))}
          ${iconButton(`Delete ${title}`, Trash2, () => deleteService(app, balancer, service))}
        </div>
      </li>`;
    })}
  </ul>`;
}

function settingsOf(app: App, { http, protocol, proxyprotocol }: LoadBalancerService): unknown {
  const ids = http?.certificates ?? [];
  const certificates = ids.map(
    (id, index) => html`${index > 0 ? ", " : nothing}${link(app.project.certificates, "certificates", id)}`,
  );
  const texts: unknown[] = [
    protocol === "https" && (ids.length > 0 ? html`certificate ${certificates}` : "no certificate"),
    http?.redirect_http && "redirects port 80",
    http?.sticky_sessions && `sticky sessions by ${http.cookie_name} for ${count(http.cookie_lifetime, "second")}`,
    http && `closes idle connections after ${http.timeout_idle} s`,
    proxyprotocol && "PROXY protocol",
  ];
  return texts.filter(Boolean).map((text, index) => html`${index > 0 ? "; " : nothing}${text}`);
}

function healthCheckText({ health_check: check }: LoadBalancerService): string {
  const { http } = check;
  const by = http
    ? `HTTP${http.tls ? "S" : ""} ${http.domain ?? ""}${http.path} on port ${check.port}, expects ${http.status_codes?.join(" ") || "2?? 3??"}`
    : `${check.protocol.toUpperCase()} on port ${check.port}`;
  return `Checked by ${by}: each ${check.interval} s, timeout ${check.timeout} s, ${count(check.retries, "retry", "retries")}`;
}

async function deleteService(app: App, balancer: LoadBalancer, service: LoadBalancerService): Promise<void> {
  const title = serviceTitle(service);
  const text = `${balancer.name} stops listening on port ${service.listen_port}, and its open connections are closed.`;
  if (!(await confirm({ title: `Delete ${title}?`, text, action: "Delete", isDangerous: true }))) return;
  await app.attempt({
    title: `Deleting port ${service.listen_port} of ${balancer.name}`,
    call: () => app.hz.loadBalancers.deleteService({ id: balancer.id, listen_port: service.listen_port }),
  });
}
