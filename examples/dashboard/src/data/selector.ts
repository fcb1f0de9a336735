// Label selectors, by the rules of the API's reference: for lists that are in the page already.

/** A condition of a selector. */
export interface Condition {
  key: string;
  operator: "=" | "!=" | "in" | "notin" | "exists" | "!exists";
  values: string[];
}

const NAME = "[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?";
const KEY = `(?:${NAME}(?:\\.${NAME})*/)?${NAME}`;
const VALUE = `(?:${NAME})?`;
const EXISTS = new RegExp(`^(!?)\\s*(${KEY})$`);
const EQUALITY = new RegExp(`^(${KEY})\\s*(==|=|!=)\\s*(${VALUE})$`);
const SET = new RegExp(`^(${KEY})\\s+(in|notin)\\s*\\(\\s*(${VALUE}(?:\\s*,\\s*${VALUE})*)\\s*\\)$`);

/** Reads a selector; `null` when it is invalid. An empty one has no conditions. */
export function parseSelector(text: string): Condition[] | null {
  if (text.trim() === "") return [];
  // Commas in parentheses separate values.
  const parts = text.split(/,(?![^(]*\))/).map((part) => part.trim());
  const conditions = parts.map(conditionOf);
  return conditions.every((condition) => condition !== null) ? conditions : null;
}

function conditionOf(text: string): Condition | null {
  const set = SET.exec(text);
  if (set) {
    const [, key = "", operator, values = ""] = set;
    return { key, operator: operator as "in" | "notin", values: values.split(",").map((value) => value.trim()) };
  }
  const equality = EQUALITY.exec(text);
  if (equality) {
    const [, key = "", operator, value = ""] = equality;
    return { key, operator: operator === "!=" ? "!=" : "=", values: [value] };
  }
  const exists = EXISTS.exec(text);
  if (!exists) return null;
  const [, not, key = ""] = exists;
  return { key, operator: not ? "!exists" : "exists", values: [] };
}

/** Returns whether labels meet all conditions. */
export function matches(labels: Record<string, string>, conditions: readonly Condition[]): boolean {
  return conditions.every((condition) => meets(labels, condition));
}

function meets(labels: Record<string, string>, { key, operator, values }: Condition): boolean {
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
  switch (operator) {
    case "exists":
      return value !== undefined;
    case "!exists":
      return value === undefined;
    case "=":
    case "in":
      return value !== undefined && values.includes(value);
    case "!=":
    case "notin":
      return value === undefined || !values.includes(value);
  }
}

/** The text of conditions. */
export function selectorOf(conditions: readonly Condition[]): string {
  return conditions.map(textOf).join(",");
}

function textOf({ key, operator, values }: Condition): string {
  switch (operator) {
    case "exists":
      return key;
    case "!exists":
      return `!${key}`;
    case "in":
    case "notin":
      return `${key} ${operator} (${values.join(",")})`;
    default:
      return `${key}${operator}${values[0] ?? ""}`;
  }
}
