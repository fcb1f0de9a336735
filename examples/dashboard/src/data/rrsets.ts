// The RRSets of a zone.
import type { Hetzner, Page, Rrset, Zone } from "hetzner-cloud";
import { ResourceList } from "./resource-list.js";

/** Returns the list of the RRSets of a zone. That of a secondary zone stays empty: the API does not list its records. */
export function rrsetsOf(hz: Hetzner, zones: ResourceList<Zone>, zone: number, changed: () => void) {
  async function* pages(page: object, concurrency: number): AsyncGenerator<Page<Rrset>> {
    await zones.load();
    if (zones.get(zone)?.mode === "secondary") return;
    yield* hz.zoneRrsets.list({ id_or_name: zone, ...page }, { concurrency }).pages();
  }
  const requests = {
    pages,
    page: (page: object) => hz.zoneRrsets.list({ id_or_name: zone, ...page }),
    get: (id: string) => hz.zoneRrsets.get({ id_or_name: zone, ...keyOf(id) }),
  };
  return new ResourceList<Rrset>(requests, changed);
}

/** The name and type of an RRSet, as operations on it need them, from an id such as `www/A`. */
export function keyOf(id: string): { rr_name: string; rr_type: string } {
  const slash = id.lastIndexOf("/");
  return { rr_name: id.slice(0, slash), rr_type: id.slice(slash + 1) };
}
