// A server that is about to be created: what the user chose, what can be chosen, and what it costs.
import type { Image, Location, PlacementGroup, Server, ServerCreateParams, ServerType, Volume } from "hetzner-cloud";
import type { Project } from "../../data/project.js";
import { parseLabels } from "../../ui/fields.js";
import { dateTime } from "../../ui/format.js";

export interface Draft {
  location: string;
  /** The name of the server type. */
  type: string;
  /** The id of the image. */
  image: number | undefined;
  name: string;
  /** Whether the name follows the other choices. */
  isNameSuggested: boolean;
  sshKeys: number[];
  networks: number[];
  firewalls: number[];
  placementGroup: number | undefined;
  volumes: number[];
  automount: boolean;
  ipv4: boolean;
  ipv6: boolean;
  backups: boolean;
  /** A `key=value` each line. */
  labels: string;
  userData: string;
  starts: boolean;
}

/** The most bytes of user data. */
export const MOST_USER_DATA = 32_768;
/** The most servers of a placement group. */
const MOST_OF_GROUP = 10;

export function emptyDraft(name: string | undefined): Draft {
  return {
    location: "",
    type: "",
    image: undefined,
    name: name ?? "",
    isNameSuggested: name === undefined,
    sshKeys: [],
    networks: [],
    firewalls: [],
    placementGroup: undefined,
    volumes: [],
    automount: true,
    ipv4: true,
    ipv6: true,
    backups: false,
    labels: "",
    userData: "",
    starts: true,
  };
}

/** Why something cannot be ordered; `undefined` when it can. */
type Reason = string | undefined;

/** Why a server type cannot be ordered in a location, and what is to be known of one that can. */
export function availability(type: ServerType, location: string, now: number): { reason: Reason; note: Reason } {
  const offer = type.locations.find(({ name }) => name === location);
  const end = offer?.deprecation?.unavailable_after;
  const none = { reason: undefined, note: undefined };
  if (!offer || !priceOf(type, location)) return { ...none, reason: "not offered in this location" };
  if (end && Date.parse(end) <= now) return { ...none, reason: `discontinued since ${day(end)}` };
  if (!offer.available) return { ...none, reason: "sold out here at the moment" };
  if (end) return { ...none, note: `can be ordered until ${day(end)}` };
  return offer.recommended ? none : { ...none, note: "not recommended" };
}

function day(time: string): string {
  return dateTime(time).replace(/,? \d+:.*$/, "");
}

function priceOf(type: ServerType, location: string) {
  return type.prices.find((price) => price.location === location);
}

/** The title of a category, as in `Cost optimized` for `cost_optimized`. */
function titleOfCategory(category: string | null | undefined): string {
  const words = (category ?? "others").replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Server types in groups, in the order of the API. */
export function typeGroups(types: readonly ServerType[]): [title: string, types: ServerType[]][] {
  const architectures: Record<string, string> = { x86: "x86", arm: "Arm64" };
  const titleOf = ({ category, architecture, cpu_type }: ServerType) =>
    [titleOfCategory(category), architectures[architecture] ?? architecture, `${cpu_type} vCPU`].join(" · ");
  return [...Map.groupBy(types, titleOf)];
}

/** The images that fit an architecture, in groups. */
export function imageGroups(project: Project, type: ServerType | undefined): [title: string, images: Image[]][] {
  const own = project.images.items.filter(({ status }) => status === "available");
  const all = [...(project.catalogue.systemImages.value ?? []), ...own];
  const fitting = all.filter(({ architecture, deleted }) => architecture === type?.architecture && !deleted);
  const titles: Record<string, string> = { app: "Apps", snapshot: "Snapshots", backup: "Backups" };
  const flavours: Record<string, string> = { opensuse: "openSUSE", centos: "CentOS", alma: "AlmaLinux" };
  const groups = Map.groupBy(fitting, ({ type, os_flavor }) => {
    return titles[type] ?? flavours[os_flavor] ?? os_flavor.charAt(0).toUpperCase() + os_flavor.slice(1);
  });
  // The systems first, of which Ubuntu is the most usual.
  const rank = (title: string) => Object.values(titles).indexOf(title) + (title === "Ubuntu" ? -1 : 0);
  return [...groups].sort(([a], [b]) => rank(a) - rank(b));
}

/** Why an image cannot be used with a server type. */
export function imageReason({ disk_size }: Image, type: ServerType | undefined): Reason {
  return type && disk_size > type.disk ? `needs a disk of ${disk_size} GB` : undefined;
}

/** Why a network cannot be used in a location. */
export function networkReason(subnets: readonly { network_zone: string }[], location: Location | undefined): Reason {
  if (subnets.length === 0) return "has no subnet";
  return subnets.some((subnet) => subnet.network_zone === location?.network_zone)
    ? undefined
    : "has no subnet in this network zone";
}

export function groupReason({ servers }: PlacementGroup): Reason {
  return servers.length >= MOST_OF_GROUP ? `has ${servers.length} servers already` : undefined;
}

/** The volumes that can be attached to a server of a location. */
export function freeVolumes(volumes: readonly Volume[], location: string): Volume[] {
  return volumes.filter((volume) => (volume.server ?? null) === null && volume.location.name === location);
}

/** Replaces what is not offered any more since another choice was made, and suggests a name. */
export function settle(draft: Draft, project: Project, now: number): void {
  const { locations, serverTypes } = project.catalogue;
  const types = serverTypes.value ?? [];
  const location = locations.value?.find(({ name }) => name === draft.location) ?? locations.value?.[0];
  draft.location = location?.name ?? "";
  const orderable = types.filter((type) => !availability(type, draft.location, now).reason);
  const type = orderable.find(({ name }) => name === draft.type) ?? orderable[0];
  draft.type = type?.name ?? "";
  const images = imageGroups(project, type).flatMap(([, group]) => group);
  const chosen = images.find(({ id }) => id === draft.image) ?? sameImage(draft, project, images);
  const image = chosen && !imageReason(chosen, type) ? chosen : images.find((one) => !imageReason(one, type));
  draft.image = image?.id;
  const free = freeVolumes(project.volumes.items, draft.location).map(({ id }) => id);
  draft.volumes = draft.volumes.filter((id) => free.includes(id));
  const reachable = (id: number) => !networkReason(project.networks.get(id)?.subnets ?? [], location);
  draft.networks = draft.networks.filter(reachable);
  if (draft.isNameSuggested) draft.name = suggestedName(image, type, draft.location, project.servers.items);
}

/** The image of the same name for another architecture. */
function sameImage({ image }: Draft, { catalogue }: Project, images: Image[]): Image | undefined {
  const name = catalogue.systemImages.value?.find(({ id }) => id === image)?.name;
  return name ? images.find((one) => one.name === name) : undefined;
}

function suggestedName(
  image: Image | undefined,
  type: ServerType | undefined,
  location: string,
  servers: readonly Server[],
): string {
  const taken = new Set(servers.map(({ name }) => name));
  const start = [image?.os_flavor ?? "server", type && `${type.memory}gb`, location].filter(Boolean).join("-");
  for (let number = 1; ; number++) {
    if (!taken.has(`${start}-${number}`)) return `${start}-${number}`;
  }
}

/** A host name according to RFC 1123. */
const HOST_NAME =
  /^(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$/;

/** The problems that are known before anything is sent, by the names of the parameters. */
export function problemsOf(draft: Draft, project: Project): Record<string, string> {
  const problems: Record<string, string> = {};
  if (!HOST_NAME.test(draft.name))
    problems["name"] = "must be a host name: letters, digits, hyphens and dots, as in web-1.example.com";
  else if (project.servers.items.some(({ name }) => name === draft.name))
    problems["name"] = "is the name of another server of this project";
  const size = bytesOf(draft.userData);
  if (size > MOST_USER_DATA) problems["user_data"] = `has ${size.toLocaleString("en")} bytes; 32,768 are allowed`;
  if (!draft.type) problems["server_type"] = "must be chosen: no type can be ordered in this location";
  if (draft.image === undefined) problems["image"] = "must be chosen";
  return problems;
}

/** The number of bytes that a text has when it is sent. */
export function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

export function paramsOf(draft: Draft): ServerCreateParams {
  const labels = parseLabels(draft.labels);
  return {
    name: draft.name,
    location: draft.location,
    server_type: draft.type,
    image: draft.image ?? "",
    start_after_create: draft.starts,
    ssh_keys: draft.sshKeys,
    networks: draft.networks,
    firewalls: draft.firewalls.map((firewall) => ({ firewall })),
    placement_group: draft.placementGroup,
    volumes: draft.volumes,
    automount: draft.volumes.length > 0 ? draft.automount : undefined,
    public_net: { enable_ipv4: draft.ipv4, enable_ipv6: draft.ipv6 },
    user_data: draft.userData || undefined,
    labels: Object.keys(labels).length > 0 ? labels : undefined,
  };
}

/** A price without tax. */
export interface Cost {
  monthly: number;
  hourly: number;
}

/** What a server type costs in a location. */
export function typeCost(type: ServerType | undefined, location: string): Cost {
  return costOf(type && priceOf(type, location));
}

/** What a primary IP costs in a location. */
export function addressCost({ catalogue }: Project, version: "ipv4" | "ipv6", location: string): Cost {
  const prices = catalogue.pricing.value?.primary_ips.find(({ type }) => type === version)?.prices;
  return costOf(prices?.find((price) => price.location === location));
}

export function backupCost(project: Project, server: Cost): Cost {
  const share = Number(project.catalogue.pricing.value?.server_backup.percentage ?? 0) / 100;
  return { monthly: server.monthly * share, hourly: server.hourly * share };
}

/** What all of it costs. */
export function totalCost(draft: Draft, project: Project): Cost {
  const type = project.catalogue.serverTypes.value?.find(({ name }) => name === draft.type);
  const server = typeCost(type, draft.location);
  const parts = [server];
  if (draft.ipv4) parts.push(addressCost(project, "ipv4", draft.location));
  if (draft.ipv6) parts.push(addressCost(project, "ipv6", draft.location));
  if (draft.backups) parts.push(backupCost(project, server));
  const sum = (key: keyof Cost) => parts.reduce((total, part) => total + part[key], 0);
  return { monthly: sum("monthly"), hourly: sum("hourly") };
}

function costOf(price: { price_monthly: { net: string }; price_hourly: { net: string } } | undefined): Cost {
  return { monthly: Number(price?.price_monthly.net ?? 0), hourly: Number(price?.price_hourly.net ?? 0) };
}
