// IPv4 ranges in CIDR notation, such as 10.0.1.0/24.

/** A range: its first address, and the number of addresses. */
export interface Ipv4Range {
  first: number;
  size: number;
}

/** Reads a range; `undefined` when the text is none. */
export function rangeOf(text: string | null | undefined): Ipv4Range | undefined {
  const match = /^(.+)\/(\d{1,2})$/.exec(text?.trim() ?? "");
  const address = addressOf(match?.[1]);
  const prefix = Number(match?.[2]);
  if (address === undefined || prefix > 32) return undefined;
  const size = 2 ** (32 - prefix);
  return { first: address - (address % size), size };
}

/** Reads an address, as a number; `undefined` when the text is none. */
export function addressOf(text: string | null | undefined): number | undefined {
  const parts = (text ?? "").trim().split(".");
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255)) return undefined;
  return parts.reduce((sum, part) => sum * 256 + Number(part), 0);
}

export function contains({ first, size }: Ipv4Range, address: number): boolean {
  return address >= first && address < first + size;
}
