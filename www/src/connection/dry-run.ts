import { DeploymentsClient } from "fireworks-deployments";

/** A request that wasn't sent. */
export interface PlannedRequest {
  readonly method: string;
  /** The URL path and the query. */
  readonly target: string;
  /** The body, as JSON text. */
  readonly body: string;
}

/**
 * Returns the request of a call, without sending it: the client itself makes it, with a network that only listens. What is
 * shown before a write is therefore what is sent.
 *
 * @throws {FireworksError} if the client refuses to send it
 */
export async function requestOf(
  accountId: string,
  call: (client: DeploymentsClient) => Promise<unknown>,
): Promise<PlannedRequest> {
  let planned: PlannedRequest | undefined;
  const client = new DeploymentsClient({
    accountId,
    baseUrl: "/",
    maxRetries: 0,
    fetch: async (input, init) => {
      const { pathname, search } = new URL(String(input), location.href);
      const body = typeof init?.body === "string" ? init.body : "";
      planned = { method: init?.method ?? "GET", target: `${pathname}${search}`.replaceAll("%2C", ","), body };
      return Response.json({});
    },
  });
  await call(client);
  if (planned === undefined) throw new Error("the call made no request");
  return planned;
}
