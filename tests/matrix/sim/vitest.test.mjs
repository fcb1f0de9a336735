import { Hetzner } from "hetzner-cloud";
import { Sim } from "hetzner-cloud/sim";
import { expect, test } from "vitest";

test("a rate limit is waited for", async () => {
  const sim = await Sim.create({ faults: { version: 1, rules: [{ fault: "rate_limited", times: 2 }] } });
  const hz = new Hetzner({ token: "any", fetch: sim.fetch, clock: sim.clock });
  await hz.servers.create({ name: "web-1", server_type: "cx23", image: "debian-13" });
  expect(sim.faults().rules[0].used).toBe(2);
  expect(sim.inspect().created.map(({ resource }) => resource)).toContain("server");
});
