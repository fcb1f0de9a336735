// What can be broken: rules of the embedded Hetzner's script of faults.
import type { FaultReport, FaultRule, FaultScript } from "hetzner-cloud/sim";

/** A fault that the user can switch on. */
export interface Breakage {
  title: string;
  /** What it does, and what is to be seen then. */
  text: string;
  rule: FaultRule;
}

/** The next create of any resource. */
export const LOST_CREATE: FaultRule = { fault: "response_lost", operations: ["*.create"], times: 1 };

export const GROUPS: { title: string; breakages: Breakage[] }[] = [
  {
    title: "Answers",
    breakages: [
      {
        title: "Lose the answer of the next create",
        text: "It is carried out, but nobody can know. A server is looked up by its marker and adopted; it is not created twice.",
        rule: LOST_CREATE,
      },
      {
        title: "Lose 20 % of all answers",
        text: "Reads, updates and deletes are sent again. Other writes end with an unknown outcome, and the page says so.",
        rule: { fault: "response_lost", share: 0.2 },
      },
      {
        title: "Slow answers",
        text: "Each takes 800 ms longer. What is shown stays until the answer is there.",
        rule: { fault: "slow", millis: 800 },
      },
      {
        title: "A gateway answers 30 % with 503",
        text: "An HTML page in place of JSON. The client backs off and sends again what is safe to send again.",
        rule: { fault: "gateway", status: 503, share: 0.3 },
      },
    ],
  },
  {
    title: "Actions and refusals",
    breakages: [
      {
        title: "The next action fails",
        text: "It is accepted, and ends with an error while you wait for it.",
        rule: { fault: "action_failed", times: 1 },
      },
      {
        title: "The next action stalls",
        text: "It never ends, and its resource stays locked, until everything works again.",
        rule: { fault: "action_stalled", times: 1 },
      },
      {
        title: "No cx23 in Falkenstein",
        text: "Servers of this type cannot be created in fsn1, nor changed to it: the API refuses.",
        rule: { fault: "resource_unavailable", server_type: "cx23", location: "fsn1" },
      },
    ],
  },
  {
    title: "A newer API",
    breakages: [
      {
        title: "Fields that are not known yet",
        text: "Each object of an answer has a field that this version of the package does not know. Nothing changes.",
        rule: { fault: "unknown_fields" },
      },
      {
        title: "Values that are not known yet",
        text: "Every status and type has a value that is new. It is shown as it is, and a wait goes on until it knows better.",
        rule: { fault: "unknown_values" },
      },
    ],
  },
];

export const BREAKAGES = GROUPS.flatMap(({ breakages }) => breakages);

/** The script of rules; `null` without any. A new seed, so that the next answers are not those that were lost before. */
export function scriptOf(rules: FaultRule[]): FaultScript | null {
  return rules.length === 0 ? null : { version: 1, seed: Math.floor(Math.random() * 2 ** 32), rules };
}

/** The report on a rule, whatever the order of its fields. */
export function reportOn({ rule }: Breakage, report: FaultReport): FaultReport["rules"][number] | undefined {
  return report.rules.find((reported) => textOf(reported.rule) === textOf(rule));
}

function textOf(rule: FaultRule): string {
  return JSON.stringify(Object.entries(rule).sort());
}
