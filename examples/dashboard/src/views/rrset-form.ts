// The forms that add and change records.
import type { Action, Rrset, RrsetRecord, Zone } from "hetzner-cloud";
import { html, nothing, type TemplateResult } from "lit";
import type { App, UserOperation } from "../app.js";
import { keyOf } from "../data/rrsets.js";
import { isTxtValue, txtText, txtValue } from "../data/txt.js";
import { labelsField, labelsText } from "../ui/fields.js";
import { type Field, openForm, type Values } from "../ui/form.js";
import { labelsOf, numberOf, textOf } from "../ui/values.js";

/** What a value of a type consists of, with an example. */
const TYPES: Record<string, [about: string, example: string]> = {
  A: ["an IPv4 address", "203.0.113.10"],
  AAAA: ["an IPv6 address", "2001:db8::10"],
  CAA: ["flags, tag and the authority that may issue certificates", '0 issue "letsencrypt.org"'],
  CNAME: ["the name that this one stands for; the only record of its name", "www.example.com."],
  DS: ["key tag, algorithm, digest type and digest", "60485 13 2 D4B7D520…"],
  HINFO: ["the hardware and the operating system", '"ARM64" "Linux"'],
  HTTPS: ["priority, target and parameters", "1 . alpn=h2,h3"],
  MX: ["priority and the name of a mail server", "10 mail.example.com."],
  NS: ["the name of a name server", "ns1.example.com."],
  PTR: ["the name of an address", "host.example.com."],
  RP: ["the mailbox of a person, and a name with more", "admin.example.com. ."],
  SRV: ["priority, weight, port and target", "10 5 5060 sip.example.com."],
  SVCB: ["priority, target and parameters", "1 svc.example.com. port=8443"],
  TLSA: ["usage, selector, matching type and the data", "3 1 1 0B9FA5A5…"],
  TXT: ["any text; quotes are added", "v=spf1 mx -all"],
};

/** The types whose values contain names. */
const WITH_NAMES = ["CNAME", "MX", "NS", "PTR", "SRV"];

function valueHint(type: string): TemplateResult {
  const [about, example] = TYPES[type] ?? ["a value in the syntax of zone files", ""];
  return html`A line each: ${about}${example ? html`, such as <code>${example}</code>` : nothing}.
  ${WITH_NAMES.includes(type) ? "Without a dot at its end, a name is one of this zone." : nothing}`;
}

function fields(zone: Zone, rrset?: Rrset): Field[] {
  const typeOf = (values: Values) => rrset?.type ?? textOf(values, "type");
  const records = rrset?.records ?? [];
  return [
    {
      name: "records",
      label: "Values",
      type: "textarea",
      rows: Math.max(3, Math.min(10, records.length + 1)),
      required: true,
      value: records.map(({ value }) => shownValue(rrset?.type, value)).join("\n"),
      hint: (values) => valueHint(typeOf(values)),
    },
    {
      name: "comments",
      label: "Comments (optional)",
      type: "textarea",
      rows: 2,
      value: commentsText(records),
      hint: "A line for each value, in the same order. Only you see them.",
    },
    {
      name: "ttl",
      label: "TTL (optional)",
      type: "number",
      min: 60,
      value: rrset?.ttl ? String(rrset.ttl) : "",
      placeholder: String(zone.ttl),
      hint: `The seconds for which resolvers keep the values. Without one, that of the zone applies: ${zone.ttl}.`,
    },
    labelsField(rrset?.labels),
  ];
}

/** The value as it is edited: that of a TXT record without quotes. */
function shownValue(type: string | undefined, value: string): string {
  return type === "TXT" ? txtText(value) : value;
}

function commentsText(records: RrsetRecord[]): string {
  return records
    .map(({ comment }) => comment ?? "")
    .join("\n")
    .trimEnd();
}

function recordsOf(type: string, values: Values): RrsetRecord[] {
  const comments = String(values["comments"]).split("\n");
  const lines = textOf(values, "records")
    .split("\n")
    .filter((line) => line.trim() !== "");
  return lines.map((line, at) => {
    const value = type === "TXT" && !isTxtValue(line) ? txtValue(line.trim()) : line.trim();
    const comment = comments[at]?.trim();
    return comment ? { value, comment } : { value };
  });
}

export function openAddRrset(app: App, zone: Zone): void {
  openForm({
    title: `Add records to ${zone.name}`,
    action: "Add",
    fields: [
      {
        name: "name",
        label: "Name",
        type: "text",
        required: true,
        value: "@",
        hint: html`As in <code>www</code>; <code>@</code> for ${zone.name} itself, <code>*</code> for all other names.`,
      },
      {
        name: "type",
        label: "Type",
        type: "select",
        options: Object.keys(TYPES).map((value) => ({ value, label: value })),
      },
      ...fields(zone),
    ],
    submit: async (values) => {
      const { id } = zone;
      const [name, type] = [textOf(values, "name"), textOf(values, "type")];
      const params = { id_or_name: id, name, type, records: recordsOf(type, values), labels: labelsOf(values) };
      const rrsets = app.project.rrsets(id);
      const { rrset } = await app.perform({
        title: `Adding ${name} ${type}`,
        call: () => app.hz.zoneRrsets.create({ ...params, ttl: numberOf(values, "ttl") ?? null }),
        ended: () => rrsets.refreshItem(`${name}/${type}`),
      });
      rrsets.put(rrset);
    },
  });
}

export function openEditRrset(app: App, zone: Zone, rrset: Rrset): void {
  const name = `${rrset.name} ${rrset.type}`;
  openForm({
    title: `Edit ${name}`,
    action: "Save",
    fields: fields(zone, rrset),
    submit: (values) => change(app, zone, rrset, name, values),
  });
}

/** Sends what was changed: the records, or their comments only; the TTL; the labels. */
async function change(app: App, zone: Zone, rrset: Rrset, name: string, values: Values): Promise<void> {
  const { zoneRrsets } = app.hz;
  const rrsets = app.project.rrsets(zone.id);
  const params = { id_or_name: zone.id, ...keyOf(rrset.id) };
  const ended = () => rrsets.refreshItem(rrset.id);
  const operations: UserOperation<Action>[] = [];
  const records = recordsOf(rrset.type, values);
  const before = rrset.records.map(({ value }) => shownValue(rrset.type, value)).join("\n");
  if (textOf(values, "records") !== before.trim()) {
    const call = () => zoneRrsets.setRecords({ ...params, records });
    operations.push({ title: `Changing ${name}`, call, ended });
  } else if (String(values["comments"]).trimEnd() !== commentsText(rrset.records)) {
    // The values stay as they are, in their form.
    const comments = rrset.records.map(({ value }, at) => ({ value, comment: records[at]?.comment ?? "" }));
    const call = () => zoneRrsets.updateRecords({ ...params, records: comments });
    operations.push({ title: `Changing the comments of ${name}`, call, ended });
  }
  const ttl = numberOf(values, "ttl") ?? null;
  if (ttl !== (rrset.ttl ?? null)) {
    const call = () => zoneRrsets.changeTtl({ ...params, ttl });
    operations.push({ title: `Changing the TTL of ${name}`, call, ended });
  }
  if (labelsText(labelsOf(values)) !== labelsText(rrset.labels ?? {})) {
    rrsets.put(await zoneRrsets.update({ ...params, labels: labelsOf(values) }));
  }
  // The zone is locked while an action runs.
  for (const operation of operations.slice(0, -1)) await app.complete(operation);
  const last = operations.at(-1);
  if (last) await app.perform(last);
}
