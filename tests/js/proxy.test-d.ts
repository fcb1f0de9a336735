// Checks the types of the proxy with `tsc --strict`; this file is not run.
import type { OperationName } from "hetzner-cloud";
import { type Fetch, proxy, type ProxyOptions } from "hetzner-cloud/proxy";

const authorize = async (request: Request, operation: OperationName): Promise<boolean> =>
  operation !== "servers.delete" && request.headers.has("cookie");

export async function uses(request: Request, fetch: Fetch): Promise<Response[]> {
  const reads: ProxyOptions = {
    token: "any",
    allow: (operation, { method }) => method === "GET" && operation !== "zones.get",
    authorize: () => new Response("no", { status: 401 }),
    prefix: undefined,
  };
  const response: Response = await proxy(request, reads);
  const all = await proxy(request, {
    token: "any",
    allow: ["servers.list", "servers.power_on"],
    authorize,
    prefix: "/hetzner",
    origins: ["https://dashboard.example"],
    maxBody: 1024,
    secrets: ["servers.create"],
    baseUrl: "http://127.0.0.1:8080/v1",
    storageBaseUrl: "http://127.0.0.1:8080/v1",
    fetch,
  });
  return [response, all, await proxy(request, { ...reads, secrets: true })];
}

export async function mistakes(request: Request): Promise<void> {
  // @ts-expect-error the operations are required
  await proxy(request, { token: "any", authorize });
  // @ts-expect-error the authentication is required
  await proxy(request, { token: "any", allow: ["servers.list"] });
  // @ts-expect-error the token may be missing
  await proxy(request, { token: undefined, allow: ["servers.list"], authorize });
  // @ts-expect-error no such operation
  await proxy(request, { token: "any", allow: ["servers.lst"], authorize });
  // @ts-expect-error no such operation
  await proxy(request, { token: "any", allow: ["servers.list"], authorize, secrets: ["servers.*"] });
  // @ts-expect-error a string authorizes nobody
  await proxy(request, { token: "any", allow: ["servers.list"], authorize: () => "yes" });
  // @ts-expect-error unknown option
  await proxy(request, { token: "any", allow: ["servers.list"], authorize, origin: "*" });
  // @ts-expect-error the operations are checked at once
  await proxy(request, { token: "any", allow: async () => true, authorize });
}
