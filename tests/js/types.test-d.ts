// Checks the types with `tsc --strict`; this file is not run.
import {
  ActionsError,
  ApiError,
  Hetzner,
  HetznerError,
  InputError,
  type Action,
  type Flow,
  type HetznerRequest,
  type Image,
  type Page,
  type Server,
  type ServerCreateReply,
  type ServerStatus,
  type WithResponse,
} from "hetzner-cloud";

const hz = new Hetzner({ token: "any", maxRetries: 2, timeout: 30_000 });

export async function replies(): Promise<void> {
  const server: Server = await hz.servers.get({ id: 42 }, { signal: AbortSignal.timeout(1000) });
  const status: ServerStatus = server.status;
  const image: Image | null | undefined = server.image;
  const created: ServerCreateReply = await hz.servers.create({
    name: "web-1",
    server_type: "cx23",
    image: 114690387,
    labels: { env: "prod" },
    public_net: { enable_ipv4: false, ipv6: null },
  });
  const password: string | null | undefined = created.root_password;
  const done: Action[] = await hz.wait(created, { onProgress: (action) => void action.progress });
  const nothing: void = await hz.sshKeys.delete({ id: 1 });
  const actions: Action[] = await hz.actions.list({ id: [1, 2] });
  const page: Page<Image> = await hz.images.list({ type: ["snapshot"], sort: ["created:desc", "name"] });
  const last: number | null | undefined = page.pagination?.last_page;
  for await (const found of hz.servers.list({ status: ["running", "a-future-value"] }, { concurrency: 4 })) {
    const id: number = found.id;
    void id;
  }
  const pricing = await hz.pricing.get();
  const gross: string | undefined = pricing.server_types[0]?.prices[0]?.price_monthly.gross;
  await hz.servers.changeDnsPtr({ id: 1, ip: "192.0.2.1", dns_ptr: null });
  const state: string = hz.waiter(done).state();
  await hz.resume(state).run();
  void [status, image, password, nothing, actions, last, gross];
}

export async function byName(): Promise<void> {
  const server: Server = await hz.call("servers.get", { id: 1 });
  const servers: Page<Server> = await hz.call("servers.list");
  for await (const { name } of hz.call("servers.list", {}, { concurrency: 2 })) void name;
  const nothing: void = await hz.call("ssh_keys.delete", { id: 1 });
  const pricing = await hz.call("pricing.get");
  const { moons } = await hz.callRaw<{ moons: number[] }>("GET", "/moons", { timeout: 5 });
  const { method, url, headers, body } = hz.request("servers.power_on", { id: 1 });
  const off = await hz.pollUntil(() => hz.servers.get({ id: 1 }), (server) => server.status === "off");
  const undefinedIsAbsent = await hz.servers.list({ name: undefined }, { signal: undefined }).first();
  void [server, servers, nothing, pricing.currency, moons, method, url, headers, body, off.id, undefinedIsAbsent?.id];
  // @ts-expect-error unknown operation
  void hz.call("servers.explode");
  // @ts-expect-error the parameters are required
  void hz.call("servers.get");
  // @ts-expect-error an id is a number
  void hz.call("servers.get", { id: "1" });
  // @ts-expect-error only lists have concurrency
  void hz.call("servers.get", { id: 1 }, { concurrency: 2 });
}

export async function ofAHost(): Promise<void> {
  const request: HetznerRequest = hz.request("servers.create", { name: "a", server_type: 1, image: 1 }, { extraBody: { moon: 1 } });
  const response: Response = await fetch(request.url, request);
  const created: ServerCreateReply = hz.read("servers.create", { status: response.status, headers: response.headers, body: await response.text() });
  const flow: Flow<Server[]> = hz.flow("servers.list", { name: "a" }, { concurrency: 4 });
  for (let step = flow.step(0); step.type !== "done"; step = flow.step(0)) {
    if (step.type === "send") flow.receive(step.ticket, { error: new Error(step.request.toPlain().url), isSent: false }, 0);
    else void step.until.toFixed();
  }
  const waiting: Flow<Action[]> = hz.waiter(created).flow({ onProgress: ({ progress }) => void progress });
  void waiting;
  // @ts-expect-error a host has signals of its own
  hz.flow("servers.get", { id: 1 }, { signal: AbortSignal.timeout(1) });
  // @ts-expect-error a request has no retries
  hz.request("servers.get", { id: 1 }, { maxRetries: 1 });
}

export async function options(): Promise<void> {
  const proxied = new Hetzner({ baseUrl: new URL("https://proxy.example"), attemptTimeout: Infinity, defaultHeaders: [["a", "b"]] });
  const other: Hetzner = proxied.withOptions({ onRetry: ({ attempt, error }) => console.warn(attempt, error.kind) });
  const { value, rateLimit }: WithResponse<Server> = await other.servers.get({ id: 1 }).withResponse();
  const page: WithResponse<Page<Server>> = await other.servers.list({}, { onTotalChange: (before, after) => void (before - after) }).withResponse();
  await other.servers.getMetrics({ id: 1, type: ["cpu"], start: new Date(), end: "2026-11-21T09:30:00Z" });
  void [value.id, rateLimit?.reset.getTime(), page.value.items];
}

export function errors(error: unknown): string | undefined {
  if (error instanceof ApiError) return error.code === "locked" ? error.operation : String(error.status);
  if (error instanceof ActionsError) return error.outcomes.find(({ status }) => status === "failed")?.action?.command;
  if (error instanceof InputError) return error.parameter;
  if (error instanceof ApiError && error.hasCode("invalid_input")) return error.details?.fields[0]?.name;
  const restored = HetznerError.from(error);
  if (restored?.isRateLimited()) return restored.advice ?? restored.kind;
  return undefined;
}

export async function mistakes(): Promise<void> {
  // @ts-expect-error the id is required
  await hz.servers.get({});
  // @ts-expect-error an id is a number
  await hz.servers.get({ id: "42" });
  // @ts-expect-error unknown parameter
  await hz.servers.list({ lable_selector: "a" }).all();
  // @ts-expect-error a page is a number
  hz.servers.list({ page: "1" });
  // @ts-expect-error unknown operation
  await hz.servers.explode({ id: 1 });
  // @ts-expect-error the image may be null
  const name: string = (await hz.servers.get({ id: 1 })).image.name;
  // @ts-expect-error a secret may be missing
  const password: string = (await hz.servers.rebuild({ id: 1, image: 1 })).root_password;
  // @ts-expect-error unknown option
  new Hetzner({ token: "any", baseURL: "x" });
  // @ts-expect-error null must be explicit
  await hz.servers.changeDnsPtr({ id: 1, ip: "192.0.2.1" });
  void [name, password];
}
