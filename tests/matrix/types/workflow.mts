// Replies as results of steps and RPC, in the types of Cloudflare Workers.
import { DurableObject, WorkflowEntrypoint, type WorkflowEvent, type WorkflowStep } from "cloudflare:workers";
import { Hetzner, type Server } from "hetzner-cloud";

interface Env {
  KEEPER: DurableObjectNamespace<Keeper>;
  TOKEN: string;
}

export class Flow extends WorkflowEntrypoint<Env> {
  override async run(_: WorkflowEvent<unknown>, step: WorkflowStep): Promise<string | undefined> {
    const hz = new Hetzner({ token: this.env.TOKEN, fetch });
    const { server } = await step.do("create", () => hz.servers.create({ name: "a", server_type: "cx23", image: "debian-13" }));
    const servers: Server[] = await step.do("list", async () => (await hz.servers.list()).items);
    await this.env.KEEPER.getByName("keeper").keep(server.id);
    return servers[0]?.name;
  }
}

export class Keeper extends DurableObject<Env> {
  async keep(id: number): Promise<Server> {
    const server = await new Hetzner({ token: this.env.TOKEN }).servers.get({ id });
    await this.ctx.storage.put("server", server);
    return server;
  }
}
