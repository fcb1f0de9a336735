// Errors as a user reads them: what has happened, and what to do.
import { ActionsError, ApiError, HetznerError } from "hetzner-cloud";

export interface Problem {
  /** What has happened. */
  summary: string;
  /** What to do. */
  advice: string;
  /** The problems of single parameters, by their names. */
  fields: Record<string, string>;
  /** The code of the API, for those who look it up. */
  code: string | undefined;
}

export function problemOf(error: unknown): Problem {
  const known = HetznerError.from(error as Error);
  if (!known) return { summary: String((error as Error)?.message ?? error), advice: "", fields: {}, code: undefined };
  return {
    summary: summaryOf(known),
    advice: known.isRateLimited()
      ? "Requests are granted again after a while: wait, and try again."
      : (known.advice ?? adviceOf(known)),
    fields: fieldsOf(known),
    code: known.code ?? undefined,
  };
}

/** Whether the same request may succeed later: a connection comes back, and a refused token stays refused. */
export function isPassing(error: unknown): boolean {
  return HetznerError.from(error as Error)?.retryable ?? false;
}

/** The problem of a connection that could not be opened. */
export function connectionProblemOf(error: unknown, kind: "demo" | "token" | "proxy"): Problem {
  const problem = problemOf(error);
  const known = HetznerError.from(error as Error);
  if (known?.kind === "connection") {
    const advice =
      kind === "proxy" ? "Check the path, and whether the proxy runs." : "Check the connection to the Internet.";
    return { ...problem, advice };
  }
  // An answer without a code is that of another program, such as a server of files.
  if (kind === "proxy" && known && !known.code)
    return { ...problem, summary: "There is no proxy of the API at this path.", advice: "Check the path." };
  return problem;
}

function summaryOf(error: HetznerError): string {
  if (error.isUnauthorized()) return "The API does not accept this token.";
  if (error.isRateLimited()) return "The limit of requests is used up.";
  if (error.isAmbiguous()) return "No answer came back, so it is unknown whether this was carried out.";
  if (error instanceof ActionsError) {
    const failed = error.outcomes.find(({ status }) => status === "failed")?.action?.error;
    if (failed) return `The action failed: ${failed.message}`;
  }
  if (error.kind === "connection") return "The API cannot be reached.";
  if (error instanceof ApiError && error.apiMessage) return sentence(error.apiMessage);
  return sentence(error.summary);
}

function adviceOf(error: HetznerError): string {
  if (error.isAmbiguous()) return "Look at the list before trying again: it may exist already.";
  if (error.kind === "connection") return "Check the connection, and try again.";
  return "";
}

function fieldsOf(error: HetznerError): Record<string, string> {
  if (!(error instanceof ApiError)) return {};
  if (error.hasCode("uniqueness_error"))
    return Object.fromEntries((error.details?.fields ?? []).map(({ name }) => [name, "is used already"]));
  if (!error.hasCode("invalid_input")) return {};
  const fields = error.details?.fields ?? [];
  return Object.fromEntries(fields.map(({ name, messages }) => [name, messages?.join(" ") ?? "is invalid"]));
}

/** A text as a sentence. Names such as `cx23` stay as they are. */
function sentence(text: string): string {
  const start = /^\S*\d/.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(start) ? start : `${start}.`;
}
