// The data of a project: a list for each type of resource, and the catalogue of what can be ordered.
import type { Hetzner, Page } from "hetzner-cloud";
import { byId, Current } from "./current.js";
import { Once } from "./once.js";
import { type Loadable, ResourceList } from "./resource-list.js";
import { rrsetsOf } from "./rrsets.js";

type Listing<Item> = AsyncIterable<Item> & PromiseLike<Page<Item>> & { pages(): AsyncIterable<Page<Item>> };

/** The operations of a resource that a list needs. */
interface ListApi<Item> {
  list(params: { page?: number; per_page?: number }, options?: { concurrency?: number }): Listing<Item>;
  get(params: { id: number }): PromiseLike<Item>;
}

export type Project = ReturnType<typeof projectOf>;

/** Returns the lists of a project. Nothing is requested before a view needs it. */
export function projectOf(hz: Hetzner, changed: () => void) {
  function list<Item extends { id: number }>(api: ListApi<Item>, params: object = {}): ResourceList<Item> {
    const requests = {
      pages: (page: object, concurrency: number) => api.list({ ...params, ...page }, { concurrency }).pages(),
      page: (page: object) => api.list({ ...params, ...page }),
      get: (id: number) => api.get({ id }),
    };
    return new ResourceList(requests, changed);
  }
  const once = <Value>(request: () => PromiseLike<Value>) => new Once(async () => request(), changed);
  const zones = list({ list: hz.zones.list, get: ({ id }) => hz.zones.get({ id_or_name: id }) });
  return {
    servers: list(hz.servers),
    volumes: list(hz.volumes),
    networks: list(hz.networks),
    firewalls: list(hz.firewalls),
    loadBalancers: list(hz.loadBalancers),
    zones,
    storageBoxes: list(hz.storageBoxes),
    /** The project's own images: snapshots and backups. */
    images: list(hz.images, { type: ["snapshot", "backup"] }),
    sshKeys: list(hz.sshKeys),
    certificates: list(hz.certificates),
    primaryIps: list(hz.primaryIps),
    floatingIps: list(hz.floatingIps),
    placementGroups: list(hz.placementGroups),
    /** What belongs to a single resource, by the id of that. */
    rrsets: byId((zone) => rrsetsOf(hz, zones, zone, changed)),
    snapshots: byId((id) => new Current(async () => hz.storageBoxSnapshots.list({ id }), changed)),
    subaccounts: byId((id) => new Current(async () => hz.storageBoxSubaccounts.list({ id }), changed)),
    catalogue: {
      locations: once(() => hz.locations.list().all()),
      serverTypes: once(() => hz.serverTypes.list({ per_page: 50 }).all()),
      systemImages: once(() => hz.images.list({ type: ["system", "app"], per_page: 50 }, { concurrency: 2 }).all()),
      isos: once(() => hz.isos.list({ per_page: 50 }).all()),
      loadBalancerTypes: once(() => hz.loadBalancerTypes.list({ per_page: 50 }).all()),
      storageBoxTypes: once(() => hz.storageBoxTypes.list({ per_page: 50 }).all()),
      pricing: once(() => hz.pricing.get()),
    },
  };
}

/** The list of the resources that an action refers to by this type. */
export function listOfType(project: Project, type: string): ResourceList<{ id: number }> | undefined {
  const lists: Record<string, ResourceList<never> | undefined> = {
    server: project.servers as ResourceList<never>,
    volume: project.volumes as ResourceList<never>,
    network: project.networks as ResourceList<never>,
    firewall: project.firewalls as ResourceList<never>,
    load_balancer: project.loadBalancers as ResourceList<never>,
    zone: project.zones as ResourceList<never>,
    storage_box: project.storageBoxes as ResourceList<never>,
    image: project.images as ResourceList<never>,
    certificate: project.certificates as ResourceList<never>,
    primary_ip: project.primaryIps as ResourceList<never>,
    floating_ip: project.floatingIps as ResourceList<never>,
    placement_group: project.placementGroups as ResourceList<never>,
  };
  return lists[type] as ResourceList<{ id: number }> | undefined;
}

/** Loads what a view needs. Failures are kept where they happened. */
export async function loadAll(needs: readonly Loadable[]): Promise<void> {
  await Promise.all(needs.map((needed) => needed.load()));
}
