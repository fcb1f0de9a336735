// The columns that the lists of many sections have.
import { html } from "lit";
import type { App } from "../app.js";
import type { Column } from "../ui/data-table.js";
import { ago } from "../ui/format.js";
import { labelList } from "../ui/labels.js";
import { amountOf, monthly } from "./prices.js";
import type { Prices } from "../data/prices.js";
import { nameCell, nameOf, type Resource, type Section } from "./section.js";

export function nameColumn<Item extends Resource>(section: Section<Item>, share = 2, header = "Name"): Column<Item> {
  return {
    key: "name",
    header,
    share,
    sort: (item) => nameOf(section, item),
    cell: (item) => nameCell(section, item),
  };
}

export function locationColumn<Item>(of: (item: Item) => { name: string } | null | undefined): Column<Item> {
  return {
    key: "location",
    header: "Location",
    from: "medium",
    sort: (item) => of(item)?.name ?? "",
    cell: (item) => of(item)?.name ?? "–",
  };
}

export function priceColumn<Item>(app: App, priceOf: (prices: Prices, item: Item) => number): Column<Item> {
  return {
    key: "price",
    header: "Monthly",
    isNumeric: true,
    from: "medium",
    sort: (item) => amountOf(app, (prices) => priceOf(prices, item)),
    cell: (item) => monthly(app, (prices) => priceOf(prices, item)),
  };
}

/** The column of at most a number of labels. */
export function labelsColumn<Item extends Resource>(
  { path }: Section<Item>,
  most = 2,
  share: number = most,
): Column<Item> {
  return { key: "labels", header: "Labels", share, from: "wide", cell: ({ labels }) => labelList(path, labels, most) };
}

export function createdColumn<Item extends { created: string }>(
  app: App,
  from: "medium" | "wide" = "wide",
): Column<Item> {
  return {
    key: "created",
    header: "Created",
    share: 1.4,
    from,
    sort: ({ created }) => -Date.parse(created),
    cell: ({ created }) => html`<span class="muted">${ago(created, app.now())}</span>`,
  };
}
