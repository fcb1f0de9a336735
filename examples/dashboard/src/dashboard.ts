// The dashboard of a project: renders after each change, and loads what the present page reads.
import { render } from "lit";
import { App } from "./app.js";
import { DemoProject } from "./connection/demo.js";
import { type Connection, Session } from "./connection/session.js";
import { connectionProblemOf, type Problem } from "./data/problem.js";
import { loadAll } from "./data/project.js";
import { Refresher } from "./data/refresher.js";
import { ResourceList } from "./data/resource-list.js";
import { currentRoute } from "./route.js";
import "./ui/data-table.js";
import { loading } from "./ui/states.js";
import type { Choice } from "./views/connect.js";
import { needsOf, pageOf, shell, titleOf } from "./views/shell.js";

export class Dashboard {
  readonly #root: HTMLElement;
  readonly #left: () => void;
  #app: App | undefined;
  #running = new AbortController();
  #isRendering = false;
  #hasFrame = false;

  /** `left` is called when the user has left the project. */
  constructor(root: HTMLElement, left: () => void) {
    this.#root = root;
    this.#left = left;
  }

  /** Opens a project. Resolves to the problem, if that is not possible. */
  async open(choice: Choice): Promise<Problem | undefined> {
    try {
      await this.#open(choice.kind === "demo" ? { kind: "demo", project: await DemoProject.start() } : choice);
      return undefined;
    } catch (error) {
      return connectionProblemOf(error, choice.kind);
    }
  }

  async #open(connection: Connection): Promise<void> {
    const session = await Session.open(connection, this.changed);
    try {
      await session.check();
    } catch (error) {
      session.close();
      throw error;
    }
    const app = new App(session, this.changed, this.#show);
    this.#app = app;
    this.#running = new AbortController();
    const { signal } = this.#running;
    addEventListener("hashchange", this.#follow, { signal });
    if (connection.kind === "demo") {
      connection.project.addEventListener("moved", () => this.#reload(app), { signal });
      connection.project.addEventListener("replaced", () => this.#replace(connection), { signal });
    }
    const refresher = new Refresher(
      () => needsOf(app, currentRoute()),
      (error) => app.refreshed(error),
    );
    void refresher.run(signal);
    app.tracker.resume();
    app.creations.resume();
    this.#show();
  }

  /** Renders once after everything that changes now. */
  readonly changed = (): void => {
    if (this.#isRendering) return;
    this.#isRendering = true;
    requestAnimationFrame(() => {
      this.#isRendering = false;
      if (!this.#app) return;
      const route = currentRoute();
      document.title = `${titleOf(this.#app, route)} · Cloud dashboard`;
      // First the frame, then the page in it: both at once would hold up the browser.
      const page = this.#hasFrame ? pageOf(this.#app, route) : loading();
      render(shell(this.#app, page, route, this.#leave), this.#root);
      if (this.#hasFrame) return;
      this.#hasFrame = true;
      this.changed();
    });
  };

  /** Loads what the page reads. */
  readonly #show = (): void => {
    if (this.#app) void loadAll(needsOf(this.#app, currentRoute()));
    this.changed();
  };

  readonly #follow = (): void => {
    this.#show();
    scrollTo(0, 0);
    // Screen readers continue at the new page.
    document.querySelector<HTMLElement>("#main")?.focus({ preventScroll: true });
  };

  /** Loads again what the page shows, because the clock of the demo was moved. */
  #reload(app: App): void {
    for (const shown of needsOf(app, currentRoute())) {
      const loading = shown instanceof ResourceList ? shown.reload() : shown.refresh();
      loading.catch((error) => app.refreshed(error));
    }
  }

  /** Opens the demo's new project in place of the one before. */
  async #replace(connection: Connection): Promise<void> {
    this.#close();
    await this.#open(connection);
  }

  #close(): void {
    this.#running.abort();
    this.#app?.close();
    this.#app = undefined;
    this.#hasFrame = false;
  }

  readonly #leave = (): void => {
    this.#app?.session.demo?.stop();
    this.#close();
    this.#left();
  };
}
