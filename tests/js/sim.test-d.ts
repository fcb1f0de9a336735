// The types of `hetzner-cloud/sim`: what must and what must not compile.
import { Hetzner } from "hetzner-cloud";
import { type Difference, DocumentError, type FaultScript, type Fixture, Sim, type SimState } from "hetzner-cloud/sim";

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
  const fixture: Fixture = {
    networks: [{ name: "internal" }],
    servers: [{ name: "web-1", labels: { env: "prod" }, networks: ["internal"] }, { name: "web-2", image: "golden" }],
    images: [{ description: "golden" }],
    volumes: [{ name: "data", server: "web-1" }],
    load_balancers: [{ name: "front", targets: ["web-1", { type: "label_selector", label_selector: { selector: "env" } }] }],
    zones: [{ name: "example.com", rrsets: [{ name: "www", type: "A", records: ["192.0.2.1"] }] }],
    storage_box_snapshots: [{ storage_box: "archive" }],
    // @ts-expect-error: not a list of a fixture
    moons: [],
  };
  await Sim.create({ state: { servers: [{ name: "web-1" }] }, storage: localStorage, key: "test" });
  // @ts-expect-error: a name is missing
  await Sim.create({ state: { servers: [{}] } });
  // @ts-expect-error: references are names
  await Sim.create({ state: { volumes: [{ name: "data", server: 42 }] } });
  // @ts-expect-error: not a storage
  await Sim.create({ storage: new Map() });
  const state: SimState = sim.state();
  sim.setState(state);
  sim.setState(fixture);
  sim.setState(JSON.stringify(state));
  const status: string | undefined = state.servers[0]?.status;
  const differences: Difference[] = await Sim.difference(state, sim.state());
  const total: number | undefined = sim.inspect().requests["servers.create"]?.total;
  const [created] = sim.inspect().created;
  console.log(status, differences[0]?.path, total, created?.operation);
  sim.reset();
  // @ts-expect-error: not an option
  await Sim.create({ sede: 7 });
  // @ts-expect-error: not a clock
  await Sim.create({ clock: "fast" });
  console.log(fetch, left, DocumentError.name);
}
