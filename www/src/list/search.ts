import { DISPLAY_STATES } from "../deployment/display-state.ts";

/** The view of a list. The URL holds it, so a link or a reload shows the same. */
export interface ListSearch {
  /** The text to find. */
  q?: string;
  /** The key of a display state, or of a count that needs attention. */
  state?: string;
  /** The order, as the API takes it: `create_time desc`. */
  sort?: string;
  /** The columns, if other than the default ones. */
  cols?: string;
}

const KEYS = ["q", "state", "sort", "cols"] as const;

export function listSearch(search: Record<string, unknown>): ListSearch {
  const known: ListSearch = {};
  for (const key of KEYS) {
    const value = search[key];
    if (typeof value === "string" && value !== "") known[key] = value;
    // the router reads `q=10` as a number
    else if (typeof value === "number") known[key] = String(value);
  }
  return known;
}

/** The states by which one can filter the live deployments. No deployment is in two of them. */
export const FILTERED_STATES = DISPLAY_STATES.flatMap(({ key, label, tone, filter, filterLabel = label }) =>
  filter !== undefined && tone !== "gone" ? [{ key, label: filterLabel }] : [],
);

/** Quotes a text for a filter. */
const quoted = (text: string) => `"${text.replaceAll(/["\\*]/g, "\\$&")}"`;

/** The filter that finds a text in what people know a deployment by. */
function finding(text: string): string {
  const value = quoted(text);
  return `(display_name:${value} OR name:${value} OR base_model:${value} OR description:${value})`;
}

/** Returns the API's filter for what a list shows; undefined for everything. */
export function filterOf({ q, state }: ListSearch, extra?: string): string | undefined {
  const shown = DISPLAY_STATES.find(({ key }) => key === state);
  const terms = [extra, shown?.filter, q?.trim() && finding(q.trim())].filter(Boolean);
  return terms.length > 0 ? terms.join(" AND ") : undefined;
}
