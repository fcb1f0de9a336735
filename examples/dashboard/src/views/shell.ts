// The frame of every page: navigation, requests, the operations of the user, and the present page.
import { html, nothing, type TemplateResult } from "lit";
import { Activity, Bug, ChartPie, LogOut, Menu, Moon, Sun } from "lucide";
import type { App } from "../app.js";
import type { Loadable } from "../data/resource-list.js";
import { hrefOf, type Route } from "../route.js";
import { guardedPage } from "../ui/guarded.js";
import { type IconNode, icon } from "../ui/icon.js";
import { isDark, toggleTheme } from "../ui/theme.js";
import { openRequests } from "./activity.js";
import { notices } from "./notices.js";
import { overview, overviewNeeds } from "./overview.js";
import { breakIt } from "./break-it.js";
import { clockButton } from "./break-it/clock.js";
import { detailPage, listPage, nameOf } from "./section.js";
import { SECTIONS, sectionOf } from "./sections.js";

/** The data that a page reads: it is loaded when the page is opened, and kept up to date while it is shown. */
export function needsOf(app: App, route: Route): Loadable[] {
  if (route.section === "overview") return overviewNeeds(app.project);
  const shown = sectionOf(route.section);
  if (!shown) return [];
  // A list that both name is needed once.
  return [...new Set([shown.list(app.project), ...(shown.needs?.(app, route) ?? [])])];
}

/** The title of a page. */
export function titleOf(app: App, { section, id }: Route): string {
  const shown = sectionOf(section);
  if (!shown) return section === "break-it" ? "Break it" : "Overview";
  const item = id === undefined ? undefined : shown.list(app.project).get(Number(id));
  return item ? `${nameOf(shown, item)} · ${shown.title}` : shown.title;
}

export function shell(app: App, page: TemplateResult, route: Route, leave: () => void): TemplateResult {
  return html`<a class="skip" href="#main" @click=${focusMain}>Skip to the content</a>
    <div class="frame">
      <header class="top">
        <button class="button icon-only menu-button" type="button" popovertarget="navigation" aria-label="Menu">
          ${icon(Menu)}
        </button>
        <a class="brand" href="#/overview"><span class="logo" aria-hidden="true"></span> Cloud dashboard</a>
        <span class="mode">${modeOf(app)}</span>
        ${app.session.demo ? clockButton(app.session.demo) : nothing}
        ${
          app.session.requests.isLimited
            ? html`<span class="tag warning wide-only" role="status" title="Requests wait, and are sent again.">limit of requests used up</span>`
            : nothing
        }
        <button class="button quiet" type="button" @click=${() => openRequests(app)}>
          ${icon(Activity)}<span><span class="requests-count">${app.session.requests.total}</span><span class="wide-only">${app.session.requests.total === 1 ? " request" : " requests"}</span></span>
        </button>
        <button
          class="button icon-only quiet"
          type="button"
          aria-label=${isDark() ? "Light colours" : "Dark colours"}
          @click=${() => toggleTheme(app.changed)}
        >
          ${icon(isDark() ? Sun : Moon)}
        </button>
        <button class="button icon-only quiet" type="button" aria-label="Leave this project" @click=${leave}>
          ${icon(LogOut)}
        </button>
      </header>
      <nav id="navigation" class="navigation" popover aria-label="Sections" @click=${closeNavigation}>
        ${navigationLink("overview", "Overview", ChartPie, route)}
        ${SECTIONS.map(
          ({ group, sections }) =>
            html`<h2>${group}</h2>
              ${sections.map((section) => {
                const list = section.list(app.project);
                const total = list.isComplete ? list.total : undefined;
                return navigationLink(section.path, section.title, section.icon, route, total);
              })}`,
        )}
        ${
          app.session.demo
            ? html`<h2>Demo</h2>
                ${navigationLink("break-it", "Break it", Bug, route)}`
            : nothing
        }
      </nav>
      <main id="main" tabindex="-1">${page}</main>
    </div>
    ${notices(app)}`;
}

/** The content of a page. */
export function pageOf(app: App, route: Route): TemplateResult {
  return guardedPage(() => contentOf(app, route));
}

function contentOf(app: App, route: Route): TemplateResult {
  if (route.section === "overview") return overview(app, route);
  if (route.section === "break-it" && app.session.demo) return breakIt(app, app.session.demo);
  const section = sectionOf(route.section);
  if (!section)
    return html`<div class="empty"><h1>There is no such page</h1><a class="button" href="#/overview">Overview</a></div>`;
  return route.id === undefined ? listPage(app, section, route) : detailPage(app, section, route);
}

function navigationLink(path: string, title: string, node: IconNode, route: Route, total?: number): TemplateResult {
  return html`<a href=${hrefOf(path)} aria-current=${route.section === path ? "page" : nothing}>
    ${icon(node)} <span>${title}</span> ${total === undefined ? nothing : html`<span class="total">${total.toLocaleString("en")}</span>`}
  </a>`;
}

function modeOf(app: App): string {
  return { demo: "Demo", token: "Hetzner Cloud", proxy: "Proxy" }[app.session.kind];
}

function focusMain(event: Event): void {
  event.preventDefault();
  document.querySelector<HTMLElement>("#main")?.focus();
}

/** Closes the menu of a narrow screen, when a link of it was followed. */
function closeNavigation(event: Event): void {
  const navigation = event.currentTarget as HTMLElement;
  if ((event.target as Element).closest("a") && navigation.matches(":popover-open")) navigation.hidePopover();
}
