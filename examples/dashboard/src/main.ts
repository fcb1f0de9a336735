// The entry: the first page. The dashboard is loaded when a project is opened.
import "@fontsource-variable/inter/wght.css";
import "./styles/index.css";
import { render } from "lit";
import type { Dashboard } from "./dashboard.js";
import type { Problem } from "./data/problem.js";
import { keepFocus } from "./ui/focus.js";
import { startTheme } from "./ui/theme.js";
import { type Choice, connectPage, type FirstPage } from "./views/connect.js";

/** Remembers over a reload that the demo is open. A token is never kept. */
const KIND = "hetzner-dashboard-demo";

const root = document.querySelector<HTMLElement>("#dashboard") as HTMLElement;
let dashboard: Dashboard | undefined;

/** Shows the first page, in a frame of its own. */
function show(state: FirstPage = {}): void {
  document.title = "Cloud dashboard";
  requestAnimationFrame(() => render(connectPage(connect, state), root));
}

async function connect(choice: Choice): Promise<void> {
  show({ connecting: choice.kind });
  const problem = await open(choice);
  if (problem) show({ problem, failed: choice.kind });
  else if (choice.kind === "demo") sessionStorage.setItem(KIND, "true");
}

async function open(choice: Choice): Promise<Problem | undefined> {
  try {
    const { Dashboard } = await import("./dashboard.js");
    dashboard ??= new Dashboard(root, left);
  } catch {
    return said("The dashboard could not be loaded.", "Check the connection, and reload this page.");
  }
  return dashboard.open(choice);
}

function left(): void {
  sessionStorage.clear();
  show();
}

function said(summary: string, advice: string): Problem {
  return { summary, advice, fields: {}, code: undefined };
}

/** Loads the dashboard while the user chooses: its evaluation would hold up the page that opens. */
function loadEarly(): void {
  const load = () => import("./dashboard.js").catch(() => {}); // A choice tells what could not be loaded.
  if ("requestIdleCallback" in globalThis) requestIdleCallback(load);
}

startTheme(() => dashboard?.changed());
keepFocus();
loadEarly();
if (sessionStorage.getItem(KIND)) void connect({ kind: "demo" });
else if (isSecureContext) show();
else
  show({
    problem: said(
      "This page is not on a secure connection.",
      "Open it on HTTPS or on localhost: only there a browser keeps tokens safe.",
    ),
  });
