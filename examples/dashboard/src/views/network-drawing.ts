// The drawing of a network: the network as a frame, a lane for each subnet, and the members in it with their addresses.
import { html, LitElement, nothing, svg, type SVGTemplateResult, type TemplateResult } from "lit";

/** A server or load balancer in the network. */
export interface DrawnMember {
  name: string;
  kind: "server" | "load balancer";
  ip: string;
  href: string;
  status: string;
}

export interface DrawnSubnet {
  /** The range, or a text in its place. */
  title: string;
  about: string;
  members: DrawnMember[];
}

export interface DrawnNetwork {
  name: string;
  range: string;
  subnets: DrawnSubnet[];
  routes: { destination: string; gateway: string; via: string | undefined }[];
}

/** Lengths in pixels. */
const PADDING = 16;
const NODE = { width: 172, height: 48, gap: 10 };
const HEADER = 48;
const LANE_HEADER = 56;
const LANE_LABEL = 176;
const ROUTE_HEIGHT = 28;
/** The width from which on the label of a lane stands beside its members. */
const WIDE = 640;
/** The most members of a lane that are drawn. */
const MOST = 60;

/** A subnet with its place. */
interface Lane extends DrawnSubnet {
  y: number;
  height: number;
  shown: DrawnMember[];
}

/** The places of all parts at a width. */
interface Layout {
  width: number;
  height: number;
  isWide: boolean;
  columns: number;
  nodeWidth: number;
  /** The left edge of the lanes and of the members. */
  laneX: number;
  nodeX: number;
  lanes: Lane[];
  routesY: number;
}

function layoutOf({ subnets, routes }: DrawnNetwork, width: number): Layout {
  const isWide = width >= WIDE;
  const laneX = PADDING + 20;
  const nodeX = laneX + (isWide ? LANE_LABEL : 12);
  const available = width - PADDING - 12 - nodeX;
  const columns = Math.max(1, Math.floor((available + NODE.gap) / (NODE.width + NODE.gap)));
  const nodeWidth = columns === 1 ? available : (available - (columns - 1) * NODE.gap) / columns;
  let y = HEADER + 6;
  const lanes = subnets.map((subnet) => {
    const shown = subnet.members.slice(0, MOST);
    const rows = Math.ceil(shown.length / columns);
    const nodes = rows === 0 ? 24 : rows * (NODE.height + NODE.gap) - NODE.gap;
    const more = subnet.members.length > MOST ? 24 : 0;
    const height = (isWide ? 12 : LANE_HEADER) + nodes + more + 12;
    const lane = { ...subnet, y, height: Math.max(height, isWide ? 64 : 0), shown };
    y += lane.height + 12;
    return lane;
  });
  if (subnets.length === 0) y += 32;
  const routesY = y + 4;
  const height = routesY + (routes.length > 0 ? 24 + routes.length * ROUTE_HEIGHT : 0) + 4;
  return { width, height, isWide, columns, nodeWidth, laneX, nodeX, lanes, routesY };
}

/** Draws a network in the width that there is. */
export class NetworkDrawing extends LitElement {
  static override properties = { network: { attribute: false }, width: { state: true } };

  declare network: DrawnNetwork | undefined;
  declare width: number;
  #observer: ResizeObserver | undefined;

  constructor() {
    super();
    this.network = undefined;
    this.width = 0;
  }

  /** Renders into the page, where its styles are. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer = new ResizeObserver(([entry]) => {
      this.width = Math.floor(entry?.contentRect.width ?? 0);
    });
    this.#observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { network, width } = this;
    if (!network) return nothing;
    // The links of the drawing are left out of the order of the keyboard: those of the table of members are the same.
    return html`${width < 200 ? nothing : drawing(network, layoutOf(network, width))} ${description(network)}`;
  }
}

/** What the drawing shows, for screen readers. */
function description({ name, range, subnets, routes }: DrawnNetwork): TemplateResult {
  return html`<div class="visually-hidden">
    <p>The network ${name} with the range ${range}.</p>
    <ul>
      ${subnets.map(
        ({ title, about, members }) =>
          html`<li>
            ${title}, ${about}${members.length > 0 ? ":" : ""}
            <ul>${members.map((member) => html`<li>${member.kind} ${member.name}, ${member.ip}</li>`)}</ul>
          </li>`,
      )}
      ${routes.map(({ destination, gateway, via }) => html`<li>Route: ${destination} by ${gateway} ${via ?? ""}</li>`)}
    </ul>
  </div>`;
}

function drawing(network: DrawnNetwork, layout: Layout): TemplateResult {
  const { width, height, lanes } = layout;
  const spineX = PADDING + 6;
  const last = lanes.at(-1);
  return html`<svg class="drawing" width=${width} height=${height} viewBox="0 0 ${width} ${height}" aria-hidden="true">
    <rect class="network-frame" x="0.5" y="0.5" width=${width - 1} height=${height - 1} rx="10" />
    ${last ? svg`<path class="wire" d="M${spineX} 34 V${last.y + 24}" />` : nothing}
    ${lanes.map((lane) => svg`<path class="wire" d="M${spineX} ${lane.y + 24} H${layout.laneX}" />`)}
    <circle class="router" cx=${spineX} cy="27" r="7" />
    <text class="title" x=${spineX + 16} y="32">${fitted(network.name, width - spineX - PADDING - 32 - network.range.length * 7.5, TITLE)}</text>
    <text class="range" x=${width - PADDING} y="32" text-anchor="end">${network.range}</text>
    ${
      lanes.length === 0
        ? svg`<text class="note" x=${layout.laneX} y=${HEADER + 34}>It has no subnet yet.</text>`
        : nothing
    }
    ${lanes.map((lane) => laneOf(lane, layout))} ${routesOf(network, layout)}
  </svg>`;
}

function laneOf(lane: Lane, layout: Layout): SVGTemplateResult {
  const { laneX, nodeX, width, isWide } = layout;
  const laneWidth = width - PADDING - laneX;
  const nodesY = lane.y + (isWide ? 12 : LANE_HEADER);
  const hidden = lane.members.length - lane.shown.length;
  const rows = Math.ceil(lane.shown.length / layout.columns);
  return svg`<g>
    <rect class="lane" x=${laneX} y=${lane.y} width=${laneWidth} height=${lane.height} rx="8" />
    <text class="range" x=${laneX + 12} y=${lane.y + 26}>${lane.title}</text>
    <text class="about" x=${laneX + 12} y=${lane.y + 43}>${fitted(lane.about, isWide ? LANE_LABEL - 20 : laneWidth - 24, SMALL)}</text>
    ${
      lane.shown.length === 0 && isWide
        ? svg`<text class="note" x=${nodeX} y=${lane.y + 36}>No members</text>`
        : lane.shown.length === 0
          ? svg`<text class="note" x=${laneX + 12} y=${nodesY + 18}>No members</text>`
          : nothing
    }
    ${lane.shown.map((member, index) => nodeOf(member, index, nodesY, layout))}
    ${
      hidden > 0
        ? svg`<text class="note" x=${nodeX} y=${nodesY + rows * (NODE.height + NODE.gap) + 10}>and ${hidden.toLocaleString("en")} more</text>`
        : nothing
    }
  </g>`;
}

function nodeOf(member: DrawnMember, index: number, top: number, layout: Layout): SVGTemplateResult {
  const { columns, nodeWidth, nodeX } = layout;
  const x = nodeX + (index % columns) * (nodeWidth + NODE.gap);
  const y = top + Math.floor(index / columns) * (NODE.height + NODE.gap);
  return svg`<a class="node" href=${member.href} tabindex="-1" data-status=${member.status}>
    <title>${member.name}: ${member.kind}, ${member.status}, ${member.ip}</title>
    <rect x=${x} y=${y} width=${nodeWidth} height=${NODE.height} rx="7" />
    <g class="glyph" transform="translate(${x + 11} ${y + 15})">${member.kind === "server" ? SERVER : BALANCER}</g>
    <text class="node-name" x=${x + 39} y=${y + 20}>${fitted(member.name, nodeWidth - 60, NAME)}</text>
    <text class="node-ip" x=${x + 39} y=${y + 37}>${member.ip}</text>
    <circle class="node-status" cx=${x + nodeWidth - 12} cy=${y + 16} r="4" />
  </a>`;
}

function routesOf(
  { routes }: DrawnNetwork,
  { laneX, routesY, width, isWide }: Layout,
): SVGTemplateResult | typeof nothing {
  if (routes.length === 0) return nothing;
  return svg`<g>
    <text class="about" x=${laneX} y=${routesY + 12}>Routes</text>
    ${routes.map(({ destination, gateway, via }, index) => {
      const y = routesY + 36 + index * ROUTE_HEIGHT;
      const arrowX = laneX + 150;
      const by = via ? `${gateway} ${via}` : gateway;
      return svg`<text class="range" x=${laneX} y=${y}>${destination}</text>
        <path class="arrow" d="M${arrowX} ${y - 4} h${isWide ? 40 : 16} m-5 -4 l5 4 l-5 4" />
        <text class="node-ip" x=${arrowX + (isWide ? 52 : 26)} y=${y}>${fitted(by, width - arrowX - 80, NAME)}</text>`;
    })}
  </g>`;
}

/** Two units of a rack. */
const SERVER = svg`<rect x="0" y="0" width="18" height="8" rx="2" /><rect x="0" y="10" width="18" height="8" rx="2" />
  <path d="M4 4h.01M4 14h.01" />`;
/** A way that splits. */
const BALANCER = svg`<path d="M9 18v-6L2 4M9 12l7-8M2 9V4h5M11 4h5v5" />`;

const NAME = '550 13px "Inter Variable", system-ui, sans-serif';
const SMALL = '12px "Inter Variable", system-ui, sans-serif';
const TITLE = '600 15px "Inter Variable", system-ui, sans-serif';
const measuring = document.createElement("canvas").getContext("2d");

/** The text, cut to a width. */
function fitted(text: string, width: number, font: string): string {
  if (!measuring) return text;
  measuring.font = font;
  if (measuring.measureText(text).width <= width) return text;
  let [least, most] = [0, text.length];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (measuring.measureText(`${text.slice(0, middle)}…`).width <= width) least = middle;
    else most = middle - 1;
  }
  return `${text.slice(0, least)}…`;
}

customElements.define("network-drawing", NetworkDrawing);
