// Icons of Lucide, as SVG elements. They are decoration: what they mean is said by text.
import { Directive, type DirectiveResult, directive } from "lit/directive.js";
import { createElement, type IconNode } from "lucide";

export type { IconNode } from "lucide";

/** Keeps its element until another icon is to be shown: a new one each time would replace all icons at each rendering. */
class IconDirective extends Directive {
  #node: IconNode | undefined;
  #element: SVGElement | undefined;

  render(node: IconNode): SVGElement {
    if (node === this.#node && this.#element) return this.#element;
    this.#node = node;
    this.#element = createElement(node, { class: "icon", "aria-hidden": "true", width: 18, height: 18 });
    return this.#element;
  }
}

export const icon: (node: IconNode) => DirectiveResult<typeof IconDirective> = directive(IconDirective);
