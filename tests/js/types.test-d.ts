// Checks the types with `tsc --strict`; this file is not run.
import {
  ActionsError,
  ApiError,
  Hetzner,
  InputError,
  Secret,
  type Action,
  type Image,
  type Server,
  type ServerCreateReply,
  type ServerStatus,
} from "hetzner-cloud";

const hz = new Hetzner({ token: "any", retry: { retries: 2 }, timeout: 30_000 });

export async function replies(): Promise<void> {
  const server: Server = await hz.servers.get({ id: 42 }, { signal: AbortSignal.timeout(1000) });
  const status: ServerStatus = server.status;
  const image: Image | null = server.image;
  const created: ServerCreateReply = await hz.servers.create({
    name: "web-1",
    server_type: "cx23",
    image: 114690387,
    labels: { env: "prod" },
    public_net: { enable_ipv4: false, ipv6: null },
  });
  const password: Secret | null = created.root_password;
  const text: string | undefined = password?.expose();
  const done: Action[] = await hz.wait(created, { onProgress: (action) => void action.progress });
  const nothing: void = await hz.sshKeys.delete({ id: 1 });
  const actions: Action[] = await hz.actions.list({ id: [1, 2] });
  const page = await hz.images.list({ type: ["snapshot"], sort: ["created:desc", "name"] }).page();
  const last: number | null | undefined = page.meta.pagination?.last_page;
  for await (const found of hz.servers.list({ status: ["running", "a-future-value"] }, { atOnce: 4 })) {
    const id: number = found.id;
    void id;
  }
  const pricing = await hz.pricing.get();
  const gross: string | undefined = pricing.server_types[0]?.prices[0]?.price_monthly.gross;
  await hz.servers.changeDnsPtr({ id: 1, ip: "192.0.2.1", dns_ptr: null });
  const state: string = hz.waiting(done).state();
  await hz.resume(state).run();
  void [status, image, text, nothing, actions, last, gross];
}

export function errors(error: unknown): string | undefined {
  if (error instanceof ApiError) return error.code === "locked" ? error.operation : String(error.status);
  if (error instanceof ActionsError) return error.outcomes.find(({ status }) => status === "failed")?.action?.command;
  if (error instanceof InputError) return error.parameter;
  return undefined;
}

export async function mistakes(): Promise<void> {
  // @ts-expect-error the token is required
  new Hetzner({});
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
  // @ts-expect-error a secret is not a string
  const password: string = (await hz.servers.resetPassword({ id: 1 })).root_password;
  // @ts-expect-error null must be explicit
  await hz.servers.changeDnsPtr({ id: 1, ip: "192.0.2.1" });
  void [name, password];
}
