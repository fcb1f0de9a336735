// The form that creates a server.
import type { Image, ServerType, SshKey } from "hetzner-cloud";
import { hz } from "./client.js";
import { element, setOptions } from "./element.js";
import { attempt } from "./problem.js";
import { follow } from "./progress.js";

const form = element(HTMLFormElement, "#create");
const name = element(HTMLInputElement, "[name=name]", form);
const type = element(HTMLSelectElement, "[name=type]", form);
const location = element(HTMLSelectElement, "[name=location]", form);
const image = element(HTMLSelectElement, "[name=image]", form);
const button = element(HTMLButtonElement, "button", form);
const bar = element(HTMLProgressElement, "progress", form);

/**
 * Loads the choices of the form and starts it; to be called once. `onChange` is called when a server was created, and
 * when it has started.
 */
export async function startForm(onChange: () => Promise<void>): Promise<void> {
  const [types, images, keys] = await Promise.all([
    hz.serverTypes.list().all(),
    hz.images.list({ type: ["system"], status: ["available"], sort: ["name:asc"] }).all(),
    hz.sshKeys.list().all(),
  ]);
  const offered = types.filter(({ locations }) => locations.some(({ available }) => available));
  setOptions(
    type,
    offered.map((type) => [type.name, describe(type)]),
  );
  type.addEventListener("change", () => offer(offered, images));
  offer(offered, images);
  element(HTMLElement, "#keys").textContent = keys.length
    ? `The SSH keys of the project may log in as root: ${keys.map(({ name }) => name).join(", ")}.`
    : "The project has no SSH key, so nobody can log in: add one first.";
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    attempt(() => create(keys, onChange));
  });
  button.disabled = false;
}

async function create(keys: SshKey[], onChange: () => Promise<void>): Promise<void> {
  button.disabled = true;
  try {
    const created = await hz.servers.create({
      name: name.value,
      server_type: type.value,
      location: location.value,
      image: Number(image.value),
      ssh_keys: keys.map(({ id }) => id),
    });
    name.value = "";
    await onChange();
    await follow(created, bar);
  } finally {
    button.disabled = false;
    await onChange();
  }
}

/** Offers the locations and images of the chosen type. */
function offer(types: ServerType[], images: Image[]): void {
  const chosen = types.find(({ name }) => name === type.value);
  const locations = chosen?.locations.filter(({ available }) => available) ?? [];
  const bootable = images.filter(({ architecture }) => architecture === chosen?.architecture);
  setOptions(
    location,
    locations.map(({ name }) => [name, name]),
  );
  setOptions(
    image,
    bootable.map(({ id, description }) => [id, description]),
  );
}

function describe({ name, cores, memory, prices }: ServerType): string {
  const price = Math.min(...prices.map(({ price_monthly }) => Number(price_monthly.gross)));
  return `${name} · ${cores} vCPU · ${memory} GB · from € ${price.toFixed(2)} a month`;
}
