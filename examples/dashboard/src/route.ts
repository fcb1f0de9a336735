// The route: the part of the address after `#`, as in `#/servers/42?search=web`.
export interface Route {
  /** The path of a section, as in `servers`. */
  section: string;
  /** The rest of the path: an id, or the name of a page. */
  id: string | undefined;
  query: URLSearchParams;
}

export function currentRoute(): Route {
  const [path = "", query = ""] = location.hash.replace(/^#\/?/, "").split("?", 2);
  const [section = "", id] = path.split("/").map(decoded);
  return { section: section || "overview", id, query: new URLSearchParams(query) };
}

/** A part of a path. One that was typed may be no valid encoding. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function hrefOf(section: string, id?: string | number): string {
  return `#/${section}${id === undefined ? "" : `/${encodeURIComponent(id)}`}`;
}

/** Changes parameters of the query without a new entry in the history. Empty values are removed. */
export function setQuery(changes: Record<string, string>): void {
  const { section, id, query } = currentRoute();
  for (const [name, value] of Object.entries(changes)) {
    if (value) query.set(name, value);
    else query.delete(name);
  }
  const text = query.size > 0 ? `?${query}` : "";
  history.replaceState(null, "", hrefOf(section, id) + text);
}
