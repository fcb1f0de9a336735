// Snapshots of the servers with the label `backup=nightly`.
//
// A run may end anywhere, and may be repeated: the labels of the snapshots tell what was done. The only state beside
// them is the wait for snapshots that are being created.
import { type Action, ActionsError, type ActionWaiter, type Hetzner, type Server } from "hetzner-cloud";

/** The servers to back up. */
const SERVERS = "backup=nightly";
/** The snapshots of all nights. */
const SNAPSHOTS = "backup=nightly,night,server";
/** The key of the saved wait. */
const WAIT = "wait";

export interface Settings {
  /** The date of the night, as in `2027-01-31`. */
  night: string;
  /** The number of snapshots of a server that are kept. */
  keep: number;
  /** The time that a run waits for snapshots, in milliseconds. */
  waitMillis: number;
}

/** Takes the snapshots of a night that are missing, and deletes old ones when these are complete. */
export async function backUp(hz: Hetzner, store: KVNamespace, { night, keep, waitMillis }: Settings): Promise<void> {
  const saved = await store.get(WAIT);
  if (saved && !(await finish(hz.resume(saved), store, waitMillis))) return;

  const missing = await withoutSnapshot(hz, night);
  const taken = await Promise.allSettled(missing.map((server) => takeSnapshot(hz, server, night)));
  const waiter = hz.waiter(taken.flatMap((result) => (result.status === "fulfilled" ? [result.value] : [])));
  await store.put(WAIT, waiter.state());
  if (await finish(waiter, store, waitMillis)) await deleteOld(hz, keep);

  const problems = taken.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
  if (problems.length > 0) throw new AggregateError(problems, problems.join("\n"));
}

/** Waits. Returns whether the actions have ended; if not, the next run continues the wait. */
async function finish(waiter: ActionWaiter, store: KVNamespace, waitMillis: number): Promise<boolean> {
  // Not the option `timeout`: a saved wait keeps its deadline, but each run has a time of its own.
  const signal = AbortSignal.timeout(waitMillis);
  try {
    await waiter.run({ signal });
  } catch (error) {
    const hasEnded = error instanceof ActionsError && error.outcomes.every(({ status }) => status !== "unfinished");
    if (hasEnded) await store.delete(WAIT);
    else await store.put(WAIT, waiter.state());
    if (error === signal.reason) return false;
    throw error;
  }
  await store.delete(WAIT);
  return true;
}

/** The servers that have no snapshot of the night yet. One that became unavailable does not count. */
async function withoutSnapshot(hz: Hetzner, night: string): Promise<Server[]> {
  const snapshots = hz.images.list({
    label_selector: `${SNAPSHOTS},night=${night}`,
    status: ["creating", "available"],
  });
  const ids = new Set((await snapshots.all()).map(({ labels }) => labels["server"]));
  const servers = await hz.servers.list({ label_selector: SERVERS }).all();
  return servers.filter(({ id }) => !ids.has(String(id)));
}

async function takeSnapshot(hz: Hetzner, { id, name }: Server, night: string): Promise<Action> {
  const labels = { backup: "nightly", night, server: String(id) };
  const { action } = await hz.servers.createImage({ id, type: "snapshot", description: `${name} ${night}`, labels });
  return action;
}

/** Deletes all but the newest snapshots of each server, except protected ones. */
async function deleteOld(hz: Hetzner, keep: number): Promise<void> {
  const snapshots = hz.images.list({ label_selector: SNAPSHOTS, status: ["available"], sort: ["created:desc"] });
  const byServer = Map.groupBy(await snapshots.all(), ({ labels }) => labels["server"]);
  for (const { id, protection } of [...byServer.values()].flatMap((images) => images.slice(keep))) {
    if (!protection.delete) await hz.images.delete({ id });
  }
}
