// The forms of DNS zones: creation, TTL, zone files, and the name servers of secondary zones.
import type { Zone, ZoneCreateParams, ZonePrimaryNameserver } from "hetzner-cloud";
import { html } from "lit";
import { Copy, Download } from "lucide";
import type { App } from "../app.js";
import { button } from "../ui/buttons.js";
import { openDialog } from "../ui/dialog.js";
import { labelsField, typedField } from "../ui/fields.js";
import { type Field, openForm, type Values } from "../ui/form.js";
import { count } from "../ui/format.js";
import { icon } from "../ui/icon.js";
import { nameAndLabels, numberOf, textOf } from "../ui/values.js";

const ZONE_FILE_HINT = "The records in the syntax of zone files (RFC 1035), as other providers export them.";

export function openCreateZone(app: App): void {
  const isPrimary = (values: Values) => values["mode"] !== "secondary";
  openForm({
    title: "Create a DNS zone",
    action: "Create DNS zone",
    fields: [
      { name: "name", label: "Domain", type: "text", required: true, placeholder: "example.com" },
      {
        name: "mode",
        label: "Mode",
        type: "select",
        options: [
          { value: "primary", label: "Primary: the records are kept at Hetzner" },
          { value: "secondary", label: "Secondary: they are transferred from other name servers" },
        ],
        hint: "The mode cannot be changed later.",
      },
      ttlField("Default TTL", "3600", "Of records without a TTL of their own, in seconds.", isPrimary),
      {
        name: "zonefile",
        label: "Zone file (optional)",
        type: "textarea",
        rows: 5,
        placeholder: "www 300 IN A 203.0.113.10",
        hint: ZONE_FILE_HINT,
        isShown: isPrimary,
      },
      ...serverFields([], (values) => !isPrimary(values)),
      labelsField(),
    ],
    summary: () => "A zone costs nothing. Enter Hetzner's name servers at the registrar of the domain afterwards.",
    submit: async (values) => {
      const zonefile = textOf(values, "zonefile");
      const records = { ttl: numberOf(values, "ttl"), ...(zonefile ? { zonefile } : {}) };
      const params: ZoneCreateParams = {
        ...nameAndLabels(values),
        mode: textOf(values, "mode"),
        ...(isPrimary(values) ? records : { primary_nameservers: serversOf(values, []) }),
      };
      const call = () => app.hz.zones.create(params);
      app.project.zones.put((await app.perform({ title: `Creating ${params.name}`, call })).zone);
    },
  });
}

function ttlField(label: string, value: string, hint: string, isShown?: (values: Values) => boolean): Field {
  return { name: "ttl", label, type: "number", value, hint, min: 60, required: true, ...(isShown ? { isShown } : {}) };
}

export function openZoneTtl(app: App, { id, name, ttl }: Zone): void {
  openForm({
    title: `Default TTL of ${name}`,
    action: "Save",
    fields: [ttlField("TTL", String(ttl), "The seconds for which resolvers keep records without a TTL of their own.")],
    submit: (values) =>
      app.perform({
        title: `Changing the TTL of ${name}`,
        call: () => app.hz.zones.changeTtl({ id_or_name: id, ttl: numberOf(values, "ttl") ?? ttl }),
      }),
  });
}

/** Shows all records as a zone file, to be copied or downloaded. */
export async function exportZoneFile(app: App, { id, name }: Zone): Promise<void> {
  let zonefile: string;
  try {
    ({ zonefile } = await app.hz.zones.exportZonefile({ id_or_name: id }));
  } catch (error) {
    return app.report(`Exporting ${name}`, error);
  }
  const url = URL.createObjectURL(new Blob([zonefile], { type: "text/dns" }));
  let isCopied = false;
  openDialog(
    `Zone file of ${name}`,
    (dialog) => {
      const copy = async () => {
        await navigator.clipboard.writeText(zonefile);
        isCopied = true;
        dialog.update();
      };
      return html`<div class="dialog-body"><pre class="zone-file" tabindex="0" role="region" aria-label="Zone file">${zonefile}</pre></div>
        <footer>
          ${button(isCopied ? "Copied" : "Copy", Copy, copy)}
          <a class="button" href=${url} download="${name}.zone">${icon(Download)} Download</a>
          <button type="button" class="button primary" @click=${() => dialog.close()}>Close</button>
        </footer>`;
    },
    { wide: true, closed: () => URL.revokeObjectURL(url) },
  );
}

export function openImport(app: App, { id, name, record_count }: Zone): void {
  openForm({
    title: `Import a zone file into ${name}`,
    action: "Replace the records",
    isDangerous: true,
    wide: true,
    intro: html`<p><strong>All ${count(record_count, "record")} of ${name} are replaced</strong>, and those that the file
      does not have are lost. Export the zone first to keep a copy.</p>`,
    fields: [
      { name: "zonefile", label: "Zone file", type: "textarea", rows: 12, required: true, hint: ZONE_FILE_HINT },
      typedField(name),
    ],
    submit: (values) =>
      app.perform({
        title: `Importing a zone file into ${name}`,
        call: () => app.hz.zones.importZonefile({ id_or_name: id, zonefile: textOf(values, "zonefile") }),
        ended: () => app.project.rrsets(id).reload(),
      }),
  });
}

export function openNameServers(app: App, { id, name, primary_nameservers }: Zone): void {
  const present = primary_nameservers ?? [];
  openForm({
    title: `Primary name servers of ${name}`,
    action: "Save",
    fields: serverFields(present),
    submit: (values) =>
      app.perform({
        title: `Changing the name servers of ${name}`,
        call: () =>
          app.hz.zones.changePrimaryNameservers({ id_or_name: id, primary_nameservers: serversOf(values, present) }),
      }),
  });
}

const ALGORITHMS = ["hmac-sha256", "hmac-sha1", "hmac-md5"];

/** Fields for name servers. Present keys are not shown: they are kept, or replaced. */
function serverFields(present: ZonePrimaryNameserver[], isShown: (values: Values) => boolean = () => true): Field[] {
  const isSigned = (values: Values) => ALGORITHMS.includes(textOf(values, "tsig_algorithm"));
  return [
    {
      name: "primary_nameservers",
      label: "Primary name servers",
      type: "textarea",
      rows: 3,
      required: true,
      value: present.map(serverText).join("\n"),
      placeholder: "203.0.113.53",
      hint: "An address each line; with a port other than 53 as in 203.0.113.53:5353 or [2001:db8::53]:5353.",
      isShown,
    },
    {
      name: "tsig_algorithm",
      label: "Signature of transfers (TSIG)",
      type: "select",
      options: [
        ...(present.length > 0 ? [{ value: "keep", label: "As it is; new name servers without" }] : []),
        { value: "none", label: "None" },
        ...ALGORITHMS.map((value) => ({ value, label: `${value}, for all name servers` })),
      ],
      isShown,
    },
    {
      name: "tsig_key",
      label: "TSIG key",
      type: "password",
      required: true,
      hint: "In Base64, as it is configured at the primary name servers.",
      isShown: (values) => isShown(values) && isSigned(values),
    },
  ];
}

/** The name servers of the fields. Those that were there keep their keys, unless another choice was made. */
function serversOf(values: Values, present: ZonePrimaryNameserver[]): ZonePrimaryNameserver[] {
  const lines = textOf(values, "primary_nameservers").split("\n");
  const servers = lines.map((line) => line.trim()).filter(Boolean);
  const algorithm = textOf(values, "tsig_algorithm");
  return servers.map((line) => {
    const server = serverOf(line);
    if (algorithm === "none") return server;
    if (algorithm !== "keep") return { ...server, tsig_algorithm: algorithm, tsig_key: textOf(values, "tsig_key") };
    return present.find((one) => serverText(one) === serverText(server)) ?? server;
  });
}

function serverOf(line: string): ZonePrimaryNameserver {
  const [, bracketed, plain, port] = /^(?:\[(.+)\]|([^:]+))(?::(\d+))?$/.exec(line) ?? [];
  const address = bracketed ?? plain ?? line;
  return port === undefined ? { address } : { address, port: Number(port) };
}

/** The text of a name server, as in `203.0.113.53` or `[2001:db8::53]:5353`. */
export function serverText({ address, port }: ZonePrimaryNameserver): string {
  if (!port || port === 53) return address;
  return address.includes(":") ? `[${address}]:${port}` : `${address}:${port}`;
}
