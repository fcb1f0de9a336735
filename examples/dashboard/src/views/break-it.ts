// The page that breaks the demo, so that one sees how the dashboard recovers.
import { html, type TemplateResult } from "lit";
import { Wrench } from "lucide";
import type { App } from "../app.js";
import type { DemoProject } from "../connection/demo.js";
import { panel } from "../ui/details.js";
import { icon } from "../ui/icon.js";
import { projectPanel } from "./break-it/project.js";
import { scenarioPanel } from "./break-it/scenario.js";
import "./break-it/clock.js";
import "./break-it/fault-panels.js";

export function breakIt(app: App, demo: DemoProject): TemplateResult {
  return html`<header class="page-header">
      <div>
        <h1>Break it</h1>
        <p class="muted">
          Let the demo's API fail as the real one may, then use the dashboard and see what it does. Requests at the top show what was
          sent again.
        </p>
      </div>
      <button class="button" type="button" @click=${() => repair(app, demo)}>${icon(Wrench)} Everything works again</button>
    </header>
    <div class="panels">
      <fault-panels .app=${app}></fault-panels>
      ${scenarioPanel(app, demo)} ${panel("Clock", html`<demo-clock .demo=${demo}></demo-clock>`)} ${projectPanel(app, demo)}
    </div>`;
}

async function repair(app: App, demo: DemoProject): Promise<void> {
  try {
    await demo.repair();
  } catch (error) {
    app.report("Ending the faults", error);
  }
}
