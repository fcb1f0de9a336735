// The panel that breaks things, so that one sees the conversations recover.
import { html, type TemplateResult } from "lit";
import type { App } from "../app.js";
import type { DemoProject } from "../connection/demo.js";

export function breakIt(_app: App, _demo: DemoProject): TemplateResult {
  return html`<header class="page-header"><h1>Break it</h1></header>`;
}
