import assert from "node:assert/strict";
import { test } from "node:test";
import { Hetzner } from "hetzner-cloud";
import { Sim } from "hetzner-cloud/sim";

test("a server is stopped", async () => {
  const sim = await Sim.create({ state: { servers: [{ name: "web-1" }] } });
  const hz = new Hetzner({ token: "any", fetch: sim.fetch, clock: sim.clock });
  const { id } = await hz.servers.find("web-1");
  await hz.wait(await hz.servers.powerOff({ id }));
  assert.equal(sim.state().servers[0].status, "off");
});
