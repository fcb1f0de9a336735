// The entry: connects, renders after each change, and loads what the present page reads.
import "@fontsource-variable/inter/wght.css";
import "./styles/index.css";
import { render } from "lit";
import { App } from "./app.js";
import { DemoProject } from "./connection/demo.js";
import { type Connection, Session } from "./connection/session.js";
import { connectionProblemOf, type Problem, problemOf } from "./data/problem.js";
import { loadAll } from "./data/project.js";
import { Refresher } from "./data/refresher.js";
import { ResourceList } from "./data/resource-list.js";
import { currentRoute } from "./route.js";
import { startTheme } from "./ui/theme.js";
import "./ui/data-table.js";
import { type Choice, connectPage } from "./views/connect.js";
import { needsOf, shell, titleOf } from "./views/shell.js";

/** Remembers over a reload that the demo is open. A token is never kept. */
const KIND = "hetzner-dashboard-demo";

/** The title of a problem that the next successful refresh ends. */
const REFRESHING = "Refreshing the page";

const root = document.querySelector<HTMLElement>("#dashboard") as HTMLElement;
let app: App | undefined;
let running = new AbortController();
let problem: Problem | undefined;
/** What is being connected to. */
let connecting: Choice["kind"] | undefined;
/** What the problem belongs to: nothing when it is that of the page. */
let failedKind: Choice["kind"] | undefined;
let isRendering = false;

/** Renders once after everything that changes now. */
function changed(): void {
  if (isRendering) return;
  isRendering = true;
  requestAnimationFrame(() => {
    isRendering = false;
    const route = currentRoute();
    document.title = app ? `${titleOf(route)} · Cloud dashboard` : "Cloud dashboard";
    render(app ? shell(app, route, leave) : connectPage(connect, problem, failedKind, connecting), root);
  });
}

async function connect(choice: Choice): Promise<void> {
  [connecting, problem, failedKind] = [choice.kind, undefined, choice.kind];
  changed();
  try {
    await open(choice.kind === "demo" ? { kind: "demo", project: await DemoProject.start() } : choice);
    if (choice.kind === "demo") sessionStorage.setItem(KIND, "true");
  } catch (error) {
    problem = connectionProblemOf(error, choice.kind);
  }
  connecting = undefined;
  changed();
}

async function open(connection: Connection): Promise<void> {
  const session = await Session.open(connection, changed);
  try {
    await session.check();
  } catch (error) {
    session.close();
    throw error;
  }
  const opened = new App(session, changed, show);
  app = opened;
  running = new AbortController();
  const { signal } = running;
  if (connection.kind === "demo") {
    connection.project.addEventListener("moved", reload, { signal });
    connection.project.addEventListener("replaced", () => replace(connection), { signal });
  }
  const refresher = new Refresher(
    () => needsOf(opened, currentRoute()),
    (error) => (error === undefined ? opened.dismiss(REFRESHING) : opened.report(REFRESHING, error)),
  );
  void refresher.run(signal);
  opened.tracker.resume();
  opened.creations.resume();
  show();
}

/** Loads what the page reads. */
function show(): void {
  if (app) void loadAll(needsOf(app, currentRoute()));
  changed();
}

/** Loads again what the page shows, because the clock of the demo was moved. */
function reload(): void {
  if (!app) return;
  for (const shown of needsOf(app, currentRoute())) {
    const loading = shown instanceof ResourceList ? shown.reload() : shown.refresh();
    loading.catch((error) => app?.report("Refreshing the page", error));
  }
}

/** Opens the demo's new project in place of the one before. */
async function replace(connection: Connection): Promise<void> {
  close();
  await open(connection);
}

function close(): void {
  running.abort();
  app?.close();
  app = undefined;
}

function leave(): void {
  app?.session.demo?.stop();
  close();
  sessionStorage.clear();
  changed();
}

addEventListener("hashchange", () => {
  show();
  scrollTo(0, 0);
  // Screen readers continue at the new page.
  document.querySelector<HTMLElement>("#main")?.focus({ preventScroll: true });
});

startTheme(changed);
if (!isSecureContext)
  problem = problemOf(new Error("A browser keeps tokens safe only on HTTPS or on localhost: open this page there."));
if (sessionStorage.getItem(KIND)) void connect({ kind: "demo" });
else changed();
