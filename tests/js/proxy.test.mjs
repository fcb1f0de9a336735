// The proxy for pages: what it forwards, what it refuses, and what it lets through of a response.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { TEST, dist, serve, tokenOf, within } from "./serve.mjs";

const { proxy } = await import(new URL("proxy.js", dist));
const facts = JSON.parse(readFileSync(new URL("../data/operations.json", import.meta.url), "utf8"));
const everything = facts.map(({ id }) => id);

const TOKEN = "0123456789abcdef-the-token";
const PAGE = "https://dashboard.example";
const bases = { cloud: "http://cloud.test/v1", storage: "http://storage.test/v1" };

/** A proxy whose requests are recorded; it allows everything to everyone. */
function recorder(respond = () => Response.json({}), more = {}) {
  const sent = [];
  const fetch = async (url, init) => {
    sent.push({ url, ...init });
    return respond(url, init);
  };
  const options = {
    token: TOKEN,
    allow: everything,
    authorize: () => true,
    prefix: "/hetzner",
    baseUrl: bases.cloud,
    storageBaseUrl: bases.storage,
    fetch,
    ...more,
  };
  const call = (path, init) => within(10, "the proxy", proxy(new Request(`${PAGE}${path}`, init), options));
  return { sent, options, call };
}

/** Asserts a refusal in the form of the API, with nothing sent. */
async function refuses({ sent, call }, path, init, status, code) {
  const response = await call(path, init);
  assert.equal(response.status, status, path);
  assert.equal(response.headers.get("content-type"), "application/json");
  assert.equal(response.headers.get("cache-control"), "no-store");
  const { error } = await response.json();
  assert.equal(error.code, code, path);
  assert.equal(typeof error.message, "string");
  assert.equal(typeof error.details, "object");
  assert.deepEqual(sent, [], path);
  return error;
}

const json = (value, headers = {}) => ({
  method: "POST",
  body: JSON.stringify(value),
  headers: { "content-type": "application/json", ...headers },
});

test("nothing of the caller's headers is forwarded", TEST, async () => {
  const headers = {
    authorization: "Bearer of-the-caller",
    cookie: "session=1",
    "x-forwarded-for": "192.0.2.1",
    "x-http-method-override": "DELETE",
    accept: "text/html",
    "user-agent": "any",
    connection: "upgrade",
  };
  const { sent, call } = recorder();
  assert.equal((await call("/hetzner/servers?label_selector=a%20in%20(b)&sort=id&sort=name", { headers })).status, 200);
  assert.equal((await call("/hetzner/servers", json({ name: "web" }, headers))).status, 200);
  const own = { accept: "application/json", authorization: `Bearer ${TOKEN}` };
  assert.deepEqual(sent.map(({ url, method, headers, redirect }) => ({ url, method, headers, redirect })), [
    {
      url: `${bases.cloud}/servers?label_selector=a%20in%20%28b%29&sort=id&sort=name`,
      method: "GET",
      headers: own,
      redirect: "manual",
    },
    {
      url: `${bases.cloud}/servers`,
      method: "POST",
      headers: { ...own, "content-type": "application/json" },
      redirect: "manual",
    },
  ]);
  assert.equal(new TextDecoder().decode(sent[1].body), '{"name":"web"}');
});

/** A value of a path parameter. */
const sample = ({ type }) => (type === "int64" ? "42" : "*.(ä b)@c");
const encoded = (text) => encodeURIComponent(text).replace(/[*()]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

test("every operation is forwarded to its own URL, and refused unless it is allowed", TEST, async () => {
  for (const { id, method, base, path, path_params, query, body } of facts) {
    let url = path;
    for (const parameter of path_params) url = url.replace(`{${parameter.name}}`, encoded(sample(parameter)));
    const names = method === "GET" ? query.map(({ name }) => name) : [];
    const search = names.map((name, at) => `${at ? "&" : "?"}${name}=${encoded(`${name} & (*)`)}`).join("");
    const init = method === "GET" ? {} : { ...json({ any: 1 }), method };
    const seen = [];
    const authorize = (_, operation) => seen.push(operation) > 0;
    const { sent, call } = recorder(undefined, { allow: [id], authorize });
    assert.equal((await call(`/hetzner${url}${search}`, init)).status, 200, id);
    assert.deepEqual(seen, [id]);
    assert.equal(sent.length, 1, id);
    assert.equal(sent[0].url, `${bases[base]}${url}${search}`);
    assert.equal(sent[0].method, method);
    assert.equal(sent[0].body !== undefined, Boolean(body?.length), id);
    const others = recorder(undefined, { allow: everything.filter((other) => other !== id) });
    await refuses(others, `/hetzner${url}${search}`, init, 403, "forbidden");
  }
});

test("paths that are none of an operation", TEST, async () => {
  for (const path of [
    "/servers", "/hetzner", "/hetzner/", "/hetznerx/servers", "/h%65tzner/servers", "/HETZNER/servers", "/v1/servers",
    "/hetzner/servers/", "/hetzner//servers", "//hetzner/servers", "/hetzner/servers//1", "/hetzner/Servers",
    "/hetzner/servers/0", "/hetzner/servers/-1", "/hetzner/servers/01", "/hetzner/servers/1.0", "/hetzner/servers/1e3",
    "/hetzner/servers/9007199254740992", "/hetzner/servers/web-1", "/hetzner/servers/1;x=1", "/hetzner/servers/1%00",
    "/hetzner/servers/1%2Factions", "/hetzner/servers/1%5Cactions", "/hetzner/servers%2F1", "/hetzner/servers/1%3Fa=1",
    "/hetzner/servers/%31%252e", "/hetzner/servers/%", "/hetzner/servers/%ff", "/hetzner/servers/%D9%A1",
    "/hetzner/zones/%252e%252e", "/hetzner/zones/%252e%252e%252fservers", "/hetzner/zones/a%252fb", "/hetzner/zones/a%2fb",
    "/hetzner/zones/a%5cb", "/hetzner/zones/a%00b", "/hetzner/zones/a%0d%0ab", "/hetzner/zones/a%7f", "/hetzner/zones/%20%0a",
    "/hetzner/zones/a%3fb", "/hetzner/zones/a%23b", "/hetzner/zones/a/rrsets/%2e%2e%2f/A", "/hetzner/zones/a/rrsets/b//A",
    "/hetzner/zones/actions/actions", "/hetzner/zones/actions/x", "/hetzner/servers/actions/actions",
    "/hetzner/http://evil.test/servers", "/hetzner/@evil.test/servers", "/hetzner/%2f%2fevil.test/servers",
    "/hetzner/servers/1/actions/poweron/..%2fpoweroff", "/hetzner/_/1", "/hetzner/servers/%23", "/hetzner/toString",
  ]) {
    await refuses(recorder(), path, {}, 404, "not_found");
  }
});

test("dots in a path are resolved before it is matched", TEST, async () => {
  for (const path of [
    "/hetzner/zones/../servers/1", "/hetzner/zones/%2e%2e/servers/1", "/hetzner/zones/%2E./servers/./1", "/hetzner\\servers\\1",
    "/x/../hetzner/servers/1",
  ]) {
    const allowed = recorder(undefined, { allow: ["servers.get"] });
    await allowed.call(path);
    assert.deepEqual(allowed.sent.map(({ url }) => url), [`${bases.cloud}/servers/1`]);
    await refuses(recorder(undefined, { allow: ["zones.get"] }), path, {}, 403, "forbidden");
  }
  for (const path of ["/hetzner/../servers/1", "/hetzner/%2e%2e/%2e%2e/servers/1", "/hetzner/servers/.."]) {
    await refuses(recorder(), path, {}, 404, "not_found");
  }
});

test("methods that an operation does not have", TEST, async () => {
  for (const method of ["HEAD", "OPTIONS", "PATCH", "PUT", "DELETE", "PROPFIND"]) {
    const { sent, call } = recorder();
    assert.equal((await call("/hetzner/servers", { method })).status, 404, method);
    assert.deepEqual(sent, []);
  }
  await refuses(recorder(), "/hetzner/servers/1/actions/poweron", {}, 404, "not_found");
});

test("queries that an operation does not have", TEST, async () => {
  for (const [query, name] of [["nmae=x", "nmae"], ["Name=x", "Name"], ["name[]=x", "name[]"], ["page=1&__proto__=1", "__proto__"], ["=", ""]]) {
    const error = await refuses(recorder(), `/hetzner/servers?${query}`, {}, 422, "invalid_input");
    assert.equal(error.details.fields[0].name, name);
  }
  const post = { method: "POST" };
  await refuses(recorder(), "/hetzner/servers/1/actions/poweron?type=hard", post, 422, "invalid_input");
  const { sent, call } = recorder();
  await call("/hetzner/servers?page=1%26per_page%3D2%23x%00&name=%ff#fragment");
  assert.equal(sent[0].url, `${bases.cloud}/servers?page=1%26per_page%3D2%23x%00&name=%EF%BF%BD`);
});

test("random paths: only what is allowed is forwarded, as exactly that operation", TEST, async () => {
  const random = generator(7);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const pieces = [
    "/", "//", "..", ".", "%2e", "%2E%2e", "%2f", "%252f", "%252e%252e", "%5c", "\\", "%00", "%0a", "%", "%ff", ";a=b", "@", ":",
    "?", "&", "=", "#", "actions", "1", "0", "-", "é", "*", "_", "servers", "zones", "?name=x", "&page=2", "?id=1&id=2", " ",
  ];
  const at = (path) => Math.floor(random() * (path.length + 1));
  const splice = (path, from, length, piece) => path.slice(0, from) + piece + path.slice(from + length);
  const mutations = [
    (path) => splice(path, at(path), 0, pick(pieces)),
    (path) => splice(path, at(path), at(path) % 6, pick(pieces)),
    // Another spelling of the same path, another number, and a part of another path.
    (path) => path.replace(pick([/[a-z]/, /[a-z](?=\/)/, /\d/]), (letter) => `%${letter.charCodeAt(0).toString(16)}`),
    (path) => path.replaceAll("/", (slash) => slash + pick(["", "", "./", "x/../", "%2e/", "x/%2E./"])),
    (path) => path.replace(/\d+/, () => Math.floor(random() * 1e6)),
    (path) => `${path.split("/").slice(0, pick([2, 3])).join("/")}/${pick(facts).path.split("/").slice(pick([2, 3])).join("/")}`,
  ];
  const methods = ["GET", "POST", "PUT", "DELETE", "PATCH"];
  const allow = everything.filter(() => random() < 0.7);
  const outcomes = { forwarded: 0, changed: 0, refused: 0 };
  for (let run = 0; run < 10_000; run++) {
    const fact = pick(facts);
    const valid = fact.path.replace(/\{(\w+)\}/g, (_, name) => (/^(id|\w+_id)$/.test(name) ? "42" : "example.com"));
    let path = valid;
    for (let changes = Math.floor(random() * 4); changes > 0; changes--) path = pick(mutations)(path);
    const method = random() < 0.8 ? fact.method : pick(methods);
    const seen = [];
    const { sent, call } = recorder(undefined, { allow, authorize: (_, operation) => seen.push(operation) > 0 });
    const { status } = await call(`/hetzner${path}`, { method });
    if (sent.length === 0) {
      assert([403, 404, 422].includes(status), `${method} ${path}: ${status}`);
      outcomes.refused++;
      continue;
    }
    outcomes.forwarded++;
    if (path !== valid) outcomes.changed++;
    const { id, query } = operationOf(sent[0].method, sent[0].url);
    const { searchParams } = new URL(sent[0].url);
    assert.deepEqual([id], seen, path);
    assert(allow.includes(id), `${path}: ${id}`);
    for (const name of searchParams.keys()) assert(query.some((known) => known.name === name), `${path}: ${name}`);
  }
  assert(outcomes.forwarded > 1_000 && outcomes.changed > 500 && outcomes.refused > 1_000, JSON.stringify(outcomes));
});

/** The operation of a URL as the API sees it, from the facts alone: the one with the earliest fixed segments. */
function operationOf(method, url) {
  const fits = facts.filter((fact) => {
    const text = fact.path.replace(/\{(\w+)\}/g, (_, name) => {
      const { type } = fact.path_params.find((known) => known.name === name);
      return type === "int64" ? "[1-9][0-9]{0,15}" : "(?!\\.{1,2}(?:/|$|\\?))(?:[\\w.~-]|%(?!2F|5C|25|0|1|7F)[0-9A-F]{2})+";
    });
    return fact.method === method && new RegExp(`^${bases[fact.base]}${text}(\\?[^#/]*)?$`).test(url);
  });
  assert(fits.length > 0, `${method} ${url} is no operation`);
  const order = ({ path }) => path.split("/").map((segment) => Number(segment.startsWith("{"))).join("");
  return fits.sort((a, b) => order(a).localeCompare(order(b)))[0];
}

/** A generator of numbers from 0 to 1 (mulberry32). */
function generator(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

test("bodies are bounded, announced or not", TEST, async () => {
  const bounded = (maxBody) => recorder(undefined, { maxBody });
  const post = json({ name: "x" });
  assert.equal((await bounded(12).call("/hetzner/servers", post)).status, 200);
  await refuses(bounded(11), "/hetzner/servers", post, 413, "payload_too_large");
  const announced = json({}, { "content-length": "99" });
  await refuses(bounded(50), "/hetzner/servers", announced, 413, "payload_too_large");
  const big = json("x".repeat(1024 * 1024));
  await refuses(recorder(), "/hetzner/servers", big, 413, "payload_too_large");

  let pulled = 0;
  let cancelled = false;
  const endless = () =>
    new ReadableStream({
      pull: (controller) => void controller.enqueue(new Uint8Array(1000).fill(32), pulled++),
      cancel: () => void (cancelled = true),
    });
  const streamed = { ...post, body: endless(), duplex: "half" };
  await refuses(bounded(10_000), "/hetzner/servers", streamed, 413, "payload_too_large");
  assert(cancelled && pulled < 20, String(pulled));

  const false401 = recorder(undefined, { authorize: () => false });
  pulled = 0;
  await refuses(false401, "/hetzner/servers", { ...post, body: endless(), duplex: "half" }, 401, "unauthorized");
  assert(pulled < 5, "a body is not read before the caller is authorized");

  const broken = new ReadableStream({ pull: (controller) => controller.error(new Error("cut")) });
  await refuses(recorder(), "/hetzner/servers", { ...post, body: broken, duplex: "half" }, 400, "json_error");
});

test("bodies are JSON, and only of operations that have one", TEST, async () => {
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/jsonp", "text/json"]) {
    await refuses(recorder(), "/hetzner/servers", json({}, { "content-type": type }), 415, "unsupported_media_type");
  }
  await refuses(recorder(), "/hetzner/servers", json({}, { "content-encoding": "gzip" }), 415, "unsupported_media_type");
  const { sent, call } = recorder();
  await call("/hetzner/servers", json({}, { "content-type": "Application/JSON; charset=utf-8" }));
  await call("/hetzner/servers", { method: "POST" });
  await call("/hetzner/servers/1/actions/poweron", json({ x: 1 }));
  await call("/hetzner/servers/1/actions/poweron", { method: "POST", body: "x" });
  assert.deepEqual(sent.map(({ body }) => body?.length), [2, undefined, undefined, undefined]);
  assert.deepEqual(sent.map(({ headers }) => "content-type" in headers), [true, false, false, false]);
});

test("a caller is authorized by `true` alone", TEST, async () => {
  for (const verdict of [false, undefined, null, 1, "yes", {}, Promise.resolve(false)]) {
    await refuses(recorder(undefined, { authorize: () => verdict }), "/hetzner/servers", {}, 401, "unauthorized");
  }
  const login = recorder(undefined, { authorize: async () => Response.redirect(`${PAGE}/login`, 303), origins: [PAGE] });
  const response = await login.call("/hetzner/servers", { headers: { origin: PAGE } });
  assert.equal(response.status, 303);
  assert.equal(response.headers.get("location"), `${PAGE}/login`);
  assert.equal(response.headers.get("access-control-allow-origin"), PAGE);
  assert.deepEqual(login.sent, []);
  const failing = recorder(undefined, { authorize: () => Promise.reject(new Error("no session store")) });
  await assert.rejects(failing.call("/hetzner/servers"), /no session store/);
  const reading = recorder(undefined, { authorize: async (request) => Boolean(await request.text()) });
  await assert.rejects(reading.call("/hetzner/servers", json({})), /clone the request/);
  const cloning = recorder(undefined, { authorize: async (request) => (await request.clone().json()).name === "a" });
  assert.equal((await cloning.call("/hetzner/servers", json({ name: "a" }))).status, 200);
  assert.equal(cloning.sent[0].body.length, 12);
});

test("a function allows operations by `true` alone", TEST, async () => {
  const reads = recorder(undefined, { allow: (operation, request) => operation !== "pricing.get" && request.method === "GET" });
  assert.equal((await reads.call("/hetzner/servers")).status, 200);
  reads.sent.length = 0;
  await refuses(reads, "/hetzner/servers", json({}), 403, "forbidden");
  await refuses(reads, "/hetzner/pricing", {}, 403, "forbidden");
  for (const given of [1, "yes", Promise.resolve(true)]) {
    await refuses(recorder(undefined, { allow: () => given }), "/hetzner/servers", {}, 403, "forbidden");
  }
});

test("pages of other origins", TEST, async () => {
  const from = (origin, more = {}) => ({ headers: { origin }, ...more });
  const expose = "access-control-expose-headers";
  const own = await recorder().call("/hetzner/servers", from(PAGE));
  assert.equal(own.status, 200);
  assert(![...own.headers.keys()].some((name) => name.startsWith("access-control")));
  for (const origin of ["https://evil.example", "null", "https://dashboard.example.evil.test", "http://dashboard.example", ""]) {
    for (const origins of [[], ["https://other.example"]]) {
      const { sent, call } = recorder(undefined, { origins });
      const response = await call("/hetzner/servers/1/actions/poweroff", from(origin, { method: "POST" }));
      assert.equal(response.status, 403, origin);
      assert.equal(response.headers.get("access-control-allow-origin"), null);
      assert.deepEqual(sent, []);
      const preflight = { method: "OPTIONS", headers: { origin, "access-control-request-method": "GET" } };
      assert.equal((await call("/hetzner/servers", preflight)).status, 403);
    }
  }
  const origins = ["https://other.example", "http://localhost:5173"];
  const named = recorder(() => Response.json({}, { headers: { "x-correlation-id": "7" } }), { origins });
  const response = await named.call("/hetzner/servers", from(origins[1]));
  assert.equal(response.headers.get("access-control-allow-origin"), origins[1]);
  assert.equal(response.headers.get("access-control-allow-credentials"), "true");
  assert.match(response.headers.get(expose), /retry-after.*ratelimit-remaining.*x-correlation-id/);
  assert.match(response.headers.get("vary"), /origin/);
  assert.equal((await named.call("/hetzner/nothing", from(origins[1]))).headers.get("access-control-allow-origin"), origins[1]);
  const anyone = await named.call("/hetzner/servers");
  assert.equal(anyone.headers.get("access-control-allow-origin"), null);
  assert.match(anyone.headers.get("vary"), /origin/);
});

test("preflights of named origins need no authentication, and are not forwarded", TEST, async () => {
  const authorize = () => assert.fail("a preflight has no credentials");
  const { sent, call } = recorder(undefined, { origins: ["https://other.example"], authorize });
  const headers = {
    origin: "https://other.example",
    "access-control-request-method": "DELETE",
    "access-control-request-headers": "authorization,content-type",
  };
  const response = await call("/hetzner/servers/1", { method: "OPTIONS", headers });
  assert.equal(response.status, 204);
  assert.equal(response.headers.get("access-control-allow-origin"), "https://other.example");
  assert.equal(response.headers.get("access-control-allow-methods"), "GET, POST, PUT, DELETE");
  assert.equal(response.headers.get("access-control-allow-headers"), "authorization,content-type");
  assert.deepEqual(sent, []);
  const plain = { method: "OPTIONS", headers: { origin: "https://other.example" } };
  assert.equal((await call("/hetzner/servers/1", plain)).status, 404);
});

const created = () => ({
  server: { id: 1, labels: { password: "of the user", root_password: "too" }, list: [{ tsig_key: "s3" }] },
  root_password: "s1",
  nested: { password: { value: "s2" }, wss_url: null },
});

test("secrets are removed from replies unless they are asked for", TEST, async () => {
  const reply = async (more) => (await recorder(() => Response.json(created()), more).call("/hetzner/servers", json({}))).json();
  const removed = { server: { id: 1, labels: created().server.labels, list: [{}] }, nested: {} };
  assert.deepEqual(await reply({}), removed);
  assert.deepEqual(await reply({ secrets: false }), removed);
  assert.deepEqual(await reply({ secrets: ["servers.rebuild"] }), removed);
  assert.deepEqual(await reply({ secrets: ["servers.create"] }), created());
  assert.deepEqual(await reply({ secrets: true }), created());
  const failed = recorder(() => Response.json({ error: { code: "conflict", message: "no", details: { root_password: "s" } } }, { status: 409 }));
  const response = await failed.call("/hetzner/servers", json({}));
  assert.equal(response.status, 409);
  assert.deepEqual((await response.json()).error.details, {});
});

test("a reply whose secrets cannot be found is not passed on", TEST, async () => {
  for (const text of ['{"root_password":"s1"', "root_password: s1"]) {
    const { call } = recorder(() => new Response(text));
    const response = await call("/hetzner/servers", json({}));
    assert.equal(response.status, 502);
    assert(!(await response.text()).includes("s1"));
  }
});

test("only harmless headers of a response are passed on", TEST, async () => {
  const passed = {
    "retry-after": "3",
    "ratelimit-limit": "3600",
    "ratelimit-remaining": "7",
    "ratelimit-reset": "1795000000",
    "x-correlation-id": "abc",
  };
  const headers = {
    ...passed,
    "set-cookie": "a=b",
    link: `<${bases.cloud}/servers?page=2>; rel=next`,
    server: "x",
    "access-control-allow-origin": "*",
    etag: "1",
    "content-length": "2",
    "content-encoding": "identity",
  };
  const { call } = recorder(() => Response.json({}, { status: 429, headers }));
  const response = await call("/hetzner/servers");
  assert.equal(response.status, 429);
  assert.deepEqual(Object.fromEntries(response.headers), {
    ...passed,
    "cache-control": "no-store",
    "content-type": "application/json",
    "x-content-type-options": "nosniff",
  });
});

test("the token is removed from whatever quotes it", TEST, async () => {
  const escaped = [...TOKEN].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");
  for (const body of [
    JSON.stringify({ error: { message: `bad ${TOKEN}`, [TOKEN]: [TOKEN] } }),
    `{"error":{"message":"bad ${escaped}"}}`,
    `<p>bad ${TOKEN}</p>`,
    `{"error":"${TOKEN}`,
    `{"a":"${TOKEN}","a":1,"b":"[secret]"}`,
  ]) {
    const { call } = recorder(() => new Response(body, { status: 500, headers: { "x-correlation-id": `x ${TOKEN}` } }));
    const response = await call("/hetzner/servers");
    assert.equal(response.headers.get("x-correlation-id"), "x [secret]");
    const text = await response.text();
    assert(!text.includes(TOKEN) && !text.includes(escaped), text);
    assert(text.includes("[secret]"), text);
  }
});

test("responses that are not JSON are plain text, and empty ones are empty", TEST, async () => {
  const html = recorder(() => new Response("<script>1</script>", { status: 503, headers: { "content-type": "text/html" } }));
  const response = await html.call("/hetzner/servers");
  assert.equal(response.status, 503);
  assert.equal(response.headers.get("content-type"), "text/plain; charset=utf-8");
  assert.equal(await response.text(), "<script>1</script>");
  const empty = await recorder(() => new Response(null, { status: 204 })).call("/hetzner/ssh_keys/1", { method: "DELETE" });
  assert.equal(empty.status, 204);
  assert.equal(empty.body, null);
  const exact = '{"servers": [1.0, "ü"]}';
  assert.equal(await (await recorder(() => new Response(exact)).call("/hetzner/servers")).text(), exact);
});

test("an API that redirects or cannot be reached is a bad gateway", TEST, async () => {
  const location = "https://evil.example/servers";
  const opaque = { status: 0, type: "opaqueredirect", headers: new Headers(), text: async () => "" };
  const reasons = [
    () => new Response(null, { status: 302, headers: { location } }),
    () => new Response(null, { status: 304 }),
    () => opaque,
    () => Promise.reject(new TypeError(`Bearer ${TOKEN} is not a header`)),
    (url) => Promise.reject(new TypeError(`error sending request for url (${url})`)),
    () => undefined,
    () => new Response(new ReadableStream({ pull: (controller) => controller.error(new Error("cut")) })),
  ];
  for (const respond of reasons) {
    const { sent, call } = recorder(respond);
    const response = await call("/hetzner/servers");
    assert.equal(response.status, 502);
    assert.equal(response.headers.get("location"), null);
    const { error } = await response.json();
    assert.equal(error.code, "bad_gateway");
    assert(![TOKEN, "evil", "cloud.test"].some((text) => error.message.includes(text)), error.message);
    assert.equal(sent.length, 1);
  }
});

test("a caller that aborts ends the request to the API", TEST, async () => {
  const stop = new AbortController();
  const { sent, call } = recorder(
    (_, { signal }) =>
      new Promise((_, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason));
        stop.abort(new Error("gone"));
      }),
  );
  assert.equal((await call("/hetzner/servers", { signal: stop.signal })).status, 502);
  assert(sent[0].signal.aborted);
});

test("both APIs have the same base URL unless the second has one, and no prefix is needed", TEST, async () => {
  for (const baseUrl of ["http://127.0.0.1:7/v1", "http://127.0.0.1:7/v1/"]) {
    const { sent, call } = recorder(undefined, { prefix: undefined, baseUrl, storageBaseUrl: undefined });
    await call("/servers");
    await call("/storage_boxes/7");
    assert.deepEqual(sent.map(({ url }) => url), ["http://127.0.0.1:7/v1/servers", "http://127.0.0.1:7/v1/storage_boxes/7"]);
  }
  const { sent, call } = recorder(undefined, { baseUrl: undefined, storageBaseUrl: undefined });
  await call("/hetzner/servers");
  await call("/hetzner/storage_boxes");
  assert.deepEqual(sent.map(({ url }) => url), ["https://api.hetzner.cloud/v1/servers", "https://api.hetzner.com/v1/storage_boxes"]);
});

test("options", TEST, async () => {
  const invalid = {
    token: [undefined, "", 7, "a b", "a\n", "ä"],
    allow: [undefined, "servers.list", ["servers.lst"], ["*"], [undefined], [7], {}],
    authorize: [undefined, true, "yes", null],
    prefix: [null, 7, "hetzner", "/hetzner/", "/", "//x", "/a/../b", "/a b", "/a?b", "/a#b"],
    origins: ["*", ["*"], ["null"], ["https://a.example/"], ["a.example"], [7], PAGE],
    maxBody: [-1, 1.5, NaN, Infinity, "1"],
    secrets: ["yes", ["servers.lst"], 1],
    baseUrl: [null, "/v1", "ftp://a.example", "https://u:p@a.example", "https://a.example/?a", "https://a.example/#a", "x"],
    storageBaseUrl: ["/v1", 7],
    fetch: [null, "no", {}],
  };
  for (const [name, values] of Object.entries(invalid)) {
    for (const value of values) {
      const { sent, call } = recorder(undefined, { [name]: value });
      const error = await call("/hetzner/servers").then(() => assert.fail(`${name}: ${value}`), (error) => error);
      assert.equal(error.name, "TypeError", error.stack);
      assert(error.message.includes(`\`${name}\``), error.message);
      assert.deepEqual(sent, []);
    }
  }
  const { options, call } = recorder(undefined, { authorise: () => true });
  await assert.rejects(call("/hetzner/servers"), /`authorise` is not an option; there are: token, allow, authorize/);
  await assert.rejects(recorder(undefined, { toString: 1 }).call("/hetzner/servers"), /`toString` is not an option/);
  const secret = { ...options, authorise: undefined, token: "a b" };
  await assert.rejects(proxy(new Request(PAGE), secret), (error) => !error.message.includes("a b"));
  for (const none of [undefined, null, "token"]) await assert.rejects(proxy(new Request(PAGE), none), /must be an object/);
});

test("the entry is the same for `require`, and holds no WebAssembly", TEST, async () => {
  const required = createRequire(import.meta.url)(new URL("cjs/proxy.js", dist).pathname);
  assert.deepEqual(Object.keys(required), ["proxy"]);
  const answer = await required.proxy(new Request(`${PAGE}/servers`), recorder(undefined, { prefix: "" }).options);
  assert.equal(answer.status, 200);
  assert.doesNotMatch(readFileSync(new URL("proxy.js", dist), "utf8"), /WebAssembly|AGFzbQ/);
});

let hetzner;
before(async () => void (hetzner = await serve()), TEST);
after(() => hetzner?.stop(), TEST);

/** Lists, creates, waits, finds an error and deletes, as a page does. */
async function useAsPage(fetch) {
  const { Hetzner } = await import(new URL("index.js", dist));
  const hz = new Hetzner({ token: "of-nobody", baseUrl: `${PAGE}/hetzner`, storageBaseUrl: `${PAGE}/hetzner`, fetch });
  assert.equal((await hz.servers.list({ label_selector: "env in (prod, dev)" }).all()).length, 2);
  assert.equal((await hz.images.list({ type: ["snapshot"] }, { concurrency: 3 }).all()).length, 120);
  const created = await hz.servers.create({ name: "new-1", server_type: "cx23", image: "debian-13" });
  assert.equal(created.root_password, undefined);
  await hz.wait(created);
  const zone = await hz.zones.create({ name: "proxied.example", mode: "primary" });
  await hz.wait(zone);
  const records = [{ value: "192.0.2.1" }];
  await hz.wait(await hz.zoneRrsets.create({ id_or_name: "proxied.example", name: "*", type: "A", records }));
  assert.equal((await hz.zoneRrsets.get({ id_or_name: "proxied.example", rr_name: "*", rr_type: "A" })).name, "*");
  assert((await hz.storageBoxTypes.list().all()).length > 0);
  await assert.rejects(hz.servers.get({ id: 999_999_999 }), { name: "ApiError", code: "not_found" });
  await assert.rejects(hz.pricing.get(), { name: "ApiError", code: "forbidden", status: 403 });
  await hz.wait(await hz.servers.delete({ id: created.server.id }));
}

const forPages = everything.filter((id) => id !== "pricing.get");

test("the client works through the proxy", TEST, async () => {
  const options = { token: tokenOf("proxy"), allow: forPages, authorize: () => true, prefix: "/hetzner", baseUrl: hetzner.baseUrl };
  await within(50, "a page", useAsPage((url, init) => proxy(new Request(url, init), options)));
});

test("the client works through a proxy in workerd", TEST, async () => {
  const { Miniflare } = createRequire(new URL("../../pkg-js/package.json", import.meta.url))("miniflare");
  const contents = `
    import { proxy } from "./proxy.js";
    export default {
      fetch: (request, { TOKEN, ALLOW, BASE }) =>
        proxy(request, { token: TOKEN, allow: ALLOW, authorize: () => true, prefix: "/hetzner", baseUrl: BASE }),
    };
  `;
  const worker = new Miniflare({
    compatibilityDate: "2026-04-01",
    bindings: { TOKEN: tokenOf("proxy-workerd"), ALLOW: forPages, BASE: hetzner.baseUrl },
    modules: [
      { type: "ESModule", path: "worker.mjs", contents },
      { type: "ESModule", path: "proxy.js", contents: readFileSync(new URL("proxy.js", dist), "utf8") },
    ],
  });
  try {
    await within(50, "the start of workerd", worker.ready);
    await within(50, "a page", useAsPage((url, init) => worker.dispatchFetch(url, init)));
  } finally {
    await within(20, "the end of workerd", worker.dispose());
  }
});
