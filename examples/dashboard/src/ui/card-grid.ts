// A grid of cards, as many beside each other as fit, with only the visible ones in the document.
import {
  defaultRangeExtractor,
  observeWindowOffset,
  observeWindowRect,
  Virtualizer,
  type VirtualizerOptions,
  windowScroll,
} from "@tanstack/virtual-core";
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Row } from "./data-table.js";
import { guarded } from "./guarded.js";

/** Numbers of pixels; the style sheet has the same. */
const [CARD_HEIGHT, HEADING_HEIGHT, GAP] = [216, 48, 12];
/** The width below which there is one card less beside each other. */
const LEAST_WIDTH = 272;
/** The lines before and after those that are visible. */
const OVERSCAN = 1;

/** What stands beside each other: cards, or the heading of a group. */
type Line<Item> = { group: string; count: number } | { items: Item[]; first: number };

/** An element of the list, by what it keeps when it moves. */
interface Cell {
  key: string | number;
  content: TemplateResult | typeof nothing;
}

export class CardGrid<Item extends { id: number | string }> extends LitElement {
  static override properties = {
    rows: { attribute: false },
    card: { attribute: false },
    caption: { attribute: false },
  };

  declare rows: readonly Row<Item>[];
  /** The content of a card. */
  declare card: (item: Item) => TemplateResult;
  /** The name of the list for screen readers. */
  declare caption: string;

  #columns = 1;
  #lines: Line<Item>[] = [];
  /** The number of cards. */
  #total = 0;
  /** The lines by their position: another function tells the virtualizer that their heights have changed. */
  #keyOf = (index: number): number => index;
  #virtualizer: Virtualizer<Window, HTMLElement> | undefined;
  #unmount: (() => void) | undefined;
  /** The position of the card that has the focus: its line stays in the document, with its neighbours for Tab. */
  #focused: number | undefined;
  readonly #sizes = new ResizeObserver(([entry]) => this.#fit(entry?.contentRect.width ?? 0));

  constructor() {
    super();
    this.rows = [];
    this.card = () => html``;
    this.caption = "";
    this.addEventListener("focusin", ({ target }) => {
      this.#focused = Number((target as Element).closest("li.card")?.getAttribute("aria-posinset")) - 1;
      this.requestUpdate();
    });
    this.addEventListener("focusout", () => {
      this.#focused = undefined;
    });
  }

  /** Renders into the page, where its styles are. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#fit(this.getBoundingClientRect().width);
    this.#sizes.observe(this);
    const virtualizer = new Virtualizer(this.#options());
    this.#virtualizer = virtualizer;
    this.#unmount = virtualizer._didMount();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
    this.#unmount?.();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("rows")) this.#arrange();
    this.#virtualizer?.setOptions(this.#options());
  }

  protected override updated(): void {
    this.#virtualizer?.setOptions(this.#options());
    this.#virtualizer?._willUpdate();
  }

  /** Changes the number of cards beside each other to what fits. */
  #fit(width: number): void {
    const columns = Math.max(1, Math.floor((width + GAP) / (LEAST_WIDTH + GAP)));
    if (columns === this.#columns) return;
    this.#columns = columns;
    this.#arrange();
    this.requestUpdate();
  }

  /** Arranges the cards in lines. */
  #arrange(): void {
    this.#lines = [];
    this.#total = 0;
    for (const row of this.rows) {
      if ("group" in row) {
        this.#lines.push(row);
        continue;
      }
      const last = this.#lines.at(-1);
      if (last && "items" in last && last.items.length < this.#columns) last.items.push(row.item);
      else this.#lines.push({ items: [row.item], first: this.#total });
      this.#total++;
    }
    this.#keyOf = (index) => index;
  }

  #options(): VirtualizerOptions<Window, HTMLElement> {
    return {
      count: this.#lines.length,
      getScrollElement: () => window as Window,
      estimateSize: (index) => heightOf(this.#lines[index]),
      getItemKey: this.#keyOf,
      overscan: OVERSCAN,
      rangeExtractor: (range) => {
        const at = this.#lines.findIndex(
          (line) => "items" in line && this.#focused !== undefined && this.#focused < line.first + line.items.length,
        );
        const beside = at < 0 ? [] : [at - 1, at, at + 1].filter((index) => index >= 0 && index < range.count);
        return [...new Set([...defaultRangeExtractor(range), ...beside])].sort((a, b) => a - b);
      },
      scrollMargin: this.isConnected ? this.getBoundingClientRect().top + window.scrollY : 0,
      initialRect: { width: window.innerWidth, height: window.innerHeight },
      initialOffset: () => window.scrollY,
      observeElementRect: observeWindowRect,
      observeElementOffset: observeWindowOffset,
      scrollToFn: windowScroll,
      onChange: () => this.requestUpdate(),
    };
  }

  protected override render(): TemplateResult {
    this.style.setProperty("--columns", `${this.#columns}`);
    return html`<ul aria-label=${this.caption}>
      ${repeat(
        this.#shown(),
        ({ key }) => key,
        ({ content }) => content,
      )}
    </ul>`;
  }

  /** What is in the document: the visible lines, and the places of those between them. */
  #shown(): Cell[] {
    const cells: Cell[] = [];
    let next = 0;
    for (const { index } of this.#virtualizer?.getVirtualItems() ?? []) {
      const line = this.#lines[index];
      if (!line) continue;
      const [first, ...others] = this.#cells(line);
      if (!first) continue;
      const hidden = heightOfAll(this.#lines.slice(next, index));
      cells.push({ key: `before ${first.key}`, content: spacer(hidden) }, first, ...others);
      next = index + 1;
    }
    cells.push({ key: "after", content: spacer(heightOfAll(this.#lines.slice(next))) });
    return cells;
  }

  #cells(line: Line<Item>): Cell[] {
    if ("group" in line) {
      const content = html`<li class="group"><h2>${line.group} <span class="muted">${line.count}</span></h2></li>`;
      return [{ key: `group ${line.group}`, content }];
    }
    return line.items.map((item, at) => ({
      key: item.id,
      content: html`<li class="card" aria-setsize=${this.#total} aria-posinset=${line.first + at + 1}>
        ${guarded(() => this.card(item))}
      </li>`,
    }));
  }
}

function heightOf(line: Line<unknown> | undefined): number {
  return GAP + (line && "group" in line ? HEADING_HEIGHT : CARD_HEIGHT);
}

function heightOfAll(lines: Line<unknown>[]): number {
  return lines.reduce((sum, line) => sum + heightOf(line), 0);
}

/** The place of lines that are not in the document. A gap follows it, as it follows each line. */
function spacer(height: number): TemplateResult | typeof nothing {
  // The property is set by the script: an attribute would be refused by the Content Security Policy.
  return height > 0 ? html`<li class="spacer" aria-hidden="true" .style=${`height: ${height - GAP}px`}></li>` : nothing;
}

customElements.define("card-grid", CardGrid);
