// The dialog that creates a server.
import type { ServerCreateReply } from "hetzner-cloud";
import { html, nothing, type TemplateResult } from "lit";
import type { App } from "../../app.js";
import { type Problem, problemOf } from "../../data/problem.js";
import { loadAll, type Project } from "../../data/project.js";
import type { Loadable } from "../../data/resource-list.js";
import { cancelling, type OpenDialog, openDialog } from "../../ui/dialog.js";
import { problemBox } from "../../ui/problem-box.js";
import { openSecrets } from "../../ui/secret.js";
import { loading } from "../../ui/states.js";
import { amount } from "../prices.js";
import { fieldsOf } from "./create-fields.js";
import { type Draft, emptyDraft, paramsOf, problemsOf, settle, totalCost } from "./draft.js";

/** Opens the dialog; the name is suggested unless it is given. */
export function openCreate(app: App, name?: string): void {
  new CreateDialog(app, name).open();
}

/** Shows the root password of a reply, which no other reply contains. */
export function showPassword({ server, root_password }: ServerCreateReply): void {
  if (!root_password) return;
  const note = `The password of root on ${server.name}. It is shown once: the API does not give it again.`;
  openSecrets(`Root password of ${server.name}`, note, [{ label: "Root password", value: root_password }]);
}

/** What the dialog reads. */
function needsOf({ catalogue, ...lists }: Project): Loadable[] {
  const { servers, images, sshKeys, networks, firewalls, placementGroups, volumes } = lists;
  const { locations, serverTypes, systemImages, pricing } = catalogue;
  const known = [locations, serverTypes, systemImages, pricing];
  return [...known, servers, images, sshKeys, networks, firewalls, placementGroups, volumes];
}

class CreateDialog {
  readonly #app: App;
  readonly #draft: Draft;
  readonly #needs: Loadable[];
  #dialog: OpenDialog | undefined;
  #problem: Problem | undefined;
  #isSending = false;
  #isOpen = true;
  /** Whether the user has tried to send it: until then only what was typed is judged. */
  #isTried = false;

  constructor(app: App, name: string | undefined) {
    this.#app = app;
    this.#draft = emptyDraft(name);
    this.#needs = needsOf(app.project);
  }

  open(): void {
    const closed = () => {
      this.#isOpen = false;
    };
    this.#dialog = openDialog("Create server", () => this.#content(), { wide: true, closed });
    void this.#load();
  }

  async #load(): Promise<void> {
    const loaded = loadAll(this.#needs);
    this.#update();
    await loaded;
    settle(this.#draft, this.#app.project, this.#app.now());
    this.#update();
    // The button to cancel has had the focus while there was no field.
    const focused = document.activeElement;
    if (focused instanceof HTMLButtonElement) focused.form?.querySelector("input")?.focus();
  }

  #update(): void {
    if (this.#isOpen) this.#dialog?.update();
  }

  #content(): TemplateResult {
    const failure = this.#needs.find(({ state }) => state === "failed");
    const isReady = this.#needs.every(({ state, oldest }) => state === "ready" || Number.isFinite(oldest));
    return html`<form novalidate autocapitalize="none" @submit=${this.#submit}>
      <div class="dialog-body create-server">
        ${this.#problem ? problemBox(this.#problem) : nothing}
        ${failure ? this.#failed(failure) : isReady ? this.#fields() : loading()}
      </div>
      <footer class="create-footer">
        ${this.#total()}
        ${cancelling(this.#dialog, this.#isSending)}
        <button class="button primary" ?disabled=${this.#isSending || !isReady}>${this.#isSending ? "Creating …" : "Create server"}</button>
      </footer>
    </form>`;
  }

  #failed({ error }: Loadable): TemplateResult {
    return html`${problemBox(problemOf(error))}
      <button type="button" class="button" @click=${() => this.#load()}>Try again</button>`;
  }

  #fields(): TemplateResult {
    const problems = problemsOf(this.#draft, this.#app.project);
    return fieldsOf({
      app: this.#app,
      draft: this.#draft,
      problemOf: (parameter) =>
        this.#refused(parameter) ?? (this.#isJudged(parameter) ? problems[parameter] : undefined),
      change: (changes) => {
        Object.assign(this.#draft, changes);
        settle(this.#draft, this.#app.project, this.#app.now());
        this.#update();
      },
    });
  }

  /** The problem that the API has with a parameter, or with a part of it as in `public_net.ipv4`. */
  #refused(parameter: string): string | undefined {
    const fields = Object.entries(this.#problem?.fields ?? {});
    return fields.find(([name]) => name === parameter || name.startsWith(`${parameter}.`))?.[1];
  }

  #isJudged(parameter: string): boolean {
    return this.#isTried || parameter !== "name" || !this.#draft.isNameSuggested;
  }

  #total(): TemplateResult {
    const { monthly, hourly: anHour } = totalCost(this.#draft, this.#app.project);
    const { type, location } = this.#draft;
    const what = type && location ? `${type} in ${location}, ` : "";
    return html`<p class="create-total" aria-live="polite">
      <strong>${amount(this.#app, monthly)} a month</strong>
      <small class="muted">${what}${amount(this.#app, anHour, 4)} an hour, without tax</small>
    </p>`;
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!this.#isSending) void this.#send(event.target as HTMLFormElement);
  };

  async #send(form: HTMLFormElement): Promise<void> {
    const { creations } = this.#app;
    const draft = this.#draft;
    [this.#isTried, this.#problem] = [true, undefined];
    if (Object.keys(problemsOf(draft, this.#app.project)).length > 0) {
      this.#update();
      showFirstProblem(form);
      return;
    }
    this.#isSending = true;
    this.#update();
    try {
      const reply = await creations.send(paramsOf(draft), { backups: draft.backups });
      this.#dialog?.close();
      if (reply) showPassword(reply);
    } catch (error) {
      this.#isSending = false;
      // A dialog that was closed meanwhile cannot show it.
      if (!this.#isOpen) return this.#app.report(`Creating ${draft.name}`, error);
      this.#problem = problemOf(error);
      this.#update();
      showFirstProblem(form);
    }
  }
}

/** Scrolls to what is to be changed, and focuses it if it is a field. */
function showFirstProblem(form: HTMLFormElement): void {
  const problem = form.querySelector(".field-problem") ?? form.querySelector(".problem");
  problem?.scrollIntoView({ block: "center" });
  form.querySelector<HTMLElement>("[aria-invalid='true']")?.focus();
}
