// The forms of a Storage Box: creation, type, password, access and snapshot plan.
import type { StorageBox, StorageBoxType } from "hetzner-cloud";
import { html } from "lit";
import type { App } from "../app.js";
import { priceIn } from "../data/prices.js";
import { labelsField, nameField } from "../ui/fields.js";
import { openForm, type Values } from "../ui/form.js";
import { bytes } from "../ui/format.js";
import { passwordFields, passwordOf } from "../ui/password.js";
import { openSecrets } from "../ui/secret.js";
import { chosenOf, nameAndLabels, numberOf, textOf } from "../ui/values.js";
import { loadFor, locationOptions } from "./choices.js";
import { amount, priceSummary } from "./prices.js";
import { accessField, accessOf, BOX_ACCESS } from "./storage-box-status.js";

/** The types that can be chosen, with their prices in a location. */
function typeOptions(app: App, types: readonly StorageBoxType[], location?: string) {
  return types.map(({ name, size, prices, deprecation }) => {
    const price = location === undefined ? undefined : priceIn(prices, location);
    const cost = price === undefined ? "" : `, ${amount(app, price)} a month`;
    return { value: name, label: `${name}: ${bytes(size)}${cost}${deprecation ? ", not much longer" : ""}` };
  });
}

export async function openCreateStorageBox(app: App): Promise<void> {
  const { sshKeys, storageBoxes, catalogue } = app.project;
  const needs = [sshKeys, catalogue.locations, catalogue.storageBoxTypes, catalogue.pricing];
  if (!(await loadFor(app, "Creating a Storage Box", needs))) return;
  const types = catalogue.storageBoxTypes.value ?? [];
  const typeOf = (values: Values) => types.find(({ name }) => name === values["storage_box_type"]);
  openForm({
    title: "Create a Storage Box",
    action: "Create Storage Box",
    fields: [
      nameField(),
      { name: "storage_box_type", label: "Type", type: "select", options: typeOptions(app, types) },
      {
        name: "location",
        label: "Location",
        type: "select",
        options: (values) =>
          locationOptions(app).filter(({ value }) => typeOf(values)?.prices.some(({ location }) => location === value)),
      },
      ...passwordFields(),
      {
        name: "ssh_keys",
        label: "SSH keys that may log in",
        type: "choices",
        options: sshKeys.items.map(({ name, public_key }) => ({ value: public_key, label: name })),
      },
      accessField(BOX_ACCESS, { ssh_enabled: true }),
      labelsField(),
    ],
    summary: (values) => {
      const price = typeOf(values)?.prices.find(({ location }) => location === values["location"]);
      const setup = Number(price?.setup_fee?.net ?? 0);
      const summary = priceSummary(app, (prices) =>
        prices.storageBoxType(textOf(values, "storage_box_type"), textOf(values, "location")),
      );
      return setup > 0 ? html`${summary}; ${amount(app, setup)} once` : summary;
    },
    submit: async (values) => {
      const { password, isGenerated } = passwordOf(values);
      const params = {
        ...nameAndLabels(values),
        storage_box_type: textOf(values, "storage_box_type"),
        location: textOf(values, "location"),
        password,
        ssh_keys: chosenOf(values, "ssh_keys"),
        access_settings: accessOf(BOX_ACCESS, values),
      };
      const call = () => app.hz.storageBoxes.create(params);
      storageBoxes.put((await app.perform({ title: `Creating ${params.name}`, call })).storage_box);
      if (isGenerated) showPassword(params.name, password);
    },
  });
}

/** Shows a generated password once, after the form has closed. */
export function showPassword(name: string, password: string): void {
  const note = "Keep it now: neither Hetzner nor this page shows it again.";
  setTimeout(() => openSecrets(`Password of ${name}`, note, [{ label: "Password", value: password }]));
}

export function openPassword(app: App, { id, name }: StorageBox): void {
  openForm({
    title: `New password of ${name}`,
    action: "Set password",
    intro: "The present password is not accepted any more. SSH keys and subaccounts stay as they are.",
    fields: passwordFields(),
    submit: async (values) => {
      const { password, isGenerated } = passwordOf(values);
      const call = () => app.hz.storageBoxes.resetPassword({ id, password });
      await app.perform({ title: `Setting the password of ${name}`, call });
      if (isGenerated) showPassword(name, password);
    },
  });
}

export async function openChangeType(app: App, box: StorageBox): Promise<void> {
  const { catalogue } = app.project;
  if (!(await loadFor(app, "Changing the type", [catalogue.storageBoxTypes, catalogue.pricing]))) return;
  const { id, name, location } = box;
  const others = (catalogue.storageBoxTypes.value ?? []).filter((type) => type.name !== box.storage_box_type.name);
  const offered = others.filter(({ prices }) => priceIn(prices, location.name) !== undefined);
  openForm({
    title: `Change the type of ${name}`,
    action: "Change type",
    intro: `It is a ${box.storage_box_type.name} with ${bytes(box.storage_box_type.size)}, of which ${bytes(box.stats.size)} are in use.`,
    fields: [
      {
        name: "storage_box_type",
        label: "New type",
        type: "select",
        required: true,
        options: typeOptions(app, offered, location.name),
        hint: "Everything that the Storage Box has must fit.",
      },
    ],
    summary: (values) =>
      priceSummary(
        app,
        (prices) => prices.storageBoxType(textOf(values, "storage_box_type"), location.name),
        (prices) => prices.storageBox(box),
      ),
    submit: (values) => {
      const storage_box_type = textOf(values, "storage_box_type");
      const call = () => app.hz.storageBoxes.changeType({ id, storage_box_type });
      return app.perform({ title: `Changing ${name} to ${storage_box_type}`, call });
    },
  });
}

export function openAccess(app: App, { id, name, access_settings }: StorageBox): void {
  openForm({
    title: `Access to ${name}`,
    action: "Save",
    fields: [accessField(BOX_ACCESS, access_settings)],
    submit: (values) =>
      app.perform({
        title: `Changing the access to ${name}`,
        call: () => app.hz.storageBoxes.updateAccessSettings({ id, ...accessOf(BOX_ACCESS, values) }),
      }),
  });
}

/** The days of a week, from the first on as the API counts them. */
export const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

export function openSnapshotPlan(app: App, { id, name, snapshot_plan: plan, storage_box_type }: StorageBox): void {
  const limit = storage_box_type.automatic_snapshot_limit;
  const rhythm = plan?.day_of_week ? "week" : plan?.day_of_month ? "month" : "day";
  const isRhythm = (wanted: string) => (values: Values) => values["rhythm"] === wanted;
  const numeric = (field: string, label: string, value: number, min: number, max?: number | null) =>
    ({
      name: field,
      label,
      type: "number",
      value: String(value),
      required: true,
      min,
      ...(max ? { max } : {}),
    }) as const;
  openForm({
    title: `Snapshot plan of ${name}`,
    action: plan ? "Save" : "Enable",
    fields: [
      {
        ...numeric("max_snapshots", "Snapshots to keep", plan?.max_snapshots ?? Math.min(7, limit ?? 7), 1, limit),
        hint: `The oldest beyond them are deleted.${limit ? ` At most ${limit} with ${storage_box_type.name}.` : ""}`,
      },
      {
        name: "rhythm",
        label: "How often",
        type: "select",
        value: rhythm,
        options: [
          { value: "day", label: "Every day" },
          { value: "week", label: "Every week" },
          { value: "month", label: "Every month" },
        ],
      },
      {
        name: "day_of_week",
        label: "Day of the week",
        type: "select",
        value: String(plan?.day_of_week ?? 1),
        options: DAYS.map((label, at) => ({ value: String(at + 1), label })),
        isShown: isRhythm("week"),
      },
      {
        ...numeric("day_of_month", "Day of the month", plan?.day_of_month ?? 1, 1, 31),
        isShown: isRhythm("month"),
      },
      { ...numeric("hour", "Hour", plan?.hour ?? 3, 0, 23), hint: "In UTC." },
      numeric("minute", "Minute", plan?.minute ?? 0, 0, 59),
    ],
    submit: (values) => {
      const params = {
        id,
        max_snapshots: numberOf(values, "max_snapshots") ?? 1,
        hour: numberOf(values, "hour") ?? 0,
        minute: numberOf(values, "minute") ?? 0,
        day_of_week: isRhythm("week")(values) ? Number(values["day_of_week"]) : null,
        day_of_month: isRhythm("month")(values) ? Number(values["day_of_month"]) : null,
      };
      const call = () => app.hz.storageBoxes.enableSnapshotPlan(params);
      return app.perform({ title: `Changing the snapshot plan of ${name}`, call });
    },
  });
}
