// The focus of the keyboard. It stays near its place when what had it is removed or cannot be used for a while.

const FOCUSABLE = 'a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary, [tabindex="0"]';

/** Where the focus is. */
export interface Place {
  element: HTMLElement;
  /** What the element is in, from the inside, with the number of focusable elements before it. */
  around: { container: Element; before: number }[];
}

/** The place of the focus, if an element has it. */
export function focusedPlace(): Place | undefined {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return undefined;
  const around: Place["around"] = [];
  for (let container = element.parentElement; container; container = container.parentElement) {
    // A page and a dialog have what follows by themselves.
    if (container.matches("main, body, .frame, #dashboard")) break;
    around.push({ container, before: focusable(container).indexOf(element) });
    if (container.matches("dialog")) break;
  }
  return { element, around };
}

/** Gives the focus back: to the same element, or else to what is in its place, or to the page. */
export function focusPlace({ element, around }: Place): void {
  if (element.isConnected) element.focus({ preventScroll: true });
  if (element === document.activeElement) return;
  for (const { container, before } of around) {
    if (!container.isConnected) continue;
    const others = focusable(container);
    const next = others[Math.min(Math.max(before, 0), others.length - 1)];
    next?.focus({ preventScroll: true });
    if (next && next === document.activeElement) return;
  }
  document.querySelector<HTMLElement>("#main")?.focus({ preventScroll: true });
}

/** Keeps the focus in the page from now on. */
export function keepFocus(): void {
  let last: Place | undefined;
  document.addEventListener("focusin", () => {
    last = focusedPlace();
  });
  // The user takes the focus away on purpose: by a press beside everything, or by Tab at the end of the page.
  const forget = (event: Event) => {
    if (!(event instanceof KeyboardEvent) || event.key === "Tab") last = undefined;
  };
  document.addEventListener("pointerdown", forget, { capture: true });
  document.addEventListener("keydown", forget, { capture: true });
  new MutationObserver(() => {
    if (!last || document.activeElement !== document.body) return;
    // A button that is disabled while its request is sent gets the focus back after it.
    if (last.element.isConnected && last.element.matches(":disabled")) return;
    focusPlace(last);
  }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["disabled"] });
}

function focusable(container: Element): HTMLElement[] {
  return [...container.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((one) => one.checkVisibility());
}
