// A table that sorts by its columns, and has only the visible rows in the document.
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
import { ArrowDown, ArrowUp } from "lucide";
import { compareNames } from "./order.js";
import { icon } from "./icon.js";
import { guarded } from "./guarded.js";

export interface Column<Item> {
  key: string;
  header: string;
  /** Shown in place of the text of the header. */
  heading?: TemplateResult;
  cell: (item: Item) => unknown;
  /** The value to sort by; without it the column cannot be sorted by. */
  sort?: (item: Item) => string | number;
  /** Aligned to the right, with digits of the same width. */
  isNumeric?: boolean;
  /** The width in relation to the other columns: 1 by default. */
  share?: number;
  /** The narrowest layout that shows the column: all by default. */
  from?: "medium" | "wide";
}

/** A row: an item, or the heading of a group. */
export type Row<Item> = { item: Item } | { group: string; count: number };

/** A number of pixels; the style sheet has the same. */
const ROW_HEIGHT = 48;
const OVERSCAN = 6;
/** The number of rows that are added in a frame: more would hold up the page. */
const ADDED = 4;

/** What is in the document: a row with its index, or a spacer. */
type Shown<Item> = { key: string; row: Row<Item>; index: number } | { key: string; height: number };

export class DataTable<Item extends { id: number | string }> extends LitElement {
  static override properties = {
    columns: { attribute: false },
    rows: { attribute: false },
    sort: { attribute: false },
    caption: { attribute: false },
  };

  declare columns: Column<Item>[];
  declare rows: readonly Row<Item>[];
  /** The key of a column, with `-` before it for the descending order. */
  declare sort: string;
  /** The name of the table for screen readers. */
  declare caption: string;

  #virtualizer: Virtualizer<Window, HTMLElement> | undefined;
  #unmount: (() => void) | undefined;
  /** The keys of the rows in the document. */
  #rendered: ReadonlySet<string> = new Set();
  /** Whether further rows are to be added. */
  #isPartial = false;
  /** The key of the row that has the focus: it stays in the document, with its neighbours for Tab. */
  #focused: string | undefined;
  /** What has the focus before an update. */
  #held: HTMLElement | undefined;
  /** The pixels of the page above the table. */
  #margin = 0;
  #isMeasured = false;
  readonly #resized = () => {
    this.#isMeasured = false;
    this.requestUpdate();
  };

  constructor() {
    super();
    this.columns = [];
    this.rows = [];
    this.sort = "";
    this.caption = "";
    this.addEventListener("focusin", ({ target }) => {
      const index = Number((target as Element).closest("tr")?.getAttribute("aria-rowindex"));
      const row = this.rows[index - 2];
      this.#focused = row && keyOf(row);
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
    const initialRect = { width: window.innerWidth, height: window.innerHeight };
    const virtualizer = new Virtualizer({ ...this.#options(), initialRect });
    this.#virtualizer = virtualizer;
    this.#unmount = virtualizer._didMount();
    window.addEventListener("resize", this.#resized);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unmount?.();
    window.removeEventListener("resize", this.#resized);
  }

  protected override updated(changed: PropertyValues): void {
    // Not after a scroll, which moves nothing above the table: measuring computes the layout of the page at once.
    if (changed.size > 0 || !this.#isMeasured) {
      this.#margin = this.getBoundingClientRect().top + window.scrollY;
      this.#isMeasured = true;
    }
    this.#virtualizer?.setOptions(this.#options());
    this.#virtualizer?._willUpdate();
    if (this.#isPartial) requestAnimationFrame(() => this.requestUpdate());
    // A row that was moved has lost the focus.
    if (this.#held?.isConnected && this.#held !== document.activeElement) this.#held.focus({ preventScroll: true });
  }

  protected override willUpdate(): void {
    const focused = document.activeElement;
    this.#held = focused instanceof HTMLElement && this.contains(focused) ? focused : undefined;
    this.#virtualizer?.setOptions(this.#options());
  }

  #options(): VirtualizerOptions<Window, HTMLElement> {
    return {
      count: this.rows.length,
      getScrollElement: () => window as Window,
      estimateSize: () => ROW_HEIGHT,
      overscan: OVERSCAN,
      rangeExtractor: (range) => {
        const at = this.#focused === undefined ? -1 : this.rows.findIndex((row) => keyOf(row) === this.#focused);
        const beside = at < 0 ? [] : [at - 1, at, at + 1].filter((index) => index >= 0 && index < range.count);
        return [...new Set([...defaultRangeExtractor(range), ...beside])].sort((a, b) => a - b);
      },
      scrollMargin: this.#margin,
      initialOffset: () => window.scrollY,
      observeElementRect: observeWindowRect,
      observeElementOffset: observeWindowOffset,
      scrollToFn: windowScroll,
      onChange: () => this.requestUpdate(),
    };
  }

  protected override render(): TemplateResult {
    return html`<table class="data" aria-rowcount=${this.rows.length + 1}>
      <caption class="visually-hidden">${this.caption}</caption>
      <colgroup>${this.columns.map((column) => this.#col(column))}</colgroup>
      <thead>
        <tr aria-rowindex="1">${this.columns.map((column) => this.#header(column))}</tr>
      </thead>
      <tbody>
        ${repeat(
          this.#shown(),
          ({ key }) => key,
          (shown) => ("height" in shown ? spacer(shown.height) : this.#row(shown.row, shown.index + 2)),
        )}
      </tbody>
    </table>`;
  }

  /** The rows in the document, in their order, and spacers in place of the others. */
  #shown(): Shown<Item>[] {
    const inWindow = (this.#virtualizer?.getVirtualItems() ?? []).flatMap(({ index }) => {
      const row = this.rows[index];
      return row ? [{ key: keyOf(row), row, index }] : [];
    });
    let added = 0;
    const rows = inWindow.filter(({ key }) => this.#rendered.has(key) || added++ < ADDED);
    this.#isPartial = rows.length < inWindow.length;
    this.#rendered = new Set(rows.map(({ key }) => key));
    let next = 0;
    const shown: Shown<Item>[] = [];
    const skipTo = (index: number, key: string) => {
      if (index > next) shown.push({ key: `spacer ${key}`, height: (index - next) * ROW_HEIGHT });
    };
    for (const row of rows) {
      skipTo(row.index, next === 0 ? "before" : row.key);
      shown.push(row);
      next = row.index + 1;
    }
    skipTo(this.rows.length, "after");
    return shown;
  }

  /** Of the columns that are shown, each gets its share. */
  #col({ from, share = 1 }: Column<Item>): TemplateResult {
    const all = this.columns.reduce((sum, column) => sum + (column.share ?? 1), 0);
    return html`<col class=${from ? `from-${from}` : ""} .width=${`${(100 * share) / all}%`} />`;
  }

  #header({ key, header, heading, sort, isNumeric, from }: Column<Item>): TemplateResult {
    const direction = this.sort === key ? "ascending" : this.sort === `-${key}` ? "descending" : undefined;
    return html`<th
      scope="col"
      class="${isNumeric ? "numeric" : ""} ${from ? `from-${from}` : ""}"
      aria-sort=${direction ?? nothing}
    >
      ${
        sort
          ? html`<button type="button" class="sort" @click=${() => this.#sortBy(direction === "ascending" ? `-${key}` : key)}>
              ${header} ${direction ? icon(direction === "ascending" ? ArrowUp : ArrowDown) : nothing}
            </button>`
          : (heading ?? header)
      }
    </th>`;
  }

  #row(row: Row<Item>, index: number): TemplateResult {
    if ("group" in row) {
      // It spans the columns that are always shown: one that is hidden must not be counted.
      const optional = this.columns.findIndex(({ from }) => from !== undefined);
      const spanned = optional > 0 ? optional : this.columns.length;
      return html`<tr class="group" aria-rowindex=${index}>
        <th scope="rowgroup" colspan=${spanned}>${row.group} <span class="muted">${row.count}</span></th>
        ${this.columns.slice(spanned).map(({ from }) => html`<td class=${from ? `from-${from}` : ""}></td>`)}
      </tr>`;
    }
    return html`<tr aria-rowindex=${index}>
      ${this.columns.map(
        ({ key, cell, isNumeric, from }) =>
          html`<td
            class="${isNumeric ? "numeric" : ""} ${from ? `from-${from}` : ""}"
            role=${key === "name" ? "rowheader" : nothing}
          >
            ${guarded(() => cell(row.item))}
          </td>`,
      )}
    </tr>`;
  }

  #sortBy(sort: string): void {
    this.dispatchEvent(new CustomEvent("sort", { detail: sort }));
  }
}

/** The place of rows that are not in the document. A style attribute would be refused by the Content Security Policy. */
function spacer(height: number): TemplateResult {
  return html`<tr class="spacer" aria-hidden="true"><td .style=${`height: ${height}px`}></td></tr>`;
}

/** A row keeps its elements while others come and go. */
function keyOf<Item extends { id: number | string }>(row: Row<Item>): string {
  return "group" in row ? `group ${row.group}` : `item ${row.item.id}`;
}

/** Items in the order of a column. */
export function sorted<Item>(items: readonly Item[], columns: readonly Column<Item>[], sort: string): Item[] {
  const [key, direction] = sort.startsWith("-") ? [sort.slice(1), -1] : [sort, 1];
  const value = columns.find((column) => column.key === key)?.sort;
  if (!value) return [...items];
  const order = (a: string | number, b: string | number) =>
    typeof a === "number" && typeof b === "number" ? a - b : compareNames(String(a), String(b));
  return items
    .map((item) => [value(item), item] as const)
    .sort(([a], [b]) => direction * order(a, b))
    .map(([, item]) => item);
}

customElements.define("data-table", DataTable);
