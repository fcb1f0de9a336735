// The overview: what the project has, and what it costs a month.
import { html, type TemplateResult } from "lit";
import type { App } from "../app.js";
import type { Project } from "../data/project.js";
import type { Loadable } from "../data/resource-list.js";

export function overviewNeeds(project: Project): Loadable[] {
  return [project.servers];
}

export function overview(app: App): TemplateResult {
  return html`<header class="page-header"><h1>Overview</h1></header><p>${app.project.servers.total}</p>`;
}
