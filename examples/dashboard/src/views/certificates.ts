// The section of certificates.
import type { Certificate, CertificateCreateParams } from "hetzner-cloud";
import { html, nothing, type TemplateResult } from "lit";
import { BadgeCheck, CircleAlert, RotateCw } from "lucide";
import type { App } from "../app.js";
import { button } from "../ui/buttons.js";
import { facts, link, moment, panel } from "../ui/details.js";
import { labelsField, nameField } from "../ui/fields.js";
import { type Field, openForm, type Values } from "../ui/form.js";
import { count, dateTime } from "../ui/format.js";
import { icon } from "../ui/icon.js";
import { labelList } from "../ui/labels.js";
import { entriesOf, nameAndLabels, textOf } from "../ui/values.js";
import { labelsColumn, nameColumn } from "./columns.js";
import { openDelete, resourceHeader } from "./operations.js";
import type { Section } from "./section.js";

const DAY = 86_400_000;
/** The number of days before the end of validity from which on it is warned. */
const WARNED = 30;

export const certificates: Section<Certificate> = {
  path: "certificates",
  title: "Certificates",
  singular: "certificate",
  icon: BadgeCheck,
  list: (project) => project.certificates,
  needs: ({ project: { loadBalancers } }) => [loadBalancers],
  emptyText: "A certificate is used by the HTTPS services of load balancers.",
  searchText: ({ domain_names, type, fingerprint }) => [...domain_names, type, fingerprint].join("\n"),
  create: createCertificate,
  columns: (app) => [
    nameColumn(certificates, 1.5),
    { key: "type", header: "Type", from: "medium", sort: ({ type }) => type ?? "", cell: ({ type }) => type ?? "–" },
    {
      key: "domains",
      header: "Domains",
      share: 2,
      from: "medium",
      sort: ({ domain_names }) => domain_names[0] ?? "",
      cell: ({ domain_names }) => html`<span title=${domain_names.join("\n")}>${domain_names.join(", ") || "–"}</span>`,
    },
    {
      key: "validity",
      header: "Validity",
      sort: ({ not_valid_after }) => Date.parse(not_valid_after ?? "") || 0,
      cell: (item) => validity(app, item),
    },
    {
      key: "used",
      header: "Used by",
      from: "wide",
      sort: ({ used_by }) => used_by.length,
      cell: (item) => users(app, item),
    },
    labelsColumn(certificates, 1),
  ],
  detail: certificatePage,
};

/** The days that are left, or the state of the issuance. */
function validity(app: App, { not_valid_after: end, status }: Certificate): TemplateResult {
  if (status?.issuance === "failed") return html`<span class="tag bad">not issued</span>`;
  if (!end) return html`<span class="tag">${status?.issuance === "pending" ? "being issued" : "unknown"}</span>`;
  const days = Math.floor((Date.parse(end) - app.now()) / DAY);
  if (days < 0) return html`<span class="tag bad">expired</span>`;
  return html`<span class="tag ${days < WARNED ? "warning" : "good"}" title=${dateTime(end)}>${count(days, "day")} left</span>`;
}

function users(app: App, { used_by }: Certificate): unknown {
  if (used_by.length === 0) return html`<span class="muted">not used</span>`;
  const balancers = used_by.filter(({ type }) => type === "load_balancer");
  return balancers.map(
    ({ id }, index) => html`${index > 0 ? ", " : nothing}${link(app.project.loadBalancers, "load_balancers", id)}`,
  );
}

function certificatePage(app: App, certificate: Certificate): TemplateResult {
  const { hz } = app;
  const { id, name, type, status } = certificate;
  const hasFailed = status?.issuance === "failed" || status?.renewal === "failed";
  const retry = () =>
    app.attempt({ title: `Issuing certificate ${name} again`, call: () => hz.certificates.retryIssuance({ id }) });
  return html`${resourceHeader(
    app,
    certificates,
    certificate,
    html`<span class="muted">${type ?? "uploaded"}</span> ${validity(app, certificate)}`,
    hasFailed ? button("Try again", RotateCw, retry, { kind: "primary" }) : nothing,
    {
      update: (values) => hz.certificates.update({ id, ...nameAndLabels(values) }),
      obstacle:
        certificate.used_by.length > 0
          ? "A load balancer uses it. Choose another certificate for its services, or delete these"
          : undefined,
      remove: () =>
        openDelete(app, certificates, certificate, {
          text:
            type === "managed"
              ? "It is not renewed any more. A new one can be requested for the same domains."
              : "Keep a copy of it and of its private key: Hetzner does not give them back.",
          call: () => hz.certificates.delete({ id }),
        }),
    },
  )}
    ${hasFailed ? failure(certificate) : nothing}
    <div class="panels">
      ${panel(
        "About",
        facts([
          [
            "Type",
            type === "managed" ? "managed: issued and renewed by Hetzner" : "uploaded: renew it in time yourself",
          ],
          ["Issuance", status?.issuance],
          ["Renewal", status?.renewal],
          ["Used by", users(app, certificate)],
          ["Created", moment(certificate.created, app.now())],
          ["Labels", labelList("certificates", certificate.labels)],
        ]),
      )}
      ${panel(
        "Validity",
        facts([
          [
            "Domains",
            html`<ul>${certificate.domain_names.map((domain) => html`<li><code>${domain}</code></li>`)}</ul>`,
          ],
          ["From", certificate.not_valid_before && dateTime(certificate.not_valid_before)],
          ["Until", certificate.not_valid_after && dateTime(certificate.not_valid_after)],
          ["Left", validity(app, certificate)],
          ["SHA-256", certificate.fingerprint && html`<code>${certificate.fingerprint}</code>`],
        ]),
      )}
      ${
        certificate.certificate
          ? html`<div class="full">
              ${panel("PEM", html`<pre class="pem" tabindex="0" role="region" aria-label="PEM">${certificate.certificate}</pre>`)}
            </div>`
          : nothing
      }
    </div>`;
}

/** Why the issuance or the renewal has failed, and what to do. */
function failure({ status, domain_names }: Certificate): TemplateResult {
  const message = status?.error?.message ?? "Hetzner gives no reason.";
  return html`<div class="problem spaced" role="alert">
    ${icon(CircleAlert)}
    <div>
      <p>${status?.issuance === "failed" ? "The certificate could not be issued." : "The certificate could not be renewed."} ${message}</p>
      <p class="advice">
        ${domain_names.join(", ")} must be in DNS zones of this project, which the name servers of their domains delegate to Hetzner.
      </p>
    </div>
  </div>`;
}

function createCertificate(app: App): void {
  const isManaged = ({ type }: Values) => type === "managed";
  const isUploaded = ({ type }: Values) => type === "uploaded";
  const fields: Field[] = [
    nameField(),
    {
      name: "type",
      type: "select",
      label: "Type",
      options: [
        { value: "managed", label: "Managed: issued and renewed by Hetzner" },
        { value: "uploaded", label: "Uploaded: your own" },
      ],
    },
    {
      name: "domain_names",
      type: "textarea",
      label: "Domains",
      rows: 3,
      required: true,
      placeholder: "example.com\n*.example.com",
      hint: "One each line. Their zones must be in this project.",
      isShown: isManaged,
    },
    {
      name: "certificate",
      type: "textarea",
      label: "Certificate and its chain, in PEM format",
      required: true,
      placeholder: "-----BEGIN CERTIFICATE-----",
      hint: "The certificate of the domain comes first.",
      isShown: isUploaded,
    },
    {
      name: "private_key",
      type: "textarea",
      label: "Private key, in PEM format",
      required: true,
      placeholder: "-----BEGIN PRIVATE KEY-----",
      hint: "It is sent to Hetzner only. Nobody can read it there again, and this page forgets it when the dialog is closed.",
      isShown: isUploaded,
    },
    labelsField(),
  ];
  openForm({
    title: "Create a certificate",
    fields,
    action: "Create certificate",
    summary: () => "Certificates are free of charge.",
    submit: async (values) => {
      const params: CertificateCreateParams = { ...nameAndLabels(values), type: textOf(values, "type") };
      if (isManaged(values)) params.domain_names = entriesOf(values, "domain_names");
      else {
        params.certificate = textOf(values, "certificate");
        params.private_key = textOf(values, "private_key");
      }
      const title = `Creating ${params.name}`;
      const reply = await app.perform({ title, call: () => app.hz.certificates.create(params) });
      app.project.certificates.put(reply.certificate);
    },
  });
}
