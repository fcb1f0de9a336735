// Scenarios that must pass in every runtime. This file runs unchanged in Node, workerd and Chromium, over real HTTP to
// the embedded Hetzner; each scenario has its own token, and therefore its own project. With `sim`, a project of
// `hetzner-cloud/sim`, it runs without HTTP.

/** @typedef {{ pkg: object, baseUrl: string, token: string, sim?: object }} Runtime */

const scenarios = {
  async "lists with a label selector"({ hz }) {
    const servers = await hz.servers.list({ label_selector: "env in (prod, dev)", sort: ["name:desc"] }).all();
    same(servers.map(({ labels }) => labels.env), ["prod", "prod"]);
    same(servers.map(({ name }) => name), ["db-1", "cache-1"]);
    const names = [];
    for await (const server of hz.servers.list()) names.push(server.name);
    same(names, ["web-1", "db-1", "cache-1"]);
  },

  async "creates and waits, with progress"({ hz }) {
    const created = await hz.servers.create({ name: "new-1", server_type: "cx23", image: "debian-13" });
    same([created.server.status, created.next_actions.length], ["initializing", 1]);
    const seen = [];
    const actions = await hz.wait(created, { onProgress: ({ command, progress }) => seen.push([command, progress]) });
    same(actions.map(({ command, status }) => [command, status]), [["create_server", "success"], ["start_server", "success"]]);
    ok(seen.some(([, progress]) => progress < 100), "no progress was reported before the end");
    same(seen.at(-1), ["start_server", 100]);
    same((await hz.servers.get({ id: created.server.id })).status, "running");
    const deleting = await hz.servers.delete({ id: created.server.id });
    await hz.wait(deleting);
  },

  async "pages through 120 images"({ hz }) {
    const params = { type: ["snapshot"], per_page: 7 };
    for (const concurrency of [1, 6]) {
      const images = await hz.images.list(params, { concurrency }).all();
      same(images.length, 120);
      same(images.map(({ id }) => id), images.map(({ id }) => id).toSorted((a, b) => a - b));
    }
    const last = await hz.images.list({ ...params, page: 18 });
    same([last.items.length, last.pagination.total_entries, last.hasNextPage(), await last.getNextPage()], [1, 120, false, null]);
    const list = hz.images.list(params);
    const [first, again] = [await list, await list];
    ok(first === again, "a list is requested once");
    same([...first].length, 7);
    same((await first.getNextPage()).pagination.page, 2);
    const pages = [];
    for await (const page of list.pages()) pages.push(page.items.length);
    same(pages, [...Array(17).fill(7), 1]);
  },

  async "survives a 429, a 502 on a GET and a conflict on a POST"({ hz, fail }) {
    await fail({ fault: "rate_limited" }, { fault: "gateway", status: 502 });
    same((await hz.locations.get({ id: 1 })).name, "fsn1");
    await fail({ fault: "api_error", status: 409, code: "conflict" });
    const key = await hz.sshKeys.create({ name: "laptop", public_key: "ssh-ed25519 AAAAC3 me" });
    same(key.name, "laptop");
    same(await hz.sshKeys.delete({ id: key.id }), undefined);
  },

  async "takes a deletion whose first response was lost for done"({ hz, fail }) {
    const key = await hz.sshKeys.create({ name: "lost", public_key: "ssh-ed25519 AAAAC4 me" });
    await fail({ fault: "gateway", status: 502, after_effect: true });
    same(await hz.sshKeys.delete({ id: key.id }), undefined);
    same(await hz.sshKeys.find("lost"), null);
  },

  async "rejects a 404 with ApiError"({ hz, pkg }) {
    const error = await failure(hz.servers.get({ id: 42 }));
    ok(error instanceof pkg.ApiError && error instanceof pkg.HetznerError && error instanceof Error);
    same([error.name, error.operation, error.status, error.code], ["ApiError", "servers.get", 404, "not_found"]);
  },

  async "does not retry a POST whose response was lost"({ hz, pkg, fail }) {
    await fail({ fault: "gateway", status: 502 });
    const error = await failure(hz.servers.create({ name: "new-1", server_type: "cx23", image: "debian-13" }));
    ok(error instanceof pkg.AmbiguousError && error.cause instanceof pkg.AnswerError, String(error));
    same([error.cause.status, error.cause.body.includes("Bad Gateway")], [502, true]);
    await fail({ fault: "truncated_body" });
    const cut = await failure(hz.pricing.get());
    ok(cut instanceof pkg.AnswerError && cut.body.startsWith('{"pricing"'), String(cut));
  },

  async "reports the outcome of each action"({ hz, pkg, fail }) {
    const [first, second, third] = await hz.servers.list().all();
    await fail({ fault: "action_failed", command: "reboot_server" }, { fault: "action_lost", command: "reset_server" });
    const actions = [
      await hz.servers.reboot({ id: first.id }),
      await hz.servers.reset({ id: second.id }),
      await hz.servers.powerOff({ id: third.id }),
    ];
    const error = await failure(hz.wait(actions));
    ok(error instanceof pkg.ActionsError, String(error));
    same(error.outcomes.map(({ status }) => status), ["failed", "missing", "success"]);
    ok(error.message.includes("is not known to the API"), error.message);
  },

  async "restores errors from what a clone leaves"({ hz, pkg, fail }) {
    const { ApiError, AmbiguousError, HetznerError } = pkg;
    const error = await failure(hz.servers.get({ id: 42 }));
    for (const left of [structuredClone(error), new Error(error.message), { message: error.message }, error.message]) {
      const restored = HetznerError.from(left);
      ok(restored instanceof ApiError && restored.isNotFound() && !(restored instanceof AmbiguousError), String(restored));
      const facts = ({ name, kind, operation, status, code, apiMessage, retryable, message }) =>
        [name, kind, operation, status, code, apiMessage, retryable, message];
      same(facts(restored), facts(error));
    }
    ok(HetznerError.from(error) === error, "an error stays itself");
    for (const other of [new Error("no"), null, undefined, 7, {}, "x [hetzner-cloud Nobody kind=input]"]) same(HetznerError.from(other), null);
    await fail({ fault: "gateway", status: 502 });
    const lost = HetznerError.from(structuredClone(await failure(hz.sshKeys.create({ name: "a", public_key: "b" }))));
    same([lost.name, lost.kind, lost.status, lost.isAmbiguous(), lost.retryable], ["AmbiguousError", "ambiguous", 502, true, false]);
    const input = HetznerError.from(structuredClone(await failure(hz.servers.get({ id: 0 }))));
    same([input.name, input.kind, input.operation, input.parameter], ["InputError", "input", "servers.get", "id"]);
  },

  async "removes the token from errors that quote it"({ pkg, token }) {
    const quoting = async (fetch) => failure(new pkg.Hetzner({ token, fetch, maxRetries: 0 }).servers.get({ id: 1 }));
    const body = { error: { code: "forbidden", message: `no ${token}`, details: { [token]: [`a ${token}`] } } };
    const refused = await quoting(async () => Response.json(body, { status: 403 }));
    same([refused.apiMessage, refused.details], ["no [secret]", { "[secret]": ["a [secret]"] }]);
    const lost = await quoting(async () => {
      throw new TypeError(`failed with ${token}`, { cause: new Error(token) });
    });
    for (const error of [refused, lost]) {
      for (const text of [error.message, error.stack, JSON.stringify(error), String(error.cause), String(error.cause?.stack)]) {
        ok(!text?.includes(token), text);
      }
    }
  },

  async "can be aborted, and resumed afterwards"({ hz }) {
    const [server] = await hz.servers.list().all();
    const action = await hz.servers.shutdown({ id: server.id });
    const stop = new AbortController();
    const reason = new Error("enough");
    setTimeout(() => stop.abort(reason), 20);
    const waiter = hz.waiter(action);
    same(await failure(waiter.run({ signal: stop.signal })), reason);
    same(await failure(hz.servers.get({ id: server.id }, { signal: stop.signal })), reason);
    const state = waiter.state();
    ok(!state.includes("token-"), "a state contains no token");
    const [done] = await hz.resume(state).run();
    same([done.id, done.status], [action.id, "success"]);
  },

  async "ends at its deadline"({ hz, pkg, fail }) {
    await fail({ fault: "gateway", status: 502 }, { fault: "gateway", status: 502 });
    const error = await failure(hz.locations.get({ id: 1 }, { timeout: 300 }));
    ok(error instanceof pkg.DeadlineError && error.isTimeout() && error.isServerError(), String(error));
    same([error.status, error.cause.status, error.retryable], [502, 502, true]);
  },

  async "rejects invalid input, and names the parameter"({ hz, pkg }) {
    const bad = async (call, parameter, text) => {
      const error = await failure(call());
      ok(error instanceof pkg.InputError, String(error));
      same(error.parameter, parameter);
      ok(error.message.includes(text), error.message);
    };
    await bad(async () => hz.call("servers.explode"), "", "is not an operation");
    await bad(async () => hz.servers.get({ id: 1, nmae: "x" }), "nmae", "is not a parameter");
    for (const id of ["", 0, -1, 1.5, "x", 2 ** 53, undefined, null, {}]) {
      await bad(async () => hz.servers.delete({ id }), "id", "id");
    }
    await bad(async () => hz.servers.get(), "id", "missing");
    await bad(async () => hz.servers.list({ label_selector: "env in prod" }).all(), "label_selector", "position 7");
    await bad(async () => hz.servers.list("x").all(), "", "object");
    await bad(async () => new pkg.Hetzner({ token: "a\nb" }), "token", "position 1");
    await bad(async () => new pkg.Hetzner({}), "token", "required");
    await bad(async () => new pkg.Hetzner({ token: 7 }), "token", "string");
    for (const baseUrl of ["nowhere", "localhost:80", "//host/v1", "ftp://host"]) {
      await bad(async () => new pkg.Hetzner({ token: "x", baseUrl }), "baseUrl", "URL");
    }
  },

  async "makes a request without sending it"({ hz, baseUrl, token }) {
    const { method, url, headers, body } = hz.request("servers.change_dns_ptr", { id: 7, ip: "::1", dns_ptr: null });
    same([method, url], ["POST", `${baseUrl}/servers/7/actions/change_dns_ptr`]);
    same([headers.authorization, body], [`Bearer ${token}`, '{"ip":"::1","dns_ptr":null}']);
    const list = hz.request("servers.list", { name: "a b", status: ["off", "running"], page: 2, sort: undefined });
    same([list.url, list.body], [`${baseUrl}/servers?name=a%20b&status=off&status=running&page=2`, undefined]);
    ok(!JSON.stringify(list).includes(token));
  },

  async "hides the secrets of replies, and sends them back"({ hz, token }) {
    const created = await hz.servers.create({ name: "new-1", server_type: "cx23", image: "debian-13" });
    const password = created.root_password;
    same([typeof password, password.length, Object.keys(created).includes("root_password")], ["string", 20, false]);
    for (const copy of [structuredClone(created), { ...created }, JSON.parse(JSON.stringify(created))]) {
      ok(!JSON.stringify(copy).includes(password) && copy.root_password === undefined, "a copy has no secret");
      same(copy.server.id, created.server.id);
    }
    const primary_nameservers = [{ address: "192.0.2.53", tsig_key: "bm8=", tsig_algorithm: "hmac-sha256" }];
    const labels = { password: "no-secret" };
    const { zone, action } = await hz.zones.create({ name: "example.com", mode: "secondary", primary_nameservers, labels });
    same([zone.primary_nameservers[0].tsig_key, zone.labels], ["bm8=", labels]);
    ok(!JSON.stringify(zone).includes("bm8="), "a secret in a list is not printed");
    await hz.wait(action);
    // Read, change and write: what was hidden is sent.
    zone.primary_nameservers[0].port = 5353;
    await hz.wait(await hz.zones.changePrimaryNameservers({ id_or_name: "example.com", primary_nameservers: zone.primary_nameservers }));
    const [again] = await hz.zones.list().all();
    same([again.primary_nameservers[0].tsig_key, again.primary_nameservers[0].port], ["bm8=", 5353]);
    const raw = await hz.callRaw("GET", "/zones/example.com");
    same([raw.zone.primary_nameservers[0].tsig_key, JSON.stringify(raw).includes("bm8=")], ["bm8=", false]);
    ok(!JSON.stringify(hz).includes(token) && !String(hz).includes(token));
  },

  async "waits for the reply of any operation"({ hz }) {
    const { load_balancer, action } = await hz.loadBalancers.create({ name: "front", load_balancer_type: "lb11", location: "fsn1" });
    await hz.wait(action);
    await hz.wait(await hz.loadBalancers.delete({ id: load_balancer.id }));
    const firewall = await hz.firewalls.create({
      name: "web",
      apply_to: [{ type: "label_selector", label_selector: { selector: "env" } }],
    });
    same((await hz.wait(firewall)).length, 2);
    const network = await hz.networks.create({ name: "inner", ip_range: "10.0.0.0/16" });
    same(await hz.networks.listMembers({ id: network.id }).all(), []);
    const box = await hz.storageBoxes.create({
      name: "archive",
      storage_box_type: "bx11",
      location: "fsn1",
      password: "Correct7horse9Battery",
    });
    const [done] = await hz.wait(box);
    same([done.command, (await hz.storageBoxes.get({ id: box.storage_box.id })).status], ["create_storage_box", "active"]);
    same(await hz.storageBoxSnapshots.list({ id: box.storage_box.id }), []);
    same(await hz.wait(null), []);
  },

  async "finds by id and by name"({ hz, pkg }) {
    const [web] = await hz.servers.list({ name: "web-1" }).all();
    same((await hz.servers.find("web-1")).id, web.id);
    same((await hz.servers.find(web.id)).name, "web-1");
    same((await hz.servers.find(String(web.id))).name, "web-1");
    same([await hz.servers.find("nobody"), await hz.servers.find(42)], [null, null]);
    for (const nothing of ["", undefined, null]) {
      ok((await failure(hz.servers.find(nothing))) instanceof pkg.InputError, `found ${nothing}`);
    }
    const image = await hz.images.list({ name: "debian-13", architecture: ["arm"] }).first();
    same(image.architecture, "arm");
    await hz.zones.create({ name: "example.com", mode: "primary" });
    same((await hz.zones.find("example.com")).name, "example.com");
    same(hz.actions.find ?? hz.pricing.find ?? hz.storageBoxSnapshots.find, undefined);
  },

  async "calls operations that the package does not know"({ hz, pkg }) {
    same((await hz.callRaw("GET", "/servers?name=web-1")).servers.length, 1);
    const { ssh_key } = await hz.callRaw("POST", "/ssh_keys", { body: { name: "raw", public_key: "ssh-rsa AAAA" } });
    same(await hz.callRaw("DELETE", `/ssh_keys/${ssh_key.id}`), null);
    same((await hz.callRaw("GET", "/storage_boxes", { storage: true })).storage_boxes, []);
    const error = await failure(hz.callRaw("GET", "/moons"));
    same([error.operation, error.code], ["GET /moons", "not_found"]);
    for (const [method, path] of [["PATCH", "/servers"], ["GET", "servers"], ["GET", "/a b"], ["GET", "/a\nb"]]) {
      ok((await failure(hz.callRaw(method, path))) instanceof pkg.InputError, `${method} ${path}`);
    }
  },

  async "polls until a server has a status"({ hz, pkg }) {
    const [{ id }] = await hz.servers.list().all();
    await hz.servers.powerOff({ id });
    const statuses = [];
    const get = () => hz.servers.get({ id });
    const server = await hz.pollUntil(get, ({ status }) => statuses.push(status) && status === "off");
    same([server.status, statuses.length > 1], ["off", true]);
    const error = await failure(hz.pollUntil(get, () => false, { timeout: 700 }));
    ok(error instanceof pkg.DeadlineError, String(error));
  },

  async "rejects a removed operation"({ hz, pkg }) {
    const error = await failure(hz.datacenters.get({ id: 1 }));
    ok(error instanceof pkg.ApiError, String(error));
    same([error.status, error.code], [410, "deprecated_api_endpoint"]);
    ok(error.details.announcement.startsWith("https://"), "the details have a link to the announcement");
  },

  async "takes options for one call"({ hz, pkg, baseUrl, token, fail }) {
    await fail({ fault: "rate_limited" });
    const error = await failure(hz.locations.get({ id: 1 }, { maxRetries: 0 }));
    same([error.code, error.status], ["rate_limit_exceeded", 429]);
    const seen = [];
    const spy = new pkg.Hetzner({
      token,
      baseUrl,
      fetch: async (url, init) => {
        seen.push(init.headers);
        return new Response(JSON.stringify({ location: { id: 1 } }));
      },
    });
    await spy.locations.get({ id: 1 }, { headers: { "X-Request-Id": "7", Authorization: "Bearer other" } });
    same([seen[0]["x-request-id"], seen[0].authorization], ["7", `Bearer ${token}`]);
  },

  async "uses a custom fetch and clock"({ pkg, baseUrl }) {
    const requests = [];
    let now = 1_795_000_000_000;
    const hz = new pkg.Hetzner({
      token: "any",
      baseUrl,
      clock: { now: () => now, sleep: async (millis) => void (now += millis) },
      fetch: async (url, init) => {
        requests.push([init.method, url.slice(baseUrl.length), init.body ?? null]);
        ok(!Object.keys(init.headers).some((name) => !["accept", "authorization", "content-type", "user-agent"].includes(name)));
        const status = requests.length < 3 ? 503 : 200;
        return new Response(JSON.stringify({ server: { id: 7, unknown_field: [1] } }), { status });
      },
    });
    same((await hz.servers.update({ id: 7, labels: { a: "b" } })).unknown_field, [1]);
    same(requests, Array(3).fill(["PUT", "/servers/7", '{"labels":{"a":"b"}}']));
    ok(now >= 1_795_000_002_000, "the waits did not use this clock");
  },
};

/** Runs one scenario. */
export async function run(name, { pkg, baseUrl, token, sim }) {
  const { fetch = globalThis.fetch, clock } = sim ?? {};
  const options = sim && { fetch, clock };
  const hz = new pkg.Hetzner({ token, baseUrl, storageBaseUrl: baseUrl, ...options });
  const fail = async (...faults) => {
    const url = baseUrl.replace(/\/v1$/, "/sim/faults");
    const script = { version: 1, rules: faults.map((fault) => ({ ...fault, times: 1 })) };
    if (sim) return sim.faults(script);
    const body = JSON.stringify(script);
    const response = await fetch(url, { method: "PUT", headers: { authorization: `Bearer ${token}` }, body });
    same(response.status, 200);
  };
  await scenarios[name]({ hz, pkg, baseUrl, token, fail });
}

export const names = Object.keys(scenarios);

function ok(holds, message = "does not hold") {
  if (!holds) throw new Error(message);
}

function same(actual, expected) {
  if (actual === expected) return;
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  ok(a === b && typeof actual === typeof expected && !(actual instanceof Error), `${a ?? actual} is not ${b ?? expected}`);
}

async function failure(promise) {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("this should have failed");
}
