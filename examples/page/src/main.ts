// The page: loads the servers, and again when something has changed.
import { drawChart } from "./chart.js";
import { hz } from "./client.js";
import { startForm } from "./create.js";
import { element, setOptions } from "./element.js";
import { attempt, report } from "./problem.js";
import { showServers } from "./table.js";

const INTERVAL = 15_000;

const table = element(HTMLTableElement, "#servers");
const measured = element(HTMLSelectElement, "#measured");
let form: Promise<void> | undefined;

async function load(): Promise<void> {
  await Promise.all([refresh(), loadForm()]);
}

/** Loads the form once, and again only if that failed. */
function loadForm(): Promise<void> {
  form ??= startForm(refresh).catch((error) => {
    form = undefined;
    throw error;
  });
  return form;
}

async function refresh(): Promise<void> {
  let summary = "The list could not be loaded";
  table.ariaBusy = "true";
  try {
    const servers = await hz.servers.list().all();
    showServers(servers, refresh);
    setOptions(
      measured,
      servers.map(({ id, name }) => [id, name]),
    );
    const running = servers.filter(({ status }) => status === "running").length;
    summary = `${servers.length} in this project, ${running} running`;
    await draw();
  } finally {
    table.ariaBusy = "false";
    element(HTMLElement, "#summary").textContent = summary;
  }
}

async function draw(): Promise<void> {
  await drawChart(measured.value ? Number(measured.value) : null);
}

element(HTMLButtonElement, "#refresh").addEventListener("click", () => attempt(load));
measured.addEventListener("change", () => attempt(draw));
setInterval(() => document.hidden || load().catch(report), INTERVAL);

attempt(load);
