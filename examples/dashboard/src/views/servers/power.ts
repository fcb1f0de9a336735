// Operations on the power of a server, and its access: password, rescue system, console, ISO.
import type { Server } from "hetzner-cloud";
import { html } from "lit";
import type { App, UserOperation } from "../../app.js";
import { confirm } from "../../ui/dialog.js";
import { optionsOf, orNone } from "../../ui/fields.js";
import { openForm } from "../../ui/form.js";
import { openSecrets } from "../../ui/secret.js";
import { chosenOf } from "../../ui/values.js";
import { loadFor } from "../choices.js";
import { aMonth } from "../prices.js";

const ONCE = "It is shown only now: neither the API nor this page keeps it.";

export function powerOn(app: App, { id, name }: Server): Promise<boolean> {
  return app.attempt({ title: `Powering on ${name}`, call: () => app.hz.servers.powerOn({ id }) });
}

export async function shutDown(app: App, server: Server): Promise<void> {
  const { id, name } = server;
  const price = aMonth(app, (prices) => prices.server(server));
  const agreed = await confirm({
    title: `Shut down ${name}?`,
    text: html`<p>The operating system is asked to shut down. What runs on the server stops, and its status follows when the system is off.</p>
      <p>A server that is off is still billed${price && `: ${price}`}. Only deleting it ends the cost.</p>`,
    action: "Shut down",
  });
  if (agreed) await app.attempt({ title: `Shutting down ${name}`, call: () => app.hz.servers.shutdown({ id }) });
}

export async function reboot(app: App, { id, name, rescue_enabled }: Server): Promise<void> {
  const agreed = await confirm({
    title: `Reboot ${name}?`,
    text: `The operating system is asked to reboot. What runs on the server is interrupted for about a minute.${rescue_enabled ? " It starts the rescue system." : ""}`,
    action: "Reboot",
  });
  if (agreed) await app.attempt({ title: `Rebooting ${name}`, call: () => app.hz.servers.reboot({ id }) });
}

export async function powerOff(app: App, server: Server): Promise<void> {
  const { id, name } = server;
  const price = aMonth(app, (prices) => prices.server(server));
  const agreed = await confirm({
    title: `Cut the power of ${name}?`,
    text: html`<p>The server stops at once, without shutting down. Data that the system has not written is lost. Shut down is the gentle way.</p>
      <p>A server that is off is still billed${price && `: ${price}`}.</p>`,
    action: "Power off",
    isDangerous: true,
  });
  if (agreed) await app.attempt({ title: `Powering off ${name}`, call: () => app.hz.servers.powerOff({ id }) });
}

export async function reset(app: App, { id, name }: Server): Promise<void> {
  const agreed = await confirm({
    title: `Reset ${name}?`,
    text: "The power is cut and comes back, without shutting down. Data that the system has not written is lost. Reboot is the gentle way.",
    action: "Reset",
    isDangerous: true,
  });
  if (agreed) await app.attempt({ title: `Resetting ${name}`, call: () => app.hz.servers.reset({ id }) });
}

export async function resetPassword(app: App, { id, name }: Server): Promise<void> {
  const agreed = await confirm({
    title: `Reset the root password of ${name}?`,
    text: "The password of root is replaced by a new one, which is shown once. The server must be running, with the QEMU guest agent. SSH keys are not changed.",
    action: "Reset the password",
  });
  if (!agreed) return;
  const reply = await replyOf(app, {
    title: `Resetting the root password of ${name}`,
    call: () => app.hz.servers.resetPassword({ id }),
  });
  if (reply) openSecrets(`Root password of ${name}`, ONCE, [{ label: "Password of root", value: reply.root_password }]);
}

export async function enableRescue(app: App, { id, name }: Server): Promise<void> {
  const { sshKeys } = app.project;
  if (!(await loadFor(app, "Loading the SSH keys", [sshKeys]))) return;
  let password = "";
  openForm({
    title: `Enable the rescue system of ${name}`,
    intro:
      "The next boot within an hour starts a small Linux system from the network, once. The disk is not changed. Reboot the server afterwards to start it.",
    fields: [
      {
        name: "ssh_keys",
        type: "choices",
        label: "SSH keys that may log in",
        options: optionsOf(sshKeys.items),
        hint: "A password is made in any case, and shown once.",
      },
    ],
    action: "Enable the rescue system",
    submit: async (values) => {
      const reply = await app.perform({
        title: `Enabling the rescue system of ${name}`,
        call: () =>
          app.hz.servers.enableRescue({ id, type: "linux64", ssh_keys: chosenOf(values, "ssh_keys").map(Number) }),
      });
      password = reply.root_password;
    },
    submitted: () =>
      openSecrets(`Rescue system of ${name}`, ONCE, [
        { label: "Password of root in the rescue system", value: password },
      ]),
  });
}

export async function disableRescue(app: App, { id, name }: Server): Promise<void> {
  const agreed = await confirm({
    title: `Disable the rescue system of ${name}?`,
    text: "The next boot starts from the disk. A rescue system that runs goes on until then.",
    action: "Disable",
  });
  if (agreed)
    await app.attempt({
      title: `Disabling the rescue system of ${name}`,
      call: () => app.hz.servers.disableRescue({ id }),
    });
}

export async function requestConsole(app: App, { id, name }: Server): Promise<void> {
  const agreed = await confirm({
    title: `Request a console of ${name}?`,
    text: "A VNC client can connect to the screen and the keyboard of the server, by a WebSocket address that holds for a minute. Nothing is changed on the server.",
    action: "Request",
  });
  if (!agreed) return;
  const reply = await replyOf(app, {
    title: `Requesting a console of ${name}`,
    call: () => app.hz.servers.requestConsole({ id }),
  });
  if (!reply) return;
  openSecrets(`Console of ${name}`, "Connect a VNC client within a minute.", [
    { label: "WebSocket address", value: reply.wss_url },
    { label: "VNC password", value: reply.password },
  ]);
}

export async function attachIso(app: App, { id, name, iso, server_type }: Server): Promise<void> {
  const { isos } = app.project.catalogue;
  if (!(await loadFor(app, "Loading the ISOs", [isos]))) return;
  const offered = (isos.value ?? []).filter(
    ({ architecture }) => !architecture || architecture === server_type.architecture,
  );
  openForm({
    title: `Attach an ISO to ${name}`,
    intro: `The next boot starts from the ISO.${iso ? ` It replaces ${iso.description}.` : ""} It costs nothing.`,
    fields: [
      {
        name: "iso",
        type: "select",
        label: "ISO",
        required: true,
        options: orNone(
          optionsOf(offered, ({ id, name, description }) => description || (name ?? `ISO ${id}`)),
          "There is no ISO for its architecture",
        ),
      },
    ],
    action: "Attach",
    submit: (values) =>
      app.perform({
        title: `Attaching an ISO to ${name}`,
        call: () => app.hz.servers.attachIso({ id, iso: Number(values["iso"]) }),
      }),
  });
}

export async function detachIso(app: App, { id, name, iso }: Server): Promise<void> {
  const agreed = await confirm({
    title: `Detach the ISO from ${name}?`,
    text: `The next boot starts from the disk, no longer from ${iso?.description ?? "the ISO"}.`,
    action: "Detach",
  });
  if (agreed)
    await app.attempt({ title: `Detaching the ISO from ${name}`, call: () => app.hz.servers.detachIso({ id }) });
}

/** Sends an operation, and returns its reply; none, with a notice, when it is refused. */
async function replyOf<Reply>(app: App, operation: UserOperation<Reply>): Promise<Reply | undefined> {
  try {
    return await app.perform(operation);
  } catch (error) {
    app.report(operation.title, error);
    return undefined;
  }
}
