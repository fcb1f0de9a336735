// A guided failure: the answer of a create is lost, and the page is reloaded before it can look for the server.
import { html, nothing, type TemplateResult } from "lit";
import { RotateCcw } from "lucide";
import type { App } from "../../app.js";
import type { DemoProject } from "../../connection/demo.js";
import { panel } from "../../ui/details.js";
import { icon } from "../../ui/icon.js";

export function scenarioPanel(app: App, demo: DemoProject): TemplateResult {
  return panel(
    "A worst case",
    html`<ol class="steps">
        <li>The request for a server is sent, with a mark in its labels. The mark is kept in this tab.</li>
        <li>Hetzner creates the server, and the answer is lost.</li>
        <li>The page is reloaded, as if the browser had crashed.</li>
        <li>The new page looks for the mark, finds the server, and waits until it runs. There is one, not two.</li>
      </ol>
      <div class="buttons">
        <button class="button primary" type="button" ?disabled=${!demo.isKept} @click=${() => run(app, demo)}>
          ${icon(RotateCcw)} Create, lose the answer and reload
        </button>
      </div>
      ${demo.isKept ? nothing : html`<p class="muted">Start a smaller project again: this one is not kept over a reload.</p>`}`,
  );
}

async function run(app: App, demo: DemoProject): Promise<void> {
  const name = `recovered-${Date.now().toString(36)}`;
  try {
    await demo.setFaults({
      version: 1,
      rules: [{ fault: "response_lost", operations: ["servers.create"], times: 1 }],
    });
    await app.creations.send({ name, server_type: "cx23", image: "debian-13" }, { backups: false });
    // Nothing that the page asks from now on is answered.
    demo.stop();
    location.hash = "#/servers";
    location.reload();
  } catch (error) {
    app.report(`Creating ${name}`, error);
  }
}
