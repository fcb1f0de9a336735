// The parts of the page of one resource.
import { html, nothing, type TemplateResult } from "lit";
import { hrefOf } from "../route.js";
import { ago, dateTime } from "./format.js";

/** The heading of the page of one resource, with its buttons. */
export function detailHeader(title: string, about: unknown, buttons: unknown): TemplateResult {
  return html`<header class="page-header">
    <div class="detail-title">
      <h1>${title}</h1>
      <div class="about">${about}</div>
    </div>
    <div class="buttons">${buttons}</div>
  </header>`;
}

/** A part of a page of details. */
export function panel(title: string, content: unknown, tools: unknown = nothing): TemplateResult {
  return html`<section class="card panel">
    <header><h2>${title}</h2>${tools}</header>
    ${content}
  </section>`;
}

/** Names and values. */
export function facts(entries: [name: string, value: unknown][]): TemplateResult {
  return html`<dl class="facts">
    ${entries.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value === null || value === undefined || value === "" || value === nothing ? "–" : value}</dd></div>`)}
  </dl>`;
}

/** A time, with how long ago it was. */
export function moment(time: string, now: number): TemplateResult {
  return html`<time datetime=${time}>${dateTime(time)}</time> <span class="muted">(${ago(time, now)})</span>`;
}

/** A link to a resource by its id, with its name as far as its list is loaded. */
export function link(
  list: { get(id: number): { name?: string | null } | undefined },
  path: string,
  id: number | null | undefined,
): unknown {
  if (id === null || id === undefined) return "–";
  return html`<a href=${hrefOf(path, id)}>${list.get(id)?.name ?? id}</a>`;
}
