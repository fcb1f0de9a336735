// The types of `hetzner-cloud/sim`: what must and what must not compile.
import { Hetzner } from "hetzner-cloud";
import { DocumentError, type FaultScript, Sim } from "hetzner-cloud/sim";

export async function use(): Promise<void> {
  using sim = await Sim.create({ seed: 7, start: new Date(), clock: "wall", servers: 3, faults: { version: 1, rules: [] } });
  new Hetzner({ token: "any", fetch: sim.fetch, clock: sim.clock });
  const fetch: typeof globalThis.fetch = sim.fetch;
  const script: FaultScript = {
    version: 1,
    rules: [
      { fault: "rate_limited", retry_after: 2, times: 1 },
      { fault: "gateway", status: 502, operations: ["servers.*"], share: 0.05 },
      { fault: "resource_unavailable", server_type: "cx23", resource: 42 },
      // @ts-expect-error: not a fault
      { fault: "gatewy", status: 502 },
      // @ts-expect-error: the status is missing
      { fault: "gateway" },
      // @ts-expect-error: not a parameter of this fault
      { fault: "slow", millis: 5, code: "conflict" },
    ],
  };
  const { rules } = sim.faults(script);
  const left: number | null | undefined = rules[0]?.left;
  sim.advance(5000);
  sim.populate({ snapshots: 2 });
  // @ts-expect-error: not an option
  await Sim.create({ sede: 7 });
  // @ts-expect-error: not a clock
  await Sim.create({ clock: "fast" });
  console.log(fetch, left, DocumentError.name);
}
