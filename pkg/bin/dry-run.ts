/** A request that a dry run didn't send. */
export interface PlannedRequest {
  readonly method: string;
  /** The URL path and the query. */
  readonly target: string;
  readonly body?: unknown;
}

/** Stands in for `fetch` in a dry run: sends reads, and records writes, each answered with an empty object. */
export class DryRun {
  readonly requests: PlannedRequest[] = [];

  readonly fetch: typeof fetch = (input, init) => {
    const method = init?.method ?? "GET";
    if (method === "GET") return fetch(input, init);
    const { pathname, search } = new URL(String(input));
    const body = typeof init?.body === "string" ? { body: JSON.parse(init.body) } : {};
    this.requests.push({ method, target: `${pathname}${search}`.replaceAll("%2C", ","), ...body });
    return Promise.resolve(Response.json({}));
  };
}
