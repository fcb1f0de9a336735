import type { Action, Awaitable } from "hetzner-cloud";
import { hz } from "./client.js";

const TIMEOUT = 10 * 60_000;

/** Waits until actions have ended, and shows their mean progress. */
export async function follow(actions: Awaitable, bar: HTMLProgressElement): Promise<void> {
  const percents = new Map<number, number>();
  const onProgress = ({ id, progress }: Action) => {
    percents.set(id, progress);
    bar.value = [...percents.values()].reduce((sum, percent) => sum + percent) / percents.size;
  };
  bar.value = 0;
  bar.hidden = false;
  try {
    await hz.wait(actions, { onProgress, timeout: TIMEOUT });
  } finally {
    bar.hidden = true;
  }
}
