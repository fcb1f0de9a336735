// Parts of the page that cannot be built, because an answer of the API lacks what they need: the rest stays usable.
import { html, type TemplateResult } from "lit";
import { problemBox } from "./problem-box.js";

/** The page, or what is said in its place. */
export function guardedPage(build: () => TemplateResult): TemplateResult {
  try {
    return build();
  } catch (error) {
    const summary = `An answer of the API lacks something that is needed here (${error}).`;
    const advice = "The other pages can be used. To try again, reload the page.";
    return html`<header class="page-header"><h1>This page cannot be shown</h1></header>
      ${problemBox({ summary, advice, fields: {}, code: undefined })}`;
  }
}

/** The content of a cell or a card, or what is said in its place. */
export function guarded<Content>(build: () => Content): Content | TemplateResult {
  try {
    return build();
  } catch (error) {
    return html`<span class="muted" title=${`An answer of the API lacks something that is needed here (${error}).`}>unknown</span>`;
  }
}
