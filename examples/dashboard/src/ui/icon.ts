// Icons of Lucide, as SVG elements. They are decoration: what they mean is said by text.
import { createElement, type IconNode } from "lucide";

export type { IconNode } from "lucide";

export function icon(node: IconNode): SVGElement {
  return createElement(node, { class: "icon", "aria-hidden": "true", width: 18, height: 18 });
}
