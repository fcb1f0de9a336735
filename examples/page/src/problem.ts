// Errors, as what has happened and what to do.
import { ActionsError, ApiError, HetznerError, InputError } from "hetzner-cloud";
import { element } from "./element.js";

const alert = element(HTMLElement, "#problem");
element(HTMLButtonElement, "button", alert).addEventListener("click", () => {
  alert.hidden = true;
});

/** Does what the user asked for, and shows the error if it fails. */
export async function attempt(work: () => Promise<unknown>): Promise<void> {
  alert.hidden = true;
  await work().catch(report);
}

/** Shows an error. Throws one that is a defect of this page, so that the console has it. */
export function report(error: unknown): void {
  if (!(error instanceof HetznerError) || error instanceof InputError) throw error;
  element(HTMLElement, "p", alert).textContent = explain(error);
  alert.hidden = false;
}

function explain(error: HetznerError): string {
  if (error.isUnauthorized()) return "You are not signed in. Reload the page to sign in.";
  if (error.isAmbiguous()) {
    return "The connection broke: the change may have been made, or not. Look at the list before you try again.";
  }
  if (error.isTimeout()) {
    return sentences(
      "This takes longer than expected, and goes on without the page",
      "look at the list later",
      "a server that ignores “Shut down” can be powered off",
    );
  }
  if (error.kind === "connection") return "The Worker cannot be reached. Check your connection, then try again.";
  if (error instanceof ActionsError) {
    const reasons = error.outcomes.map(({ action }) => action?.error?.message).filter((reason) => reason !== undefined);
    return sentences("Hetzner could not finish this", ...reasons, "look at the list, then try again");
  }
  if (error instanceof ApiError) return sentences(error.apiMessage, error.advice ?? "try again later");
  return "The response cannot be read. Try again later.";
}

/** Texts as sentences, which open with a capital and end with a full stop. */
function sentences(...texts: string[]): string {
  return texts.map((text) => `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.$/, "")}.`).join(" ");
}
