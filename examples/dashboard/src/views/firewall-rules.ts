// The rules of a firewall while they are edited: kept beside the firewall until they are saved or discarded.
import type { Firewall, FirewallRule, FirewallRuleInput } from "hetzner-cloud";
import type { App } from "../app.js";
import { type Problem, problemOf } from "../data/problem.js";
import { splitEntries } from "../ui/values.js";

/** A rule as its fields have it. */
export interface DraftRule {
  /** Stays the same while the rule is moved and changed. */
  key: number;
  direction: string;
  protocol: string;
  port: string;
  /** The sources of inbound packets, or the destinations of outbound ones: a network each line. */
  ips: string;
  description: string;
  /** Whether a field was left: its problems are shown from then on. */
  isTouched: boolean;
  /** The problems of the fields that the API has found. */
  refused: RuleProblems;
}

/** The fields of a rule that can have a problem. */
export type RuleField = "protocol" | "port" | "ips" | "description";
export type RuleProblems = Partial<Record<RuleField, string>>;

/** The most rules of a firewall, the most networks of a rule, and the longest description. */
export const MOST_RULES = 50;
const MOST_NETWORKS = 100;
const LONGEST = 255;

/** The rules of a firewall that the user edits. */
export class RulesDraft {
  rules: DraftRule[];
  isSaving = false;
  /** The problem with which the API refused the rules. */
  problem: Problem | undefined;
  /** The rules of the firewall when the edit began, as text. */
  readonly base: string;
  #lastKey = 0;

  constructor(firewall: Firewall) {
    this.base = textOfRules(firewall.rules);
    this.rules = firewall.rules.map((rule) => this.#draftOf(rule));
  }

  /** The rules of a direction, in their order. */
  of(direction: string): DraftRule[] {
    return this.rules.filter((rule) => rule.direction === direction);
  }

  add(rule: Partial<DraftRule> & Pick<DraftRule, "direction">): void {
    const empty = { protocol: "tcp", port: "", ips: "", description: "", isTouched: false, refused: {} };
    this.rules = [...this.rules, { ...empty, ...rule, key: ++this.#lastKey }];
  }

  change(key: number, changes: Partial<DraftRule>): void {
    this.rules = this.rules.map((rule) => (rule.key === key ? { ...rule, refused: {}, ...changes } : rule));
  }

  remove(key: number): void {
    this.rules = this.rules.filter((rule) => rule.key !== key);
  }

  /** Moves a rule among those of its direction: by -1 up, by 1 down. */
  move(key: number, by: -1 | 1): void {
    const rule = this.rules.find((one) => one.key === key);
    const peers = rule ? this.of(rule.direction) : [];
    const other = peers[peers.findIndex((one) => one.key === key) + by];
    if (!rule || !other) return;
    this.rules = this.rules.map((one) => (one === rule ? other : one === other ? rule : one));
  }

  /** Whether the rules differ from those that the firewall had. */
  get isChanged(): boolean {
    return this.text !== this.base;
  }

  get text(): string {
    return textOfRules(this.inputs);
  }

  /** The rules as the API takes them: inbound ones first. */
  get inputs(): FirewallRuleInput[] {
    return this.#ordered.map(inputOf);
  }

  get #ordered(): DraftRule[] {
    return [...this.rules].sort((a, b) => Number(a.direction !== "in") - Number(b.direction !== "in"));
  }

  /** Shows all problems. Returns whether there are none. */
  check(): boolean {
    this.rules = this.rules.map((rule) => ({ ...rule, isTouched: true }));
    return this.rules.every((rule) => Object.keys(problemsOf(rule)).length === 0);
  }

  /** Takes the refusal of the API: problems of rules to their fields, others to the editor. */
  refuse(error: unknown): void {
    const problem = problemOf(error);
    const others: Record<string, string> = {};
    const ordered = this.#ordered;
    for (const [name, text] of Object.entries(problem.fields)) {
      const match = /^rules[.[](\d+)\]?(?:\.(\w+))?/.exec(name);
      const rule = ordered[Number(match?.[1] ?? -1)];
      if (rule) this.change(rule.key, { isTouched: true, refused: { ...rule.refused, [fieldOf(match?.[2])]: text } });
      else others[name] = text;
    }
    const isAtRules = Object.keys(problem.fields).length > 0 && Object.keys(others).length === 0;
    const marked = { summary: "The API has refused the rules that are marked.", advice: "Nothing was changed." };
    this.problem = { ...problem, ...(isAtRules ? marked : {}), fields: others };
  }

  #draftOf(rule: FirewallRule): DraftRule {
    const ips = rule.direction === "out" ? rule.destination_ips : rule.source_ips;
    return {
      key: ++this.#lastKey,
      direction: rule.direction,
      protocol: rule.protocol,
      port: rule.port ?? "",
      ips: ips.join("\n"),
      description: rule.description ?? "",
      isTouched: false,
      refused: {},
    };
  }
}

/** The field of the editor for one of the API. */
function fieldOf(name: string | undefined): RuleField {
  if (name === "port" || name === "description") return name;
  return name === "source_ips" || name === "destination_ips" ? "ips" : "protocol";
}

export function hasPort(protocol: string): boolean {
  return protocol === "tcp" || protocol === "udp";
}

function inputOf({ direction, protocol, port, ips, description }: DraftRule): FirewallRuleInput {
  const input: FirewallRuleInput = { direction, protocol };
  if (description.trim()) input.description = description.trim();
  if (hasPort(protocol)) input.port = port.trim();
  if (direction === "out") input.destination_ips = splitEntries(ips);
  else input.source_ips = splitEntries(ips);
  return input;
}

/** Rules as text, to compare them: without what makes no difference. */
function textOfRules(rules: readonly (FirewallRule | FirewallRuleInput)[]): string {
  const values = rules.map(({ direction, protocol, port, source_ips, destination_ips, description }) => [
    direction,
    protocol,
    port ?? "",
    (direction === "out" ? destination_ips : source_ips) ?? [],
    description ?? "",
  ]);
  const inFirst = values.sort(([a], [b]) => Number(a !== "in") - Number(b !== "in"));
  return JSON.stringify(inFirst);
}

/** The problems of a rule that can be told without the API. */
export function problemsOf({ protocol, port, ips, description }: DraftRule): RuleProblems {
  const problems: RuleProblems = {};
  if (hasPort(protocol) && !isPort(port.trim()))
    problems.port = "A port from 1 to 65535, or a range such as 1024-5000.";
  const networks = splitEntries(ips);
  const wrong = networks.find((network) => !isNetwork(network));
  if (networks.length === 0) problems.ips = "At least one network, such as 0.0.0.0/0.";
  else if (networks.length > MOST_NETWORKS) problems.ips = `At most ${MOST_NETWORKS} networks.`;
  else if (wrong) problems.ips = `${wrong} is not a network such as 10.0.0.0/8 or 2001:db8::/32.`;
  if (description.length > LONGEST) problems.description = `At most ${LONGEST} characters.`;
  return problems;
}

function isPort(text: string): boolean {
  const match = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text);
  if (!match) return false;
  const [from, to] = [Number(match[1]), Number(match[2] ?? match[1])];
  return from >= 1 && from <= to && to <= 65_535;
}

/** The form of a network. Whether its address is the first one is for the API to say. */
function isNetwork(text: string): boolean {
  const match = /^([\d.]+|[\da-fA-F:.]*:[\da-fA-F:.]*)\/(\d{1,3})$/.exec(text);
  if (!match) return false;
  const [, address = "", prefix] = match;
  if (address.includes(":")) return Number(prefix) <= 128;
  const parts = address.split(".");
  return parts.length === 4 && parts.every((part) => part !== "" && Number(part) <= 255) && Number(prefix) <= 32;
}

/** The edits of each application, by the ids of the firewalls. */
const drafts = new WeakMap<App, Map<number, RulesDraft>>();

/** The edit of a firewall: the one that has been begun, or a new one. */
export function draftOf(app: App, firewall: Firewall): RulesDraft {
  const ofApp = drafts.get(app) ?? new Map<number, RulesDraft>();
  drafts.set(app, ofApp);
  const begun = ofApp.get(firewall.id);
  // Without changes, the rules of the firewall are shown as they are now.
  if (begun && (begun.isChanged || begun.isSaving || begun.base === textOfRules(firewall.rules))) return begun;
  const draft = new RulesDraft(firewall);
  ofApp.set(firewall.id, draft);
  return draft;
}

export function discard(app: App, firewall: Firewall): void {
  drafts.get(app)?.delete(firewall.id);
}

/** Whether the rules of a firewall have changes that are not saved. */
export function isEdited(app: App, { id }: Firewall): boolean {
  return drafts.get(app)?.get(id)?.isChanged ?? false;
}

/** Whether the firewall has got other rules since the edit began. */
export function isOutdated(draft: RulesDraft, firewall: Firewall): boolean {
  return draft.base !== textOfRules(firewall.rules) && draft.text !== textOfRules(firewall.rules);
}
