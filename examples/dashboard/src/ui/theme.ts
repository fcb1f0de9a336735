// Light and dark colours: those of the system until the user chooses.
const KEY = "hetzner-dashboard-theme";
const system = matchMedia("(prefers-color-scheme: dark)");

export function isDark(): boolean {
  const chosen = document.documentElement.dataset["theme"];
  return chosen === undefined ? system.matches : chosen === "dark";
}

/** Applies the choice of an earlier visit, and follows the system. */
export function startTheme(changed: () => void): void {
  const chosen = localStorage.getItem(KEY);
  if (chosen) document.documentElement.dataset["theme"] = chosen;
  system.addEventListener("change", changed);
}

export function toggleTheme(changed: () => void): void {
  const next = isDark() ? "light" : "dark";
  document.documentElement.dataset["theme"] = next;
  localStorage.setItem(KEY, next);
  changed();
}
