import type { ListQuery } from "fireworks-deployments";

/** The keys of the cache: what was read, of which account. */
export const keys = {
  all: (account: string) => ["deployments", account] as const,
  lists: (account: string) => ["deployments", account, "list"] as const,
  list: (account: string, query: ListQuery) => ["deployments", account, "list", query] as const,
  one: (account: string, id: string) => ["deployments", account, "one", id] as const,
  part: (account: string, id: string, part: string) => ["deployments", account, "one", id, part] as const,
};
