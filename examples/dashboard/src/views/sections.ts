// The sections in the order of the navigation.
import { certificates } from "./certificates.js";
import { firewalls } from "./firewalls.js";
import { floatingIps } from "./floating-ips.js";
import { images } from "./images.js";
import { loadBalancers } from "./load-balancers/section.js";
import { networks } from "./networks.js";
import { placementGroups } from "./placement-groups.js";
import { primaryIps } from "./primary-ips.js";
import { sshKeys } from "./ssh-keys.js";
import { storageBoxes } from "./storage-boxes.js";
import { volumes } from "./volumes.js";
import { zones } from "./zones.js";
import type { Resource, Section } from "./section.js";
import { servers } from "./servers/section.js";

interface Group {
  group: string;
  sections: Section<Resource>[];
}

/** The sections by their group. Each works on its own type of resource, which does not matter to the rest. */
export const SECTIONS = [
  { group: "Compute", sections: [servers, images, placementGroups, sshKeys] },
  { group: "Storage", sections: [volumes, storageBoxes] },
  { group: "Network", sections: [networks, firewalls, loadBalancers, certificates, primaryIps, floatingIps, zones] },
] as unknown as Group[];

export function sectionOf(path: string): Section<Resource> | undefined {
  return SECTIONS.flatMap(({ sections }) => sections).find((section) => section.path === path);
}
