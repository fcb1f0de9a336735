import hetzner = require("hetzner-cloud");
import proxy = require("hetzner-cloud/proxy");
import sim = require("hetzner-cloud/sim");

const hz: hetzner.Hetzner = new hetzner.Hetzner({ token: "any" });

export async function program(): Promise<hetzner.Server[]> {
  const created: hetzner.ServerCreateReply = await hz.servers.create({ name: "web-1", server_type: "cx23", image: "debian-13" });
  await hz.wait(created);
  await hz.servers.delete({ id: created.server.id }).catch((error: unknown) => error instanceof hetzner.ApiError);
  return hz.servers.list().all();
}

export const respond = (request: Request): Promise<Response> =>
  proxy.proxy(request, { token: "any", allow: ["servers.list"], authorize: () => true });

export const project = (): Promise<sim.Sim> => sim.Sim.create({ seed: 7 });
