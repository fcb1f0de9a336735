// The samples of `docs/tasks.md` in workerd, as they stand there: a Workflow, an alarm of a Durable Object, a queue and
// a cron trigger. Each is killed and repeated, and must make exactly one server and end. Requests to the API go to the
// embedded Hetzner in this process, whose time passes faster.
import { after, before, beforeEach, test } from "node:test";
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { TEST, dist, within } from "./serve.mjs";

const { Miniflare, Response } = createRequire(new URL("../../pkg-js/package.json", import.meta.url))("miniflare");
const { Hetzner } = await import(new URL("tasks.js", dist));
const { Sim } = await import(new URL("sim.js", dist));

const SERVER = { name: "made-1", server_type: "cx23", image: "debian-13" };
const MARKER = "hetzner-cloud/marker";

const page = readFileSync(new URL("../../docs/tasks.md", import.meta.url), "utf8");
const samples = page.split("```js\n// ").slice(1).map((rest) => {
  const [name, ...lines] = rest.split("```")[0].split("\n");
  return { type: "ESModule", path: name, contents: lines.join("\n") };
});

// The samples, each with what kills it. Each death is a value in `KILLS`.
const WORKER = `
  import { CreateServer } from "./workflow.mjs";
  import { ServerTask } from "./durable-object.mjs";
  import queue from "./queue.mjs";
  import cron from "./cron.mjs";

  const fetchOfPlatform = globalThis.fetch;

  /** Every step is executed twice: the result of the first time is lost, as if the process had died at its end. */
  export class KilledCreateServer extends CreateServer {
    run(event, step) {
      const seen = new Set();
      const kill = async (name, callback) => {
        const result = await callback();
        if (!seen.has(name)) {
          seen.add(name);
          await this.env.KILLS.put(crypto.randomUUID(), "step");
          throw new Error("the process is dead");
        }
        return result;
      };
      const options = { retries: { limit: 3, delay: 1 } };
      return super.run(event, {
        do: (name, callback) => step.do(name, options, () => kill(name, callback)),
        sleep: (name, millis) => step.sleep(name, millis),
      });
    }
  }

  /** The object is evicted in the midst of its alarm: before the POST, after it, and at the first look. */
  export class KilledServerTask extends ServerTask {
    alarm() {
      const { storage } = this.ctx;
      globalThis.fetch = async (url, init) => {
        const die = async (when) => {
          if (await storage.get(when)) return;
          await storage.put(when, true);
          await this.env.KILLS.put(crypto.randomUUID(), when);
          await storage.sync();
          this.ctx.abort("evicted " + when);
        };
        if (init.method === "POST") await die("before the POST");
        const response = await fetchOfPlatform(url, init);
        await die(init.method === "POST" ? "after the POST" : "at a look");
        return response;
      };
      return super.alarm().finally(() => {
        globalThis.fetch = fetchOfPlatform;
      });
    }

    kept() {
      return this.ctx.storage.list().then((entries) => JSON.stringify([...entries]));
    }
  }

  /** The deaths of the executions of a sample: one after its first POST, and one before the next result is kept. */
  function mortal(env) {
    const died = new Set();
    return (execute) => {
      const dead = Promise.withResolvers();
      const die = async (when) => {
        died.add(when);
        await env.KILLS.put(crypto.randomUUID(), when);
        dead.reject(new Error("the process is dead"));
        // Nothing of this execution goes on.
        return new Promise(() => {});
      };
      globalThis.fetch = async (url, init) => {
        const response = await fetchOfPlatform(url, init);
        if (init.method === "POST" && !died.has("at the POST")) await die("at the POST");
        return response;
      };
      const keeping = (keep) => async (...values) => {
        if (died.has("at the POST") && !died.has("before the result is kept")) await die("before the result is kept");
        return keep(...values);
      };
      return Promise.race([execute(keeping), dead.promise]).finally(() => {
        globalThis.fetch = fetchOfPlatform;
      });
    };
  }
  let ofQueue, ofCron;

  export default {
    async fetch(request, env) {
      const { sample, params, state } = await request.json();
      if (sample === "workflow") {
        const instance = await env.FLOW.create({ id: "flow-1", params });
        for (let polls = 0; polls < 400; polls++) {
          const { status, output, error } = await instance.status();
          if (status === "complete") return Response.json({ value: output });
          if (status === "errored" || error) return Response.json({ error });
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
        return Response.json({ error: "it did not end" });
      }
      if (sample === "durable object") {
        const task = env.TASK.getByName("task-1");
        await task.create(params);
        await task.create(params);
        for (let polls = 0; polls < 400; polls++) {
          // An object that was evicted answers the next call.
          const end = await env.TASK.getByName("task-1").end().catch(() => undefined);
          if (end) return Response.json({ ...end, kept: await env.TASK.getByName("task-1").kept() });
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
        return Response.json({ error: "it did not end" });
      }
      if (sample === "queue") await env.QUEUE.send(state);
      return new Response("{}");
    },

    async queue(batch, env) {
      ofQueue ??= mortal(env);
      const { QUEUE } = env;
      await ofQueue((keeping) => queue.queue(batch, { ...env, TASKS: { send: keeping((...of) => QUEUE.send(...of)) } }));
    },

    async scheduled(controller, env) {
      ofCron ??= mortal(env);
      const { TASKS } = env;
      const method = (name) => (...values) => TASKS[name](...values);
      const tasks = { list: method("list"), get: method("get"), delete: method("delete") };
      await ofCron((keeping) => cron.scheduled(controller, { ...env, TASKS: { ...tasks, put: keeping(method("put")) } }));
    },
  };
`;

let miniflare, sim, hz, sent;
before(async () => {
  const file = (type, path) => ({ type, path, contents: readFileSync(new URL(path, dist)) });
  miniflare = new Miniflare({
    compatibilityDate: "2026-04-01",
    modules: [
      { type: "ESModule", path: "worker.mjs", contents: WORKER },
      ...samples,
      // The name that the samples import.
      { ...file("ESModule", "tasks-workerd.js"), path: "hetzner-cloud/tasks" },
      { ...file("CompiledWasm", "hetzner_cloud_tasks.wasm"), path: "hetzner-cloud/hetzner_cloud_tasks.wasm" },
    ],
    bindings: { HCLOUD_TOKEN: "any-token", USER_DATA: "#cloud-config s3cret" },
    workflows: { FLOW: { name: "flow", className: "KilledCreateServer" } },
    durableObjects: { TASK: { className: "KilledServerTask", useSQLite: true } },
    kvNamespaces: ["TASKS", "ENDS", "KILLS"],
    queueProducers: { QUEUE: { queueName: "tasks" } },
    queueConsumers: { tasks: { maxBatchSize: 1, maxBatchTimeout: 0.05, maxRetries: 9, retryDelay: 0 } },
    outboundService: async (request) => {
      const { method, url } = request;
      sent.push(`${method} ${new URL(url).pathname.slice(3)}`);
      const body = method === "GET" ? undefined : await request.text();
      const response = await sim.fetch(url, { method, headers: Object.fromEntries(request.headers), body });
      return new Response(await response.text(), { status: response.status, headers: Object.fromEntries(response.headers) });
    },
  });
  await within(50, "the start of workerd", miniflare.ready);
}, TEST);
after(() => miniflare && within(20, "the end of workerd", miniflare.dispose()), TEST);
beforeEach(async () => {
  sim = await Sim.create({ seed: 7, clock: 20 });
  hz = new Hetzner({ token: "any-token", fetch: sim.fetch, clock: sim.clock });
  sent = [];
});

const ask = async (body) => {
  const response = miniflare.dispatchFetch("http://worker.test/", { method: "POST", body: JSON.stringify(body) });
  return (await within(50, "the Worker", response)).json();
};

/** The deaths so far. */
async function deaths() {
  const { keys } = await (await miniflare.getKVNamespace("KILLS")).list();
  return keys.length;
}

/** Checks that there is exactly one server, of this marker. */
async function hasOneServer(marker) {
  const servers = await hz.servers.list().all();
  assert.deepEqual(servers.map(({ name, status }) => [name, status]), [["made-1", "running"]], JSON.stringify(sent));
  assert.match(servers[0].labels[MARKER], marker);
  return servers[0];
}

const creates = () => sent.filter((line) => line === "POST /servers").length;

/** The end of a task, in a KV namespace. */
async function endIn(namespace, key) {
  const values = await miniflare.getKVNamespace(namespace);
  for (let polls = 0; polls < 400; polls++) {
    const end = await values.get(key, "json");
    if (end) return end;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the task did not end; sent: ${sent.join(", ")}`);
}

test("there are four samples", () => {
  assert.deepEqual(samples.map(({ path }) => path), ["workflow.mjs", "durable-object.mjs", "queue.mjs", "cron.mjs"]);
});

test("a Workflow whose steps are all killed and repeated makes one server", TEST, async () => {
  const before = await deaths();
  const { value, error } = await ask({ sample: "workflow", params: SERVER });
  assert(!error, JSON.stringify(error));
  const { id } = await hasOneServer(/^flow-1$/);
  assert.deepEqual(value, { created: true, id });
  assert.equal(creates(), 2, "the step that creates was executed twice");
  assert((await deaths()) - before >= 3);
});

test("a Durable Object whose alarm is evicted and repeated makes one server", TEST, async () => {
  const before = await deaths();
  const { value, error, kept } = await ask({ sample: "durable object", params: SERVER });
  assert(!error, JSON.stringify(error));
  const { id } = await hasOneServer(/^[0-9a-f-]{36}$/);
  assert.deepEqual([value.created, value.resource.id], [true, id]);
  assert.deepEqual([(await deaths()) - before, creates()], [3, 1]);
  assert(!kept.includes("any-token"), kept);
});

const start = (marker) =>
  new Hetzner({ token: "any-token" }).start("servers.create", SERVER, { ifExists: "adopt", marker, wait: true, rollback: true });

test("a queue consumer that is killed and repeated makes one server", TEST, async () => {
  const before = await deaths();
  await ask({ sample: "queue", state: start("queue-1") });
  const { value, error } = await within(50, "the queue", endIn("ENDS", "queue-1"));
  assert(!error, JSON.stringify(error));
  const { id } = await hasOneServer(/^queue-1$/);
  assert.deepEqual([value.created, value.resource.id], [true, id]);
  assert.deepEqual([(await deaths()) - before, creates()], [2, 1]);
});

test("a cron trigger that is killed and repeated makes one server", TEST, async () => {
  const before = await deaths();
  const tasks = await miniflare.getKVNamespace("TASKS");
  await tasks.put("task:cron-1", JSON.stringify({ state: start("cron-1"), wakeAt: 0 }));
  const worker = await miniflare.getWorker();
  const minutes = (async () => {
    for (let minute = 0; minute < 400 && (await tasks.get("task:cron-1")); minute++) {
      await worker.scheduled({ cron: "* * * * *" });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  })();
  await within(50, "the cron trigger", minutes);
  const { value, error } = await endIn("TASKS", "end:cron-1");
  assert(!error, JSON.stringify(error));
  const { id } = await hasOneServer(/^cron-1$/);
  assert.deepEqual([value.created, value.resource.id], [true, id]);
  assert.deepEqual([(await deaths()) - before, creates()], [2, 1]);
});
