// The services of a load balancer, and the form that adds or changes one.
import type {
  LoadBalancer,
  LoadBalancerHealthCheckInput,
  LoadBalancerService,
  LoadBalancerServiceHttpInput,
} from "hetzner-cloud";
import { html, nothing, type TemplateResult } from "lit";
import type { App } from "../../app.js";
import { confirm } from "../../ui/dialog.js";
import { link } from "../../ui/details.js";
import { type Field, openForm, type Values } from "../../ui/form.js";
import { count } from "../../ui/format.js";
import { linesOf, numberOf, optionsOf, textOf } from "../resource-forms.js";
import { healthSummary } from "./health.js";

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
        <div class="buttons">
          <button class="button small" type="button" aria-label="Edit ${title}" @click=${() => openService(app, balancer, service)}>Edit</button>
          <button class="button small" type="button" aria-label="Delete ${title}" @click=${() => deleteService(app, balancer, service)}>Delete</button>
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

const isHttp = ({ protocol }: Values) => protocol === "http" || protocol === "https";
const isHttps = ({ protocol }: Values) => protocol === "https";
const isSticky = (values: Values) => isHttp(values) && values["http.sticky_sessions"] === true;
const checksHttp = (values: Values) => values["health_check.protocol"] === "http";

/** Opens the form of a service; of a new one without `service`. */
export function openService(app: App, balancer: LoadBalancer, service: LoadBalancerService | undefined): void {
  const { hz } = app;
  const title = service ? serviceTitle(service) : "";
  openForm({
    title: service ? `Service ${title}` : `Add a service to ${balancer.name}`,
    wide: true,
    hasColumns: true,
    fields: fieldsOf(app, balancer, service),
    action: service ? "Save" : "Add service",
    submit: (values) => {
      const protocol = textOf(values, "protocol");
      const listenPort = service?.listen_port ?? numberOf(values, "listen_port") ?? (protocol === "https" ? 443 : 80);
      const destinationPort = numberOf(values, "destination_port") ?? listenPort;
      const http = httpOf(values);
      const params = {
        id: balancer.id,
        protocol,
        listen_port: listenPort,
        destination_port: destinationPort,
        proxyprotocol: values["proxyprotocol"] === true,
        health_check: healthCheckOf(values, destinationPort),
        ...(http ? { http } : {}),
      };
      return app.perform<unknown>(
        service
          ? { title: `Changing ${title} of ${balancer.name}`, call: () => hz.loadBalancers.updateService(params) }
          : { title: `Adding port ${listenPort} to ${balancer.name}`, call: () => hz.loadBalancers.addService(params) },
      );
    },
  });
}

function fieldsOf(app: App, balancer: LoadBalancer, service: LoadBalancerService | undefined): Field[] {
  return [...connectionFields(service), ...httpFields(app, balancer, service), ...healthCheckFields(service)];
}

function connectionFields(service: LoadBalancerService | undefined): Field[] {
  const listenPort: Field = {
    name: "listen_port",
    type: "number",
    label: "Port to listen on",
    min: 1,
    max: 65_535,
    placeholder: "80; for HTTPS 443",
  };
  return [
    {
      name: "protocol",
      type: "select",
      label: "Protocol",
      value: service?.protocol ?? "http",
      options: [
        { value: "http", label: "HTTP" },
        { value: "https", label: "HTTPS: TLS ends at the load balancer" },
        { value: "tcp", label: "TCP, with any content" },
      ],
    },
    ...(service ? [] : [listenPort]),
    {
      name: "destination_port",
      type: "number",
      label: "Port of the targets",
      value: String(service?.destination_port ?? 80),
      min: 1,
      max: 65_535,
      required: true,
    },
    {
      name: "proxyprotocol",
      type: "checkbox",
      label: "Send the client's address by the PROXY protocol",
      value: service?.proxyprotocol ?? false,
      hint: "The targets must expect it.",
    },
  ];
}

function httpFields(app: App, balancer: LoadBalancer, service: LoadBalancerService | undefined): Field[] {
  const http = service?.http;
  const most = balancer.load_balancer_type.max_assigned_certificates;
  return [
    {
      name: "http.certificates",
      type: "choices",
      label: "Certificates",
      value: (http?.certificates ?? []).map(String),
      options: optionsOf(
        app.project.certificates.items,
        ({ name, domain_names }) => `${name} (${domain_names.join(", ")})`,
      ),
      hint: `At most ${most} for all services of a ${balancer.load_balancer_type.name}.`,
      group: "HTTPS",
      isShown: isHttps,
    },
    {
      name: "http.redirect_http",
      type: "checkbox",
      label: "Redirect clients on port 80 to HTTPS",
      value: http?.redirect_http ?? false,
      isShown: isHttps,
    },
    {
      name: "http.sticky_sessions",
      type: "checkbox",
      label: "Sticky sessions: keep a client on the same target, by a cookie",
      value: http?.sticky_sessions ?? false,
      group: "HTTP",
      isShown: isHttp,
    },
    {
      name: "http.cookie_name",
      type: "text",
      label: "Name of the cookie",
      value: http?.cookie_name ?? "HCLBSTICKY",
      required: true,
      isShown: isSticky,
    },
    {
      name: "http.cookie_lifetime",
      type: "number",
      label: "Lifetime of the cookie in seconds",
      value: String(http?.cookie_lifetime ?? 300),
      min: 30,
      max: 86_400,
      required: true,
      isShown: isSticky,
    },
    {
      name: "http.timeout_idle",
      type: "number",
      label: "Seconds after which an idle connection is closed",
      value: String(http?.timeout_idle ?? 50),
      min: 30,
      max: 300,
      required: true,
      isShown: isHttp,
    },
  ];
}

function healthCheckFields(service: LoadBalancerService | undefined): Field[] {
  const check = service?.health_check;
  const http = check?.http;
  return [
    {
      name: "health_check.protocol",
      type: "select",
      label: "Check by",
      value: check?.protocol ?? "tcp",
      options: [
        { value: "tcp", label: "TCP: a connection" },
        { value: "http", label: "HTTP: a request" },
      ],
      group: "Health check",
    },
    {
      name: "health_check.port",
      type: "number",
      label: "Port that is checked",
      value: check && check.port !== service?.destination_port ? String(check.port) : "",
      min: 1,
      max: 65_535,
      placeholder: "the port of the targets",
    },
    seconds("interval", "Seconds between two checks", check?.interval ?? 15, 3, 60),
    seconds("timeout", "Seconds after which a check fails", check?.timeout ?? 10, 1, 60),
    seconds("retries", "Failed checks after which a target gets no connections", check?.retries ?? 3, 1, 5),
    { name: "health_check.http.domain", type: "text", label: "Domain", value: http?.domain ?? "", isShown: checksHttp },
    {
      name: "health_check.http.path",
      type: "text",
      label: "Path",
      value: http?.path ?? "/",
      required: true,
      isShown: checksHttp,
    },
    {
      name: "health_check.http.response",
      type: "text",
      label: "Text that the response must contain",
      value: http?.response ?? "",
      isShown: checksHttp,
    },
    {
      name: "health_check.http.status_codes",
      type: "text",
      label: "Statuses that count as healthy",
      value: (http?.status_codes ?? ["2??", "3??"]).join(", "),
      hint: "Such as 200, 3??.",
      isShown: checksHttp,
    },
    {
      name: "health_check.http.tls",
      type: "checkbox",
      label: "Send the request over TLS",
      value: http?.tls ?? false,
      isShown: checksHttp,
    },
  ];
}

function seconds(name: string, label: string, value: number, min: number, max: number): Field {
  return { name: `health_check.${name}`, type: "number", label, value: String(value), min, max, required: true };
}

function httpOf(values: Values): LoadBalancerServiceHttpInput | undefined {
  if (!isHttp(values)) return undefined;
  const http: LoadBalancerServiceHttpInput = {
    sticky_sessions: values["http.sticky_sessions"] === true,
    timeout_idle: numberOf(values, "http.timeout_idle"),
  };
  if (http.sticky_sessions) {
    http.cookie_name = textOf(values, "http.cookie_name");
    http.cookie_lifetime = numberOf(values, "http.cookie_lifetime");
  }
  if (isHttps(values)) {
    http.certificates = (values["http.certificates"] as string[]).map(Number);
    http.redirect_http = values["http.redirect_http"] === true;
  }
  return http;
}

function healthCheckOf(values: Values, destinationPort: number): LoadBalancerHealthCheckInput {
  const check: LoadBalancerHealthCheckInput = {
    protocol: textOf(values, "health_check.protocol"),
    port: numberOf(values, "health_check.port") ?? destinationPort,
    interval: Number(values["health_check.interval"]),
    timeout: Number(values["health_check.timeout"]),
    retries: Number(values["health_check.retries"]),
  };
  if (checksHttp(values)) {
    check.http = {
      domain: textOf(values, "health_check.http.domain"),
      path: textOf(values, "health_check.http.path"),
      response: textOf(values, "health_check.http.response"),
      status_codes: linesOf(textOf(values, "health_check.http.status_codes")),
      tls: values["health_check.http.tls"] === true,
    };
  }
  return check;
}

async function deleteService(app: App, balancer: LoadBalancer, service: LoadBalancerService): Promise<void> {
  const title = serviceTitle(service);
  const text = `${balancer.name} stops listening on port ${service.listen_port}, and its open connections are closed.`;
  if (!(await confirm({ title: `Delete ${title}?`, text, action: "Delete service", isDangerous: true }))) return;
  await app.attempt({
    title: `Deleting port ${service.listen_port} of ${balancer.name}`,
    call: () => app.hz.loadBalancers.deleteService({ id: balancer.id, listen_port: service.listen_port }),
  });
}
