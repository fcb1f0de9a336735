// The editor of the rules of a firewall.
import type { Firewall } from "hetzner-cloud";
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";
import { ArrowDown, ArrowUp, Plus, Trash2 } from "lucide";
import type { App } from "../app.js";
import { panel } from "../ui/details.js";
import { icon } from "../ui/icon.js";
import { problemBox } from "../ui/problem-box.js";
import {
  type DraftRule,
  discard,
  draftOf,
  hasPort,
  isOutdated,
  MOST_RULES,
  problemsOf,
  type RuleField,
  type RuleProblems,
  type RulesDraft,
} from "./firewall-rules.js";

const EVERYWHERE = "0.0.0.0/0\n::/0";
const PROTOCOLS = ["tcp", "udp", "icmp", "esp", "gre"];

interface Direction {
  value: "in" | "out";
  title: string;
  /** What holds without any rule. */
  text: string;
  networks: string;
}

const DIRECTIONS: Direction[] = [
  { value: "in", title: "Inbound", text: "What no rule allows is dropped.", networks: "Sources" },
  { value: "out", title: "Outbound", text: "Without any rule, everything is allowed.", networks: "Destinations" },
];

/** Rules that are added often. */
const PRESETS: [label: string, rule: Pick<DraftRule, "protocol" | "port" | "ips" | "description">][] = [
  ["SSH", { protocol: "tcp", port: "22", ips: EVERYWHERE, description: "SSH" }],
  ["HTTP", { protocol: "tcp", port: "80", ips: EVERYWHERE, description: "HTTP" }],
  ["HTTPS", { protocol: "tcp", port: "443", ips: EVERYWHERE, description: "HTTPS" }],
  ["Ping", { protocol: "icmp", port: "", ips: EVERYWHERE, description: "Ping" }],
];

/** The parts that an edit needs. */
interface Editor {
  app: App;
  draft: RulesDraft;
}

export function rulesEditor(app: App, firewall: Firewall): TemplateResult {
  const draft = draftOf(app, firewall);
  const editor = { app, draft };
  const { isChanged, isSaving, problem } = draft;
  const reset = () => {
    discard(app, firewall);
    app.changed();
  };
  const tools = html`<div class="buttons" role="group" aria-label="Changes of the rules">
    ${isChanged ? html`<span class="tag warning" role="status">${isSaving ? "being saved" : "not saved"}</span>` : nothing}
    <button class="button small" type="button" ?disabled=${!isChanged || isSaving} @click=${reset}>Reset</button>
    <button class="button small primary" type="button" aria-disabled=${!isChanged || isSaving ? "true" : nothing} @click=${() => isChanged && !isSaving && save(app, firewall, draft)}>
      ${isSaving ? "Saving …" : "Save rules"}
    </button>
  </div>`;
  const content = html`${
    isOutdated(draft, firewall) && !isSaving
      ? html`<p class="note-box">
          The rules have been changed elsewhere since you began. Save replaces these changes; Reset shows them.
        </p>`
      : nothing
  }
  ${problem ? problemBox(problem) : nothing}
  <fieldset class="rules" ?disabled=${isSaving}>
    <legend class="visually-hidden">Rules</legend>
    ${DIRECTIONS.map((direction) => rulesOf(editor, direction))}
  </fieldset>`;
  return panel("Rules", content, tools);
}

function rulesOf(editor: Editor, direction: Direction): TemplateResult {
  const { app, draft } = editor;
  const rules = draft.of(direction.value);
  const isFull = draft.rules.length >= MOST_RULES;
  const add = (rule: Partial<DraftRule>) => {
    draft.add({ direction: direction.value, ...rule });
    app.changed();
    const added = draft.of(direction.value).at(-1);
    if (added) focusSoon(`rule-${added.key}-protocol`);
  };
  return html`<section class="rules-direction">
    <header>
      <h3>${direction.title}</h3>
      <p class="muted">${direction.text}</p>
    </header>
    ${
      rules.length > 0
        ? html`<div class="rule-header" aria-hidden="true">
              <span>Protocol</span><span>Port</span><span>${direction.networks}</span><span>Description</span>
            </div>
            <ol class="rule-list" aria-label="${direction.title} rules">
              ${repeat(
                rules,
                ({ key }) => key,
                (rule, index) => ruleRow(editor, direction, rule, index, rules.length),
              )}
            </ol>`
        : nothing
    }
    <div class="buttons">
      <button class="button small" type="button" id="add-${direction.value}" aria-label="Add a rule: ${direction.title}" ?disabled=${isFull} @click=${() => add({})}>
        ${icon(Plus)} Add a rule
      </button>
      ${
        direction.value === "in"
          ? PRESETS.map(
              ([label, rule]) =>
                html`<button class="button small quiet" type="button" aria-label="Add a rule for ${label}" ?disabled=${isFull} @click=${() => add(rule)}>
                  ${icon(Plus)} ${label}
                </button>`,
            )
          : nothing
      }
      ${isFull ? html`<p class="muted">A firewall has at most ${MOST_RULES} rules.</p>` : nothing}
    </div>
  </section>`;
}

function ruleRow(
  { app, draft }: Editor,
  direction: Direction,
  rule: DraftRule,
  index: number,
  count: number,
): TemplateResult {
  const { key } = rule;
  const problems: RuleProblems = { ...(rule.isTouched ? problemsOf(rule) : {}), ...rule.refused };
  const change = (changes: Partial<DraftRule>) => {
    draft.change(key, changes);
    app.changed();
  };
  const textIn = (event: Event) => (event.target as HTMLInputElement).value;
  const left = () => {
    if (!rule.isTouched) change({ isTouched: true, refused: rule.refused });
  };
  const move = (by: -1 | 1) => {
    // The button at an end keeps the focus: one of the other direction would undo what the next press means.
    if (index + by < 0 || index + by >= count) return;
    draft.move(key, by);
    app.changed();
    focusSoon(`rule-${key}-${by < 0 ? "up" : "down"}`);
  };
  const remove = () => {
    draft.remove(key);
    app.changed();
    focusSoon(`add-${direction.value}`);
  };
  const id = (field: string) => `rule-${key}-${field}`;
  const wiring = (field: RuleField) => ({
    invalid: problems[field] ? "true" : nothing,
    about: problems[field] ? `${id(field)}-problem` : nothing,
  });
  const text = (field: RuleField) =>
    problems[field] ? html`<small class="field-problem" id="${id(field)}-problem">${problems[field]}</small>` : nothing;
  const [protocol, port, ips, description] = [
    wiring("protocol"),
    wiring("port"),
    wiring("ips"),
    wiring("description"),
  ] as const;
  const number = index + 1;
  return html`<li class="rule">
    <div class="rule-field">
      <label for=${id("protocol")}>Protocol<span class="visually-hidden"> of rule ${number}</span></label>
      <select
        id=${id("protocol")}
        aria-invalid=${protocol.invalid}
        aria-describedby=${protocol.about}
        @change=${(event: Event) => change({ protocol: textIn(event) })}
      >
        ${[...new Set([...PROTOCOLS, rule.protocol])].map(
          (value) => html`<option value=${value} .selected=${value === rule.protocol}>${value?.toUpperCase()}</option>`,
        )}
      </select>
      ${text("protocol")}
    </div>
    <div class="rule-field">
      <label for=${id("port")}>Port<span class="visually-hidden"> of rule ${number}</span></label>
      <input
        id=${id("port")}
        autocomplete="off"
        placeholder=${hasPort(rule.protocol) ? "80 or 80-90" : "none"}
        ?disabled=${!hasPort(rule.protocol)}
        aria-invalid=${port.invalid}
        aria-describedby=${port.about}
        .value=${live(hasPort(rule.protocol) ? rule.port : "")}
        @input=${(event: Event) => change({ port: textIn(event) })}
        @change=${left}
      />
      ${text("port")}
    </div>
    <div class="rule-field">
      <label for=${id("ips")}>${direction.networks}<span class="visually-hidden"> of rule ${number}, one each line</span></label>
      <textarea
        id=${id("ips")}
        rows=${Math.min(6, Math.max(1, rule.ips.split("\n").length))}
        spellcheck="false"
        placeholder="A network each line"
        aria-invalid=${ips.invalid}
        aria-describedby=${ips.about}
        .value=${live(rule.ips)}
        @input=${(event: Event) => change({ ips: textIn(event) })}
        @change=${left}
      ></textarea>
      ${text("ips")}
    </div>
    <div class="rule-field">
      <label for=${id("description")}>Description<span class="visually-hidden"> of rule ${number}</span></label>
      <input
        id=${id("description")}
        autocomplete="off"
        placeholder="None"
        aria-invalid=${description.invalid}
        aria-describedby=${description.about}
        .value=${live(rule.description)}
        @input=${(event: Event) => change({ description: textIn(event) })}
        @change=${left}
      />
      ${text("description")}
    </div>
    <div class="rule-tools">
      <button class="button quiet icon-only small" type="button" id=${id("up")} aria-label="Move rule ${number} up" aria-disabled=${index === 0 ? "true" : nothing} @click=${() => move(-1)}>
        ${icon(ArrowUp)}
      </button>
      <button class="button quiet icon-only small" type="button" id=${id("down")} aria-label="Move rule ${number} down" aria-disabled=${number === count ? "true" : nothing} @click=${() => move(1)}>
        ${icon(ArrowDown)}
      </button>
      <button class="button quiet icon-only small" type="button" aria-label="Remove rule ${number}" @click=${remove}>${icon(Trash2)}</button>
    </div>
  </li>`;
}

/** Focuses an element as soon as the page is rendered. */
function focusSoon(id: string): void {
  requestAnimationFrame(() => requestAnimationFrame(() => document.querySelector<HTMLElement>(`#${id}`)?.focus()));
}

async function save(app: App, firewall: Firewall, draft: RulesDraft): Promise<void> {
  draft.problem = undefined;
  if (!draft.check()) {
    app.changed();
    requestAnimationFrame(() =>
      requestAnimationFrame(() => document.querySelector<HTMLElement>(".rules [aria-invalid]")?.focus()),
    );
    return;
  }
  draft.isSaving = true;
  app.changed();
  try {
    const actions = await app.hz.firewalls.setRules({ id: firewall.id, rules: draft.inputs });
    // What was typed stays until the firewall has these rules, and also when that fails.
    if (await app.tracker.follow(`Setting the rules of ${firewall.name}`, actions)) discard(app, firewall);
  } catch (error) {
    draft.refuse(error);
  }
  draft.isSaving = false;
  app.changed();
}
