import { ApiError, Hetzner, HetznerError, type Page, type Server, type ServerCreateReply } from "hetzner-cloud";
import { Hetzner as Asset } from "hetzner-cloud/asset";
import { proxy, type ProxyOptions } from "hetzner-cloud/proxy";
import { Sim } from "hetzner-cloud/sim";

const hz: Hetzner = new Hetzner({ token: "any", timeout: undefined });

export async function program(): Promise<string | undefined> {
  const page: Page<Server> = await hz.servers.list({ label_selector: "env" }, { concurrency: 2 });
  for await (const { name } of hz.servers.list()) void name;
  const created: ServerCreateReply = await hz.servers.create({ name: "web-1", server_type: "cx23", image: "debian-13" });
  await hz.wait(created, { onProgress: ({ progress }) => void progress });
  try {
    await hz.servers.delete({ id: created.server.id });
  } catch (error) {
    if (error instanceof ApiError) return error.code ?? undefined;
    return HetznerError.from(error)?.advice ?? undefined;
  }
  return page.items[0]?.name;
}

export const asset: Hetzner = new Asset({ token: "any" });

const options: ProxyOptions = { token: "any", allow: ["servers.list"], authorize: ({ headers }) => headers.has("cookie") };
export const offline = async (sim: Sim) => new Hetzner({ token: "any", fetch: sim.fetch, clock: sim.clock });

export const respond = (request: Request): Promise<Response> => proxy(request, options);
