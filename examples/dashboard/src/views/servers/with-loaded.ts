// Loads what a form offers before it is opened.
import type { App } from "../../app.js";
import { loadAll } from "../../data/project.js";
import type { Loadable } from "../../data/resource-list.js";

/** Loads data, if that is not done already. Returns whether all of it is there; if not, the problem is shown. */
export async function withLoaded(app: App, title: string, needs: Loadable[]): Promise<boolean> {
  await loadAll(needs);
  const failure = needs.find(({ state }) => state === "failed");
  if (failure) app.report(title, failure.error);
  return failure === undefined;
}
