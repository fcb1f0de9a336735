// Replies with secrets cross each boundary of the platform: a step, an RPC, storage and a clone. A value that cannot
// cross throws after the request was sent, and the step then runs again.
import { DurableObject, WorkflowEntrypoint } from "cloudflare:workers";
import { Hetzner, HetznerError } from "hetzner-cloud";
import settings from "./settings.mjs";

const client = () => new Hetzner(settings);

/** The attempts of the step that creates; each would create a server with another name. */
let attempts = 0;

const create = () => {
  attempts += 1;
  return client().servers.create({ name: `flow-${attempts}`, server_type: "cx23", image: "debian-13" });
};

/** A zone whose primary nameserver has a secret, `tsig_key`. */
const createZone = (name) =>
  client().zones.create({
    name,
    mode: "secondary",
    primary_nameservers: [{ address: "192.0.2.1", tsig_algorithm: "hmac-sha256", tsig_key: "c2VjcmV0" }],
  });

export class Flow extends WorkflowEntrypoint {
  async run(_event, step) {
    const hz = client();
    const created = await step.do("create", create);
    await step.do("wait", () => hz.wait(created));
    const page = await step.do("page", () => hz.servers.list({ name: created.server.name }));
    const zone = await step.do("zone", () => createZone("flow.example"));
    const error = await step.do("error", { retries: { limit: 0, delay: 1 } }, () => hz.servers.get({ id: 1 })).catch((error) => error);
    return { attempts, created, page, zone, code: HetznerError.from(error)?.code };
  }
}

export class Keeper extends DurableObject {
  create(name) {
    return client().servers.create({ name, server_type: "cx23", image: "debian-13" });
  }

  async keep(name) {
    const zone = await createZone(name);
    await this.ctx.storage.put("zone", zone);
    return this.ctx.storage.get("zone");
  }

  list() {
    return client().servers.list({ name: "rpc-1" });
  }

  fail() {
    return client().servers.get({ id: 1 });
  }
}

export default {
  async fetch(_request, env) {
    const before = await count();
    const { attempts, created, page, zone, code } = await outcome(await env.FLOW.create());
    same("attempts to create", attempts, 1);
    same("new servers", (await count()) - before, 1);
    same("name of the server", page.items[0].name, created.server.name);
    same("secrets of the zone", "tsig_key" in zone.zone.primary_nameservers[0], false);
    same("code of an error in a step", code, "not_found");

    const keeper = env.KEEPER.getByName("keeper");
    const remote = await keeper.create("rpc-1");
    same("name over RPC", remote.server.name, "rpc-1");
    same("password over RPC", remote.root_password, undefined);
    same("page over RPC", (await keeper.list()).items.length, 1);
    same("name from storage", (await keeper.keep("storage.example")).zone.name, "storage.example");
    const error = await keeper.fail().catch((error) => error);
    same("code of an error over RPC", HetznerError.from(error)?.code, "not_found");

    const reply = await client().servers.create({ name: "clone-1", server_type: "cx23", image: "debian-13" });
    same("type of a password", typeof reply.root_password, "string");
    const clone = structuredClone(reply);
    same("name in a clone", clone.server.name, "clone-1");
    same("password in a clone", clone.root_password, undefined);
    return new Response("the program has passed");
  },
};

const count = async () => (await client().servers.list().all()).length;

/** The output of a Workflow instance. */
async function outcome(instance) {
  for (let polls = 0; polls < 100; polls++) {
    const { status, output, error } = await instance.status();
    if (status === "complete") return output;
    if (error || status === "errored") throw new Error(`the Workflow ended with ${JSON.stringify(error)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the Workflow did not end within 10 s");
}

function same(what, actual, expected) {
  if (actual !== expected) throw new Error(`${what}: ${actual} is not ${expected}`);
}
