// Dialogs: a question, or a form. The element `dialog` keeps the focus inside and gives it back.
import { html, nothing, render, type TemplateResult } from "lit";
import { focusedPlace, focusPlace } from "./focus.js";

/** A dialog that is open. */
export interface OpenDialog {
  /** Renders its content again. */
  update(): void;
  close(): void;
}

/** Opens a dialog. `content` is rendered at once and after each `update`; `closed` is called in the end. */
export function openDialog(
  title: string,
  content: (dialog: OpenDialog) => TemplateResult,
  options: { wide?: boolean; closed?: () => void } = {},
): OpenDialog {
  const element = document.createElement("dialog");
  element.className = options.wide ? "dialog wide" : "dialog";
  element.setAttribute("aria-label", title);
  const opened = focusedPlace();
  const dialog: OpenDialog = {
    update: () =>
      render(
        html`<header><h2>${title}</h2></header>
          ${content(dialog)}`,
        element,
      ),
    close: () => element.close(),
  };
  element.addEventListener("close", () => {
    element.remove();
    if (opened) focusPlace(opened);
    options.closed?.();
  });
  document.body.append(element);
  dialog.update();
  element.showModal();
  return dialog;
}

/** The footer of a dialog that only shows something. */
export function closing(dialog: OpenDialog, label = "Close"): TemplateResult {
  return html`<footer><button type="button" class="button primary" @click=${() => dialog.close()}>${label}</button></footer>`;
}

/** Says why something cannot be done. */
export function explain(title: string, text: string): void {
  openDialog(title, (dialog) => html`<div class="dialog-body"><p role="alert">${text}</p></div>${closing(dialog)}`);
}

/** The button that closes a form. What was sent cannot be taken back, so it is then no `Cancel`. */
export function cancelling(dialog: OpenDialog | undefined, isSending: boolean): TemplateResult {
  return html`${
    isSending ? html`<small class="sent" role="status">It was sent. It goes on when this is closed.</small>` : nothing
  }
    <button type="button" class="button" @click=${() => dialog?.close()}>${isSending ? "Close" : "Cancel"}</button>`;
}

/** A question before an operation that has consequences. */
export interface Question {
  title: string;
  /** What will happen, with consequences and costs. */
  text: string | TemplateResult;
  /** The label of the button that does it, as in `Delete`. */
  action: string;
  isDangerous?: boolean;
  /** A text to type before the button can be used, for what cannot be undone. */
  typed?: string;
}

/** Asks a question. Resolves to whether the user agreed. */
export function confirm({ title, text, action, isDangerous = false, typed }: Question): Promise<boolean> {
  let agreed = false;
  let isTyped = typed === undefined;
  return new Promise((resolve) => {
    const content = (dialog: OpenDialog) => html`<form
      method="dialog"
      autocapitalize="none"
      @submit=${() => {
        agreed = isTyped;
      }}
    >
      <div class="dialog-body">
        <div class="prose" id="question">${text}</div>
        ${
          typed === undefined
            ? ""
            : html`<label class="field">
                <span>Type <strong>${typed}</strong> to confirm</span>
                <input
                  autocomplete="off"
                  spellcheck="false"
                  autofocus
                  aria-describedby="question"
                  @input=${(event: InputEvent) => {
                    isTyped = (event.target as HTMLInputElement).value === typed;
                    dialog.update();
                  }}
                />
              </label>`
        }
      </div>
      <footer>
        <button type="button" class="button" aria-describedby="question" @click=${() => dialog.close()}>Cancel</button>
        <button class=${isDangerous ? "button danger" : "button primary"} ?disabled=${!isTyped}>${action}</button>
      </footer>
    </form>`;
    openDialog(title, content, { closed: () => resolve(agreed) });
  });
}
