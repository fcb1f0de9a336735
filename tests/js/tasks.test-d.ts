// The types of `hetzner-cloud/tasks`: what must and what must not compile.
import type { Server } from "hetzner-cloud";
import { type Ensured, Hetzner, HetznerError, type TaskState, type Turn } from "hetzner-cloud/tasks";

export async function use(): Promise<void> {
  const hz = new Hetzner({ token: "any" });
  const params = { name: "web-1", server_type: "cx23", image: "debian-13" };
  const state: TaskState = hz.start("servers.create", params, {
    ifExists: "adopt",
    marker: "job-7",
    wait: true,
    rollback: 30_000,
    waitIfLocked: true,
    timeout: 600_000,
  });
  hz.start("servers.get", { id: 1 }, { until: { status: ["running", "off"] } });
  hz.startWait(await hz.servers.reboot({ id: 1 }), { timeout: 1000 });
  const turn: Turn<Ensured<Server>> = await hz.turn<Ensured<Server>>(state, {
    secrets: { user_data: "x" },
    maxRequests: 10,
    maxMillis: 20_000,
    onSend: async (state: TaskState) => localStorage.setItem("state", JSON.stringify(state)),
    signal: new AbortController().signal,
  });
  if (turn.state) {
    const wakeAt: number = turn.wakeAt;
    const willSend: string | undefined = turn.willSend;
    await hz.turn(turn.state, { sends: "next turn", isRepeated: wakeAt > 0 && willSend === undefined });
  } else if (turn.error) {
    const left: string[] = (turn.error.left ?? []).map(({ resource, id }) => `${resource} ${id}`);
    throw new Error(left.join(), { cause: HetznerError.from(turn.error) });
  } else {
    const name: string = turn.value.resource.name;
    const created: boolean = turn.value.created;
    console.log(name, created);
  }
  // The other methods are there too.
  const server: Server = await hz.servers.get({ id: 1 });
  console.log(server.status);

  // @ts-expect-error: not an operation
  hz.start("servers.invent", {});
  // @ts-expect-error: not a parameter of this operation
  hz.start("servers.create", { ...params, nam: "x" });
  // @ts-expect-error: not an option
  hz.start("servers.create", params, { ifExist: "adopt" });
  // @ts-expect-error: not a treatment
  hz.start("servers.create", params, { ifExists: "replace" });
  // @ts-expect-error: secrets are texts
  await hz.turn(state, { secrets: { user_data: 7 } });
  // @ts-expect-error: a state, not its text
  await hz.turn(JSON.stringify(state));
  // @ts-expect-error: there is no value before the end
  console.log(turn.value.created);
}
