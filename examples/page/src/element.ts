/** Returns the only element of this type that matches a selector. */
export function element<Type extends Element>(
  type: new () => Type,
  selector: string,
  parent: ParentNode = document,
): Type {
  const found = parent.querySelector(selector);
  if (!(found instanceof type)) throw new TypeError(`index.html has no ${type.name} at ${selector}`);
  return found;
}

/** Replaces the options of a select, each a value and a text. The choice stays if it still exists. */
export function setOptions(select: HTMLSelectElement, options: [value: string | number, text: string][]): void {
  const chosen = select.value;
  select.replaceChildren(...options.map(([value, text]) => new Option(text, `${value}`, false, `${value}` === chosen)));
}
