// The first page: the demo, or the connection to a real project.
import { html, nothing, type TemplateResult } from "lit";
import type { Connection } from "../connection/session.js";
import type { Problem } from "../data/problem.js";
import { problemBox } from "../ui/problem-box.js";

/** What the user chose; a demo is started by the dashboard. */
export type Choice = { kind: "demo" } | Exclude<Connection, { kind: "demo" }>;

/** What the first page shows beside the choice. */
export interface FirstPage {
  problem?: Problem;
  /** What the problem belongs to: nothing when it is that of the page. */
  failed?: Choice["kind"];
  /** What is being connected to. */
  connecting?: Choice["kind"];
}

export function connectPage(
  choose: (choice: Choice) => void,
  { problem, failed, connecting }: FirstPage,
): TemplateResult {
  const isBusy = connecting !== undefined;
  // Beside the button that was used, where it is seen on low screens too.
  const problemAt = (kind: Choice["kind"] | undefined) => (problem && failed === kind ? problemBox(problem) : nothing);
  const label = (kind: Choice["kind"], text: string) => (connecting === kind ? "Connecting …" : text);
  const submit = (read: (data: FormData) => Choice) => (event: SubmitEvent) => {
    event.preventDefault();
    choose(read(new FormData(event.target as HTMLFormElement)));
  };
  return html`<main id="main" class="connect" tabindex="-1">
    <h1><span class="logo" aria-hidden="true"></span> Cloud dashboard</h1>
    ${problemAt(undefined)}
    <section class="card panel">
      <h2>Demo</h2>
      <p>A project of the embedded Hetzner, in this page: the whole API, without an account. It is kept in this browser.</p>
      ${problemAt("demo")}
      <button class="button primary" type="button" ?disabled=${isBusy} @click=${() => choose({ kind: "demo" })}>
        ${label("demo", "Open the demo")}
      </button>
    </section>
    <form class="card panel" @submit=${submit((data) => ({ kind: "token", token: String(data.get("token")).trim() }))}>
      <h2>API token</h2>
      <p>The token stays in the memory of this page, and is sent to the API of Hetzner only. A read-only token is enough to look.</p>
      <label class="field"><span>Token</span><input name="token" type="password" autocomplete="off" required /></label>
      ${problemAt("token")}
      <button class="button" aria-label="Connect with the token" ?disabled=${isBusy}>${label("token", "Connect")}</button>
    </form>
    <form class="card panel" @submit=${submit((data) => ({ kind: "proxy", baseUrl: String(data.get("base_url")).trim() }))}>
      <h2>Proxy</h2>
      <p>A proxy that adds the token, such as that of <code>hetzner-cloud/proxy</code>, on the host of this page.</p>
      <label class="field"><span>Path</span><input name="base_url" value="/hetzner" required /></label>
      ${problemAt("proxy")}
      <button class="button" aria-label="Connect to the proxy" ?disabled=${isBusy}>${label("proxy", "Connect")}</button>
    </form>
  </main>`;
}
