// The form that adds or changes a service of a load balancer.
import type {
  LoadBalancer,
  LoadBalancerHealthCheckInput,
  LoadBalancerService,
  LoadBalancerServiceHttpInput,
} from "hetzner-cloud";
import type { App } from "../../app.js";
import { optionsOf } from "../../ui/fields.js";
import { type Field, openForm, type Values } from "../../ui/form.js";
import { chosenOf, entriesOf, isChecked, numberOf, textOf } from "../../ui/values.js";
import { serviceTitle } from "./services.js";

const PORTS = { min: 1, max: 65_535 };

const isHttp = ({ protocol }: Values) => protocol === "http" || protocol === "https";
const isHttps = ({ protocol }: Values) => protocol === "https";
const isSticky = (values: Values) => isHttp(values) && isChecked(values, "http.sticky_sessions");
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
        proxyprotocol: isChecked(values, "proxyprotocol"),
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
    ...(service ? [] : [listenPortField()]),
    destinationPortField(service?.destination_port ?? 80),
    {
      name: "proxyprotocol",
      type: "checkbox",
      label: "Send the client's address by the PROXY protocol",
      value: service?.proxyprotocol ?? false,
      hint: "The targets must expect it.",
    },
  ];
}

export function listenPortField(): Field {
  const placeholder = "80; for HTTPS 443";
  return { name: "listen_port", type: "number", label: "Port to listen on", ...PORTS, placeholder };
}

export function destinationPortField(port: number): Field {
  const value = String(port);
  return { name: "destination_port", type: "number", label: "Port of the targets", value, ...PORTS, required: true };
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
      ...PORTS,
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
    sticky_sessions: isChecked(values, "http.sticky_sessions"),
    timeout_idle: numberOf(values, "http.timeout_idle"),
  };
  if (http.sticky_sessions) {
    http.cookie_name = textOf(values, "http.cookie_name");
    http.cookie_lifetime = numberOf(values, "http.cookie_lifetime");
  }
  if (isHttps(values)) {
    http.certificates = chosenOf(values, "http.certificates").map(Number);
    http.redirect_http = isChecked(values, "http.redirect_http");
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
      status_codes: entriesOf(values, "health_check.http.status_codes"),
      tls: isChecked(values, "health_check.http.tls"),
    };
  }
  return check;
}
