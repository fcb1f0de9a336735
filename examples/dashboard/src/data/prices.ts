// What resources cost a month, without tax, by the prices of the API.
import type {
  FloatingIp,
  Image,
  LoadBalancer,
  Pricing,
  PrimaryIp,
  Server,
  StorageBox,
  StorageBoxType,
  Volume,
} from "hetzner-cloud";
import type { Project } from "./project.js";

/** The part of a location in prices. */
interface Priced {
  location: string;
  price_monthly: { net: string };
}

/** The price a month in a location; `undefined` where it is not offered. */
export function priceIn(prices: readonly Priced[], location: string): number | undefined {
  const price = prices.find((one) => one.location === location)?.price_monthly.net;
  return price === undefined ? undefined : Number(price);
}

/** The monthly prices of a project. A price that the API does not tell counts as 0. */
export class Prices {
  readonly #pricing: Pricing;
  readonly #storageBoxTypes: readonly StorageBoxType[];

  constructor(pricing: Pricing, storageBoxTypes: readonly StorageBoxType[] = []) {
    this.#pricing = pricing;
    this.#storageBoxTypes = storageBoxTypes;
  }

  /** A server without its addresses and volumes, with its backups. */
  server({ server_type, location, backup_window }: Pick<Server, "server_type" | "location" | "backup_window">): number {
    const price = this.serverType(server_type.name, location.name) ?? 0;
    return price + (backup_window ? price * this.backupShare : 0);
  }

  serverType(name: string, location: string): number | undefined {
    return priceIn(this.#pricing.server_types.find((type) => type.name === name)?.prices ?? [], location);
  }

  /** The price of backups, as a share of that of the server. */
  get backupShare(): number {
    return Number(this.#pricing.server_backup.percentage) / 100;
  }

  volume({ size }: Pick<Volume, "size">): number {
    return size * Number(this.#pricing.volume.price_per_gb_month.net);
  }

  image({ image_size }: Pick<Image, "image_size">): number {
    return (image_size ?? 0) * Number(this.#pricing.image.price_per_gb_month.net);
  }

  primaryIp({ type, location }: Pick<PrimaryIp, "type" | "location">): number {
    return this.#ip(this.#pricing.primary_ips, type, location.name);
  }

  floatingIp({ type, home_location }: Pick<FloatingIp, "type" | "home_location">): number {
    return this.#ip(this.#pricing.floating_ips, type, home_location.name);
  }

  #ip(types: readonly { type: string; prices: readonly Priced[] }[], type: string, location: string): number {
    return priceIn(types.find((one) => one.type === type)?.prices ?? [], location) ?? 0;
  }

  loadBalancer({ load_balancer_type, location }: Pick<LoadBalancer, "load_balancer_type" | "location">): number {
    const type = this.#pricing.load_balancer_types.find(({ name }) => name === load_balancer_type.name);
    return priceIn(type?.prices ?? [], location.name) ?? 0;
  }

  storageBox({ storage_box_type, location }: Pick<StorageBox, "storage_box_type" | "location">): number {
    return this.storageBoxType(storage_box_type.name, location.name) ?? 0;
  }

  storageBoxType(name: string, location: string): number | undefined {
    return priceIn(this.#storageBoxTypes.find((type) => type.name === name)?.prices ?? [], location);
  }
}

/** The prices, as soon as they are loaded. */
export function pricesOf({ catalogue }: Project): Prices | undefined {
  const { value } = catalogue.pricing;
  return value && new Prices(value, catalogue.storageBoxTypes.value);
}
