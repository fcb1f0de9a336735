// Starts the demo again, with a number of servers.
import { html, type TemplateResult } from "lit";
import type { App } from "../../app.js";
import type { DemoProject } from "../../connection/demo.js";
import { confirm } from "../../ui/dialog.js";
import { panel } from "../../ui/details.js";

/** The projects that can be started: their label, and the number of servers; `undefined` for that of the demo. */
const PROJECTS: [label: string, servers: number | undefined][] = [
  ["Empty", 0],
  ["The demo", undefined],
  ["200 servers", 200],
  ["2,000 servers", 2000],
];

export function projectPanel(app: App, demo: DemoProject): TemplateResult {
  return panel(
    "Start again",
    html`<p>
        Replaces the demo's project by a new one, in which everything works. One with 2,000 servers is not kept: a reload returns to
        the one that was kept last.
      </p>
      <div class="buttons">
        ${PROJECTS.map(
          ([label, servers]) =>
            html`<button class="button" type="button" @click=${() => startAgain(app, demo, label, servers)}>${label}</button>`,
        )}
      </div>`,
  );
}

async function startAgain(app: App, demo: DemoProject, label: string, servers: number | undefined): Promise<void> {
  const agreed = await confirm({
    title: "Start the demo again",
    text: "Everything in the present project is lost.",
    action: `Start: ${label}`,
    isDangerous: true,
  });
  if (!agreed) return;
  try {
    await demo.startAgain(servers);
  } catch (error) {
    app.report("Starting the demo again", error);
  }
}
